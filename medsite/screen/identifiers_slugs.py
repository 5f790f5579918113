"""Labelled numbers in file names and addresses: "cases/ssn-219-09-9999", "mrn_00481516.jpg", "?nhs=9995282119".

An address has no sentence round its number, and many an address holds numbers; so the label must stand right before
the number, be one that names nothing but a number, and the number must have as many digits as its kind has.
"""

import re
from collections.abc import Iterator
from functools import cache

from medsite.model.finding import Category
from medsite.screen.facts import Facts
from medsite.screen.text import Hit, Text
from medsite.screen.vocabulary import listed

NUMBER = re.compile(r"\d(?:[-_.]?\d){3,17}(?![^\W_])")
LEFT = re.compile(r"(?<![^\W_])([A-Za-z]{2,16}(?:[-_][A-Za-z]{2,16}){0,2})[-_=.:]?(?:[A-Za-z]{1,2}[-_]?)?$")
SHAPED = re.compile(r"(?<![\w.-])\d{3}-\d{2}-\d{4}(?![\w-])")
DAY = re.compile(r"(?:19|20)\d\d[-_.]?(?:0[1-9]|1[0-2])[-_.]?(?:0[1-9]|[12]\d|3[01])")
REACH = 52
# label: rule, category, the least and the most digits. Sources as in identifiers_rules.py.
SORTS: tuple[tuple[str, Category, int, int, frozenset[str]], ...] = (
    ("S-SSN", "SSN", 9, 9, listed("ssn sin itin social-security social-insurance ssn-no ssn-number")),
    (
        "S-MRN",
        "MRN",
        5,
        12,
        listed(
            "mrn uhid nhc ipp mrd mrno mrn-no hospital-no hospital-number hosp-no patient-id patient-no patient-nr "
            "patient-number patientid patient_id chart-no chart-number record-no record-number medical-record pid "
            "folder-no historia-clinica fallnummer patientennummer prontuario"
        ),
    ),
    ("S-HEALTH-PLAN", "HEALTH_PLAN", 10, 10, listed("nhs nhs-no nhs-number nhsno chi phn national-number")),
    ("S-HEALTH-PLAN", "HEALTH_PLAN", 11, 11, listed("cpf nin pesel tckn hetu ahv insz niss rijksregister")),
    ("S-HEALTH-PLAN", "HEALTH_PLAN", 12, 14, listed("aadhaar aadhar uidai abha iin")),
    ("S-HEALTH-PLAN", "HEALTH_PLAN", 13, 15, listed("nir cns secu snils")),
    ("S-HEALTH-PLAN", "HEALTH_PLAN", 8, 10, listed("dni nie bsn egn kvnr pps ppsn member-id policy-no")),
)


@cache
def _sorts() -> dict[str, list[tuple[str, Category, int, int]]]:
    found: dict[str, list[tuple[str, Category, int, int]]] = {}
    for rule, category, least, most, labels in SORTS:
        for label in labels:
            found.setdefault(label.replace("_", "-"), []).append((rule, category, least, most))
    return found


def find_slug_numbers(text: Text, facts: Facts) -> Iterator[Hit]:
    """Yield the labelled numbers of a file's path and of the addresses it links to."""
    del facts
    for block in text.blocks:
        if block.kind != "url" and block.part != "file":
            continue
        for found in NUMBER.finditer(text.plain, block.start, block.end):
            hit = _judge(text.plain, block.start, *found.span())
            if hit:
                yield hit


def _judge(plain: str, opening: int, start: int, end: int) -> Hit | None:
    words = plain[start:end]
    if SHAPED.match(plain, start):
        return Hit(start, end, "S-SSN", "SSN", why="its shape, in an address")
    left = LEFT.search(plain[max(opening, start - REACH) : start])
    if left is None or DAY.fullmatch(words):
        return None
    digits = sum(letter.isdigit() for letter in words)
    parts = left[1].casefold().replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        for rule, category, least, most in _sorts().get("-".join(parts[-length:]), ()):
            if least <= digits <= most:
                return Hit(start, end, rule, category, why="the label before it, in an address")
    return None
