"""The jigsaw over several articles: parts of one series that together tell who it is.

Parts of a series are articles of which the front matter says so (``extra: {series: …}``), articles by the same authors
whose titles differ in the number of a part only, and articles by the same authors under a common tag of which one links
to the other. Which pieces an article holds is remembered by its digest: bits, a line and a column, never words.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from medsite.compute.digest import digest_values
from medsite.compute.store import Store
from medsite.model.content import Article, LinkSlot
from medsite.model.finding import Finding
from medsite.model.problem import Place
from medsite.read.sources import read_source
from medsite.screen.blocks import read_text
from medsite.screen.engine import state_finding
from medsite.screen.jigsaw import PLACE, RARE, SERIES, WHOLE, hint_pieces, sum_pieces
from medsite.screen.text import Hit
from medsite.steps.intake import Desk

_MOST = 60  # parts; more are a column, not one story
_SAID = r"(?:[ivx]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)"
_PART = re.compile(
    rf"(?i)[\s,:;.–—(\[-]*(?:\b(?:part|teil|parte|partie|chapter|kapitel|episode|no\.?|भाग|الجزء)\s*(?:\d{{1,3}}|{_SAID})|"
    rf"\b(?:1?\d|20|{_SAID})(?:\s*(?:/|of)\s*\d{{1,2}})?|\((?:continued|the end|epilogue)\)|"
    r"\b(?:continued|epilogue))[\s)\].]*$"
)
_BEHIND = ")]. \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_LAST = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "i", "v", "x",
         "continued", "end", "epilogue")  # fmt: skip


class Part(Struct, frozen=True):
    """What one article adds. kinds: bits, as in screen/jigsaw.py. finding: what to tell of it, if it comes to that."""

    kinds: int
    finding: Finding


def warn_of_series(
    desk: Desk, documents: Iterable[object], digests: Mapping[str, str], store: Store, *, found: Iterable[Finding]
) -> tuple[Finding, ...]:
    """Return a warning for each series whose parts together hold all pieces, and no part alone.

    digests: path → digest of the bytes that were screened. found: what the screening found; a part with findings is
    looked at anew each time.
    """
    articles = [document for document in documents if isinstance(document, Article)]
    dirty = {finding.place.path for finding in found}
    every = [[a.source for a in series if a.source in digests] for series in find_series(articles)]
    hints = _read_hints(desk, (path for paths in every for path in paths), digests, store)
    warned = []
    for paths in every:
        if not all(any(hints[path] & piece for path in paths) for piece in (PLACE, RARE)):
            continue
        parts = _read_parts(desk, paths, digests, store, dirty=dirty)
        kinds = 0
        for part in parts:
            kinds |= part.kinds
        if kinds == WHOLE and not any(part.kinds == WHOLE for part in parts):
            warned.append(next(part.finding for part in parts if part.kinds & RARE))
    return tuple(warned)


def find_series(articles: Sequence[Article]) -> Iterator[tuple[Article, ...]]:
    """Yield the articles of each series, in the order of their dates; a series has two to sixty."""
    leaders = {article.source: article.source for article in articles}

    def lead(source: str) -> str:
        while leaders[source] != source:
            source = leaders[source]
        return source

    for one, other in (*_same_names(articles), *_linked(articles)):
        leaders[max(lead(one), lead(other))] = min(lead(one), lead(other))
    groups: dict[str, list[Article]] = {}
    for article in sorted(articles, key=lambda article: (article.published, article.source)):
        groups.setdefault(lead(article.source), []).append(article)
    yield from (tuple(group) for _, group in sorted(groups.items()) if 1 < len(group) <= _MOST)


def _same_names(articles: Iterable[Article]) -> Iterator[tuple[str, str]]:
    """Yield pairs of the same series by what their front matter and titles say."""
    first: dict[tuple[str, ...], str] = {}
    for article in articles:
        named = dict(article.extra).get("series", "").strip().casefold()
        stem = _stem_of(article.title)
        keys: list[tuple[str, ...]] = [("named", named)] if named else []
        keys += [("title", stem, *article.authors)] if len(stem) > 3 and article.authors else []
        for key in keys:
            yield first.setdefault(key, article.source), article.source


def _stem_of(title: str) -> str:
    """Return a title without the number of its part; one that ends in no number and no such word has none."""
    end = title.rstrip(_BEHIND).casefold()
    if end[-1:].isdigit() or end.endswith(_LAST):
        title = _PART.sub("", title)
    return title.strip().casefold()


def _linked(articles: Iterable[Article]) -> Iterator[tuple[str, str]]:
    """Yield pairs by the same authors under a common tag of which one links to the other."""
    by_name: dict[str, Article] = {}
    for article in articles:
        by_name[article.slug] = by_name[Path(article.source).stem] = article
    for article in by_name.values():
        for slot in article.body.slots:
            other = by_name.get(_name_in(slot.target)) if isinstance(slot, LinkSlot) else None
            if other and other.authors == article.authors != () and set(other.tags) & set(article.tags):
                yield article.source, other.source


def _name_in(target: str) -> str:
    """Return the name of the text that a link leads to, if it leads to one: ``../colds/index.md#rest`` to "colds"."""
    path = target.partition("#")[0].partition("?")[0].removesuffix(".md").removesuffix("/index")
    return path.rstrip("/").rpartition("/")[2]


def _read_hints(desk: Desk, paths: Iterable[str], digests: Mapping[str, str], store: Store) -> dict[str, int]:
    """Return path → the bits of the rarest pieces that may stand there: where they do not, nobody looks closely."""
    keys = {path: digest_values(desk.code, "hints", digests[path]) for path in paths}
    rows = store.fetch(keys.values())
    for path, key in keys.items():
        if key not in rows:
            source = read_source(Path(desk.root), path).value
            rows[key] = bytes([hint_pieces(source.data.decode("utf-8", "replace")) if source else 0])
            if source and source.digest == digests[path]:
                store.keep({key: rows[key]})
    return {path: rows[key][0] for path, key in keys.items()}


def _read_parts(
    desk: Desk, paths: Sequence[str], digests: Mapping[str, str], store: Store, *, dirty: set[str]
) -> list[Part]:
    keys = {path: digest_values(desk.code, "pieces", path, digests[path], desk.screened) for path in paths}
    rows = store.fetch(keys.values())
    parts = []
    for path, key in keys.items():
        part = _unpack(path, rows[key]) if key in rows else _read_part(desk, path, digests[path])
        if key not in rows and part and path not in dirty:
            store.keep({key: _pack(part)})
        parts += [part] if part else []
    return parts


def _read_part(desk: Desk, path: str, digest: str) -> Part | None:
    """Return what an article adds, None where it changed since it was screened, or cannot be read."""
    source = read_source(Path(desk.root), path).value
    if source is None or source.digest != digest:
        return None
    text = read_text(path, source.data.decode("utf-8-sig"))
    pieces = sum_pieces(text, desk.screen.facts)
    hit = Hit(pieces.start, max(pieces.end, pieces.start + 1), SERIES.id, SERIES.category, "warning")
    return Part(pieces.kinds, state_finding(text, hit))


def _pack(part: Part) -> bytes:
    place = part.finding.place
    fields = (place.line, place.column, place.end_line, place.end_column, part.finding.length, part.finding.words)
    return json.dumps([part.kinds, *fields]).encode()


def _unpack(path: str, data: bytes) -> Part:
    kinds, line, column, end_line, end_column, length, words = json.loads(data)
    place = Place(path, line, column, end_line, end_column)
    title = f"{SERIES.title} ({length} characters)"
    return Part(
        kinds, Finding(place, SERIES.id, SERIES.category, SERIES.severity, title, SERIES.mend, "", length, words)
    )
