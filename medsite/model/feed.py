"""What goes into feeds, sitemaps, cards and the other outputs that are not made by a page template."""

from datetime import datetime

from msgspec import Struct

from medsite.model.view import BodyView


class EntryView(Struct, frozen=True):
    """An article in a feed. id: stable over renames. url: absolute. body: None where feeds carry summaries only.

    authors: names. image: (absolute URL, MIME type, bytes or 0) or None. language: BCP 47.
    picture: source path of the image, whose published size is its length; "" where it is scaled and nobody knows yet.
    notes: corrections, a sentence each, to be shown with the text.
    audio: (absolute URL, MIME type, bytes, seconds) of the recording, or None.
    """

    id: str
    url: str
    title: str
    summary: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    language: str
    body: BodyView | None
    image: tuple[str, str, int] | None = None
    picture: str = ""
    notes: tuple[str, ...] = ()
    audio: tuple[str, str, int, int] | None = None


class FeedView(Struct, frozen=True):
    """A feed, whatever its format. url: of the feed itself; home: of the page it belongs to; both absolute.

    updated: the newest entry's, so that the bytes depend on content alone. base: the site's url without a slash.
    hub: a WebSub hub, stylesheet: a CSS file for people who open the feed in a browser; absolute, "" for none.
    """

    title: str
    description: str
    url: str
    home: str
    language: str
    updated: datetime
    authors: tuple[str, ...]
    entries: tuple[EntryView, ...]
    base: str
    hub: str = ""
    stylesheet: str = ""


class EpisodeView(Struct, frozen=True):
    """An article with a recording, in a podcast. Fields as in `EntryView`.

    audio: absolute URL; type: MIME; size: bytes; seconds: 0 for unknown. transcript: absolute URL of a file or
    "". season, episode: 0 for none.
    """

    id: str
    url: str
    title: str
    summary: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    language: str
    body: BodyView | None
    audio: str
    type: str
    size: int
    seconds: int
    transcript: str
    season: int
    episode: int
    explicit: bool
    notes: tuple[str, ...] = ()


class PodcastView(Struct, frozen=True):
    """A podcast's feed. owner, email: whom directories write to. image: absolute URL of the cover. category: Apple's.

    type: ``episodic`` or ``serial``. Other fields as in `FeedView`.
    """

    title: str
    description: str
    url: str
    home: str
    language: str
    updated: datetime
    author: str
    owner: str
    email: str
    image: str
    category: str
    type: str
    explicit: bool
    copyright: str
    hub: str
    stylesheet: str
    episodes: tuple[EpisodeView, ...]


class SitemapView(Struct, frozen=True):
    """A part of the sitemap. urls: (absolute URL, last change as an ISO date or "") pairs."""

    urls: tuple[tuple[str, str], ...]


class SitemapIndexView(Struct, frozen=True):
    """The list of sitemap parts. parts: absolute URLs."""

    parts: tuple[str, ...]


class TextFileView(Struct, frozen=True):
    """A small text file such as robots.txt. text: all of it."""

    text: str


class CardFace(Struct, frozen=True):
    """What a social card shows; the data of the theme's ``card.typ``.

    kind: ``article``, ``doctor``, ``page``, ``tag`` or ``home``. eyebrow: the small line above the title.
    byline, note: below it ("Dr. Asha Rao, MBBS", "Reviewed 12 March 2026"), "" for none.
    portrait, logo: source paths of pictures, "" for none. initials: stand in for a portrait.
    colours: (name, "#rrggbb") pairs from the theme's settings. width, height: in points, each a pixel.
    """

    kind: str
    title: str
    eyebrow: str
    byline: str
    note: str
    site: str
    host: str
    language: str
    direction: str
    initials: str = ""
    portrait: str = ""
    logo: str = ""
    colours: tuple[tuple[str, str], ...] = ()
    width: int = 1200
    height: int = 630


class PictureJob(Struct, frozen=True):
    """One rendition of a picture. source: its path. width: pixels, 0 for as it is. format: ``webp`` or "" to keep."""

    source: str
    digest: str
    width: int = 0
    format: str = ""


class CopyJob(Struct, frozen=True):
    """A file that is published as it is (after its metadata was taken off, for pictures). source: its path.

    tail: what is put at its end: the site's own colours, in a stylesheet of the theme.
    """

    source: str
    digest: str
    tail: str = ""
