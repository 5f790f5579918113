"""The table of all rules, for findings, for ``medsite explain`` and for the docs."""

from functools import cache

from medsite.screen.detectors import rule_tables
from medsite.screen.rules import HOUSEKEEPING, Rule


@cache
def all_rules() -> dict[str, Rule]:
    """Return every rule of every detector by its id."""
    return {rule.id: rule for table in (HOUSEKEEPING, *rule_tables()) for rule in table}


def explain_rule(rule_id: str) -> Rule | None:
    """Return a rule by its id, in any letter case; None where there is none."""
    return all_rules().get(rule_id.upper())
