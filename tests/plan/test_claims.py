"""One address, one source."""

import pytest

from medsite.model.reading import Document
from medsite.plan.assemble import assemble
from tests.plan.sites import NOW, article, config, doctor, page


def problems(*documents: Document, url: str = "https://river.example") -> list[tuple[str, str]]:
    made = assemble(config(url=url), (doctor(), *documents), NOW)
    return [(p.rule, p.place.path) for p in made.problems]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sleep", "sleep"),
        ("sleep", "Sleep"),
        ("café", "cafe"),
        ("café", "cafe\u0301"),
        ("straße", "strasse"),
        ("ﬁbre", "fibre"),
        ("İzmir", "izmir"),
    ],
)
def test_two_articles_cannot_share_an_address(one: str, other: str) -> None:
    pair = (article(one, source="content/articles/1.md"), article(other, source="content/articles/2.md"))
    assert problems(*pair) == [("R201", "content/articles/2.md")]


@pytest.mark.parametrize(("one", "other"), [("sleep", "sleep-2"), ("घर", "घार"), ("мой", "мои"), ("が", "か")])
def test_other_letters_make_other_addresses(one: str, other: str) -> None:
    pair = (article(one, source="content/articles/1.md"), article(other, source="content/articles/2.md"))
    assert problems(*pair) == []


def test_the_second_of_two_sources_is_left_out_of_the_site() -> None:
    pair = (article("x", source="content/articles/2.md"), article("x", source="content/articles/1.md"))
    site = assemble(config(), (doctor(), *pair), NOW).value
    assert site is not None
    assert [a.source for a in site.articles] == ["content/articles/1.md"]


def test_an_article_a_doctor_and_a_page_may_have_the_same_slug() -> None:
    assert problems(article("asha-rao"), page("asha-rao")) == []


@pytest.mark.parametrize(
    "slug", ["articles", "Tags", "doctors", "cards", "assets", "feed.xml", "404.html", "sitemap-1.xml", "index"]
)
def test_a_page_cannot_take_an_address_of_the_site(slug: str) -> None:
    assert problems(page(slug, source="content/pages/x.md")) == [("R202", "content/pages/x.md")]


def test_an_article_cannot_take_the_archives_pages() -> None:
    assert problems(article("page")) == [("R202", "content/articles/page.md")]


@pytest.mark.parametrize("slug", ["..", "a/../../b", ""])
def test_a_slug_cannot_leave_its_folder(slug: str) -> None:
    assert problems(article(slug, source="content/articles/x.md")) == [("R202", "content/articles/x.md")]


@pytest.mark.parametrize(
    "alias",
    [
        "/about/",
        "/ABOUT",
        "/articles/",
        "/articles/other/",
        "/doctors/asha-rao/",
        "/feed.xml",
        "/tags/x/page/2/page",
        "/articles/hay-fever/",
        "/",
        "/../up/",
        "/a//b/",
        "/a\\b/",
        "/a?b",
        "/sub/about/",
    ],
)
def test_an_alias_cannot_stand_on_another_page(alias: str) -> None:
    found = problems(article("hay-fever", aliases=(alias,)), article("other"), page(), url="https://river.example/sub")
    assert found == [("R207", "content/articles/hay-fever.md")]


@pytest.mark.parametrize("alias", ["/old/", "/2019/05/old.html", "/articles/older/", "/ठीक/"])
def test_an_alias_of_its_own_is_fine(alias: str) -> None:
    assert problems(article("hay-fever", aliases=(alias, alias)), page()) == []


def test_two_texts_cannot_have_the_same_alias() -> None:
    pair = (article("a", aliases=("/old/",)), article("b", aliases=("/Old",)))
    assert problems(*pair) == [("R207", "content/articles/b.md")]
