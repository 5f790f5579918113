"""Check digits. Each function takes the bare letters and digits and tells whether they are a valid number.

Weights and alphabets are the registrars' own; python-stdnum (LGPL) checks those it knows.
"""

import re
from collections.abc import Callable
from functools import cache
from importlib import import_module

Check = Callable[[str], bool]
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@cache
def standard(module: str) -> Check:
    """Return the check of a module of python-stdnum ("br.cpf")."""
    valid = import_module(f"stdnum.{module}").is_valid
    return lambda bare: bool(valid(bare))


def is_luhn(bare: str) -> bool:
    """Return whether the last digit fits ISO/IEC 7812-1, annex B."""
    total = 0
    for place, letter in enumerate(reversed(bare)):
        digit = int(letter)
        doubled = digit * 2 - 9 * (digit > 4)
        total += doubled if place % 2 else digit
    return total % 10 == 0


def is_card(bare: str) -> bool:
    """Return whether these are 13 to 19 digits of a payment card's range with a valid Luhn digit."""
    return (
        bool(re.match(r"(?:4|5[1-5]|2[2-7]|3[0-9]|6[0-9]|8[1-2]|50|5[6-9]|9)", bare))
        and len(set(bare)) > 1
        and is_luhn(bare)
    )


def is_gs1(bare: str) -> bool:
    """Return whether the last digit is the GS1 modulo 10 one (General Specifications, 7.9)."""
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(bare[:-1])))
    return (total + int(bare[-1])) % 10 == 0


def is_udi(bare: str) -> bool:
    """Return whether a device identifier begins with a valid GTIN-14 (21 CFR 830; GS1 AI 01)."""
    return bare[:2] == "01" and bare[2:16].isdigit() and is_gs1(bare[2:16])


def is_vin(bare: str) -> bool:
    """Return whether position 9 checks the other 16 (49 CFR 565.15(c))."""
    values = dict(
        zip(
            "ABCDEFGHJKLMNPRSTUVWXYZ",
            (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9),
            strict=True,
        )
    )
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    if len(bare) != 17 or any(letter in "IOQ" for letter in bare):
        return False
    rest = sum((int(c) if c.isdigit() else values[c]) * weight for c, weight in zip(bare, weights, strict=True)) % 11
    return bare[8] == ("X" if rest == 10 else str(rest))


def is_mbi(bare: str) -> bool:
    """Return whether this has the form of a Medicare Beneficiary Identifier (CMS, 2017: no S L O I B Z)."""
    letter, either = "[AC-HJKMNP-RT-Y]", "[0-9AC-HJKMNP-RT-Y]"
    return bool(re.fullmatch(f"[1-9]{letter}{either}[0-9]{letter}{either}[0-9]{letter}{letter}[0-9][0-9]", bare))


def is_kvnr(bare: str) -> bool:
    """Return whether the last digit fits (GKV-Spitzenverband, § 290 SGB V)."""
    digits = f"{ord(bare[0]) - 64:02d}{bare[1:9]}"
    products = (int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(digits))
    return sum(product // 10 + product % 10 for product in products) % 10 == int(bare[9])


def is_hkid(bare: str) -> bool:
    """Return whether the check digit of a Hong Kong identity card fits (modulo 11, a space counts 36)."""
    body, check = bare[:-1].rjust(8), bare[-1]
    values = [36 if c == " " else ord(c) - 55 if c.isalpha() else int(c) for c in body]
    total = sum(value * weight for value, weight in zip(values, range(9, 1, -1), strict=True))
    return (total + (10 if check == "A" else int(check) if check.isdigit() else 99)) % 11 == 0


def is_nric(bare: str) -> bool:
    """Return whether the last letter of a Singapore NRIC or FIN fits (weights 2 7 6 5 4 3 2, modulo 11)."""
    total = sum(int(digit) * weight for digit, weight in zip(bare[1:8], (2, 7, 6, 5, 4, 3, 2), strict=True))
    total += {"S": 0, "F": 0, "T": 4, "G": 4, "M": 3}[bare[0]]
    letters = {"S": "JZIHGFEDCBA", "T": "JZIHGFEDCBA", "F": "XWUTRQPNMLK", "G": "XWUTRQPNMLK", "M": "XWUTRQPNJLK"}[
        bare[0]
    ]
    place = total % 11
    return bare[8] == (letters[10 - place] if bare[0] == "M" else letters[place])


def is_au_medicare(bare: str) -> bool:
    """Return whether the ninth digit fits (Services Australia: weights 1 3 7 9 1 3 7 9, modulo 10)."""
    total = sum(int(digit) * weight for digit, weight in zip(bare, (1, 3, 7, 9, 1, 3, 7, 9), strict=False))
    return bare[0] in "23456" and total % 10 == int(bare[8])


def is_nhs(bare: str) -> bool:
    """Return whether the tenth digit fits (NHS Data Dictionary: weights 10 to 2, modulo 11)."""
    check = 11 - sum(int(digit) * weight for digit, weight in zip(bare, range(10, 1, -1), strict=False)) % 11
    return check % 11 == int(bare[9])


def is_date(year: str, month: str, day: str) -> bool:
    """Return whether digits name a month and a day of it. year: two or four digits, unused."""
    return bool(year) and 1 <= int(month) <= 12 and 1 <= int(day) <= DAYS[int(month) - 1]


def is_personnummer(bare: str) -> bool:
    """Return whether ten digits are a Swedish personal number: a date and a Luhn digit (Skatteverket, SKV 704)."""
    day = int(bare[4:6])
    return is_date(bare[:2], bare[2:4], str(day - 60 if day > 60 else day)) and is_luhn(bare)


def is_rrn(bare: str) -> bool:
    """Return whether thirteen digits begin with a date and a century digit (Republic of Korea; no check since 2020)."""
    return is_date(bare[:2], bare[2:4], bare[4:6]) and bare[6] in "12345678"


def is_mykad(bare: str) -> bool:
    """Return whether twelve digits begin with a date (Malaysia, JPN)."""
    return is_date(bare[:2], bare[2:4], bare[4:6]) and bare[6:8] not in {"00", "17", "18", "19", "20"}


def is_aadhaar(bare: str) -> bool:
    """Return whether the last digit fits the Verhoeff scheme (UIDAI) and the first is 2 to 9."""
    return bare[0] in "23456789" and len(set(bare)) > 2 and standard("verhoeff")(bare)


def is_ohip(bare: str) -> bool:
    """Return whether the ten digits of an Ontario health card fit Luhn."""
    return is_luhn(bare[:10])


def is_anything(bare: str) -> bool:
    """Return True: the form alone is enough."""
    return bool(bare)
