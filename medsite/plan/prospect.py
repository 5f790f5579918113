"""A site seen page by page: every output can be planned alone, the moment it is asked for.

`plan_outputs` makes the whole plan; here the same planners are called for one family of outputs at a time (an article
with its card and redirects, the pages of one tag), so that a preview answers at any size of site, and a text that was
written anew is put in without planning the others. What is found here equals what stands in the whole plan.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from medsite.model.config import CARD_SHAPES
from medsite.model.content import Article, Page
from medsite.model.output import Output
from medsite.model.problem import Problem
from medsite.model.reading import Document
from medsite.model.site import Site
from medsite.model.theme import Theme
from medsite.plan.addresses import texts_of
from medsite.plan.citation import FORMATS
from medsite.plan.claims import address_for, is_safe_alias
from medsite.plan.hosts.files import NAMES, plan_hosting
from medsite.plan.keys import key_outputs
from medsite.plan.outputs import channels_of, plan_opml, plan_outputs, plan_static
from medsite.plan.search import plan_index, plan_search
from medsite.plan.shelf import Shelf
from medsite.plan.urls import (
    ARCHIVE,
    DIRECTORY,
    FEEDS,
    HOME,
    NOT_FOUND,
    OPML,
    TOPICS,
    alias_address,
    cite_address,
    doctor_address,
    event_address,
    output_path,
    tag_address,
    vcard_address,
)
from medsite.plan.views.articles import plan_article, plan_page
from medsite.plan.views.cards import home_card
from medsite.plan.views.chart import Chart, chart_site
from medsite.plan.views.events import plan_calendar
from medsite.plan.views.feeds import entry_views, plan_feeds
from medsite.plan.views.lists import (
    plan_archive,
    plan_directory,
    plan_home,
    plan_links,
    plan_not_found,
    plan_tag,
    plan_topics,
    planned_card,
)
from medsite.plan.views.planned import Planned
from medsite.plan.views.podcast import plan_podcast
from medsite.plan.views.profiles import plan_profile
from medsite.plan.views.related import Related

Family = tuple[str, str]  # what plans an output, and for which source, slug or address
_PAGED = re.compile(r"(articles/|(?:tags|doctors)/[^/]+/)page/[0-9]+/index\.html")
_SITEMAP = re.compile(r"sitemap(?:-[0-9]{1,4})?\.xml|robots\.txt")
_INDEX = re.compile(r"search/(?:index|(?:words|about)-[0-9]{1,5})\.json")
_CARD = re.compile(r"cards/(.+)-[0-9a-f]{10}\.png")


class Prospect(Struct, frozen=True):
    """A site whose outputs are planned when they are asked for.

    problems: of the site's assembly and of its links. families: output path → what plans it, for what has a path
    of its own; paged lists, cards and the files of pictures are found by their names.
    """

    site: Site
    chart: Chart
    related: Related
    assembly: tuple[Problem, ...]
    families: Mapping[str, Family]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return everything that is wrong between the documents, sorted."""
        return tuple(sorted({*self.assembly, *self.chart.problems}))


def open_prospect(site: Site, theme: Theme, shelf: Shelf, assembly: tuple[Problem, ...] = ()) -> Prospect:
    """Return the prospect of a site; assembly: what `assemble` found wrong."""
    chart = chart_site(site, theme, shelf)
    return Prospect(site, chart, Related(site.tags, site.config.language), assembly, _families(site, chart))


def find_output(prospect: Prospect, path: str) -> Output | None:
    """Return the output at `path` as the whole plan has it, or None where the site has none."""
    return next((output for output in find_family(prospect, path) if output.path == path), None)


def find_family(prospect: Prospect, path: str) -> tuple[Output, ...]:
    """Return the output at `path` with those that are planned together with it, () where the site has none."""
    for family in _candidates(prospect, path):
        outputs = plan_family(prospect, family)
        if any(output.path == path for output in outputs):
            return outputs
    return ()


def plan_family(prospect: Prospect, family: Family) -> tuple[Output, ...]:
    """Return the outputs of one family, by path."""
    atlas = prospect.chart.atlas
    planned = list(_PLANNERS[family[0]](prospect, family[1]))
    return key_outputs(planned, code=atlas.shelf.code, theme=atlas.theme, site=atlas.view)


def family_of(document: Document) -> Family:
    """Return the family of a document's page."""
    kind = "article" if isinstance(document, Article) else "page" if isinstance(document, Page) else "doctor"
    return kind, document.source


def _families(site: Site, chart: Chart) -> dict[str, Family]:
    """Return what plans each path; where two ask for one path the first keeps it, as in the whole plan."""
    found: dict[str, Family] = {}
    for address, family in _claims(site, chart):
        found.setdefault(output_path(address), family)
    return found


def _claims(site: Site, chart: Chart) -> Iterator[tuple[str, Family]]:
    lists = ((HOME, "home"), (ARCHIVE, "archive"), (DIRECTORY, "directory"), (TOPICS, "topics"), (NOT_FOUND, "404"))
    yield from ((address, (kind, "")) for address, kind in lists)
    yield from ((plan.address, ("links", "")) for plan in plan_links(chart.atlas, None))
    yield from ((plan.address, ("search", "")) for plan in plan_search(chart.atlas, None))
    yield from ((tag_address(tag.slug), ("tag", tag.slug)) for tag in site.tags)
    for text in texts_of(site):
        yield address_for(text), family_of(text)
        if isinstance(text, Article):
            yield from ((cite_address(text.slug, ending), family_of(text)) for _, ending, _ in FORMATS)
        if text.event:
            yield event_address(address_for(text)), family_of(text)
        for alias in text.aliases:
            address = alias_address(alias, chart.atlas.base)
            if is_safe_alias(address):
                yield address, family_of(text)
    for doctor in site.doctors:
        yield doctor_address(doctor.slug), ("doctor", doctor.source)
        yield vcard_address(doctor.slug), ("doctor", doctor.source)
    for channel in channels_of(site):
        yield from ((channel.address + name, ("feeds", channel.address)) for _, name in FEEDS)
    yield OPML, ("opml", "")
    yield from ((plan.address, ("podcast", "")) for plan in plan_podcast(chart.atlas))
    yield from ((plan.address, ("calendar", "")) for plan in plan_calendar(chart.atlas))
    yield from ((f"/{name}", ("hosting", "")) for name in NAMES if name not in chart.atlas.shelf.static)
    yield from ((plan.address, ("static", plan.address)) for plan in plan_static(chart.atlas.shelf))


def _candidates(prospect: Prospect, path: str) -> Iterator[Family]:
    """Yield the families that could have an output at `path`, the likeliest first."""
    known = prospect.families.get(path)
    paged = _PAGED.fullmatch(path)
    if known is None and paged:
        known = prospect.families.get(paged[1] + "index.html")
    if known:
        yield known
        return
    card = _CARD.fullmatch(path)
    if card:
        yield from _with_card(prospect, card[1])
    elif _SITEMAP.fullmatch(path):
        yield "sitemap", ""
    elif _INDEX.fullmatch(path):
        yield "index", ""
    yield "files", path


def _with_card(prospect: Prospect, name: str) -> Iterator[Family]:
    for shape in CARD_SHAPES:
        if name.endswith(f"-{shape}"):
            yield from _with_card(prospect, name.removesuffix(f"-{shape}"))
    ways = (
        ("home", "index.html" if name == "home" else ""),
        ("tag", f"tags/{name.removeprefix('tag-')}/index.html"),
        ("page", f"{name.removeprefix('page-')}/index.html"),
        ("doctor", f"doctors/{name.removeprefix('doctor-')}/index.html"),
        ("article", f"articles/{name}/index.html"),
    )
    for kind, path in ways:
        family = prospect.families.get(path)
        if family and family[0] == kind:
            yield family


def _plan_article(prospect: Prospect, source: str) -> Iterator[Planned]:
    article = next((a for a in prospect.site.articles if a.source == source), None)
    if article:
        yield from plan_article(article, prospect.chart.atlas, prospect.related)


def _plan_page(prospect: Prospect, source: str) -> Iterator[Planned]:
    page = next((p for p in prospect.site.pages if p.source == source), None)
    if page:
        yield from plan_page(page, prospect.chart.atlas)


def _plan_doctor(prospect: Prospect, source: str) -> Iterator[Planned]:
    doctor = next((d for d in prospect.site.doctors if d.source == source), None)
    if doctor:
        written = tuple(a for a in prospect.site.articles if doctor.slug in a.authors)
        yield from plan_profile(doctor, written, prospect.chart.atlas)


def _plan_tag(prospect: Prospect, slug: str) -> Iterator[Planned]:
    for tag in prospect.site.tags:
        if tag.slug == slug:
            yield from plan_tag(tag, prospect.chart.atlas)


def _plan_home(prospect: Prospect, _: str) -> Iterator[Planned]:
    card = home_card(prospect.chart.atlas)
    yield plan_home(prospect.chart.atlas, card)
    yield from planned_card(card)


def _plan_archive(prospect: Prospect, _: str) -> Iterator[Planned]:
    yield from plan_archive(prospect.chart.atlas, home_card(prospect.chart.atlas))


def _plan_directory(prospect: Prospect, _: str) -> Iterator[Planned]:
    yield plan_directory(prospect.chart.atlas, home_card(prospect.chart.atlas))


def _plan_topics(prospect: Prospect, _: str) -> Iterator[Planned]:
    yield plan_topics(prospect.chart.atlas, home_card(prospect.chart.atlas))


def _plan_not_found(prospect: Prospect, _: str) -> Iterator[Planned]:
    yield plan_not_found(prospect.chart.atlas)


def _plan_feeds(prospect: Prospect, address: str) -> Iterator[Planned]:
    atlas = prospect.chart.atlas
    for channel in channels_of(prospect.site):
        if channel.address == address:
            shown = channel.articles[: max(0, prospect.site.config.feeds.limit)]
            yield from plan_feeds(channel, atlas, entry_views(shown, atlas))


def _plan_links(prospect: Prospect, _: str) -> Iterator[Planned]:
    yield from plan_links(prospect.chart.atlas, home_card(prospect.chart.atlas))


def _plan_search(prospect: Prospect, _: str) -> Iterator[Planned]:
    yield from plan_search(prospect.chart.atlas, home_card(prospect.chart.atlas))


def _plan_index(prospect: Prospect, _: str) -> Iterator[Planned]:
    yield from plan_index(prospect.chart.atlas)


def _plan_opml(prospect: Prospect, _: str) -> Iterator[Planned]:
    yield plan_opml(prospect.chart.atlas)


def _plan_hosting(prospect: Prospect, _: str) -> Iterator[Planned]:
    yield from plan_hosting(prospect.site, prospect.chart.atlas.shelf.static)


def _plan_static(prospect: Prospect, address: str) -> Iterator[Planned]:
    yield from (plan for plan in plan_static(prospect.chart.atlas.shelf) if plan.address == address)


def _plan_files(prospect: Prospect, path: str) -> Iterator[Planned]:
    yield from (plan for plan in prospect.chart.planned if output_path(plan.address) == path)


def _plan_sitemap(prospect: Prospect, _: str) -> Iterator[Planned]:
    """Yield the sitemap: the one output that needs the whole plan."""
    atlas = prospect.chart.atlas
    whole = plan_outputs(prospect.site, atlas.theme, atlas.shelf).value
    for output in whole.outputs if whole else ():
        if output.maker in {"sitemap", "sitemap_index"} or output.path == "robots.txt":
            yield Planned("/" + output.path, output.maker, output.view)


_PLANNERS: dict[str, Callable[[Prospect, str], Iterator[Planned]]] = {
    "article": _plan_article,
    "page": _plan_page,
    "doctor": _plan_doctor,
    "tag": _plan_tag,
    "home": _plan_home,
    "archive": _plan_archive,
    "directory": _plan_directory,
    "topics": _plan_topics,
    "404": _plan_not_found,
    "feeds": _plan_feeds,
    "links": _plan_links,
    "opml": _plan_opml,
    "podcast": lambda prospect, _: plan_podcast(prospect.chart.atlas),
    "calendar": lambda prospect, _: plan_calendar(prospect.chart.atlas),
    "hosting": _plan_hosting,
    "search": _plan_search,
    "index": _plan_index,
    "static": _plan_static,
    "files": _plan_files,
    "sitemap": _plan_sitemap,
}
