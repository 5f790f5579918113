"""The short cuts for plain paragraphs and plain lists change nothing."""

import itertools

import pytest

from medsite.read.markdown_effort import MOST, TooLong
from medsite.read.markdown_parser import open_parser

LINES = ["", "word", "  word", "     word", "- item", "  - item", "    - item", "1. one", "> quote", ": def", "~ def", "---", "===",
         "| a |", "|---|", "# h", "# a | b", "#tag", ":::note", ":::", "<div>", "* * *", "+ x", "      - deep"]  # fmt: skip


@pytest.fixture(scope="module")
def slow() -> object:
    parser = open_parser.__wrapped__()
    parser.block.ruler.disable(["plain_paragraph", "plain_list", "early_heading"])
    return parser


def test_all_runs_of_lines_parse_alike(slow: object) -> None:
    parser = open_parser()
    for lines in itertools.product(
        LINES, ["word", "- item", "a | b", "> word"], LINES, ["", "word", "- x", ": y", "==="]
    ):
        text = "\n".join(lines)
        assert parser.parse(text, {}) == slow.parse(text, {}), text  # type: ignore[attr-defined]


BELOW = ["", "- item", "* star", "1. one", "  - deep", "  word", "   - far", "    code", "word", "**word**", ": def", "---",
         "> quote", "# h", ":::", "```", "-", "- ", "- **bold**", "-\ttab", "- - two", "- item ", "<div>"]  # fmt: skip


def test_all_lists_parse_alike(slow: object) -> None:
    parser = open_parser()
    heads = [
        "- item",
        "> - item",
        "- outer\n\n  - item",
        ":::note\n- item",
        "   + item",
        "[^1]: note\n\n    - item",
        "- a\n\t- item",
    ]
    for head, *lines in itertools.product(heads, BELOW, BELOW, BELOW[:16]):
        text = "\n".join((head, *lines))
        assert parser.parse(text, {}) == slow.parse(text, {}), text  # type: ignore[attr-defined]


def test_many_items_are_still_counted() -> None:
    with pytest.raises(TooLong) as found:
        open_parser().parse("- item\n" * (MOST + 1), {})
    assert found.value.line == MOST
