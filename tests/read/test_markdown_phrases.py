"""The short cut for simple words makes the tokens that markdown-it makes, and leaves alone what is not simple."""

import itertools
from typing import Any

import pytest

from medsite.read.markdown_parser import is_safe_target, open_parser
from medsite.read.markdown_phrases import read_phrases

PIECES = ["word", "**two words**", "*one*", "_so_", "`co de`", "[a page](https://a.example/b?c=1&d=2)", "[f](b_c.pdf)",
          " ", "\n", "  \n", "(", ")", ".", "!", "&", "&amp;", "<", "< 5", "<= 5 mg", "<b>", "]", "[1]", "*", "_", "**",
          "~", "~~", "`", "\\", "^", "a_b", "\u201c", "\u201d", "\u2014", "-", "\u00a0", "\u0e33", "\u00b2"]  # fmt: skip


def _plain(tokens: Any) -> list[tuple[Any, ...]]:
    """Return what says the same of either kind of token; empty texts, which markdown-it leaves, say nothing."""
    return [
        (t.type, t.tag, t.nesting, t.attrs, t.map, t.level, t.content, t.markup, t.info, t.meta, t.block, t.hidden)
        for t in tokens
        if t.type != "text" or t.content
    ]


def test_all_runs_of_pieces_parse_alike() -> None:
    parser = open_parser()
    simple = 0
    for pieces in itertools.product(PIECES, repeat=3):
        text = "".join(pieces).strip()
        tokens = read_phrases(text, is_safe_target)
        if tokens is not None:
            simple += 1
            slow: list[Any] = []
            parser.inline.parse(text, parser, {}, slow)
            assert _plain(tokens) == _plain(slow), repr(text)
    assert simple > 5000


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Plain words, and no more!", "text"),
        ("Salt & water < 5 g, ~2 l.", "text"),
        ("Try **plenty of water** for a month.", "text strong_open text strong_close text"),
        ("A line\nand a *second*.", "text softbreak text em_open text em_close text"),
        ("Read [the leaflet](/a.pdf).", "text link_open text link_close text"),
        ("`cmd`", "code_inline"),
    ],
)
def test_what_is_simple(text: str, kinds: str) -> None:
    tokens = read_phrases(text, is_safe_target)
    assert tokens is not None
    assert " ".join(token.type for token in tokens) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "a\\*b",
        "**a *b***",
        "*a b *",
        "x**a**",
        "[a](javascript:b)",
        "[a](<b c>)",
        '[a](b "c")',
        "[a][b]",
        "[^1]",
        "^[a]",
        "![a](b)",
        "&amp;",
        "<b>",
        "<a@b.example>",
        "~~a~~",
        "``a``",
        "a  \nb",
    ],
)
def test_what_is_left_to_markdown_it(text: str) -> None:
    assert read_phrases(text, is_safe_target) is None
