"""Facts are exact whole values."""

import pytest

from medsite.screen.facts import Facts, fold_code, fold_name, fold_url, phone_forms

FACTS = Facts(
    names=frozenset(["dr asha rao", "asha rao"]),
    numbers=frozenset(phone_forms("+44 20 7946 0817")),
    emails=frozenset(["asha@clinic.example"]),
    hosts=frozenset(["clinic.example"]),
    urls=frozenset(["social.example/asha"]),
    codes=frozenset(["KMC48211"]),
)


@pytest.mark.parametrize(
    ("category", "words", "allowed"),
    [
        ("NAME", "Dr. Asha Rao", True),
        ("NAME", "Ásha Rao’s", True),
        ("NAME", "Anil Rao", False),
        ("PHONE", "020 7946 0817", True),
        ("PHONE", "+44 (0)20 7946 0817", True),
        ("PHONE", "020 7946 0818", False),
        ("PHONE", "7946 0817", False),
        ("EMAIL", "Asha@clinic.example", True),
        ("EMAIL", "asha2@clinic.example", False),
        ("URL", "https://www.clinic.example/x/y?z=1", True),
        ("URL", "https://clinic.example.org/", False),
        ("URL", "https://social.example/asha/", True),
        ("URL", "https://social.example/ashab", False),
        ("LICENSE", "KMC 48211", True),
        ("LICENSE", "KMC 48212", False),
        ("SSN", "KMC 48211", False),
    ],
)
def test_only_whole_values_are_facts(category: str, words: str, allowed: bool) -> None:
    assert FACTS.allows(category, words) is allowed  # type: ignore[arg-type]


@pytest.mark.parametrize("words", ["(312) 555-0144", "1-312-555-0144", "+1 312 555 0144 ext. 12", "001 312 555 0144"])
def test_a_phone_is_the_same_however_it_is_written(words: str) -> None:
    assert phone_forms("(312) 555-0144") & phone_forms(words)


def test_values_are_folded_for_comparison() -> None:
    assert fold_name("Dr. María-José O’Neil") == "dr maria jose o neil"
    assert fold_code("kmc 48-211") == "KMC48211"
    assert fold_url("HTTPS://www.Example.org/a/?b#c") == "example.org/a"
