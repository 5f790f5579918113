"""Markdown of the kinds that are known to make parsers slow or deep, each a function of a size.

After the lists that cmark (test/pathological_tests.py) and markdown-it (test/pathological.mjs) keep, written anew, and
some that aim at medsite's own parts: containers, attributes, footnotes, definition lists, bare addresses, raw HTML.
"""

import string
from collections.abc import Callable

Blowup = Callable[[int], str]


def _references(size: int) -> str:
    return "".join(f"[note {n}]: https://example.org/{n}\n" for n in range(size)) + "[note 1] " * size


def _collisions(size: int) -> str:
    letters = string.ascii_lowercase
    return "".join(f"[{letters[n % 26] * (n // 26 + 1)}]: /u\n" for n in range(size // 10)) + "\n[zz]\n"


def _table(size: int) -> str:
    width = max(2, int(size**0.5))
    row = "| x " * width + "|\n"
    return row + "| - " * width + "|\n" + row * width


def _short_rows(size: int) -> str:
    width = 12
    return "| x " * width + "|\n" + "| - " * width + "|\n" + "| a |\n" * (size // 2)


def _ticks(size: int) -> str:
    count = max(2, int((2 * size) ** 0.5))
    return " ".join("e" + "`" * n for n in range(1, count))


def _lists(size: int) -> str:
    return "".join("  " * n + "- a\n" for n in range(int(size**0.5)))


def _footnotes(size: int) -> str:
    return " ".join(f"[^{n}]" for n in range(size // 8)) + "\n\n" + "\n".join(f"[^{n}]: n" for n in range(size // 8))


BLOWUPS: dict[str, Blowup] = {
    "nested strong emphasis": lambda n: "*a **a " * n + "b" + " a** a*" * n,
    "emphasis closers without openers": lambda n: "a_ " * n,
    "emphasis openers without closers": lambda n: "_a " * n,
    "many mixed openers": lambda n: "*_* " * n,
    "closers without openers, two kinds": lambda n: "a* b_ " * n,
    "openers and closers a multiple of 3": lambda n: "a**b" + "c* " * n,
    "strikethrough": lambda n: "~~a ~~ b " * n,
    "link closers without openers": lambda n: "a] " * n,
    "link openers without closers": lambda n: "[a " * n,
    "mismatched openers and closers": lambda n: "*a_ " * n,
    "link and emphasis closers": lambda n: "[ a_ " * n,
    "nested brackets": lambda n: "[" * n + "a" + "]" * n,
    "nested brackets with links": lambda n: "[" * n + "](/u)" * n,
    "links cut in their middle": lambda n: "[a](b" * n,
    "links with titles cut off": lambda n: '[a](b "' * n,
    "links with angle brackets": lambda n: "[a](<b" * n,
    "links whose targets are brackets": lambda n: "[a](" + "(" * n + ")" * n + ")",
    "openers of images": lambda n: "![" * n,
    "images in images": lambda n: "![" * n + "a" + "](/u)" * n,
    "bracketed alternatives": lambda n: "![[]()" * n,
    "quotes within quotes": lambda n: "> " * n + "a",
    "quotes without spaces": lambda n: ">" * n + "a",
    "quotes lazily continued": lambda n: "> " * (n // 2) + "a\n" + "b\n" * (n // 2),
    "lists within lists": _lists,
    "lists on one line": lambda n: "- " * n + "a",
    "numbers on one line": lambda n: "1. " * n + "a",
    "quotes and lists in turn": lambda n: "> - " * n + "a",
    "backslashes": lambda n: "\\" * n,
    "runs of ticks of many lengths": _ticks,
    "ticks without an end": lambda n: "`a " * n,
    "unclosed comments": lambda n: "a <!-- " * n,
    "unclosed comments in blocks": lambda n: "<!-- a\n\n" * n,
    "unclosed processing": lambda n: "a <? " * n,
    "unclosed declarations": lambda n: "a <!A " * n,
    "unclosed cdata": lambda n: "a <![CDATA[ " * n,
    "unclosed tags": lambda n: "<a " * n,
    "tags with attributes": lambda n: "<a" + " b" * n,
    "tags with a quote": lambda n: "<a b='" * n,
    "open tags": lambda n: "<b>" * n + "a",
    "closing tags": lambda n: "</b>" * n,
    "divisions within divisions": lambda n: "<div>\n\n" * n + "a",
    "addresses in angle brackets": lambda n: "<https:" * n,
    "bare addresses": lambda n: "https://example.org/a " * n,
    "one long address": lambda n: "https://example.org/" + "a(" * n,
    "e-mail addresses": lambda n: "a@b." * n,
    "many at signs": lambda n: "@" * n,
    "www": lambda n: "www." * n,
    "entities": lambda n: "&" * n,
    "entities that are none": lambda n: "&amp" * n,
    "numbers of characters": lambda n: "&#x10FFFF;" * n,
    "references": _references,
    "reference definitions": lambda n: "[a]: u\n" * n,
    "references that collide": _collisions,
    "references whose names are long": lambda n: "[" + "a\\]" * n + "]: /u\n\n[a]",
    "definitions cut off": lambda n: "[a]:\n" * n,
    "tables": _table,
    "table rows with missing cells": _short_rows,
    "table heads without bodies": lambda n: "|" * n + "\n" + "-|" * n + "\n",
    "pipes": lambda n: "a | b\n" * n,
    "headings": lambda n: "# a\n" * n,
    "headings with closers": lambda n: "# " + "# " * n,
    "equal headings": lambda n: "## Same words\n\n" * n,
    "underlined headings": lambda n: "a\n===\n" * n,
    "rules": lambda n: "***\n" * n,
    "stars with spaces": lambda n: "* " * n + "a",
    "code fences": lambda n: "```\n" * n,
    "tildes": lambda n: "~" * n,
    "blank lines": lambda n: "\n" * n,
    "spaces": lambda n: " " * n,
    "tabs": lambda n: "\t" * n + "a",
    "spaces before line ends": lambda n: "a  \n" * n,
    "one long word": lambda n: "a" * n,
    "zero bytes in words": lambda n: "a\ufffdb" * n,
    "combining marks": lambda n: "a" + "\u0301" * n,
    "containers within containers": lambda n: "".join(":" * (n % 40 + 3) + "note a\n" for _ in range(n // 8)),
    "containers cut off": lambda n: ":::note\n" * n,
    "attributes in braces": lambda n: "![a](b.png){" + "a=b " * n,
    "braces": lambda n: "{" * n,
    "anchors of headings": lambda n: "## a {#" + "a" * n + "\n",
    "footnotes": _footnotes,
    "footnotes that are not there": lambda n: "[^a" * n,
    "footnotes inline": lambda n: "^[a " * n,
    "one footnote called often": lambda n: "[^1]" * n + "\n\n[^1]: a\n",
    "definition lists": lambda n: "a\n: b\n\n" * n,
    "definitions within definitions": lambda n: "a\n" + ": " * n + "b",
}
