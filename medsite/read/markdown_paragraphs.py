"""Short cuts for the commonest blocks: a paragraph of one line that begins with a word, a list of them, a heading.

markdown-it asks ten rules about each line, and each rule scans it; in each item of a list it starts anew. For such
lines the answer is known beforehand. What comes out is the same, which a test compares.
"""

from typing import Any

from markdown_it.rules_block import StateBlock, heading

from medsite.read.markdown_effort import spend
from medsite.read.markdown_tokens import Token

_MARKS = frozenset("#>-+*_~`:<[=|0123456789")
"""What a block that is no paragraph can start with."""


def plain_paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """Match one line of words with nothing below it that could join or change it."""
    at = state.bMarks[start] + state.tShift[start]
    if silent or state.src[at] in _MARKS or state.sCount[start] - state.blkIndent > 3:
        return False
    if not _ends_here(state, start + 1, end):
        return False
    state.line = start + 1
    _push_words(state, at, start, hidden=False)
    return True


def plain_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """Match a list whose items are a line of words each, with an empty line or nothing below the last."""
    at = state.bMarks[start] + state.tShift[start]
    if silent or state.src[at] not in "-+*" or state.sCount[start] - state.blkIndent > 3:
        return False
    stop = _find_end(state, start, at)
    below = state.skipEmptyLines(stop)
    if stop == start or end != state.lineMax or state.level + 2 >= state.md.options.maxNesting:
        return False
    if stop < end and (below == stop or _goes_on(state, start, below, end)):
        return False
    _push_items(state, start, stop, below)
    spend(state, start, stop - start + (below < end))  # what markdown-it would have asked
    state.line = below
    return True


def early_heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """Match a heading before the rules that no line with a number sign is for; a table's first line has a bar."""
    at = state.bMarks[start] + state.tShift[start]
    if silent or state.src[at] != "#" or state.src.find("|", at, state.eMarks[start]) >= 0:
        return False
    if not heading(state, start, end, silent):
        return False
    spend(state, start, 1)  # what markdown-it would have asked
    return True


def _ends_here(state: StateBlock, below: int, end: int) -> bool:
    if below >= state.lineMax:
        return True
    if state.isEmpty(below):
        return not _defines(state, state.skipEmptyLines(below), end)
    return _is_next_item(state, below)


def _defines(state: StateBlock, line: int, end: int) -> bool:
    """Return True where a definition list's ``: text`` may follow."""
    return line < end and state.src[state.bMarks[line] + state.tShift[line]] in ":~"


def _is_next_item(state: StateBlock, line: int) -> bool:
    """Return True for a line that starts the next item of the list that this line stands in."""
    if state.sCount[line] >= state.blkIndent or state.listIndent < 0 or state.sCount[line] - state.listIndent > 3:
        return False
    at = state.bMarks[line] + state.tShift[line]
    return state.src[at] in "-*+" and state.src[at + 1 : at + 2] == " " and state.src[at + 2 : at + 3].isalnum()


def _find_end(state: StateBlock, start: int, at: int) -> int:
    """Return the line below the last item that is a line of words; `start` for none."""
    src, indent, line = state.src, state.sCount[start], start
    marker = f"{src[at]} "
    while line < state.lineMax and state.sCount[line] == indent:
        at = state.bMarks[line] + state.tShift[line]
        first, last = src[at + 2 : at + 3], src[state.eMarks[line] - 1]
        if not src.startswith(marker, at) or first in _MARKS or first.isspace() or last.isspace():
            break
        line += 1
    return line


def _goes_on(state: StateBlock, start: int, below: int, end: int) -> bool:
    """Return True where the line below the empty ones may belong to the list's last item, or be its next one."""
    if below >= end:
        return False
    if state.sCount[below] >= state.sCount[start] + 2:
        return True
    at = state.bMarks[below] + state.tShift[below]
    return state.src[at] in "-+*" and state.src[at + 1 : at + 2] in " \t\n"


def _push_items(state: StateBlock, start: int, stop: int, below: int) -> None:
    marker = state.src[state.bMarks[start] + state.tShift[start]]
    listed = state.push("bullet_list_open", "ul", 1)
    listed.map, listed.markup = [start, below], marker
    for line in range(start, stop):
        item = state.push("list_item_open", "li", 1)
        item.map, item.markup = [line, line + 1 if line + 1 < stop else below], marker
        _push_words(state, state.bMarks[line] + state.tShift[line] + 2, line, hidden=True)
        state.push("list_item_close", "li", -1).markup = marker
    state.push("bullet_list_close", "ul", -1).markup = marker


def _push_words(state: StateBlock, at: int, line: int, *, hidden: bool) -> None:
    """Append a paragraph of one line. hidden: whether it stands in a list without empty lines."""
    content = state.src[at : state.eMarks[line]].rstrip(" \t\n")
    level = state.level
    tokens: list[Any] = state.tokens
    tokens += (
        Token("paragraph_open", "p", 1, map=[line, line + 1], level=level, block=True, hidden=hidden),
        Token("inline", "", 0, map=[line, line + 1], level=level + 1, children=[], content=content, block=True),
        Token("paragraph_close", "p", -1, level=level, block=True, hidden=hidden),
    )
