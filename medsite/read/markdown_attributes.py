"""Attributes in braces: ``{width=300 .wide #map title="In words"}``."""

import re

from msgspec import Struct

_PIECE = re.compile(
    r"""\s*(?:([.#])([^\s{}.#"'=<>]+)|([\w:-]+)=(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'{}<>`]*)))(?=[\s}]|$)"""
)


class Attributes(Struct, frozen=True):
    """What stands in braces. pairs: (name, value); classes are joined into one "class". end: behind the brace."""

    pairs: tuple[tuple[str, str], ...]
    end: int


def read_attributes(text: str, start: int, stop: int) -> Attributes | None:
    """Return the attributes whose brace opens at `start`; None where it is not that."""
    close = start + 1
    pairs: dict[str, str] = {}
    while match := _PIECE.match(text, close, stop):
        _add(pairs, match)
        close = match.end()
    while close < stop and text[close] in " \t":
        close += 1
    if close >= stop or text[close] != "}" or not pairs:
        return None
    return Attributes(tuple(pairs.items()), close + 1)


def read_pairs(text: str) -> tuple[tuple[str, str], ...] | None:
    """Return the pairs of a text that is nothing but ``key=value`` pairs, else None."""
    pairs: dict[str, str] = {}
    at = 0
    while match := _PIECE.match(text, at):
        if match[1]:
            return None
        _add(pairs, match)
        at = match.end()
    return tuple(pairs.items()) if pairs and not text[at:].strip() else None


def _add(pairs: dict[str, str], match: re.Match[str]) -> None:
    sign, word, key = match[1], match[2], match[3]
    if sign == ".":
        pairs["class"] = f"{pairs['class']} {word}" if "class" in pairs else word
    elif sign == "#":
        pairs["id"] = word
    else:
        pairs[key.lower()] = next(value for value in (match[4], match[5], match[6], "") if value is not None)
