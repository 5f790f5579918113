"""YAML: shape, text and place; what YAML would guess is left to the schema."""

import time

import pytest

from medsite.read.yaml_nodes import Fields, Scalar, compose_yaml, plain_value


def test_everything_stays_text() -> None:
    found = compose_yaml("a: no\nb: 9:30\nc: 2026-13-02\nd: 0x1F\ne: ~\nf: 1_000\ng: [on, 1.0]\n", "p")
    assert found.problems == ()
    assert found.value is not None
    assert plain_value(found.value) == {
        "a": "no",
        "b": "9:30",
        "c": "2026-13-02",
        "d": "0x1F",
        "e": "~",
        "f": "1_000",
        "g": ["on", "1.0"],
    }


def test_nodes_know_where_they_stand() -> None:
    node = compose_yaml("हिंदी: {b: 'ख ग'}\n", "p", 4).value
    assert isinstance(node, Fields)
    inner = node.entries[0].value
    assert isinstance(inner, Fields)
    value = inner.entries[0].value
    assert isinstance(value, Scalar)
    place = value.place
    assert (place.path, place.line, place.column, place.end_line, place.end_column) == ("p", 5, 12, 5, 17)


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("a: 1\na: 2\n", "R006", 2, 1),
        ("a: &x 1\n", "R007", 1, 4),
        ("a: *x\n", "R007", 1, 4),
        ("a: &x 1\nb:\n  <<: *x\n", "R007", 1, 4),
        ("b:\n  <<: {a: 1}\n", "R007", 2, 3),
        ("a: !x 1\n", "R008", 1, 4),
        ("a: !!binary aGk=\n", "R008", 1, 4),
        ("[" * 500 + "]" * 500, "R009", 1, 22),
        ("a: 1\n---\nb: 2\n", "R005", 2, 1),
        ("? [a]\n: b\n", "R005", 1, 3),
        ("a: 'open\n", "R005", 1, 4),
        ("a:\n\t- b\n", "R005", 2, 1),
        ("a: b\n  c: d\n", "R005", 2, 4),
        ("a: [b\nc: d\n", "R005", 2, 2),
        ("a: @b\n", "R005", 1, 4),
        ("a: %b\n", "R005", 1, 4),
        ("a: `b`\n", "R005", 1, 4),
        ("a\nb: c\n", "R005", 2, 2),
    ],
)
def test_what_is_not_understood_has_its_place(text: str, rule: str, line: int, column: int) -> None:
    problems = compose_yaml(text, "p").problems
    assert [(problem.rule, problem.place.line, problem.place.column) for problem in problems] == [(rule, line, column)]
    assert problems[0].mend


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b]\n",
        "[" * 100_000,
        "{a: " * 100_000,
        "- " * 50_000,
        "a: [" + "x," * 400_000 + "]",
        "? " * 50_000,
        "a: " + '"' * 100_001,
        "#" * 1_000_000,
    ],
)
def test_bombs_cost_little(text: str) -> None:
    start = time.process_time()
    compose_yaml(text, "p")
    assert time.process_time() - start < 3


def test_an_empty_file_is_nothing() -> None:
    for text in ("", "# only a comment\n", "---\n", "~ # null\n"):
        found = compose_yaml(text, "p")
        assert found.problems == ()


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: 1\nb:\u00a02026\nc: 1\n", (2, 3), "a hard space"),
        ("a:\n\u00a0\u00a0b: 1\n  c: 2\n", (2, 1), "a hard space"),
        ("a:\n\tb: 1\n", (2, 1), "a tab"),
        ("a: \u201cone: two\u201d\n", (1, 8), "Curly quotes do not count"),
        ('a: "The "best" pills"\n', (1, 10), "a quote closes here"),
        ("a: 'Crohn's disease'\n", (1, 11), "a quote closes here"),
        ("a: one: two\n", (1, 7), 'Put the value in quotes: "one: two".'),
    ],
)
def test_what_word_leaves_behind_is_named(text: str, place: tuple[int, int], words: str) -> None:
    (problem,) = compose_yaml(text, "content/site.yaml").problems
    assert (problem.place.line, problem.place.column) == place
    assert words in f"{problem.message} {problem.mend}"
