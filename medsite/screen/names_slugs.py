"""Find names in addresses: slugs, folders of cases and patients, file names."""

import re
from collections.abc import Iterator

from medsite.screen.facts import Facts, fold_name
from medsite.screen.names_words import class_of
from medsite.screen.public import is_known
from medsite.screen.text import Block, Hit, Text
from medsite.screen.vocabulary import listed

SLUG_FOLDER = re.compile(
    r"(?i)(?:patients?|cases?|stor(?:y|ies)|people|testimonials?|survivors?|interviews?|"
    r"letters?|obituar(?:y|ies)|meet|journeys?|videos?|interview|pacientes?|historias?)/(?:(?:from|"
    r"by|of|about|meet|mr|mrs|ms|miss|for)-)?((?:[a-z]+-){0,3}?[a-z]+)(?=[/.?#]|$)"
)
# How a folder ends that `SLUG_FOLDER` looks for.
FOLDERS = tuple(
    listed(
        "patient patients case cases story stories people testimonial testimonials survivor survivors interview"
        " interviews letter letters obituary obituaries meet journey journeys video videos paciente pacientes historia"
        " historias"
    )
)
FILE_NAME = re.compile(
    r"(?i)(?:^|[/_-])(?:patient|mrs|mr|miss|ms|pt|case|img|photo|scan|foto|"
    r"bild)[_-]([a-z]{3,}(?:[_-][a-z]{3,})*?)(?=[_-]?\d|"
    r"[./]|[_-](?:after|before|face|knee|hip|wound|leg)|$)"
)

PARTICLES = frozenset(
    [
        "de",
        "la",
        "del",
        "di",
        "da",
        "do",
        "van",
        "von",
        "der",
        "bin",
        "ibn",
        "al",
        "el",
        "mac",
        "le",
        "du",
        "ni",
        "nic",
        "o",
        "ter",
        "dos",
        "das",
        "des",
        "della",
    ]
)


def find_slugs(text: Text, block: Block, facts: Facts) -> Iterator[Hit]:
    """Return the names in a link's target or a file's path."""
    path = text.plain[block.start : block.end]
    folders = path.casefold().split("/")[:-1]
    if not path.isascii() or any(folder.endswith(FOLDERS) for folder in folders):
        yield from _slugs(SLUG_FOLDER, text, block, facts)
    if "-" in path or "_" in path:
        yield from _slugs(FILE_NAME, text, block, facts)


def _slugs(pattern: re.Pattern[str], text: Text, block: Block, facts: Facts) -> Iterator[Hit]:
    for found in pattern.finditer(text.plain, block.start, block.end):
        yield from slug_hits(text.plain, *found.span(1), facts, sure=True)


def slug_hits(plain: str, start: int, end: int, facts: Facts, *, sure: bool) -> Iterator[Hit]:
    """Return the slug between two positions if it is a name. sure: it stands where names of patients stand."""
    slug = plain[start:end].casefold()
    parts = [part for part in re.split(r"[-_]", slug) if part]
    parts = [part for part in parts if part not in PARTICLES]
    letters = [class_of(part) for part in parts]
    if (
        slug in facts.slugs
        or fold_name(slug.replace("-", " ")) in facts.names
        or not parts
        or is_known(" ".join(parts))
    ):
        return
    known = [letter for letter in letters if letter in "FL"]
    two = len(parts) in (2, 3, 4) and not set(letters) & ({"C", "P"} if not sure or letters[0] == "C" else {"P"})
    if sure and two and len(parts) == 2 and set(letters) == {"U"} and min(map(len, parts)) > 3:
        known = letters
    if sure and two and letters[0] in "FW" and plain[start - 1 : start] == "/":
        known = letters
    if (
        not sure
        and len(parts) == 2
        and set(letters) <= {"U", "F", "L", "W"}
        and letters[0] != "W"
        and min(map(len, parts)) > 2
    ):
        known = letters
    if (
        (two and (letters[0] in "FWU" or sure) and known)
        or (sure and letters[0] == "F")
        or (sure and len(parts) == 1 and letters[0] in "FLU" and len(parts[0]) > 3)
    ):
        yield Hit(start, end, "S-NAME-FIELD", "NAME", "error", 0.8, "a name in an address or file name")
