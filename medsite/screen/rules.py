"""What a rule says of itself, and the rules of the screening's own housekeeping."""

from msgspec import Struct

from medsite.model.finding import Category
from medsite.model.problem import Severity

# 45 CFR 164.514(b)(2)(i): the paragraphs of the Safe Harbor method. Ages over 89 stand in (C) with the dates.
LETTERS: dict[Category, str] = {
    "NAME": "A",
    "GEO": "B",
    "DATE": "C",
    "AGE": "C",
    "PHONE": "D",
    "FAX": "E",
    "EMAIL": "F",
    "SSN": "G",
    "MRN": "H",
    "HEALTH_PLAN": "I",
    "ACCOUNT": "J",
    "LICENSE": "K",
    "VEHICLE": "L",
    "DEVICE": "M",
    "URL": "N",
    "IP": "O",
    "BIOMETRIC": "P",
    "PHOTO": "Q",
    "OTHER_ID": "R",
    "POLICY": "",
}


class Rule(Struct, frozen=True):
    """A rule as people read it.

    id: stable ("S-MRN"). title: what was found, in a few words ("a likely medical record number").
    why: why it must not be published. source: law, registrar or paper. mend: the next thing to do.
    finds, passes: texts in which the rule finds something, and look-alikes in which it must not.
    """

    id: str
    category: Category
    title: str
    why: str
    source: str
    mend: str
    severity: Severity = "error"
    finds: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()

    @property
    def letter(self) -> str:
        """Return the paragraph of 45 CFR 164.514(b)(2)(i), "" for a policy."""
        return LETTERS[self.category]


FAULT = Rule(
    "S-FAULT",
    "POLICY",
    "this file could not be screened",
    "What cannot be screened is not published: an unread file may hold anything.",
    "medsite: the screening fails closed",
    "save it as UTF-8 text, or take it out; if it is right, please report this as a bug of medsite.",
)
DENSE = Rule(
    "S-DENSE",
    "POLICY",
    "more possible names or numbers than can be judged one by one",
    "Page after page of names or numbers is a register, not an article: it is withheld as a whole, and nothing in it"
    " was looked at past this place.",
    "medsite: the screening fails closed, and in a time that grows with the length of a text",
    "take the list out; where it names nobody, publish it as a link to its source, or waive it after a look.",
)
HOUSEKEEPING: tuple[Rule, ...] = (
    FAULT,
    DENSE,
    Rule(
        "S-WAIVER-EXPIRED",
        "POLICY",
        "a waiver that has ended",
        "An exception is looked at again when its time is over.",
        "medsite: waivers are reviewed",
        "look at the page again: remove the entry, or give it a new date.",
        "warning",
    ),
    Rule(
        "S-WAIVER-UNUSED",
        "POLICY",
        "a waiver that excuses nothing",
        "An exception that is not needed could excuse something else one day.",
        "medsite: waivers are reviewed",
        "remove the entry, or check its rule, path and words.",
        "warning",
    ),
)
