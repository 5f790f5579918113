"""Fields of HL7 version 2 messages that were pasted into prose (HL7 v2.5, chapters 3 and 6).

In code, each field is a block with its own label already (blocks_data.py).
"""

import re
from collections.abc import Iterator

from medsite.model.finding import Category
from medsite.screen.facts import Facts
from medsite.screen.names_words import fold_word
from medsite.screen.public import is_known
from medsite.screen.text import Hit, Text

BEGIN = re.compile(r"\b(?P<name>MSH|EVN|PID|PD1|NK1|GT1|IN1|PV1|PV2|MRG|OB[RX]|ORC|DG1|AL1)\||\n")
NAME, RECORD, DATE, PLACE, PHONE = "name", "record", "date", "place", "phone"
KINDS: dict[str, tuple[str, Category]] = {
    NAME: ("S-NAME-FIELD", "NAME"),
    RECORD: ("S-MRN", "MRN"),
    DATE: ("S-DATE", "DATE"),
    PLACE: ("S-GEO", "GEO"),
    PHONE: ("S-PHONE", "PHONE"),
    "account": ("S-ACCOUNT", "ACCOUNT"),
    "social": ("S-SSN", "SSN"),
    "licence": ("S-LICENSE", "LICENSE"),
    "plan": ("S-HEALTH-PLAN", "HEALTH_PLAN"),
}
FIELDS: dict[str, dict[int, str]] = {
    "PID": {2: RECORD, 3: RECORD, 4: RECORD, 5: NAME, 6: NAME, 7: DATE, 9: NAME, 11: PLACE, 13: PHONE, 14: PHONE,
            18: "account", 19: "social", 20: "licence", 21: RECORD, 23: PLACE, 29: DATE},
    "NK1": {2: NAME, 4: PLACE, 5: PHONE, 6: PHONE, 30: NAME},
    "GT1": {2: RECORD, 3: NAME, 4: NAME, 5: PLACE, 6: PHONE, 7: PHONE, 12: "social"},
    "IN1": {16: NAME, 18: DATE, 19: PLACE, 36: "plan", 49: "plan"},
    "PV1": {19: RECORD, 44: DATE, 45: DATE},
    "MRG": {1: RECORD, 7: NAME},
}  # fmt: skip
EMPTY = re.compile(r"[\W_]*|[X0?]+|(?:LAST|FAMILY|SURNAME|NAME|DOE|YYYY|MRN|ID|STREET|CITY)(?:\W.*)?", re.IGNORECASE)


def find_hl7(text: Text, facts: Facts) -> Iterator[Hit]:
    """Yield what the fields of a message say of one person; forms with "<name>" in them are passed over."""
    del facts
    if "|" not in text.plain:
        return
    for name, start, end in _segments(text.plain):
        at = start
        for place, value in enumerate(text.plain[start:end].split("|")):
            kind = FIELDS.get(name, {}).get(place)
            if kind and _is_filled(kind, value):
                rule, category = KINDS[kind]
                first = at + len(value) - len(value.lstrip())
                yield Hit(first, at + len(value.rstrip()), rule, category, why="its field in an HL7 message")
            at += len(value) + 1


def _segments(plain: str) -> Iterator[tuple[str, int, int]]:
    """Yield the name and the ends of each segment: it ends where the next begins, or with its block."""
    begun: re.Match[str] | None = None
    for found in BEGIN.finditer(plain):
        if begun:
            yield begun["name"], begun.start(), found.start()
        begun = found if found["name"] else None
    if begun:
        yield begun["name"], begun.start(), len(plain)


def _is_filled(kind: str, value: str) -> bool:
    """Tell whether a field has a value and not the name of one."""
    bare = value.strip()
    if EMPTY.fullmatch(bare) or "<" in bare or "{" in bare:
        return False
    if kind in (NAME, PLACE):
        words = [part for part in re.split(r"[\^ ]+", bare) if part]
        return any(len(word) > 1 for word in words) and not is_known(fold_word(" ".join(reversed(words[:2]))))
    return any(letter.isdigit() for letter in bare)
