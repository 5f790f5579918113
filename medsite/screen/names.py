"""Find names of people in prose: weigh a segment's words, its neighbours, and how much of a story the block tells."""

from collections.abc import Iterator

from medsite.screen.facts import Facts, fold_name
from medsite.screen.names_context import (
    CLOSING,
    FOREIGN_VERB,
    IT_IS,
    KIN_WORDS,
    LEFT_OBJECT,
    LEFT_STRONG,
    LEFT_TENDER,
    LEFT_WEAK,
    LOW_TITLE,
    PLACE_BEFORE,
    RIGHT_AGE,
    RIGHT_ANY_VERB,
    RIGHT_APPOSITION,
    RIGHT_CASE,
    RIGHT_DASH,
    RIGHT_FAMILY,
    RIGHT_FROM,
    RIGHT_HOME,
    RIGHT_HUMAN,
    RIGHT_JOINED,
    RIGHT_KIN,
    RIGHT_OWNED,
    RIGHT_PERSON,
    RIGHT_POSSESSIVE,
    RIGHT_STRONG,
    RIGHT_SURE,
    RIGHT_TELLING,
    RIGHT_TO_US,
    RIGHT_TRADE,
    RIGHT_VERB,
    RIGHT_YEARS,
    ROLE_AFTER,
    SAID_BEFORE,
    SIGNING,
)
from medsite.screen.names_runs import UPPER, Segment, find_segments
from medsite.screen.names_wary import is_portrayed, person_weight, wary_weight
from medsite.screen.names_words import fold_word, read_words
from medsite.screen.public import (
    CITATION,
    CITED_BEFORE,
    DEGREE,
    EPONYM,
    FAME,
    FICTION,
    HISTORY,
    INSTITUTION,
    INSTITUTION_BEFORE,
    LONG_AGO,
    RECENT,
    SUPPOSED,
    is_known,
    known_surnames,
)
from medsite.screen.story import Scene
from medsite.screen.story_words import MINE
from medsite.screen.text import Block, Hit, Text
from medsite.screen.vocabulary import later

JOINED = later(r"(?: \(\d{1,3}\))?(?:,| and| &| y| et| und| e|, and) ")
STREETS = frozenset(["Road", "Street", "Avenue", "Drive", "Boulevard", "Highway", "Parkway", "Suite", "Floor"])
SMALL = frozenset(["von", "Von", "van", "de", "of"])
LOW_DEGREE = later(
    r"\b(?:doctora?|profesora?|docteur|professeur|dottore|dottor|professore|dottoressa|"
    r"doutora?|Doktor|nurse|professor|surgeon|minister|president|actor|actress|singer|"
    r"poet|novelist|philosopher) $"
)
ONLY_PLACE = later(r"\b(?:in|near|at|outside|around|aus|nach|en|em|desde|from) $")
NUMBERED = later(r" \d{1,3}[)\]]")  # "(Case 3)", no name
OWNER_AFTER = later(
    r"['’]s (?:[a-z]+ )?(?:university|hospital|clinic|school(?! (?:report|bag|nurse|friend|teacher|bus|year|work|"
    r"uniform))|museum|streets?|airport|population)"
)
SIGNED = later(r"[^.][.!?][”\"'’»]? $")
SIGNED_END = later(rf"(?:,? (?:\(?\d{{1,3}}\)?|[{UPPER}][\w’'-]+(?: [{UPPER}][\w’'-]+)?)){{0,2}}[.”\"’']{{0,2}}")
PUBLIC = -9.0
KIN_LEFT = later(
    rf"\b(?:[Hh]er|[Hh]is|[Tt]heir|[Ss]a|[Ss]on|[Ss]u|[Ss]eine?|[Ii]hre?|[Ss]u[ao]|[Ss]eu) {KIN_WORDS},? $"
)
DEEDS = ((RIGHT_HUMAN, 4.0), (RIGHT_OWNED, 3.75), (RIGHT_FAMILY, 3.25), (RIGHT_TO_US, 3.25))
# The third says whether the pattern counts only where a person is told of.
MORE_DEEDS = (
    (FOREIGN_VERB, 3.0, True),
    (RIGHT_STRONG, 2.75, False),
    (RIGHT_HOME, 1.5, True),
    (RIGHT_PERSON, 2.25, False),
    (RIGHT_JOINED, 2.25, False),
)
ENOUGH = 4.0
NEARLY = 3.5
SURE = 5.0


def find_names(text: Text, block: Block, scene: Scene, facts: Facts) -> Iterator[Hit]:
    """Return the names that a block of prose holds."""
    fame, public = -1.0, False
    previous: tuple[Segment, float] | None = None
    for segment in find_segments(text.plain, block.start, block.end):
        if fold_name(" ".join(segment.words)) in facts.names:
            continue
        score = weigh(text.plain, block, segment, scene)
        if score == PUBLIC and len(segment.words) > 1 and is_known(fold_word(" ".join(segment.words))):
            public = True
        if public and previous is None and KIN_LEFT.search(text.plain[max(0, segment.start - 30) : segment.start]):
            continue  # "Marie Curie and her daughter Irène"
        if score >= NEARLY:
            fame = _fame(text.plain, block, scene) if fame < 0 else fame
            score -= fame
        if previous and _follows(text.plain, previous[0], segment):
            score = max(score, previous[1])
        if score >= ENOUGH:
            previous = (segment, score)
        if score >= ENOUGH or (score >= NEARLY and scene.score):
            yield _hit(segment, score)


def _hit(segment: Segment, score: float) -> Hit:
    if score < ENOUGH:
        why = "a capitalised word in a story"
        return Hit(segment.start, segment.end, "S-NAME-MAYBE", "NAME", "warning", 0.4, why)
    sure = 0.9 if score >= SURE else 0.8
    return Hit(segment.start, segment.end, "S-NAME", "NAME", "error", sure, "a name in a story")


def speaks_of_known(plain: str, block: Block) -> bool:
    """Tell whether a block names somebody whom everybody knows."""
    return any(is_known(fold_word(" ".join(segment.words))) for segment in find_segments(plain, block.start, block.end))


def _fame(plain: str, block: Block, scene: Scene) -> float:
    """Return how much a block speaks of somebody whom everybody knows."""
    words = plain[block.start : block.end]
    if LONG_AGO.search(words) and not RECENT.search(words):
        return 5.0
    fame = (
        5.0 if FICTION.search(words) else (2.0 if FAME.search(words) else 0.0) + (1.5 if HISTORY.search(words) else 0.0)
    )
    return fame + (2.0 if not (scene.score and scene.anchored) and speaks_of_known(plain, block) else 0.0)


def _follows(plain: str, before: Segment, segment: Segment) -> bool:
    """Tell whether a segment is joined to a name before it: "Anna and Ben", "Ruiz, María"."""
    between = plain[before.end : segment.start]
    if not JOINED.fullmatch(between):
        return False
    return segment.letters[0] in "FWUL" and "C" not in segment.letters


def weigh(plain: str, block: Block, segment: Segment, scene: Scene) -> float:
    """Return how much speaks for a person's name; `ENOUGH` and more is one."""
    left = plain[max(block.start, segment.start - 44) : segment.title_start if segment.title else segment.start]
    left_word = plain[max(block.start, segment.start - 44) : segment.start]
    right = plain[segment.end : min(block.end, segment.end + 60)]
    right = right.lower() if right[:14].isupper() else right
    if _is_nobody(plain, segment, scene, (left, left_word, right)):
        return PUBLIC
    before = _left_weight(left, segment, scene)
    beside = before + _right_weight(right, segment, scene, block) + person_weight(left, right, segment)
    if scene.wary:
        opening = block.kind == "item" and block.start >= segment.start - 4
        beside += wary_weight(left, right, segment, opening=opening)
    base = _base(segment, first=not left.strip() or left.rstrip()[-1:] in ".!?")
    if before < 3 and base < 3 and not segment.title and PLACE_BEFORE.search(left) and not RIGHT_OWNED.match(right):
        base -= _place_weight(segment, left, beside)
    if beside < 3 and scene.kinds & MINE and _is_signature(plain, block, segment, left_word):
        beside += 4.0
    return base + beside + min(scene.score, 4) * 0.75


def _is_nobody(plain: str, segment: Segment, scene: Scene, near: tuple[str, str, str]) -> bool:
    """Tell whether a segment cannot be a patient's name. near: left of its title, left of it, right of it."""
    left, left_word, right = near
    if segment.title == "D" or segment.letters == "I" or LOW_DEGREE.search(left):
        return True
    if segment.title:
        titled = fold_word(plain[segment.title_start : segment.end].replace(".", ""))
        if len(segment.words[-1]) == len(segment.words) == 1 or (scene.score < 2 and is_known(titled)):
            return True
    elif _is_eponym(segment) or (
        scene.score < 2 and segment.letters in ("L", "U") and fold_word(segment.words[0]) in known_surnames()
    ):
        return True
    return _is_public(segment, left_word, right)


def _is_eponym(segment: Segment) -> bool:
    if not STREETS.isdisjoint(segment.words):
        return True
    eponyms = read_words("eponyms")
    return all(part in eponyms for word in segment.words if word not in SMALL for part in fold_word(word).split("-"))


def _place_weight(segment: Segment, left: str, beside: float) -> float:
    """Return how much a preposition speaks for a place."""
    if segment.letters in "UL":
        return 6.0 if ONLY_PLACE.search(left) else 3.0
    return 2.0 if beside < 3 else 0.0


def _is_signature(plain: str, block: Block, segment: Segment, left: str) -> bool:
    """Tell whether a segment ends a message, after its last sentence: "… I slept. Rosa, Bamberg"."""
    return bool(SIGNED.search(left) and SIGNED_END.fullmatch(plain, segment.end, block.end))


def _is_public(segment: Segment, left: str, right: str) -> bool:
    if is_known(fold_word(" ".join(segment.words))) or any(
        fold_word(word) in read_words("nouns") for word in segment.words
    ):
        return True
    if (
        EPONYM.match(right)
        or DEGREE.match(right)
        or SUPPOSED.search(left)
        or (CITED_BEFORE.search(left) and not is_portrayed(left, right))
        or INSTITUTION_BEFORE.search(left)
        or OWNER_AFTER.match(right)
        or (left.endswith("(") and NUMBERED.match(right))
    ):
        return True
    if INSTITUTION.match(right) and not right.startswith(("'s ", "’s ")):
        return True
    return bool(CITATION.match(right)) and segment.letters[0] not in "FW"


def _base(segment: Segment, *, first: bool) -> float:
    """Return what the words alone say. first: they open a sentence, where every word has a capital."""
    letters = segment.letters.replace("Z", "")
    if segment.title == "T":
        return 4.5 if letters[0] in "FLUWI" else 3.5
    if len(letters) == 1:
        short = segment.words[-1].isupper() and len(segment.words[-1]) < 6
        alone = {"F": 2.75, "L": 1.0, "U": 0.5, "W": 0.5, "C": -3.0, "I": -2.0}[letters]
        opening = {"F": 2.25, "U": 0.0, "W": -0.5}.get(letters, alone)
        return 1.0 if letters == "F" and short else opening if first else alone
    return _base_of_several(letters) if len(set(segment.words)) > 1 else 0.0


def _base_of_several(letters: str) -> float:
    if letters[0] == "F":
        return 3.25 if set(letters[1:]) & set("FLU") else 2.75
    if "F" in letters or "L" in letters[1:]:
        return 2.5
    if letters in ("IL", "IU"):
        return 1.75
    if letters[0] in "LUW" and letters[-1] in "LUI":
        return 2.25 if letters[-1] in "IU" else 2.0
    return 0.75 if letters[0] in "UW" else 0.0


def _left_weight(left: str, segment: Segment, scene: Scene) -> float:
    if LOW_TITLE.search(left) or CLOSING.search(left):
        return 4.5
    if SAID_BEFORE.search(left) and segment.letters[0] in "FLU":
        return 3.5
    if LEFT_STRONG.search(left):
        return 3.5 if segment.letters in ("U", "W") else 3.0
    if LEFT_TENDER.search(left) and segment.letters != "C":
        return 3.0
    if LEFT_OBJECT.search(left):
        return 1.5 if scene.score else 0.5
    return _slight_weight(left, segment)


def _slight_weight(left: str, segment: Segment) -> float:
    if IT_IS.search(left) and segment.letters[0] == "F":
        return 2.5
    if SIGNING.search(left):
        return 2.0
    return 0.5 if LEFT_WEAK.search(left) else 0.0


def _right_weight(right: str, segment: Segment, scene: Scene, block: Block) -> float:
    if segment.letters[-1] in "FLUW" and RIGHT_SURE.match(right):
        return 5.0
    weight = 3.0 if RIGHT_AGE.match(right) else 0.0
    weight += _deed_weight(right, segment, scene)
    if scene.kinds & MINE and block.start >= segment.start - 1 and RIGHT_TELLING.match(right):
        weight += 3.5 if right.startswith(",") else 2.5
    opening = block.kind == "item" and block.start >= segment.start - 4
    if RIGHT_CASE.match(right) and len(segment.words) > 1 and "C" not in segment.letters:
        weight += 2.0
    if RIGHT_YEARS.match(right) or (opening and RIGHT_DASH.match(right)):
        weight += 1.0
    if opening and (RIGHT_AGE.match(right) or (segment.letters[0] == "F" and RIGHT_VERB.match(right))):
        weight += 1.0
    if RIGHT_FROM.match(right) or RIGHT_APPOSITION.match(right) or RIGHT_TRADE.match(right):
        weight += 1.5
    return weight - 2.5 if ROLE_AFTER.match(right) else weight


def _deed_weight(right: str, segment: Segment, scene: Scene) -> float:
    """Return the weight of what the person does, has or is kin to."""
    if RIGHT_KIN.match(right) or RIGHT_KIN.match(right.lower()):
        return 3.75 if segment.letters != "C" and RIGHT_OWNED.match(right) else 3.25
    if segment.letters != "C":
        for pattern, weight in DEEDS:
            if pattern.match(right):
                return weight
    for pattern, weight, telling in MORE_DEEDS:
        if (scene.score or not telling) and pattern.match(right):
            return weight
    return _verb_weight(right, segment)


def _verb_weight(right: str, segment: Segment) -> float:
    if RIGHT_VERB.match(right) or (len(segment.words) > 1 and RIGHT_ANY_VERB.match(right)):
        return 1.25 if segment.letters == "UU" else 1.0
    return 0.5 if RIGHT_POSSESSIVE.match(right) else 0.0
