"""Find names written in lower case: "raj, a 58-year-old teacher", "miss ruiz", "callum's creatinine"."""

import re
from collections.abc import Iterator

from medsite.screen.names import ENOUGH, weigh
from medsite.screen.names_runs import PARTICLE, Segment
from medsite.screen.names_words import class_of
from medsite.screen.story import Scene
from medsite.screen.story_words import FIRST_NAME, HONORIFIC
from medsite.screen.text import Block, Hit, Text
from medsite.screen.vocabulary import later

WORD = later(r"(?<![^\W_])(?<!['’@.-])[^\W\d_]{2,}(?:-[^\W\d_]{2,})*")
TITLED = later(
    rf"(?<![^\W_])(?:mr|mrs|ms|miss|madame|monsieur|herr|frau|señora?|sra|sr|senhora?)\.? "
    rf"(?P<name>(?:{PARTICLE} )?[^\W\d_]{{3,}}(?:[’'-][^\W\d_]{{2,}})?"
    rf"(?: (?:{PARTICLE} )?[^\W\d_]{{3,}})?)"
)
ENGLISH = later(r"\b(?:the|and|was|his|her|my|with|of|is|to)\b")
NO_MISS = ("may ", "ight ", "will ", "can ", "to ", "not ", "'t ", "you ", "I ", "we ", "they ", "ften ", "and ", "or ")
OPENING = frozenset([".", "!", "?", ":", "“", '"'])


def find_lower(text: Text, block: Block, scene: Scene) -> Iterator[Hit]:
    """Return the lower-case names of a block that tells of a person."""
    plain = text.plain
    words = plain[block.start : block.end]
    for found in TITLED.finditer(plain, block.start, block.end) if scene.kinds & HONORIFIC else ():
        name = found["name"].split()
        if found[0].startswith("miss ") and (
            class_of(name[0]) not in "FL"
            or plain[max(block.start, found.start() - 6) : found.start()].endswith(NO_MISS)
        ):
            continue
        if (
            found["name"].islower()
            and class_of(name[-1 if len(name) < 2 or class_of(name[1]) != "C" else 0]) in "FLU"
            and class_of(name[0]) in "FLUWZC"
        ):
            yield _hit(
                found.start("name"),
                found.start("name") + len(name[0]) if class_of(name[-1]) == "C" else found.end("name"),
            )
    if not scene.score or not ENGLISH.search(words):
        return
    last = block.start
    for found in WORD.finditer(plain, block.start, block.end):
        if found.start() < last or not found[0].islower():
            continue
        opening = found.start() == block.start or plain[found.start() - 2] in OPENING
        letter = class_of(found[0])
        if letter == "F" or (opening and letter in "LUW"):
            segment = _extend(plain, block, found, letter)
            last = segment.end
            if _enough(plain, block, segment, scene, opening=opening):
                yield _hit(segment.start, segment.end)


def _hit(start: int, end: int) -> Hit:
    return Hit(start, end, "S-NAME", "NAME", "error", 0.85, "a lower-case name in a story")


def _enough(plain: str, block: Block, segment: Segment, scene: Scene, *, opening: bool) -> bool:
    weight = weigh(plain, block, segment, scene)
    if not opening and segment.letters == "F":
        return weight >= ENOUGH + 1.25
    return weight >= (ENOUGH + 0.25 if "F" in segment.letters else ENOUGH)


def _extend(plain: str, block: Block, found: re.Match[str], letter: str) -> Segment:
    """Return a first name with the surname after it, if one follows."""
    end, words, letters = found.end(), [found[0]], letter
    more = re.compile(rf" (?:(?:{PARTICLE}) )?[^\W\d_]{{2,}}(?:-[^\W\d_]{{2,}})*")
    initial = re.compile(r" [A-Z]\.(?= |,|\()").match(plain, end, block.end)
    if initial:
        return Segment(found.start(), initial.end() - 1, (*words, initial[0].strip()), letters + "I")
    for _ in range(2):
        after = more.match(plain, end, block.end)
        if (
            not after
            or not after[0].islower()
            or class_of(after[0].split()[-1]) not in "FLU"
            or plain[end : end + 1] != " "
        ):
            break
        end = after.end()
        words.append(after[0].split()[-1])
        letters += class_of(words[-1])
    return Segment(found.start(), end, tuple(words), letters)


def may_hold_lower(scene: Scene) -> bool:
    """Tell whether looking for lower-case names is worth it."""
    return bool(scene.kinds & (FIRST_NAME | HONORIFIC) or scene.score > 1)
