"""What every view is built from: the site with each shared part made once."""

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from medsite.model.content import Article
from medsite.model.site import Site, Tag
from medsite.model.theme import Theme
from medsite.model.view import LinkView, PersonView, SiteView, TeaserView
from medsite.plan.dress import Dressed
from medsite.plan.pictures import Shot
from medsite.plan.shelf import Shelf
from medsite.plan.spelling import slug_of
from medsite.plan.structured import Node
from medsite.plan.urls import ARCHIVE, DIRECTORY, HOME, TOPICS, Base, absolute_url, site_url, tag_address
from medsite.plan.views.words import word


class Atlas(Struct, frozen=True):
    """The site, its URLs and its shared parts.

    dressed, teasers: by source path. persons: by doctor's slug. topics: tag slug → its link.
    tags_of: source path → the article's tags.
    portraits: doctor's slug → photo. disclosures: doctor's slug → lines.
    card_base: digest of what all cards share, "" for no cards.
    roots: language → address → the first steps of every way through the site.
    nodes: doctor's slug → structured data as an author. accounts: doctor's slug → (network, URL) pairs.
    spoken: languages of articles, where there are several: each has feeds of its own.
    """

    site: Site
    theme: Theme
    shelf: Shelf
    base: Base
    view: SiteView
    dressed: Mapping[str, Dressed]
    persons: Mapping[str, PersonView]
    topics: Mapping[str, LinkView]
    tags_of: Mapping[str, tuple[Tag, ...]]
    teasers: Mapping[str, TeaserView]
    portraits: Mapping[str, Shot]
    disclosures: Mapping[str, tuple[str, ...]]
    card_base: str
    roots: Mapping[str, Mapping[str, LinkView]]
    nodes: Mapping[str, Node]
    accounts: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    spoken: frozenset[str] = frozenset()

    @property
    def language(self) -> str:
        """Return the site's own language."""
        return self.site.config.language

    def url(self, address: str) -> str:
        """Return an address as pages print it."""
        return site_url(self.base, address)

    def absolute(self, address: str) -> str:
        """Return the whole URL for an address."""
        return absolute_url(self.base, address)

    def word(self, key: str, language: str = "", **values: str | int) -> str:
        """Return a word of the interface, in the site's language where no other is given."""
        return word(self.theme, language or self.language, key, **values)

    def people(self, slugs: tuple[str, ...]) -> tuple[PersonView, ...]:
        """Return the doctors with these slugs; unknown ones were reported when the site was assembled."""
        return tuple(self.persons[slug] for slug in slugs if slug in self.persons)

    def tag_links(self, article: Article) -> tuple[LinkView, ...]:
        """Return the links to an article's tags, each once."""
        return tuple(self.topics[tag.slug] for tag in self.tags_of.get(article.source, ()))

    def listed(self, articles: tuple[Article, ...]) -> tuple[TeaserView, ...]:
        """Return the teasers of articles."""
        return tuple(self.teasers[a.source] for a in articles)


def root_links(theme: Theme, base: Base, languages: Iterable[str]) -> dict[str, dict[str, LinkView]]:
    """Return the home page and the lists as links, by language and address."""
    keys = (("home", HOME), ("articles", ARCHIVE), ("doctors", DIRECTORY), ("topics", TOPICS))
    return {
        language: {address: LinkView(word(theme, language, key), site_url(base, address)) for key, address in keys}
        for language in languages
    }


def topic_links(tags: tuple[Tag, ...], base: Base) -> dict[str, LinkView]:
    """Return the link to each tag's page, by slug."""
    return {tag.slug: LinkView(tag.label, site_url(base, tag_address(tag.slug))) for tag in tags}


def tags_by_article(site: Site) -> dict[str, tuple[Tag, ...]]:
    """Return each article's tags as its author ordered them, each once, by source path."""
    known = {tag.slug: tag for tag in site.tags}
    slugs = ((a.source, dict.fromkeys(map(slug_of, a.tags))) for a in site.articles)
    return {source: tuple(known[slug] for slug in found if slug in known) for source, found in slugs}
