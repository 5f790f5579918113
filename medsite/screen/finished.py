"""Screen finished pages and feeds without looking twice at what is known to be clean.

A finished file is taken apart into atoms: the words of an element, an attribute's value, a comment, a JSON value.
Three kinds of atoms need no second look: words of a body that was compared with its screened source and cut out byte
for byte; atoms that this process has found clean before (a theme's own words stand on every page); and atoms without
a letter or digit. What remains is screened in one piece, in the page's order. Where that finds anything, or anything
fails, the whole file is screened from its first byte to its last, as if nothing were known of it.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, quote_plus, unquote_plus

from medsite.compute.digest import digest_bytes
from medsite.model.finding import Finding
from medsite.model.problem import Place
from medsite.screen.blocks import read_text
from medsite.screen.engine import Screen, screen_artifact, screen_text, screen_words, state_fault
from medsite.screen.normalise import INLINE_TAGS, SILENT_ATTRIBUTES, TARGETS
from medsite.screen.normalise_letters import fold_letters

_MOST = 16_000_000  # characters remembered in one process
_LONG = 2_000  # characters; longer lines do not come twice
_GAP = "\ufffc"  # stands where something was cut out; a letter of no word, and allowed in JSON
_MARK = "\x00"
_SHORT = 12  # characters; shorter words of a source are not cut out of a page
_SLOT = re.compile("\x00[0-9]{1,7}\x00")
_SCRIPT = re.compile(r"<script\b[^<>]{0,500}>([^<]{0,2000000})</script>|<!--(.{0,200000}?)-->", re.DOTALL)
_APART = frozenset({"a", "bdi", "cite", "data", "label", "q", "time"})  # stand beside other words, not inside them
_INLINE = re.compile(rf"<(?:/?(?:{'|'.join(sorted(INLINE_TAGS - _APART))})\b)[^<>]{{0,4000}}>", re.IGNORECASE)
_BESIDE = re.compile(rf"<(?:/?(?:{'|'.join(sorted(_APART))})\b)[^<>]{{0,4000}}>", re.IGNORECASE)
_TAG = re.compile(rf"<[^<>]{{1,8000}}>|{_GAP}")
_VALUE = re.compile(
    r"[\s\"']([A-Za-z_:@][\w:.@-]{0,60})\s{0,3}=\s{0,3}(?:\"([^\"]{1,8000})\"|'([^']{1,8000})'|([^\s\"'<>=`]{1,2000}))"
)
_FEED_HTML = re.compile(r"<(content:encoded|content|description|summary)\b([^<>]{0,200})>([^<]{0,4000000})</\1>")
_SAYING = ("alt", "title", "aria-label", "cite", "content", "value", "label", "datetime", "name")
_SAID = re.compile(rf"\s(?:{'|'.join(_SAYING)}|data-[a-z-]{{1,30}})=\"([^\"<>]{{0,8000}})\"")
_WORD = re.compile(r"[^\W_]")
_ADDRESS = ("https://", "http://")
_LABEL = re.compile(r"[^\d\s.,;!?]{1,24}(?: [^\d\s.,;!?]{1,24}){0,3}")  # up to four words, no figures
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:.]{5,15}(?:Z|[+-]\d\d:\d\d)?)?")
_DATED = frozenset({"datePublished", "dateModified", "lastReviewed", "date_published", "date_modified"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """Of a source with the HTML made of it. vouched: whether the HTML says nothing that the source did not."""

    findings: tuple[Finding, ...]
    vouched: bool


@dataclass(frozen=True, slots=True)
class Atom:
    """What one element, attribute, comment or JSON value says. words: escaped; html: as a little HTML of its own."""

    words: str
    html: str


class Known:
    """Lines and atoms that were found clean by one screen, in one process."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._size = 0

    def __contains__(self, words: str) -> bool:
        return words in self._words

    def learn(self, words: Iterable[str]) -> None:
        """Remember what was found clean; begin anew when it grows large."""
        for one in words:
            if one not in self._words:
                self._words.add(one)
                self._size += len(one)
        if self._size > _MOST:
            self._words.clear()
            self._size = 0


@dataclass(frozen=True, slots=True)
class Vouched:
    """HTML that was vouched for. lines: whole ones; pieces: of lines that have slots in them."""

    lines: frozenset[str]
    pieces: frozenset[str]


def take_vouched(parts: Iterable[str]) -> Vouched:
    """Return the lines and pieces of HTML that was vouched for, as in `Body.parts`."""
    lines: set[str] = set()
    pieces: set[str] = set()
    for part in parts:
        for line in part.split("\n"):
            if _MARK in line:
                pieces.update(map(_whole_tags, _SLOT.split(line)))
            else:
                lines.add(line)
    return Vouched(frozenset(lines), frozenset(piece for piece in pieces if len(piece) > 1))


def screen_reading(screen: Screen, path: str, data: bytes, parts: Sequence[str]) -> Judgement:
    """Return what stands in a source, and whether the HTML `parts` made of it are vouched for.

    parts: as `Body.parts`. They are vouched for when nothing blocks the source and every atom of them stands in
    the source's own normalised text, or is clean itself.
    """
    try:
        text = read_text(path, data.decode("utf-8-sig"))
        findings = screen_text(screen, text)
        if _blocks(findings):
            return Judgement(findings, vouched=False)
        return Judgement(findings, _stands_in(screen, text.plain, parts))
    except Exception:  # noqa: BLE001 - an outermost door: whatever goes wrong in a rule, the file is withheld
        return Judgement((state_fault(path),), vouched=False)


def screen_finished(
    screen: Screen, path: str, data: bytes, *, vouched: Iterable[str] = (), said: Iterable[str] = (), known: Known
) -> tuple[Finding, ...]:
    """Return what stands in a finished page or feed.

    vouched: HTML, as in `Body.parts`, that was vouched for under the same screen. said: words of a source that is
    clean under it (title, summary), and the page's own address. known: of the same screen.
    """
    try:
        stretches = {_name(part): part for part in _open_file(path, data.decode("utf-8"))}
        unknown = {name: part for name, part in stretches.items() if name not in known}
        lines = "\n".join(_unescaped(path, unknown.values())).split("\n")
        fresh = _fresh(lines, take_vouched(vouched), known)
        atoms = {atom.html for atom in _take_apart(_without(said, "\n".join(fresh)))} if fresh else set()
        new = sorted(atom for atom in (f"<p>{html.escape(path)}</p>", *atoms) if atom not in known)
        clean = not new or not _blocks(screen_words(screen, "atoms.html", "\n".join(new)))
    except Exception:  # noqa: BLE001 - a fault of a shortcut; the whole file is screened instead
        clean = False
    if not clean:
        return _screen_whole(screen, path, data)
    known.learn(new)
    known.learn(unknown)
    known.learn(line for line in lines if len(line) < _LONG)
    return ()


def _name(part: str) -> str:
    """Return a short name for a stretch of a file, for remembering it."""
    return part if len(part) < _LONG else digest_bytes(part.encode())


def _unescaped(path: str, parts: Iterable[str]) -> Iterator[str]:
    """Yield stretches as HTML: a feed in XML carries it escaped."""
    for part in parts:
        yield html.unescape(part) if path.endswith(".xml") and not part.startswith("<") else part


def _fresh(lines: Sequence[str], vouched: Vouched, known: Known) -> list[str]:
    """Return the lines that nobody vouches for, each after the line before it, which may hold its label."""
    fresh: list[str] = []
    before, kept = "", True
    for line in lines:
        if line in known or line in vouched.lines or not line:
            before, kept = line, False
            continue
        if not kept:
            fresh.append(before)
        fresh.append(_cut(line, vouched.pieces) if "<a " in line or "<img" in line else line)
        kept = True
    return fresh


def _without(said: Iterable[str], text: str) -> str:
    """Return a text without the words that were said, however a page writes them: as they are, in JSON, in a link."""
    for words in sorted(said, key=len, reverse=True):
        if len(words) >= _SHORT:
            for form in {html.escape(words), json.dumps(words)[1:-1], words, quote(words), quote_plus(words)}:
                text = text.replace(form, _GAP)
    return text


def _screen_whole(screen: Screen, path: str, data: bytes) -> tuple[Finding, ...]:
    """Screen every byte of a finished file; in a feed, what is found in an entry's HTML is told at its first line."""
    if not path.endswith((".xml", ".json")):
        return screen_artifact(screen, path, data)
    try:
        stretches = _unescaped(path, _open_file(path, data.decode("utf-8")))
        found = screen_words(screen, "feed.html", "\n\n".join(stretches))
    except Exception:  # noqa: BLE001 - an outermost door: whatever goes wrong in a rule, the file is withheld
        return (state_fault(path),)
    return tuple(dict.fromkeys(replace(finding, place=Place(path)) for finding in found))


def _stands_in(screen: Screen, plain: str, parts: Sequence[str]) -> bool:
    """Say whether every atom of `parts` stands in the normalised text `plain`, or is clean itself."""
    said = plain.casefold()
    strange = [atom.html for part in parts for atom in _strange_atoms(_SLOT.sub(_GAP, part), said)]
    return not strange or not _blocks(screen_words(screen, "atoms.html", "\n".join(strange)))


def _strange_atoms(part: str, said: str) -> Iterator[Atom]:
    """Yield what `part` says that does not stand in the folded text `said`."""
    if "<!--" in part or "<script" in part:
        yield from (atom for atom in _take_apart(part) if _folded(atom.words) not in said)
        return
    saying = any(f'{name}="' in part for name in _SAYING) or "data-" in part
    values = "\n".join(_SAID.findall(part)).replace(", ", "\n") if saying else ""  # a table's label lists its heads
    words = _folded(_TAG.sub("\n", _BESIDE.sub("", _INLINE.sub("", part))) + "\n" + values)
    for line in map(str.strip, words.split("\n")):
        if line not in said and _WORD.search(line):
            yield Atom(line, f"<p>{html.escape(line)}</p>")


def _folded(words: str) -> str:
    words = fold_letters(html.unescape(words) if "&" in words else words).replace("\t", " ")
    while "  " in words:
        words = words.replace("  ", " ")
    return words.casefold()


def _blocks(findings: Iterable[Finding]) -> bool:
    return any(finding.severity == "error" for finding in findings)


def _open_file(path: str, text: str) -> Iterator[str]:
    """Yield the stretches of HTML in a finished file, and what stands around them."""
    if path.endswith(".json"):
        yield from _strings(json.loads(text))
        return
    if path.endswith(".xml"):
        for found in _FEED_HTML.finditer(text):
            yield found[3]
        text = _FEED_HTML.sub(_GAP, text)
    yield text


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key in _DATED and isinstance(inner, str) and _DAY.fullmatch(inner):
                continue  # when the page was written, not a day of anybody's life
            yield str(key)
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif value is not None and not isinstance(value, bool):
        yield str(value)


def _whole_tags(piece: str) -> str:
    """Return a piece without the halves of the tags that it was cut out of at both ends."""
    if piece.rfind("<") > piece.rfind(">"):
        piece = piece[: piece.rfind("<")]
    first, close = piece.find("<"), piece.find(">")
    return piece[close + 1 :] if 0 <= close < first or first < 0 <= close else piece


def _cut(line: str, pieces: Iterable[str]) -> str:
    """Return a line without `pieces`, the longest first, for a short one may be a part of a long one."""
    found = [piece for piece in pieces if piece in line]
    for piece in sorted(found, key=len, reverse=True):
        line = line.replace(piece, _GAP)
    return line


def _take_apart(text: str) -> Iterator[Atom]:
    """Yield the atoms of a stretch of HTML."""
    for found in _SCRIPT.finditer(text):
        if found[1] and found[1].lstrip()[:1] in {"{", "["}:
            for word in _strings(json.loads(found[1])):
                yield from (
                    _addresses(word) if word.startswith(_ADDRESS) else (Atom(word, f"<p>{html.escape(word)}</p>"),)
                )
        else:
            yield Atom(found[1] or found[2] or "", found[0])
    text = _SCRIPT.sub(_GAP, text)
    for name, double, single, bare in _VALUE.findall(text):
        value = double or single or bare
        if name in {"datetime", "content"} and _DAY.fullmatch(value):
            continue
        if name in TARGETS:
            yield from _addresses(html.unescape(value))
        elif name not in SILENT_ATTRIBUTES and _WORD.search(value):
            yield from _addresses(value) if value.startswith(_ADDRESS) else (Atom(value, f"<p>{value}</p>"),)
    yield from _texts(_TAG.split(_BESIDE.sub(" ", _INLINE.sub("", text))))


def _addresses(url: str) -> Iterator[Atom]:
    """Yield an address; one that carries another in its query (a link to share with) as its parts."""
    place, _, query = url.partition("?")
    if "%2F%2F" not in query:
        place, query = url, ""
    place, _, anchor = place.partition("#")
    yield Atom(place, f'<a href="{html.escape(place)}"></a>')
    for said in (anchor, *(pair.partition("=")[2] for pair in query.split("&"))):
        words = unquote_plus(said)
        if words.startswith(_ADDRESS):
            yield Atom(words, f'<a href="{html.escape(words)}"></a>')
        elif _WORD.search(words):
            yield Atom(words, f"<p>{html.escape(words)}</p>")


def _texts(words: Iterable[str]) -> Iterator[Atom]:
    """Yield running words, each behind the short words before it, which may be the label of a number ("MRN")."""
    before = ""
    for found in words:
        if _WORD.search(found):
            word = found.strip()
            yield Atom(word, f"<p>{before}: {word}</p>" if _LABEL.fullmatch(before) else f"<p>{word}</p>")
            before = word.rstrip(":")
