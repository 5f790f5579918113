"""The door of feedgen and lxml: RSS 2.0 and Atom 1.0 for the site, a tag or a doctor.

Feedgen makes the head of a feed and each entry; an entry is made once and set into every feed that shows it.
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from html import escape
from typing import Any

from medsite.model.feed import FeedView
from medsite.render.feed_entries import EntryJob, clean, entry_html, entry_summary, picture_length, quoted
from medsite.render.materials import Materials

_ATOM = "http://www.w3.org/2005/Atom"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_DC = "http://purl.org/dc/elements/1.1/"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LIKE_HTML = re.compile(r"<[a-zA-Z/!?]|&[a-zA-Z#]")
_OPENING = re.compile(r"<item[^>]*>")


def make_rss(view: FeedView, materials: Materials) -> bytes:
    """Return the feed as RSS 2.0, the same bytes for the same view."""
    head = _head(view, "application/rss+xml").rss_str(xml_declaration=True).decode("utf-8")
    head = head.replace("<rss ", f'<rss xmlns:dc="{_DC}" ', 1)
    if view.hub:
        head = head.replace("<channel>", f'<channel>\n<atom:link href={quoted(clean(view.hub))} rel="hub"/>', 1)
    return _splice(styled(head, view.stylesheet), "</channel>", map(_rss_item, _jobs(view, materials)))


def make_atom(view: FeedView, materials: Materials) -> bytes:
    """Return the feed as Atom 1.0 (RFC 4287), the same bytes for the same view."""
    head = _head(view, "application/atom+xml").atom_str(xml_declaration=True).decode("utf-8")
    return _splice(styled(head, view.stylesheet), "</feed>", map(_atom_entry, _jobs(view, materials)))


def styled(head: str, stylesheet: str) -> str:
    """Return a feed's head that tells browsers how to show it to people. stylesheet: absolute URL, "" for none."""
    if not stylesheet:
        return head
    told = f'<?xml-stylesheet type="text/css" href={quoted(clean(stylesheet))}?>'
    return head.replace("?>", f"?>\n{told}", 1)


def _jobs(view: FeedView, materials: Materials) -> Iterator[EntryJob]:
    return (EntryJob(entry, materials) for entry in view.entries)


def _splice(head: str, end: str, entries: Iterator[str]) -> bytes:
    before, mark, after = head.rpartition(end)
    return "".join((before, "\n", *(f"{entry}\n" for entry in entries), mark, after, "\n")).encode("utf-8")


def _head(view: FeedView, kind: str) -> Any:
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    title = clean(view.title) or view.home
    feed.id(clean(view.url))
    feed.title(title)
    feed.description(clean(view.description) or title)
    feed.language(clean(view.language))
    feed.generator("medsite")
    feed.docs("https://www.rssboard.org/rss-specification")
    feed.updated(aware(view.updated))
    feed.lastBuildDate(aware(view.updated))
    feed.author([{"name": clean(name)} for name in view.authors if clean(name)] or [{"name": title}])
    feed.link(href=clean(view.url), rel="self", type=kind)
    if view.hub:
        feed.link(href=clean(view.hub), rel="hub")
    feed.link(href=clean(view.home), rel="alternate", type="text/html")
    return feed


def aware(moment: datetime) -> datetime:
    """Return a moment with a zone: UTC where it has none."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _entry(job: EntryJob, put_html: Callable[[Any, str], None]) -> Any:
    from feedgen.entry import FeedEntry

    view = job.entry
    entry = FeedEntry()
    entry.guid(clean(view.id), permalink=view.id == view.url)
    entry.updated(aware(view.updated))
    entry.published(aware(view.published))
    entry.link(href=clean(view.url), rel="alternate", type="text/html")
    if view.audio:  # RSS has room for one: whoever follows with a podcast program wants to hear
        url, kind, size, _ = view.audio
        entry.link(href=clean(url), rel="enclosure", type=kind, length=str(size))
    elif view.image:
        url, kind, _ = view.image
        entry.link(href=clean(url), rel="enclosure", type=kind, length=str(picture_length(job)))
    entry.category([{"term": tag} for tag in map(clean, view.tags) if tag])
    if view.body is not None:
        put_html(entry, entry_html(job))
    return entry


@lru_cache(maxsize=2048)
def _rss_item(job: EntryJob) -> str:
    from lxml import etree

    view = job.entry
    entry = _entry(job, lambda made, html: made.content(html, type="html"))
    title = clean(view.title)
    # a reader takes an RSS title for HTML or for text; one that looks like HTML is escaped for both
    entry.title(escape(title, quote=False) if _LIKE_HTML.search(title) else title or view.url)
    if entry_summary(view):
        entry.description(escape(entry_summary(view), quote=False), isSummary=True)
    item = entry.rss_entry()
    root = etree.Element("rss", nsmap={"atom": _ATOM, "content": _CONTENT, "dc": _DC})
    root.append(item)
    for name in filter(None, map(clean, view.authors)):
        etree.SubElement(item, f"{{{_DC}}}creator").text = name
    etree.SubElement(item, f"{{{_DC}}}language").text = clean(view.language)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["atom", "content", "dc"])
    return _OPENING.sub("<item>", etree.tostring(item, encoding="unicode"), count=1)


@lru_cache(maxsize=2048)
def _atom_entry(job: EntryJob) -> str:
    from lxml import etree

    view = job.entry
    entry = _entry(job, lambda made, html: made.content(html, type="html"))
    entry.title(clean(view.title) or view.url)
    if entry_summary(view):
        entry.summary(entry_summary(view))
    entry.author([{"name": name} for name in map(clean, view.authors) if name])
    made = entry.atom_entry()
    # feedgen writes the addresses of entry links alone
    for link, fields in zip(made.findall("link"), entry.link(), strict=True):
        for name in ("rel", "type", "length"):
            if fields.get(name):
                link.set(name, fields[name])
    made.set(_LANG, clean(view.language))
    return str(etree.tostring(made, encoding="unicode"))
