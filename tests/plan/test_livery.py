"""A site's colours stand at the end of the stylesheets that ask for them, and only where they differ."""

import pytest

from medsite.model.theme import Setting, Theme
from medsite.plan.livery import colours_for

SHEET = ":root { --brand: var(--site-brand, #0b5c5e); --deep: var(--site-dark, #074648); --a: var( --site-my-tip ,#6b4fa0 ) }"
SHADES = {"brand_dark": "#111111", "brand_tint": "#eeeeee"}


def theme() -> Theme:
    colours = tuple(Setting(name, "colour", "#000000", "") for name in ("brand", "my_tip", "unread"))
    return Theme("t", (*colours, Setting("tagline", "text", "", "")), {}, {}, {}, "", {}, {}, "")


@pytest.mark.parametrize(
    ("settings", "tail"),
    [
        ({"brand": "#0b5c5e", **SHADES}, ""),
        ({"brand": "#0B5C5E", **SHADES}, ""),
        ({"brand": "#7a2e4d", **SHADES}, "\n:root{--site-brand:#7a2e4d;--site-dark:#111111}\n"),
        ({"brand": "#0b5c5e", "my_tip": "#ffffff"}, "\n:root{--site-my-tip:#ffffff}\n"),
        ({"unread": "#ffffff", "tagline": "}*{color:red}"}, ""),
        ({}, ""),
    ],
)
def test_only_what_differs_and_is_asked_for_comes_along(settings: dict[str, str], tail: str) -> None:
    assert colours_for(SHEET, theme(), settings) == tail


def test_a_stylesheet_that_asks_for_nothing_stays_as_it_is() -> None:
    assert colours_for("p { color: red }", theme(), {"brand": "#7a2e4d"}) == ""
