"""Feeds of languages, corrections, hubs and the list of all feeds."""

import xml.etree.ElementTree as ET

from msgspec.structs import replace

from medsite.model.config import FeedSettings
from medsite.model.feed import FeedView, TextFileView
from medsite.model.output import Output
from medsite.model.page_view import ArticleView
from tests.plan.sites import article, config, doctor, outputs_of


def feed(outputs: dict[str, Output], path: str = "feed.xml") -> FeedView:
    view = outputs[path].view
    assert isinstance(view, FeedView)
    return view


def test_a_site_in_two_languages_has_feeds_for_each() -> None:
    made = outputs_of(doctor(), article("sleep"), article("neend", language="hi"))
    assert {p for p in made if p.startswith("feeds/")} == {
        f"feeds/{tag}/{name}" for tag in ("en", "hi") for name in ("feed.xml", "atom.xml", "feed.json")
    }
    hindi = feed(made, "feeds/hi/feed.xml")
    assert (hindi.language, hindi.home, [e.title for e in hindi.entries]) == ("hi", "https://river.example/", ["Neend"])


def test_a_site_in_one_language_has_none_of_them() -> None:
    assert not [path for path in outputs_of(doctor(), article(), article("b")) if path.startswith("feeds/")]


def test_the_list_of_feeds_names_every_feed() -> None:
    made = outputs_of(doctor(), article(tags=("Sleep & rest",)), article("neend", language="hi"))
    view = made["feeds.opml"].view
    assert isinstance(view, TextFileView)
    found = {(o.get("xmlUrl"), o.get("language")) for o in ET.fromstring(view.text).iter("outline")}
    assert found == {
        (f"https://river.example/{place}feed.xml", language)
        for place, language in [
            ("", "en"), ("tags/sleep-rest/", "en"), ("doctors/asha-rao/", "en"), ("feeds/en/", "en"), ("feeds/hi/", "hi"),
        ]
    }  # fmt: skip


def test_a_correction_and_a_rename_leave_the_id_as_it_was() -> None:
    first = article("sleep", feed_id="sleep-2026")
    renamed = replace(
        first, slug="sleep-well", aliases=("/articles/sleep/",), corrections=("12 May: the dose was wrong.",)
    )
    before, after = (feed(outputs_of(doctor(), text)).entries[0] for text in (first, renamed))
    assert before.id == after.id == "https://river.example/#sleep-2026"
    assert before.url != after.url
    assert after.notes == ("Correction: 12 May: the dose was wrong.",)


def test_a_hub_stands_in_every_feed() -> None:
    conf = config(feeds=FeedSettings(hub="https://hub.example/"))
    made = outputs_of(doctor(), article(), conf=conf)
    assert {o.view.hub for o in made.values() if isinstance(o.view, FeedView)} == {"https://hub.example/"}


def test_an_article_in_another_language_leads_to_the_feeds_of_that_language() -> None:
    made = outputs_of(doctor(), article("sleep"), article("neend", language="hi"))
    hindi, english = (made[f"articles/{slug}/index.html"].view for slug in ("neend", "sleep"))
    assert isinstance(hindi, ArticleView) and isinstance(english, ArticleView)
    assert hindi.head.feeds[0].url == "https://river.example/feeds/hi/feed.xml"
    assert len(english.head.feeds) == 3
