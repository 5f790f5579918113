"""Make the word lists in medsite/screen/words/ from lists that can be installed; the package needs none at run time.

    pip install faker names babel; apt-get install scowl
    python bench/make_words.py

Sources: Faker (MIT), names (MIT; the data are the US census of 1990, public domain), SCOWL (permissive),
Babel's CLDR data (Unicode licence) for countries. All words are folded: lower case, without accents.
"""

import importlib
import pkgutil
import re
import unicodedata
from pathlib import Path

import faker.providers.person as persons
import names
from babel import Locale

OUT = Path(__file__).parent.parent / "medsite/screen/words"
SCOWL = Path("/usr/share/dict/scowl")
LANGUAGES = ("en", "es", "fr", "de", "pt", "it")
BOTH = frozenset(
    [
        "may",
        "april",
        "june",
        "august",
        "jan",
        "georgia",
        "virginia",
        "victoria",
        "carolina",
        "kent",
        "devon",
        "christian",
        "dakota",
        "florence",
        "sydney",
        "chelsea",
        "israel",
        "jordan",
        "chad",
        "paris",
        "london",
        "santiago",
        "valencia",
        "adelaide",
        "brooklyn",
        "trinity",
        "jersey",
        "art",
        "china",
        "india",
        "kenya",
        "cuba",
    ]
)
FOREIGN = frozenset((Path(__file__).parent / "foreign_words.txt").read_text(encoding="utf-8").split())
SHARED = frozenset(
    ["guadalupe", "mauricio", "salvador", "dominica", "cyprus", "jordania", "martin", "tobago", "helena"]
)
NEVER = frozenset(
    [
        "the",
        "an",
        "so",
        "in",
        "my",
        "do",
        "see",
        "man",
        "dr",
        "to",
        "of",
        "for",
        "at",
        "on",
        "it",
        "is",
        "be",
        "by",
        "go",
        "he",
        "me",
        "no",
        "or",
        "up",
        "us",
        "we",
        "as",
        "if",
        "am",
        "ask",
        "all",
        "and",
        "any",
        "are",
        "but",
        "can",
        "did",
        "get",
        "had",
        "has",
        "her",
        "him",
        "his",
        "how",
        "its",
        "let",
        "may",
        "not",
        "now",
        "off",
        "old",
        "one",
        "our",
        "out",
        "own",
        "per",
        "put",
        "say",
        "set",
        "she",
        "sit",
        "six",
        "ten",
        "too",
        "two",
        "use",
        "was",
        "way",
        "who",
        "why",
        "yes",
        "yet",
        "you",
        "from",
        "that",
        "this",
        "when",
        "with",
        "have",
        "some",
        "then",
        "than",
        "they",
        "them",
        "were",
        "what",
        "will",
        "your",
        "also",
        "back",
        "been",
        "both",
        "each",
        "even",
        "ever",
        "here",
        "high",
        "just",
        "last",
        "less",
        "like",
        "long",
        "lots",
        "made",
        "make",
        "many",
        "more",
        "most",
        "much",
        "must",
        "near",
        "next",
        "once",
        "only",
        "open",
        "over",
        "part",
        "rest",
        "same",
        "show",
        "side",
        "soon",
        "stop",
        "such",
        "sure",
        "take",
        "tell",
        "test",
        "true",
        "turn",
        "very",
        "want",
        "week",
        "well",
        "while",
        "year",
        "years",
        "daily",
        "doctor",
        "health",
        "heart",
        "help",
        "home",
        "keep",
        "life",
        "live",
        "need",
        "pain",
        "plan",
        "read",
        "risk",
        "safe",
        "skin",
        "sleep",
        "sugar",
        "water",
        "age",
        "baby",
        "council",
        "young",
        "little",
        "old",
        "new",
    ]
) - {"may", "will"}
SHAPE = re.compile(r"[a-z][a-z'-]{1,18}")


def fold(word: str) -> str:
    """Return the comparable form of a word."""
    word = (
        word.replace("ı", "i")
        .replace("ł", "l")
        .replace("Ł", "l")
        .replace("ø", "o")
        .replace("đ", "d")
        .replace("ß", "ss")
    )
    plain = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def scowl(kinds: tuple[str, ...], size: int) -> set[str]:
    """Return SCOWL's words of these kinds up to a size."""
    found: set[str] = set()
    for path in SCOWL.iterdir():
        stem, _, end = path.name.partition(".")
        if end and int(end) <= size and stem.startswith(("english-", "american-", "british-")) and stem.endswith(kinds):
            found.update(path.read_text(encoding="iso-8859-1").split())
    return found


def faker_names() -> tuple[set[str], set[str]]:
    """Return all first and last names of Faker."""
    first: set[str] = set()
    last: set[str] = set()
    for module in pkgutil.iter_modules(persons.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for key in dir(provider):
            value = getattr(provider, key)
            if "name" not in key or callable(value) or isinstance(value, str) or "prefix" in key or "format" in key:
                continue
            if not isinstance(value, (tuple, list, dict)) or not all(isinstance(word, str) for word in value):
                continue
            words = {part for word in value for part in re.split(r"[ ,/()]+", word) if part}
            (last if "last" in key else first).update(fold(word) for word in words)
    return first, last


def census(name: str, limit: int) -> set[str]:
    """Return the most frequent names of a census list."""
    rows = (Path(names.__file__).parent / name).read_text(encoding="ascii").splitlines()[:limit]
    return {row.split()[0].lower() for row in rows}


def latin(words: set[str]) -> set[str]:
    """Return the words in Latin letters."""
    return {word for word in words if SHAPE.fullmatch(word)}


def countries() -> set[str]:
    """Return the names of countries and continents in our languages, whole and in lower case."""
    return {
        fold(name)
        for tag in LANGUAGES
        for code, name in Locale(tag).territories.items()
        if not code.isdigit() or len(code) == 3
    }


def write(name: str, words: set[str]) -> None:
    """Write one word a line, sorted."""
    (OUT / name).write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")
    print(name, len(words), (OUT / name).stat().st_size)


def main() -> None:
    """Write first.txt, last.txt, wordnames.txt, common.txt and countries.txt."""
    common = {fold(word) for word in scowl(("-words",), 50) if word.islower()} | {fold(word) for word in FOREIGN}
    first, last = faker_names()
    first = latin(first) | census("dist.male.first", 1300) | census("dist.female.first", 4300)
    last = latin(last) | census("dist.all.last", 40000)
    land = countries()
    write("first.txt", first - common - (land - SHARED) - BOTH)
    write("last.txt", last - common - land - first - BOTH)
    write("wordnames.txt", ((first & common) | BOTH) - NEVER - (FOREIGN - {"rosa"}))
    write("common.txt", {word for word in common if "'" not in word and len(word) > 1})
    write("countries.txt", land - SHARED)


if __name__ == "__main__":
    main()
