"""Read the words of XML with expat: no entities, no document types, no tree, bounded depth."""

import re
from collections.abc import Callable
from typing import NamedTuple
from xml.parsers import expat

from msgspec import Struct, field

_MAX_DEPTH = 2_000


class Unreadable(Exception):  # noqa: N818 - it says what a file is, not that the program went wrong
    """Raised where XML is not well-formed, declares entities or is nested beyond reason."""


class Piece(NamedTuple):
    """Words of one element, attribute or comment. name: local. line: where they end, 1-based."""

    name: str
    text: str
    line: int


class Words(Struct):
    """The words of one XML file.

    Pieces of blocks, attributes, and comments with instructions, in order, no empty ones.
    """

    blocks: list[Piece] = field(default_factory=list)
    attributes: list[Piece] = field(default_factory=list)
    comments: list[Piece] = field(default_factory=list)


def read_xml(
    data: bytes, blocks: Callable[[str], bool], keep: Callable[[str], bool], *, doctype: bool = False
) -> Words:
    """Return the words of an XML file.

    blocks: tells by local name which elements' words belong together; words of inline elements join without a gap.
    keep: which attributes to note, by local name. doctype: whether a plain document type may stand there
    (declarations never may).

    Raises:
        Unreadable: where the file cannot be trusted to say all it holds.
    """
    reader = _Reader(blocks, keep, doctype=doctype)
    try:
        reader.parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
    except (expat.ExpatError, ValueError) as error:
        raise Unreadable(str(error)) from error
    reader.flush()
    return reader.words


def local(name: str) -> str:
    """Return a name without its namespace prefix."""
    return name.rpartition(":")[2]


class _Reader:
    """Collects the words while expat reads; lives no longer than `read_xml`."""

    def __init__(self, blocks: Callable[[str], bool], keep: Callable[[str], bool], *, doctype: bool) -> None:
        self.blocks = blocks
        self.keep = keep
        self.doctype = doctype
        self.words = Words()
        self.piece: list[str] = []
        self.stack: list[str] = []
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.piece.append
        parser.CommentHandler = self.comment
        parser.ProcessingInstructionHandler = self.instruct
        parser.StartDoctypeDeclHandler = self.declare
        parser.EntityDeclHandler = self.forbid
        self.parser = parser

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.stack.append(name)
        if len(self.stack) > _MAX_DEPTH:
            raise Unreadable("nested too deep")
        if self.blocks(local(name)):
            self.flush()
        for key, value in attributes.items():
            if value.strip() and not key.startswith("xmlns") and self.keep(local(key)):
                self.words.attributes.append(Piece(local(key), value, self.parser.CurrentLineNumber))

    def end(self, name: str) -> None:
        self.stack.pop()
        short = local(name)
        if self.blocks(short):
            self.flush(short)
        elif short in ("tab", "br", "cr", "s", "line-break", "ptab"):
            self.piece.append(" ")

    def flush(self, name: str = "") -> None:
        text = re.sub(r"[ \t\r\n]+", " ", "".join(self.piece)).strip()
        self.piece.clear()
        if text:
            self.words.blocks.append(Piece(name, text, self.parser.CurrentLineNumber))

    def instruct(self, target: str, data: str) -> None:
        if target not in ("xml-stylesheet", "mso-application"):
            self.comment(data)

    def comment(self, data: str) -> None:
        self.words.comments.append(Piece("", data, self.parser.CurrentLineNumber))

    def declare(self, _name: str, _system: str | None, _public: str | None, has_declarations: int) -> None:
        if has_declarations or not self.doctype:
            raise Unreadable("it declares a document type")

    def forbid(self, *_: object) -> None:
        raise Unreadable("it declares entities")
