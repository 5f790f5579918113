"""Put "a patient" in the place of a name, so that the sentence still stands."""

import re

from msgspec import Struct, field

from medsite.screen.rewrites_words import LANGUAGES, is_cared_for, is_determiner, is_role
from medsite.screen.text import Block, Hit

_TITLE = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Mx|Miss|Sir|Lady|Mister|Dame|Señora|Señor|Sra|Sr|Doña|Don|Madame|Monsieur|Mme|Mlle|M|Frau|Herr|"
    r"Senhora|Senhor|Dona|Signora|Signor|Sig|Sig\.ra|Smt|Shri|Kumari)\b\.? )$"
)
_CALLED = re.compile(
    r" (?:named|called|whose name (?:is|was)|known as|llamad[oa]|nommée?|appelée?|namens|chamad[oa]) $"
)
_LAST_WORD = re.compile(r"([^\W\d_]+) ?$")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.? ?){1,4}")
_OPENS = re.compile(r"(?:^|[.!?:…] |[.!?]['\"”’)] |[\"“«¿¡(])$")
_POSSESSIVE = re.compile(r"['’]s$")
_WORDS = re.compile(r"[^\W\d_]+")


class People(Struct):
    """Who was met so far in one text, by the words of their names; never leaves this room.

    roles: what a name's bearer was called where the name first stood ("son"), "" for the patient.
    """

    roles: dict[str, str] = field(default_factory=dict)


def rewrite_name(plain: str, block: Block, hit: Hit, *, people: People, code: str, gone: str) -> tuple[int, int, str]:
    """Return start and end in `plain`, and the words that take this place.

    gone: what is said where the words are no part of a sentence, "" where they are.
    """
    names, before = plain[hit.start : hit.end], plain[block.start : hit.start]
    own = _possessive(names)
    labelled = before.rstrip().endswith(":") or (block.value > block.start and hit.start == block.value)
    if gone or labelled or _INITIALS.fullmatch(names):
        return hit.start, hit.end, gone or ("[removed]" if block.part == "body" else "removed")
    if all(is_role(word) or is_determiner(word) for word in names.split()[1:]) and " " in names:
        return hit.start, hit.start, ""  # "Meine Patientin": nobody is named
    inner = _inner_role(names)
    if inner:  # "Meine Patientin Gudrun Vogel" was found as a whole
        _meet(people, names[inner:], names[:inner].split()[-1])
        return hit.start, hit.end, names[:inner].rstrip() + own
    called = _CALLED.search(before)
    role = _role_before(before[: called.start()] if called else before)
    if role:
        _meet(people, names, role)
        start = block.start + called.start() if called else hit.start - 1
        return start, hit.end, own
    title = _TITLE.search(before)
    start = block.start + title.start() if title else hit.start
    return start, hit.end, _stand_in(plain[block.start : start], names, people, code) + own


def _possessive(names: str) -> str:
    found = _POSSESSIVE.search(names)
    return found[0] if found else ""


def _inner_role(names: str) -> int:
    """Return where the name begins behind a role that was found with it, 0 where there is none."""
    words = names.split()
    for at, word in enumerate(words[:-1]):
        if is_role(word):
            return len(" ".join(words[: at + 1])) + 1
    return 0


def _role_before(before: str) -> str:
    """Return the word before a name that already says who it is, "" where there is none."""
    found = _LAST_WORD.search(before)
    role = found[1].casefold() if found and (before[-1:] == " " or found.end() == len(before)) else ""
    return role if is_role(role) and re.search(r"[^\W\d_] [^\W\d_]+ ?$", before) else ""


def _meet(people: People, names: str, role: str) -> None:
    low = role.casefold()
    for word in _WORDS.findall(names.casefold()):
        people.roles.setdefault(word, "" if is_cared_for(low) else low)


def _stand_in(before: str, names: str, people: People, code: str) -> str:
    """Return what stands in the place of a name with nothing before it that says who it is."""
    language = LANGUAGES[code]
    words = [word for word in _WORDS.findall(names.casefold()) if len(word) > 1]
    known = next((word for word in words if word in people.roles), None)
    role = people.roles[known] if known else ""
    said = (f"the {role}" if role and code == "en" else language.again) if known else language.first
    last = _LAST_WORD.search(before)
    if code == "en" and before[-1:] == " " and last and is_determiner(last[1]):
        said = role or "patient"
    _meet(people, names, role or "patient")
    return said[0].upper() + said[1:] if not before or _OPENS.search(before) else said
