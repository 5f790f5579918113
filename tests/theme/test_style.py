"""The theme's colours can be read in both schemes; its stylesheet is small and stays at home."""

import re
from itertools import product

import pytest

from medsite.plan.colours import contrast, read_colour, shades_of
from tests.theme.clinic import clinic, stylesheet

DECLARED = re.compile(r"--([a-z-]+):\s*(?:var\(--site-[a-z]+,\s*)?(#[0-9a-f]{3,6})\b")
GROUNDS = ("paper", "surface", "tint")
LETTERS = ("text", "quiet", "deep", "link", "good")
PAIRS = (
    *product(LETTERS, GROUNDS),
    ("on-brand", "brand"),
    ("on-warn", "warn"),
    ("on-alarm", "alarm"),
    ("on-night", "night"),
)
MARKS = (("edge", "paper"), ("edge", "surface"), ("brand", "paper"), ("brand", "surface"), ("ring-edge", "paper"))


def light() -> dict[str, str]:
    colours = dict(DECLARED.findall(stylesheet().partition("@media")[0]))
    return colours | {"link": colours["deep"]}


def dark() -> dict[str, str]:
    blocks = re.findall(r"@media \(prefers-color-scheme: dark\) \{\s*(.*?)\n\}", stylesheet(), re.DOTALL)
    colours = light() | dict(DECLARED.findall("".join(blocks)))
    return colours | {"link": colours["deep"]}


SCHEMES = {"light": light(), "dark": dark()}


def ratio(one: str, other: str) -> float:
    first, second = read_colour(one), read_colour(other)
    assert first
    assert second
    return contrast(first, second)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("letters", "ground"), PAIRS)
def test_text_can_be_read(scheme: str, letters: str, ground: str) -> None:
    colours = SCHEMES[scheme]
    assert ratio(colours[letters], colours[ground]) >= (7 if letters == "text" else 4.5)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_borders_and_icons_can_be_seen(scheme: str, mark: str, ground: str) -> None:
    assert ratio(SCHEMES[scheme][mark], SCHEMES[scheme][ground]) >= 3


@pytest.mark.parametrize("brand", ["#0b5c5e", "#8a2f5b", "#ffcc00", "#000000", "#ffffff", "#e4572e", "#7fb069"])
def test_any_brand_can_be_read(brand: str) -> None:
    colour = read_colour(brand)
    assert colour
    shades = dict(shades_of(colour))
    assert ratio(shades["brand_ink"], brand) >= 4.5
    assert all(ratio(shades["brand_dark"], ground) >= 4.5 for ground in (light()["paper"], shades["brand_tint"]))
    assert all(ratio(shades["brand_light"], dark()[ground]) >= 4.5 for ground in ("paper", "surface"))


def test_the_schemes_differ() -> None:
    assert light()["paper"] != dark()["paper"]
    assert ratio(light()["paper"], dark()["paper"]) > 10


def test_the_theme_s_own_brand_is_the_one_in_the_stylesheet() -> None:
    brand = next(setting.default for setting in clinic().settings if setting.name == "brand")
    assert brand == light()["brand"]
    assert brand in clinic().templates["parts/head.html"]


def test_the_stylesheet_loads_nothing() -> None:
    assert re.findall(r"url\(|@import|https?:", stylesheet()) == []


def test_the_stylesheet_weighs_less_than_forty_kilobytes() -> None:
    assert len(clinic().assets["style.css"]) < 40 * 1024


def test_the_page_mirrors_by_itself() -> None:
    physical = re.findall(
        r"[;{\s](?:margin|padding|border|inset)-(?:left|right)\b|text-align:\s*(?:left|right)", stylesheet()
    )
    assert physical == []


def test_nothing_moves_for_those_who_ask_for_rest() -> None:
    assert re.findall(r"(?<!-)\b(?:animation|transition)\b", stylesheet()) == []
    assert stylesheet().count("scroll-behavior") == 1
    assert "no-preference" in stylesheet()


@pytest.mark.parametrize("media", ["print", "(forced-colors: active)", "(prefers-color-scheme: dark)"])
def test_the_stylesheet_serves(media: str) -> None:
    assert f"@media {media}" in stylesheet()


@pytest.mark.parametrize(
    ("level", "grounds"), [("warning", ("#fff7cf", "#ffdf4d")), ("emergency", ("#191d1e", "#050808"))]
)
def test_a_level_of_urgency_brings_its_own_readable_colours(level: str, grounds: tuple[str, str]) -> None:
    rules = stylesheet().partition("@media print")[0]
    own = dict(DECLARED.findall(re.findall(rf"\.box-{level} \{{([^}}]*)\}}", rules)[0]))
    for letters, ground in product(("text", "quiet", "deep", "link"), grounds):
        assert ratio(own[letters], ground) >= 4.5
    assert ratio(own["text"], own["tint"]) >= 7
