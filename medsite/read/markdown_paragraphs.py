"""A short cut for the commonest block: a paragraph of one line that begins with a word.

markdown-it asks ten rules about each line, and each rule scans it; for such a line the answer is known beforehand.
What comes out is the same, which a test compares.
"""

from markdown_it.rules_block import StateBlock

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
    state.push("paragraph_open", "p", 1).map = [start, start + 1]
    token = state.push("inline", "", 0)
    token.content = state.src[at : state.eMarks[start]].rstrip(" \t\n")
    token.map, token.children = [start, start + 1], []
    state.push("paragraph_close", "p", -1)
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
