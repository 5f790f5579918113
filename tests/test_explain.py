"""Every rule that a message can name is explained."""

import re
from pathlib import Path

from medsite.explain import all_explanations, explain_rule

PACKAGE = Path(__file__).parents[1] / "medsite"
_ID = re.compile(r'"((?:[A-Z]\d{3})|S-[A-Z]+(?:-[A-Z]+)*)"')


def test_every_rule_that_a_message_names_is_explained() -> None:
    named = {rule for path in PACKAGE.rglob("*.py") for rule in _ID.findall(path.read_text("utf-8"))}
    assert named <= {known.id for known in all_explanations()}


def test_a_rule_is_explained_once() -> None:
    every = [known.id for known in all_explanations()]
    assert len(every) == len(set(every))


def test_a_rule_is_found_in_any_letter_case() -> None:
    found = explain_rule("s-file-picture")
    assert found is not None
    assert found.mend == "save it as JPEG, PNG or WebP."
