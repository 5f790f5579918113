"""Headings: an outline without gaps, and anchors that are unique in the text."""

import re

from medsite.read.slugs import make_slug

_OWN = re.compile(r"[ \t]*\{#([^\s{}]+)\}[ \t]*$")
_KEPT_FOR_THE_PAGE = ("main", "content", "top", "nav", "menu", "search", "header", "footer", "toc", "skip")
"""Ids that themes use around the text."""


class Anchors:
    """Numbers headings and gives out ids."""

    def __init__(self) -> None:
        self.taken = set(_KEPT_FOR_THE_PAGE)
        self._last: dict[str, int] = {}
        self._open: list[int] = []

    def level(self, written: int) -> int:
        """Return the level that a heading gets: 2 for the outermost, one more for each that it stands below.

        However the author numbered them, no level is skipped and none is the page's own h1.
        """
        while self._open and self._open[-1] >= written:
            self._open.pop()
        self._open.append(written)
        return min(len(self._open) + 1, 6)

    def claim(self, text: str) -> str:
        """Return an id made of a heading's text that nothing else has."""
        base = make_slug(text) or "section"
        anchor, number = base, self._last.get(base, 1)
        while anchor in self.taken:
            number += 1
            anchor = f"{base}-{number}"
        self._last[base] = number
        self.taken.add(anchor)
        return anchor


def split_own_anchor(content: str) -> tuple[str, str]:
    """Return a heading's content and the anchor that the author gave it: ``## Title {#anchor}``."""
    match = _OWN.search(content) if content.endswith("}") else None
    return (content[: match.start()], match[1]) if match else (content, "")
