"""Cards in a palette."""

import io

import pytest
from PIL import Image, ImageDraw

from medsite.render.cards_raster import Raster
from medsite.render.pictures import PictureError
from medsite.render.pictures_cards import shades_of_picture, shrink_card

DEEP, PAPER, INK = (7, 74, 75), (252, 251, 248), (28, 37, 38)


def a_card() -> Raster:
    picture = Image.new("RGB", (1200, 630), PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 1199, 400), fill=DEEP)
    draw.ellipse((500, 420, 620, 540), fill=INK)
    return raster_of(picture)


def raster_of(picture: Image.Image) -> Raster:
    return Raster(picture.width, picture.height, 4 * picture.width, picture.convert("RGBX").tobytes())


def packed(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("colours", [256, 64, 16])
def test_a_card_has_a_palette_no_alpha_and_its_exact_flat_colours(colours: int) -> None:
    made = shrink_card(a_card(), ((200, 100, 50),), colours)
    with Image.open(io.BytesIO(made)) as card:
        assert card.mode == "P"
        assert "transparency" not in card.info
        flat = card.convert("RGB")
    assert [flat.getpixel(at) for at in ((5, 5), (5, 620), (560, 480))] == [DEEP, PAPER, INK]
    assert made == shrink_card(a_card(), ((200, 100, 50),), colours)


def test_a_card_full_of_photograph_still_gets_a_palette() -> None:
    noise = Image.merge("RGB", [Image.effect_noise((1200, 630), 120 + n) for n in range(3)])
    with Image.open(io.BytesIO(shrink_card(raster_of(noise), colours=64))) as card:
        assert card.mode == "P"


def test_a_portrait_brings_its_own_shades_to_the_palette() -> None:
    face = Image.linear_gradient("L").convert("RGB").resize((300, 300))
    shades = shades_of_picture(packed(face))
    assert 60 < len(shades) <= 152
    assert shades == shades_of_picture(packed(face))


def test_a_portrait_that_is_no_picture_is_refused() -> None:
    with pytest.raises(PictureError):
        shades_of_picture(b"no picture")
