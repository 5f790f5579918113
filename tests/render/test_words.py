"""Words in a page's language."""

from datetime import UTC, date, datetime, timedelta

import pytest
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from medsite.render.words import country_name, decimal, language_name, long_date, plural_form


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


def test_english_that_is_written_here_is_what_babel_writes() -> None:
    days = [date(2026, 1, 1) + timedelta(days=11 * step) for step in range(70)] + [date(987, 6, 5)]
    assert [long_date(day, "en") for day in days] == [format_date(day, "long", "en_GB") for day in days]
    assert long_date(datetime(2026, 3, 12, 23, 59, tzinfo=UTC), "en") == "12 March 2026"
    numbers = [*range(-3, 30), 100, 101, 999, 1000, 12345, 1234567, -1234567]
    assert [decimal(number, "en") for number in numbers] == [format_decimal(n, locale="en") for n in numbers]
    assert [plural_form(number, "en") for number in numbers] == [Locale("en").plural_form(n) for n in numbers]
