"""Find places below state or county that are tied to a person (45 CFR 164.514(b)(2)(i)(B))."""

import re
from collections.abc import Iterator, Sequence

from medsite.screen.names_words import class_of, fold_word, open_words, read_words
from medsite.screen.places_patterns import (
    AFTER_NAME,
    AT_PLACE,
    BARE_OF,
    LABEL,
    LABELLED_CODE,
    LAST,
    LIVES,
    LIVES_AT,
    LOOSE,
    NEAR,
    NEVER,
    NO_TOWN,
    NOT_TOWN,
    OFFICE,
    OPENERS,
    PLAIN_CODE,
    POSTCODE,
    PREMISES,
    RESIDES_AT,
    STATES,
    STREET,
    STRONG,
    TOWN,
)
from medsite.screen.places_scripts import SCRIPT_TOWN
from medsite.screen.places_spots import find_spots
from medsite.screen.public import FICTION, LONG_AGO, RECENT, known_surnames
from medsite.screen.story import Scene
from medsite.screen.story_words import PRONOUN
from medsite.screen.text import Block, Hit, Text

CREDIT = re.compile(r"(?:[Cc]opyright|©|\([Cc]\)) ?$")
FULL_STOP = re.compile(r"[a-z]{5}\.$")  # of a sentence: "Tollgate Crescent. On the floor", not of "41 Wharf Rd."
SHORE = re.compile(r"^[A-Z]\w{2,7}ness$")  # Skegness, Inverness
PRACTICE = re.compile(r" (?:Surgery|Practice|Clinic|Hospital|Medical|Health|Pharmacy|School|Cent(?:re|er))\b")
TOWNISH = re.compile(r"^[A-Z]\w{2,7}oma$")  # Tacoma, Kostroma: no tumours
LIVE_WORDS = ("ives ", "esides ", "Living ")
CODE_WORDS = ("code", "PIN", "ZIP", "zip", "Zip", "PLZ", "CEP", "CAP", "ódigo", "EIRCODE", "irányító")
RESIDE_WORDS = ("demeurant", "omicili", "ohnhaft", "esidente")


def find_places(text: Text, block: Block, scene: Scene, names: Sequence[Hit]) -> Iterator[Hit]:
    """Return the towns, streets and postcodes that a block ties to a person."""
    named = any(hit.severity == "error" for hit in names)
    plain, start, end = text.plain, block.start, block.end
    taken = [(hit.start, hit.end) for hit in names if hit.severity == "error"]
    streets = []
    if text.glance.has_digit(start, end):
        streets = [found.span() for found in STREET.finditer(plain, start, end)]
    if _is_labelled(block) and (scene.score > 1 or named or streets):
        yield from _whole_value(text, block)
    elif scene.score or named or (streets and re.search(r"\b[Ll]ived? (?:at|in)\b", plain[start:end])):
        found = [
            *_homes(text, block, streets, named=named),
            *_towns(plain, block, scene, taken, named=named),
            *(_spots(plain, block) if named or scene.score > 1 else ()),
            *(hit for _, last in taken for hit in _after_name(plain, last, end)),
            *_marked(plain, start, end),
            *(_postcodes(plain, start, end) if named or scene.score > 1 else ()),
        ]
        if found and (named or not _long_ago(plain[start:end])):
            yield from found


def _postcodes(plain: str, start: int, end: int) -> Iterator[Hit]:
    """Return postcodes that can be nothing else, where no office is spoken of."""
    for found in PLAIN_CODE.finditer(plain, start, end):
        if not PREMISES.search(plain, start, end):
            yield _hit(*found.span(), "a postcode of a person")


def _marked(plain: str, start: int, end: int) -> Iterator[Hit]:
    """Return postcodes that are called so, and towns in other scripts beside words for living or coming."""
    words = plain[start:end]
    if any(word in words for word in CODE_WORDS):
        for found in LABELLED_CODE.finditer(plain, start, end):
            yield _hit(*found.span("p"), "a labelled postcode")
    if not words.isascii():
        for found in SCRIPT_TOWN.finditer(plain, start, end):
            yield _hit(*found.span(found.lastindex or 0), "a place tied to a person")


def _spots(plain: str, block: Block) -> Iterator[Hit]:
    """Return streets without a number, and shores, bridges and the like, where no office is spoken of."""
    for start, end, street in find_spots(plain, block):
        if PREMISES.search(plain, block.start, block.end):
            return
        words = plain[start:end]
        if street or (any(_is_town_word(word) for word in words.split()) and not is_wide(words)):
            yield _hit(start, end, "where something happened to a person")


def _long_ago(words: str) -> bool:
    """Tell whether a block speaks of history or fiction."""
    return bool((LONG_AGO.search(words) and not RECENT.search(words)) or FICTION.search(words))


def _is_labelled(block: Block) -> bool:
    """Tell whether a block's label announces a place: "Town", "Lives in"; not "Question from Anna"."""
    if not block.label:
        return False
    named = any(LABEL.search(part) and part.count(" ") < 3 for part in block.label.split(" · "))
    return named and not re.match(r"(?i)\w+ from ", block.label)


def _homes(text: Text, block: Block, streets: list[tuple[int, int]], *, named: bool) -> Iterator[Hit]:
    """Return streets with what follows them, and whatever somebody lives at."""
    plain = text.plain
    for span in streets:
        before = max(block.start, span[0] - 90)
        if OFFICE.search(plain, before, span[0]) or (not named and PREMISES.search(plain, before, span[0])):
            break
        if CREDIT.search(plain, before, span[0]) or PRACTICE.match(plain, span[1]):
            continue
        yield _hit(*span, "a street address")
        yield from _after_street(plain, span[1], block.end)
    words = plain[block.start : block.end]
    resides = any(word in words for word in RESIDE_WORDS)
    if not resides and "The " not in words and not text.glance.has_digit(block.start, block.end):
        return  # `LIVES_AT` asks for one of them
    for found in (RESIDES_AT if resides else LIVES_AT).finditer(plain, block.start, block.end):
        for piece in re.finditer(r"[^,]+", found["rest"]):
            first = found.start("rest") + piece.start() + len(piece[0]) - len(piece[0].lstrip())
            if not is_wide(piece[0].strip()):
                yield _hit(first, found.start("rest") + len(found["rest"][: piece.end()].rstrip(".")), "a home address")


def _hit(start: int, end: int, why: str) -> Hit:
    return Hit(start, end, "S-GEO", "GEO", "error", 0.8, why)


def _whole_value(text: Text, block: Block) -> Iterator[Hit]:
    begin = max(block.value, block.start)
    words = text.plain[begin : block.end].strip()
    if not words or len(words) > 120 or is_wide(words):
        return
    for part in re.finditer(r"[^,|^~]+", text.plain[begin : block.end]):
        piece = part[0].strip()
        if piece and re.search(r"[^\W_a-z]|\d", piece) and not is_wide(piece):
            first = begin + part.start() + len(part[0]) - len(part[0].lstrip())
            yield _hit(first, first + len(piece), "a labelled place")


def is_wide(place: str) -> bool:
    """Tell whether a place is a state, a county's peer, a country or no place at all."""
    folded = fold_word(place)
    bare = re.sub(r"^(?:the )?(?:north|south|east|west|new|northern|southern|eastern|western) ", "", folded)
    return any(
        name in read_words("countries") or name in read_words("proper") or name in STATES for name in (folded, bare)
    )


def _after_street(plain: str, at: int, end: int) -> Iterator[Hit]:
    """Return town and postcode that follow a street."""
    if FULL_STOP.search(plain, max(0, at - 6), at):
        return
    rest = plain[at : min(end, at + 70)]
    town = re.match(rf"[,>]?[ >]{{0,3}}(?P<t>{TOWN})?,? ?(?:(?:[A-Z]{{2}}|{TOWN}),? )?(?P<p>{POSTCODE.pattern})?", rest)
    if not town:
        return
    for group in ("t", "p"):
        if town[group] and not is_wide(town[group]):
            yield _hit(at + town.start(group), at + town.end(group), "a place after a street")


def _after_name(plain: str, at: int, end: int) -> Iterator[Hit]:
    """Return the town of "Anna Weber, 63, Bamberg" and "(63, Bamberg)"."""
    found = AFTER_NAME.match(plain, at, min(end, at + 60))
    if found:
        start, stop = _trim(plain, *found.span("place"), several=True)
        if start < stop:
            yield _hit(start, stop, "a place beside a name")


def _towns(plain: str, block: Block, scene: Scene, taken: list[tuple[int, int]], *, named: bool) -> Iterator[Hit]:
    ends, words = {last for _, last in taken}, plain[block.start : block.end]
    if block.kind == "item" and scene.score > 1:
        for found in LAST.finditer(plain, block.start, block.end):
            yield from _town(plain, block, found, taken)
    for pattern in (STRONG, LIVES, LOOSE):
        if pattern is LOOSE and not scene.score and not named:
            return
        if pattern is STRONG and not AT_PLACE.search(plain, block.start, block.end):
            continue
        if pattern is LIVES and not any(word in words for word in LIVE_WORDS):
            continue
        for found in pattern.finditer(plain, block.start, block.end):
            if (
                pattern is LOOSE
                and found[0].startswith(BARE_OF)
                and not _of_somebody(plain, found, ends, named=named)
                and not (scene.score > 1 and _is_set_apart(plain, found))
            ):
                continue
            if (
                pattern is LOOSE
                and scene.score < 2
                and not named
                and not (scene.kinds & PRONOUN and found[0].startswith(NEAR))
            ):
                continue
            yield from _town(plain, block, found, taken)


def _of_somebody(plain: str, found: re.Match[str], ends: set[int], *, named: bool) -> bool:
    """Tell whether "of" or "di" follows a name, or "di" a trade: "Anna of Kassel", "pescatore di Bari"."""
    if found.start() - 1 in ends:
        return True
    return (
        named and found[0].startswith(("di ", "de ", "da ")) and plain[found.start() - 2 : found.start() - 1].islower()
    )


def _is_set_apart(plain: str, found: re.Match[str]) -> bool:
    """Tell whether commas set a place apart: "Ti Barradas, de Almodôvar, fez 98 anos"."""
    return plain.startswith(", ", found.start() - 2) and plain.startswith(",", found.end())


def _town(plain: str, block: Block, found: re.Match[str], taken: list[tuple[int, int]]) -> Iterator[Hit]:
    start, end = found.span("place")
    code = PLAIN_CODE.search(plain, start, min(block.end, end + 8))
    if code and start < code.start() < end:
        end = code.start()
    start, end = _trim(
        plain, start, end, several=found.re.pattern == STRONG.pattern or found[0].startswith(BARE_OF + NEAR)
    )
    if start >= end or any(start < last and end > first for first, last in taken):
        return
    right = plain[end : min(block.end, end + 40)]
    if NOT_TOWN.match(right) or is_wide(plain[start:end]) or _is_author(plain[start:end]):
        return
    yield _hit(start, end, "a place tied to a person")
    code = re.match(rf",? ?(?P<p>{POSTCODE.pattern})", right)
    if code and not re.fullmatch(r"(?:19|20)\d\d", code["p"]):
        yield _hit(end + code.start("p"), end + code.end("p"), "a postcode of a person")


def _is_author(words: str) -> bool:
    """Tell whether a work is meant, not a town: "in Dickens"."""
    return fold_word(words) in known_surnames()


def _trim(plain: str, start: int, end: int, *, several: bool = False) -> tuple[int, int]:
    """Return the span up to the first everyday word; a place's name has at least one word that is none."""
    words = [
        (found.start(), found.end(), found[0])
        for found in re.finditer(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?", plain[start:end])
    ]
    kept = words[:1] if len(words) == 1 else _until_everyday(words)
    if any(len(part) > 1 and part.isupper() and len(part) < 6 for _, _, word in words for part in word.split("-")):
        return start, start
    several = (
        several
        and len(words) > 1
        and all(word[:1].isupper() and fold_word(word) not in NO_TOWN for _, _, word in words)
    )
    if several and not any(_is_town_word(word) for _, _, word in kept) and class_of(words[0][2]) != "P":
        kept = words
    elif not kept or not any(_is_town_word(word) for _, _, word in kept):
        return start, start
    return start + kept[0][0], start + kept[-1][1]


def _until_everyday(words: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept = words[:1]
    for word in words[1:]:
        if word[2][:1].isupper() and class_of(word[2]) in "CP" and fold_word(kept[-1][2]) not in OPENERS:
            break
        kept.append(word)
    while kept and kept[-1][2].islower():
        kept.pop()
    return kept


def _is_town_word(word: str) -> bool:
    folded = fold_word(word)
    if word.isupper() and len(word) < 6:
        return False
    if folded in NEVER or folded in STATES:
        return False
    if class_of(word) in "FLUW" or TOWNISH.search(word):
        return True
    return bool(SHORE.search(word)) and folded not in open_words("common")
