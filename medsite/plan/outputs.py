"""The plan: every output of the site with its view and its key."""

from collections.abc import Iterable, Iterator, Mapping

from medsite.model.content import Article
from medsite.model.feed import CopyJob, TextFileView
from medsite.model.output import Later, Plan
from medsite.model.problem import Checked, Place, Problem
from medsite.model.site import Site
from medsite.model.theme import Theme
from medsite.plan.addresses import static_files
from medsite.plan.families import Families, Memory
from medsite.plan.hosts.files import plan_hosting
from medsite.plan.keys import Printer, key_outputs
from medsite.plan.opml import opml_text
from medsite.plan.rules import problem
from medsite.plan.search import plan_index, plan_search
from medsite.plan.shelf import Shelf
from medsite.plan.spelling import fold
from medsite.plan.urls import HOME, OPML, doctor_address, language_address, output_path, tag_address
from medsite.plan.views.articles import plan_article, plan_page
from medsite.plan.views.atlas import Atlas
from medsite.plan.views.cards import home_card
from medsite.plan.views.chart import chart_site
from medsite.plan.views.events import plan_calendar
from medsite.plan.views.feeds import Channel, entry_views, plan_feeds, plan_sitemap
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


def plan_outputs(site: Site, theme: Theme, shelf: Shelf, memory: Memory | None = None) -> Checked[Plan]:
    """Return every output of the site, and links, pictures and settings that are wrong.

    A plan comes even with problems; what stands in it leaves out the second of two outputs with one path.
    memory: where the plans of articles are remembered; their views are then made when they are pressed.
    """
    chart = chart_site(site, theme, shelf)
    atlas = chart.atlas
    related = Related(site.tags, site.config.language)
    families = Families(atlas, related, memory) if memory else None
    pages = [*_lists(atlas), *(families.plan() if families else _articles(atlas, related)), *_documents(atlas)]
    feeds = [*_feeds(atlas), *plan_index(atlas)]
    sitemap = plan_sitemap([p for p in pages if p.listed], atlas)
    static = plan_static(shelf)
    hosting = plan_hosting(site, shelf.static)
    kept, collisions = _without_collisions((*pages, *feeds, *sitemap, *chart.planned, *static, *hosting))
    outputs = key_outputs(kept, code=shelf.code, theme=theme, site=atlas.view)
    plan = Plan(outputs, chart.strangers, families.view_of if families else None)
    return Checked(plan, tuple(sorted({*chart.problems, *collisions})))


def _lists(atlas: Atlas) -> Iterator[Planned]:
    card = home_card(atlas)
    yield plan_home(atlas, card)
    yield from plan_archive(atlas, card)
    yield plan_directory(atlas, card)
    yield plan_topics(atlas, card)
    yield plan_not_found(atlas)
    yield from plan_links(atlas, card)
    yield from plan_search(atlas, card)
    yield from planned_card(card)
    for tag in atlas.site.tags:
        yield from plan_tag(tag, atlas)


def _articles(atlas: Atlas, related: Related) -> Iterator[Planned]:
    for article in atlas.site.articles:
        yield from plan_article(article, atlas, related)


def _documents(atlas: Atlas) -> Iterator[Planned]:
    site = atlas.site
    by_doctor = _by_doctor(site)
    for doctor in site.doctors:
        yield from plan_profile(doctor, by_doctor.get(doctor.slug, ()), atlas)
    for page in site.pages:
        yield from plan_page(page, atlas)


def _feeds(atlas: Atlas) -> Iterator[Planned]:
    channels = channels_of(atlas.site)
    limit = max(0, atlas.site.config.feeds.limit)
    shown = {article.source: article for channel in channels for article in channel.articles[:limit]}
    entries = entry_views(shown.values(), atlas)
    for channel in channels:
        yield from plan_feeds(channel, atlas, entries)
    yield plan_opml(atlas)
    yield from plan_podcast(atlas)
    yield from plan_calendar(atlas)


def plan_opml(atlas: Atlas) -> Planned:
    """Return the list of all feeds."""
    return Planned(OPML, "text", TextFileView(opml_text(atlas.site.config.title, channels_of(atlas.site), atlas)))


def channels_of(site: Site) -> list[Channel]:
    """Return the feeds' channels: the site's own, one for each tag, one for each doctor."""
    title = site.config.title
    by_doctor = _by_doctor(site)
    channels = [Channel(HOME, title, site.config.description, site.articles)]
    for tag in site.tags:
        about = f"{title}: {tag.label}"
        channels.append(Channel(tag_address(tag.slug), about, about, tag.articles))
    for doctor in site.doctors:
        about = f"{title}: {doctor.name}"
        written = by_doctor.get(doctor.slug, ())
        channels.append(Channel(doctor_address(doctor.slug), about, about, written, (doctor.name,)))
    return [*channels, *_language_channels(site)]


def _language_channels(site: Site) -> Iterator[Channel]:
    """Yield a channel for each language, where the site has articles in more than one."""
    spoken: dict[str, list[Article]] = {}
    for article in site.articles:
        spoken.setdefault(article.language or site.config.language, []).append(article)
    for language, written in sorted(spoken.items() if len(spoken) > 1 else ()):
        title = f"{site.config.title} ({language})"
        description = site.config.description
        yield Channel(language_address(language), title, description, written, home=HOME, language=language)


def _by_doctor(site: Site) -> Mapping[str, tuple[Article, ...]]:
    """Return each doctor's articles, newest first, by slug."""
    found: dict[str, list[Article]] = {}
    for article in site.articles:
        for slug in dict.fromkeys(article.authors):
            found.setdefault(slug, []).append(article)
    return {slug: tuple(written) for slug, written in found.items()}


def plan_static(shelf: Shelf) -> Iterator[Planned]:
    """Yield the files of content/static."""
    for address, (path, digest) in static_files(shelf).items():
        yield Planned(address, "copy", CopyJob(path, digest), files=(path,), source=path)


def _without_collisions(planned: Iterable[Planned]) -> tuple[list[Planned], list[Problem]]:
    """Return the outputs with a path of their own, and a problem for each other one; the first keeps the path."""
    taken: dict[str, Planned] = {}
    problems: list[Problem] = []
    for plan in planned:
        path = fold(output_path(plan.address))
        other = taken.setdefault(path, plan)
        if other is not plan and _differ(plan, other):
            problems.append(_collision(plan, other))
    folders = {path[:n] for path in taken for n, letter in enumerate(path) if letter == "/"}
    problems.extend(_blocking(taken.pop(path)) for path in sorted(folders & taken.keys()))
    return list(taken.values()), problems


def _differ(plan: Planned, other: Planned) -> bool:
    """Say whether two outputs show other things."""
    if isinstance(plan.view, Later) or isinstance(other.view, Later):
        return Printer().digest(plan.view) != Printer().digest(other.view)
    return other.view != plan.view


def _collision(plan: Planned, other: Planned) -> Problem:
    whose = f"from {other.source}" if other.source else "that the site makes itself"
    message = f'"{output_path(plan.address)}" would be written twice: there is also one {whose}'
    return problem("R216", Place(plan.source or other.source or "content"), message, "rename or remove one of the two")


def _blocking(plan: Planned) -> Problem:
    message = f'"{output_path(plan.address)}" is a file where the site needs a folder'
    return problem("R216", Place(plan.source or "content"), message, "rename it")
