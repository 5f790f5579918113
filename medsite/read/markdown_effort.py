"""How many lines a Markdown text may have, each counted once for every quote and list that it stands in."""

from collections.abc import Callable
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, blockquote

MOST = 50_000
"""Far above any book; the work grows with lines times levels, and a few bytes a line can ask for hours of it."""

Rule = Callable[[StateBlock, int, int, bool], bool]


class TooLong(Exception):  # noqa: N818 - says what the text is, not that the program is wrong
    """Raised when a text asks for too much. line: counted from 0."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def limit_effort(parser: MarkdownIt) -> None:
    """Make the parser raise `TooLong` for texts with too many lines and levels."""
    others: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    parser.block.ruler.at("blockquote", _counting(blockquote), others)


def spend(state: StateBlock, first: int, lines: int) -> None:
    """Count some lines, the first of which is `first`; raise `TooLong` at the one that is too many."""
    env: Any = state.env
    spent = env.get("effort", 0)
    env["effort"] = spent + lines
    if spent + lines > MOST:
        raise TooLong(first + MOST - spent)


def _counting(rule: Rule) -> Rule:
    """Return the rule, with its calls counted: it is asked at each line, once a level."""

    def count(state: StateBlock, first: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
        spend(state, first, 1)
        return rule(state, first, end, silent)

    return count
