"""What is seen at a glance leaves out nothing that a search would find."""

import re

import pytest

from medsite.screen.contacts_phones import NUMBER
from medsite.screen.contacts_phones import SHAPE as NUMBER_SHAPE
from medsite.screen.glance import find_shaped, glance_at, list_words
from medsite.screen.normalise_said import SPACED, SPACED_SHAPE


def test_a_shape_is_as_long_as_its_text() -> None:
    plain = "Bett 7, Zürich:\t5 µg … 患者 Ωmega\n"
    assert glance_at(plain).shape == b"aaaa 0, a\xfcaaaa:\x000 \xb5a ? ?? ?aaaa\n"


def test_each_block_has_its_own_words() -> None:
    assert glance_at("She slept.\nRest.\nÉcrit par lui\n").telling[:3] == (
        list_words("she slept."),
        frozenset(),
        list_words("écrit par lui"),
    )


@pytest.mark.parametrize(
    "plain", ["a village.", "the Village-hall", "'village's", "VILLAGE\n", "é_village_", "(village)"]
)
def test_a_word_is_seen_whatever_stands_beside_it(plain: str) -> None:
    assert "village" in glance_at(plain).cues


@pytest.mark.parametrize("plain", ["villages", "villagers", "the rest"])
def test_a_part_of_a_word_is_no_word(plain: str) -> None:
    assert "village" not in glance_at(plain).cues


def test_where_control_characters_stand_any_word_may() -> None:
    assert "village" in glance_at("the \x01village\x02 green").cues


@pytest.mark.parametrize(
    "plain",
    [
        "call 0151 496 0000 or 07700 900123, then 020 7946 0000x12",
        "1234567890123456789012345678901234567890",
        "on 2024-03-05 and 12/03/2021: 5 6 7 8 9 1 2, 3 - 4 / 5 6 7 8 9%",
        "a 1 2 3 4 5 6 b 7 8 9 0 1 2c",
        "no figures at all",
    ],
)
@pytest.mark.parametrize(("shape", "pattern"), [(NUMBER_SHAPE, NUMBER), (SPACED_SHAPE, SPACED)])
def test_what_is_looked_for_by_its_shape_is_found_as_if_without(
    plain: str, shape: re.Pattern[bytes], pattern: re.Pattern[str]
) -> None:
    found = find_shaped(shape, pattern, plain, glance_at(plain))
    assert [one.span() for one in found] == [one.span() for one in pattern.finditer(plain)]
