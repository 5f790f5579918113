"""Find address blocks: a name, a street, a town and a postcode that stand together and belong to no institution."""

import re
from collections.abc import Iterator

from medsite.screen.facts import Facts, fold_name
from medsite.screen.names_runs import RUN, find_segments
from medsite.screen.places import is_wide
from medsite.screen.places_patterns import POSTCODE, STREET
from medsite.screen.text import Block, Hit, Text

START = re.compile(r"(?:Re|RE|To|Patient|Name|Address)?:? ?")
GAP = re.compile(r",?(?: >)* ")
FIRST_LINE = re.compile(
    r"(?:[Uu]nit|[Ff]lat|[Aa]pt|[Hh]ouse|[Pp]lot|[Bb]lock|[Bb]uilding|[Dd]oor|P\.? ?O\.? ?Box|"
    r"BP|Apartado|Postfach|The [A-Z]\w+ [A-Z]\w+|Street|\d{1,5}[A-Za-z]?\b|[A-Z][\w./º-]+(?: [\w./º-]+){0,4} \d{1,4}\b)"
)
OFFICE = re.compile(
    r"\b(?:Clinic|Practice|Hospital|University|College|Department|Foundation|Society for|"
    r"Institutes?|Centre|Center|Ltd|Inc|Association|Office|Agency|Council|Ministry|"
    r"Press|Library|Museum|"
    r"National|Federal|Service|Services|Surgery|Pharmacy|Headquarters|Administration|"
    r"Praxis|Klinik|www|http|Building \d+[A-Z])\b"
)
POST_BOX = re.compile(r"\bP\.? ?O\.? ?Box \d+")


def find_addresses(text: Text, block: Block, facts: Facts) -> Iterator[Hit]:
    """Return the name and the places of a block that is a private postal address."""
    if not 20 < block.end - block.start < 200 or block.kind not in ("paragraph", "item", "code", "cell", "comment"):
        return
    words = text.plain[block.start : block.end]
    if not re.search(r"\d", words) or OFFICE.search(words):
        return
    head = START.match(text.plain, block.start, block.end)
    name = RUN.match(text.plain, head.end() if head else block.start, block.end)
    if not name or " " not in name[0]:
        return
    gap = GAP.match(text.plain, name.end(), block.end)
    if not gap or not FIRST_LINE.match(text.plain, gap.end(), block.end):
        return
    if not (STREET.search(words) or POST_BOX.search(words) or " > " in words) or not POSTCODE.search(
        text.plain, gap.end(), block.end
    ):
        return
    segments = list(find_segments(text.plain, *name.span()))
    if len(segments) != 1 or segments[0].title == "D" or fold_name(name[0]) in facts.names:
        return
    yield Hit(*name.span(), "S-NAME-FIELD", "NAME", "error", 0.9, "the name over an address")
    for piece in re.finditer(r"[^,>]+", text.plain[gap.end() : block.end]):
        part = piece[0].strip()
        if part and re.search(r"[^\W_a-z]|\d", part) and not is_wide(part) and len(part) < 50:
            start = gap.end() + piece.start() + len(piece[0]) - len(piece[0].lstrip())
            yield Hit(start, start + len(part), "S-GEO", "GEO", "error", 0.9, "a part of a private address")
