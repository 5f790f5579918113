"""Numbers and codes that name one person: by their label, or by their own shape and check digit."""

import re
from collections.abc import Iterator
from functools import cache

from medsite.model.finding import Category
from medsite.screen.facts import Facts
from medsite.screen.identifiers_shapes import find_shape
from medsite.screen.labels import Label, find_label, label_of
from medsite.screen.labels_words import FILLERS
from medsite.screen.text import Block, Hit, Text

# Where a number may stand in a text's shape: four digits with little between them, or digits and letters mixed.
SEED = re.compile(rb"0(?:(?:[ ./()-]{0,2}0){3}|-?a{1,4}-?0)")
OPENING = re.compile(r"\((?=\d\d\))")
REST = re.compile(
    r"(?:[^\W_]{1,40}|[-./](?=[^\W_])| (?=[^\W_]{0,4}\d|[A-Z]{1,4}(?![^\W_])|\(\d)|\((?:\d\d|\d|[A-Z])\)){1,40}"
)
GROUP_LEFT = re.compile(r"(?<![^\W_])([A-Z\u00c0-\u00de]{1,4}|[A-Z]{1,3}\d{1,4}|\d{1,4})[ -]$")
YEARS = re.compile(r"(?:1[6-9]|20)\d\d(?: ?[-/ ] ?(?:(?:1[6-9]|20)?\d\d))?s?")
DATE = re.compile(
    r"(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])(?:[T ].{0,20})?"
    r"|(?:0?[1-9]|[12]\d|3[01])[-./](?:0?[1-9]|[12]\d|3[01])[-./](?:19|20)?\d\d"
)
AMOUNT = re.compile(r"\d{1,3}(?: \d{3}){1,3}(?:\.\d+)?|\d{1,4}(?:[-/ ]\d{1,4}){1,3}")
# "Social Security" and "Medicare" also are offices, and offices have telephones.
NAMES_OF_BODIES = ("S-SSN", "S-HEALTH-PLAN")
TOLL_FREE = re.compile(
    r"(?<!\d)(?:1[-. ]?8(?:00|33|44|55|66|77|88)[-. ]?|8(?:00|33|44|55|66|77|88)[-. ])[2-9]\d\d[-. ]?\d{4}"
    r"|1-8\d\d-[A-Z]|(?<!\d)0(?:80[08]|3[0347]\d)[ -]\d{3}[ -]?\d{4}"
)
ROUND = re.compile(r"\d{1,3}(?: \d{3}){1,3}|\d{1,6}000")
COUNTED = ("S-DEVICE", "S-OTHER-ID", "S-ACCOUNT")
RANGE = re.compile(r" (?:to|through|until|and|bis|à|a|-) \d{4}")
RANGE_END = re.compile(r"(?<![^\W_])[A-Z]{0,3}\d{4,10} (?:to|through|until|bis|à|a|-) $")
PLAIN = re.compile(r"[\d -]+")
COUNTING = re.compile(r"\b(?:of|for|to|by|about|over|than|nearly|almost|some|the|de|von|di|sobre|unos|environ) $")
CITED = re.compile(r"\d[;,] ?\d{1,4}(?: ?\([^()]{1,9}\))?: ?$")  # year;volume(issue):
CATEGORIES: dict[str, Category] = {
    "S-SSN": "SSN",
    "S-MRN": "MRN",
    "S-HEALTH-PLAN": "HEALTH_PLAN",
    "S-LICENSE": "LICENSE",
    "S-ACCOUNT": "ACCOUNT",
    "S-VEHICLE": "VEHICLE",
    "S-DEVICE": "DEVICE",
    "S-BIOMETRIC": "BIOMETRIC",
    "S-OTHER-ID": "OTHER_ID",
}
# "MRN 00481516 DOB 3/4/61": the words of another field end a number.
FIELD = re.compile(r" ([A-Z]{2,6})(?= )")
FIELD_WORDS = frozenset(["DOB", "SEX", "AGE", "TEL", "FAX", "ZIP", "ADDR", "NAME", "DATE"])
# "max-age=31536000": what stands before the sign says what the number is, and no word farther away.
KEYED = re.compile(r"([A-Za-z][A-Za-z_-]{0,30})['\"]? ?= ?['\"]?$")
BESIDE_NAME = re.compile(
    r"\b(?:name|patient|surname)['\"]? ?[=:] ?['\"]?[A-Z][^\W\d_]+(?:[ ^,]{1,2}[A-Z][^\W\d_]+){1,3}['\"]?[;,&|] ?"
    r"['\"]?(?:user_?|person_?|client_?)?[iI][dD]['\"]? ?[=:] ?['\"]?$"
)
# The last four digits are a part of the number, and not to be told either (HHS, Guidance on De-identification, 2012).
TAIL = re.compile(
    r"(?i)\b(?:end(?:s|ed|ing)? (?:in|with)|last (?:four|4|five|three)(?: (?:digits?|numbers?|figures?))?)\b"
    r"[^.!?;]{0,50}$"
)
ONE = re.compile(r"(?i)\b(?:his|her|my|whose|patient|mr|mrs|ms|[^\W\d_]+'s)\b(?!.*\byour\b)")
MOST_GROUPS = 8
SHORTEST, LONGEST = 3, 2_000  # characters: of a number, of a web address before it
MINIMUM = {"S-MRN": 4, "S-VEHICLE": 2, "S-BIOMETRIC": 4, "S-OTHER-ID": 4, "S-DEVICE": 4}


def find_identifiers(text: Text, facts: Facts) -> Iterator[Hit]:
    """Yield the numbers of a text that name one person."""
    del facts  # what a site says of itself is taken out by the engine
    after = 0
    for seed in SEED.finditer(text.glance.shape):
        if seed.start() < after:
            continue
        block = text.block_at(seed.start())
        start, end = _extent(text, max(block.start, seed.start() - 40, after), seed.start(), block.end)
        after = end
        if end - start < SHORTEST:
            continue
        if block.kind == "url" or block.part == "file" or _is_ordinary(text.plain[start:end]):
            continue
        if _in_address(text.plain, block.start, start):
            continue
        for hit in _judge(text, block, start, end):
            after = max(hit.end, seed.end())  # another number may follow in the same run
            yield hit


def _extent(text: Text, first: int, at: int, last: int) -> tuple[int, int]:
    """Return where the token that holds `at` begins, and where the groups that may belong to it end.

    first: before it, nothing belongs to the token. last: where the block ends.
    """
    start = _token_start(text.plain, first, at)
    if start and OPENING.match(text.plain, start - 1):
        start -= 1  # "(01)" begins a device identifier
    for _ in range(MOST_GROUPS):
        group = GROUP_LEFT.search(text.plain, max(first, start - 8), start)
        if group is None or _is_word(group[1]):
            break
        start = group.start(1)
    rest = REST.match(text.plain, start, last)
    end = max(rest.end() if rest else 0, at + 1)
    for field in FIELD.finditer(text.plain, at, end):
        if len(field[1]) < 5 and (field[1] in FIELD_WORDS or label_of(field[1]) is not None):
            return start, field.start()
    return start, end


def _token_start(plain: str, first: int, at: int) -> int:
    """Return where letters and digits before `at` begin, and single marks between them: "AB-12/" before a digit."""
    start = at
    while start > first:
        joined = (
            plain[start - 1] in "-./:" and start < at and plain[start].isalnum() and plain[max(0, start - 2)].isalnum()
        )
        if not joined and not plain[start - 1].isalnum():
            break
        start -= 1
    return start


def _in_address(plain: str, first: int, start: int) -> bool:
    """Return whether a number stands in a web address, whose numbers `find_slug_numbers` and `find_contacts` judge."""
    first = max(first, start - LONGEST)
    word = plain[max(plain.rfind(" ", first, start) + 1, first) : start]
    return "://" in word


def _is_ordinary(words: str) -> bool:
    """Return whether these are years, a date or an amount that no label could make a person's."""
    return bool(YEARS.fullmatch(words) or DATE.fullmatch(words))


def _judge(text: Text, block: Block, start: int, end: int) -> Iterator[Hit]:
    words = text.plain[start:end]
    label = _own_label(text, block, start, find_label(text, block, start, end))
    if label and label.rule in NAMES_OF_BODIES and TOLL_FREE.search(words):
        return
    if (label and not label.rule) or CITED.search(text.plain, max(block.start, start - 14), start):
        return
    found = _shaped(text, start, end)
    if label and label.rule in CATEGORIES and (hit := _labelled(text, label, start, end)):
        yield hit
    elif found:
        yield found


def _own_label(text: Text, block: Block, start: int, label: Label | None) -> Label | None:
    """Return the label, but of "key=number" only the key's, and of a number beside a name that of an id."""
    before = text.plain[max(block.start, start - 80) : start]
    keyed = KEYED.search(before)
    if keyed and keyed[1].casefold() not in _fillers() and label_of(keyed[1]) is None:
        return None
    if label is None and before.endswith(("=", ":", " ", "'", '"')) and BESIDE_NAME.search(before):
        return Label("S-OTHER-ID", 0)
    return label


def _shaped(text: Text, start: int, end: int) -> Hit | None:
    found = find_shape(text.plain, start, end)
    if found is None:
        return None
    shape, place = found
    return Hit(place.start(), place.end(), shape.rule, shape.category, why="its shape and check digit")


def _labelled(text: Text, label: Label, start: int, end: int) -> Hit | None:
    """Return the hit of a labelled number, if it is long enough to be one."""
    words = text.plain[start:end]
    digits = sum(letter.isdigit() for letter in words)
    if digits >= 3 and any(letter.isupper() for letter in words):
        digits += sum(letter.isupper() for letter in words)
    if (ROUND.fullmatch(words) or (digits < 7 and PLAIN.fullmatch(words))) and COUNTING.search(
        text.plain, max(0, start - 12), start
    ):
        return None
    if label.rule in COUNTED and (
        RANGE.match(text.plain, end) or RANGE_END.search(text.plain, max(0, start - 24), start)
    ):
        return None
    before = text.plain[max(0, start - 70) : start]
    if digits == 4 and TAIL.search(before) and ONE.search(before):
        return Hit(start, end, label.rule, CATEGORIES[label.rule], why="the end of a labelled number")
    if digits < MINIMUM.get(label.rule, 5) or (label.distance > 1 and not label.inside and _is_loose(words, digits)):
        return None
    return Hit(start, end, label.rule, CATEGORIES[label.rule], why="the label beside it")


def _is_word(group: str) -> bool:
    """Return whether capitals before a number are a label or a word and not a part of the number."""
    return not group.isdigit() and (
        group in FIELD_WORDS or label_of(group) is not None or group.casefold() in _fillers()
    )


@cache
def _fillers() -> frozenset[str]:
    return frozenset(FILLERS.split())


def _is_loose(words: str, digits: int) -> bool:
    """Return whether a number some words away from its label looks like an amount rather than an id."""
    return digits < 6 or bool(AMOUNT.fullmatch(words))
