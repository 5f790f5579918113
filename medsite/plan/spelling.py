"""Near words, for "did you mean", and the forms in which two words count as one."""

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

# Letters that have no accent to take off, in the spelling that people type instead.
PLAIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
APOSTROPHES = "'’ʼ`´"


def closest(word: str, words: Iterable[str]) -> str:
    """Return the one of `words` that is most like `word`, or ""."""
    from difflib import get_close_matches  # only a mistake needs it

    folded: dict[str, str] = {}
    for known in words:
        folded.setdefault(known.casefold(), known)
    near = get_close_matches(word.casefold(), list(folded), n=1, cutoff=0.6)
    return folded[near[0]] if near else ""


def did_you_mean(word: str, words: Iterable[str], otherwise: str) -> str:
    """Return the mend that offers the nearest of `words`, or `otherwise` where none is near."""
    near = closest(word, words)
    return f'did you mean "{near}"?' if near else otherwise


@lru_cache(1 << 12)
def fold(text: str) -> str:
    """Return the form in which two addresses count as one: without case, accents and compatibility forms.

    Only accents on Latin and Greek letters go: "й" is not "и", and the vowel signs of Indic scripts are letters.
    """
    if text.isascii():
        return text.lower()
    return _bare(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()))


@cache
def slug_of(label: str) -> str:
    """Return the slug for a label: "Café & Diät" → "cafe-diat"; letters of other scripts stay; "" for none left."""
    text = _bare(unicodedata.normalize("NFKC", label).casefold()).translate(PLAIN)
    return "-".join("".join(_slug_letter(c) for c in text).split())


@cache
def words_of(label: str) -> str:
    """Return the form in which two labels are the same topic: case, accents, spaces and hyphens do not count."""
    text = fold(label).replace("-", " ").replace("_", " ")
    return " ".join("".join(c for c in text if c not in APOSTROPHES).split())


def _bare(text: str) -> str:
    """Return `text` without accents on Latin and Greek letters; "й" and "が" are letters of their own and stay."""
    kept: list[str] = []
    latin = False
    for letter in unicodedata.normalize("NFD", text):
        if "\u0300" <= letter <= "\u036f":
            if latin:
                continue
        else:
            latin = letter.isascii() or "\u0370" <= letter <= "\u03ff"
        kept.append(letter)
    return unicodedata.normalize("NFC", "".join(kept))


def _slug_letter(letter: str) -> str:
    """Return what stands for a letter in a slug: itself, nothing, or a space where the slug gets a hyphen."""
    if letter in APOSTROPHES:
        return ""
    kind = unicodedata.category(letter)
    if kind[0] in "LNM":
        return letter
    return "" if kind == "Cf" else " "
