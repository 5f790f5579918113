"""Answers that never tell whether somebody is a patient."""

import re

import pytest

from medsite.model.config import Config
from medsite.model.people import Clinic
from medsite.sharing.replies import Reply, reply_kit

CLINIC = Clinic("River Clinic", phone="+44 20 7946 0321", email="desk@river.example")
FULL = Config("s", "d", "River Clinic", "https://river.example", clinics=(CLINIC,), emergency="999")
BARE = Config("s", "d", "River Clinic", "https://river.example")
TELLING = re.compile(
    r"\b(?:your|you) (?:visit|appointment|treatment|care|stay|results?|experience|doctor|were|had|came|saw)\b"
    r"|\bpatients?\b|\bsee(?:ing)? you\b|\btreat(?:ed|ing)? you\b|\bsorry\b|\bwhen you\b|\bour records\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("reply", [*reply_kit(FULL), *reply_kit(BARE)], ids=lambda reply: reply.when)
def test_no_answer_tells_that_somebody_is_a_patient(reply: Reply) -> None:
    assert not TELLING.search(reply.text)
    assert "{" not in reply.text


def test_answers_lead_to_the_clinics_own_public_number() -> None:
    told = " ".join(reply.text for reply in reply_kit(FULL))
    assert "at +44 20 7946 0321 or at desk@river.example" in told
    assert "call 999 now" in told


def test_answers_stand_without_a_clinic_too() -> None:
    assert all("  " not in reply.text for reply in reply_kit(BARE))
    assert any("the emergency number" in reply.text for reply in reply_kit(BARE))
