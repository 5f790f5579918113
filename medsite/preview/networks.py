"""How each network shows a shared page: which part of the picture, and what an author may want to know."""

from msgspec import Struct

from medsite.model.networks import NETWORKS, Network, shown_description, shown_title

_HIDDEN = frozenset({"imessage"})  # shows a title and no description
_RATIOS = {"x": "2 / 1", "linkedin": "1200 / 627"}
_NOTES = {
    "facebook": "Keeps the first picture it sees of an address.",
    "whatsapp": "Shows no picture above about 300 KB.",
    "linkedin": "Often shows no description under a large picture.",
    "x": "Cuts a little off the top and the bottom of the picture.",
    "bluesky": "Takes picture and words when you post, and never again.",
    "mastodon": "Each reader's app decides how much it shows.",
    "discord": "Counts bytes, so accents and other scripts get fewer letters.",
    "imessage": "Shows the title only; the phone fetches the page itself.",
}


class Cut(Struct, frozen=True):
    """A text as it is shown. lost: how many characters are not."""

    shown: str
    lost: int


def note_of(network: Network) -> str:
    """Return what to know of a network, "" for nothing."""
    return _NOTES.get(network.name, "")


def ratio_of(network: Network) -> str:
    """Return width to height of a picture as a network shows it."""
    return _RATIOS.get(network.name, "1200 / 630")


def cut_title(title: str, network: Network) -> Cut:
    """Return a title as a network shows it."""
    return _cut(title, shown_title(title, network))


def cut_description(text: str, network: Network) -> Cut:
    """Return a description as a network shows it."""
    return Cut("", 0) if network.name in _HIDDEN else _cut(text, shown_description(text, network))


def network_named(name: str) -> Network:
    """Return a network by its name in any case, the first where there is none."""
    return next((known for known in NETWORKS if known.name == name.lower()), NETWORKS[0])


def _cut(whole: str, shown: str) -> Cut:
    return Cut(shown, len(whole) - len(shown.removesuffix("…")) if shown != whole else 0)
