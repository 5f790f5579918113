"""The whole site for the studio: what is wrong, what is held back, what it looks like elsewhere, where it leads."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from medsite.model.content import LinkSlot
from medsite.model.finding import Finding, Waiver
from medsite.model.problem import Problem
from medsite.model.reading import Document
from medsite.model.site import Held, Site
from medsite.model.view import PageHead
from medsite.plan.addresses import texts_of
from medsite.plan.claims import address_for
from medsite.plan.prospect import Family, Prospect, family_of, plan_family
from medsite.plan.urls import site_url
from medsite.preview.shown import Count

WALL = 12  # cards on one page of the wall


class Host(Struct, frozen=True):
    """Another host that the site leads to. links: how many lead there. sources: some files with such links."""

    name: str
    links: int
    sources: tuple[str, ...]


class Survey(Struct, frozen=True):
    """Everything the studio's first page shows. pages: source → URL of its page in the preview."""

    problems: tuple[Problem, ...]
    findings: tuple[Finding, ...]
    waivers: tuple[Waiver, ...]
    held: tuple[Held, ...]
    hosts: tuple[Host, ...]
    pages: dict[str, str]
    count: Count
    entries: dict[Finding, str]


class Shown(Struct, frozen=True):
    """A page as networks see it.

    url: in the preview. picture: URL of its card in the preview, "" for none. source: of an article, "" for others.
    """

    title: str
    description: str
    host: str
    url: str
    picture: str
    alt: str
    source: str = ""


class Wall(Struct, frozen=True):
    """A page of the wall of cards. number, pages: 1-based."""

    shared: tuple[Shown, ...]
    number: int
    pages: int


def pages_of(prospect: Prospect) -> dict[str, str]:
    """Return where each document is shown, by source."""
    base = prospect.chart.atlas.base
    return {document.source: site_url(base, address_for(document)) for document in _documents(prospect.site)}


def _documents(site: Site) -> tuple[Document, ...]:
    return (*site.articles, *site.doctors, *site.pages)


def hosts_of(site: Site) -> tuple[Host, ...]:
    """Return the hosts that the site's texts and profiles lead to, the most frequent first."""
    own = urlsplit(site.config.url).hostname
    found: dict[str, tuple[int, dict[str, None]]] = {}
    for source, url in _outward(site):
        name = urlsplit(url).hostname if url.startswith(("http:", "https:")) else None
        if name and name != own:
            count, sources = found.get(name, (0, {}))
            found[name] = (count + 1, sources | {source: None} if len(sources) < 3 else sources)
    hosts = (Host(name, count, tuple(sources)) for name, (count, sources) in found.items())
    return tuple(sorted(hosts, key=lambda host: (-host.links, host.name)))


def _outward(site: Site) -> Iterator[tuple[str, str]]:
    for article in site.articles:
        for reference in article.references:
            yield article.source, reference.url
    for text in texts_of(site):
        for slot in text.body.slots:
            if isinstance(slot, LinkSlot):
                yield text.source, slot.target
    for doctor in site.doctors:
        for url in (doctor.booking, doctor.telehealth, doctor.portal, *(url for _, url in doctor.social)):
            yield doctor.source, url
    for item in site.config.navigation:
        yield site.config.source, item.url
    for _, url in site.config.social:
        yield site.config.source, url


def wall_of(prospect: Prospect, number: int) -> Wall:
    """Return a page of the wall: the home page, articles from the newest, doctors, pages."""
    families: list[Family] = [("home", ""), *map(family_of, _documents(prospect.site))]
    pages = -(-len(families) // WALL)
    number = min(max(1, number), pages)
    part = families[(number - 1) * WALL : number * WALL]
    shared = (_shared(prospect, family) for family in part)
    return Wall(tuple(one for one in shared if one), number, pages)


def _shared(prospect: Prospect, family: Family) -> Shown | None:
    for output in plan_family(prospect, family):
        head = getattr(output.view, "head", None)
        if output.maker == "page" and isinstance(head, PageHead):
            source = output.source if family[0] == "article" else ""
            return replace(_as_shared(head, prospect), source=source)
    return None


def _as_shared(head: PageHead, prospect: Prospect) -> Shown:
    origin = prospect.chart.atlas.base.origin
    return Shown(
        title=head.title,
        description=head.description,
        host=origin.partition("://")[2],
        url=head.canonical.removeprefix(origin),
        picture=head.card.url.removeprefix(origin) if head.card else "",
        alt=head.card.alt if head.card else "",
    )
