"""Documents become a site."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from medsite.model.content import Article, Reference
from medsite.model.people import Clinic
from medsite.model.places import pack_places
from medsite.model.problem import Place
from medsite.plan.assemble import Moment, assemble
from tests.plan.sites import NOW, TODAY, article, config, doctor, outputs_of, page, site_of, told

HAWAII = timezone(timedelta(hours=-10))


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (article(draft=True), "draft"),
        (article(published=datetime(2026, 11, 23, 0, tzinfo=UTC)), "future"),
        (article(published=datetime(2026, 11, 22, 23, 59, tzinfo=UTC)), ""),
        (article(published=datetime(2026, 11, 22, 15, tzinfo=HAWAII)), "future"),  # 01:00 on the 23rd in London
        (article(published=datetime(2026, 11, 22, 13, 59, tzinfo=HAWAII)), ""),
        (article(published=datetime(2026, 11, 22, 23)), ""),  # noqa: DTZ001 - no offset: the site's own time
        (article(expires=TODAY), "expired"),
        (article(expires=date(2026, 11, 23)), ""),
        (article(draft=True, expires=TODAY), "draft"),
    ],
)
def test_drafts_future_and_expired_articles_are_held_back(made: Article, why: str) -> None:
    site = site_of(doctor(), made, conf=config(timezone="Europe/London"))
    assert [h.why for h in site.held] == ([why] if why else [])
    assert len(site.articles) == (0 if why else 1)


@pytest.mark.parametrize(
    ("published", "why"),
    [
        (datetime(2026, 11, 22, 14, 30, tzinfo=UTC), "future"),
        (datetime(2026, 11, 22, 12, 0, 1, tzinfo=UTC), "future"),
        (datetime(2026, 11, 22, 12, tzinfo=UTC), ""),
        (datetime(2026, 11, 22, 1, 59, tzinfo=HAWAII), ""),
        (datetime(2026, 11, 22, 2, 1, tzinfo=HAWAII), "future"),
        (datetime(2026, 11, 22), ""),  # noqa: DTZ001 - only a day: out as it begins
        (datetime(2026, 11, 23), "future"),  # noqa: DTZ001
    ],
)
def test_an_article_with_an_hour_is_held_until_that_moment(published: datetime, why: str) -> None:
    noon = Moment(TODAY, now=datetime(2026, 11, 22, 12, tzinfo=UTC))
    site = site_of(doctor(), article(published=published), conf=config(timezone="Europe/London"), moment=noon)
    assert [h.why for h in site.held] == ([why] if why else [])
    assert all(h.until and h.until > datetime(2026, 11, 22, 12, tzinfo=UTC) for h in site.held)


def test_a_held_document_leaves_no_trace_in_any_output() -> None:
    known = (doctor(), article("known", tags=("Sleep",)), page())
    away = (
        article("one", draft=True, tags=("Secret",), aliases=("/moved/",)),
        article("two", expires=TODAY, tags=("Sleep",)),
        article("three", published=datetime(2030, 1, 1, tzinfo=UTC)),
        page("four", draft=True),
    )
    assert outputs_of(*known, *away) == outputs_of(*known)


def test_a_held_document_blocks_no_address() -> None:
    twin = article("hay-fever", source="content/articles/2027-hay-fever.md", draft=True)
    site = site_of(
        doctor(), article(), twin, article("other", aliases=("/articles/three/",)), article("three", draft=True)
    )
    assert [h.path for h in site.held] == ["content/articles/2027-hay-fever.md", "content/articles/three.md"]


def test_drafts_are_shown_when_they_are_asked_for() -> None:
    later = article("later", published=datetime(2030, 1, 1, tzinfo=UTC))
    site = site_of(doctor(), article(draft=True), later, page(draft=True), moment=Moment(TODAY, drafts=True))
    assert (len(site.articles), len(site.pages), site.held) == (2, 1, ())


def test_a_held_document_says_when_it_would_appear() -> None:
    when = datetime(2027, 1, 2, 8, tzinfo=UTC)
    (held,) = site_of(doctor(), article(published=when)).held
    assert (held.path, held.why, held.until) == ("content/articles/hay-fever.md", "future", when)


@pytest.mark.parametrize(
    ("changes", "rule", "mend"),
    [
        ({"authors": ("asha-roa",)}, "R203", 'did you mean "asha-rao"?'),
        ({"authors": ("Dr. Asha Rao",)}, "R203", 'did you mean "asha-rao"?'),
        ({"reviewed_by": ("nobody-known",)}, "R203", "add content/doctors/nobody-known.yaml, or use one of: asha-rao"),
        ({"authors": ("zzz",), "draft": True}, "R203", "add content/doctors/zzz.yaml, or use one of: asha-rao"),
        ({"reviewed": date(2026, 5, 1), "review_due": date(2026, 4, 1)}, "R205", "put the two days in order"),
        ({"updated": date(2026, 2, 1)}, "R205", "put the two days in order"),
        ({"expires": date(2026, 2, 1)}, "R205", "put the two days in order"),
    ],
)
def test_what_documents_say_of_each_other_is_checked(changes: dict[str, Any], rule: str, mend: str) -> None:
    made = assemble(config(), (doctor(), article(**changes)), NOW)
    assert told(made.problems) == [(rule, mend)]


def test_a_problem_stands_at_its_key() -> None:
    place = Place("content/articles/hay-fever.md", 4, 10)
    made = assemble(config(), (doctor(), article(authors=("x",), places=pack_places([("authors", place)]))), NOW)
    assert made.problems[0].place == place


def test_a_day_that_has_not_come_is_only_a_warning() -> None:
    made = assemble(config(), (doctor(), article(reviewed=date(2027, 1, 1))), NOW)
    assert [(p.rule, p.severity) for p in made.problems] == [("R205", "warning")]


def test_a_clinic_that_the_site_does_not_have_is_a_warning() -> None:
    made = assemble(config(), (doctor(clinics=("Rivr Clinic",)),), NOW)
    assert told(made.problems) == [("R204", 'did you mean "River Clinic"?')]
    assert made.problems[0].severity == "warning"
    assert site_of(doctor(clinics=("Anywhere",)), conf=config(clinics=())).doctors[0].clinics == ("Anywhere",)


def test_a_clinic_is_spelled_as_the_site_spells_it() -> None:
    assert site_of(doctor(clinics=("river clinic",))).doctors[0].clinics == ("River Clinic",)


def test_everything_is_in_order() -> None:
    day = datetime(2026, 1, 1, tzinfo=UTC)
    site = site_of(
        doctor("zoe"),
        doctor("asha-rao"),
        article("b", published=day),
        article("a", published=day),
        article("c", published=day + timedelta(days=1)),
        page("b"),
        page("a"),
        conf=config(clinics=(Clinic("One"), Clinic("Two"))),
    )
    assert [d.slug for d in site.doctors] == ["asha-rao", "zoe"]
    assert [a.slug for a in site.articles] == ["c", "a", "b"]
    assert [p.slug for p in site.pages] == ["a", "b"]


def test_all_problems_come_at_once_and_in_order() -> None:
    bad = (
        doctor(clinics=("Nowhere at all",)),
        article("a", authors=("x",)),
        article("b", authors=("y",)),
        page("tags"),
    )
    problems = assemble(config(), bad, NOW).problems
    assert [p.rule for p in problems] == ["R203", "R203", "R204", "R202"]
    assert list(problems) == sorted(problems)


WIKI = Reference("Pollen", "https://en.wikipedia.org/wiki/Pollen")


@pytest.mark.parametrize(
    ("references", "rules"),
    [
        ((WIKI,), ["R218"]),
        ((WIKI, Reference("Heu", "https://de.m.wikipedia.org/wiki/Heu")), ["R218"]),
        ((WIKI, Reference("NHS. Hay fever.", "https://www.nhs.uk/conditions/hay-fever/")), []),
        ((WIKI, Reference("A book")), []),
        ((Reference("Pollen", "https://en.wikipedia.org/wiki/Pollen", doi="10.1000/1"),), []),
        ((Reference("Not it", "https://wikipedia.org.example/"),), []),
        ((), []),
    ],
)
def test_a_text_that_rests_on_wikipedia_alone_is_warned_of(references: tuple[Reference, ...], rules: list[str]) -> None:
    made = assemble(config(), [doctor(), article(references=references)], NOW)
    assert [p.rule for p in made.problems] == rules
    assert all(p.severity == "warning" for p in made.problems)
