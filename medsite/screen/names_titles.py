"""Find names in titles, captions, comments and front matter, where every noun may have a capital."""

from collections.abc import Iterator

from medsite.screen.facts import Facts, fold_name
from medsite.screen.names_runs import Segment, find_segments
from medsite.screen.names_slugs import slug_hits
from medsite.screen.names_wary import WITH_CARERS, is_portrayed
from medsite.screen.story import Scene
from medsite.screen.text import Block, Hit, Text
from medsite.screen.vocabulary import later

GIVEN_TO = later(
    r"(?i)\b(?:hearts?|kidneys?|livers?|lungs?|cornea|goodbye|farewell|thank you|thanks|letters?|lullaby|candles?|"
    r"songs?|tea|"
    r"coffee|cake|conversations?|interview|birthday|party|prayers?|hands?|voice|bed|shoes|wheels|hope|justice|legs?|"
    r"summer|walk|walking|waiting|fighting|caring|[a-z]{2,12}ing (?:home|back|out|up|again)) (?:for|to|from|with) $"
)
KEY_TAIL = later(r"^.*[._-](?=[^._-])")  # "hero_alt" is an "alt"
KIN_AFTER = later(
    r"['’]s (?:\w+ ){0,1}(?:story|journey|year|life|battle|fight|road|recovery|diary|"
    r"letter|week|day|mother|father|son|daughter|wife|husband|new)\b"
)
CAPTIONS = frozenset(
    [
        "caption",
        "alt",
        "summary",
        "description",
        "keywords",
        "patient",
        "subtitle",
        "excerpt",
        "teaser",
        "lead",
        "intro",
        "standfirst",
        "blurb",
        "deck",
        "note",
        "notes",
        "quote",
        "credit",
    ]
)
DAY_OF = later(r"\b[Tt]he (?:day|night|morning|evening|summer|winter|week|year) $")
ROSE = later(
    r" (?:stood|left|came|went|fell|sat|walked|learned|learnt|lost|died|woke|stopped|laughed|forgot|ran|spoke)\b"
)
A_LIFE = later(
    r": (?:a|an|one|the|two|his|her|my) (?:[a-z]+ ){0,2}?(?:life|lives|story|year|day|winter|summer|journey|heart|"
    r"lungs?|kidneys?|childhood|love|mother|father|daughter|son|diary|farewell|patient|portrait|road|fight)\b"
)
TITLES_OF = ("heading", "value")
TOLD_OF = later(
    r"\b(?:of|for|to|with|from|by|[Mm]eet|[Mm]eeting|[Rr]emembering|[Dd]ear|[Vv]isiting|[Ww]hy|[Hh]ow|[Ww]hen) $"
)
ENDS = ("", "\n", ":", ",", ".", "'", '"', "’", " ")
AND_THINGS = later(r", (?:the|an?|his|her|their|my|who|one|two|three|and) ")


def find_pairs(text: Text, block: Block, facts: Facts) -> Iterator[Hit]:
    """Return known first names with surnames in titles, captions, comments and front matter."""
    from medsite.screen.names import weigh  # names.py asks for no titles

    label = KEY_TAIL.sub("", block.label).casefold()
    if label == "slug":
        yield from slug_hits(text.plain, block.start, block.end, facts, sure=False)
        return
    for segment in find_segments(text.plain, max(block.start, block.value), block.end):
        if segment.title == "D" or fold_name(" ".join(segment.words)) in facts.names:
            continue
        weight = weigh(text.plain, block, segment, Scene(0, 2, generic=False))
        caption = block.kind == "attribute" or (label in CAPTIONS and label != "keywords")
        weight += 0.75 if caption else 0.0
        if (
            (weight >= 0 and _is_shown(text.plain, segment, caption=caption))
            or weight >= _needed(text.plain, segment, caption=caption)
            or _is_keyword(text.plain, label, segment)
            or (weight > 0 and block.kind in TITLES_OF and _is_told_of(text.plain, segment))
            or (
                label in CAPTIONS
                and weight >= 3.25
                and len(segment.words) > 1
                and (set(segment.letters) & set("LF") or segment.letters == "UU")
            )
        ):
            why = "a full name in a title, caption or comment"
            yield Hit(segment.start, segment.end, "S-NAME-FIELD", "NAME", "error", 0.9, why)


def _needed(plain: str, segment: Segment, *, caption: bool) -> float:
    """Return how much must speak for a name in a title or caption, where every noun may have a capital."""
    if _is_pair(segment):
        return 4.0
    if segment.letters in ("F", "W", "U") and _ends_title(plain, segment):
        return 3.5
    after = plain[segment.end : segment.end + 30].lower()
    if segment.letters == "F" and AND_THINGS.match(after) and plain[segment.start - 1 : segment.start] in "\n\"'":
        return 3.5
    if KIN_AFTER.match(after) or (caption and segment.letters[0] in "FW"):
        return 4.0
    return 5.0 if segment.letters in ("F", "W") or (caption and segment.letters == "U") else 9.0


def _is_shown(plain: str, segment: Segment, *, caption: bool) -> bool:
    """Tell whether a picture shows somebody, or a title opens with a whole name and what it is about."""
    if not set(segment.letters) <= set("FLUWZ"):
        return False
    before, after = plain[max(0, segment.start - 30) : segment.start], plain[segment.end : segment.end + 60]
    if is_portrayed(before, after) or (DAY_OF.search(before) and ROSE.match(after)):
        return True
    opening = before[-1:] in ("\n", '"', "'") or not before
    if caption and opening and WITH_CARERS.match(after):
        return segment.letters[-1] in "FU" or segment.letters in ("W", "L")
    return opening and len(segment.words) in (2, 3) and bool(A_LIFE.match(after)) and segment.letters[0] in "FUW"


def _is_told_of(plain: str, segment: Segment) -> bool:
    """Tell whether a title tells of, from or with a whole name: "The winter of Ilse Achterberg"."""
    left = plain[max(0, segment.start - 12) : segment.start]
    letters = segment.letters.replace("Z", "")
    whole = len(letters) in (2, 3) and set(letters) <= set("FLU") and (letters != "LL")
    return whole and plain[segment.end : segment.end + 1] in ENDS and bool(TOLD_OF.search(left))


def _ends_title(plain: str, segment: Segment) -> bool:
    """Tell whether a title ends with somebody to whom or with whom something was done: "A heart for Rosa"."""
    left = plain[max(0, segment.start - 40) : segment.start]
    return plain[segment.end : segment.end + 1] in ("", "\n") and bool(GIVEN_TO.search(left))


def _is_keyword(plain: str, label: str, segment: Segment) -> bool:
    """Tell whether a front matter keyword is a whole name."""
    whole = (
        plain[segment.start - 1 : segment.start] in " [\"'\n"
        and (plain[segment.end : segment.end + 1] or ",") in ",]\"'\n"
    )
    return (
        label == "keywords"
        and whole
        and len(segment.words) in (2, 3)
        and set(segment.letters) <= set("FLUWZ")
        and bool(set(segment.letters) & set("FLU"))
    )


def _is_pair(segment: Segment) -> bool:
    letters = segment.letters.replace("Z", "")
    if segment.title == "T" or (len(letters) > 1 and letters[0] == "F" and letters[-1] in "FLU"):
        return True
    return len(letters) > 1 and ((letters[0] == "W" and letters[-1] in "FL") or (letters[0] == "L" and "F" in letters))
