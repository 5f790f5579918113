"""Everything a link of the site can lead to, written down once."""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from medsite.model.content import Article, Page
from medsite.model.reading import Document
from medsite.model.site import Site
from medsite.model.theme import Theme
from medsite.plan.claims import address_for, is_safe_alias
from medsite.plan.following import has_events, has_podcast
from medsite.plan.links import AddressBook, anchors_of
from medsite.plan.shelf import STATIC, Shelf
from medsite.plan.urls import (
    ARCHIVE,
    DIRECTORY,
    EVENTS,
    FEEDS,
    HOME,
    LINKS,
    OPML,
    PODCAST,
    ROBOTS,
    SEARCH,
    SITEMAP,
    TOPICS,
    Base,
    address_of,
    alias_address,
    doctor_address,
    event_address,
    paged,
    tag_address,
    vcard_address,
)
from medsite.plan.views.lists import PER_PAGE
from medsite.plan.views.shared import has_links, has_search

ID = re.compile(r'\bid="([\w-]+)"')


def static_files(shelf: Shelf) -> dict[str, tuple[str, str]]:
    """Return address → (path from the site's root, digest) of the files under content/static."""
    files = ((path.removeprefix(STATIC), digest) for path, digest in shelf.static.items())
    return {address_of(path): (STATIC + path, digest) for path, digest in sorted(files)}


def texts_of(site: Site) -> tuple[Article | Page, ...]:
    """Return all articles and pages."""
    return (*site.articles, *site.pages)


def address_book(site: Site, theme: Theme, shelf: Shelf, base: Base) -> AddressBook:
    """Return where links can lead on this site."""
    documents: tuple[Document, ...] = (*site.doctors, *texts_of(site))
    anchors: dict[str, Collection[str] | None] = dict.fromkeys(_lists(site, theme, shelf))
    sources: dict[str, str] = {}
    for doctor in site.doctors:
        anchors[doctor_address(doctor.slug)] = None  # a theme gives a profile's parts anchors of its own
    for text in texts_of(site):
        anchors[address_for(text)] = anchors_of(text.body)
    for document in documents:
        sources[document.source] = address_for(document)
    held = {key: away for away in site.held for key in (away.path, away.address) if key}
    return AddressBook(
        base=base,
        url=site.config.url.rstrip("/"),
        sources=sources,
        anchors=anchors,
        aliases=_aliases(site, base),
        held={key: away for key, away in held.items() if key not in anchors},
        files=frozenset((*_files(site), *static_files(shelf))),
        own=frozenset(name for template in theme.templates.values() for name in ID.findall(template)),
    )


def _aliases(site: Site, base: Base) -> dict[str, str]:
    return {
        address: address_for(text)
        for text in texts_of(site)
        for address in (alias_address(alias, base) for alias in text.aliases)
        if is_safe_alias(address)
    }


def _lists(site: Site, theme: Theme, shelf: Shelf) -> Iterator[str]:
    yield from (HOME, DIRECTORY, TOPICS, *([LINKS] if has_links(site, theme) else []))
    yield from [SEARCH] if shelf.search and has_search(site, theme) else []
    written = Counter(slug for article in site.articles for slug in dict.fromkeys(article.authors))
    counts = [(ARCHIVE, len(site.articles)), *((tag_address(t.slug), len(t.articles)) for t in site.tags)]
    counts += [(doctor_address(doctor.slug), written[doctor.slug]) for doctor in site.doctors]
    for address, count in counts:
        yield from (paged(address, number) for number in range(1, max(1, -(-count // PER_PAGE)) + 1))


def _files(site: Site) -> Iterator[str]:
    yield from (SITEMAP, ROBOTS, OPML)
    yield from (*([PODCAST] if has_podcast(site) else []), *([EVENTS] if has_events(site) else []))
    yield from (event_address(address_for(text)) for text in texts_of(site) if text.event)
    tags = (tag_address(tag.slug) for tag in site.tags)
    doctors = [doctor.slug for doctor in site.doctors]
    for address in (HOME, *tags, *map(doctor_address, doctors)):
        yield from (address + name for _, name in FEEDS)
    yield from map(vcard_address, doctors)
