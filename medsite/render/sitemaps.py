"""Sitemap parts and their index (sitemaps.org, protocol 0.9)."""

from html import escape

from medsite.model.feed import SitemapIndexView, SitemapView

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def make_sitemap(view: SitemapView) -> bytes:
    """Return one part: at most 50,000 addresses, by the protocol."""
    rows = "".join(_row("url", address, changed) for address, changed in view.urls)
    return f"{_HEAD}<urlset {_SPACE}>\n{rows}</urlset>\n".encode()


def make_sitemap_index(view: SitemapIndexView) -> bytes:
    """Return the list of parts."""
    rows = "".join(_row("sitemap", address, "") for address in view.parts)
    return f"{_HEAD}<sitemapindex {_SPACE}>\n{rows}</sitemapindex>\n".encode()


def _row(element: str, address: str, changed: str) -> str:
    lastmod = f"<lastmod>{escape(changed)}</lastmod>" if changed else ""
    return f"<{element}><loc>{escape(address)}</loc>{lastmod}</{element}>\n"
