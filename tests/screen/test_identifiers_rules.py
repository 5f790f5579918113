"""Every rule finds what it says it finds, and passes what it says it passes."""

import pytest

from medsite.screen.engine import open_screen, screen_words
from medsite.screen.facts import Facts
from medsite.screen.identifiers_rules import RULES
from medsite.screen.rules import Rule

SCREEN = open_screen(Facts())


@pytest.mark.parametrize(("rule", "words"), [(rule, words) for rule in RULES for words in rule.finds])
def test_a_rule_finds_its_examples(rule: Rule, words: str) -> None:
    found = screen_words(SCREEN, "content/articles/x.md", words)
    assert rule.category in {finding.category for finding in found if finding.severity == "error"}


@pytest.mark.parametrize(("rule", "words"), [(rule, words) for rule in RULES for words in rule.passes])
def test_a_rule_passes_its_look_alikes(rule: Rule, words: str) -> None:
    found = screen_words(SCREEN, "content/articles/x.md", words)
    assert not [finding.rule for finding in found if finding.severity == "error" and finding.category == rule.category]


def test_ids_are_unique_and_every_rule_says_why_and_how_to_mend() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.why and rule.source and rule.mend and rule.title and rule.finds for rule in RULES)
