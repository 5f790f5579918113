"""Look words up: known first names, surnames, names that are also words, everyday words, countries."""

import re
import unicodedata
from collections.abc import Container
from functools import cache
from pathlib import Path

from medsite.screen.word_list import WordList

MEDICAL = re.compile(
    r"...(?:olog(?:y|ist|ies)|itis|osis|oses|omas?|a?emia|path(?:y|ies)|scop(?:y|ies)|"
    r"graph(?:y|ies)|grams?|ectom(?:y|ies)|otom(?:y|ies)|plast(?:y|ies)|"
    r"therap(?:y|ies)|cillins?|statins?|pril|sartan|olol|azoles?|mycin|cycline|prazole|"
    r"oxacin|mab|nib|tidine|dipine|gliptin|gliflozin|parin|xaban|lukast|terol|sone|"
    r"solone|tions?|ments?|ness|feeding|algia|uria|phobia|ceps|ae|viruses|coccus|cocci|bacter|bacterium)$"
)
WORDS = Path(__file__).parent / "words"
_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "’": "'", "æ": "ae", "œ": "oe"})


def fold_word(word: str) -> str:
    """Return the form in which the lists hold a word: lower case, without accents."""
    low = word.lower()
    if low.isascii():
        return low
    plain = unicodedata.normalize("NFKD", low.translate(_PLAIN))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@cache
def read_words(name: str) -> frozenset[str]:
    """Return a list of medsite/screen/words/ as a set; each is read once, when first asked for."""
    return frozenset((WORDS / f"{name}.txt").read_text(encoding="utf-8").split("\n"))


@cache
def open_words(name: str) -> WordList:
    """Return a long list of medsite/screen/words/, to be asked for one word at a time."""
    return WordList((WORDS / f"{name}.txt").read_text(encoding="utf-8"))


def class_of(word: str) -> str:
    """Return what a word is as part of a name.

    "F" a first name, "L" a surname, "W" a first name that is also a word, "P" a thing with a capital that is no
    person (country, month, language), "C" an everyday word, "U" a word in no list.
    """
    return _class_of(fold_word(word))


@cache
def _class_of(word: str) -> str:
    word = word.removesuffix("'s")
    for words, letter in _classes():
        if word in words:
            return letter
    return "C" if MEDICAL.search(word) else _class_of_compound(word)


@cache
def _classes() -> tuple[tuple[Container[str], str], ...]:
    """Return the lists in the order in which they are asked, each with its letter."""
    return (
        (read_words("proper"), "P"),
        (read_words("first"), "F"),
        (open_words("last"), "L"),
        (read_words("wordnames"), "W"),
        (read_words("countries"), "P"),
        (open_words("common"), "C"),
        (open_words("first_more"), "F"),
        (open_words("last_more"), "L"),
    )


def _class_of_compound(word: str) -> str:
    parts = [part for part in word.replace("'", "-").split("-") if len(part) > 1]
    if len(parts) < 2:
        return "U"
    classes = {_class_of(part) for part in parts}
    if classes == {"W"}:
        return "W"
    if classes <= {"C", "P", "W"}:
        return "C"
    return "F" if "F" in classes else "L" if "L" in classes else "U"
