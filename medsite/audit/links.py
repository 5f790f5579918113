"""Follow every internal link and anchor of a finished site."""

import posixpath
from collections.abc import Collection, Mapping
from typing import Protocol
from urllib.parse import unquote

from medsite.audit.rules import state_problem
from medsite.model.problem import Problem


class Linked(Protocol):
    """What is needed of a page: `Finished` and `Pressed` both have it."""

    @property
    def links(self) -> tuple[str, ...]:
        """Return internal addresses as written, with or without ``#anchor``."""

    @property
    def anchors(self) -> tuple[str, ...]:
        """Return the ids of the page."""


def audit_links(pages: Mapping[str, Linked], known: Collection[str], base: str = "/") -> tuple[Problem, ...]:
    """Return a problem for every internal link whose file or anchor does not exist.

    pages: output path → page, for every page whose links are to be followed and whose ids are to be known.
    known: all output paths. base: the base path with a trailing slash; addresses outside it are not the site's.
    """
    walk = _Walk(pages, known if isinstance(known, (set, frozenset)) else frozenset(known), base)
    found = [
        state_problem(rule, path, link)
        for path, page in pages.items()
        for link in page.links
        if (rule := walk.judge(path, link))
    ]
    return tuple(found)


class _Walk:
    """A walk over one site; remembers root addresses that it has judged before."""

    def __init__(self, pages: Mapping[str, Linked], known: Collection[str], base: str) -> None:
        self.known = known
        self.base = base
        self.pages = pages
        self.anchors: dict[str, frozenset[str]] = {}
        self.judged: dict[str, str] = {}

    def judge(self, path: str, link: str) -> str:
        """Return the rule that `link` on the page `path` breaks, or ""."""
        if not link.startswith("/"):
            return self._follow(path, link)
        if link not in self.judged:
            self.judged[link] = self._follow(path, link)
        return self.judged[link]

    def _follow(self, path: str, link: str) -> str:
        address, _, anchor = link.partition("#")
        address = unquote(address.partition("?")[0])
        if not address:
            target = path
        else:
            if address.startswith("/"):
                if not address.startswith(self.base) and address + "/" != self.base:
                    return "A004"
                address = address[len(self.base) :]
            else:
                address = posixpath.join(posixpath.dirname(path), address)
            target = self._find(address)
        if target not in self.known:
            return "A001"
        return "" if self._holds(target, unquote(anchor)) else "A002"

    def _find(self, address: str) -> str:
        """Return the output path that a host serves for `address` below the base path."""
        folder = not address or address.endswith(("/", "/.", "/.."))
        path = posixpath.normpath(address) if address else ""
        path = "" if path == "." else path
        if folder or (path not in self.known and f"{path}/index.html" in self.known):
            return f"{path}/index.html".lstrip("/")
        return path

    def _holds(self, target: str, anchor: str) -> bool:
        if not anchor or anchor == "top" or anchor.startswith(":~:text=") or target not in self.pages:
            return True
        if target not in self.anchors:  # made when asked for: those of all pages would fill the memory of a large site
            self.anchors[target] = frozenset(self.pages[target].anchors)
        return anchor in self.anchors[target]
