"""A long sorted list of words, kept as the text that it is: a set of them takes ten times the memory and the time."""

from bisect import bisect_right

_STRIDE = 512  # characters between the words that are looked at first


class WordList:
    """Words of a text with one on each line, sorted by code point; asked with ``in``."""

    __slots__ = ("_heads", "_places", "_text")

    def __init__(self, text: str) -> None:
        """Make the list. text: must be sorted; an empty last line is no word."""
        self._text = "\n" + text.removesuffix("\n") + "\n"
        self._places = [0]
        at = self._text.find("\n", _STRIDE)
        while 0 <= at < len(self._text) - 1:
            self._places.append(at)
            at = self._text.find("\n", at + _STRIDE)
        self._heads = [self._text[at + 1 : self._text.index("\n", at + 1)] for at in self._places]
        self._places.append(len(self._text) - 1)

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str) or "\n" in word or not word:
            return False
        at = bisect_right(self._heads, word) - 1
        return at >= 0 and self._text.find(f"\n{word}\n", self._places[at], self._places[at + 1] + 1) >= 0
