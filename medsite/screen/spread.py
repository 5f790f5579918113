"""Spread a sure name over its page: its parts, possessives, lower case, slugs and file names are findings too."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from medsite.screen.facts import Facts, fold_name
from medsite.screen.names_context import RIGHT_PERSON, RIGHT_VERB
from medsite.screen.names_runs import PARTICLE
from medsite.screen.names_words import class_of, fold_word
from medsite.screen.story_words import words_of
from medsite.screen.text import Hit, Text

SURE = 0.8
WORDS = re.compile(r"[\u0900-\u097f]+|[^\W_]+")
PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|heic|avif)\b")
PLURAL = re.compile(r"\b(?:[Tt]he|two|three|both|all|many|our|two of the) $")
SMALL = frozenset(re.sub(r"\W+", " ", PARTICLE).split())
EPONYMOUS = re.compile(
    r"(?:['’]s)? (?:disease|syndrome|sign|test|scale|lymphoma|hospital|Hospital|University|virus|street|Street|Road)"
)


def spread_names(text: Text, facts: Facts, hits: Sequence[Hit]) -> Iterable[Hit]:
    """Return further mentions on the page of the names among `hits`."""
    parts = _parts(text, facts, hits)
    if not parts:
        return
    taken = sorted((hit.start, hit.end) for hit in hits if hit.category == "NAME" and hit.severity == "error")
    starts = [start for start, _ in taken]
    for found in WORDS.finditer(text.plain):
        low = found[0].lower()
        if low not in parts and low[-1] == "s" and PLURAL.search(text.plain, found.start() - 7, found.start()):
            low = low[:-1]  # "the Lees"
        if low in parts and not _covers(taken, starts, *found.span()) and _is_mention(text, found, parts[low]):
            yield Hit(
                found.start(), found.end(), "S-NAME-AGAIN", "NAME", "error", 0.8, "a part of a name found on this page"
            )


def _parts(text: Text, facts: Facts, hits: Sequence[Hit]) -> dict[str, str]:
    """Return the words to look for, lower case, with their classes."""
    parts: dict[str, str] = {}
    for hit in hits:
        if hit.category != "NAME" or hit.severity != "error" or hit.confidence < SURE:
            continue
        words = WORDS.findall(text.plain[hit.start : hit.end])
        for word in words:
            low = word.lower()
            if (
                (len(low) > 2 or class_of(word) in "FL")
                and ((low not in SMALL and low not in _titles()) or len(words) == 1)
                and fold_name(low) not in facts.names
            ):
                parts[low] = class_of(word)
                if fold_word(low) != low:
                    parts[fold_word(low)] = parts[low]
    return parts


def _covers(taken: list[tuple[int, int]], starts: list[int], start: int, end: int) -> bool:
    """Tell whether a place lies in one of the names that are known already; the longest has 200 characters."""
    at = bisect_right(starts, end)
    return any(first < end and last > start for first, last in taken[max(0, at - 8) : at])


def _is_mention(text: Text, found: re.Match[str], letter: str) -> bool:
    written = text.plain[found.start() : found.end()]
    block = text.block_at(found.start())
    if EPONYMOUS.match(text.plain, found.end()):
        return False
    if len(written) == 2 and not written.istitle():
        return False
    if letter in "CWP" and block.kind == "url" and PICTURE.search(text.plain, found.end(), block.end):
        return True
    if letter in "CWP":
        first = found.start() == block.start or text.plain[found.start() - 2 : found.start()] in (". ", "? ", "! ")
        after = text.plain[found.end() : found.end() + 24]
        return written[:1].isupper() and (
            not first or bool(RIGHT_VERB.match(after) or RIGHT_PERSON.match(after) or after.startswith(("'s", "’s")))
        )
    return block.part != "front" or block.label.rpartition(".")[2] not in ("authors", "tags", "author")


def _titles() -> frozenset[str]:
    return words_of("titles", "title") | words_of("titles", "office")
