"""The theme's settings: its defaults, the site's own values, and the shades of the brand colour."""

from medsite.model.config import Config
from medsite.model.places import find_places
from medsite.model.problem import Place, Problem
from medsite.model.theme import Setting, Theme
from medsite.plan.colours import read_colour, shades_of
from medsite.plan.rules import problem
from medsite.plan.spelling import did_you_mean


def theme_settings(config: Config, theme: Theme) -> tuple[dict[str, str], list[Problem]]:
    """Return setting → text for templates, and what is wrong with the site's own values (their default stands)."""
    known = {setting.name: setting for setting in theme.settings}
    values = {setting.name: setting.default for setting in theme.settings}
    problems: list[Problem] = []
    for name, value in config.settings:
        fault = _fault(config, name, value, known)
        if fault:
            problems.append(fault)
        else:
            values[name] = value
    brand = read_colour(values.get("brand", ""))
    if brand:
        values.update((name, shade) for name, shade in shades_of(brand) if name not in dict(config.settings))
    return values, problems


def _fault(config: Config, name: str, value: str, known: dict[str, Setting]) -> Problem | None:
    place = setting_place(config, name)
    setting = known.get(name)
    if setting is None:
        otherwise = f"it has: {', '.join(sorted(known))}" if known else "it has no settings"
        message = f'the theme "{config.theme}" has no setting "{name}"'
        return problem("R215", place, message, did_you_mean(name, known, otherwise))
    if setting.kind == "colour" and read_colour(value) is None:
        return problem("R215", place, f'"{name}": this is not a colour', 'write it like "#0b5c5e", with the quotes')
    if setting.kind == "choice" and value not in setting.choices:
        otherwise = f"use one of: {', '.join(setting.choices)}"
        return problem(
            "R215", place, f'"{value}" is no choice of "{name}"', did_you_mean(value, setting.choices, otherwise)
        )
    return None


def setting_place(config: Config, name: str) -> Place:
    """Return where site.yaml gives a setting of the theme."""
    places = find_places(config.source, config.places)
    wanted = (f"theme.settings.{name}", f"settings.{name}", "theme.settings", "theme")
    return next((places[key] for key in wanted if key in places), Place(config.source))
