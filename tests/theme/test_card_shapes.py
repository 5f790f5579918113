"""The theme's square and tall cards hold any title in any of its scripts, with calm margins."""

import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops

from medsite.model.config import CARD_SHAPES
from tests.theme.test_card import TITLES, draw, face

MARGIN = 40  # pixels at each side that hold flat colour alone
FOOT = 60  # pixels at the bottom, where networks lay their own words
OTHERS = {
    "Arabic": ("ar", "rtl", "الحمّى عند الكبار: متى تكفي الراحة ومتى نراجع الطبيب"),
    "Hindi": ("hi", "ltr", "दस्त और ओ.आर.एस.: घर पर क्या करें और कब डॉक्टर को दिखाएँ"),
    "Greek": ("el", "ltr", "Πονόλαιμος: τι βοηθά στο σπίτι"),
    "Cyrillic": ("uk", "ltr", "Висока температура у дитини: що робити вдома"),
}


def is_calm(image: Image.Image) -> bool:
    """Say whether the margins hold nothing but flat colour in every row, and the last rows nothing at all."""
    wide, high = image.size
    for box in ((0, 0, MARGIN, high), (wide - MARGIN, 0, wide, high)):
        strip = image.crop(box)
        column = strip.crop((0, 0, 1, high)).resize(strip.size)
        if ImageChops.difference(strip, column).convert("L").point(lambda value: 255 * (value > 24)).getbbox():
            return False
    colours = image.crop((0, high - FOOT // 2, wide, high)).getcolors(16)
    return colours is not None and len(colours) == 1


@pytest.mark.parametrize("shape", CARD_SHAPES)
@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_title_of_any_length_leaves_the_margins_free(shape: str, title: str) -> None:
    width, height = CARD_SHAPES[shape]
    image = draw(replace(face("article", title), width=width, height=height))
    assert image.size == (width, height)
    assert is_calm(image)


@pytest.mark.parametrize("shape", CARD_SHAPES)
@pytest.mark.parametrize(("language", "direction", "title"), OTHERS.values(), ids=OTHERS)
def test_other_scripts_have_every_shape(shape: str, language: str, direction: str, title: str) -> None:
    width, height = CARD_SHAPES[shape]
    card = face("article", title, language=language, direction=direction)
    assert is_calm(draw(replace(card, width=width, height=height)))


@pytest.mark.parametrize("shape", CARD_SHAPES)
def test_a_card_needs_only_a_title_in_every_shape(shape: str) -> None:
    width, height = CARD_SHAPES[shape]
    bare = face("article", "About us", eyebrow="", byline="", note="", initials="", site="Almond Yard", host="")
    assert is_calm(draw(replace(bare, width=width, height=height)))
