"""Scans and pages of words are told from photographs, charts and banners by their pixels."""

from collections.abc import Callable

import pytest
from PIL import Image

from medsite.screen.attachments_pixels import LONGEST, Undecodable, read_pixels
from tests.screen.drawings import (
    BURNT,
    as_bytes,
    draw_banner,
    draw_chart,
    draw_page,
    draw_photo,
    draw_scan,
    draw_ultrasound,
)

SEEDS = range(3)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_scan_looks_like_one_with_and_without_words(seed: int, kind: str) -> None:
    for image in (draw_scan(seed), draw_scan(seed, BURNT), draw_ultrasound(seed), draw_ultrasound(seed, BURNT)):
        assert read_pixels(as_bytes(image.convert("RGB"), kind)).looks == "scan"


@pytest.mark.parametrize("seed", SEEDS)
def test_a_letter_looks_like_a_page_of_words(seed: int) -> None:
    assert read_pixels(as_bytes(draw_page(seed))).looks == "words"


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("draw", [draw_photo, draw_chart, draw_banner])
def test_ordinary_pictures_of_a_health_site_look_like_neither(draw: Callable[[int], Image.Image], seed: int) -> None:
    assert read_pixels(as_bytes(draw(seed))).looks == ""


def test_an_icon_is_too_small_for_words() -> None:
    assert read_pixels(as_bytes(Image.new("L", (64, 64)))).looks == ""


def test_large_pictures_are_looked_at_in_a_smaller_size() -> None:
    pixels = read_pixels(as_bytes(Image.new("RGB", (5000, 300), "red")))
    assert (pixels.image.width, pixels.image.mode) == (LONGEST, "RGB")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_pixel_can_be_read(mode: str) -> None:
    assert read_pixels(as_bytes(Image.new(mode, (200, 200)))).image.mode == "RGB"


def test_what_is_transparent_is_seen_on_white() -> None:
    assert read_pixels(as_bytes(Image.new("RGBA", (200, 200), (0, 0, 0, 0)))).image.getpixel((9, 9)) == (255, 255, 255)


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\nxxxx", as_bytes(Image.new("RGB", (300, 300)), "JPEG")[:200]])
def test_what_cannot_be_decoded_is_said_to_be_so(data: bytes) -> None:
    with pytest.raises(Undecodable):
        read_pixels(data)


def test_a_picture_of_too_many_pixels_is_not_opened() -> None:
    with pytest.raises(Undecodable):
        read_pixels(as_bytes(Image.new("1", (10_000, 6_000))))
