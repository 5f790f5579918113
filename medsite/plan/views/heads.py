"""What stands in <head>: titles, canonical addresses, cards, breadcrumbs, and where the menu is lit."""

from datetime import date, datetime, time

from msgspec import Struct, field

from medsite.model.content import Article, Page
from medsite.model.view import CardView, FeedLink, LinkView, PageHead
from medsite.plan.contact import credited_accounts
from medsite.plan.languages import direction_of
from medsite.plan.structured import breadcrumb_list
from medsite.plan.views.atlas import Atlas

DESCRIBED = 200  # letters of a description that networks and search engines show


class Subject(Struct, frozen=True):
    """What a head is about.

    above: the addresses of the lists it belongs to. description: "" for the site's own. social: its authors' accounts.
    frames: origins of the players of its videos.
    """

    address: str
    title: str
    description: str = ""
    type: str = "website"
    language: str = ""
    above: tuple[str, ...] = ()
    card: CardView | None = None
    cards: tuple[CardView, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    nodes: tuple[str, ...] = ()
    draft: bool = False
    published: datetime | None = None
    updated: datetime | None = None
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    social: tuple[tuple[str, str], ...] = ()
    previous: str = field(default="")
    next: str = field(default="")
    frames: tuple[str, ...] = ()


def head_for(subject: Subject, atlas: Atlas) -> PageHead:
    """Return the head of a page."""
    language = subject.language or atlas.language
    url = atlas.url(subject.address)
    crumbs = breadcrumbs(subject, atlas, language)
    ways = (breadcrumb_list(crumbs, atlas.base.origin),) if len(crumbs) > 1 else ()
    return PageHead(
        title=subject.title,
        description=description_for(subject.description, subject.title, atlas),
        canonical=atlas.base.origin + url,
        type=subject.type,
        language=language,
        direction=direction_of(language),
        section=section_for(url, atlas),
        card=subject.card,
        cards=subject.cards,
        feeds=(*subject.feeds, *atlas.view.feeds) if subject.feeds else atlas.view.feeds,
        breadcrumbs=crumbs,
        json_ld=(*subject.nodes, *ways),
        robots="noindex" if subject.draft else "",
        published=subject.published,
        updated=subject.updated,
        tags=subject.tags,
        authors=subject.authors,
        previous=subject.previous,
        next=subject.next,
        accounts=credited_accounts(subject.social, atlas.site.config.social),
        frames=subject.frames,
    )


def description_for(text: str, title: str, atlas: Atlas) -> str:
    """Return a description that is never empty: some networks show no card without one."""
    return text or atlas.site.config.description or title


def summary_of(text: Article | Page) -> str:
    """Return what a text is about: its summary, else its beginning, cut between words."""
    words = text.summary or text.body.excerpt
    if text.summary or len(words) <= DESCRIBED:
        return words
    return words[: DESCRIBED - 1].rpartition(" ")[0].rstrip(" .,;:–-") + "…"


def breadcrumbs(subject: Subject, atlas: Atlas, language: str) -> tuple[LinkView, ...]:
    """Return the way from the home page to a page, which stands last and is current."""
    if subject.address == "/":
        return ()
    roots = atlas.roots[language]
    above = tuple(roots[address] for address in ("/", *subject.above))
    return (*above, LinkView(subject.title, atlas.url(subject.address), current=True))


def section_for(url: str, atlas: Atlas) -> str:
    """Return the URL of the menu entry that a page belongs to: the longest that its own begins with."""
    home = atlas.view.home
    inside = [n.url for n in atlas.view.navigation if n.url and url.startswith(n.url) and n.url != home]
    exact = [n.url for n in atlas.view.navigation if n.url == url]
    return max(exact or inside, key=len, default="")


def at_midnight(day: date | None, like: datetime) -> datetime:
    """Return the start of a day in the zone of `like`, never before `like` itself."""
    return max(like, datetime.combine(day, time.min, like.tzinfo)) if day else like
