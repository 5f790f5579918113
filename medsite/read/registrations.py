"""Check digits and lengths of professional registrations; a scheme that is not known here is taken as it is."""

import re
from collections.abc import Callable

_SPACES = re.compile(r"[\s.-]+")


def explain_registration(scheme: str, number: str) -> str:
    """Return what is wrong with a register number, "" for nothing. The number itself is never repeated.

    NPI: 10 digits, Luhn over 80840 and the number (45 CFR 162.406). GMC reference numbers: 7 digits.
    AHPRA: three letters of the profession and 10 digits. NMC (United Kingdom) PINs and Indian state councils'
    numbers have no public check digit. ORCID: ISO 7064 mod 11-2.
    """
    rule = _RULES.get(_SPACES.sub("", scheme.lower()))
    return rule(_SPACES.sub("", number).upper()) if rule else ""


def _npi(number: str) -> str:
    if not re.fullmatch(r"[0-9]{10}", number):
        return "an NPI has 10 digits"
    return "" if _luhn("80840" + number) else "the check digit of this NPI does not fit"


def _luhn(digits: str) -> bool:
    total = 0
    for position, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + position % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _gmc(number: str) -> str:
    return "" if re.fullmatch(r"[0-9]{7}", number) else "a GMC reference number has 7 digits"


def _ahpra(number: str) -> str:
    if re.fullmatch(r"[A-Z]{3}[0-9]{10}", number):
        return ""
    return "an AHPRA number has three letters and 10 digits (MED0001234567)"


def _imc(number: str) -> str:
    """Take Ireland's 5 or 6 digits and India's council numbers with letters alike."""
    return "" if re.search(r"[0-9]{3}", number) else "a register number has digits"


def _nmc(number: str) -> str:
    """Take the United Kingdom's PIN (00A0000A) and India's NMC or council numbers alike."""
    return "" if re.search(r"[0-9]{3}", number) else "a register number has digits"


def _orcid(number: str) -> str:
    if not re.fullmatch(r"[0-9]{15}[0-9X]", number):
        return "an ORCID has 16 digits"
    total = 0
    for digit in number[:15]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return "" if number[15] == ("X" if check == 10 else str(check)) else "the check digit of this ORCID does not fit"


_RULES: dict[str, Callable[[str], str]] = {
    "npi": _npi,
    "gmc": _gmc,
    "ahpra": _ahpra,
    "nmc": _nmc,
    "imc": _imc,
    "orcid": _orcid,
}
