"""The short cut for plain paragraphs changes nothing."""

import itertools

import pytest

from medsite.read.markdown_parser import open_parser

LINES = ["", "word", "  word", "     word", "- item", "  - item", "    - item", "1. one", "> quote", ": def", "~ def", "---", "===",
         "| a |", "|---|", "# h", ":::note", ":::", "<div>", "* * *", "+ x", "      - deep"]  # fmt: skip


@pytest.fixture(scope="module")
def slow() -> object:
    parser = open_parser.__wrapped__()
    parser.block.ruler.disable("plain_paragraph")
    return parser


def test_all_runs_of_lines_parse_alike(slow: object) -> None:
    parser = open_parser()
    for lines in itertools.product(
        LINES, ["word", "- item", "a | b", "> word"], LINES, ["", "word", "- x", ": y", "==="]
    ):
        text = "\n".join(lines)
        assert parser.parse(text, {}) == slow.parse(text, {}), text  # type: ignore[attr-defined]
