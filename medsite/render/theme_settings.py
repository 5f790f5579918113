"""The settings and words of a theme's YAML."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from medsite.model.problem import Place, Problem
from medsite.model.theme import Setting

_KINDS = ("colour", "text", "image", "choice")
_KEYS = ("kind", "default", "about", "choices")


def read_settings(path: str, loaded: object) -> tuple[tuple[Setting, ...], tuple[Problem, ...]]:
    """Return the settings of ``settings: {NAME: {kind, default, about, choices}}`` and what is wrong with them."""
    if not loaded:
        return (), ()
    if not isinstance(loaded, Mapping):
        return (), (_problem(path, '"settings" must be names with fields', "write `NAME: {kind: colour, default: …}`"),)
    settings: list[Setting] = []
    problems: list[Problem] = []
    for name, fields in loaded.items():
        plain = fields if isinstance(fields, Mapping) else {"default": fields}
        problems += [_unknown(path, f"{name}: {key}", key) for key in map(str, plain) if key not in _KEYS]
        setting = _setting(str(name), plain)
        problems += _faults(path, setting)
        settings.append(setting)
    return tuple(settings), tuple(problems)


def fold_settings(layers: Iterable[Iterable[Setting]]) -> tuple[Setting, ...]:
    """Return one of each name, the last layer's; in the order of first mention."""
    return tuple({setting.name: setting for layer in layers for setting in layer}.values())


def read_words(loaded: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    """Return texts by key; nested keys are joined with dots (``minutes.one``)."""
    words: dict[str, str] = {}
    for key, value in loaded.items():
        if isinstance(value, Mapping):
            words |= read_words(value, f"{prefix}{key}.")
        else:
            words[f"{prefix}{key}"] = str(value)
    return words


def _setting(name: str, fields: Mapping[object, object]) -> Setting:
    choices = fields.get("choices") or ()
    listed = tuple(map(str, choices)) if isinstance(choices, (list, tuple)) else (str(choices),)
    kind = str(fields.get("kind") or "text")
    return Setting(name, kind, str(fields.get("default") or ""), str(fields.get("about") or ""), listed)


def _faults(path: str, setting: Setting) -> list[Problem]:
    found = []
    if setting.kind not in _KINDS:
        found.append(
            _problem(path, f'{setting.name}: unknown kind "{setting.kind}"', f"use one of {', '.join(_KINDS)}")
        )
    if setting.kind == "choice" and setting.default not in setting.choices:
        found.append(_problem(path, f"{setting.name}: the default is not one of the choices", "add it to `choices`"))
    return found


def _unknown(path: str, where: str, key: str) -> Problem:
    close = get_close_matches(key, _KEYS, 1)
    return _problem(path, f'unknown field "{where}"', f'did you mean "{close[0]}"?' if close else f"use {_KEYS}")


def _problem(path: str, message: str, mend: str) -> Problem:
    return Problem(Place(path), "T003", message, mend)
