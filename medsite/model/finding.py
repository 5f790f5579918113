"""What the screening found, without the words it found."""

from datetime import date
from typing import Literal

from msgspec import Struct

from medsite.model.problem import Place, Severity

Category = Literal[
    "NAME",
    "GEO",
    "DATE",
    "AGE",
    "PHONE",
    "FAX",
    "EMAIL",
    "SSN",
    "MRN",
    "HEALTH_PLAN",
    "ACCOUNT",
    "LICENSE",
    "VEHICLE",
    "DEVICE",
    "URL",
    "IP",
    "BIOMETRIC",
    "PHOTO",
    "OTHER_ID",
    "POLICY",
]


class Finding(Struct, frozen=True, order=True):
    """A hit of one rule at one place. It never carries the words, only how many there were.

    letter: the paragraph A to R of 45 CFR 164.514(b)(2)(i), or "" for a policy.
    length: of the words found, in code points.
    words: a short keyed digest of the words for content/waivers.yaml; too short to guess them from.
    """

    place: Place
    rule: str
    category: Category
    severity: Severity
    message: str
    mend: str
    letter: str = ""
    length: int = 0
    words: str = ""


class Waiver(Struct, frozen=True):
    """A reviewed exception: this rule, at this path, for the words with this digest.

    who: the person who decided. when: the day of the decision. until: the last day it holds, if any.
    place: of the entry in content/waivers.yaml.
    """

    rule: str
    path: str
    words: str
    reason: str
    who: str
    when: date
    until: date | None
    place: Place
