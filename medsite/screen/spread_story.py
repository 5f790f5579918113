"""Look again, more warily, at a page that names somebody: what is loose elsewhere belongs to that person here."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from medsite.screen.dates import LABEL as DATE
from medsite.screen.facts import Facts
from medsite.screen.people import find_in_scene
from medsite.screen.people_scenes import read_scenes
from medsite.screen.places_patterns import LABEL as PLACE
from medsite.screen.rules import DENSE
from medsite.screen.story_words import CARE, FIRST_NAME, HONORIFIC, KIN, MINE, OLD, PATIENT, PRONOUN, TOLD
from medsite.screen.text import Block, Hit, Text

SURE = 0.8
MOST = 2_000  # persons; whoever has to mend so many needs no finer look
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
            yield from find_in_scene(text, block, replace(scene, score=scene.score + 2, anchored=True), facts)
        elif scene.kinds & PERSONAL and not scene.generic:
            yield from find_in_scene(text, block, replace(scene, score=scene.score + 1, anchored=True), facts)
        before = block.end if near else before


def _is_caption(block: Block) -> bool:
    """Tell whether a block is a short line that has no meaning but beside its neighbour: a caption, a place, a date."""
    if block.kind == "value":
        return bool(PLACE.search(block.label) or DATE.search(block.label))
    return block.end - block.start < SHORT and block.kind in ("paragraph", "attribute") and "caption" in block.label


def _is_somebody(plain: str, facts: Facts, hit: Hit) -> bool:
    """Tell whether a hit names or numbers a person who is none of the site's own."""
    if hit.severity != "error" or hit.confidence < SURE or hit.category in ("DATE", "GEO", "AGE", "URL"):
        return False
    return not facts.allows(hit.category, plain[hit.start : hit.end])
