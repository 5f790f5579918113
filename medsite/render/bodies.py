"""A body's open slots are filled; with nothing of a theme, for feeds."""

import re
from collections.abc import Callable, Sequence
from html import escape
from urllib.parse import urljoin

from msgspec import Struct

from medsite.model.content import Body, ContainerSlot, Outline, Slot
from medsite.model.view import BodyView, PictureView, VideoView

Fill = str | PictureView | VideoView | None
_SLOT = re.compile("\x00([0-9]{1,7})\x00")
_DEEPEST = 50
_TAG = re.compile(r'<[a-zA-Z][a-zA-Z0-9]*(?:\s+[^\s=<>"]+(?:="[^"]*")?)+\s*/?>')
_ATTRIBUTE = re.compile(r'(\s)([^\s=<>"]+)="([^"]*)"')
_ADDRESSES = frozenset({"href", "src", "poster", "cite", "srcset"})
_SCHEME = re.compile(r"(?:https?:|mailto:|tel:|sms:|data:)", re.IGNORECASE)


class Fillers(Struct, frozen=True):
    """How each kind of slot becomes HTML.

    link: URL → escaped URL. picture: view → HTML. container: slot, its inner HTML, its fill → HTML.
    """

    link: Callable[[str], str]
    picture: Callable[[PictureView], str]
    container: Callable[[ContainerSlot, str, Fill], str]


def fill_body(body: Body, slots: Sequence[Slot], fills: Sequence[Fill], fillers: Fillers) -> str:
    """Return the body's HTML with every slot filled; a fill's own text is never searched for slots.

    A container is shown once: a body that names one twice was not made by read/ and could grow without end.
    """
    return _Filling(body, slots, fills, fillers, set()).fill_part(0, 0)


class _Filling(Struct, frozen=True):
    """A body being filled. shown: containers that were met."""

    body: Body
    slots: Sequence[Slot]
    fills: Sequence[Fill]
    fillers: Fillers
    shown: set[int]

    def fill_part(self, part: int, depth: int) -> str:
        text = self.body.parts[part] if depth <= _DEEPEST else ""
        words = _SLOT.split(text)  # with the number of a slot after each but the last
        words[1::2] = [self.fill_slot(int(number), depth) for number in words[1::2]]
        return "".join(words)

    def fill_slot(self, number: int, depth: int) -> str:
        if number >= len(self.slots) or number in self.shown:
            return ""
        slot = self.slots[number]
        fill = self.fills[number] if number < len(self.fills) else None
        if isinstance(slot, ContainerSlot):
            self.shown.add(number)
            return self.fillers.container(slot, self.fill_part(slot.part, depth + 1), fill)
        if isinstance(fill, PictureView):
            return self.fillers.picture(fill)
        return self.fillers.link(fill if isinstance(fill, str) else "")


def render_neutral(view: BodyView, body: Body, outline: Outline, page: str) -> str:
    """Return the body's HTML without a theme and with absolute addresses only.

    page: the absolute URL of the page it stands on; addresses are resolved against it.
    """
    fillers = Fillers(
        link=lambda url: escape(urljoin(page, url)),
        picture=lambda picture: _plain_picture(picture, page),
        container=lambda slot, inner, fill: _plain_container(slot, inner, fill, page),
    )
    return make_absolute(fill_body(body, outline.slots, view.fills, fillers), page)


def make_absolute(html: str, page: str) -> str:
    """Return sanitised HTML with every address in a tag made absolute."""
    return _TAG.sub(lambda tag: _ATTRIBUTE.sub(lambda hit: _absolute(hit, page), tag[0]), html)


def _absolute(hit: re.Match[str], page: str) -> str:
    blank, name, value = hit.groups()
    if name not in _ADDRESSES:
        return hit[0]
    if name == "srcset":
        value = ", ".join(_candidate(part, page) for part in value.split(", "))
    elif not _SCHEME.match(value):
        value = urljoin(page, value)
    return f'{blank}{name}="{value}"'


def _candidate(part: str, page: str) -> str:
    url, _, size = part.strip().partition(" ")
    return f"{urljoin(page, url)} {size}".strip()


def _plain_picture(picture: PictureView, page: str) -> str:
    size = f' width="{picture.width}" height="{picture.height}"' if picture.width and picture.height else ""
    source = escape(urljoin(page, picture.url))
    image = f'<img src="{source}" alt="{escape(picture.alt)}"{size}>'
    if not picture.caption:
        return image
    return f"<figure>{image}<figcaption>{picture.caption}</figcaption></figure>"


def _plain_container(slot: ContainerSlot, inner: str, fill: Fill, page: str) -> str:
    """Return a section with what the usual attributes say: a video's address, an emergency's number."""
    given = dict(slot.attributes)
    url = urljoin(page, fill.page) if isinstance(fill, VideoView) else given.get("url") or given.get("src") or ""
    title = escape(slot.title)
    if url.startswith("https://"):
        title = f'<a href="{escape(url)}">{title or escape(url)}</a>'
    call = f"<p><strong>{escape(given['call'])}</strong></p>" if given.get("call") else ""
    head = f"<p><strong>{title}</strong></p>" if title else ""
    return f"<section>{head}{inner}{call}</section>"
