"""Text becomes the words that a search looks for: lower case, without accents, the same way as site.js does it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

LONGEST = 24  # letters of a word that a search looks at
# Indic vowel signs and those of Thai, Lao, Burmese and Khmer are letters to a reader, though not to Python's \w.
_SIGNS = "\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u102b-\u103e\u17b4-\u17d3"
_WORD = re.compile(rf"[\w{_SIGNS}]+")
_PLAIN = re.compile(r"[a-z0-9]+")
_PARTED = {code: " " for code in range(128) if not chr(code).isalnum()}
# Accents, Arabic and Hebrew vowel points, the nukta, joiners, the soft hyphen, tatweel.
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u093c\u200b-\u200f\u00ad\u0640]")
_TWINS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ı": "i",
        "ς": "σ",
        "ى": "ي",
        "ة": "ه",
        "ی": "ي",
        "ک": "ك",
    }
)
# The marks that keep most English texts from being plain ASCII; none of them is part of a word.
_MARKUP = re.compile("[“”‘’„‚–—―…·•«»‹›°×→←©®™§¶†‡\u00a0\u2009\u202f≥≤±]")
# Chinese, Japanese and Korean write without spaces: each pair of letters is a word.
_RUN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


def find_words(text: str) -> list[str]:
    """Return the folded words of a text in their order, cut to 24 letters; figures alone are no words."""
    text = _unmarked(text)
    if text.isascii():
        return [word[:LONGEST] for word in _PLAIN.findall(text.lower()) if not word.isdigit()]
    return [word[:LONGEST] for found in _runs(text) for word in _folded(found) if not word.isdigit()]


def _unmarked(text: str) -> str:
    return text if text.isascii() else _MARKUP.sub(" ", text)


def _runs(text: str) -> list[str]:
    """Return the runs of letters of a text that is not plain ASCII, in lower case."""
    text = unicodedata.normalize("NFC", text.lower()).replace("_", " ")
    return _WORD.findall(_MARKS.sub("", text) if _MARKS.search(text) else text)


@lru_cache(1 << 16)
def _folded(word: str) -> tuple[str, ...]:
    """Return the words that one run of letters becomes, without accents: in most scripts it is one."""
    if word.isascii():
        return (word,)
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", word)).translate(_TWINS)
    return tuple(part for run in _WORD.findall(unicodedata.normalize("NFC", bare)) for part in _pieces(run))


def _pieces(word: str) -> Iterator[str]:
    """Yield a word; the parts of one that holds letters of a script without spaces."""
    at = 0
    for run in _RUN.finditer(word):
        if word[at : run.start()]:
            yield word[at : run.start()]
        letters = run[0]
        yield from (letters[n : n + 2] for n in range(max(1, len(letters) - 1)))
        at = run.end()
    if word[at:]:
        yield word[at:]


def distinct(text: str, most: int) -> str:
    """Return the distinct words of a text that say something, sorted, with spaces between.

    Of too many those stay that come more than once, then the longest: they say what the text is about.
    """
    text = _unmarked(text)
    runs = text.lower().translate(_PARTED).split() if text.isascii() else _runs(text)
    words = _all_telling(set(runs))
    if len(words) > most:
        often = _all_telling([run for run, count in Counter(runs).items() if count > 1])
        words = {*_longest(often, most), *_longest(words - often, max(0, most - len(often)))}
    return " ".join(sorted(words))


def _longest(words: set[str], most: int) -> list[str]:
    return sorted(sorted(words), key=len, reverse=True)[:most]


def _all_telling(runs: Iterable[str]) -> set[str]:
    """Return the telling words of many runs of letters; a plain one is its own word."""
    words = {run[:LONGEST] for run in runs if len(run) > 2 and run.isascii() and not run.isdigit()}
    words.update(*[_telling(run) for run in runs if not run.isascii()])
    return words


def _telling(run: str) -> list[str]:
    """Return the words of a run of letters, without figures and without very short ones of letters from A to Z."""
    found = (word[:LONGEST] for word in _folded(run) if not word.isdigit())
    return [word for word in found if len(word) > 2 or not word.isascii()]
