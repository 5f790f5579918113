"""Markdown becomes a body with open slots, its outline, and the problems in it."""

import re
from typing import Any

from msgspec.msgpack import encode
from msgspec.structs import replace

from medsite.compute.digest import digest_bytes
from medsite.model.content import Body, Outline
from medsite.model.problem import Problem
from medsite.read.markdown_book import Book
from medsite.read.markdown_effort import MOST, TooLong
from medsite.read.markdown_parser import DEEPEST, open_parser
from medsite.read.markdown_places import Finder, Origin
from medsite.read.markdown_terms import find_terms
from medsite.read.markdown_writer import Writer
from medsite.read.rules import make_problem

_WIDE = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"  # compiled where it is met


def read_markdown(text: str, origin: Origin) -> tuple[Body, Outline, tuple[Problem, ...]]:
    """Return the body, the outline and the problems of a Markdown text.

    Headings start at level 2 and skip none, however they are numbered in the source: the page's title is its h1.
    """
    finder = Finder(text, origin)
    env: dict[str, Any] = {}
    book = Book(finder)
    try:
        tokens = open_parser().parse(text, env)
    except TooLong as found:
        tokens = []
        message = f"this text has more than {MOST} lines, counted once for each quote and list that they stand in"
        book.problems.append(make_problem("R040", finder.of_line(found.line), message))
    book.problems += [*_name_faults(env, finder), *_refuse_depth(tokens, finder)]
    writer = Writer(book)
    body = Body(writer.write(tokens))
    words = writer.words if text.isascii() else writer.words + len(re.findall(_WIDE, text)) // 2
    terms = find_terms(book.headings, writer.said)
    outline = Outline("", tuple(book.slots), tuple(book.headings), words, tuple(book.others), writer.excerpt, terms)
    outline = replace(outline, digest=digest_bytes(encode((body, outline))))
    return body, outline, tuple(sorted(book.problems))


def _name_faults(env: dict[str, Any], finder: Finder) -> list[Problem]:
    return [
        make_problem(rule, finder.of_line(line), message) for (rule, line), message in env.get("faults", {}).items()
    ]


def _refuse_depth(tokens: list[Any], finder: Finder) -> list[Problem]:
    for token in tokens:
        if token.level >= DEEPEST - 2:
            place = finder.of_line(token.map[0] if token.map else 0)
            return [make_problem("R037", place, f"this is nested more than {DEEPEST // 2} levels deep")]
    return []
