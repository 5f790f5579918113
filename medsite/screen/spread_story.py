"""Look again, more warily, at a page that names somebody: what is loose elsewhere belongs to that person here."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from medsite.screen.dates import LABEL as DATE
from medsite.screen.facts import Facts
from medsite.screen.names_runs import UPPER
from medsite.screen.people import find_in_scene
from medsite.screen.people_scenes import read_scenes
from medsite.screen.places_patterns import LABEL as PLACE
from medsite.screen.rules import DENSE
from medsite.screen.story_words import CARE, FIRST_NAME, HONORIFIC, KIN, MINE, OLD, PATIENT, PRONOUN, TOLD
from medsite.screen.text import Block, Hit, Text

SURE, LESS = 0.8, 0.6
TOLD_OF = ("DATE", "GEO", "AGE")
MOST = 2_000  # persons; whoever has to mend so many needs no finer look
ROUND = re.compile(rf"[{UPPER}][^\W\d_]{{2,20}}(?: [{UPPER}][^\W\d_]{{2,20}})?(?: -|:) [a-z]")
SHORT, BESIDE = 100, 400  # characters
PERSONAL = PRONOUN | KIN | HONORIFIC | PATIENT | MINE | TOLD | CARE | OLD | FIRST_NAME


def spread_story(text: Text, facts: Facts, hits: Sequence[Hit]) -> Iterable[Hit]:
    """Return further names, dates, ages and places on a page where a person was found."""
    sure = sorted(hit.start for hit in hits if _is_somebody(text.plain, facts, hit))
    if not 0 < len(sure) < MOST or any(hit.rule == DENSE.id for hit in hits):
        return
    before = -BESIDE
    for block, scene in read_scenes(text, facts):
        if block.kind == "url":
            continue
        at = bisect_left(sure, block.start)
        near = at < len(sure) and sure[at] < block.end
        if near or (before > block.start - BESIDE and _is_caption(block)):
            yield from find_in_scene(
                text, block, replace(scene, score=scene.score + 2, anchored=True, wary=True), facts
            )
        elif (scene.kinds & PERSONAL and not scene.generic) or _is_round(text.plain, block):
            yield from find_in_scene(
                text, block, replace(scene, score=scene.score + 1, anchored=True, wary=True), facts
            )
        before = block.end if near else before


def _is_round(plain: str, block: Block) -> bool:
    """Tell whether an item of a list says how somebody is: "- Faisal - wants to go home"."""
    return block.kind == "item" and block.end - block.start < SHORT and bool(ROUND.match(plain, block.start, block.end))


def _is_caption(block: Block) -> bool:
    """Tell whether a block is a short line that has no meaning but beside its neighbour: a caption, a place, a date."""
    if block.kind == "value":
        return bool(PLACE.search(block.label) or DATE.search(block.label))
    return block.end - block.start < SHORT and block.kind in ("paragraph", "attribute") and "caption" in block.label


def _is_somebody(plain: str, facts: Facts, hit: Hit) -> bool:
    """Tell whether a hit is of a person who is none of the site's own: where a day or an age is told, somebody is."""
    if hit.severity != "error" or hit.confidence < (LESS if hit.category in TOLD_OF else SURE) or hit.category == "URL":
        return False
    return not facts.allows(hit.category, plain[hit.start : hit.end])
