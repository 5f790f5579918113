"""The door of typst: social cards, PNG of 1200 × 630 and other shapes, from the theme's ``card.typ``.

``card.typ`` finds its data in ``json(bytes(sys.inputs.data))``: the fields of `CardFace`, `colours` as a dictionary,
`portrait` and `logo` as file names for ``image(…)`` or "".
"""

import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path, PurePosixPath
from threading import get_ident
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from medsite.compute.digest import digest_bytes
from medsite.model.feed import CardFace
from medsite.model.problem import Place
from medsite.model.theme import Theme
from medsite.render.cards_raster import paint_page
from medsite.render.glyphs import FontError, covered_characters, font_for, missing_characters, name_character
from medsite.render.materials import defect, spoiled
from medsite.render.pictures import PictureError, make_rendition, shows_through
from medsite.render.pictures_cards import shades_of_picture, shrink_card
from medsite.render.theme import FONT_ENDINGS
from medsite.render.words import long_date

if TYPE_CHECKING:
    from typst import Compiler

HEAVIEST = 300_000  # WhatsApp drops heavier ones, by field reports
_PICTURE_WIDTH = 208  # a face on a card is never wider, and each card paints it anew
_SHOWN = ("title", "eyebrow", "byline", "note", "site", "host", "initials")
_ISO_DATE = re.compile(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])", re.ASCII)
_POINTER = re.compile(r"┌─ [^\n]*?:(\d+):(\d+)")
# a card is one file: packages come from the network, and eval could hide an import
_IMPORT = re.compile(
    r"(?<![^\s#{;(=\[])(?:import|include)\b(?!\s+(?:calc|sys|sym|emoji|math|color|gradient)\b)|@preview"
)
# the bare word, as a function can be called by another name; std leads to it; comments count, for a string can hold //
_EVAL = re.compile(r"(?<![\w-])(?:eval|std)(?![\w-])")


@dataclass(frozen=True, slots=True)
class _Fonts:
    """Fonts as a cache key."""

    digest: str
    files: tuple[tuple[str, bytes], ...] = field(compare=False, repr=False)


def make_card(face: CardFace, theme: Theme, files: Mapping[str, bytes], source: str = "") -> bytes:
    """Return the card as PNG: in a palette, no alpha, at most 300 KB; the same bytes each time.

    files: bytes of the portrait and the logo by source path. source: the document, for messages.
    """
    origin = _origin(theme)
    face = replace(face, note=_in_words(face.note, face.language), byline=_in_words(face.byline, face.language))
    _refuse_imports(theme.card, origin)
    fonts = _fonts(theme)
    _refuse_missing(face, fonts, source or origin)
    pdf = _compile(face, theme.card, fonts, _Desk(origin, files))
    pictures = [_fitted(face.portrait, files[face.portrait])[0]] if face.portrait else []
    return _finish(pdf, (face.width, face.height), origin, pictures)


class _Desk(Struct, frozen=True):
    """Where card.typ stands, and the pictures it may show."""

    origin: str
    files: Mapping[str, bytes]


def _in_words(text: str, language: str) -> str:
    """Return `text` with its ISO dates in words of the card's language."""
    return _ISO_DATE.sub(lambda day: _day_in_words(day[0], language), text)


def _day_in_words(day: str, language: str) -> str:
    try:
        return long_date(date.fromisoformat(day), language)
    except ValueError:
        return day


def _origin(theme: Theme) -> str:
    return theme.origins.get("card.typ", f"themes/{theme.name}/card.typ")


@lru_cache(maxsize=8)
def _refuse_imports(card: str, origin: str) -> None:
    for number, line in enumerate(card.splitlines(), 1):
        hit = _IMPORT.search(line) or _EVAL.search(line)
        if hit:
            message = f'"{hit[0].strip()}" is not available in a card: it is one file, and nothing is fetched'
            raise defect(Place(origin, number, hit.start() + 1), "C001", message, "write what it needs into card.typ")
    if not card.strip():
        raise defect(origin, "C002", "the theme has no card.typ", "add one, or build with --no-cards")


def _fonts(theme: Theme) -> _Fonts:
    files = tuple((n, theme.fonts[n]) for n in sorted(theme.fonts) if n.lower().endswith(FONT_ENDINGS))
    return _Fonts(f"{theme.digest}:{len(files)}", files)  # a theme may travel without its fonts


def _refuse_missing(face: CardFace, fonts: _Fonts, where: str) -> None:
    files = [data for _, data in fonts.files]
    try:
        shown = {name: missing_characters(getattr(face, name), files) for name in _SHOWN}
    except FontError as error:
        raise defect(where, "C003", f"{_spoiled_font(fonts)}: {error}", "replace the font file") from error
    for name, missing in shown.items():
        if missing:
            codes = ", ".join(map(name_character, missing[:5]))
            message = f"no font here has {codes}, in the card's {name}"
            raise defect(
                where, "C004", message, f"put a font that has it, such as {font_for(missing)}, into themes/fonts/"
            )


def _spoiled_font(fonts: _Fonts) -> str:
    for name, data in fonts.files:
        try:
            covered_characters(data)
        except FontError:
            return f"fonts/{name}"
    return "fonts/"


def _compile(face: CardFace, card: str, fonts: _Fonts, desk: _Desk) -> bytes:
    from typst import TypstError

    compiler = _open_compiler(fonts, get_ident())
    paths = {"portrait": face.portrait, "logo": face.logo}
    pictures = {name: _fitted(path, desk.files[path]) for name, path in paths.items() if path}
    names = {name: _file_name(name, *pictures[name]) if name in pictures else "" for name in paths}
    data = asdict(face) | {"colours": dict(face.colours)} | names
    with _open_folder(f"medsite-card-{os.getpid()}-") as folder:
        for name, (picture, _) in pictures.items():
            Path(folder, names[name]).write_bytes(picture)
        try:
            made: Any = compiler.compile(
                input=card.encode(), root=folder, format="pdf", sys_inputs={"data": json.dumps(data)}, pdf_tags=False
            )
        except TypstError as error:
            raise _diagnosed(error, desk.origin) from error
    return bytes(made)


def _file_name(name: str, data: bytes, kind: str) -> str:
    """Return a name that only these bytes have."""
    return f"{name}-{digest_bytes(data)[:10]}.{kind}"


@contextmanager
def _open_folder(prefix: str) -> Iterator[str]:
    """Yield an empty folder for as long as it is needed: the same each time, so that typst knows its pictures again.

    Where the usual one is taken, by another thread for example, it is one of its own.
    """
    usual = Path(_usual_folder(prefix))
    try:
        usual.mkdir(0o700)
    except OSError:
        with tempfile.TemporaryDirectory(prefix=prefix) as folder:
            yield folder
        return
    try:
        yield str(usual)
    finally:
        shutil.rmtree(usual, ignore_errors=True)


@lru_cache(maxsize=1)
def _usual_folder(prefix: str) -> str:
    """Return a name that nobody can guess; the folder itself does not stay."""
    with tempfile.TemporaryDirectory(prefix=prefix) as folder:
        return folder


@lru_cache(maxsize=64)
def _fitted(path: str, data: bytes) -> tuple[bytes, str]:
    """Return a picture small, upright and of a kind that typst reads, with its ending."""
    ending = PurePosixPath(path).suffix.lower().lstrip(".")
    kind = "svg" if ending == "svg" else "png" if shows_through(data) else "jpeg"  # a JPEG goes into a PDF as it is
    try:
        return make_rendition(data, _PICTURE_WIDTH, kind), kind
    except PictureError as error:
        raise spoiled(path, error) from error


def _diagnosed(error: Any, origin: str) -> Exception:
    pointer = _POINTER.search(error.diagnostic or "")
    place = Place(origin, int(pointer[1]), int(pointer[2])) if pointer else Place(origin)
    said = str(error.message).partition(" (searched at")[0]
    return defect(place, "C006", f"typst: {said}", "mend card.typ at that line")


@lru_cache(maxsize=4)
def _open_compiler(fonts: _Fonts, thread: int = 0) -> "Compiler":  # noqa: ARG001 - each thread needs its own
    """Return a compiler that holds these fonts in memory and no other; nothing stays on the disk."""
    from typst import Compiler, Fonts

    with tempfile.TemporaryDirectory(prefix=f"medsite-fonts-{os.getpid()}-") as folder:
        # a folder each: the order inside a folder is the file system's
        places = [Path(folder, f"{number:03}") for number in range(len(fonts.files))]
        for place, (name, data) in zip(places, fonts.files, strict=True):
            place.mkdir()
            (place / PurePosixPath(name).name).write_bytes(data)
        found = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(p) for p in places])
        compiler = Compiler(font_paths=found, root=folder)
        compiler.compile(input=_touch_all(found), format="png", ppi=10.0, sys_inputs={})
    return compiler


def _touch_all(fonts: Any) -> bytes:
    """Return a text that makes typst load every font while its file is still there."""
    rows = {
        f'#text(font: {json.dumps(f.family)}, weight: {f.weight}, style: "{f.style}", stretch: {f.stretch * 100:g}%)[a]'
        for f in fonts.fonts()
    }
    return "\n".join(sorted(rows)).encode()


def _finish(pdf: bytes, size: tuple[int, int], origin: str, pictures: Iterable[bytes]) -> bytes:
    raster = paint_page(pdf)
    if raster is None:
        raise defect(origin, "C005", "card.typ makes more than one page", "shrink or cut long text in card.typ")
    if (raster.width, raster.height) != size:
        message = f"the card is {raster.width} × {raster.height} pixels, not {size[0]} × {size[1]}"
        raise defect(origin, "C007", message, "#set page(width: card.width * 1pt, height: card.height * 1pt)")
    shades = tuple(shade for data in pictures for shade in shades_of_picture(data))
    for colours in (192, 64, 16):
        small = shrink_card(raster, shades, colours)
        if len(small) <= HEAVIEST:
            return small
    raise defect(origin, "C008", "the card is heavier than 300 KB", "use flat areas in card.typ, not photographs")
