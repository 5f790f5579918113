"""Find address blocks: a name, a street, a town and a postcode that stand together and belong to no institution."""

import re
from collections.abc import Iterator

from medsite.screen.facts import Facts, fold_name
from medsite.screen.names_runs import RUN, find_segments
from medsite.screen.places import is_wide
from medsite.screen.places_patterns import POSTCODE, STREET
from medsite.screen.text import Block, Hit, Text
from medsite.screen.vocabulary import later

START = later(r"(?:Re|RE|To|Patient|Name|Address)?:? ?")
GAP = later(r",?(?: >)* ")
FIRST_LINE = later(
    r"(?:[Uu]nit|[Ff]lat|[Aa]pt|[Hh]ouse|[Pp]lot|[Bb]lock|[Bb]uilding|[Dd]oor|P\.? ?O\.? ?Box|"
    r"BP|Apartado|Postfach|The [A-Z]\w+ [A-Z]\w+|Street|\d{1,5}[A-Za-z]?\b|[A-Z][\w./º-]+(?: [\w./º-]+){0,4} \d{1,4}\b)"
)
OFFICE = later(
    r"\b(?:Clinic|Practice|Hospital|University|College|Department|Foundation|Society for|"
    r"Institutes?|Centre|Center|Ltd|Inc|Association|Office|Agency|Council|Ministry|"
    r"Press|Library|Museum|"
    r"National|Federal|Service|Services|Surgery|Pharmacy|Headquarters|Administration|"
    r"Praxis|Klinik|www|http|Building \d+[A-Z])\b"
)
POST_BOX = later(r"\bP\.? ?O\.? ?Box \d+")


SENTENCE = later(
    r"\b(?:the|and|was|is|to|for|from|in|at|were|has|der|das|und|ist|im|am|ab|mit|für|los|las|es|son|para|con|est|les|"
    r"et|pour|avec|il|gli|per|sono|os|são|com)\b|\b(?:19|20)\d\d[.,]?$"
)
LAST = later(rf"(?:{POSTCODE.pattern})[.,]?(?: [A-Z][\w ]{{0,20}})?$", re.MULTILINE)


def find_addresses(text: Text, block: Block, facts: Facts) -> Iterator[Hit]:
    """Return the name and the places of a block that is a private postal address."""
    if not 20 < block.end - block.start < 200 or block.kind not in ("paragraph", "item", "code", "cell", "comment"):
        return
    words = text.plain[block.start : block.end]
    if not re.search(r"\d", words) or OFFICE.search(words) or not POSTCODE.search(words):
        return
    head = START.match(text.plain, block.start, block.end)
    run = RUN.match(text.plain, head.end() if head else block.start, block.end)
    if not run or not (STREET.search(words) or POST_BOX.search(words) or _is_bare_address(words)):
        return
    for end in _name_ends(run):
        gap = GAP.match(text.plain, end, block.end)
        if gap and FIRST_LINE.match(text.plain, gap.end(), block.end) and _is_name(text, run.start(), end, facts):
            yield Hit(run.start(), end, "S-NAME-FIELD", "NAME", "error", 0.9, "the name over an address")
            yield from _places(text, gap.end(), block.end)
            return


def _is_bare_address(words: str) -> bool:
    """Tell whether a block is no sentence and ends with a postcode: "Anna Weber 3 Kornmarkt Kassel 34117"."""
    return bool(LAST.search(words[-36:])) and not SENTENCE.search(words)


def _name_ends(run: re.Match[str]) -> list[int]:
    """Return where the name may end: with the run of capitals, or before the street that follows on the same line."""
    spaces = [found.start() for found in re.finditer(" ", run[0])]
    return [run.end(), *(run.start() + space for space in spaces[1:])] if spaces else []


def _is_name(text: Text, start: int, end: int, facts: Facts) -> bool:
    segments = list(find_segments(text.plain, start, end))
    return len(segments) == 1 and segments[0].title != "D" and fold_name(text.plain[start:end]) not in facts.names


def _places(text: Text, start: int, end: int) -> Iterator[Hit]:
    for piece in re.finditer(r"[^,>]+", text.plain[start:end]):
        part = piece[0].strip()
        if part and re.search(r"[^\W_a-z]|\d", part) and not is_wide(part) and len(part) < 60:
            first = start + piece.start() + len(piece[0]) - len(piece[0].lstrip())
            yield Hit(first, first + len(part), "S-GEO", "GEO", "error", 0.9, "a part of a private address")
