"""The screening of people as a whole: its own examples, and time that grows with the length only."""

import time

import pytest

from medsite.screen.blocks import read_text
from medsite.screen.facts import Facts
from medsite.screen.people import find_people
from medsite.screen.people_rules import RULES
from medsite.screen.rules import DENSE
from medsite.screen.spread import spread_names
from tests.screen.people_cases import findings

HOSTILE = ["Mr ", "Anna ", "my son ", "1/2/", "Aa'", "the first of ", "from A ", "a hundred and ", "é-", "A.", "Anna and Bob, 91, of Kassel. ",
           "| Name |\n", "- Name: Anna\n", "my patient’s ", "(", "on 3 May she ", "MÜLLER, JÜRGEN / ", "ab-", "^A", "\u0915 "]  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_finds_its_examples_and_passes_the_look_alikes(rule: object) -> None:
    examples = next(each for each in RULES if each is rule)
    for example in examples.finds:
        assert any(category == examples.category for category, _ in findings(example)), example
    for example in examples.passes:
        assert not findings(example), example


def seconds(source: str) -> float:
    text = read_text("content/articles/page.md", source)
    began = time.process_time()
    hits = list(find_people(text, Facts()))
    list(spread_names(text, Facts(), hits))
    return time.process_time() - began


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    small = min(seconds(piece * (10_000 // len(piece))) for _ in range(2))
    large = seconds(piece * (40_000 // len(piece)))
    assert large < 10 * small + 0.1


def test_a_register_of_names_is_withheld_as_a_whole() -> None:
    text = read_text("content/articles/a.md", "Anna, Ruben, " * 6000)
    assert [hit.rule for hit in find_people(text, Facts())][-1] == DENSE.id


def test_a_long_story_is_no_register() -> None:
    story = "She came to us in spring and slept in the room beside the stairs; nobody had asked her name. "
    text = read_text("content/articles/a.md", story * 800 + "Ruben Achterberg, 63, came to our clinic with a cough.")
    assert DENSE.id not in {hit.rule for hit in find_people(text, Facts())}
