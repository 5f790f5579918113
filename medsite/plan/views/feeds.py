"""Feeds of the site, of each tag and of each doctor; the sitemap; robots.txt."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from msgspec import Struct

from medsite.model.content import Article
from medsite.model.feed import EntryView, FeedView, PictureJob, SitemapIndexView, SitemapView, TextFileView
from medsite.model.output import Maker
from medsite.plan.urls import FEEDS, ROBOTS, SITEMAP, article_address, sitemap_part
from medsite.plan.views.atlas import Atlas
from medsite.plan.views.cards import MIME
from medsite.plan.views.heads import at_midnight, summary_of
from medsite.plan.views.planned import Planned

PART = 50_000  # URLs in a part of a sitemap, by its protocol
NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # what an empty feed says: its bytes must not know today
STYLE = "feed.css"
MAKERS: tuple[Maker, ...] = ("rss", "atom", "json_feed")


class Channel(Struct, frozen=True):
    """A feed to plan.

    address: of the folder it stands in; articles: newest first. home: address of the page it belongs to, "" for its own
    folder. language: of all its articles, "" for the site's.
    """

    address: str
    title: str
    description: str
    articles: Sequence[Article]
    authors: tuple[str, ...] = ()
    home: str = ""
    language: str = ""


def entry_views(articles: Iterable[Article], atlas: Atlas) -> dict[str, EntryView]:
    """Return the feed entry of each article, by source path."""
    full = atlas.site.config.feeds.full_text
    return {article.source: _entry(article, atlas, full_text=full) for article in articles}


def _entry(article: Article, atlas: Atlas, *, full_text: bool) -> EntryView:
    url = atlas.absolute(article_address(article.slug))
    dressed = atlas.dressed[article.source]
    return EntryView(
        id=entry_id(article, url, atlas),
        url=url,
        title=article.title,
        summary=summary_of(article),
        published=article.published,
        updated=at_midnight(article.updated, article.published),
        authors=tuple(person.name for person in atlas.people(article.authors)),
        tags=tuple(link.label for link in atlas.tag_links(article)),
        language=article.language or atlas.language,
        body=dressed.body if full_text else None,
        image=_image(article, atlas),
        picture=_measurable(article, atlas),
        audio=_audio(article, atlas),
        notes=correction_notes(article, atlas),
    )


def correction_notes(article: Article, atlas: Atlas) -> tuple[str, ...]:
    """Return what was put right, a sentence each, as feeds show it."""
    return tuple(f"{atlas.word('correction', article.language)}: {text}" for text in article.corrections)


def entry_id(article: Article, url: str, atlas: Atlas) -> str:
    """Return an id that is an address (RFC 4287 asks for an IRI), whatever the author wrote."""
    if not article.feed_id:
        return url
    return article.feed_id if ":" in article.feed_id else f"{atlas.absolute('/')}#{article.feed_id}"


def _audio(article: Article, atlas: Atlas) -> tuple[str, str, int, int] | None:
    heard = atlas.dressed[article.source].audio
    if heard is None:
        return None
    return heard.url if heard.host else atlas.base.origin + heard.url, heard.type, heard.size, heard.seconds


def _image(article: Article, atlas: Atlas) -> tuple[str, str, int] | None:
    shot = atlas.dressed[article.source].picture
    if shot is None or shot.picture.format not in MIME:
        return None
    return atlas.base.origin + shot.view.url, MIME[shot.picture.format], 0


def _measurable(article: Article, atlas: Atlas) -> str:
    """Return the path of an article's picture where it is published in its own size: then its bytes are soon known."""
    shot = atlas.dressed[article.source].picture
    if shot is None or shot.picture.format not in MIME or not shot.jobs:
        return ""
    job = shot.jobs[0][1]
    return "" if isinstance(job, PictureJob) and (job.width or job.format) else shot.picture.path


def plan_feeds(channel: Channel, atlas: Atlas, entries: Mapping[str, EntryView]) -> Iterator[Planned]:
    """Yield the three feeds of a channel."""
    shown = tuple(entries[a.source] for a in channel.articles[: max(0, atlas.site.config.feeds.limit)])
    updated = max((entry.updated for entry in shown), default=NEVER)
    bodies = tuple(dict.fromkeys(e.body.digest for e in shown if e.body and e.body.digest))
    pictures = tuple(dict.fromkeys(entry.picture for entry in shown if entry.picture))
    style = atlas.view.assets.get(STYLE, "")
    for maker, (_, name) in zip(MAKERS, FEEDS, strict=True):
        view = FeedView(
            title=channel.title,
            description=channel.description or channel.title,
            url=atlas.absolute(channel.address + name),
            home=atlas.absolute(channel.home or channel.address),
            language=channel.language or atlas.language,
            updated=updated,
            authors=channel.authors,
            entries=shown,
            base=atlas.site.config.url,
            hub=atlas.site.config.feeds.hub,
            stylesheet=style and atlas.base.origin + style,
        )
        yield Planned(channel.address + name, maker, view, bodies=bodies, files=pictures)


def plan_sitemap(listed: Sequence[Planned], atlas: Atlas, part: int = PART) -> Iterator[Planned]:
    """Yield the sitemap's index and parts, and robots.txt that names it; part: URLs in each at most."""
    pages = sorted((atlas.absolute(p.address), p.lastmod) for p in listed)
    parts = [tuple(pages[start : start + part]) for start in range(0, max(1, len(pages)), part)]
    addresses = [sitemap_part(number) for number in range(1, len(parts) + 1)]
    for address, urls in zip(addresses, parts, strict=True):
        yield Planned(address, "sitemap", SitemapView(urls))
    yield Planned(SITEMAP, "sitemap_index", SitemapIndexView(tuple(map(atlas.absolute, addresses))))
    yield Planned(ROBOTS, "text", TextFileView(f"User-agent: *\nAllow: /\n\nSitemap: {atlas.absolute(SITEMAP)}\n"))
