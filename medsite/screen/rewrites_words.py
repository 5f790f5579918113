"""The words that safe rewrites are made of, in the languages of the screening, and how to tell the language."""

import re
from functools import cache

from msgspec import Struct

from medsite.screen.story_words import words_of

_WORD = re.compile(r"[^\W\d_]+")
_DEVANAGARI = re.compile(r"[\u0900-\u097f]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")


class Language(Struct, frozen=True):
    """How one language says what takes the place of an identifier.

    on: little words before a day. in_year: what comes
    before a year in their place ("in"). some_day: for a day without a year. old: for a number of years from 90.
    born: what comes before the year of `old` births ("before"). first, again: for a person who is named first, and
    once more. town: for a place after "in" or "from".
    """

    on: tuple[str, ...]
    in_year: str
    some_day: str
    old: str
    born: str
    first: str
    again: str
    town: str


def _language(on: str, **words: str) -> Language:
    return Language(tuple(sorted(on.split("|"), key=len, reverse=True)), **words)


LANGUAGES: dict[str, Language] = {
    "en": _language(
        "on|On|on about",
        in_year="in",
        some_day="one day",
        old="90 or older",
        born="before",
        first="a patient",
        again="the patient",
        town="a town",
    ),
    "es": _language(
        "el día|El día|el|El",
        in_year="en",
        some_day="un día",
        old="más de 89",
        born="antes de",
        first="una persona",
        again="esta persona",
        town="una localidad",
    ),
    "fr": _language(
        "le|Le",
        in_year="en",
        some_day="un jour",
        old="plus de 89",
        born="avant",
        first="une personne",
        again="cette personne",
        town="une ville",
    ),
    "de": _language(
        "am|Am|vom",
        in_year="im Jahr",
        some_day="eines Tages",
        old="über 89",
        born="vor",
        first="eine Person",
        again="diese Person",
        town="einem Ort",
    ),
    "pt": _language(
        "no dia|No dia|em|Em|a",
        in_year="em",
        some_day="um dia",
        old="mais de 89",
        born="antes de",
        first="uma pessoa",
        again="esta pessoa",
        town="uma cidade",
    ),
    "it": _language(
        "il|Il",
        in_year="nel",
        some_day="un giorno",
        old="più di 89",
        born="prima del",
        first="una persona",
        again="questa persona",
        town="una città",
    ),
    "hi": _language(
        "",
        in_year="",
        some_day="एक दिन",
        old="89 से अधिक",
        born="से पहले",
        first="एक मरीज़",
        again="मरीज़",
        town="एक शहर",
    ),
    "ar": _language(
        "يوم|في",
        in_year="في عام",
        some_day="ذات يوم",
        old="أكثر من 89",
        born="قبل عام",
        first="أحد المرضى",
        again="هذا المريض",
        town="إحدى المدن",
    ),
}


def is_role(word: str) -> bool:
    """Say whether a word, directly before a name, already tells who it is: the name behind it can go."""
    return word.casefold() in words_of("rewrites", "role")


def is_cared_for(word: str) -> bool:
    """Say whether a role is that of the patient, not of a relative."""
    return word.casefold() in words_of("rewrites", "cared")


def is_determiner(word: str) -> bool:
    """Say whether a word, directly before a name, wants a noun without an article of its own."""
    return word.casefold() in words_of("rewrites", "determiner")


def tell_language(near: str, whole: str) -> str:
    """Return the code of a text's language. near: the paragraph; whole: the text, for when that is short."""
    if _DEVANAGARI.search(near):
        return "hi"
    if _ARABIC.search(near):
        return "ar"
    return _count(near) or _count(whole[:20_000]) or "en"


@cache
def _count(words: str) -> str:
    """Return the language with the most everyday words among `words`, "" where none leads."""
    found = [word.lower() for word in _WORD.findall(words)]
    common = {code: words_of("rewrites", code) for code in LANGUAGES}
    counts = sorted(((sum(word in common[code] for word in found), code) for code in LANGUAGES), reverse=True)
    return counts[0][1] if counts[0][0] > counts[1][0] else ""
