"""The words that say what a number is, in many languages, and the look for them around it.

Whole words only ("lic" in "public" is no licence). The label nearest to a number decides, so a trial, a grant or a
product code beside a number keeps it from being taken for a patient's.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from medsite.screen.labels_words import FILLERS, LABELS, NEGATIVE
from medsite.screen.text import Block, Text
from medsite.screen.vocabulary import listed

WORD = re.compile(r"[^\W_]+(?:[\u0900-\u0903\u093a-\u094f\u0951-\u0957]+[^\W_]*)*")
CAPITAL = re.compile(r"\b([a-z]{1,30})(?=[A-Z])")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[_.-]+")
SENTENCE_END = re.compile(
    r"(?<!\b\w)(?<!\b(?:no|nr|id|st|dr|mr|ms|vs|ph|nº))(?<!\b(?:num|núm|nro|tel|mrs|ref|reg|lic|cod|acc|art))[.!?;] ",
    re.IGNORECASE,
)
# The words for "number", all read as one.
NUMBER_WORDS = listed("number numbers num numero nummer nr n nro numer numara numarasi nos")
STROKED = str.maketrans({"ø": "o", "æ": "ae", "ß": "ss", "ł": "l", "đ": "d", "ı": "i", "œ": "oe", "#": " no "})
BEFORE, AFTER = 110, 60
_SHORT = 48  # letters of a block that holds a label or a number, and little else
REACH = 7  # words between a strong label and its number
NEAR = 3  # words between a label that clears a number and that number
NOTHING = ""


class Label(Struct, frozen=True):
    """A label as found. rule: the rule it speaks for, "" where it says that the number is harmless."""

    rule: str
    distance: int
    inside: bool = False


@cache
def _phrases() -> dict[str, tuple[str, bool]]:
    """Return every label phrase, folded, with its rule and whether it must stand right before its number."""
    found: dict[str, tuple[str, bool]] = {}
    for rule, words in (*LABELS.items(), (NOTHING, NEGATIVE)):
        for phrase in words.split("|"):
            near = phrase.strip().startswith("~")
            tokens = _fold(phrase)
            found[" ".join(tokens)] = (rule, near)
            if tokens[-1] not in {"no", "id"} and len(tokens) < 4:
                found.setdefault(" ".join((*tokens, "no")), (rule, False))
    return found


@cache
def _firsts() -> frozenset[str]:
    """Return the words that a label begins with."""
    return frozenset(phrase.partition(" ")[0] for phrase in _phrases())


@cache
def _lasts() -> frozenset[str]:
    """Return the words that a label ends with."""
    return frozenset(phrase.rpartition(" ")[2] for phrase in _phrases())


@cache
def _fillers() -> frozenset[str]:
    return frozenset(_fold(FILLERS))


def find_label(text: Text, block: Block, start: int, end: int) -> Label | None:
    """Return the label of the number from `start` to `end`: before it, of its block, or after it."""
    before = _label_before(text.plain[max(block.start, start - BEFORE) : start])
    if before and before.distance <= 2:
        return before
    named = label_of(block.label) if block.label and block.value == block.start else None
    if named is None and not before and start - block.start <= 1:
        named = _label_above(text, block)
    if named is not None:
        return Label(named, 0, inside=True)
    return before or _label_after(text.plain[end : min(block.end, end + AFTER)])


def _label_above(text: Text, block: Block) -> str | None:
    """Return the rule of the block before, where it is nothing but a label, and this one little more than a number."""
    at = bisect_left(text.starts, block.start)
    above = text.blocks[at - 1] if at else block
    if at == 0 or above.end - above.start > _SHORT or block.end - block.start > _SHORT or above.part != "body":
        return None
    whole = _fold(text.words_of(above))
    bare = [word for word in whole if word not in _fillers()]
    found = _phrases().get(" ".join(whole)) or _phrases().get(" ".join(bare))
    return found[0] or None if found else None


@cache
def label_of(words: str) -> str | None:
    """Return the rule that a key, attribute name or table head speaks for, "" for a harmless one, None for no label."""
    tokens = _fold(CAMEL.sub(" ", words))
    for length in range(min(4, len(tokens)), 0, -1):
        for at in range(len(tokens) - length, -1, -1):
            found = _phrases().get(" ".join(tokens[at : at + length]))
            if found:
                return found[0]
    return None


@lru_cache(maxsize=1 << 12)
def _label_before(window: str) -> Label | None:
    """Return the label nearest to the end of `window`, if no sentence ends between."""
    last = 0
    for ending in SENTENCE_END.finditer(window):
        last = ending.end()
    tokens = _fold(window[last:])
    phrases, fillers, lasts = _phrases(), _fillers(), _lasts()
    far = 0
    for at in range(len(tokens), 0, -1):
        for length in range(min(4, at), 0, -1) if tokens[at - 1] in lasts else ():
            found = phrases.get(" ".join(tokens[at - length : at]))
            if found and (not found[1] or far == 0) and (found[0] or far <= NEAR):
                return Label(found[0], far)
        if tokens[at - 1] not in fillers:
            far += 1
        if far > REACH:
            break
    return None


@lru_cache(maxsize=1 << 12)
def _label_after(window: str) -> Label | None:
    found = SENTENCE_END.search(window)
    tokens = _fold(window[: found.start()] if found else window)[:8]
    phrases, fillers, firsts = _phrases(), _fillers(), _firsts()
    for at in range(len(tokens)):
        for length in range(min(4, len(tokens) - at), 0, -1) if tokens[at] in firsts else ():
            named = phrases.get(" ".join(tokens[at : at + length]))
            if named and named[0]:
                return None if named[1] else Label(named[0], at + 1)
        if tokens[at] not in fillers:
            return None
    return None


def _fold(words: str) -> list[str]:
    """Return the words in lower case without Latin accents."""
    low = CAPITAL.sub(r"\1 ", words).casefold().replace("'s", "").translate(STROKED)
    if not low.isascii():
        low = "".join(c for c in unicodedata.normalize("NFKD", low) if not "\u0300" <= c <= "\u036f")
    return ["no" if word in NUMBER_WORDS else word for word in WORD.findall(low)]


def label_phrases() -> Iterator[tuple[str, str]]:
    """Yield (phrase, rule) of every label, for the docs."""
    for phrase, (rule, _) in _phrases().items():
        yield phrase, rule
