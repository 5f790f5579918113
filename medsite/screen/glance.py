"""What a text holds at a glance: made once a text in one pass, so that a costly search is begun only where it may end.

A word is a run of letters, or of letters and hyphens; so whatever a pattern asks for between two ``\\b`` is one of the
words, or a part of one between hyphens.
"""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from medsite.screen.names_words import fold_word
from medsite.screen.story_words import telling_words
from medsite.screen.vocabulary import listed

DIGITS = listed("zero oh one two three four five six seven eight nine")
OTHER_DIGITS = listed(
    "siete ocho nueve sept huit neuf sieben acht neun sete oito nove sette otto सात आठ नौ سبعة ثمانية تسعة"
)
DOTS = listed("dot punto")
PLATES = listed(
    "plate plates numberplate numberplates licenseplate licenseplates licenceplate licenceplates registrationplate"
    " registrationplates carplate carplates vehicleplate vehicleplates matricula matrícula placa placas plaque"
    " immatriculation immatricule immatriculee immatriculé immatriculée kennzeichen autokennzeichen targa targata"
    " kenteken tag reg registration नंबर لوحة 车牌 车牌号 ナンバープレート"
)
SMALL_PLACES = listed(
    "village hamlet island islet glen fjord croft reservation parish township isle county town community settlement"
    " valley farm pueblo aldea hameau dorf insel isla île ilha vila paesino isola"
)
SPACES = str.maketrans(dict.fromkeys("\t!\"#$%&()*+,./:;<=>?@[\\]^_`{|}~'0123456789", " "))
WORD = re.compile(r"[\u0900-\u097f]+|[^\W\d_]+(?:-[^\W\d_]+)*")
CONTROL = b"\x00"


class Glance(Struct, frozen=True):
    """What was seen. Its words are in lower case.

    shape: as long as the text: "0" for each digit, "a" for each letter from A to Z, zero bytes for control
    characters, "?" for what is not in Latin-1. Numbers are looked for here: one sign is found ten times as fast as any
    of ten, and the text has no other digits, for `fold_letters` wrote them so.
    telling: for each block its words that may tell of a person, first names among them.
    cues: all of these, and of the words above, that stand anywhere in the text, also between hyphens.
    """

    shape: bytes
    telling: tuple[frozenset[str], ...]
    cues: frozenset[str]

    def has_digit(self, start: int, end: int) -> bool:
        """Return whether a digit stands between two places."""
        return self.shape.find(b"0", start, end) >= 0


def glance_at(plain: str) -> Glance:
    """Return what a text holds."""
    shape = plain.encode("latin-1", "replace").translate(_shapes())
    known, asked = telling_words(), _asked()
    telling: list[frozenset[str]] = []
    cues: set[str] = set()
    hyphened: list[str] = []
    ready = plain.lower().translate(SPACES) if plain.isascii() else ""
    for line in (ready or plain).split("\n"):
        words = line.split() if ready else _split(line.lower())
        found = asked.intersection(words)
        if found:
            cues |= found
            found &= known
        telling.append(found)
        if "-" in line:
            hyphened += [word for word in words if "-" in word]
    cues |= asked.intersection("-".join(hyphened).split("-"))
    # Control characters part words, but not for `split`: where there are any, any word may stand.
    return Glance(shape, tuple(telling), asked if CONTROL in shape else frozenset(cues))


def find_shaped(
    shape: re.Pattern[bytes], pattern: re.Pattern[str], plain: str, glance: Glance
) -> Iterator[re.Match[str]]:
    """Yield what `pattern` finds in a text, looked for only where the text has a shape without which it finds nothing.

    shape: of what `pattern` matches, from its first character on; it need not reach its end.
    """
    seed = shape.search(glance.shape)
    while seed:
        found = pattern.match(plain, seed.start())
        if found:
            yield found
        seed = shape.search(glance.shape, found.end() if found else seed.start() + 1)


def list_words(low: str) -> frozenset[str]:
    """Return the words of a lower-case text that may tell of a person."""
    return telling_words().intersection(_split(low))


def _split(low: str) -> list[str]:
    if low.isascii():
        return low.translate(SPACES).split()
    words = WORD.findall(low)
    return words + [fold_word(word) for word in words if not word.isascii()]


@cache
def _asked() -> frozenset[str]:
    return telling_words() | DIGITS | OTHER_DIGITS | DOTS | PLATES | SMALL_PLACES


@cache
def _shapes() -> bytes:
    return bytes(
        ord("0") if letter.isdecimal() else ord("a") if letter.isascii() and letter.isalpha() else _shape_of(code)
        for code, letter in enumerate(map(chr, range(256)))
    )


def _shape_of(code: int) -> int:
    return 0 if (code < 32 and code != 10) or 127 <= code < 160 else code
