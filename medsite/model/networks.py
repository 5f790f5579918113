"""What each network shows, takes and drops: the one place where these limits stand, each with its source.

"observed" marks a figure that no network publishes; it was seen by people who tried, and the stricter one is taken.
Limits of the networks themselves change: look here first when a card or a post is cut.
"""

from typing import Literal

from msgspec import Struct

Unit = Literal["weighted", "graphemes", "characters"]


class Network(Struct, frozen=True):
    """A network's limits; 0 where there is none or none is known.

    title, description: characters of a card that are shown; title_bytes, description_bytes: the same in UTF-8 bytes.
    post: the longest post, counted in `unit`; url: what any address counts as, 0 for its own length.
    alt: the longest alternative text. picture: the heaviest picture in bytes; least: the smallest in pixels
    (width, height). tags: hashtags that readers there are used to. source: where the figures come from.
    """

    name: str
    label: str
    source: str
    title: int = 0
    description: int = 0
    title_bytes: int = 0
    description_bytes: int = 0
    post: int = 0
    unit: Unit = "characters"
    url: int = 0
    alt: int = 0
    picture: int = 0
    least: tuple[int, int] = (0, 0)
    tags: int = 0


NETWORKS: tuple[Network, ...] = (
    Network(
        "x",
        "X",
        "docs.x.com, Counting characters (280 weighted, 23 for an address) and Cards markup (title 70, alt 420, "
        "5 MB, 300 × 157)",
        title=70,
        description=200,
        post=280,
        unit="weighted",
        url=23,
        alt=420,
        picture=5_000_000,
        least=(300, 157),
        tags=2,
    ),
    Network(
        "bluesky",
        "Bluesky",
        "atproto lexicon app.bsky.feed.post (300 graphemes, 3000 bytes), app.bsky.embed.external (1,000,000 bytes); "
        "alt 2000 observed",
        post=300,
        unit="graphemes",
        alt=2000,
        picture=1_000_000,
        tags=3,
    ),
    Network(
        "mastodon",
        "Mastodon",
        "docs.joinmastodon.org, Posting (500 characters, 23 for an address); source of PreviewCard (2 MB), alt 1500",
        post=500,
        url=23,
        alt=1500,
        picture=2_000_000,
        tags=4,
    ),
    Network(
        "linkedin",
        "LinkedIn",
        "linkedin.com/help, Making your website shareable (5 MB, 1200 × 627) and Posts (3000); title 70 observed",
        title=70,
        description=100,
        post=3000,
        alt=300,
        picture=5_000_000,
        least=(200, 200),
        tags=3,
    ),
    Network(
        "facebook",
        "Facebook",
        "developers.facebook.com/docs/sharing/webmasters/images (8 MB, 200 × 200); the rest observed",
        title=88,
        description=155,
        post=63_206,
        alt=1000,
        picture=8_000_000,
        least=(200, 200),
        tags=2,
    ),
    Network(
        "whatsapp",
        "WhatsApp",
        "developers.facebook.com, WhatsApp link previews (head within 300 KB, width 300); 65, 80, 300 KB observed",
        title=65,
        description=80,
        post=4096,
        picture=300_000,
        least=(300, 100),
    ),
    Network("telegram", "Telegram", "observed", title=100, description=200, post=4096, picture=5_000_000),
    Network("slack", "Slack", "observed", title=70, description=300, picture=2_000_000),
    Network(
        "discord",
        "Discord",
        "observed by users: 67 and 347 bytes",
        title_bytes=67,
        description_bytes=347,
        picture=8_000_000,
    ),
    Network(
        "pinterest", "Pinterest", "developers.pinterest.com, Rich Pins", title=100, description=500, picture=10_000_000
    ),
    Network("imessage", "iMessage", "Apple TN3156; 44 observed", title=44, picture=10_000_000),
)
NAMES = {network.name: network for network in NETWORKS}
SITE_NAME = 253  # bytes of og:site_name beyond which Discord shows no card, observed
LEAST = (300, 200)  # pixels below which some network shows no picture: WhatsApp's width, Facebook's height
STEEPEST = 4.0  # WhatsApp shows no picture that is wider than four times its height, observed


def shown_title(title: str, network: Network) -> str:
    """Return what a network shows of a card's title."""
    return cut_text(title, network.title, network.title_bytes)


def shown_description(text: str, network: Network) -> str:
    """Return what a network shows of a card's description."""
    return cut_text(text, network.description, network.description_bytes)


def cut_text(text: str, characters: int, weight: int = 0) -> str:
    """Return `text` cut to so many characters or UTF-8 bytes (0: no limit), with the dots that a network puts."""
    cut = text[:characters].rstrip() + "…" if characters and len(text) > characters else text
    if weight and len(text.encode()) > weight:
        cut = text.encode()[:weight].decode("utf-8", "ignore").rstrip() + "…"
    return cut
