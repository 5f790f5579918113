"""The jigsaw: age, sex, a small place, a time and a rare condition; none tells who it is, together they do.

45 CFR 164.514(b)(2)(ii) asks that nobody knows how the rest could be used to tell who it is; (b)(2)(i)(R) names every
"unique identifying characteristic". A condition is rare where it meets at most 5 in 10,000 people (Regulation (EC) No
141/2000, article 3; Orphanet) or fewer than 200,000 in the United States (21 U.S.C. 360bb(a)(2)). That sex, age and
place alone single out most people was shown by Sweeney (2000) and Golle (2006, doi:10.1145/1179601.1179615).
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from medsite.screen.facts import Facts
from medsite.screen.glance import SMALL_PLACES
from medsite.screen.people_scenes import read_scenes
from medsite.screen.rules import Rule
from medsite.screen.story import Scene
from medsite.screen.text import Hit, Text
from medsite.screen.vocabulary import later

AGE, SEX, PLACE, TIME, RARE = 1, 2, 4, 8, 16
WHOLE = AGE | SEX | PLACE | TIME | RARE
_REACH = 40  # characters around a word for a place
_GAP = 3  # blocks of another kind that one story may hold
_NEAR = 4  # blocks around a story in which its condition may be called rare
_ILLNESS = (
    r"(?:disease|disorder|condition|syndrome|cancer|tumou?r|illness|form|type|variant|mutation|infection|defect|"
    r"leuk[a]?emia|lymphoma|sarcoma|an[a]?emia|deficiency|cause|complication|reaction)s?"
)
RARE_WORDS = later(
    rf"(?i)\b(?:rare(?:st)?,? (?:[\w-]+ ){{0,3}}{_ILLNESS}\b|"
    r"(?:so|very|extremely|ultra|exceptionally|incredibly)[ -]rare\b|"
    r"orphan disease|ORPHA:? ?\d+|(?-i:[A-Z][a-zé]+(?:[-–][A-Z][a-zé]+)+) (?:syndrome|disease)\b|"
    r"(?:1|one)(?: (?:person|child|baby|birth|woman|man|boy|girl))? (?:in|out of|per) (?:every |about |some )?"
    r"(?:[2-9][., ]?\d{3}\b|\d{2,3}[., ]?\d{3}\b|(?:[\d.]+|a|one|two|five|ten|several) million|"
    r"\w+ (?:hundred )?thousand)|"
    r"(?:fewer|less) than (?:\d{1,3}|a (?:dozen|hundred)|fifty|twenty|ten) (?:people|patients|cases|families|children)|"
    r"(?:only|just) (?:\d{1,3}|a handful of|a few|one of|a dozen) (?:known |other |reported |published )?"
    r"(?:people|patients|cases|families|children) (?:in the|worldwide|known|have|has|are|had)|"
    r"(?:maladie|affection|forme|cancer) (?:très )?rare|seltene[nrs]? (?:\w+ )?(?:krankheit|erkrankung|form)|"
    r"(?:enfermedad|síndrome|trastorno|doença|síndrome|malattia|sindrome) (?:muy |muito |molto )?rar[oa])\b"
)
_COUNT = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)"
)
_AGE = later(
    rf"(?i)\b(?:{_COUNT}[ -](?:year|month|week)s?[ -]old\b|(?:aged|at age|at the age of|(?:boy|girl|child|son|daughter|"
    rf"woman|man|baby) of) {_COUNT}\b|(?:he|she|girl|boy|child|son|daughter|baby) "
    rf"(?:was|is|turned) (?:only |just |now )?"
    rf"{_COUNT}\b(?! ?(?:[%°µ]|mg|kg|cm|mm|hours?|days?|weeks?|times|miles|km|per|of)\b)|"
    rf"(?:was|is|turned|am) \d{{1,2}}(?=[,.;]| and| when)|"
    r"in (?:her|his|my) (?:early |mid-?|late )?(?:twent|thirt|fort|fift|sixt|sevent|eight)ies\b|"
    r"\d{1,2} (?:years old|años|ans|Jahre|anos|anni)\b)|[,(] ?\d{1,2} ?[,)]|\b\d{1,2}-jährig"
)
_SEX = later(
    r"\b(?:[Ss]he|[Hh]er|[Hh]e|[Hh]is|[Hh]im|[Ww]oman|[Mm]an|[Gg]irl|[Bb]oy|[Mm]other|[Ff]ather|[Ss]on|[Dd]aughter|"
    r"[Gg]rand\w+er|[Ww]ife|[Hh]usband|[Ee]lla|[Éé]l|[Ee]lle|[Ii]l|[Ss]ie|[Ee]r|[Ee]la|[Ee]le|[Ll]ei|[Ll]ui|mujer|hombre|"
    r"femme|homme|Frau|Mann|mulher|homem|donna|uomo|niñ[oa]|menin[oa]|bambin[oa])\b"
)
_PLACE = later(
    r"\b(?:(?:small|little|tiny|remote|rural|isolated|market|seaside|mountain|coastal|fishing|farming|mining) "
    r"(?:town|village|community|island|settlement|parish|valley|farm)|(?:our|the only|her|his|a|the|this) "
    r"(?:\w+ )?(?:village|hamlet|island|islet|glen|fjord|croft|reservation|parish|township)\b(?! (?:of )?Langerhans)|"
    r"[Ii]sle of [A-Z]\w+|[A-Z][a-z]+shire|County [A-Z]\w+|[A-Z]\w+ County|our (?:small |little )?town|"
    r"(?:un|una|une|ein|eine|einem|um|uma|nuestro|notre|unser\w*) (?:[\wé]+ )?(?:pueblo|aldea|village|hameau|[Dd]orf|"
    r"[Ii]nsel|isla|île|ilha|vila|paesino|isola))\b"
)
_PLACE_WORDS = (
    "village", "hamlet", "island", "islet", " glen", "fjord", "croft", "reservation", "parish", "township", "isle of",
    "shire", "county", " town", "rural", "community", "settlement", "valley", " farm", "pueblo", "aldea", "hameau",
    "dorf", "insel", "isla", "île", "ilha", "vila", "paesino", "isola",
)  # fmt: skip
_MONTH = (
    r"(?:January|February|March|April|June|July|August|September|October|November|December|enero|marzo|abril|mayo|"
    r"janvier|février|juin|juillet|Januar|Februar|März|Juni|Juli|janeiro|março|junho|gennaio|giugno|luglio)"
)
_TIME = later(
    rf"\b(?:(?:[Ii]n|[Ss]ince|[Ll]ast|[Tt]his|[Oo]ne|[Tt]hat|[Dd]uring|en|im|em|nel) (?:the |early |late |mid-?)?"
    rf"(?:(?:spring|summer|autumn|winter|fall|Easter|Christmas|{_MONTH})\b(?: of)?|(?:19[5-9]|20[0-3])\d\b)|"
    rf"{_MONTH} (?:of )?(?:19|20)\d\d|[Ll]ast (?:week|month|year)\b|"
    r"\b(?i:two|three|four|five|some|several|\d{1,2}) (?:days|weeks|months|years) ago\b)"
)

RULE = Rule(
    "S-JIGSAW",
    "POLICY",
    "age, sex, a small place, a time and a rare condition of one person on one page",
    "Each piece passes alone; together they fit one person, whom neighbours, colleagues and search engines know.",
    "45 CFR 164.514(b)(2)(i)(R) and (ii); rare: Regulation (EC) No 141/2000, 21 U.S.C. 360bb; Golle 2006, "
    "doi:10.1145/1179601.1179615",
    'take out or blur at least two of them: "in her forties", "in the north", "some years ago".',
    "warning",
    finds=(
        "A 34-year-old woman from a fishing village came in the spring of 2021. Hers is a rare disease of the blood.",
    ),
    passes=(
        "Gaucher disease is a rare disease: about 1 in 40,000 people have it. Ask your doctor.",
        "A 34-year-old woman came to us in 2021. She had asthma.",
    ),
)
SERIES = Rule(
    "S-JIGSAW-SERIES",
    "POLICY",
    "age, sex, a small place, a time and a rare condition of one person, spread over the parts of a series",
    "Who reads all parts lays the pieces side by side, and so do search engines.",
    RULE.source,
    "read the parts one after the other, and blur at least two of the pieces in all of them.",
    "warning",
)
RULES = (RULE, SERIES)


class Pieces(Struct, frozen=True):
    """What a page tells of one person. kinds: bits of the pieces' kinds. start, end: in plain, of what is rare."""

    kinds: int
    start: int
    end: int


def find_jigsaw(text: Text, facts: Facts, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Return a warning where all pieces of one person meet. hits: of the other rules; places and dates are pieces."""
    if not any(hit.category == "GEO" for hit in hits) and not _names_place(text):
        return
    if not RARE_WORDS.search(text.plain):
        return
    for pieces in read_pieces(text, facts, hits):
        if pieces.kinds == WHOLE:
            yield Hit(pieces.start, pieces.end, RULE.id, RULE.category, "warning", 0.5, "the pieces fit together")
            return


def _names_place(text: Text) -> bool:
    """Tell whether a text names a small place: whatever `_PLACE` finds is one of the words, or ends in "shire"."""
    may = not text.glance.cues.isdisjoint(SMALL_PLACES) or "shire" in text.plain
    return may and _may_hold_place(text.plain)


def _may_hold_place(plain: str) -> bool:
    """Tell whether there may be a small place: the rarest of the pieces, and the cheapest to ask for."""
    low = plain.lower()
    for word in _PLACE_WORDS:
        at = low.find(word)
        while at >= 0:
            if _PLACE.search(plain, max(0, at - _REACH), at + _REACH):
                return True
            at = low.find(word, at + len(word))
    return False


def read_pieces(text: Text, facts: Facts, hits: Iterable[Hit] = ()) -> Iterator[Pieces]:
    """Return the pieces of each person that a page tells of."""
    blocks = [
        (block, scene)
        for block, scene in read_scenes(text, facts)
        if block.part == "body" and block.kind in {"paragraph", "item", "heading", "cell"}
    ]
    for first, last in _stories([scene for _, scene in blocks]):
        spans = [(block.start, block.end) for block, _ in blocks[first : last + 1]]
        near = [(block.start, block.end) for block, _ in blocks[max(0, first - _NEAR) : last + 1 + _NEAR]]
        yield _gather(text.plain, spans, near, hits)


def _stories(scenes: Sequence[Scene]) -> Iterator[tuple[int, int]]:
    """Yield first and last of each run of blocks that tell of one person, with short gaps."""
    first = last = -1
    for at, scene in enumerate(scenes):
        if not scene.score or not scene.anchored:
            continue
        if first >= 0 and at - last > _GAP:
            yield first, last
            first = at
        first = at if first < 0 else first
        last = at
    if first >= 0:
        yield first, last


def _gather(
    plain: str, spans: Sequence[tuple[int, int]], near: Sequence[tuple[int, int]], hits: Iterable[Hit]
) -> Pieces:
    kinds = 0
    start, end = spans[0][0], min(spans[0][1], spans[0][0] + 1)
    for low, high in spans:
        kinds |= AGE * bool(_AGE.search(plain, low, high)) | SEX * bool(_SEX.search(plain, low, high))
        kinds |= PLACE * bool(_PLACE.search(plain, low, high)) | TIME * bool(_TIME.search(plain, low, high))
        for hit in hits:
            if low <= hit.start < high:
                kinds |= {"GEO": PLACE, "DATE": TIME, "AGE": AGE}.get(hit.category, 0)
    for low, high in near:
        rare = RARE_WORDS.search(plain, low, high)
        if rare:
            return Pieces(kinds | RARE, *rare.span())
    return Pieces(kinds, start, end)


def hint_pieces(source: str) -> int:
    """Return the bits of the two rarest pieces, a place and what is rare, that may stand in a source: cheap to ask."""
    plain = source.replace("*", "").replace("_", "")
    return PLACE * _may_hold_place(plain) | RARE * bool(RARE_WORDS.search(plain))


def sum_pieces(text: Text, facts: Facts) -> Pieces:
    """Return the pieces of everybody whom a part of a series tells of; what is rare may stand anywhere in it."""
    found = [*read_pieces(text, facts)]
    kinds = 0
    for pieces in found:
        kinds |= pieces.kinds
    rare = RARE_WORDS.search(text.plain)
    if rare:
        return Pieces(kinds | RARE, *rare.span())
    return Pieces(kinds, found[0].start, found[0].end) if found else Pieces(0, 0, 0)
