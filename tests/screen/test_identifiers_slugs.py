"""Labelled numbers in file names and addresses are found; the numbers of ordinary addresses are not."""

import pytest

from medsite.screen.blocks import read_text
from medsite.screen.facts import Facts
from medsite.screen.identifiers_slugs import find_slug_numbers

FOUND = [
    ("cases/ssn-219-09-9999.md", "S-SSN"),
    ("cases/219-09-9999/index.html", "S-SSN"),
    ("mrn-00481516.md", "S-MRN"),
    ("img/mrn_00481516.jpg", "S-MRN"),
    ("img/MRN00481516.jpg", "S-MRN"),
    ("scan-patient-id-778812.md", "S-MRN"),
    ("stories/mrn-k4471902.md", "S-MRN"),
    ("letters/nhs-999-528-2119.md", "S-HEALTH-PLAN"),
]
PASSED = [
    "cns-lymphoma-0000004-5.md",
    "cns-0000004-5.md",
    "medicare-and-continuing-care-0000045.md",
    "nhs-111-online.md",
    "nhs-20230614.md",
    "2023-06-14-mrn-explained.md",
    "mrn-2023-06-14.md",
    "article-00481516.md",
    "isbn-978-0-8129-8840-6.md",
]


@pytest.mark.parametrize(("path", "rule"), FOUND)
def test_a_labelled_number_in_a_file_name_is_found(path: str, rule: str) -> None:
    assert [hit.rule for hit in find_slug_numbers(read_text(path, "Words."), Facts())] == [rule]


@pytest.mark.parametrize("path", PASSED)
def test_an_ordinary_number_in_a_file_name_passes(path: str) -> None:
    assert not [*find_slug_numbers(read_text(path, "Words."), Facts())]


def test_an_address_in_the_text_is_read_too() -> None:
    text = read_text("a.md", "[x](https://example.org/case?mrn=00481516) and [y](https://example.org/p/00481516)")
    assert [hit.rule for hit in find_slug_numbers(text, Facts())] == ["S-MRN"]
