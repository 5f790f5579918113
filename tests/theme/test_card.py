"""The theme's card holds any title, in any of its scripts, inside the safe area."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageChops

from medsite.model.feed import CardFace
from medsite.render.cards import HEAVIEST, make_card
from tests.theme.clinic import clinic

COLOURS = (("brand", "#0b5c5e"), ("brand_dark", "#074a4b"), ("brand_tint", "#e7efef"))
TITLES = {
    "10": "Low mood .",
    "160": ("How to tell a cold from influenza, what helps at home in the first three days, when antibiotics make no "
            "difference and the signs that mean you must be seen soon"),
    "400": "A title that goes on and on " * 14,
    "one long word": "Pneumonoultramicroscopicsilicovolcanoconiosis" * 3,
    "one letter": "A",
}  # fmt: skip
KINDS = ("article", "doctor", "page", "tag", "home")


def face(kind: str, title: str, **changes: str) -> CardFace:
    words: dict[str, Any] = {
        "eyebrow": "Guide",
        "byline": "Dr. Maximiliana Featherstonehaugh-Cholmondeley, MBBS, MD, PhD, FRCP, FRCPE",
        "note": "Reviewed 12 March 2026",
        "site": "The Almond Yard Family Practice and Lock House Surgery of the Canal Side",
        "host": "almondyard.example.org",
        "language": "en",
        "direction": "ltr",
        "initials": "MF",
    }
    return CardFace(kind=kind, title=title, colours=COLOURS, **words | changes)


def draw(card: CardFace) -> Image.Image:
    data = make_card(card, clinic(), {})
    assert len(data) <= HEAVIEST
    return Image.open(BytesIO(data)).convert("RGB")


def swatch() -> bytes:
    """Return a picture in a colour that nothing else on a card has."""
    made = BytesIO()
    Image.new("RGB", (200, 200), "#ff00ff").save(made, "PNG")
    return made.getvalue()


def swatch_box(card: CardFace) -> tuple[int, int, int, int] | None:
    """Return left, top, right and bottom of the swatch on a card."""
    files = {"content/p.png": swatch()}
    image = Image.open(BytesIO(make_card(card, clinic(), files))).convert("RGB")
    red, green, blue = image.split()
    only = ImageChops.subtract(ImageChops.darker(red, blue), green)
    return only.point(lambda value: 255 * (value > 200)).getbbox()


def borders_are_calm(image: Image.Image) -> bool:
    """Say whether the margins beside the safe area hold nothing but flat colour in every row."""
    for left, right in ((0, 58), (1142, 1200)):
        strip = image.crop((left, 0, right, 630))
        column = strip.crop((0, 0, 1, 630)).resize(strip.size)
        if ImageChops.difference(strip, column).convert("L").point(lambda value: 255 * (value > 24)).getbbox():
            return False
    return True


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_title_of_any_length_stays_in_the_safe_area(kind: str, title: str) -> None:
    image = draw(face(kind, title))
    assert image.size == (1200, 630)
    assert borders_are_calm(image)


@pytest.mark.parametrize(
    ("language", "direction", "title"),
    [
        ("ar", "rtl", "الحمّى عند الكبار: متى تكفي الراحة ومتى نراجع الطبيب"),
        ("hi", "ltr", "दस्त और ओ.आर.एस.: घर पर क्या करें और कब डॉक्टर को दिखाएँ"),
    ],
)
def test_other_scripts_have_cards(language: str, direction: str, title: str) -> None:
    assert borders_are_calm(draw(face("article", title, language=language, direction=direction)))


@pytest.mark.parametrize("kind", KINDS)
def test_a_card_needs_only_a_title(kind: str) -> None:
    bare = face(kind, "About us", eyebrow="", byline="", note="", initials="", site="Almond Yard", host="")
    assert draw(bare).getcolors(100_000)


@pytest.mark.parametrize("field", ["portrait", "logo"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("site", ["Almond Yard", "The Almond Yard Family Practice and Lock House Surgery"])
def test_faces_and_logos_survive_a_square_crop(kind: str, direction: str, field: str, site: str) -> None:
    card = face(kind, "Hay fever", direction=direction, initials="", site=site, **{field: "content/p.png"})
    box = swatch_box(card)
    if field == "portrait" and kind in {"page", "tag", "home"}:
        assert box is None
    else:
        assert box
        assert box[0] >= 285
        assert box[2] <= 915
