"""A theme's folder becomes one value, its parents folded in."""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from msgspec import Struct

from medsite.compute.digest import digest_bytes, digest_values
from medsite.model.problem import Checked, Place, Problem
from medsite.model.theme import Setting, Theme
from medsite.render.theme_settings import fold_settings, read_settings, read_words

LoadYaml = Callable[[str, bytes], Checked[object]]
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}$")
_KEYS = ("name", "parent", "about", "settings")
_PARTS = ("templates", "static", "i18n", "fonts")
_HEAVIEST = 50_000_000
FONT_ENDINGS = (".otf", ".ttf", ".ttc")


class _Layer(Struct, frozen=True):
    """One theme folder, read. files: path in the folder → bytes."""

    name: str
    parent: str
    files: dict[str, bytes]
    settings: tuple[Setting, ...]
    words: dict[str, dict[str, str]]


def read_theme(name: str, folders: Sequence[Path], load_yaml: LoadYaml) -> Checked[Theme]:
    """Return the theme `name`, each child's file in place of its parent's.

    folders: where themes are looked for, in this order. A theme may have a parent of its own name: the one in a
    later folder. load_yaml: (path, bytes) → plain dictionaries, lists and text.
    """
    layers: list[_Layer] = []
    problems: list[Problem] = []
    seen: list[Path] = []
    wanted, asker = name, "content/site.yaml"
    while wanted:
        folder = _find(wanted, folders, seen)
        if folder is None:
            problems.append(_missing(wanted, folders, seen, asker))
            break
        seen.append(folder)
        layer = _read_layer(folder, load_yaml, problems)
        layers.append(layer)
        wanted, asker = layer.parent, f"themes/{folder.name}/theme.yaml"
    if any(problem.severity == "error" for problem in problems):
        return Checked(None, tuple(problems))
    return Checked(_fold(name, (*layers[::-1], _more_fonts(folders, problems))), tuple(problems))


def _more_fonts(folders: Sequence[Path], problems: list[Problem]) -> _Layer:
    """Return the fonts of the site's own, ``themes/fonts/``: for letters that no font of a theme has."""
    folder = folders[0] / "fonts" if folders else None
    found = _files_of([folder], folder.parent, "themes", problems) if folder and folder.is_dir() else ()
    fonts = {path: data for path, data in found if path.lower().endswith(FONT_ENDINGS)}
    return _Layer("fonts", "", fonts, (), {})


def _find(name: str, folders: Sequence[Path], seen: Sequence[Path]) -> Path | None:
    if not _NAME.match(name):
        return None
    return next((f / name for f in folders if (f / name).is_dir() and (f / name) not in seen), None)


def _missing(name: str, folders: Sequence[Path], seen: Sequence[Path], asker: str) -> Problem:
    if any(folder.name == name for folder in seen):
        chain = " → ".join([*(folder.name for folder in seen), name])
        return Problem(Place(asker), "T002", f"the themes lead in a circle: {chain}", "change or remove `parent:`")
    there = sorted({p.name for f in folders if f.is_dir() for p in f.iterdir() if p.is_dir() and _NAME.match(p.name)})
    close = get_close_matches(name, there, 1)
    mend = f'did you mean "{close[0]}"?' if close else f"there are: {', '.join(there) or 'none'}"
    return Problem(Place(asker), "T001", f'there is no theme "{name}"', mend)


def _read_layer(folder: Path, load_yaml: LoadYaml, problems: list[Problem]) -> _Layer:
    root = f"themes/{folder.name}"
    files = dict(_read_files(folder, root, problems))
    loaded = _load(f"{root}/theme.yaml", files.get("theme.yaml", b""), load_yaml, problems)
    problems += [_unknown(f"{root}/theme.yaml", key, _KEYS) for key in loaded if key not in _KEYS]
    settings, found = read_settings(f"{root}/theme.yaml", loaded.get("settings"))
    problems.extend(found)
    words: dict[str, dict[str, str]] = {}
    for path, data in files.items():
        if path.startswith("i18n/") and path.endswith(".yaml"):
            texts = _load(f"{root}/{path}", data, load_yaml, problems)
            words[path.removeprefix("i18n/").removesuffix(".yaml")] = read_words(texts)
    return _Layer(folder.name, str(loaded.get("parent") or ""), files, settings, words)


def _load(path: str, data: bytes, load_yaml: LoadYaml, problems: list[Problem]) -> dict[str, object]:
    if not data.strip():
        return {}
    checked = load_yaml(path, data)
    problems.extend(checked.problems)
    if isinstance(checked.value, dict):
        return {str(key): value for key, value in checked.value.items()}
    if checked.value is not None:
        problems.append(Problem(Place(path), "T003", f"{path} must be keys and values", "write `name: value` lines"))
    return {}


def _unknown(path: str, key: str, known: Sequence[str]) -> Problem:
    close = get_close_matches(key, known, 1)
    mend = f'did you mean "{close[0]}"?' if close else f"known are: {', '.join(known)}"
    return Problem(Place(path), "T003", f'unknown field "{key}"', mend)


def _read_files(folder: Path, root: str, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the theme in order; links and special files are problems, never followed."""
    if folder.is_symlink():
        problems.append(_linked(root))
        return
    yield from _files_of(
        [folder / "theme.yaml", folder / "card.typ", *(folder / part for part in _PARTS)], folder, root, problems
    )


def _files_of(tops: Sequence[Path], folder: Path, root: str, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
    weight = 0
    for path in _walk(tops):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not path.is_file():
            problems.append(_linked(f"{root}/{name}"))
            continue
        weight += path.stat().st_size
        if weight > _HEAVIEST:
            problems.append(
                Problem(Place(root), "T005", "the theme is larger than 50 MB", "take large files out of it")
            )
            return
        try:
            yield name, path.read_bytes()
        except PermissionError:
            message = f"{root}/{name} cannot be read: permission denied"
            problems.append(Problem(Place(f"{root}/{name}"), "T006", message, "give yourself the right to read it"))


def _walk(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            yield from _walk(sorted(p for p in path.iterdir() if not p.name.startswith(".") and p.name[-1] != "~"))
        elif path.is_symlink() or path.exists():
            yield path


def _linked(path: str) -> Problem:
    message = f"{path} is a link or a special file; a theme is read from its own folder only"
    return Problem(Place(path), "T004", message, "put the file itself into the theme")


def _fold(name: str, layers: Sequence[_Layer]) -> Theme:
    """Return one theme of layers, the parents first."""
    templates = {path: _text(data) for path, data in _part(layers, "templates/").items()}
    origins = {path: root for layer in layers for path, root in _origins(layer)}
    assets, fonts = _part(layers, "static/"), _part(layers, "fonts/")
    card = _text(_part(layers, "card.typ").get("", b""))
    words: dict[str, dict[str, str]] = {}
    for language, texts in (item for layer in layers for item in layer.words.items()):
        words[language] = words.get(language, {}) | texts
    settings = fold_settings(layer.settings for layer in layers)
    digest = digest_values(
        *(sorted(group.items()) for group in (templates, origins)),
        *(sorted((n, digest_bytes(d)) for n, d in group.items()) for group in (assets, fonts)),
        sorted((language, sorted(texts.items())) for language, texts in words.items()),
        card,
        settings,
    )
    return Theme(name, settings, templates, origins, words, card, assets, fonts, digest)


def _part(layers: Sequence[_Layer], prefix: str) -> dict[str, bytes]:
    """Return the files below `prefix`, the last layer's of each name."""
    files = (item for layer in layers for item in layer.files.items())
    return {path.removeprefix(prefix): data for path, data in files if path.startswith(prefix)}


def _origins(layer: _Layer) -> Iterator[tuple[str, str]]:
    """Yield where each template, and the card, stands."""
    for path in layer.files:
        if path.startswith("templates/") or path == "card.typ":
            yield path.removeprefix("templates/"), f"themes/{layer.name}/{path}"


def _text(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
