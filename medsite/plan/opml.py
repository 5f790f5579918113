"""The list of all feeds as OPML 2.0 (opml.org/spec2.opml), for people who follow more than one."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from medsite.plan.views.atlas import Atlas
from medsite.plan.views.feeds import Channel


def opml_text(title: str, channels: Iterable[Channel], atlas: Atlas) -> str:
    """Return the list of the channels' RSS feeds."""
    lines = [_outline(channel, atlas) for channel in channels]
    head = f"<head><title>{escape(_clean(title))}</title></head>"
    whole = ('<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', head, "<body>", *lines, "</body>")
    return "\n".join((*whole, "</opml>\n"))


def _outline(channel: Channel, atlas: Atlas) -> str:
    title = quoteattr(_clean(channel.title))
    feed = quoteattr(atlas.absolute(channel.address + "feed.xml"))
    home = quoteattr(atlas.absolute(channel.home or channel.address))
    language = quoteattr(channel.language or atlas.language)
    return f'<outline type="rss" text={title} title={title} xmlUrl={feed} htmlUrl={home} language={language}/>'


def _clean(text: str) -> str:
    """Return `text` without what XML cannot carry (XML 1.0, 2.2)."""
    return "".join(c for c in text if c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
