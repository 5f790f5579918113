"""Tell the addresses of a page apart: the site's own, those of strangers, and those that only lead somewhere."""

import html
import re

_CSS_URL = re.compile(r"""(?:url\(\s*["']?|@import\s+["']|image-set\(\s*["'])([^"')\s]+)""", re.IGNORECASE)
_OUTSIDE = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//([^/?#\s]+)|([a-zA-Z][a-zA-Z0-9+.-]*):")


class Addresses:
    """The addresses of one file, collected while it is read.

    links: own ones, in order, no doubles. hosts: strangers that a browser asks by itself. faults: (rule, detail).
    """

    def __init__(self, host: str) -> None:
        """Begin with none. host: the site's own; "" makes every absolute address a stranger's."""
        self.host = host.lower()
        self.links: dict[str, None] = {}
        self.hosts: dict[str, None] = {}
        self.faults: list[tuple[str, str]] = []

    def ask(self, url: str) -> None:
        """Note an address that a browser fetches by itself."""
        url = url.strip()
        if url in self.links:
            return
        outside = None if url[:1] == "/" != url[1:2] else _OUTSIDE.match(url)
        if not outside:
            if url and not url.startswith("#"):
                self.links[url] = None
        elif outside[1]:
            self.ask_host(url, outside[1].lower())

    def ask_host(self, url: str, host: str) -> None:
        """Note a fetched address with a host: our own is a link, another is a stranger."""
        if host == self.host:
            self.links[_path_of(url)] = None
        else:
            self.hosts[host] = None

    def lead(self, url: str) -> None:
        """Note an address that a reader may follow."""
        outside = None if url[:1] == "/" != url[1:2] else _OUTSIDE.match(url)
        if not outside:
            self.links[url] = None
        elif outside[1]:
            if outside[1].lower() == self.host:
                self.links[_path_of(url)] = None
        elif outside[2].lower() in ("javascript", "vbscript", "data"):
            self.faults.append(("A005", outside[2].lower() + ":"))

    def styles(self, css: str) -> None:
        """Note what style text would fetch."""
        for url in _CSS_URL.findall(html.unescape(css)):
            self.ask(url)


def _path_of(url: str) -> str:
    """Return the part of an absolute address behind its host."""
    rest = url.partition("//")[2]
    place = min((at for at in map(rest.find, "/?#") if at >= 0), default=-1)
    return rest[place:] if place >= 0 else "/"
