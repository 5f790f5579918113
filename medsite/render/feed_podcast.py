"""The podcast's feed: RSS 2.0 with what the directories of Apple and Spotify ask for.

Sources: podcasters.apple.com/support/823 (required tags), rssboard.org/rss-specification,
github.com/Podcastindex-org/podcast-namespace (transcript, guid).
"""

import uuid
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from medsite.model.feed import EntryView, EpisodeView, PodcastView
from medsite.render.feed_entries import EntryJob, clean, entry_html
from medsite.render.feeds import aware, styled
from medsite.render.materials import Materials

_ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
_PODCAST = "https://podcastindex.org/namespace/1.0"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_ATOM = "http://www.w3.org/2005/Atom"
_SPACES = {"itunes": _ITUNES, "podcast": _PODCAST, "content": _CONTENT, "atom": _ATOM}
# the namespace that podcast:guid is counted in (podcast-namespace, guid)
_GUIDS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
_TRANSCRIPTS = {"vtt": "text/vtt", "srt": "application/x-subrip", "html": "text/html", "json": "application/json"}
_LONGEST = 4000  # characters of a description that Apple keeps


def make_podcast(view: PodcastView, materials: Materials) -> bytes:
    """Return the podcast's feed, the same bytes for the same view."""
    from lxml import etree

    rss = etree.Element("rss", nsmap=_SPACES)
    rss.set("version", "2.0")
    channel = etree.SubElement(rss, "channel")
    _fill_channel(channel, view)
    for episode in view.episodes:
        _fill_item(etree.SubElement(channel, "item"), episode, materials)
    etree.indent(rss, space="")
    made: bytes = etree.tostring(rss, encoding="UTF-8", xml_declaration=True)
    return styled(made.decode("utf-8"), view.stylesheet).encode("utf-8") + b"\n"


def _fill_channel(channel: Any, view: PodcastView) -> None:
    title = clean(view.title)
    _add(channel, "title", title)
    _add(channel, "link", view.home)
    _add(channel, "description", clean(view.description)[:_LONGEST])
    _add(channel, "language", view.language)
    _add(channel, "generator", "medsite")
    _add(channel, "lastBuildDate", _day(view.updated))
    _add(channel, "copyright", clean(view.copyright))
    _link(channel, view.url, "self")
    if view.hub:
        _link(channel, view.hub, "hub")
    _add(channel, "itunes:author", clean(view.author))
    owner = _add(channel, "itunes:owner")
    _add(owner, "itunes:name", clean(view.owner))
    _add(owner, "itunes:email", view.email)
    _add(channel, "itunes:image").set("href", view.image)
    above, _, below = view.category.partition(" > ")
    category = _add(channel, "itunes:category")
    category.set("text", above)
    if below:
        _add(category, "itunes:category").set("text", below)
    _add(channel, "itunes:explicit", _said(view.explicit))
    _add(channel, "itunes:type", view.type)
    _add(channel, "podcast:guid", str(uuid.uuid5(_GUIDS, view.url.partition("://")[2].rstrip("/"))))
    image = _add(channel, "image")
    for name, text in (("url", view.image), ("title", title), ("link", view.home)):
        _add(image, name, text)


def _fill_item(item: Any, view: EpisodeView, materials: Materials) -> None:
    _add(item, "title", clean(view.title))
    _add(item, "link", view.url)
    _add(item, "guid", clean(view.id)).set("isPermaLink", "true" if view.id == view.url else "false")
    _add(item, "pubDate", _day(view.published))
    _add(item, "description", clean(view.summary)[:_LONGEST])
    _add(item, "content:encoded", entry_html(EntryJob(_entry(view), materials)))
    enclosure = _add(item, "enclosure")
    for name, text in (("url", view.audio), ("length", str(view.size)), ("type", view.type)):
        enclosure.set(name, text)
    _add(item, "itunes:author", clean(", ".join(view.authors)))
    _add(item, "itunes:duration", str(view.seconds or ""))
    _add(item, "itunes:explicit", _said(view.explicit))
    _add(item, "itunes:episodeType", "full")
    _add(item, "itunes:season", str(view.season or ""))
    _add(item, "itunes:episode", str(view.episode or ""))
    if view.transcript:
        transcript = _add(item, "podcast:transcript")
        transcript.set("url", view.transcript)
        transcript.set("type", _TRANSCRIPTS.get(view.transcript.rpartition(".")[2].lower(), "text/plain"))
        transcript.set("language", view.language)


def _entry(view: EpisodeView) -> EntryView:
    """Return an episode as the entry that the other feeds show, whose HTML is made already."""
    return EntryView(
        id=view.id,
        url=view.url,
        title=view.title,
        summary=view.summary,
        published=view.published,
        updated=view.updated,
        authors=view.authors,
        tags=(),
        language=view.language,
        body=view.body,
        notes=view.notes,
    )


_OWN_ELEMENTS = frozenset(
    {"itunes:image", "itunes:owner", "itunes:category", "enclosure", "podcast:transcript", "image"}
)


def _add(parent: Any, name: str, text: str = "") -> Any:
    """Return a new element; one without words or attributes of its own is left out of the feed."""
    from lxml import etree

    space, _, local = name.rpartition(":")
    made = etree.Element(f"{{{_SPACES[space]}}}{local}" if space else local)
    made.text = text or None
    if text or name in _OWN_ELEMENTS:
        parent.append(made)
    return made


def _link(channel: Any, url: str, rel: str) -> None:
    from lxml import etree

    link = etree.SubElement(channel, f"{{{_ATOM}}}link")
    link.set("href", url)
    link.set("rel", rel)
    if rel == "self":
        link.set("type", "application/rss+xml")


def _said(explicit: bool) -> str:  # noqa: FBT001 - what the format asks for
    return "true" if explicit else "false"


def _day(moment: datetime) -> str:
    at = aware(moment)
    return format_datetime(at.astimezone(UTC), usegmt=True)
