"""Colours that can be read: contrast by WCAG 2.2, and the shades that a theme gets from one brand colour."""

import re

HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
Rgb = tuple[int, int, int]
BLACK: Rgb = (0, 0, 0)
WHITE: Rgb = (255, 255, 255)
INK: Rgb = (18, 24, 28)  # near black, the theme's text
NIGHT: Rgb = (17, 24, 25)  # the ground of dark pages
READABLE = 4.5  # WCAG 2.2, 1.4.3
COMFORTABLE = 7.0  # WCAG 2.2, 1.4.6


def read_colour(text: str) -> Rgb | None:
    """Return the colour that "#rgb" or "#rrggbb" names, None for anything else."""
    if not HEX.fullmatch(text):
        return None
    digits = text[1:] if len(text) == 7 else "".join(c * 2 for c in text[1:])
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def write_colour(colour: Rgb) -> str:
    """Return "#rrggbb"."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def luminance(colour: Rgb) -> float:
    """Return the relative luminance, 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mix(colour: Rgb, other: Rgb, share: float) -> Rgb:
    """Return `colour` with `share` (0 to 1) of `other` in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(colour, other, strict=True))
    return red, green, blue


def ink_on(colour: Rgb) -> Rgb:
    """Return a text colour with at least 4.5:1 on `colour`; white or near black, black where neither will do."""
    return next((ink for ink in (WHITE, INK) if contrast(colour, ink) >= READABLE), BLACK)


def darkened(colour: Rgb, ratio: float) -> Rgb:
    """Return the first shade of `colour`, going to black, that has `ratio` to white."""
    steps = (mix(colour, BLACK, step / 40) for step in range(41))
    return next(shade for shade in steps if contrast(shade, WHITE) >= ratio)


def lightened(colour: Rgb, ratio: float) -> Rgb:
    """Return the first tint of `colour`, going to white, on which near-black text has `ratio`."""
    steps = (mix(colour, WHITE, step / 40) for step in range(41))
    return next(tint for tint in steps if contrast(tint, INK) >= ratio)


def shades_of(brand: Rgb) -> tuple[tuple[str, str], ...]:
    """Return the settings that a theme gets beside ``brand``.

    brand_ink: text on the brand. brand_dark: a shade for text on white and for hover (7:1).
    brand_tint: a quiet ground for near-black text. brand_light: the brand for a dark ground. brand_night: that ground.
    """
    return (
        ("brand_ink", write_colour(ink_on(brand))),
        ("brand_dark", write_colour(darkened(mix(brand, BLACK, 0.2), COMFORTABLE))),
        ("brand_tint", write_colour(lightened(mix(brand, WHITE, 0.9), 14.0))),
        ("brand_light", write_colour(lightened(mix(brand, WHITE, 0.45), COMFORTABLE))),
        ("brand_night", write_colour(mix(NIGHT, brand, 0.16))),
    )


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
