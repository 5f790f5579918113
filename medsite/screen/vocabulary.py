"""Word lists written as text, and as patterns."""

import re
from typing import cast

_CASES = {"i": "iIıİ", "k": "kKK", "s": "sSſ"}  # letters that `re` takes for others where case does not matter


def any_case(*words: str) -> str:
    """Return a pattern of words in upper and lower case, parted by their first letter.

    words: patterns that begin with a small letter. `re` rules out words by a set of letters in no time, but tries each
    word of which the case does not matter.
    """
    tails: dict[str, list[str]] = {}
    for word in words:
        tails.setdefault(word[0], []).append(word[1:])
    parts = (f"[{_CASES.get(head, head + head.upper())}](?i:{'|'.join(rest)})" for head, rest in tails.items())
    return f"(?:{'|'.join(parts)})"


def listed(words: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(words.split())


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first asked for: most sites never meet what most patterns find."""
    return cast("re.Pattern[str]", _Later(pattern, flags))


class _Later:
    """Stands for a pattern until it is asked for; then has its ways of asking as its own."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.kept = flags

    def __getattr__(self, name: str) -> object:
        made = re.compile(self.pattern, self.kept)
        for way in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, way, getattr(made, way))
        return getattr(made, name)
