"""Numbers that name a person by their shape and check digit alone, without a label."""

import re
from functools import cache

from msgspec import Struct

from medsite.model.finding import Category
from medsite.screen import identifiers_checks as checks


class Shape(Struct, frozen=True):
    """A shape. pattern: of the number as written, in a text without look-alikes.

    check: of its letters and digits alone, upper case; of the number as written where `whole`.
    """

    name: str
    rule: str
    category: Category
    pattern: str
    check: checks.Check
    whole: bool = False

    def fits(self, words: str) -> bool:
        """Return whether a number of this shape is valid."""
        return self.check(words if self.whole else bare_of(words))


def _later(module: str) -> checks.Check:
    """Return a check of python-stdnum that is imported when it is first needed."""

    def check(bare: str) -> bool:
        return checks.standard(module)(bare)

    return check


# The order matters: of two shapes that fit, the first whose check holds is taken.
SHAPES: tuple[Shape, ...] = (
    Shape(
        "udi",
        "S-UDI",
        "DEVICE",
        r"\(01\) ?\d{14}(?: ?\((?:10|11|17|21|240)\) ?[A-Za-z0-9./-]{1,20}){0,4}",
        checks.is_udi,
    ),
    Shape("ssn", "S-SSN", "SSN", r"\d{3}-\d{2}-\d{4}", checks.is_anything),
    Shape("abha", "S-ABHA", "HEALTH_PLAN", r"\d{2}-\d{4}-\d{4}-\d{4}", checks.is_anything),
    Shape("mbi", "S-MBI", "HEALTH_PLAN", r"[1-9][A-Z][A-Z0-9]\d-?[A-Z][A-Z0-9]\d-?[A-Z]{2}\d\d", checks.is_mbi),
    Shape("iban", "S-IBAN", "ACCOUNT", r"[A-Z]{2}\d\d(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?", _later("iban")),
    Shape("ihi_ie", "S-IHI", "HEALTH_PLAN", r"\d{18}", checks.is_gs1),
    Shape("ric", "S-RIC", "HEALTH_PLAN", r"[1-9]\d{5}(?:18|19|20)\d{9}[\dX]", _later("cn.ric")),
    Shape("ihi", "S-IHI", "HEALTH_PLAN", r"8003 ?60\d\d ?\d{4} ?\d{4}", checks.is_luhn),
    Shape(
        "card",
        "S-CARD",
        "ACCOUNT",
        r"\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{4}|\d{4}[ -]\d{6}[ -]\d{5}|\d{15,16}",
        checks.is_card,
    ),
    Shape(
        "nir",
        "S-NIR",
        "HEALTH_PLAN",
        r"[12] ?\d\d ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d\d|2[AB]) ?\d{3} ?\d{3} ?\d\d",
        _later("fr.nir"),
    ),
    Shape("ahv", "S-AHV", "HEALTH_PLAN", r"756[. ]?\d{4}[. ]?\d{4}[. ]?\d\d", _later("ch.ssn")),
    Shape(
        "fiscale",
        "S-FISCALE",
        "HEALTH_PLAN",
        r"[A-Z]{6}\d\d[A-EHLMPR-T]\d\d[A-Z]\d{3}[A-Z]",
        _later("it.codicefiscale"),
    ),
    Shape("curp", "S-CURP", "HEALTH_PLAN", r"[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d", _later("mx.curp")),
    Shape("nric", "S-NRIC", "HEALTH_PLAN", r"[STFGM]\d{7}[A-Z]", checks.is_nric),
    Shape("hkid", "S-HKID", "HEALTH_PLAN", r"[A-Z]{1,2}\d{6} ?\([0-9A]\)", checks.is_hkid),
    Shape("vin", "S-VIN", "VEHICLE", r"[A-HJ-NPR-Z0-9]{17}", checks.is_vin),
    Shape(
        "aadhaar", "S-AADHAAR", "HEALTH_PLAN", r"(?<!\d{4} )[2-9]\d{3}[ -]\d{4}[ -]\d{4}(?! \d{4})", checks.is_aadhaar
    ),
    Shape("niss", "S-NISS", "HEALTH_PLAN", r"\d\d\.\d\d\.\d\d-\d{3}\.\d\d", _later("be.nn")),
    Shape("cpf", "S-CPF", "HEALTH_PLAN", r"\d{3}\.\d{3}\.\d{3}-\d\d", _later("br.cpf")),
    Shape("rut", "S-RUT", "HEALTH_PLAN", r"\d{1,2}\.\d{3}\.\d{3}-[\dKk]", _later("cl.rut")),
    Shape("hetu", "S-HETU", "HEALTH_PLAN", r"[0-3]\d[01]\d\d\d[-+A-FU-Y]\d{3}[0-9A-Y]", _later("fi.hetu"), whole=True),
    Shape(
        "personnummer",
        "S-PERSONNUMMER",
        "HEALTH_PLAN",
        r"(?:19|20)?\d{6}[-+]\d{4}",
        lambda bare: checks.is_personnummer(bare[-10:]),
    ),
    Shape("rrn", "S-RRN", "HEALTH_PLAN", r"\d{6}-[1-8]\d{6}", checks.is_rrn),
    Shape("mykad", "S-MYKAD", "HEALTH_PLAN", r"\d{6}-\d\d-\d{4}", checks.is_mykad),
    Shape(
        "nino",
        "S-NINO",
        "SSN",
        r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]",
        checks.is_anything,
    ),
    Shape("au_medicare", "S-AU-MEDICARE", "HEALTH_PLAN", r"[2-6]\d{3} \d{5} \d(?: ?[/-]? ?\d)?", checks.is_au_medicare),
    Shape("ohip", "S-OHIP", "HEALTH_PLAN", r"\d{4}[ -]\d{3}[ -]\d{3}[ -][A-Z]{2}", checks.is_ohip),
)


@cache
def pattern() -> re.Pattern[str]:
    """Return one pattern of all shapes, each a group of its name."""
    return re.compile("|".join(f"(?P<{shape.name}>(?<![^\\W_])(?:{shape.pattern})(?![^\\W_]))" for shape in SHAPES))


def find_shape(words: str, start: int, end: int) -> tuple[Shape, re.Match[str]] | None:
    """Return the first number of a stretch that has a shape and its check digit, and where it stands."""
    for found in pattern().finditer(words, start, end):
        for name, single in _singles().items():
            alone = found if name == found.lastgroup else single.match(words, found.start(), end)
            if alone and _by_name()[name].fits(alone[0]):
                return _by_name()[name], alone
    return None


@cache
def _by_name() -> dict[str, Shape]:
    return {shape.name: shape for shape in SHAPES}


@cache
def _singles() -> dict[str, re.Pattern[str]]:
    return {shape.name: re.compile(f"(?<![^\\W_])(?:{shape.pattern})(?![^\\W_])") for shape in SHAPES}


def bare_of(words: str) -> str:
    """Return the letters and digits of a number as written, upper case."""
    return "".join(letter for letter in words.upper() if letter.isalnum())
