"""Small made-up sites for the tests of the plan."""

from datetime import UTC, date, datetime
from typing import Any

from medsite.model.config import Config
from medsite.model.content import Article, Heading, LinkSlot, Outline, Page
from medsite.model.output import Output, Plan
from medsite.model.people import Clinic, Doctor
from medsite.model.picture import Picture
from medsite.model.problem import Checked, Place, Problem
from medsite.model.reading import Document
from medsite.model.site import Site
from medsite.model.theme import Setting, Theme
from medsite.plan.assemble import Moment, assemble
from medsite.plan.outputs import plan_outputs
from medsite.plan.shelf import Shelf

TODAY = date(2026, 11, 22)
NOW = Moment(TODAY)


def config(**changes: Any) -> Config:
    """Return a site.yaml of one clinic."""
    given: dict[str, Any] = {
        "title": "River Clinic",
        "url": "https://river.example",
        "clinics": (Clinic("River Clinic"),),
    }
    return Config("content/site.yaml", "c0", **(given | changes))


def doctor(slug: str = "asha-rao", **changes: Any) -> Doctor:
    """Return a doctor."""
    given: dict[str, Any] = {"name": "Dr. " + slug.replace("-", " ").title(), "source": f"content/doctors/{slug}.yaml"}
    return Doctor(slug=slug, digest=f"d-{slug}", **(given | changes))


def body(
    *links: str, anchors: tuple[str, ...] = (), words: int = 440, source: str = "content/articles/x.md"
) -> Outline:
    """Return an outline with these links, from line 10 on, and headings."""
    slots = tuple(LinkSlot(target, Place(source, 10 + n, 1)) for n, target in enumerate(links))
    return Outline(f"b-{source}-{links}", slots, tuple(Heading(2, a, a.title()) for a in anchors), words)


def article(slug: str = "hay-fever", *links: str, **changes: Any) -> Article:
    """Return a published article."""
    source = changes.pop("source", f"content/articles/{slug}.md")
    given: dict[str, Any] = {
        "title": slug.replace("-", " ").capitalize(),
        "published": datetime(2026, 3, 1, 9, tzinfo=UTC),
        "body": body(*links, source=source),
        "authors": ("asha-rao",),
    }
    return Article(source=source, digest=f"a-{slug}", slug=slug, **(given | changes))


def page(slug: str = "about", *links: str, **changes: Any) -> Page:
    """Return a page."""
    source = changes.pop("source", f"content/pages/{slug}.md")
    given: dict[str, Any] = {"title": slug.capitalize(), "body": body(*links, source=source)}
    return Page(source=source, digest=f"p-{slug}", slug=slug, **(given | changes))


def theme(**changes: Any) -> Theme:
    """Return a theme with a card, a stylesheet, and two settings."""
    given: dict[str, Any] = {
        "name": "clinic",
        "settings": (
            Setting("brand", "colour", "#0b5c5e", ""),
            Setting("corners", "choice", "soft", "", ("soft", "square")),
            Setting("logo", "image", "", ""),
        ),
        "templates": {
            "containers/note.html": "",
            "containers/video.html": "",
            "search.html": "",
            "containers/emergency.html": "",
            "article.html": '<h2 id="references">',
        },
        "origins": {},
        "words": {},
        "card": "#let card = 1",
        "assets": {"style.css": b"body{}", "icons/phone.svg": b"<svg/>"},
        "fonts": {"a.otf": b"font"},
        "digest": "theme1",
    }
    return Theme(**(given | changes))


def picture(path: str, width: int = 2000, height: int = 1000, kind: str = "jpeg") -> Picture:
    """Return a picture."""
    return Picture(path, "feedfacefeedface", width, height, kind, 12345)


def shelf(*pictures: Picture, cards: bool = True, static: dict[str, str] | None = None) -> Shelf:
    """Return a shelf with pictures."""
    return Shelf({p.path: p for p in pictures}, static or {}, "code1", cards)


def site_of(*documents: Document, conf: Config | None = None, moment: Moment = NOW) -> Site:
    """Return the site of documents that have no problems."""
    made = assemble(conf or config(), documents, moment)
    assert made.problems == ()
    assert made.value is not None
    return made.value


def plan_of(*documents: Document, conf: Config | None = None, ready: Shelf | None = None) -> Checked[Plan]:
    """Return the plan of documents."""
    return plan_outputs(site_of(*documents, conf=conf), theme(), ready or shelf())


def outputs_of(*documents: Document, conf: Config | None = None, ready: Shelf | None = None) -> dict[str, Output]:
    """Return the outputs of documents by path; the plan must have no problems."""
    made = plan_of(*documents, conf=conf, ready=ready)
    assert made.problems == ()
    assert made.value is not None
    return {output.path: output for output in made.value.outputs}


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    """Return rule and mend of problems."""
    return [(p.rule, p.mend) for p in problems]
