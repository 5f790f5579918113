"""A finished page or feed taken apart into atoms: the words of an element, a value, a comment, a string of JSON."""

import html
import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import unquote_plus

from msgspec import Struct

from medsite.screen.normalise import INLINE_TAGS, SILENT_ATTRIBUTES, TARGETS
from medsite.screen.normalise_letters import fold_letters

GAP = "\ufffc"  # stands where something was cut out; a letter of no word, and allowed in JSON
_SCRIPT = re.compile(r"<script\b[^<>]{0,500}>([^<]{0,2000000})</script>|<!--(.{0,200000}?)-->", re.DOTALL)
_APART = frozenset({"a", "bdi", "cite", "data", "label", "q", "time"})  # stand beside other words, not inside them
_INLINE = re.compile(rf"<(?:/?(?:{'|'.join(sorted(INLINE_TAGS - _APART))})\b)[^<>]{{0,4000}}>", re.IGNORECASE)
_BESIDE = re.compile(rf"<(?:/?(?:{'|'.join(sorted(_APART))})\b)[^<>]{{0,4000}}>", re.IGNORECASE)
_BETWEEN = re.compile(rf"(?<=[\d-])(?:{_BESIDE.pattern})+(?=[\d-])", re.IGNORECASE)  # inside a number, nonetheless
_BLOCK = re.compile(r"<[A-Za-z/!?][^<>]{0,8000}>")  # "a < b" is no tag
_TAG = re.compile(rf"{_BLOCK.pattern}|{GAP}")
_VALUE = re.compile(
    r"[\s\"']([A-Za-z_:@][\w:.@-]{0,60}+)\s{0,3}+=\s{0,3}(?:\"([^\"]{1,8000})\"|'([^']{1,8000})'|([^\s\"'<>=`]{1,2000}))"
)
_FEED_HTML = re.compile(r"<(content:encoded|content|description|summary)\b([^<>]{0,200})>([^<]{0,4000000})</\1>")
_NOTE = re.compile(  # the marks of a footnote, which a reader of Markdown puts there
    r'<sup class="footnote-ref"><a href="#fn:\d{1,3}"[^<>]{0,60}>\d{1,3}</a></sup>'
    r'| ?<a href="#fnref:\d{1,3}(?::\d{1,3})?" role="doc-backlink"[^<>]{0,60}>↩︎</a>'
)
_SAYING = ("alt", "title", "aria-label", "cite", "content", "value", "label", "datetime", "name")
_SAID = re.compile('="(?:' + "|".join(rf'(?<=\s{name}=")' for name in _SAYING) + ')([^"<>]{0,8000})"')
_DATA = re.compile(r'\sdata-[a-z-]{1,30}="([^"<>]{0,8000})"')
_WITHIN = re.compile(rf"</?(?:{'|'.join(sorted(INLINE_TAGS))})\b[^<>]{{0,4000}}>")  # a body's tags are in small letters
_WORD = re.compile(r"[^\W_]")
_ADDRESS = re.compile(r"https?://\S*+")
_LABEL = re.compile(r"[^\d\s.,;!?]{1,24}(?: [^\d\s.,;!?]{1,24}){0,3}")  # up to four words, no figures
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:.]{5,15}(?:Z|[+-]\d\d:\d\d)?)?")
_WRITTEN = re.compile(rf"<(lastmod|updated|published)>{_DAY.pattern}</\1>")  # when a page was, not a day of a life
_DATED = frozenset({"datePublished", "dateModified", "lastReviewed", "date_published", "date_modified"})


class Atom(Struct, frozen=True):
    """What one element, attribute, comment or JSON value says. words: escaped; html: as a little HTML of its own."""

    words: str
    html: str


def open_file(path: str, text: str) -> Iterator[str]:
    """Yield the stretches of HTML in a finished file, and what stands around them; a feed in XML carries it escaped."""
    if path.endswith(".json"):
        yield from _strings(json.loads(text))
        return
    if path.endswith(".xml"):
        pieces = _FEED_HTML.split(text)  # what stands around, then an element's name, its attributes, its HTML
        yield from pieces[3::4]
        text = _WRITTEN.sub("", GAP.join(pieces[::4]))
    yield text


def unescaped(path: str, parts: Iterable[str]) -> Iterator[str]:
    """Yield the stretches of a file as HTML."""
    for part in parts:
        yield html.unescape(part) if path.endswith(".xml") and not part.startswith("<") else part


def name_atom(path: str) -> str:
    """Return the atom of a file's own name, as words and as the address that it gives the file."""
    name = html.escape(path)
    return f'<p>{name}</p><a href="/{name.removesuffix("index.html")}"></a>'


def take_apart(text: str) -> Iterator[Atom]:
    """Yield the atoms of a stretch of HTML."""
    for found in _SCRIPT.finditer(text):
        if found[1] and found[1].lstrip()[:1] in {"{", "["}:
            for word in _strings(json.loads(found[1])):
                yield from _value(word)
        else:
            yield Atom(found[1] or found[2] or "", found[0])
    text = _SCRIPT.sub(GAP, text)
    for name, double, single, bare in _VALUE.findall(text):
        value = double or single or bare
        if name in {"datetime", "content"} and _DAY.fullmatch(value):
            continue
        if name in TARGETS:
            yield from _addresses(html.unescape(value) if "&" in value else value)
        elif name not in SILENT_ATTRIBUTES and _WORD.search(value):
            yield from _addresses(value) if _ADDRESS.fullmatch(value) else (Atom(value, f"<p>{value}</p>"),)
    yield from _texts(_split(text))


@lru_cache(maxsize=4096)  # keys, names and the lines of a theme come again on every page
def _value(word: str) -> tuple[Atom, ...]:
    """Return the atoms of a word in JSON."""
    return _addresses(word) if _ADDRESS.fullmatch(word) else (Atom(word, f"<p>{html.escape(word)}</p>"),)


@lru_cache(maxsize=4096)
def label_of(line: str) -> str:
    """Return what a line of HTML ends with, if that may be the label of a number in the next line."""
    words = [words.strip() for words in _split(line) if _WORD.search(words)]
    return f"<p>{words[-1]}</p>" if words and _LABEL.fullmatch(words[-1].rstrip(":")) else GAP


def strange_atoms(part: str, said: str) -> Iterator[Atom]:
    """Yield what a part of a body's HTML says that does not stand in the folded text `said`."""
    if "<!--" in part or "<script" in part:
        yield from (atom for atom in take_apart(part) if _folded(atom.words) not in said)
        return
    if 'role="doc-' in part:
        part = _NOTE.sub("", part)
    said_by_tags = _SAID.findall(part) + (_DATA.findall(part) if "data-" in part else [])
    values = "\n".join(said_by_tags).replace(", ", "\n")  # a table's label lists its heads
    words = _folded("\n".join(_BLOCK.split(_WITHIN.sub("", part))).replace(GAP, "\n") + "\n" + values)
    blocks = set(said.split("\n"))
    for line in [line.strip() for line in words.split("\n") if line not in blocks]:
        if line not in said and _WORD.search(line):
            yield Atom(line, f"<p>{html.escape(line)}</p>")


def _split(text: str) -> list[str]:
    """Return the running words of a stretch of HTML, cut at its tags; those inside a sentence are not there."""
    return _TAG.split(_BESIDE.sub(" ", _BETWEEN.sub("", _INLINE.sub("", text))))


def _folded(words: str) -> str:
    words = fold_letters(html.unescape(words) if "&" in words else words).replace("\t", " ")
    while "  " in words:
        words = words.replace("  ", " ")
    return words.casefold()


def _strings(value: object) -> list[str]:
    """Return the keys and values of JSON in their order."""
    if isinstance(value, dict):
        found = []
        for key, inner in value.items():
            if key in _DATED and isinstance(inner, str) and _DAY.fullmatch(inner):
                continue  # when the page was written, not a day of anybody's life
            found.append(str(key))
            found += (inner,) if isinstance(inner, str) else _strings(inner)
        return found
    if isinstance(value, list):
        return [word for inner in value for word in _strings(inner)]
    return [] if value is None or isinstance(value, bool) else [str(value)]


@lru_cache(maxsize=4096)
def _addresses(url: str) -> tuple[Atom, ...]:
    """Return an address; one that carries another in its query (a link to share with) as its parts."""
    place, _, query = url.partition("?")
    if "%2F%2F" not in query:
        place, query = url, ""
    place, _, anchor = place.partition("#")
    found = [Atom(place, f'<a href="{html.escape(place)}"></a>')]
    for said in (anchor, *(pair.partition("=")[2] for pair in query.split("&"))):
        words = unquote_plus(said)
        if _ADDRESS.fullmatch(words):
            found.append(Atom(words, f'<a href="{html.escape(words)}"></a>'))
        elif _WORD.search(words):
            found.append(Atom(words, f"<p>{html.escape(words)}</p>"))
    return tuple(found)


def _texts(words: Iterable[str]) -> Iterator[Atom]:
    """Yield running words, each behind the short words before it, which may be the label of a number ("MRN")."""
    before = ""
    for found in words:
        if _WORD.search(found):
            word = found.strip()
            yield Atom(word, f"<p>{before}: {word}</p>" if _LABEL.fullmatch(before) else f"<p>{word}</p>")
            before = word.rstrip(":")
