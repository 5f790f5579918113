"""Read Markdown without a parser, so that a broken page is screened too: front matter, then the body's blocks."""

import re

from medsite.screen.blocks_data import write_code, write_labelled
from medsite.screen.blocks_html import read_html
from medsite.screen.blocks_yaml import read_yaml
from medsite.screen.normalise import Writer
from medsite.screen.text import Kind

FRONT = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n")
FENCE = re.compile(r"[ >\t]{0,20}(?P<mark>`{3,40}|~{3,40})(?P<info>[^\n`]{0,200})$")
HEADING = re.compile(r"[ >]{0,20}#{1,6}[ \t]+")
UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t\r]*$")
ITEM = re.compile(r"[ \t>]{0,40}(?:[-*+]|\d{1,9}[.)])[ \t]{1,8}(?:\[[ xX]\] )?")
RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,200}|(?:-[ \t]*){3,200}|(?:_[ \t]*){3,200})\r?$")
DELIMITER = re.compile(r"[ >]{0,20}\|?[ \t]*:?-{1,200}:?[ \t]*(?:\|[ \t]*:?-{1,200}:?[ \t]*){0,60}\|?[ \t\r]*$")
DEFINITION = re.compile(r" {0,3}\[(?P<name>[^\[\]\n]{1,200})\]:[ \t]{0,20}")
DEFINED = re.compile(r"<?(?P<url>[^\s<>]{1,2000})>?(?:\s{1,20}(?P<title>[\"'(][^\n]{1,500}))?")
CONTAINER = re.compile(r" {0,3}:{3,20}[ \t]{0,5}")
HTML_BLOCK = re.compile(
    r"[ >]{0,10}</?(?!(?:a|abbr|b|bdi|cite|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup|time|u|wbr"
    r"|br)\b)[a-z][a-z0-9]{0,20}[\s>/]",
    re.IGNORECASE,
)
BLANK = re.compile(r"\n[ \t\r>]{0,100}\n")
CUT = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|\Z)|<(?P<name>script|style)\b[^>]{0,2000}>(?P<code>.*?)(?:</(?P=name)|\Z)",
    re.DOTALL | re.IGNORECASE,
)
CELL = re.compile(r"(?:[^|\\`]|\\.|`[^`\n]{0,400}`|[\\`])+")


def read_markdown(writer: Writer, start: int, end: int) -> None:
    """Write a Markdown file: its front matter as YAML, then its body."""
    found = FRONT.match(writer.source, start, end)
    if found:
        closing = writer.source.find(f"\n{found[1]}", found.end() - 1, end)
        closing = end if closing < 0 else closing
        writer.part = "front"
        read_yaml(writer, found.end(), closing)
        writer.part = "body"
        start = min(end, closing + 4)
    cut_out(writer, start, end)
    _Body(writer, end).read(start)


def cut_out(writer: Writer, start: int, end: int) -> None:
    """Write comments and scripts by themselves and leave invisible signs in their place."""
    source = writer.source
    if "<!--" not in source and "<script" not in source and "<style" not in source:
        return
    pieces, last = [], 0
    for found in CUT.finditer(source, start, end):
        if found["comment"] is not None:
            writer.write(*found.span("comment"), "comment")
        else:
            write_code(writer, *found.span("code"))
        pieces += [source[last : found.start()], "\x00" * len(found[0])]
        last = found.end()
    writer.blank("".join((*pieces, source[last:])))


class _Body:
    """The lines of a body, and the block that is being gathered from `first` to `last`."""

    def __init__(self, writer: Writer, end: int) -> None:
        self.writer = writer
        self.source = writer.source
        self.end = end
        self.first = -1
        self.last = 0
        self.kind: Kind = "paragraph"
        self.listed = False

    def read(self, at: int) -> None:
        """Write all blocks from `at` on."""
        source, end = self.source, self.end
        while at < end:
            stop = source.find("\n", at, end)
            stop = end if stop < 0 else stop
            first = source[at : at + 1]
            if first.isalpha() and "|" not in source[at:stop]:
                self._gather(at, stop)
                at = stop + 1
            else:
                at = self._read_line(at, stop)
        self._flush()

    def _gather(self, at: int, stop: int) -> None:
        if self.first < 0:
            self.first, self.kind = at, "paragraph"
        self.last = stop

    def _flush(self) -> None:
        if self.first >= 0:
            first, self.first = self.first, -1
            write_labelled(self.writer, first, self.last, self.kind)

    def _read_line(self, at: int, stop: int) -> int:
        line = self.source[at:stop]
        bare = line.strip(" \t\r>")
        if not bare:
            self._flush()
            return stop + 1
        sign = bare[0]
        if sign in "`~" and (found := FENCE.match(line.rstrip("\r"))):
            return self._read_fence(found["mark"], found["info"].strip(), stop)
        if "|" in line and DELIMITER.match(self._line_after(stop)):
            return self._read_table(at, stop)
        if sign == "<" and self.first < 0 and HTML_BLOCK.match(line):
            return self._read_html(at)
        self._read_simple(at, stop, line)
        return stop + 1

    def _read_simple(self, at: int, stop: int, line: str) -> None:
        """Take in a line that is a block by itself or begins or carries on one."""
        if found := HEADING.match(line):
            self._flush()
            self.writer.section += 1
            write_labelled(self.writer, at + found.end(), stop, "heading")
        elif self.first >= 0 and self.kind == "paragraph" and UNDERLINE.match(line):
            self.kind, self.last = "heading", stop
            self.last = at - 1
            self._flush()
            self.writer.section += 1
        elif RULE.match(line):
            self._flush()
        elif found := ITEM.match(line):
            self._flush()
            self.first, self.last, self.kind = at + found.end(), stop, "item"
        elif found := DEFINITION.match(line):
            self._flush()
            self._read_definition(found, at, stop)
        elif found := CONTAINER.match(line):
            self._flush()
            write_labelled(self.writer, at + found.end(), stop, "heading")
        else:
            self._gather(at + (len(line) - len(line.lstrip(" \t>")) if self.first < 0 else 0), stop)

    def _read_definition(self, found: re.Match[str], at: int, stop: int) -> None:
        """Take in a footnote, or write the target and title of a link definition."""
        if found["name"].startswith("^"):
            self.first, self.last, self.kind = at + found.end(), stop, "paragraph"
            return
        writer = self.writer
        writer.write(at + found.start("name"), at + found.end("name"), "key", label="reference")
        parts = DEFINED.match(self.source, at + found.end(), stop)
        if parts:
            writer.write_raw(*parts.span("url"), "url", label="href")
            if parts["title"]:
                writer.write(*parts.span("title"), "attribute", label="title")

    def _read_fence(self, mark: str, info: str, stop: int) -> int:
        self._flush()
        closing = re.compile(rf"^[ >\t]{{0,20}}{re.escape(mark)}[`~]{{0,40}}[ \t\r]*$", re.MULTILINE)
        found = closing.search(self.source, stop + 1, self.end)
        until = found.start() if found else self.end
        write_code(self.writer, stop + 1, until, language=info.casefold())
        return found.end() + 1 if found else self.end

    def _read_html(self, at: int) -> int:
        found = BLANK.search(self.source, at, self.end)
        until = found.start() if found else self.end
        read_html(self.writer, at, until)
        return until + 1

    def _line_after(self, stop: int) -> str:
        following = self.source.find("\n", stop + 1, self.end)
        return self.source[stop + 1 : self.end if following < 0 else following]

    def _read_table(self, at: int, stop: int) -> int:
        self._flush()
        heads = [self.writer.write(*span, "cell") for span in self._cells(at, stop)]
        self.writer.row += 1
        at = stop + 2 + len(self._line_after(stop))
        while at < self.end:
            stop = self.source.find("\n", at, self.end)
            stop = self.end if stop < 0 else stop
            if "|" not in self.source[at:stop]:
                break
            self._read_row(at, stop, heads)
            at = stop + 1
        return at

    def _read_row(self, at: int, stop: int, heads: list[str]) -> None:
        self.writer.row += 1
        row_head = ""
        for column, span in enumerate(self._cells(at, stop)):
            head = heads[column] if column < len(heads) else ""
            label = f"{head} · {row_head}" if row_head else head
            words = self.writer.write(*span, "cell", label=label)
            row_head = row_head or words

    def _cells(self, at: int, stop: int) -> list[tuple[int, int]]:
        """Return the places of a row's cells, without the outer bars and the spaces around them."""
        line = self.source[at:stop]
        offset = len(line) - len(line.lstrip(" >\t"))
        offset += line[offset : offset + 1] == "|"
        spans = []
        for found in CELL.finditer(line, offset):
            words = found[0]
            begin = at + found.start() + len(words) - len(words.lstrip())
            spans.append((begin, max(begin, at + found.end() - (len(words) - len(words.rstrip())))))
        return spans
