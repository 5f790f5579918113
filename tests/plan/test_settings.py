"""The theme's settings."""

import pytest

from medsite.plan.settings import theme_settings
from tests.plan.sites import config, theme, told


def test_defaults_stand_where_the_site_says_nothing() -> None:
    values, problems = theme_settings(config(), theme())
    assert problems == []
    assert values == {
        "brand": "#0b5c5e",
        "corners": "soft",
        "logo": "",
        "brand_ink": "#ffffff",
        "brand_dark": values["brand_dark"],
        "brand_tint": values["brand_tint"],
        "brand_light": values["brand_light"],
        "brand_night": values["brand_night"],
    }


def test_the_sites_values_go_before_the_defaults() -> None:
    values, problems = theme_settings(config(settings=(("brand", "#ffcc00"), ("corners", "square"))), theme())
    assert problems == []
    assert (values["brand"], values["brand_ink"], values["corners"]) == ("#ffcc00", "#12181c", "square")


@pytest.mark.parametrize(
    ("name", "value", "mend"),
    [
        ("brnad", "#ffffff", 'did you mean "brand"?'),
        ("zzzz", "x", "it has: brand, corners, logo"),
        ("brand", "red", 'write it like "#0b5c5e", with the quotes'),
        ("brand", "#fff;} body{", 'write it like "#0b5c5e", with the quotes'),
        ("corners", "squares", 'did you mean "square"?'),
    ],
)
def test_a_setting_that_does_not_fit_is_a_problem_and_the_default_stands(name: str, value: str, mend: str) -> None:
    values, problems = theme_settings(config(settings=((name, value),)), theme())
    assert told(tuple(problems)) == [("R215", mend)]
    assert (values["brand"], values["corners"]) == ("#0b5c5e", "soft")
