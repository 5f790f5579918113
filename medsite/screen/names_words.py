"""Look words up: known first names, surnames, names that are also words, everyday words, countries."""

import re
import unicodedata
from functools import cache
from pathlib import Path

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


def class_of(word: str) -> str:
    """Return what a word is as part of a name.

    "F" a first name, "L" a surname, "W" a first name that is also a word, "P" a thing with a capital that is no
    person (country, month, language), "C" an everyday word, "U" a word in no list.
    """
    return _class_of(fold_word(word))


@cache
def _class_of(word: str) -> str:
    word = word.removesuffix("'s")
    for name, letter in (
        ("proper", "P"),
        ("first", "F"),
        ("last", "L"),
        ("wordnames", "W"),
        ("countries", "P"),
        ("common", "C"),
    ):
        if word in read_words(name):
            return letter
    return "C" if MEDICAL.search(word) else _class_of_compound(word)


def _class_of_compound(word: str) -> str:
    parts = [part for part in word.replace("'", "-").split("-") if len(part) > 1]
    if len(parts) < 2:
        return "U"
    classes = {_class_of(part) for part in parts}
    if classes <= {"C", "P", "W"}:
        return "C"
    return "F" if "F" in classes else "L" if "L" in classes else "U"
