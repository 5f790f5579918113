"""Facts are exact whole values."""

import pytest

from medsite.model.audio import Podcast
from medsite.model.config import Config, FeedSettings
from medsite.model.people import Address, Clinic
from medsite.screen.facts import Facts, fold_code, fold_name, fold_url, gather_facts, phone_forms

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


def test_venues_and_the_podcasts_owner_are_public_on_purpose() -> None:
    config = Config(
        "content/site.yaml",
        "d",
        "A",
        "https://a.example",
        feeds=FeedSettings(podcast=Podcast("/c.jpg", email="radio@b.example")),
        venues=(Clinic("Town Hall", address=Address("12 High Street, Leeds LS1 1UR")),),
    )
    facts = gather_facts(config, ())
    assert facts.allows("NAME", "Town Hall") and facts.allows("GEO", "12 High Street")
    assert facts.allows("EMAIL", "radio@b.example") and not facts.allows("EMAIL", "asha@b.example")
    assert not facts.allows("GEO", "14 High Street")
