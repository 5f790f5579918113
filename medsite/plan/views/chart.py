"""The shared parts of a site are made, each once."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from medsite.compute.digest import digest_bytes
from medsite.model.content import Article, Page
from medsite.model.feed import CopyJob
from medsite.model.output import Maker
from medsite.model.places import find_places
from medsite.model.problem import Place, Problem
from medsite.model.site import Site, Tag
from medsite.model.theme import Theme
from medsite.model.view import LinkView, PersonView, SiteView, TeaserView
from medsite.plan.addresses import address_book, texts_of
from medsite.plan.claims import address_for
from medsite.plan.dress import Dressed, Wardrobe, dress_doctor, dress_text
from medsite.plan.links import AddressBook, Written, resolve_link
from medsite.plan.livery import colours_for
from medsite.plan.pictures import Shot, Wanted, dressed_view, find_picture, shoot
from medsite.plan.settings import setting_place, theme_settings
from medsite.plan.shelf import Shelf
from medsite.plan.structured import person_node
from medsite.plan.urls import Base, asset_address, read_base, site_url
from medsite.plan.views.atlas import Atlas, root_links, tags_by_article, topic_links
from medsite.plan.views.cards import card_base
from medsite.plan.views.planned import Planned
from medsite.plan.views.podcast import podcast_faults
from medsite.plan.views.shared import article_url, has_search, person_view, site_view, teaser_view


class Chart(Struct, frozen=True):
    """The atlas, the files it already needs, and what was found wrong on the way.

    wardrobe: what slots are filled from. logo: the site's. faults: of the settings, the logo and the menu.
    """

    atlas: Atlas
    wardrobe: Wardrobe
    logo: Shot | None
    assets: tuple[Planned, ...]
    faults: tuple[Problem, ...]

    @property
    def planned(self) -> tuple[Planned, ...]:
        """Return the files that pictures and the theme need."""
        return (*_jobs(self.atlas.dressed, self.logo), *self.assets)

    @property
    def strangers(self) -> tuple[str, ...]:
        """Return the URLs of this host that texts lead to and that are not of this site, sorted."""
        return tuple(sorted({url for dressed in self.atlas.dressed.values() for url in dressed.strangers}))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return everything that is wrong with links, pictures, containers and settings."""
        return (*(p for d in self.atlas.dressed.values() for p in d.problems), *self.faults)


def chart_site(site: Site, theme: Theme, shelf: Shelf) -> Chart:
    """Return what all views are built from."""
    base = read_base(site.config.url)
    wardrobe = Wardrobe(address_book(site, theme, shelf, base), shelf, theme, site.config.language)
    settings, faults = theme_settings(site.config, theme)
    logo, logo_faults = _logo(site, settings, wardrobe)
    navigation, nav_faults = _navigation(site, wardrobe.book)
    assets, files = _assets(theme, settings)
    view = site_view(
        site,
        theme,
        base,
        navigation=navigation,
        settings=settings,
        assets={name: site_url(base, address) for name, address in assets.items()},
        logo=dressed_view(logo, site.config.title, "", ()) if logo else None,
        searched=shelf.search and has_search(site, theme),
    )
    atlas = _atlas(site, view, wardrobe)
    voice = podcast_faults(site, atlas.dressed, shelf, base)
    return Chart(atlas, wardrobe, logo, files, (*faults, *logo_faults, *nav_faults, *voice))


def _atlas(site: Site, view: SiteView, wardrobe: Wardrobe) -> Atlas:
    base = wardrobe.book.base
    dressed = _dress_all(site, wardrobe)
    persons = {d.slug: person_view(d, dressed[d.source], site, base) for d in site.doctors}
    tags_of = tags_by_article(site)
    topics = topic_links(site.tags, base)
    languages = {site.config.language, *(text.language for text in texts_of(site) if text.language)}
    return Atlas(
        site=site,
        theme=wardrobe.theme,
        shelf=wardrobe.shelf,
        base=base,
        view=view,
        dressed=dressed,
        persons=persons,
        topics=topics,
        tags_of=tags_of,
        teasers=_teasers(site, base, dressed, (persons, topics, tags_of)),
        portraits={d.slug: shot for d in site.doctors if (shot := dressed[d.source].picture)},
        disclosures={d.slug: d.disclosures for d in site.doctors if d.disclosures},
        card_base=card_base(wardrobe.theme) if wardrobe.shelf.cards else "",
        roots=root_links(wardrobe.theme, base, languages),
        spoken=_spoken(site),
        accounts={d.slug: d.social for d in site.doctors if d.social},
        nodes={slug: person_node(person, base.origin) for slug, person in persons.items()},
    )


def _spoken(site: Site) -> frozenset[str]:
    spoken = {article.language or site.config.language for article in site.articles}
    return frozenset(spoken if len(spoken) > 1 else ())


Shared = tuple[Mapping[str, PersonView], Mapping[str, LinkView], Mapping[str, tuple[Tag, ...]]]


def _teasers(site: Site, base: Base, dressed: Mapping[str, Dressed], shared: Shared) -> dict[str, TeaserView]:
    language = site.config.language
    return {a.source: _teaser(a, dressed[a.source], base, shared=shared, language=language) for a in site.articles}


def _teaser(article: Article, dressed: Dressed, base: Base, *, shared: Shared, language: str) -> TeaserView:
    persons, topics, tags_of = shared
    return teaser_view(
        article,
        article_url(article, base),
        tuple(persons[slug] for slug in article.authors if slug in persons),
        tuple(topics[tag.slug] for tag in tags_of[article.source]),
        picture=dressed.shown,
        language=language,
    )


def chart_again(chart: Chart, site: Site, text: Article | Page, book: AddressBook) -> Chart:
    """Return `chart` after a text of it was written anew without moving: same address, day, tags and authors.

    site, book: with the new text in them.
    """
    atlas, wardrobe = chart.atlas, replace(chart.wardrobe, book=book)
    dressed = {**atlas.dressed, text.source: dress_text(text, address_for(text), wardrobe)}
    teasers = atlas.teasers
    if isinstance(text, Article):
        shared = (atlas.persons, atlas.topics, atlas.tags_of)
        mine = _teaser(text, dressed[text.source], atlas.base, shared=shared, language=atlas.language)
        teasers = {**teasers, text.source: mine}
    return replace(chart, atlas=replace(atlas, site=site, dressed=dressed, teasers=teasers), wardrobe=wardrobe)


def _dress_all(site: Site, wardrobe: Wardrobe) -> dict[str, Dressed]:
    texts = {text.source: dress_text(text, address_for(text), wardrobe) for text in texts_of(site)}
    return texts | {d.source: dress_doctor(d, address_for(d), wardrobe) for d in site.doctors}


def _logo(site: Site, settings: Mapping[str, str], wardrobe: Wardrobe) -> tuple[Shot | None, tuple[Problem, ...]]:
    target = settings.get("logo", "")
    if not target:
        return None, ()
    place = setting_place(site.config, "logo")
    wanted = Wanted(site.config.source, target if target.startswith("/") else f"/{target}", place)
    found = find_picture(wanted, wardrobe.shelf, wardrobe.book.base)
    if isinstance(found, Problem):
        return None, (found,)
    return shoot(found, "/", wardrobe.book.base), ()


def _navigation(site: Site, book: AddressBook) -> tuple[tuple[LinkView, ...], tuple[Problem, ...]]:
    config = site.config
    place = find_places(config.source, config.places).get("navigation", Place(config.source))
    found = [(n.label, resolve_link(Written(n.url, place, config.source, "/"), book)) for n in config.navigation]
    links = tuple(LinkView(label, url) for label, url in found if not isinstance(url, Problem))
    return links, tuple(url for _, url in found if isinstance(url, Problem))


def _assets(theme: Theme, settings: Mapping[str, str]) -> tuple[dict[str, str], tuple[Planned, ...]]:
    jobs = [_asset(name, data, theme, settings) for name, data in sorted(theme.assets.items())]
    addresses = {job.source: asset_address(job.source, job.digest) for job in jobs}
    return addresses, tuple(Planned(addresses[job.source], "asset", job) for job in jobs)


def _asset(name: str, data: bytes, theme: Theme, settings: Mapping[str, str]) -> CopyJob:
    tail = colours_for(data.decode("utf-8", "replace"), theme, settings) if name.endswith(".css") else ""
    return CopyJob(name, digest_bytes(data + tail.encode()), tail)


def _jobs(dressed: Mapping[str, Dressed], logo: Shot | None) -> Iterator[Planned]:
    """Yield the files that pictures need, each once: many pages can show one picture."""
    every = [(source, job) for source, one in dressed.items() for job in one.jobs]
    every += [("", job) for job in (logo.jobs if logo else ())]
    seen: set[str] = set()
    for source, (address, job) in every:
        if address not in seen:
            seen.add(address)
            maker: Maker = "copy" if isinstance(job, CopyJob) else "picture"
            yield Planned(address, maker, job, files=(job.source,), source=source)
