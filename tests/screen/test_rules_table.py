"""Every rule can be explained."""

from medsite.screen.rules import LETTERS
from medsite.screen.rules_table import all_rules, explain_rule


def test_a_rule_is_found_in_any_letter_case() -> None:
    rule = explain_rule("s-mrn")
    assert rule is not None
    assert (rule.id, rule.letter) == ("S-MRN", "H")
    assert explain_rule("S-NOTHING") is None


def test_every_identifier_category_has_a_rule_and_a_paragraph() -> None:
    covered = {rule.category for rule in all_rules().values()}
    assert covered >= set(LETTERS) - {"POLICY"}
    assert all(LETTERS[category] for category in LETTERS if category != "POLICY")


def test_every_rule_says_why_and_how_to_mend() -> None:
    assert all(rule.why and rule.source and rule.mend for rule in all_rules().values())
