"""Words that tell of one person, by the kind of evidence they give, in the eight languages (words/story.txt)."""

from functools import cache

from medsite.screen.names_words import read_words

PRONOUN, KIN, HONORIFIC, TOLD, CARE, PATIENT, MINE = 1, 2, 4, 8, 16, 32, 64
DATE_CUE, NAME_CUE, GENERIC, OLD, FIRST_NAME, MONTH_NAME = 128, 256, 512, 1024, 2048, 4096
BITS = {
    "pronoun": PRONOUN,
    "kin": KIN,
    "honorific": HONORIFIC,
    "told": TOLD,
    "care": CARE,
    "patient": PATIENT,
    "mine": MINE,
    "date_cue": DATE_CUE,
    "name_cue": NAME_CUE,
    "generic": GENERIC,
    "old": OLD,
    "month": MONTH_NAME,
}


@cache
def kinds_of_words() -> dict[str, int]:
    """Return the bits of the kinds of evidence that each word gives."""
    kinds: dict[str, int] = {}
    for line in read_words("story"):
        kind, _, words = line.partition(": ")
        for word in words.split():
            kinds[word] = kinds.get(word, 0) | BITS[kind]
    return kinds


@cache
def telling_words() -> frozenset[str]:
    """Return the words that are evidence of any kind, and the known first names."""
    return frozenset(kinds_of_words()) | read_words("first")


@cache
def words_of(name: str, kind: str) -> frozenset[str]:
    """Return the words of one kind in a list of medsite/screen/words/ whose lines read "kind: words"."""
    lines = (line.partition(": ") for line in read_words(name))
    return frozenset(word for found, _, words in lines if found == kind for word in words.split())
