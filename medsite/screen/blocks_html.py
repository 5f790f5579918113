"""Read HTML and XML without a parser, so that a broken page is screened too: text by element, attributes, comments."""

import re

from medsite.screen.blocks_data import write_code
from medsite.screen.normalise import INLINE_TAGS, Writer
from medsite.screen.text import Kind

PART = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|\Z)"
    r"|<!\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)"
    r"|<(?P<script>script|style)\b(?P<options>[^>]{0,2000})>(?P<code>.*?)(?:</(?P=script)[\s>]|\Z)"
    r"|<(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9:._-]{0,40})"
    r"(?P<attributes>(?:[^<>\"']|\"[^\"]{0,20000}\"|'[^']{0,20000}'){0,4000})>"
    r"|<[!?][^<>]{0,2000}>",
    re.DOTALL | re.IGNORECASE,
)
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "title", "summary", "caption", "legend"])
ITEMS = frozenset(["li", "dd"])
CELLS = frozenset(["td", "th"])
TABLES = frozenset(["table", "tr", "td", "dl"])
_LONGEST_TERM = 80  # letters; a longer one names nothing
META = re.compile(r"(?:name|property|itemprop|http-equiv)\s{0,3}=\s{0,3}[\"']?([\w:.-]{1,60})", re.IGNORECASE)


def read_html(writer: Writer, start: int, end: int) -> None:
    """Write a stretch of HTML or XML."""
    _Page(writer).read(start, end)


class _Page:
    """The element whose words are being gathered, and the table or list of terms it stands in."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.first = -1
        self.kind: Kind = "paragraph"
        self.label = ""
        self.heads: list[str] = []
        self.row: list[str] = []
        self.heading_row = False
        self.term = ""

    def read(self, at: int, end: int) -> None:
        """Write all blocks of a stretch."""
        self.first = at
        for found in PART.finditer(self.writer.source, at, end):
            name = (found["name"] or "").casefold()
            if name in INLINE_TAGS:
                continue
            self._flush(found.start())
            self._read_part(found, name)
            self.first = found.end()
        self._flush(end)

    def _flush(self, stop: int) -> None:
        if stop > self.first:
            words = self.writer.write(self.first, stop, self.kind, label=self.label)
            if words.strip() and self.kind == "cell":
                self.row.append(words)
            if words.strip() and self.label == "dt":
                self.term = " ".join(words.split())[:_LONGEST_TERM]

    def _read_part(self, found: re.Match[str], name: str) -> None:
        writer = self.writer
        if found["comment"] is not None:
            writer.write(*found.span("comment"), "comment")
        elif found["cdata"] is not None:
            read_html(writer, *found.span("cdata"))
        elif found["code"] is not None:
            self._read_script(found)
        elif name == "br":
            pass
        elif name:
            self._enter(name, closing=bool(found["slash"]))
            self._read_attributes(found, name)

    def _read_script(self, found: re.Match[str]) -> None:
        if found["script"].casefold() == "style":
            for comment in re.finditer(r"/\*(.{0,20000}?)\*/", found["code"], re.DOTALL):
                self.writer.write(
                    found.start("code") + comment.start(1), found.start("code") + comment.end(1), "comment"
                )
        else:
            write_code(self.writer, *found.span("code"))

    def _read_attributes(self, found: re.Match[str], name: str) -> None:
        if not found["attributes"].strip(" /\n\t"):
            return
        label = META.search(found["attributes"]) if name == "meta" else None
        self.writer.attributes(*found.span("attributes"), label=label[1] if label else "")
        self.writer.flush()

    def _enter(self, name: str, *, closing: bool) -> None:
        """Note which element the words that follow belong to."""
        if name in TABLES:
            self._enter_table(name, closing=closing)
        self.kind, self.label = "paragraph", ""
        if closing:
            return
        if name in CELLS:
            self.kind, self.label = "cell", self._cell_label()
        elif name in HEADINGS:
            self.kind = "heading"
            self.writer.section += name.startswith("h")
        elif name in ITEMS:
            self.kind, self.label = "item", self.term if name == "dd" else ""
        elif name not in {
            "p",
            "div",
            "section",
            "article",
            "main",
            "header",
            "footer",
            "body",
            "html",
            "nav",
            "ul",
            "ol",
        }:
            self.label = name

    def _enter_table(self, name: str, *, closing: bool) -> None:
        """Note what names the cells, or the definitions, that follow."""
        if name == "tr":
            if closing and self.heading_row:
                self.heads = self.row
            self.row, self.heading_row = [], not closing
            self.writer.row += 1
        elif name == "td":
            self.heading_row = False
        elif name == "table":
            self.heads, self.row = [], []
        else:
            self.term = ""

    def _cell_label(self) -> str:
        column = len(self.row)
        head = self.heads[column] if column < len(self.heads) else ""
        return " · ".join(part for part in (head, self.row[0] if self.row else "") if part)
