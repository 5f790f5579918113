"""What pages, feeds and lists show."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from medsite.model.config import FeedSettings, NavItem
from medsite.model.content import ContainerSlot, Outline, Reference
from medsite.model.feed import FeedView, SitemapIndexView, SitemapView, TextFileView
from medsite.model.page_view import (
    ArticleView,
    HomeView,
    NotFoundView,
    ProfileView,
    RedirectView,
    TagView,
    TextView,
    WrittenView,
)
from medsite.model.people import Clinic
from medsite.model.problem import Place
from medsite.model.view import LinkView
from medsite.plan.views.articles import reference_view
from medsite.plan.views.chart import chart_site
from medsite.plan.views.feeds import plan_sitemap
from medsite.plan.views.planned import planned_page
from tests.plan.sites import (
    article,
    body,
    config,
    doctor,
    outputs_of,
    page,
    picture,
    plan_of,
    shelf,
    site_of,
    theme,
    told,
)

DAY = datetime(2026, 1, 1, 9, tzinfo=UTC)


def test_an_article_shows_who_stands_for_it() -> None:
    made = article(
        reviewed_by=("ben-ode",),
        reviewed=date(2026, 3, 2),
        summary="What helps.",
        tags=("Spring", "Allergy"),
        body=body(words=1000),
        references=(Reference("A study", doi="10.1/x"),),
    )
    view = outputs_of(doctor(disclosures=("None.",)), doctor("ben-ode"), made)["articles/hay-fever/index.html"].view
    assert isinstance(view, ArticleView)
    assert [p.name for p in view.authors] == ["Dr. Asha Rao"]
    assert [p.url for p in view.reviewers] == ["/doctors/ben-ode/"]
    assert view.disclosures == ("Dr. Asha Rao: None.",)
    assert [t.label for t in view.tags] == ["Spring", "Allergy"]
    assert view.body.minutes == 5
    assert view.head.type == "article"
    assert view.head.description == "What helps."
    assert view.head.section == "/articles/"
    assert [(c.label, c.url, c.current) for c in view.head.breadcrumbs] == [
        ("Home", "/", False),
        ("Articles", "/articles/", False),
        ("Hay fever", "/articles/hay-fever/", True),
    ]
    assert view.head.card is not None
    assert view.head.card.url.startswith("https://river.example/cards/hay-fever-")


def test_the_language_of_an_article_reaches_its_views() -> None:
    made = article(language="ar")
    outputs = outputs_of(doctor(), made)
    view = outputs["articles/hay-fever/index.html"].view
    home = outputs["index.html"].view
    assert isinstance(view, ArticleView)
    assert isinstance(home, HomeView)
    assert (view.head.language, view.head.direction) == ("ar", "rtl")
    assert view.head.breadcrumbs[0].label == "الرئيسية"
    assert (home.head.direction, home.latest[0].direction) == ("ltr", "rtl")


def test_related_articles_share_topics_and_language() -> None:
    made = [
        article("a", tags=("x", "y"), published=DAY),
        article("b", tags=("x",), published=DAY + timedelta(days=1)),
        article("c", tags=("x", "y"), published=DAY + timedelta(days=2)),
        article("d", tags=("z",), published=DAY),
        article("e", tags=("x", "y"), language="fr", published=DAY),
    ]
    view = outputs_of(doctor(), *made)["articles/a/index.html"].view
    assert isinstance(view, ArticleView)
    assert [t.title for t in view.related] == ["C", "B"]


def test_the_menu_without_navigation_is_the_lists_and_the_well_known_pages() -> None:
    view = outputs_of(doctor(), page("contact"), page("about"), page("privacy"))["index.html"].view
    assert isinstance(view, HomeView)
    assert [link.url for link in view.site.navigation] == ["/articles/", "/doctors/", "/tags/", "/about/", "/contact/"]
    assert [link.url for link in view.site.pages] == ["/about/", "/contact/", "/privacy/"]


def test_the_menu_of_the_site_is_checked_and_carries_the_base_path() -> None:
    conf = config(
        url="https://host.example/~drpat", navigation=(NavItem("About", "/about"), NavItem("NHS", "https://nhs.uk"))
    )
    view = outputs_of(doctor(), page(), conf=conf)["about/index.html"].view
    assert isinstance(view, TextView)
    assert view.site.navigation == (LinkView("About", "/~drpat/about/"), LinkView("NHS", "https://nhs.uk"))
    assert view.head.section == "/~drpat/about/"
    broken = plan_of(doctor(), page(), conf=config(navigation=(NavItem("About", "/abuot/"),)))
    assert told(broken.problems) == [("R208", 'did you mean "/about/"?')]
    assert broken.problems[0].place.path == "content/site.yaml"


def test_an_alias_leads_on() -> None:
    view = outputs_of(doctor(), article(aliases=("/old",)))["old/index.html"].view
    assert view == RedirectView("https://river.example/articles/hay-fever/", "Hay fever", "en")


def test_the_page_for_lost_readers_is_not_indexed_and_not_in_the_sitemap() -> None:
    outputs = outputs_of(doctor(), article(aliases=("/old/",)))
    view = outputs["404.html"].view
    sitemap = outputs["sitemap-1.xml"].view
    assert isinstance(view, NotFoundView)
    assert view.head.robots == "noindex"
    assert isinstance(sitemap, SitemapView)
    assert [url.removeprefix("https://river.example") for url, _ in sitemap.urls] == [
        "/",
        "/articles/",
        "/articles/hay-fever/",
        "/doctors/",
        "/doctors/asha-rao/",
        "/tags/",
    ]
    assert dict(sitemap.urls)["https://river.example/articles/hay-fever/"] == "2026-03-01"


def test_a_sitemap_has_parts() -> None:
    atlas = chart_site(site_of(), theme(), shelf()).atlas
    home = outputs_of(doctor())["index.html"].view
    assert isinstance(home, HomeView)
    pages = [planned_page(f"/{n}/", home, "page.html") for n in range(5)]
    *parts, index, robots = plan_sitemap(pages, atlas, part=2)
    assert [len(p.view.urls) for p in parts if isinstance(p.view, SitemapView)] == [2, 2, 1]
    assert index.view == SitemapIndexView(tuple(f"https://river.example/sitemap-{n}.xml" for n in (1, 2, 3)))
    assert isinstance(robots.view, TextFileView)
    assert robots.view.text.endswith("Sitemap: https://river.example/sitemap.xml\n")


def test_feeds_are_those_of_their_page() -> None:
    made = [article(f"a{n:02}", published=DAY + timedelta(days=n), tags=("Sleep",)) for n in range(25)]
    outputs = outputs_of(doctor(), doctor("ben-ode"), *made, conf=config(feeds=FeedSettings(limit=5)))
    feed = outputs["tags/sleep/atom.xml"].view
    assert isinstance(feed, FeedView)
    assert (feed.url, feed.home) == ("https://river.example/tags/sleep/atom.xml", "https://river.example/tags/sleep/")
    assert [e.title for e in feed.entries] == ["A24", "A23", "A22", "A21", "A20"]
    assert feed.updated == DAY + timedelta(days=24)
    assert len(outputs["tags/sleep/atom.xml"].bodies) == 5
    empty = outputs["doctors/ben-ode/feed.json"].view
    assert isinstance(empty, FeedView)
    assert (empty.entries, empty.updated.year, empty.authors) == ((), 1970, ("Dr. Ben Ode",))


def test_feeds_with_summaries_show_no_body() -> None:
    outputs = outputs_of(doctor(), article(), conf=config(feeds=FeedSettings(full_text=False)))
    feed = outputs["feed.xml"].view
    assert isinstance(feed, FeedView)
    assert (feed.entries[0].body, outputs["feed.xml"].bodies) == (None, ())


@pytest.mark.parametrize(
    ("feed_id", "entry_id"),
    [
        ("", "https://river.example/articles/hay-fever/"),
        ("tag:river.example,2020:1", "tag:river.example,2020:1"),
        ("post-7", "https://river.example/#post-7"),
    ],
)
def test_an_entry_keeps_its_id(feed_id: str, entry_id: str) -> None:
    feed = outputs_of(doctor(), article(feed_id=feed_id))["feed.xml"].view
    assert isinstance(feed, FeedView)
    assert feed.entries[0].id == entry_id


def test_an_entry_is_updated_no_earlier_than_it_was_published() -> None:
    feed = outputs_of(doctor(), article(updated=date(2026, 3, 1)), article("b", updated=date(2026, 4, 1)))[
        "feed.xml"
    ].view
    assert isinstance(feed, FeedView)
    assert [e.updated.isoformat() for e in feed.entries] == ["2026-04-01T00:00:00+00:00", "2026-03-01T09:00:00+00:00"]


def test_long_lists_number_their_ends_and_neighbours() -> None:
    made = [article(f"a{n:03}", published=DAY + timedelta(hours=n), tags=("Sleep",)) for n in range(241)]
    view = outputs_of(doctor(), *made)["tags/sleep/page/7/index.html"].view
    assert isinstance(view, TagView)
    assert [(p.label, p.current) for p in view.pager.pages] == [
        (n, n == "7") for n in ("1", "5", "6", "7", "8", "9", "13")
    ]
    assert (view.head.previous, view.head.next) == ("/tags/sleep/page/6/", "/tags/sleep/page/8/")
    assert view.head.title == "Sleep, page 7 of 13"


def test_a_profile_shows_the_newest_articles_and_leads_to_the_others() -> None:
    made = [article(f"a{n:03}", published=DAY + timedelta(hours=n)) for n in range(41)]
    outputs = outputs_of(doctor(), doctor("ben-ode"), *made)
    profile, older = (outputs[f"doctors/asha-rao/{name}index.html"].view for name in ("", "page/3/"))
    assert isinstance(profile, ProfileView)
    assert [teaser.title for teaser in profile.articles] == [f"A{n:03}" for n in range(40, 20, -1)]
    assert (profile.pager.count, profile.pager.next) == (3, "/doctors/asha-rao/page/2/")
    assert isinstance(older, WrittenView)
    assert [teaser.title for teaser in older.articles] == ["A000"]
    assert (older.profile, older.total, older.head.previous) == ("/doctors/asha-rao/", 41, "/doctors/asha-rao/page/2/")
    assert older.head.title == "Articles by Dr. Asha Rao, page 3 of 3"
    assert "doctors/ben-ode/page/2/index.html" not in outputs


def test_a_site_without_documents_is_whole() -> None:
    outputs = outputs_of()
    assert {"index.html", "articles/index.html", "doctors/index.html", "tags/index.html", "feed.xml"} <= outputs.keys()


def test_a_profile_of_a_one_clinic_site_shows_the_clinic() -> None:
    view = outputs_of(doctor())["doctors/asha-rao/index.html"].view
    assert isinstance(view, ProfileView)
    assert [c.name for c in view.clinics] == ["River Clinic"]
    two = config(clinics=(Clinic("One"), Clinic("Two")))
    other = outputs_of(doctor(clinics=("Two",)), conf=two)["doctors/asha-rao/index.html"].view
    assert isinstance(other, ProfileView)
    assert [c.name for c in other.clinics] == ["Two"]


def test_references_lead_to_their_works() -> None:
    view = reference_view(Reference("X", url="https://www.nice.org.uk/ng1", doi="https://doi.org/10.1/x", pmid="12"))
    assert view.links == (
        LinkView("doi:10.1/x", "https://doi.org/10.1/x"),
        LinkView("PMID 12", "https://pubmed.ncbi.nlm.nih.gov/12/"),
        LinkView("nice.org.uk", "https://www.nice.org.uk/ng1"),
    )


def test_an_unknown_container_is_a_problem() -> None:
    slots = (ContainerSlot("nota", "", (), 1, Place("content/articles/hay-fever.md", 7)),)
    made = plan_of(doctor(), article(body=Outline("b", slots)))
    assert told(made.problems) == [("R214", 'did you mean "note"?')]
    assert made.problems[0].place.line == 7


def test_a_logo_is_a_picture_of_the_site() -> None:
    conf = config(settings=(("logo", "logo.png"),))
    view = outputs_of(conf=conf, ready=shelf(picture("content/static/logo.png", 200, 200, "png")))["index.html"].view
    assert isinstance(view, HomeView)
    assert view.site.logo is not None
    assert (view.site.logo.url, view.site.logo.alt) == ("/logo-feedfacefe.png", "River Clinic")
    assert told(plan_of(conf=conf).problems)[0][0] == "R212"


def test_without_cards_an_articles_own_picture_stands_in() -> None:
    known = picture("content/articles/x.jpg", 1200, 630)
    view = outputs_of(doctor(), article(image="x.jpg", image_alt="Grass"), ready=shelf(known, cards=False))[
        "articles/hay-fever/index.html"
    ].view
    assert isinstance(view, ArticleView)
    assert view.head.card is not None
    assert (view.head.card.url, view.head.card.alt, view.head.card.type) == (
        "https://river.example/articles/hay-fever/x-feedfacefe.jpg",
        "Grass",
        "image/jpeg",
    )


def test_a_text_without_a_summary_is_described_by_its_beginning() -> None:
    beginning = "Pollen makes many of us sneeze, and " * 8
    view = outputs_of(doctor(), article(body=replace(body(), excerpt=beginning[:300])))[
        "articles/hay-fever/index.html"
    ].view
    assert isinstance(view, ArticleView)
    assert view.head.description.startswith("Pollen makes")
    assert view.head.description.endswith(("us…", "sneeze…", "and…", "of…", "many…", "makes…", "Pollen…"))
    assert len(view.head.description) <= 200
    assert view.summary == ""
