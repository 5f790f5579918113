"""The bundled theme, read once for the tests of this folder."""

import re
from functools import cache
from pathlib import Path

import yaml

from medsite.model.problem import Checked
from medsite.model.theme import Theme
from medsite.render.theme import read_theme

FOLDER = Path(__file__).parents[2] / "themes" / "clinic"
LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "hi", "ar")


@cache
def clinic() -> Theme:
    """Return the theme "clinic"."""
    checked = read_theme("clinic", (FOLDER.parent,), _load_yaml)
    assert checked.value, checked.problems
    assert not checked.problems
    return checked.value


def plain_keys(words: dict[str, str]) -> set[str]:
    """Return the keys of words without their plural forms."""
    return {key.partition(".")[0] for key in words}


def stylesheet() -> str:
    """Return style.css without comments."""
    return re.sub(r"/\*.*?\*/", "", clinic().assets["style.css"].decode(), flags=re.DOTALL)


def _load_yaml(_: str, data: bytes) -> Checked[object]:
    return Checked(yaml.safe_load(data))
