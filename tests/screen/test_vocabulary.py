"""Patterns that are compiled when they are first asked for are patterns all the same."""

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest

from medsite import screen
from medsite.screen.vocabulary import any_case, later

MODULES = [f"medsite.screen.{module.name}" for module in iter_modules(screen.__path__)]


@pytest.mark.parametrize("module", MODULES)
def test_every_pattern_of_a_module_can_be_compiled(module: str) -> None:
    made = type(later(""))
    for pattern in vars(import_module(module)).values():
        if isinstance(pattern, made):
            pattern.search("")


def test_a_pattern_answers_as_if_it_had_been_compiled() -> None:
    late, early = later(r"(?P<day>\d+)\.$", re.MULTILINE), re.compile(r"(?P<day>\d+)\.$", re.MULTILINE)
    assert [found["day"] for found in late.finditer("7.\n8.")] == [found["day"] for found in early.finditer("7.\n8.")]
    assert (late.pattern, late.sub("", "7."), late.split("7.")) == (early.pattern, "", ["", "7", ""])


@pytest.mark.parametrize("word", ["MRN", "Mrn", "mrn", "seen", "ſeen", "SEEN", "ınitials", "Née", "next OF kin"])
def test_a_word_in_any_case_is_found_as_by_a_pattern_that_takes_no_heed_of_it(word: str) -> None:
    words = ("mrn", "seen", "initials", "née", "next of kin")
    assert re.fullmatch("(?i:" + "|".join(words) + ")", word)
    assert re.fullmatch(any_case(*words), word)
