"""A key changes with what an output shows, and with nothing else."""

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from medsite.model.content import Outline
from medsite.model.output import Plan
from medsite.model.reading import Document
from medsite.model.theme import Theme
from medsite.model.view import LinkView
from medsite.plan.assemble import Moment
from medsite.plan.keys import Printer
from medsite.plan.outputs import plan_outputs
from medsite.plan.shelf import Shelf
from tests.plan.sites import article, config, doctor, page, picture, shelf, site_of, theme

PHOTO = picture("content/doctors/asha.jpg", 700, 700)
SMALL: tuple[Document, ...] = (
    doctor(photo="asha.jpg", photo_alt="Asha"),
    doctor("ben-ode"),
    article("one", tags=("Sleep",)),
    article("two", tags=("Sleep",), authors=("ben-ode",), aliases=("/old/",)),
    page(),
)


def keys(
    *documents: Document, look: Theme | None = None, ready: Shelf | None = None, **settings: object
) -> dict[str, str]:
    plan = plan_outputs(site_of(*documents, conf=config(**settings)), look or theme(), ready or shelf(PHOTO)).value
    assert isinstance(plan, Plan)
    return {output.path: output.key for output in plan.outputs}


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def swap(slug: str, make: Callable[..., Document], **changes: object) -> tuple[Document, ...]:
    return tuple(make(slug, **changes) if d.slug == slug else d for d in SMALL)


def test_the_same_site_has_the_same_keys_on_another_day() -> None:
    later = plan_outputs(site_of(*SMALL, moment=Moment(date(2027, 5, 1))), theme(), shelf(PHOTO)).value
    assert later is not None
    assert {o.path: o.key for o in later.outputs} == keys(*SMALL)


def test_a_new_body_changes_its_page_and_feeds_alone() -> None:
    after = keys(*swap("one", article, tags=("Sleep",), body=Outline("other", words=440)))
    feeds = {f + n for f in ("", "tags/sleep/", "doctors/asha-rao/") for n in ("feed.xml", "atom.xml", "feed.json")}
    assert changed(keys(*SMALL), after) == {"articles/one/index.html", *feeds}


def test_a_new_page_changes_pages_but_no_feed_and_no_picture() -> None:
    found = changed(keys(*SMALL), keys(*SMALL, page("privacy")))
    kept = {path for path in keys(*SMALL) if path not in found}
    assert {"feed.xml", "robots.txt", "doctors/asha-rao.vcf", "old/index.html"} <= kept
    assert all(
        path in kept for path in keys(*SMALL) if path.startswith(("cards/", "assets/")) or path.endswith(".webp")
    )


def test_a_template_changes_pages_alone() -> None:
    found = changed(keys(*SMALL), keys(*SMALL, look=theme(digest="theme2")))
    assert found == {path for path in keys(*SMALL) if path.endswith(".html")}


def test_card_typ_and_fonts_change_cards_and_the_pages_that_name_them() -> None:
    for look in (theme(card="other"), theme(fonts={"a.otf": b"other"})):
        found = {path.partition("/")[0] for path in changed(keys(*SMALL), keys(*SMALL, look=look))}
        assert found == {"cards", "index.html", "articles", "doctors", "tags", "about", "search"}


def test_a_new_version_of_medsite_changes_all() -> None:
    before = keys(*SMALL)
    assert changed(before, keys(*SMALL, ready=replace(shelf(PHOTO), code="code2"))) == before.keys()


def test_a_new_photo_changes_the_cards_that_show_it() -> None:
    found = changed(keys(*SMALL), keys(*SMALL, ready=shelf(replace(PHOTO, digest="0123456789abcdef"))))
    assert {path.partition("-")[0] for path in found if path.startswith("cards/")} == {"cards/doctor", "cards/one"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a", ("a",)),
        (("a", "b"), ("a", ("b",))),
        (("a,b",), ("a", "b")),
        (("'a','b'",), ("a", "b")),
        (LinkView("a", "b"), LinkView("b", "a")),
        (LinkView("a", "b"), LinkView("a", "b", current=True)),
        (None, "None"),
        ((), ((),)),
    ],
)
def test_different_values_print_differently(one: object, other: object) -> None:
    assert Printer().text(one) != Printer().text(other)


def test_equal_values_print_the_same() -> None:
    assert Printer().text(article("a")) == Printer().text(article("a"))
