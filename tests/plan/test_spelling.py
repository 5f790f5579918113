"""Slugs, near words, and words that count as one."""

import pytest

from medsite.plan.spelling import closest, did_you_mean, fold, slug_of, words_of


@pytest.mark.parametrize(
    ("label", "slug"),
    [
        ("Hay Fever", "hay-fever"),
        ("  Cold & Flu!  ", "cold-flu"),
        ("Women’s health", "womens-health"),
        ("Café Ölçü", "cafe-olcu"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("अच्छी नींद", "अच्छी-नींद"),
        ("ध्वनि‍", "ध्वनि"),
        ("صحة القلب", "صحة-القلب"),
        ("йога", "йога"),
        ("ＡＢＣ", "abc"),
        ("../../etc", "etc"),
        ("!!!", ""),
    ],
)
def test_a_label_becomes_a_slug(label: str, slug: str) -> None:
    assert slug_of(label) == slug


@pytest.mark.parametrize(
    ("one", "other"), [("A", "a"), ("é", "e\u0301"), ("É", "e"), ("ﬁ", "fi"), ("Ａ", "a"), ("ß", "SS"), ("ά", "α")]
)
def test_case_accents_and_compatibility_forms_count_as_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("a", "b"), ("कि", "की"), ("か", "が"), ("мой", "мои"), ("o", "0")])
def test_other_letters_stay_others(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_spaces_hyphens_and_apostrophes_do_not_make_another_topic() -> None:
    assert words_of("Women's-Health") == words_of("womens  health")
    assert words_of("C++") != words_of("C")


def test_the_nearest_word_is_offered_in_its_own_spelling() -> None:
    assert closest("asha-roa", ["Asha-Rao", "ben-ode"]) == "Asha-Rao"
    assert did_you_mean("zzz", ["asha-rao"], "type another") == "type another"
