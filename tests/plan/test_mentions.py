"""Mentions: shown under the article they mean, once a doctor has read them."""

from datetime import date

import pytest
from msgspec.structs import replace

from medsite.model.content import Article, Mention
from medsite.model.page_view import ArticleView
from medsite.model.problem import Place, Problem
from medsite.plan.assemble import assemble
from tests.plan.sites import NOW, article, config, doctor, outputs_of

PLACE = Place("content/mentions.yaml", 4, 3)
SAID = Mention(
    *("https://social.example/1", "Nils Aker", "reply", "hay-fever"),
    *(date(2026, 4, 2), PLACE),
    text="Clear words.",
    reviewed_by="asha-rao",
    reviewed=date(2026, 4, 3),
)
MOVED = article("hay-fever", aliases=("/old/pollen/",))


def problems(mention: Mention, *articles: Article) -> tuple[Problem, ...]:
    return assemble(config(mentions=(mention,)), (doctor(), *articles), NOW).problems


def shown(mention: Mention) -> list[str]:
    outputs = outputs_of(doctor(), MOVED, article("other"), conf=config(mentions=(mention,)))
    views = [
        output.view for output in outputs.values() if isinstance(output.view, ArticleView) and output.view.mentions
    ]
    return [view.title for view in views]


@pytest.mark.parametrize(
    "target",
    [
        "hay-fever",
        "/articles/hay-fever/",
        "/articles/hay-fever",
        "articles/hay-fever/",
        "https://river.example/articles/hay-fever/#help",
        "https://river.example/old/pollen/?x=1",
        "/old/pollen/",
    ],
)
def test_a_target_is_a_slug_an_address_or_a_former_one(target: str) -> None:
    assert problems(replace(SAID, target=target), MOVED) == ()
    assert shown(replace(SAID, target=target)) == ["Hay fever"]


@pytest.mark.parametrize(
    "target", ["hay-fevr", "/doctors/asha-rao/", "https://elsewhere.example/articles/hay-fever/", "/articles/", "/"]
)
def test_a_target_that_is_no_article_is_told_with_its_line(target: str) -> None:
    (found,) = problems(replace(SAID, target=target), MOVED)
    assert (found.rule, found.place, found.severity) == ("R221", PLACE, "error")


def test_the_nearest_slug_is_offered() -> None:
    assert problems(replace(SAID, target="hay-fevr"), MOVED)[0].mend == 'did you mean "hay-fever"?'


def test_a_reviewer_is_a_doctor_of_the_site() -> None:
    (found,) = problems(replace(SAID, reviewed_by="asha-rau"), MOVED)
    assert (found.rule, found.mend) == ("R203", 'did you mean "asha-rao"?')


@pytest.mark.parametrize("mention", [replace(SAID, reviewed_by=""), replace(SAID, reviewed=None)])
def test_what_no_doctor_has_read_is_not_shown_and_told(mention: Mention) -> None:
    (found,) = problems(mention, MOVED)
    assert (found.rule, found.severity) == ("R222", "warning")
    assembled = assemble(config(mentions=(mention,)), (doctor(), MOVED), NOW)
    assert assembled.value


def test_a_mention_of_an_article_that_is_held_back_waits_with_it() -> None:
    assert problems(SAID, replace(MOVED, draft=True)) == ()


def test_only_the_article_that_is_meant_shows_a_mention() -> None:
    assert shown(SAID) == ["Hay fever"]
