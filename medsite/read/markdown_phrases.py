r"""A short cut for the commonest words: plain text, and emphasis, code and whole links that hold nothing but text.

markdown-it asks a dozen rules at each mark and sorts the marks into pairs afterwards. Here a mark is matched together
with what ends it, and only where the answer is beyond doubt: ``**`` behind a space and before a letter can but open,
one behind a letter and before a space or a full stop can but close, and nothing between them is a mark. Where a single
thing is not so simple, all the words are left to markdown-it. What comes out is the same, which a test compares.
"""

import re
from collections.abc import Callable
from typing import Any

from medsite.read.markdown_tokens import Token

_MARK = re.compile(r"\n|\*|\[|\\|_|`|!(?=\[)|&(?=#?\w+;)|<(?!=?[\d.]* )|\^(?=\[)|~(?=~)")
"""Where more than text can start: an exclamation mark is one only before a bracket, "<" not before a number."""

_WORDS = r"[^\n!&*<\[\\\]^_`~]"
_BEFORE = "(?<![^ \\n(\"'/\u2013\u2014\u2018\u201c-])"
_BEHIND = "(?=[ \\n.,;:!?)\"'/\u2013\u2014\u2019\u201d-]|\\Z)"
_PIECE = re.compile(
    r"(?<! )(?P<line>\n)(?![ \t])"
    rf"|{_BEFORE}(?P<mark>\*\*?|__?)(?P<said>[^\W_](?:{_WORDS}*[^\W_])?)(?P=mark){_BEHIND}"
    r"|`(?P<code>[^`\s](?:[^`\n]*[^`\s])?)`(?!`)"
    rf"|\[(?P<label>{_WORDS}+)\]\((?P<target>[^\s<>()\\;\x00-\x20\x7f]+)\)"
)
_TAGS = {"*": "em", "_": "em", "**": "strong", "__": "strong"}


def read_phrases(content: str, is_safe: Callable[[str], bool]) -> list[Any] | None:
    """Return the tokens of some words, None for what is not that simple. is_safe: whether a link may lead there."""
    tokens: list[Any] = []
    at = 0
    if not _may_hold_mark(content):
        return [Token("text", "", 0, content=content)]
    while mark := _MARK.search(content, at):
        start = mark.start()
        piece = _PIECE.match(content, start)
        if piece is None:
            return None
        if start > at:
            tokens.append(Token("text", "", 0, content=content[at:start]))
        kind, at = piece.lastgroup, piece.end()
        if kind == "line":
            tokens.append(Token("softbreak", "br", 0))
        elif kind == "said":
            tokens += _emphasis(piece["mark"], piece["said"])
        elif kind == "code":
            tokens.append(Token("code_inline", "code", 0, content=piece["code"], markup="`"))
        elif is_safe(piece["target"]):
            tokens += _link(piece["label"], piece["target"], (start, at))
        else:
            return None
    if at < len(content):
        tokens.append(Token("text", "", 0, content=content[at:]))
    return tokens


def _may_hold_mark(text: str) -> bool:
    """Return True where `_MARK` may match, in a fifth of the time of a search; ``!`` and ``^`` need a bracket."""
    return (
        "*" in text
        or "[" in text
        or "`" in text
        or "_" in text
        or "\n" in text
        or "&" in text
        or "<" in text
        or "\\" in text
        or "~" in text
    )


def _emphasis(mark: str, said: str) -> tuple[Token, Token, Token]:
    tag = _TAGS[mark]
    return (
        Token(f"{tag}_open", tag, 1, markup=mark),
        Token("text", "", 0, level=1, content=said),
        Token(f"{tag}_close", tag, -1, markup=mark),
    )


def _link(label: str, target: str, span: tuple[int, int]) -> tuple[Token, Token, Token]:
    return (
        Token("link_open", "a", 1, attrs={"href": target}, meta={"span": span}),
        Token("text", "", 0, level=1, content=label),
        Token("link_close", "a", -1),
    )
