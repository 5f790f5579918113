"""Make medsite/screen/words/first_more.txt and last_more.txt: names of many lands that the other lists do not know.

    npm pack @faker-js/faker && tar xzf faker-js-faker-*.tgz && node -e "import('./package/dist/index.js').then(f =>
        console.log(JSON.stringify(Object.values(f.allLocales).map(l => l.person || {}))))" > people.json
    pip install mimesis anyascii; apt-get install scowl
    python bench/make_more_names.py people.json

Sources: @faker-js/faker (MIT) and mimesis (MIT). Words that some list of ours or SCOWL at its largest knows, places
and words in mimesis' texts are left out, so that none but unknown words change their class. Names in Cyrillic, Greek,
Georgian and Armenian letters are written in Latin ones; all are folded.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import mimesis
from anyascii import anyascii

from medsite.screen.names_words import class_of, fold_word, read_words

OUT = Path(__file__).parent.parent / "medsite/screen/words"
SCOWL = Path("/usr/share/dict/scowl")
DATA = Path(mimesis.__file__).parent / "datasets"
SHAPE = re.compile(r"[a-z][a-z'-]{3,18}")
OTHER_LETTERS = re.compile(r"[\u0370-\u03ff\u0400-\u04ff\u10a0-\u10ff\u0531-\u058f]+")


def texts_in(value: object) -> Iterator[str]:
    """Return the strings in a value read from JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts_in(part)


def words_in(value: object) -> set[str]:
    """Return the folded Latin words of a value read from JSON."""
    found: set[str] = set()
    for text in texts_in(value):
        for part in re.split(r"[ ,/()]+", text):
            latin = anyascii(part).replace("'", "") if OTHER_LETTERS.fullmatch(part) else part
            if SHAPE.fullmatch(word := fold_word(latin)):
                found.add(word)
    return found


def read_mimesis(name: str, keys: tuple[str, ...]) -> set[str]:
    """Return the words under some keys of one file of every language."""
    found: set[str] = set()
    for path in sorted(DATA.glob(f"*/{name}.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        found |= words_in([data.get(key, []) for key in keys])
    return found


def common_words() -> set[str]:
    """Return the words in small letters of SCOWL at its largest."""
    return {
        fold_word(word)
        for path in SCOWL.iterdir()
        if "-words." in path.name
        for word in path.read_text(encoding="iso-8859-1").split()
        if word.islower()
    }


def read_faker(path: Path) -> tuple[set[str], set[str]]:
    """Return the first names and the last names in what node printed."""
    people = json.loads(path.read_text(encoding="utf-8"))
    first = [value for person in people for key, value in person.items() if "first_name" in key]
    last = [
        value
        for person in people
        for key, value in person.items()
        if "last_name" in key and not key.endswith("pattern")
    ]
    return words_in(first), words_in(last)


def _lines(name: str) -> list[str]:
    path = OUT / f"{name}.txt"
    return path.read_text(encoding="utf-8").split() if path.exists() else []


def main(path: Path) -> None:
    """Write both lists."""
    first, last = read_faker(path)
    first |= read_mimesis("person", ("names",))
    last |= read_mimesis("person", ("surnames", "surname"))
    never = common_words() | read_mimesis("address", ("city", "state", "country"))
    never |= read_mimesis("text", ("text", "words", "color", "answers")) | read_mimesis(
        "food", ("vegetables", "fruits", "dishes")
    )
    never |= read_words("eponyms") | read_words("known") | read_words("nouns")
    older = {word for name in ("first_more", "last_more") for word in _lines(name)}
    for name, words in (("first_more", first), ("last_more", last - first)):
        mine = {word for word in words if class_of(word) == "U" or word in older}
        (OUT / f"{name}.txt").write_text("\n".join(sorted(mine - never)) + "\n", encoding="utf-8")
        print(name, len(mine - never))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
