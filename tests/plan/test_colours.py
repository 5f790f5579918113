"""Contrast."""

import pytest

from medsite.plan.colours import BLACK, INK, WHITE, contrast, ink_on, read_colour, shades_of, write_colour

BRANDS = ("#0b5c5e", "#ffffff", "#000000", "#ffcc00", "#777777", "#767676", "#ff0000", "#00ff00", "#1f6f78", "#7a2e4d")


@pytest.mark.parametrize(("text", "colour"), [("#fff", WHITE), ("#000000", BLACK), ("#0B5c5E", (11, 92, 94))])
def test_colours_are_read(text: str, colour: tuple[int, int, int]) -> None:
    assert read_colour(text) == colour


@pytest.mark.parametrize("text", ["", "red", "#12", "#12345", "0b5c5e", "#0b5c5e;}", "#0b5c5g", "url(#a)"])
def test_what_is_no_colour_is_refused(text: str) -> None:
    assert read_colour(text) is None


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(WHITE, BLACK) == pytest.approx(21)
    assert contrast((0x77, 0x77, 0x77), WHITE) == pytest.approx(4.48, abs=0.005)
    assert contrast((0x76, 0x76, 0x76), WHITE) == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("brand", BRANDS)
def test_every_pair_of_a_brand_can_be_read(brand: str) -> None:
    colour = read_colour(brand)
    assert colour is not None
    shades = {name: read_colour(value) or BLACK for name, value in shades_of(colour)}
    assert contrast(colour, shades["brand_ink"]) >= 4.5
    assert contrast(shades["brand_dark"], WHITE) >= 7
    assert contrast(shades["brand_tint"], INK) >= 14
    assert contrast(shades["brand_light"], INK) >= 7


def test_a_colour_is_written_as_six_digits() -> None:
    assert write_colour((1, 2, 255)) == "#0102ff"
    assert ink_on(WHITE) == INK
