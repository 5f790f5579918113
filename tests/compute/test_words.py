"""Words are found as people search for them, in every script."""

import unicodedata

import pytest

from medsite.compute.words import LONGEST, distinct, find_words

FOUND = {
    "Hay fever, getting-through it": ["hay", "fever", "getting", "through", "it"],
    "Müdigkeit in der Straße": ["mudigkeit", "in", "der", "strasse"],
    "İstanbul, Łódź und Ærø": ["istanbul", "lodz", "und", "aero"],
    "don’t": ["don", "t"],
    "H1N1 and B12": ["h1n1", "and", "b12"],
    "call 999 in 2026": ["call", "in"],
    "दस्त और ओआरएस।": ["दस्त", "और", "ओआरएस"],
    "ज़ुकाम": ["जुकाम"],
    "الحُمّى عند الأطفال": ["الحمي", "عند", "الاطفال"],
    "متلازمة": ["متلازمه"],
    "感冒": ["感冒"],
    "風邪の時": ["風邪", "邪の", "の時"],
    "Πόνος στο στήθος": ["πονοσ", "στο", "στηθοσ"],
    "½ cup of H₂O": ["cup", "of", "h2o"],
    "": [],
    "— … 12 345": [],
}


@pytest.mark.parametrize(("text", "words"), FOUND.items(), ids=FOUND)
def test_a_text_has_these_words(text: str, words: list[str]) -> None:
    assert find_words(text) == words


@pytest.mark.parametrize("text", [text for text in FOUND if text])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_form_of_the_letters_is_nothing(text: str, form: str) -> None:
    shaped = unicodedata.normalize("NFD", text) if form == "NFD" else unicodedata.normalize("NFC", text)
    assert find_words(shaped) == find_words(text)


def test_long_words_are_cut() -> None:
    assert find_words("a" * 100) == ["a" * LONGEST]


def test_distinct_words_are_sorted_and_short_ones_left_out() -> None:
    assert distinct("Nose, an eye: nose खू", 9) == "eye nose खू"


def test_of_too_many_words_those_stay_that_come_again_then_the_longest() -> None:
    assert distinct("ear nose elbow", 2) == "elbow nose"
    assert distinct("ear nose elbow ear", 2) == "ear elbow"


@pytest.mark.parametrize("text", FOUND)
def test_distinct_words_are_those_that_are_found(text: str) -> None:
    found = {word for word in find_words(text) if len(word) > 2 or not word.isascii()}
    assert set(distinct(text, 99).split()) == found
