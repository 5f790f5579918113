"""What detectors see: one normalised text a file, cut into labelled blocks, and how it leads back to the source."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from msgspec import Struct

from medsite.model.finding import Category
from medsite.model.problem import Severity
from medsite.screen.facts import Facts
from medsite.screen.glance import Glance

Kind = Literal["paragraph", "heading", "item", "cell", "code", "comment", "value", "key", "attribute", "url", "name"]
Part = Literal["front", "body", "file"]


class Block(Struct, frozen=True):
    """A stretch of `Text.plain` that holds together.

    start, end: in `Text.plain`. kind: what it is in its file; a blockquote, footnote or definition is a paragraph.
    label: what names it: a front matter, JSON or YAML key ("extra.patient"), an attribute's name ("alt"), the
      column's and row's heads of a cell ("Value · MRN"), the words before the colon in "Patient: …"; "" for none.
    value: where the words after such a colon begin in `Text.plain`; equal to `start` where the label stands elsewhere.
    part: the front matter, the body, or the file's own name. section: the number of headings before it.
    row: the number of the table row or list the block belongs to, 0 for none.
    """

    start: int
    end: int
    kind: Kind
    label: str = ""
    value: int = 0
    part: Part = "body"
    section: int = 0
    row: int = 0


class Trail(Struct, frozen=True):
    """How a normalised text leads back to its source: for ranges of characters, where they come from.

    marks: ascending positions in the text. origins: where the character at each mark stands in the source; up to
    the next mark the two run side by side. widths: source length of a character that was made from several
    (an entity, a percent escape), by its position.
    """

    marks: tuple[int, ...] = (0,)
    origins: tuple[int, ...] = (0,)
    widths: dict[int, int] = field(default_factory=dict)

    def start_of(self, position: int) -> int:
        """Return where the character at `position` begins in the source."""
        at = bisect_right(self.marks, position) - 1
        return self.origins[at] + position - self.marks[at]

    def end_of(self, position: int) -> int:
        """Return where the character before `position` ends in the source."""
        return self.start_of(position - 1) + self.widths.get(position - 1, 1)


@dataclass(frozen=True, slots=True)
class Text:
    """A file as the detectors read it.

    path: relative to the site's root. source: as decoded. plain: the normalised words of all blocks, one block a
    line: a "\n" stands only between blocks, so a pattern without "\n" never leaves its block.
    blocks: in the order of `plain`. starts: of the blocks, for looking one up. glance: what `plain` holds.
    """

    path: str
    source: str = field(repr=False)
    plain: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    trail: Trail = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)
    glance: Glance = field(repr=False)

    def block_at(self, position: int) -> Block:
        """Return the block that the character at `position` belongs to."""
        return self.blocks[max(0, bisect_right(self.starts, position) - 1)]

    def words_of(self, block: Block) -> str:
        """Return the words of a block."""
        return self.plain[block.start : block.end]


class Hit(Struct, frozen=True):
    """Something found, as a place in `Text.plain`; never shown to anyone.

    rule: its id. severity: ``error`` blocks. confidence: 0 to 1; names at or above 0.8 spread over their page.
    why: the label or the circumstance that decided, in the rules' words, never the text's.
    """

    start: int
    end: int
    rule: str
    category: Category
    severity: Severity = "error"
    confidence: float = 1.0
    why: str = ""


Detector = Callable[[Text, Facts], Iterable[Hit]]
