"""Single outputs equal those of the whole plan, also after a text was written anew."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from medsite.model.content import Article, Page
from medsite.model.problem import Checked
from medsite.model.reading import Document
from medsite.model.site import Site
from medsite.plan.assemble import assemble, held_back
from medsite.plan.outputs import plan_outputs
from medsite.plan.prospect import Prospect, find_output, open_prospect
from medsite.plan.revise import revise
from tests.plan.sites import NOW, article, body, config, doctor, page, picture, shelf, theme

SHELF = shelf(picture("content/articles/a.jpg"), static={"leaflet.pdf": "f00d"})
DOCUMENTS: tuple[Document, ...] = (
    doctor(),
    doctor("ben-ray"),
    article("hay-fever", "../pages/about.md#team", tags=("Sleep", "Skin"), image="a.jpg", image_alt="Grass"),
    article("old-one", "hay-fever.md#help", tags=("Skin",), aliases=("/older/",), authors=("ben-ray",)),
    article("home", tags=("Home",)),
    *(article(f"many-{n}", published=datetime(2025, 1, n + 1, tzinfo=UTC), tags=("Skin",)) for n in range(25)),
    page("about", body=body(anchors=("team",), source="content/pages/about.md")),
)


def assembled(*documents: Document) -> Checked[Site]:
    return assemble(config(), documents, NOW)


def prospect_of(*documents: Document) -> Prospect:
    made = assembled(*documents)
    assert made.value
    return open_prospect(made.value, theme(), SHELF, made.problems)


def assert_equals_whole_plan(prospect: Prospect, *documents: Document) -> None:
    made = assembled(*documents)
    assert made.value
    plan = plan_outputs(made.value, theme(), SHELF)
    assert plan.value
    for output in plan.value.outputs:
        assert find_output(prospect, output.path) == output
    assert set(prospect.problems) == {*made.problems, *plan.problems}


def test_every_output_of_the_plan_is_found_alone() -> None:
    assert_equals_whole_plan(prospect_of(*DOCUMENTS), *DOCUMENTS)


@pytest.mark.parametrize(
    "path", ["", "nothing/index.html", "articles/page/9/index.html", "cards/home-0123456789.png", "../site.yaml"]
)
def test_a_path_that_is_not_planned_is_not_found(path: str) -> None:
    assert find_output(prospect_of(*DOCUMENTS), path) is None


NEW = article("hay-fever", "../pages/about.md#team", tags=("Sleep", "Skin"), image="a.jpg", image_alt="Grass")
ABOUT = page("about", body=body(anchors=("team",), source="content/pages/about.md"))
STAYING = {
    "title": replace(NEW, title="Another title"),
    "text": replace(NEW, body=body("https://www.who.int/", words=2000, source=NEW.source)),
    "a part that others lead to": replace(NEW, body=body(anchors=("help",), source=NEW.source)),
    "a broken link": replace(NEW, body=body("nowhere.md", source=NEW.source)),
    "another picture": replace(NEW, image="", image_alt=""),
    "a reviewer who is not there": replace(NEW, reviewed_by=("nobody",), reviewed=date(2026, 4, 1)),
    "days": replace(NEW, updated=date(2026, 5, 1), summary="Words.", kind="guide"),
    "a page": replace(ABOUT, summary="Who we are.", body=body("../articles/home.md", source=ABOUT.source)),
}


@pytest.mark.parametrize("text", STAYING.values(), ids=STAYING)
def test_a_text_written_anew_makes_the_site_that_a_fresh_plan_makes(text: Article | Page) -> None:
    documents = tuple(text if d.source == text.source else d for d in DOCUMENTS)
    revised = revise(prospect_of(*DOCUMENTS), text)
    assert revised
    assert_equals_whole_plan(revised, *documents)


@pytest.mark.parametrize("text", STAYING.values(), ids=STAYING)
def test_taking_a_change_back_makes_the_site_as_it_was(text: Article | Page) -> None:
    before = next(d for d in DOCUMENTS if d.source == text.source)
    revised = revise(prospect_of(*DOCUMENTS), text)
    assert revised
    assert isinstance(before, (Article, Page))
    again = revise(revised, before)
    assert again
    assert_equals_whole_plan(again, *DOCUMENTS)


MOVING = {
    "slug": replace(NEW, slug="other"),
    "day": replace(NEW, published=datetime(2026, 3, 2, tzinfo=UTC)),
    "tags": replace(NEW, tags=("Skin",)),
    "authors": replace(NEW, authors=("ben-ray",)),
    "draft": replace(NEW, draft=True),
    "expiry": replace(NEW, expires=date(2027, 1, 1)),
    "language": replace(NEW, language="de"),
    "aliases": replace(NEW, aliases=("/x/",)),
    "a page's title": replace(ABOUT, title="Who we are"),
    "a new text": article("new"),
}


@pytest.mark.parametrize("text", MOVING.values(), ids=MOVING)
def test_a_text_that_moves_is_left_to_a_fresh_plan(text: Article | Page) -> None:
    assert revise(prospect_of(*DOCUMENTS), text) is None


def test_what_a_build_would_hold_back_is_known_while_drafts_are_shown() -> None:
    documents = (
        article("draft", draft=True),
        article("future", published=datetime(2027, 3, 1, tzinfo=UTC)),
        article("expired", expires=date(2026, 4, 1)),
        page("later", draft=True),
        doctor(),
        article("plain"),
    )
    without, shown = (
        assemble(config(), documents, NOW).value,
        assemble(config(), documents, replace(NOW, drafts=True)).value,
    )
    assert without
    assert shown
    assert held_back(shown) == without.held
    assert len(without.held) == 4
