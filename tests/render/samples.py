"""Small values that the tests of render/ share."""

from collections.abc import Mapping
from datetime import UTC, datetime

import yaml

from medsite.model.content import Body, ContainerSlot, ImageSlot, LinkSlot, Outline
from medsite.model.feed import EntryView, FeedView
from medsite.model.page_view import NotFoundView, TextView
from medsite.model.problem import Checked, Place
from medsite.model.theme import Theme
from medsite.model.view import BodyView, PageHead, PictureView, SiteView
from medsite.render.materials import Materials

HERE = Place("content/a.md")
MOMENT = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
SLOTS = (
    LinkSlot("about.md", HERE),
    ImageSlot("a.png", "A map", "", (), HERE),
    ContainerSlot("note", "Take <care>", (("level", "2"),), 1, HERE),
    LinkSlot("#part", HERE),
)
BODY = Body(
    (
        '<p><a href="\x000\x00">about</a> \x001\x00</p>\x002\x00<p><a href="#fn">1</a></p>',
        '<p>inside <a href="\x003\x00">x</a></p>',
    )
)
PICTURE = PictureView("/base/a.png", 'a "map"', 40, 30, "/base/a-2.webp 20w, /base/a-4.webp 40w")
BODY_VIEW = BodyView("d1", ("/base/about/", PICTURE, None, "#part"))
OUTLINE = Outline("d1", SLOTS)


def load_yaml(_: str, data: bytes) -> Checked[object]:
    """Stand in for read/'s plain loading."""
    return Checked(yaml.safe_load(data))


def a_theme(templates: Mapping[str, str], words: Mapping[str, Mapping[str, str]] | None = None) -> Theme:
    """Return a theme of templates and words; its digest is of both."""
    origins = {name: f"themes/tiny/templates/{name}" for name in templates}
    plain = {language: dict(texts) for language, texts in (words or {}).items()}
    return Theme("tiny", (), dict(templates), origins, plain, "", {}, {}, repr((sorted(templates.items()), plain)))


def materials(theme: Theme | None = None) -> Materials:
    """Return materials with the one body."""
    return Materials(theme or a_theme({}), {"d1": BODY}, {"d1": OUTLINE})


def a_site() -> SiteView:
    """Return a site view with nothing in it."""
    return SiteView(
        "Clinic", "", "https://h.example", "/", "/", "en", (), (), {}, {}, (), (), (), "", None, "/a/", "/d/", "/t/"
    )


def a_text(title: str = "About", language: str = "en") -> TextView:
    """Return a page's view."""
    head = PageHead(title, "", "https://h.example/base/about/", "website", language, "ltr")
    return TextView(head, title, "", None, None, BODY_VIEW, a_site())


def not_found() -> NotFoundView:
    """Return the 404 page's view."""
    return NotFoundView(PageHead("Gone", "", "https://h.example/404.html", "website", "en", "ltr"), (), a_site())


def an_entry(number: int = 1, title: str = "Hay fever", **changes: object) -> EntryView:
    """Return an entry; changes: other fields."""
    url = f"https://h.example/base/articles/a{number}/"
    fields: dict[str, object] = {
        "id": url,
        "url": url,
        "title": title,
        "summary": "What helps.",
        "published": MOMENT,
        "updated": MOMENT,
        "authors": ("Asha Rao", "Ben Okri"),
        "tags": ("allergy",),
        "language": "en",
        "body": BODY_VIEW,
    }
    return EntryView(**(fields | changes))  # type: ignore[arg-type]


def a_feed(*entries: EntryView, **changes: object) -> FeedView:
    """Return a feed; changes: other fields."""
    fields: dict[str, object] = {
        "title": "Clinic",
        "description": "News",
        "url": "https://h.example/base/feed.xml",
        "home": "https://h.example/base/",
        "language": "en",
        "updated": MOMENT,
        "authors": ("Asha Rao",),
        "entries": entries,
        "base": "https://h.example/base",
    }
    return FeedView(**(fields | changes))  # type: ignore[arg-type]
