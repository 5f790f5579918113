"""The theme's words are whole in every language, and none is idle."""

import re

import pytest
from babel import Locale

from medsite.plan.views.words import DEFAULTS
from tests.theme.clinic import LANGUAGES, clinic, plain_keys

USED = re.compile(r'\bt\("([a-z_0-9]+)"')
HOLE = re.compile(r"\{[a-z_]+\}")
FORMS = ("zero", "one", "two")  # forms that may say the number in words, so without a hole


def used_keys() -> set[str]:
    return {key for text in clinic().templates.values() for key in USED.findall(text)}


def test_the_theme_speaks_eight_languages() -> None:
    assert set(clinic().words) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_a_template_uses_exists(language: str) -> None:
    assert used_keys() - plain_keys(clinic().words[language]) == set()


def test_no_word_is_idle() -> None:
    assert plain_keys(clinic().words["en"]) - used_keys() - set(DEFAULTS) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_words(language: str) -> None:
    assert plain_keys(clinic().words[language]) == plain_keys(clinic().words["en"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_empty_or_padded(language: str) -> None:
    assert [key for key, text in clinic().words[language].items() if not text or text != text.strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translation_fills_the_same_holes(language: str) -> None:
    english = {key.partition(".")[0]: set(HOLE.findall(text)) for key, text in clinic().words["en"].items()}
    for key, text in clinic().words[language].items():
        plain, _, form = key.partition(".")
        assert set(HOLE.findall(text)) == english[plain] or form in FORMS, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_word_has_a_form_for_common_numbers(language: str) -> None:
    words, locale = clinic().words[language], Locale.parse(language)
    plurals = {key.partition(".")[0] for key in clinic().words["en"] if "." in key}
    for key in plurals:
        forms = {form for _, _, form in (known.partition(".") for known in words if known.startswith(f"{key}."))}
        assert "other" in forms
        assert {locale.plural_form(number) for number in range(1, 40)} <= forms, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_interface_does_not_shout(language: str) -> None:
    assert [text for text in clinic().words[language].values() if "!" in text or "¡" in text] == []
