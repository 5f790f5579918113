"""Links and images in cleaned raw HTML get slots like all others."""

import re
from html import unescape

from medsite.model.content import ImageSlot, LinkSlot
from medsite.model.problem import Place
from medsite.read.markdown_book import Book

_OPEN = re.compile(r'<(a|img)((?:\s[\w-]+(?:="[^"]*")?)*)\s*/?>')
_PAIR = re.compile(r'\s([\w-]+)(?:="([^"]*)")?')
_ID = re.compile(r'<[a-z][^<>]*?\sid="([^"]*)"')


def open_raw_slots(part: str, book: Book) -> str:
    """Return a cleaned part whose links and images stand open."""

    def replace(match: re.Match[str]) -> str:
        pairs = {pair[1]: unescape(pair[2] or "") for pair in _PAIR.finditer(match[2])}
        if match[1] == "img":
            return _open_image(pairs, book)
        target = pairs.get("href", "")
        if not target or "\x00" in target or target.startswith(("#fn:", "#fnref:")):
            return match[0]
        mark = book.add_slot(LinkSlot(target, _find(target, book), raw=True))
        return re.sub(r'href="[^"]*"', f'href="{mark}"', match[0], count=1)

    return _OPEN.sub(replace, part)


def _open_image(pairs: dict[str, str], book: Book) -> str:
    target = pairs.pop("src", "")
    place = _find(target, book)
    if "alt" not in pairs:
        book.report("R031", place, "this image has no alternative text")
    alt = " ".join(pairs.pop("alt", "").split())
    return book.add_slot(ImageSlot(target, alt, "", tuple(pairs.items()), place)) if target else ""


def _find(target: str, book: Book) -> Place:
    """Return where the target stands, and look for the next one from there on."""
    place = book.finder.of_words(target, book.raw_line)
    book.raw_line = place.line - book.finder.origin.line
    return place
