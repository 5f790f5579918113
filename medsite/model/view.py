"""The frozen values that templates see. The theme author's manual is made from these docstrings.

Every URL in a view is ready to print: site-relative ones carry the base path ("/~drpat/articles/"), absolute ones
begin with the site's url. Dates are values; the template's filters put them into words.
"""

from datetime import date, datetime

from msgspec import Struct

from medsite.model.content import Heading
from medsite.model.people import Address, Opening


class LinkView(Struct, frozen=True):
    """A link. label: its words. url: ready to print. current: whether it leads to this page or a page above it."""

    label: str
    url: str
    current: bool = False


class PictureView(Struct, frozen=True):
    """A picture ready to show. url: the fallback; srcset: "" or a WebP list; width, height: pixels, 0 where unknown.

    alt: what it shows, in words. caption: inline HTML, already safe. attributes: (name, value) pairs of the author's.
    """

    url: str
    alt: str
    width: int = 0
    height: int = 0
    srcset: str = ""
    caption: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


class VideoView(Struct, frozen=True):
    """A video; the template ``containers/video.html`` sees it as ``container.video``.

    title: its own, or that of the text. page: where it can be watched without a script: a page of its host, or the
    file itself. embed: address of the host's player for a frame, "" for a file or a host without one.
    file: URL of a local file; type: its MIME type. captions: URL of their WebVTT file; "" for none.
    host: who is asked once the reader wants to watch ("youtube.com"), "" for a local file.
    poster: the picture before that, None where the author gave none. language: of the text around it, BCP 47.
    duration: as people read it ("2:30"), "" where not given. seconds: the same for machines.
    uploaded, description: for searches; None and "" where not given.
    """

    title: str
    page: str
    embed: str
    file: str
    type: str
    captions: str
    host: str
    poster: PictureView | None
    language: str
    duration: str = ""
    seconds: int = 0
    uploaded: date | None = None
    description: str = ""


class BodyView(Struct, frozen=True):
    """A body and what fills its slots.

    digest: the body's key in the store; the HTML itself is fetched when the page is pressed.
    fills: one for each slot: a URL for a link, a picture for an image, a video for its container, None for others.
    headings: for a table of contents. words: how many. minutes: to read them. containers: names of its boxes.
    A template prints it with the filter ``render_body``.
    """

    digest: str
    fills: tuple[str | PictureView | VideoView | None, ...] = ()
    headings: tuple[Heading, ...] = ()
    words: int = 0
    minutes: int = 1
    containers: tuple[str, ...] = ()


class MentionView(Struct, frozen=True):
    """What somebody said of an article elsewhere, and a doctor let stand.

    kind: ``like``, ``repost``, ``reply`` or ``mention``. url: where; host: its host. author_url: "" where not given.
    text: the words, "" for none. day: when it was said.
    """

    kind: str
    author: str
    author_url: str
    url: str
    host: str
    text: str
    day: date


class CardView(Struct, frozen=True):
    """A social card. url: absolute. width, height: pixels. alt: what it says. type: its MIME type."""

    url: str
    alt: str
    width: int = 1200
    height: int = 630
    type: str = "image/png"


class FeedLink(Struct, frozen=True):
    """A feed to subscribe to. type: its MIME type. title: what it holds. url: absolute."""

    type: str
    title: str
    url: str


class ClinicView(Struct, frozen=True):
    """A clinic. phone_url, email_url, map_url: ``tel:``, ``mailto:`` and a directions link, "" where not given.

    phone, email: as written. hours: when it is open.
    """

    name: str
    phone: str
    phone_url: str
    email: str
    email_url: str
    address: Address | None
    map_url: str
    hours: tuple[Opening, ...]


class SiteView(Struct, frozen=True):
    """What every page shows of the site. The same value for every page in one language.

    home: the URL of the home page. base: the base path with a trailing slash.
    navigation: the menu; `LinkView.current` is False here, `PageHead.section` says which entry is lit.
    settings: the theme's settings (name → text). assets: theme file → URL ("style.css" → "/assets/style-1a2b.css").
    feeds: the site's own feeds. emergency: the number to call, "" where not given.
    pages: every page of pages/, for the footer. me: the site's profiles elsewhere (network, URL).
    url: absolute, without a slash at the end. language: BCP 47. logo: of the setting ``logo``, None where not given.
    description: a sentence or two. clinics: all of them. archive, directory, topics: URLs of the three lists.
    podcast: absolute URL of the podcast's feed, calendar: of the calendar of all events; "" for none.
    webmention: where others tell of a mention, "" for none.
    policy: the content security policy of a page without frames, for the first <meta> after the charset.
    links: URL of the page with all links, opml: of the list of feeds, search: of the page to search on; "" for none.
    """

    title: str
    description: str
    url: str
    home: str
    base: str
    language: str
    navigation: tuple[LinkView, ...]
    clinics: tuple[ClinicView, ...]
    settings: dict[str, str]
    assets: dict[str, str]
    feeds: tuple[FeedLink, ...]
    pages: tuple[LinkView, ...]
    me: tuple[tuple[str, str], ...]
    emergency: str
    logo: PictureView | None
    archive: str
    directory: str
    topics: str
    links: str = ""
    opml: str = ""
    podcast: str = ""
    calendar: str = ""
    policy: str = ""
    search: str = ""
    webmention: str = ""


class PageHead(Struct, frozen=True):
    """What stands in <head> and around the main part.

    title: of this page alone. canonical: absolute. section: the URL of the menu entry to light, "" for none.
    type: Open Graph's (``website``, ``article``, ``profile``). language: of this page, BCP 47.
    direction: ``ltr`` or ``rtl``. feeds: of this page and of the site. json_ld: JSON texts, safe inside a script.
    robots: "" or ``noindex``. published, updated: for articles. tags, authors: plain words, for Open Graph.
    previous, next: URLs of the neighbours of a paged list, "" for none. description: one sentence for searches.
    card: for social networks, None where there is none. breadcrumbs: from the home page to this one.
    cards: the same in other shapes, square or tall, where the site asks for them.
    accounts: (meta name, handle) pairs that networks credit: ``fediverse:creator``, ``twitter:site`` and others.
    frames: origins of video players that the page may show once its reader asks for them, for ``frame-src``.
    """

    title: str
    description: str
    canonical: str
    type: str
    language: str
    direction: str
    section: str = ""
    card: CardView | None = None
    cards: tuple[CardView, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    breadcrumbs: tuple[LinkView, ...] = ()
    json_ld: tuple[str, ...] = ()
    robots: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    previous: str = ""
    next: str = ""
    accounts: tuple[tuple[str, str], ...] = ()
    frames: tuple[str, ...] = ()


class PersonView(Struct, frozen=True):
    """A doctor in a byline or a card. portrait: None where there is none; initials: for the tint that stands in.

    url: of the profile. languages: BCP 47 tags. clinics: names. accepting: new patients; None where not said.
    credentials, specialties: words.
    """

    name: str
    url: str
    credentials: tuple[str, ...]
    specialties: tuple[str, ...]
    initials: str
    portrait: PictureView | None
    languages: tuple[str, ...] = ()
    clinics: tuple[str, ...] = ()
    accepting: bool | None = None


class TeaserView(Struct, frozen=True):
    """An article in a list. language, direction: of the article. url: of its page. minutes: to read it.

    authors: who wrote it. tags: its topics. kind: a word such as ``guide``, "" for none.
    """

    title: str
    url: str
    summary: str
    published: date
    minutes: int
    authors: tuple[PersonView, ...]
    tags: tuple[LinkView, ...]
    picture: PictureView | None
    language: str
    direction: str
    kind: str = ""


class PagerView(Struct, frozen=True):
    """Numbered pages of a list. number, count: 1-based. pages: a link each, `current` on this one.

    previous, next: URLs, "" for none.
    """

    number: int
    count: int
    pages: tuple[LinkView, ...]
    previous: str = ""
    next: str = ""
