"""Find streets without a number, shores, bridges and the like (45 CFR 164.514(b)(2)(i)(B))."""

from collections.abc import Iterator

from medsite.screen.places_patterns import CAP
from medsite.screen.text import Block
from medsite.screen.vocabulary import later

_WAY = r"(?:Street|Road|Rd|Lane|Avenue|Drive|Close|Crescent|Terrace|Boulevard|Row|Mews|Quay|Gardens|Parade)"
_SPOT = (
    r"(?i:beach|pier|seafront|promenade|harbou?r|marina|lighthouse|cliffs?|sands|moor|woods?|bridge|quarry|allotments?|"
    r"crossroads|roundabout|(?:care|nursing|residential) home|caravan park)"
)
# Streets that stand in every town, or that everybody knows.
_COMMON = r"(?:High|Main|Downing|Harley|Wall|Sesame|Fleet|Coronation|Abbey|Silk|Baker|Easy) "
_BEFORE = (
    r"(?:[Ii]n|[Oo]n|[Aa]t|of|[Oo]ff|[Ff]rom|along|down|up|[Nn]ear|into|across|[Oo]utside|crossing|by|behind|above|"
    r"below)"
)
PLACE = later(
    rf"\b{_BEFORE} (?:the )?(?:(?P<street>(?!{_COMMON})(?:{CAP} ){{1,3}}{_WAY})\b|"
    rf"(?P<shore>{CAP}(?: {CAP})?) {_SPOT}\b)"
    r"(?! (?:Surgery|Practice|Hospital|Clinic|Medical|Health|Cent(?:re|er)|Station|School|Church|Protocol|Study))"
)
WORD = later(rf"[a-z] (?:{_WAY}|{_SPOT})\b")  # what every place has: sought first


def find_spots(plain: str, block: Block) -> Iterator[tuple[int, int, bool]]:
    """Return where streets and shores stand in a block, and whether it is a street."""
    if WORD.search(plain, block.start, block.end):
        for found in PLACE.finditer(plain, block.start, block.end):
            yield *found.span(found.lastgroup or 0), found.lastgroup == "street"
