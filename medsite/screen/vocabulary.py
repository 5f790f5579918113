"""Word lists written as text, and as patterns."""

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
