"""Number plates: short and of any form, so they are looked for beside their own words only."""

import re
from collections.abc import Iterator

from medsite.screen.facts import Facts
from medsite.screen.glance import PLATES
from medsite.screen.text import Hit, Text
from medsite.screen.vocabulary import later, listed

WORDS = listed(
    "registration reg. matrícula matricula placa plate Plate PLATE"
    " REGISTRATION TARGA IMMATRICUL KENNZEICHEN MATRÍCULA immatricul plaque ennzeichen targa kenteken नंबर لوحة "
    "车牌 ナンバー"
)
SORTED = (*sorted(WORDS), " tag ")
ASCII = tuple(word for word in SORTED if word.isascii())
PLATE = later(
    r"(?i:\b(?:(?P<sure>(?:number|licen[cs]e|registration|car|vehicle) ?-?plates?|matr[ií]cula|placas?|plaque(?: "
    r"d'immatriculation)?|immatricul(?:ation|[ée]e?)|kennzeichen|autokennzeichen|targa|targata|kenteken|गाड़ी नंबर"
    r"|لوحة|车牌号?|ナンバープレート)|plates?|tag|registration(?: mark| number| no\.?)?|reg\.?(?: no\.?| number)?))"
    r"(?: (?:is|was|number|no\.?|reads?|read|of|:|mark|nr\.?|n[º°]|es|era|est|était|lautet|war|ist|und|with "
    r"the)){0,3}[ :=(\"'#-]{1,4}"
    r"(?P<value>(?=[A-Z0-9\u00c0-\u00de -]{0,9}\d)[A-Z0-9\u00c0-\u00de]{1,7}(?:[ -·•][A-Z0-9]{1,7}){0,4})(?![\w])",
)
AFTER = later(
    r"(?<!\w)(?P<value>(?=[A-Z0-9 -]{0,9}\d)[A-Z0-9]{1,7}(?:[ -][A-Z0-9]{1,7}){0,3}),? (?:(?:was |is |as )?(?:on "
    r")?(?:his|her|the|my|their|its) (?:number|licen[cs]e|registration) ?plate|registration)\b"
)
CAR = later(
    r"\b(?:number plate|ambulance|bus|garage|car|cars|van|truck|lorry|taxi|cab|pick-?up|motor(?:bike|cycle|home)?"
    r"|scooter|vehicle|driv(?:e|es|en|ing|er)|drove|parked|parking|Ford|Toyota|Honda|Nissan|Volkswagen|VW|BMW|Audi|Renault"
    r"|Peugeot|Fiat|Kia|Hyundai|Tesla|Suzuki|Tata|Maruti|Mercedes|Volvo|Skoda|coche|carro|voiture|auto|wagen"
    r"|macchina|automóvel|moto)\b",
    re.IGNORECASE,
)
DATE = later(r"\d{4}-\d\d-\d\d|\d\d?-\d\d?-\d{4}")
NUMBER_ONLY = later(r"\d{1,4}(?:[ -]\d{1,4})*$")


def find_plates(text: Text, facts: Facts) -> Iterator[Hit]:
    """Yield number plates of cars."""
    del facts
    if text.glance.cues.isdisjoint(PLATES):
        return
    for at in _places_of_words(text.plain):
        found = AFTER.search(text.plain, max(0, at - 50), at + 12)
        if found and CAR.search(text.plain, max(0, at - 120), at + 80):
            yield Hit(*found.span("value"), "S-PLATE", "VEHICLE", why="the words number plate after it")
        found = PLATE.search(text.plain, max(0, at - 14), at + 70)
        if found is None:
            continue
        block = text.block_at(found.start())
        around = text.plain[max(block.start, found.start() - 120) : min(block.end, found.end() + 80)]
        if not found["sure"] and not CAR.search(around):
            continue
        digits = sum(letter.isdigit() for letter in found["value"])
        if NUMBER_ONLY.match(found["value"]) and (digits < 5 or not found["sure"] or DATE.fullmatch(found["value"])):
            continue
        yield Hit(*found.span("value"), "S-PLATE", "VEHICLE", why="the words number plate or registration before it")


def _places_of_words(plain: str) -> Iterator[int]:
    for word in ASCII if plain.isascii() else SORTED:
        at = plain.find(word)
        while at >= 0:
            yield at
            at = plain.find(word, at + 1)
