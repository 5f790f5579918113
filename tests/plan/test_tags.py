"""Labels become topics."""

from datetime import UTC, datetime

import pytest

from medsite.plan.assemble import assemble
from tests.plan.sites import NOW, article, config, doctor, site_of


def test_the_same_label_in_another_spelling_is_one_topic_and_the_first_spelling_wins() -> None:
    articles = [
        article("a", tags=("heart-health",), published=datetime(2026, 3, 1, tzinfo=UTC)),
        article("b", tags=("Heart Health",), published=datetime(2026, 1, 1, tzinfo=UTC)),
        article("c", tags=("HEART  HEALTH",), published=datetime(2026, 2, 1, tzinfo=UTC)),
    ]
    (tag,) = site_of(doctor(), *articles).tags
    assert (tag.slug, tag.label, [a.slug for a in tag.articles]) == ("heart-health", "Heart Health", ["a", "c", "b"])


@pytest.mark.parametrize(
    ("one", "other"), [("Café", "cafe"), ("Women's health", "women’s health"), ("Straße", "STRASSE")]
)
def test_accents_and_apostrophes_do_not_split_a_topic(one: str, other: str) -> None:
    assert len(site_of(doctor(), article("a", tags=(one,)), article("b", tags=(other,))).tags) == 1


@pytest.mark.parametrize(("one", "other"), [("C", "C++"), ("Cold & flu", "Cold/flu!")])
def test_two_topics_cannot_share_an_address(one: str, other: str) -> None:
    made = assemble(config(), (doctor(), article("a", tags=(one,)), article("b", tags=(other,))), NOW)
    assert [p.rule for p in made.problems] == ["R206"]


def test_a_label_without_letters_has_no_address() -> None:
    made = assemble(config(), (doctor(), article(tags=("!!!",))), NOW)
    assert [p.rule for p in made.problems] == ["R206"]
    assert made.value is not None
    assert made.value.tags == ()


def test_a_label_written_twice_counts_once() -> None:
    (tag,) = site_of(doctor(), article(tags=("Sleep", "sleep"))).tags
    assert len(tag.articles) == 1


def test_topics_of_other_scripts_have_addresses() -> None:
    slugs = {t.slug for t in site_of(doctor(), article(tags=("अच्छी नींद", "صحة القلب", "心臓", "Ötzi"))).tags}
    assert slugs == {"अच्छी-नींद", "صحة-القلب", "心臓", "otzi"}
