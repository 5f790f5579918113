"""Write the normalised text of a file: markup undone, every character still leading back to where it came from."""

import html
import re

from medsite.screen.glance import glance_at
from medsite.screen.normalise_letters import INVISIBLE, fold_letters
from medsite.screen.normalise_markup import MARKUP, OTHER, SIGN, map_signs
from medsite.screen.normalise_said import fold_said
from medsite.screen.text import Block, Kind, Part, Text, Trail
from medsite.screen.vocabulary import listed

INLINE_TAGS = listed(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby rb rp rt s samp small"
    " span strike strong sub sup time tt u var wbr"
)
ATTRIBUTE = re.compile(
    r"([A-Za-z_:@][\w:.@-]{0,60})\s{0,3}=\s{0,3}(?:\"([^\"]{0,4000})\"|'([^']{0,4000})'|([^\s\"'<>=`]{1,2000}))"
)
SILENT_ATTRIBUTES = listed(
    "class style rel type width height lang dir charset media sizes viewbox d fill stroke points transform role"
    " colspan rowspan loading decoding fetchpriority crossorigin integrity defer async hidden tabindex xmlns"
    " http-equiv scope target hreflang as method enctype autocomplete align valign border property"
    " itemprop itemtype itemscope stroke-width preserveaspectratio version"
)
TARGETS = listed("href src action cite poster srcset data formaction longdesc")
UNSEEN = re.compile(f"[{INVISIBLE}]+")
RAW = re.compile(rf"(?P<percent>(?:%[0-9A-Fa-f]{{2}})+)|(?P<entity>&[#\w]{{1,31}};)|(?P<gone>[{INVISIBLE}\r\n\\]+)")


class Writer:
    """Puts a `Text` together, block by block, from stretches of its source."""

    def __init__(self, path: str, source: str) -> None:
        """Begin the text of a file with a block that holds its path."""
        self._whole = source
        self.blank(source)
        self.part: Part = "file"
        self.section = 0
        self.row = 0
        self._path = path
        self._done: list[str] = []
        self._now: list[str] = []
        self._length = 0
        self._begin = 0
        self._marks: list[int] = []
        self._origins: list[int] = []
        self._widths: dict[int, int] = {}
        self._blocks: list[Block] = []
        self._later: list[tuple[int, int, Kind, str]] = []
        self._make(path, 0, 0)
        self._close("name", "file", 0)
        self.part = "body"

    def blank(self, source: str) -> None:
        """Go on with a source in which parts that were written are blank."""
        self.source = source
        self._signs = map_signs(source)

    def write(self, start: int, end: int, kind: Kind, *, label: str = "", value: int = 0) -> str:
        """Write a stretch of running text as a block and return its words. value: where a label's value begins."""
        at = 0
        if value > start:
            self._inline(start, value)
            at = self._length
            start = value
        self._inline(start, end)
        return self._close(kind, label, at)

    def write_raw(self, start: int, end: int, kind: Kind, *, label: str = "") -> None:
        """Write an address as a block: only percent escapes, entities and invisible characters are undone."""
        last = start
        # All that is undone here begins with a sign, but for the end of a line.
        calm = self._signs.find(SIGN, start, end) < 0 and self.source.find("\n", start, end) < 0
        for found in () if calm else RAW.finditer(self.source, start, end):
            self._copy(last, found.start())
            last = found.end()
            if found["percent"]:
                self._make_percent(found)
            elif found["entity"]:
                self._make(html.unescape(found["entity"]), found.start(), last)
        self._copy(last, end)
        self._close(kind, label, 0)

    def later(self, start: int, end: int, kind: Kind, label: str) -> None:
        """Keep a stretch to be written as a block of its own after the block at hand."""
        if end > start:
            self._later.append((start, end, kind, label))

    def attributes(self, start: int, end: int, *, label: str = "") -> None:
        """Keep the telling attributes of a tag for later. label: stands in for the name of a ``content`` attribute."""
        for found in ATTRIBUTE.finditer(self.source, start, end):
            name = found[1].casefold()
            if name in SILENT_ATTRIBUTES:
                continue
            kind: Kind = "url" if name in TARGETS else "attribute"
            group = found.lastindex or 2
            self.later(found.start(group), found.end(group), kind, label if label and name == "content" else name)

    def flush(self) -> None:
        """Write now what was kept for later."""
        self._close("attribute", "", 0)

    def finish(self) -> Text:
        """Return the text, its letters folded and its spelled-out numbers written as digits."""
        plain = fold_letters("".join(self._done))
        glance = glance_at(plain)
        trail = Trail(tuple(self._marks), tuple(self._origins), self._widths)
        said, trail = fold_said(plain, trail, glance)
        if said != plain:
            glance = glance_at(said)
        blocks = tuple(self._blocks)
        return Text(self._path, self._whole, said, blocks, trail, tuple(block.start for block in blocks), glance)

    def _inline(self, start: int, end: int) -> None:
        source, last = self.source, start
        at = self._next_sign(start, end)
        while at >= 0:
            found = MARKUP.get(source[at], OTHER).match(source, at, end)
            if found is None:
                at = self._next_sign(at + 1, end)
                continue
            self._copy(last, at)
            last = found.end()
            what = found.lastgroup
            if what == "space":
                self._marks.append(self._length)
                self._origins.append(at)
                self._now.append(" ")
                self._length += 1
            elif what != "gone":
                self._undo(found, what)
            at = self._next_sign(last, end)
        self._copy(last, end)

    def _next_sign(self, at: int, end: int) -> int:
        """Return where markup may begin next, below 0 for nowhere. at: may stand within a run of spaces."""
        return at if self.source.startswith("  ", at, end) else self._signs.find(SIGN, at, end)

    def _undo(self, found: re.Match[str], what: str | None) -> None:
        begin, end = found.span()
        match what:
            case "entity":
                self._make(html.unescape(found[0]), begin, end)
            case "escape":
                self._make(found[0][1], begin, end)
            case "percent":
                self._make(chr(int(found[0][1:], 16)), begin, end)
            case "code":
                self._make(chr(min(int(f"0x{found[0][2:]}", 0), 0x10FFFF)), begin, end)
            case "said":
                self._make(f"({found['word']})", begin, end)
            case "address":
                self._copy(*found.span("to"))
            case "tag":
                self._undo_tag(found)
            case "image" | "link":
                self._undo_link(found, what)

    def _undo_tag(self, found: re.Match[str]) -> None:
        if found["attributes"]:
            self.attributes(*found.span("attributes"))
        if found["name"].casefold() not in INLINE_TAGS:
            self._make(" ", *found.span())

    def _undo_link(self, found: re.Match[str], what: str) -> None:
        if what == "image":
            self._make(" ", *found.span())
            self.later(*found.span("alt"), "attribute", "alt")
        self.later(*found.span("title"), "attribute", "title")
        self.later(*found.span("to"), "url", "src" if what == "image" else "href")

    def _close(self, kind: Kind, label: str, value: int) -> str:
        words = "".join(self._now)
        self._now.clear()
        if words and not words.isspace():
            begin = self._length - len(words)
            block = Block(begin, self._length, kind, label, max(value, begin), self.part, self.section, self.row)
            self._blocks.append(block)
            self._done.append(words)
            self._done.append("\n")
            self._length += 1
        else:
            self._length -= len(words)
        if self._later:
            later, self._later = self._later, []
            self._write_later(later)
        return words

    def _write_later(self, later: list[tuple[int, int, Kind, str]]) -> None:
        for start, end, kind, label in later:
            if kind == "url":
                self.write_raw(start, end, kind, label=label)
            else:
                self.write(start, end, kind, label=label)

    def _copy(self, start: int, end: int) -> None:
        if end > start:
            self._marks.append(self._length)
            self._origins.append(start)
            words = self.source[start:end]
            self._now.append(words.replace("\n", " "))
            self._length += end - start

    def _make(self, words: str, start: int, end: int) -> None:
        if not words.isascii():
            words = UNSEEN.sub("", words)  # an entity can stand for nothing that is seen, in the middle of a name
        for at in range(self._length, self._length + len(words)):
            self._marks.append(at)
            self._origins.append(start)
            self._widths[at] = end - start
        self._now.append(words.replace("\n", " "))
        self._length += len(words)

    def _make_percent(self, found: re.Match[str]) -> None:
        octets = bytes.fromhex(found["percent"].replace("%", ""))
        try:
            words = octets.decode()
        except UnicodeDecodeError:
            words = octets.decode("latin-1")
        at = found.start()
        for letter in words:
            width = 3 * len(letter.encode() if len(words) < len(octets) else b"x")
            self._make(letter, at, at + width)
            at += width
