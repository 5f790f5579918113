"""Find what tells who somebody is: names, dates of their life, great ages, small places."""

import re
from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from medsite.screen.ages import find_ages
from medsite.screen.dates import FIGURES, find_dates, may_hold_date
from medsite.screen.facts import Facts
from medsite.screen.names import find_names, speaks_of_known
from medsite.screen.names_fields import find_fields
from medsite.screen.names_labels import is_sure, may_be_name
from medsite.screen.names_lower import find_lower, may_hold_lower
from medsite.screen.names_runs import UPPER, find_segments
from medsite.screen.names_words import class_of
from medsite.screen.people_addresses import find_addresses
from medsite.screen.people_scenes import read_scenes, short_label
from medsite.screen.places import find_places
from medsite.screen.rules import DENSE
from medsite.screen.story import Scene
from medsite.screen.story_words import (
    CARE,
    DATE_CUE,
    FIRST_NAME,
    GENERIC,
    HONORIFIC,
    KIN,
    MINE,
    NAME_CUE,
    OLD,
    PRONOUN,
    TOLD,
)
from medsite.screen.text import Block, Hit, Text

SHORT = 160
# A text with more possible names is a register: twenty times what any of 588 real health pages has.
LARGE, ENOUGH, CHARACTERS, PRICE = 60_000, 4_000, 100, 2
SMALL_WORD = re.compile(r"(?<![\w/-])[^\W\d_A-Z][^\W\d_]{2,}(?![\w/-])")
INNER = re.compile(
    rf"(?:[^.!?:\s]|[.:] ?[“\"«(]|[{UPPER}][\w.’'-]{{0,20}},?|: ) [{UPPER}]|\([{UPPER}]|[{UPPER}]\.[{UPPER}]\.|"
    rf"[“\"][{UPPER}][\w’'-]{{1,20}},[”\"]|"
    r"[\u0600-\u06ff\u0900-\u097f\u3040-\u9fff\uac00-\ud7a3]"
)
OPENS_AGED = re.compile(
    rf"[{UPPER}][\w.’'-]++(?: [{UPPER}][\w.’'-]++){{0,2}}+(?:,| \(| turned| is|, aged|, de|"
    rf", now)? ?\d{{1,3}}(?:[,;):]|\Z| [a-zà-ÿ])|"
    rf"[{UPPER}][\w’'-]++ [{UPPER}][\w’'-]++ - [a-z]"
)
PROSE = frozenset(["paragraph", "item", "cell"])


def find_people(text: Text, facts: Facts) -> Iterator[Hit]:
    """Return the names, dates, ages and places of people in a text."""
    small: Counter[str] = Counter()
    left = ENOUGH + len(text.plain) // CHARACTERS
    for block, scene in read_scenes(text, facts):
        if _is_quiet(text, block, scene):
            continue
        if len(text.plain) > LARGE:
            left -= 1 + sum(1 for _ in find_segments(text.plain, block.start, block.end))
            if left < 0:
                yield Hit(block.start, block.end, DENSE.id, "POLICY", why="far more names than an article has")
                return
        for hit in find_in_scene(text, block, scene, facts):
            word = _unknown_word(text.plain, hit)
            if word and not small:
                small = Counter(SMALL_WORD.findall(text.plain))
            if not word or small[word] < 2:
                left -= PRICE
                yield hit


def _is_quiet(text: Text, block: Block, scene: Scene) -> bool:
    """Tell whether a block can hold nothing that is worth looking for."""
    plain = text.plain
    if (scene.score and scene.anchored) or scene.kinds & FIRST_NAME or block.part != "body":
        return False
    if block.kind == "heading":
        return not scene.kinds & (HONORIFIC | KIN | PRONOUN) and "'s " not in plain[block.start : block.end]
    if block.kind not in PROSE or scene.score > 1 or _may_hold_figures(text, block, scene):
        return False
    label = short_label(block)
    if label and (may_be_name(label) or is_sure(label)):
        return False
    short = block.end - block.start < SHORT and (block.kind != "item" or scene.kinds & ~GENERIC)
    if short and _has_inner(plain, block):
        return False
    numbered = text.glance.has_digit(block.start, block.end) or " - " in plain[block.start : block.end]
    return not (numbered and OPENS_AGED.match(plain, block.start, block.end))


def _has_inner(plain: str, block: Block) -> bool:
    """Tell whether a capital stands within a sentence, or letters of a script that has none."""
    words = plain[block.start : block.end]
    return not (words.isascii() and words[1:].islower()) and INNER.search(words) is not None


def _may_hold_figures(text: Text, block: Block, scene: Scene) -> bool:
    """Tell whether there may be a date or an age of somebody."""
    if scene.kinds & OLD and text.glance.has_digit(block.start, block.end):
        return True
    return bool(scene.kinds & (DATE_CUE | OLD | CARE)) and may_hold_date(text, block, scene)


def _unknown_word(plain: str, hit: Hit) -> str:
    """Return the small form of a name in no list; where the page writes it small, too, it is an everyday word."""
    words = plain[hit.start : hit.end].split()
    last = words[-1] if words else ""
    if hit.category != "NAME" or not last[:1].isupper() or not last[1:].islower():
        return ""
    return "" if any(class_of(word) in "FL" for word in words) else last.lower()


def find_in_scene(text: Text, block: Block, scene: Scene, facts: Facts) -> Iterator[Hit]:
    """Return what a block tells of people, in the light of its scene."""
    if block.kind == "code" and not scene.score and FIGURES.search(text.plain, block.start, block.end):
        scene = replace(scene, score=2) if _names_somebody(text.plain, block) else scene
    address = [*find_addresses(text, block, facts)]
    yield from address
    names = [*find_fields(text, block, scene, facts), *(hit for hit in address if hit.category == "NAME")]
    if (
        _tells_of_somebody(block, scene)
        or (block.kind in ("paragraph", "item") and block.end - block.start < SHORT)
        or scene.kinds & (NAME_CUE | FIRST_NAME | TOLD | MINE)
    ):
        names += find_names(text, block, scene, facts)
    if may_hold_lower(scene):
        names += find_lower(text, block, scene)
    yield from names
    sure = any(hit.severity == "error" for hit in names)
    others = [*_find_others(text, block, scene, names)]
    if others and (sure or not speaks_of_known(text.plain, block)):
        yield from others


def _tells_of_somebody(block: Block, scene: Scene) -> bool:
    """Tell whether unknown names are worth looking for: not where a long text only says "treated"."""
    return scene.score > 1 or (scene.score > 0 and (scene.anchored or block.end - block.start < SHORT))


def _names_somebody(plain: str, block: Block) -> bool:
    """Tell whether a line of code holds a whole name."""
    return any(
        len(s.words) > 1 and set(s.letters) & {"L"} and set(s.letters) <= set("FLUW")
        for s in find_segments(plain, block.start, block.end)
    )


def _find_others(text: Text, block: Block, scene: Scene, names: list[Hit]) -> Iterator[Hit]:
    sure = any(hit.severity == "error" for hit in names)
    if (sure or scene.score or scene.kinds & DATE_CUE or block.label) and may_hold_date(text, block, scene):
        yield from find_dates(text, block, scene, named=sure)
    if sure or scene.score or scene.kinds & OLD:
        yield from find_ages(text, block, scene, named=sure)
    if sure or scene.score or " live" in text.plain[block.start : block.end]:
        yield from find_places(text, block, scene, names)
