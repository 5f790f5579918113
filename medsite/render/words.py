"""The door of babel: dates, names of languages and plural forms in a page's language; the theme's words.

English of no country is so plain that it is written here: a site in it need not load babel and what it knows.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from medsite.render.words_signed import SIGN_LANGUAGE, SIGNED

if TYPE_CHECKING:
    from babel import Locale

_ENGLISH = "en"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_HOLE = re.compile(r"\{([a-z_]+)\}")


class MissingWordError(KeyError):
    """A key that no language of the theme has."""

    def __str__(self) -> str:
        """Return the sentence for the theme's author."""
        return f'the theme has no word "{self.args[0]}" in {self.args[1]}'


def long_date(day: date, language: str) -> str:
    """Return a date in words ("12 March 2026"); language: BCP 47, falling back to its base, then to English."""
    if language == _ENGLISH:  # with the day first, as most of the world does
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return _long_date(day.date() if isinstance(day, datetime) else day, language)


@lru_cache(maxsize=4096)
def _long_date(day: date, language: str) -> str:
    from babel.dates import format_date

    locale = _locale(language)
    return str(format_date(day, format="long", locale="en_GB" if str(locale) == "en" else locale))


@lru_cache(maxsize=1024)
def language_name(tag: str, in_language: str) -> str:
    """Return a language's name ("Hindi") in another language; the tag itself where it is not known."""
    from babel import UnknownLocaleError

    names = _locale(in_language)
    try:
        return _parse(tag).get_display_name(names) or tag
    except (UnknownLocaleError, ValueError):
        base = tag.partition("-")[0].lower()
        return str(names.languages.get(base) or _signed(base, names) or tag)


def _signed(tag: str, names: "Locale") -> str:
    """Return a sign language's name, "" for other tags: CLDR has names for one or two of them only."""
    english, country = SIGNED.get(tag, ("", ""))
    word = SIGN_LANGUAGE.get(names.language)
    return f"{word} ({names.territories.get(country, country)})" if english and word else english


@lru_cache(maxsize=256)
def country_name(country: str, in_language: str) -> str:
    """Return the name of a country in a language for its two-letter code; other text stays as it is."""
    if len(country) != 2:
        return country
    return str(_locale(in_language).territories.get(country.upper(), country))


@lru_cache(maxsize=4096)
def plural_form(count: int, language: str) -> str:
    """Return the CLDR plural category of `count`: zero, one, two, few, many or other."""
    if language == _ENGLISH:
        return "one" if abs(count) == 1 else "other"
    return str(_locale(language).plural_form(count))


@lru_cache(maxsize=1024)
def decimal(number: int, language: str) -> str:
    """Return a number with the language's grouping."""
    if language == _ENGLISH and type(number) is int:
        return f"{number:,}"
    from babel.numbers import format_decimal

    return format_decimal(number, locale=_locale(language))


def find_word(words: Mapping[str, Mapping[str, str]], key: str, language: str, count: int | None) -> str:
    """Return the theme's text for `key`: region, then base language, then English.

    With a count, "KEY.one", "KEY.other" … are looked for first, by the language's own plural forms.
    """
    for name in _fallbacks(language):
        texts = words.get(name)
        if texts is None:
            continue
        for form in _forms(key, count, name):
            if form in texts:
                return texts[form]
    raise MissingWordError(key, " or ".join(_fallbacks(language)))


def fill_holes(text: str, values: Mapping[str, str]) -> str:
    """Return `text` with {name} replaced; nothing but plain names is looked at, unknown ones stay."""
    return _HOLE.sub(lambda hole: values.get(hole[1], hole[0]), text)


def _forms(key: str, count: int | None, language: str) -> tuple[str, ...]:
    if count is None:
        return (key, f"{key}.other")
    return (f"{key}.{plural_form(count, language)}", f"{key}.other", key)


def _fallbacks(language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((language, language.partition("-")[0], "en")))


@lru_cache(maxsize=256)
def _locale(language: str) -> "Locale":
    from babel import UnknownLocaleError

    for name in _fallbacks(language):
        try:
            return _parse(name)
        except (UnknownLocaleError, ValueError):
            continue
    return _parse("en")


def _parse(tag: str) -> "Locale":
    from babel import Locale

    return Locale.parse(tag.replace("-", "_"))
