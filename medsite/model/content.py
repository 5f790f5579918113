"""What the doctors write, read and typed: bodies, articles and pages."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from medsite.model.audio import Audio
from medsite.model.event import Event
from medsite.model.problem import Place


class Source(Struct, frozen=True):
    """A file under content/, unread.

    path: relative to the site's root, forward slashes (``content/articles/hay-fever.md``).
    digest: of the bytes, hexadecimal.
    """

    path: str
    data: bytes
    digest: str


class Heading(Struct, frozen=True, array_like=True, gc=False):
    """A heading of a body. level: 1 to 6. anchor: its id, unique in the body. text: plain."""

    level: int
    anchor: str
    text: str


class LinkSlot(Struct, frozen=True, tag="link", array_like=True):
    """A link in a body. target: as the author wrote it (a URL, ``../about.md``, ``/doctors/x/``, ``#part``).

    raw: whether it was written as HTML; the author may then mean what the host serves beside this site.
    """

    target: str
    place: Place
    raw: bool = False
    kind: Literal["link"] = "link"


class ImageSlot(Struct, frozen=True, tag="image", array_like=True):
    """An image in a body.

    target: as the author wrote it, relative to the source's folder or to content/static when it starts with "/".
    alt: plain text; "" only where the author declared it decorative with ``{alt=""}``.
    caption: sanitised inline HTML, "" for none; an image with a caption becomes a figure.
    attributes: the author's ``{width=300 .wide}`` as (name, value) pairs, only safe names.
    """

    target: str
    alt: str
    caption: str
    attributes: tuple[tuple[str, str], ...]
    place: Place
    kind: Literal["image"] = "image"


class ContainerSlot(Struct, frozen=True, tag="container", array_like=True):
    """A ``:::name title`` block; the theme's template ``containers/NAME.html`` makes its HTML.

    title: plain text after the name, "" for none.
    attributes: (name, value) pairs from ``{key=value}``.
    part: where its inner HTML stands in `Body.parts`. words: how many stand in it.
    """

    name: str
    title: str
    attributes: tuple[tuple[str, str], ...]
    part: int
    place: Place
    kind: Literal["container"] = "container"
    words: int = 0


Slot = LinkSlot | ImageSlot | ContainerSlot


class Body(Struct, frozen=True):
    r"""The HTML of a Markdown text whose links, images and containers are still open.

    parts: sanitised HTML; the first is the text itself, the others are the insides of containers.
    ``\x00N\x00`` in a part stands for slot N of the `Outline` (a link's slot stands inside href="…"; an
    image's or container's stands where its HTML goes). Slots are numbered over the whole body.
    Bodies are kept in the store by digest and are never all in memory.
    """

    parts: tuple[str, ...] = ("",)


class Outline(Struct, frozen=True):
    """What the rest of the site needs to know of a body.

    digest: of the body and the outline, its key in the store. words: how many, for the reading time.
    anchors: every id of the body but the headings', for links to parts of it.
    excerpt: the first paragraph as plain text, at most 300 characters, for descriptions where no summary is written.
    terms: words of the headings, and of the text, for the search: folded, distinct, sorted, with spaces between;
    at most 200 of the text, so that an outline does not grow with its body.
    """

    digest: str = ""
    slots: tuple[Slot, ...] = ()
    headings: tuple[Heading, ...] = ()
    words: int = 0
    anchors: tuple[str, ...] = ()
    excerpt: str = ""
    terms: tuple[str, str] = ("", "")


class Reference(Struct, frozen=True, gc=False):
    """A work that an article rests on. text: the citation. url, doi, pmid: "" where not given."""

    text: str
    url: str = ""
    doi: str = ""
    pmid: str = ""


class Mention(Struct, frozen=True):
    """What somebody said of an article elsewhere, as content/mentions.yaml tells it.

    url: where it was said; author, author_url: by whom ("" where not given). kind: ``like``, ``repost``, ``reply`` or
    ``mention``. text: its words, "" for none. day: when. target: the article, by slug or address.
    reviewed_by: slug of the doctor who let it stand, reviewed: when; "" and None until somebody has looked.
    """

    url: str
    author: str
    kind: str
    target: str
    day: date
    place: Place
    author_url: str = ""
    text: str = ""
    reviewed_by: str = ""
    reviewed: date | None = None


class Article(Struct, frozen=True):
    """A dated text by doctors of the site.

    source: its path. slug: the last piece of its address. digest: of everything in the source.
    published: the front matter's ``date``, in the site's time zone where it has no offset.
    updated, reviewed, review_due, expires: days. reviewed_by, authors: doctor slugs.
    image: as written, beside the source or from content/static; image_alt: its alternative text.
    language: BCP 47, "" for the site's own. aliases: former addresses, each starting with "/".
    kind: a free word such as ``guide``, ``opinion``, ``case``. audience: a free word such as ``patients``.
    feed_id: a stable feed id that survives a new slug, "" for the permalink.
    corrections: what was put right after publication, a line each. syndication: addresses of copies elsewhere.
    card: a picture of the author's own for social networks, as `image`; card_alt: its alternative text.
    audio: the article as a recording. event: what it invites to.
    places: of every front matter key, packed (`places.find_places`), for messages of later steps.
    """

    source: str
    digest: str
    slug: str
    title: str
    published: datetime
    body: Outline
    updated: date | None = None
    summary: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    reviewed_by: tuple[str, ...] = ()
    reviewed: date | None = None
    review_due: date | None = None
    draft: bool = False
    expires: date | None = None
    image: str = ""
    image_alt: str = ""
    language: str = ""
    aliases: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    kind: str = ""
    audience: str = ""
    feed_id: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    places: str = ""
    corrections: tuple[str, ...] = ()
    syndication: tuple[str, ...] = ()
    card: str = ""
    card_alt: str = ""
    audio: Audio | None = None
    event: Event | None = None


class Page(Struct, frozen=True):
    """Any other text, at ``/SLUG/``. Fields as in `Article`."""

    source: str
    digest: str
    slug: str
    title: str
    body: Outline
    summary: str = ""
    updated: date | None = None
    draft: bool = False
    image: str = ""
    image_alt: str = ""
    language: str = ""
    aliases: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    places: str = ""
    event: Event | None = None
