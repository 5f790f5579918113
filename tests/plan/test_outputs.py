"""The plan of whole small sites."""

import random

import pytest
from msgspec.structs import replace

from medsite.model.content import Article
from medsite.model.feed import CopyJob
from medsite.model.page_view import ArchiveView, ArticleView, ProfileView
from medsite.model.reading import Document
from tests.plan.sites import article, config, doctor, outputs_of, page, plan_of, shelf

SMALL: tuple[Document, ...] = (
    doctor(),
    doctor("ben-ode"),
    article("hay-fever", "other.md", "/doctors/asha-rao/", tags=("Allergy", "Spring"), aliases=("/old/",)),
    article("other", tags=("allergy",), authors=("ben-ode",)),
    article("third", authors=("ben-ode",)),
    page(),
)


def test_every_address_of_a_small_site_is_planned() -> None:
    pages = {path for path in outputs_of(*SMALL) if not path.startswith(("cards/", "assets/"))}
    feeds = ("feed.xml", "atom.xml", "feed.json")
    folders = ("", "doctors/asha-rao/", "doctors/ben-ode/", "tags/allergy/", "tags/spring/")
    assert pages == {
        "index.html",
        "404.html",
        "about/index.html",
        "articles/index.html",
        "articles/hay-fever/index.html",
        "articles/other/index.html",
        "articles/third/index.html",
        "doctors/index.html",
        "doctors/asha-rao/index.html",
        "doctors/asha-rao.vcf",
        "doctors/ben-ode/index.html",
        "doctors/ben-ode.vcf",
        "old/index.html",
        "robots.txt",
        "sitemap.xml",
        "feeds.opml",
        "_headers",
        "_redirects",
        "sitemap-1.xml",
        "search/index.html",
        "search/index.json",
        "search/words-0.json",
        "search/about-0.json",
        "tags/index.html",
        "tags/allergy/index.html",
        "tags/spring/index.html",
        *(folder + feed for folder in folders for feed in feeds),
    }


def test_the_order_of_the_documents_is_nothing() -> None:
    shuffled = list(SMALL)
    for seed in range(5):
        random.Random(seed).shuffle(shuffled)
        assert outputs_of(*shuffled) == outputs_of(*SMALL)


def test_a_new_title_changes_only_the_keys_of_outputs_that_show_it() -> None:
    before = outputs_of(*SMALL)
    after = outputs_of(
        *(replace(d, title="New words") if isinstance(d, Article) and d.slug == "third" else d for d in SMALL)
    )
    changed = {path for path in after if path not in before or before[path].key != after[path].key}
    changed = {path for path in changed if not path.startswith("cards/third-")}
    feeds = {f + n for f in ("", "doctors/ben-ode/") for n in ("feed.xml", "atom.xml", "feed.json")}
    lists = {"index.html", "articles/index.html", "doctors/ben-ode/index.html"}
    search = {f"search/{name}.json" for name in ("index", "words-0", "about-0")}
    assert changed == {"articles/third/index.html", *lists, *feeds, *search}


def test_a_site_in_a_sub_folder_has_its_base_path_in_every_url() -> None:
    outputs = outputs_of(*SMALL, conf=config(url="https://host.example/~drpat"))
    view = outputs["articles/hay-fever/index.html"].view
    assert isinstance(view, ArticleView)
    assert view.head.canonical == "https://host.example/~drpat/articles/hay-fever/"
    assert view.body.fills == ("/~drpat/articles/other/", "/~drpat/doctors/asha-rao/")
    assert view.site.home == "/~drpat/"
    assert view.authors[0].url == "/~drpat/doctors/asha-rao/"


def test_the_archive_has_twenty_articles_a_page() -> None:
    many = [article(f"a{n:02}") for n in range(41)]
    outputs = outputs_of(doctor(), *many)
    counts = []
    for path in ("articles/index.html", "articles/page/2/index.html", "articles/page/3/index.html"):
        view = outputs[path].view
        assert isinstance(view, ArchiveView)
        counts.append(len(view.articles))
    assert counts == [20, 20, 1]
    assert "articles/page/4/index.html" not in outputs


def test_a_profile_lists_its_articles() -> None:
    view = outputs_of(*SMALL)["doctors/ben-ode/index.html"].view
    assert isinstance(view, ProfileView)
    assert [a.title for a in view.articles] == ["Other", "Third"]


def test_a_site_without_cards_plans_none() -> None:
    assert not [path for path in outputs_of(*SMALL, ready=shelf(cards=False)) if path.startswith("cards/")]


@pytest.mark.parametrize(
    "name", ["robots.txt", "feed.xml", "articles/index.html", "ABOUT/index.html", "articles", "old/index.html"]
)
def test_a_static_file_cannot_stand_where_the_site_writes(name: str) -> None:
    made = plan_of(*SMALL, ready=shelf(static={name: "d1"}))
    assert [p.rule for p in made.problems] == ["R216"]
    assert f"content/static/{name}" == made.problems[0].place.path


def test_static_files_are_copied_to_the_root() -> None:
    outputs = outputs_of(*SMALL, ready=shelf(static={"files/leaflet.pdf": "d1", ".well-known/security.txt": "d2"}))
    assert outputs["files/leaflet.pdf"].view == CopyJob("content/static/files/leaflet.pdf", "d1")
    assert outputs["files/leaflet.pdf"].files == ("content/static/files/leaflet.pdf",)
    assert ".well-known/security.txt" in outputs


def test_all_problems_of_a_plan_come_at_once_and_in_order() -> None:
    made = plan_of(doctor(photo="x.jpg"), article("a", "/nowhere/", "#gone"), page("about", "javascript:1"))
    assert [p.rule for p in made.problems] == ["R208", "R211", "R212", "R210"]
    assert made.value is not None


def test_the_outputs_stand_in_order_and_inside_the_folder() -> None:
    paths = list(outputs_of(*SMALL))
    assert paths == sorted(paths)
    assert not [path for path in paths if path.startswith("/") or ".." in path.split("/")]


def test_an_output_names_its_bodies_and_its_source() -> None:
    output = outputs_of(*SMALL)["articles/hay-fever/index.html"]
    assert output.source == "content/articles/hay-fever.md"
    assert len(output.bodies) == 1
    assert (output.maker, output.template) == ("page", "article.html")
