"""Containers: ``:::name title`` … ``:::``, any name, nested."""

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from medsite.read.markdown_attributes import read_attributes, read_pairs

_FENCE = re.compile(r":{3,}")
_OPEN = re.compile(r":{3,}[ \t]*([^\W\d_][\w-]*)(.*)")
_CODE = re.compile(r"(`{3,}|~{3,})(.*)")


def add_containers(parser: MarkdownIt) -> None:
    """Teach the parser the containers.

    A container token's meta holds name, title and attributes. A line of colons that opens or closes nothing, and a
    container without an end, are noted in ``env["faults"]`` as (rule, line, message).
    """
    parser.block.ruler.before(
        "fence", "container", _container, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def _container(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    at = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(":::", at) or state.is_code_block(start):
        return False
    if silent:
        return True
    line = state.src[at : state.eMarks[start]].rstrip()
    match = _OPEN.fullmatch(line)
    if not match:
        _note(state, "R033", start, "this line closes nothing" if not line.strip(":") else "this opens no container")
        state.line = start + 1
        return True
    close = _find_close(state, start, end)
    title, attributes = _read_head(match[2].strip())
    _push(state, start, close if close >= 0 else end, {"name": match[1], "title": title, "attributes": attributes})
    if close >= 0:
        state.line = close + 1
    return True


def _push(state: StateBlock, start: int, stop: int, meta: dict[str, Any]) -> None:
    old_parent, old_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", stop
    token = state.push("container_open", "", 1)
    token.map, token.meta = [start, stop], meta
    state.md.block.tokenize(state, start + 1, stop)
    state.push("container_close", "", -1)
    state.parentType, state.lineMax = old_parent, old_max
    state.line = stop


def _read_head(rest: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return title and attributes of what stands behind the name."""
    rest = rest.rstrip(":").rstrip() if rest.endswith(":::") else rest
    if pairs := read_pairs(rest):
        return "", pairs
    brace = rest.rfind("{")
    if brace >= 0 and (found := read_attributes(rest, brace, len(rest))) and found.end == len(rest):
        return rest[:brace].strip(), found.pairs
    return rest, ()


def _find_close(state: StateBlock, start: int, end: int) -> int:
    """Return the line that closes the container of line `start`, -1 for none.

    One pass settles all containers inside, so that many of them cost no more than one.
    """
    known: dict[tuple[int, int], int] = state.env.setdefault("closes", {})
    indent = state.blkIndent
    if (start, indent) not in known:
        _settle(state, start, end, known)
    return known[start, indent]


def _settle(state: StateBlock, start: int, end: int, known: dict[tuple[int, int], int]) -> None:
    indent, fence = state.blkIndent, ""
    opened: list[int] = []
    for line in range(start, end):
        at = state.bMarks[line] + state.tShift[line]
        text = state.src[at : state.eMarks[line]]
        if text and state.sCount[line] < indent:
            break
        fence, is_code = _follow_fence(text, fence)
        if is_code or not text.startswith(":::") or state.sCount[line] - indent > 3:
            continue
        if _OPEN.fullmatch(text.rstrip()):
            opened.append(line)
        elif not text.strip().strip(":") and opened:
            known[opened.pop(), indent] = line
            if not opened:
                return
    for line in opened:
        known[line, indent] = -1
        _note(state, "R032", line, "this container is never closed")


def _follow_fence(text: str, fence: str) -> tuple[str, bool]:
    """Return the code fence that is open behind this line, and whether the line is code."""
    if text[:3] not in ("```", "~~~"):
        return fence, bool(fence)
    match = _CODE.match(text)
    if not match:
        return fence, bool(fence)
    if not fence:
        return ("", False) if "`" in match[2] and text[0] == "`" else (match[1], True)
    closes = match[1].startswith(fence) and not match[2].strip()
    return ("" if closes else fence), True


def _note(state: StateBlock, rule: str, line: int, message: str) -> None:
    state.env.setdefault("faults", {})[rule, line] = message
