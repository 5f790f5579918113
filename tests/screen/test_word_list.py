"""A list of words holds just the words that its text holds."""

import pytest

from medsite.screen.names_words import WORDS
from medsite.screen.word_list import WordList


@pytest.mark.parametrize("name", ["common", "last", "first_more", "last_more"])
def test_a_list_holds_its_words_and_no_others(name: str) -> None:
    text = (WORDS / f"{name}.txt").read_text(encoding="utf-8")
    words = text.split("\n")[:-1]
    assert words == sorted(words)
    known = set(words)
    listed = WordList(text)
    assert all(word in listed for word in words)
    for word in words[::97]:
        for other in (word + "q", word[:-1], word[1:], word.upper(), "\n" + word):
            assert (other in listed) == (other in known)


@pytest.mark.parametrize("text", ["", "\n", "one", "one\n", "one\ntwo\n"])
def test_short_lists_are_lists_too(text: str) -> None:
    listed = WordList(text)
    assert ("one" in listed) == ("one" in text.split())
    assert "" not in listed
    assert "three" not in listed
    assert 7 not in listed
