"""What the parser makes of blocks and words: markdown-it's tokens as structs, made in a sixth of the time."""

from typing import Any

from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from msgspec import Struct, field


class Token(Struct):
    """A token with the fields of `markdown_it.token.Token`; rules of markdown-it and of its plugins take either."""

    type: str
    tag: str
    nesting: int
    attrs: dict[str, str | int | float] = field(default_factory=dict)
    map: list[int] | None = None
    level: int = 0
    children: list[Any] | None = None
    content: str = ""
    markup: str = ""
    info: str = ""
    meta: dict[Any, Any] = field(default_factory=dict)
    block: bool = False
    hidden: bool = False


class Blocks(StateBlock):
    """The state of the block parser, with our tokens."""

    def getLines(self, begin: int, end: int, indent: int, keepLastLF: bool) -> str:  # noqa: FBT001, N802, N803 - as there
        """Return some lines; markdown-it's own looks for the line end of a text that has none."""
        keep = keepLastLF and self.eMarks[end - 1] < len(self.src)
        return super().getLines(begin, end, indent, keep)

    def push(self, ttype: str, tag: str, nesting: int) -> Any:
        """Append a token and return it."""
        level = self.level = self.level - (nesting < 0)
        token: Any = Token(ttype, tag, nesting, level=level, block=True)
        self.level += nesting > 0
        self.tokens.append(token)
        return token


def parse_blocks(state: StateCore) -> None:
    """Parse a text into blocks, as markdown-it's own rule of the core does."""
    if state.src:
        blocks = Blocks(state.src, state.md, state.env, state.tokens)
        state.md.block.tokenize(blocks, blocks.line, blocks.lineMax)
