"""The engine finds, places, takes out facts, fails closed and leaks nothing."""

import pickle
import time

import pytest

from medsite.model.config import Config
from medsite.model.people import Address, Clinic, Doctor, Registration
from medsite.screen import engine
from medsite.screen.engine import open_screen, screen_artifact, screen_source
from medsite.screen.facts import Facts, gather_facts

DOCTOR = Doctor(
    "content/doctors/asha-rao.yaml",
    "",
    "asha-rao",
    "Dr. Asha Rao",
    phone="+44 20 7946 0817",
    email="asha@clinic.example",
    registrations=(Registration("gmc", "7012345"),),
)
CLINIC = Clinic("Rao Clinic", "+44 20 7946 0800", "hello@clinic.example", Address("1 High Street, Leeds, LS1 4AB"))
SCREEN = open_screen(
    gather_facts(Config("content/site.yaml", "", "t", "https://clinic.example", clinics=(CLINIC,)), [DOCTOR])
)


def test_a_finding_stands_at_the_authors_line_and_column() -> None:
    (found,) = screen_source(SCREEN, "content/articles/x.md", b"# One\n\nHer (MRN 44**718**29).\n")
    assert (found.place.line, found.place.column, found.place.end_line, found.place.end_column) == (3, 10, 3, 21)
    assert (found.rule, found.category, found.letter, found.length) == ("S-MRN", "MRN", "H", 7)


def test_crlf_and_bom_do_not_move_a_finding() -> None:
    (found,) = screen_source(SCREEN, "content/articles/x.md", b"\xef\xbb\xbfone\r\n\r\nMRN 4471829\r\n")
    assert (found.place.line, found.place.column) == (3, 5)


@pytest.mark.parametrize(
    "words",
    [
        "Call +44 20 7946 0817.",
        "Call 020 7946 0800 to book.",
        "Write to asha@clinic.example.",
        "https://clinic.example/in/asha-rao-0456",
    ],
)
def test_the_sites_own_facts_pass(words: str) -> None:
    assert not screen_source(SCREEN, "content/articles/x.md", words.encode())


@pytest.mark.parametrize("words", ["Ring him on +44 20 7946 0818.", "Write to asha.b@clinic.example, her son."])
def test_one_digit_or_letter_off_is_found(words: str) -> None:
    assert screen_source(SCREEN, "content/articles/x.md", words.encode())


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", "caf\xe9 MRN".encode("latin-1")])
def test_what_cannot_be_decoded_is_withheld(data: bytes) -> None:
    (found,) = screen_source(SCREEN, "content/articles/x.md", data)
    assert (found.rule, found.severity) == ("S-FAULT", "error")


def test_a_rule_that_raises_withholds_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(text: object, facts: object) -> None:
        raise ValueError("secret words")

    monkeypatch.setattr(engine, "DETECTORS", (break_down,))
    (found,) = screen_artifact(SCREEN, "index.html", b"<p>hello</p>")
    assert found.rule == "S-FAULT"
    assert "secret" not in repr(found)


def test_a_finding_never_carries_the_words() -> None:
    (found,) = screen_source(SCREEN, "content/articles/x.md", b"MRN K4471829Z")
    assert "4471829" not in repr(found)
    assert len(found.words) == 3


def test_equal_screens_have_equal_digests_and_travel_between_processes() -> None:
    assert pickle.loads(pickle.dumps(SCREEN)) == SCREEN
    assert open_screen(Facts(numbers=frozenset("12"))).digest == open_screen(Facts(numbers=frozenset("21"))).digest
    assert open_screen(Facts()).digest != SCREEN.digest


def test_a_megabyte_of_prose_is_screened_within_two_seconds() -> None:
    prose = "Measure at home twice in the morning for 7 days; call 999 if it is above 180/120 mmHg.\n\n" * 11_500
    started = time.process_time()
    assert not screen_source(SCREEN, "content/articles/x.md", prose.encode())
    assert time.process_time() - started < 2
