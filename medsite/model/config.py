"""What site.yaml says."""

from msgspec import Struct

from medsite.model.audio import Podcast
from medsite.model.content import Mention
from medsite.model.hosting import PLAIN, Hosting
from medsite.model.people import Clinic


class NavItem(Struct, frozen=True):
    """An entry of the menu. url: a path of the site ("/articles/") or an https address."""

    label: str
    url: str


class FeedSettings(Struct, frozen=True):
    """How feeds are made. full_text: whole articles, else summaries. limit: newest articles in a feed.

    hub: address of a WebSub hub that tells readers of news at once, "" for none. podcast: of articles with recordings.
    """

    full_text: bool = True
    limit: int = 20
    hub: str = ""
    podcast: Podcast | None = None


CARD_SHAPES = {"square": (1080, 1080), "tall": (1000, 1500)}
"""Shapes of cards beside the wide one, in pixels."""


class CardSettings(Struct, frozen=True):
    """How social cards are made. shapes: names of `CARD_SHAPES` that articles get beside the wide one.

    keep: for how many publishes cards that no page shows any more stay online, as posts go on showing them.
    """

    shapes: tuple[str, ...] = ()
    keep: int = 5


class Target(Struct, frozen=True):
    """Somewhere to publish to. kind: ``folder``, ``git``, ``s3``, ``ssh``, ``command``; options: (key, value) pairs."""

    name: str
    kind: str
    options: tuple[tuple[str, str], ...]


class Config(Struct, frozen=True):
    """The site's own settings.

    url: absolute, without a trailing slash; its path is the base path of every address.
    language: BCP 47. timezone: IANA. theme: a folder name under themes/ or a bundled one.
    settings: the theme's settings as (name, value) pairs, values as text.
    emergency: the local emergency number as people dial it ("112"), "" where not given.
    social: (network, URL) pairs. screening: (name, value) pairs.
    webmention: where others tell of a mention, "" for none. mentions: of content/mentions.yaml, newest first.
    venues: places of events that are no clinics of the site. source, digest: path and digest of site.yaml.
    """

    source: str
    digest: str
    title: str
    url: str
    description: str = ""
    language: str = "en"
    timezone: str = "UTC"
    theme: str = "clinic"
    settings: tuple[tuple[str, str], ...] = ()
    clinics: tuple[Clinic, ...] = ()
    navigation: tuple[NavItem, ...] = ()
    feeds: FeedSettings = FeedSettings()
    social: tuple[tuple[str, str], ...] = ()
    screening: tuple[tuple[str, str], ...] = ()
    targets: tuple[Target, ...] = ()
    hosting: Hosting = PLAIN
    emergency: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    places: str = ""
    cards: CardSettings = CardSettings()
    venues: tuple[Clinic, ...] = ()
    webmention: str = ""
    mentions: tuple[Mention, ...] = ()
