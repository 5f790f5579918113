"""The parts that many pages show: people, teasers, feeds, the site itself."""

import unicodedata
from collections.abc import Mapping

from medsite.model.content import Article
from medsite.model.people import Doctor
from medsite.model.site import Site
from medsite.model.theme import Theme
from medsite.model.view import FeedLink, LinkView, PersonView, PictureView, SiteView, TeaserView
from medsite.plan.contact import clinic_view, home_country, network_name
from medsite.plan.dress import Dressed, minutes_for
from medsite.plan.following import has_events, has_podcast
from medsite.plan.languages import direction_of
from medsite.plan.policy import page_policy
from medsite.plan.spelling import fold
from medsite.plan.urls import (
    ARCHIVE,
    DIRECTORY,
    EVENTS,
    FEEDS,
    LINKS,
    OPML,
    PODCAST,
    SEARCH,
    TOPICS,
    Base,
    absolute_url,
    article_address,
    doctor_address,
    page_address,
    site_url,
)
from medsite.plan.views.heads import summary_of
from medsite.plan.views.words import word

LINKS_TEMPLATE = "links.html"
SEARCH_TEMPLATE = "search.html"
TYPES = {
    "rss": ("application/rss+xml", "RSS"),
    "atom": ("application/atom+xml", "Atom"),
    "json_feed": ("application/feed+json", "JSON"),
}
TITLES = frozenset(
    ("dr", "prof", "professor", "doctor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "sr", "dra", "डॉ", "डा", "د")
)


def initials_of(name: str) -> str:
    """Return one or two letters that stand in for a portrait; titles ("Dr.") do not count."""
    words = [w for w in name.replace(",", " ").split() if w.rstrip(".").casefold() not in TITLES]
    ends = words[:1] + words[1:][-1:]
    return "".join(_first_letter(w) for w in ends).upper()


def _first_letter(text: str) -> str:
    """Return the first letter with the marks that belong to it ("रि" is one letter to a reader)."""
    start = next((n for n, c in enumerate(text) if c.isalpha()), 0)
    end = start + 1
    while end < len(text) and unicodedata.category(text[end])[0] == "M":
        end += 1
    return text[start:end]


def person_view(doctor: Doctor, dressed: Dressed, site: Site, base: Base) -> PersonView:
    """Return a doctor as bylines and lists show one; a site with one clinic need not name it in every profile."""
    only = tuple(c.name for c in site.config.clinics) if len(site.config.clinics) == 1 else ()
    return PersonView(
        name=doctor.name,
        url=site_url(base, doctor_address(doctor.slug)),
        credentials=doctor.credentials,
        specialties=doctor.specialties,
        initials=initials_of(doctor.name),
        portrait=dressed.shown,
        languages=doctor.languages,
        clinics=doctor.clinics or only,
        accepting=doctor.accepting,
    )


def teaser_view(
    article: Article,
    url: str,
    authors: tuple[PersonView, ...],
    tags: tuple[LinkView, ...],
    *,
    picture: PictureView | None,
    language: str,
) -> TeaserView:
    """Return an article as lists show it; language: the site's own."""
    spoken = article.language or language
    return TeaserView(
        title=article.title,
        url=url,
        summary=summary_of(article),
        published=article.published.date(),
        minutes=minutes_for(article.body.words),
        authors=authors,
        tags=tags,
        picture=picture,
        language=spoken,
        direction=direction_of(spoken),
        kind=article.kind,
    )


def feed_links(base: Base, address: str, title: str) -> tuple[FeedLink, ...]:
    """Return the three feeds that stand under an address."""
    return tuple(
        FeedLink(TYPES[kind][0], f"{title} ({TYPES[kind][1]})", absolute_url(base, address + name))
        for kind, name in FEEDS
    )


def site_view(
    site: Site,
    theme: Theme,
    base: Base,
    *,
    navigation: tuple[LinkView, ...],
    settings: Mapping[str, str],
    assets: Mapping[str, str],
    logo: PictureView | None,
    searched: bool = False,
) -> SiteView:
    """Return what every page shows of the site. searched: whether it has a search."""
    config = site.config
    return SiteView(
        title=config.title,
        description=config.description,
        url=config.url,
        home=site_url(base, "/"),
        base=base.path,
        language=config.language,
        navigation=navigation or default_navigation(site, theme, base),
        clinics=tuple(clinic_view(clinic, home_country(config.clinics)) for clinic in config.clinics),
        settings=dict(settings),
        assets=dict(assets),
        feeds=feed_links(base, "/", config.title),
        pages=tuple(LinkView(p.title, site_url(base, page_address(p.slug))) for p in site.pages),
        me=tuple((network_name(network), url) for network, url in config.social),
        emergency=config.emergency,
        logo=logo,
        archive=site_url(base, ARCHIVE),
        directory=site_url(base, DIRECTORY),
        topics=site_url(base, TOPICS),
        links=site_url(base, LINKS) if has_links(site, theme) else "",
        opml=absolute_url(base, OPML),
        policy=page_policy(),
        podcast=absolute_url(base, PODCAST) if has_podcast(site) else "",
        calendar=absolute_url(base, EVENTS) if has_events(site) else "",
        webmention=config.webmention,
        search=site_url(base, SEARCH) if searched else "",
    )


def has_links(site: Site, theme: Theme) -> bool:
    """Return whether the site makes its page of links: a theme without its template, or a page there, stands back."""
    return LINKS_TEMPLATE in theme.templates and all(fold(page.slug) != "links" for page in site.pages)


def has_search(site: Site, theme: Theme) -> bool:
    """Return whether the theme has a page to search on, and no page of the site stands in its place."""
    return SEARCH_TEMPLATE in theme.templates and all(fold(page.slug) != "search" for page in site.pages)


def default_navigation(site: Site, theme: Theme, base: Base) -> tuple[LinkView, ...]:
    """Return the menu of a site that gives none: the lists, then the pages that every visitor looks for."""
    lists = (("articles", ARCHIVE), ("doctors", DIRECTORY), ("topics", TOPICS))
    links = [LinkView(word(theme, site.config.language, key), site_url(base, address)) for key, address in lists]
    found = {p.slug: p for p in site.pages}
    pages = [found[slug] for slug in ("about", "contact") if slug in found]
    return (*links, *(LinkView(p.title, site_url(base, page_address(p.slug))) for p in pages))


def article_url(article: Article, base: Base) -> str:
    """Return an article's URL as pages print it."""
    return site_url(base, article_address(article.slug))
