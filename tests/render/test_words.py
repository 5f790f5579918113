"""Words in a page's language."""

import pytest

from medsite.render.words import country_name, language_name


@pytest.mark.parametrize(
    ("tag", "language", "name"),
    [
        ("hi", "en", "Hindi"),
        ("bfi", "en", "British Sign Language"),
        ("asf", "en-AU", "Auslan"),
        ("ase", "en", "American Sign Language"),
        ("ase", "es", "lengua de signos (Estados Unidos)"),
        ("bfi", "de", "Gebärdensprache (Vereinigtes Königreich)"),
        ("ins", "hi", "सांकेतिक भाषा (भारत)"),
        ("bfi", "pl", "British Sign Language"),
        ("qqq", "en", "qqq"),
    ],
)
def test_languages_are_named_in_words_also_those_of_hands(tag: str, language: str, name: str) -> None:
    assert language_name(tag, language) == name


@pytest.mark.parametrize(
    ("country", "language", "name"),
    [("GB", "en", "United Kingdom"), ("gb", "fr", "Royaume-Uni"), ("Wales", "fr", "Wales"), ("XQ", "en", "XQ")],
)
def test_country_codes_become_names(country: str, language: str, name: str) -> None:
    assert country_name(country, language) == name
