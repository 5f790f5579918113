"""The nearest label decides, whole words only."""

import pytest

from medsite.screen.blocks import read_text
from medsite.screen.labels import find_label, label_of


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("Hospital number H914441, ward 7", "S-MRN"),
        ("her NHS number, she said, was H914441", "S-HEALTH-PLAN"),
        ("H914441 was her passport number", None),
        ("H914441, her passport number", None),
        ("DOI 10.1 and MRN H914441", "S-MRN"),
        ("MRN. Grant H914441", ""),
        ("duplicate H914441", None),
        ("the public H914441", None),
        ("MRN. It rained. H914441", None),
        ("Número de historia clínica: H914441", "S-MRN"),
        ("fødselsnummer H914441", "S-HEALTH-PLAN"),
        ("MRN#H914441", "S-MRN"),
    ],
)
def test_the_nearest_label_is_found(words: str, rule: str | None) -> None:
    text = read_text("a.md", words)
    start = text.plain.index("H914441")
    label = find_label(text, text.block_at(start), start, start + 7)
    if rule is None and words.startswith("H914441"):
        assert label is not None
        assert label.rule == "S-LICENSE"
    else:
        assert (label.rule if label else None) == rule


@pytest.mark.parametrize(
    ("key", "rule"),
    [
        ("data-mrn", "S-MRN"),
        ("patientId", "S-MRN"),
        ("Value · MRN", "S-MRN"),
        ("title", None),
        ("extra.ssn", "S-SSN"),
        ("doi", ""),
    ],
)
def test_keys_and_heads_are_labels(key: str, rule: str | None) -> None:
    assert label_of(key) == rule
