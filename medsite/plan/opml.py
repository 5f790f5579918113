"""The list of all feeds as OPML 2.0 (opml.org/spec2.opml), for people who follow more than one."""

from collections.abc import Iterable
from html import escape

from medsite.plan.views.atlas import Atlas
from medsite.plan.views.feeds import Channel


def opml_text(title: str, channels: Iterable[Channel], atlas: Atlas) -> str:
    """Return the list of the channels' RSS feeds."""
    lines = [_outline(channel, atlas) for channel in channels]
    if atlas.view.podcast:
        feed, home, name = (escape(_clean(text)) for text in (atlas.view.podcast, atlas.absolute("/"), title))
        said = f'text="{name}" title="{name}" xmlUrl="{feed}" htmlUrl="{home}" category="podcast"'
        lines.append(f'<outline type="rss" {said}/>')
    head = f"<head><title>{escape(_clean(title), quote=False)}</title></head>"
    whole = ('<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', head, "<body>", *lines, "</body>")
    return "\n".join((*whole, "</opml>\n"))


def _outline(channel: Channel, atlas: Atlas) -> str:
    title = escape(_clean(channel.title))
    feed = escape(atlas.absolute(channel.address + "feed.xml"))
    home = escape(atlas.absolute(channel.home or channel.address))
    language = escape(channel.language or atlas.language)
    said = f'text="{title}" title="{title}" xmlUrl="{feed}" htmlUrl="{home}" language="{language}"'
    return f'<outline type="rss" {said}/>'


def _clean(text: str) -> str:
    """Return `text` without what XML cannot carry (XML 1.0, 2.2)."""
    return "".join(c for c in text if c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
