"""How each network shows a shared page: how much of the title and the description, and which part of the picture.

Measured or published by the networks, else the strictest of what users report; they change without notice.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Network:
    """A network. title, description: how much is shown, 0 for nothing, -1 for all of it. unit: what is counted.

    ratio: width to height of the picture as shown. note: what an author may want to know.
    """

    name: str
    title: int
    description: int
    ratio: str = "1200 / 630"
    unit: Literal["characters", "bytes"] = "characters"
    note: str = ""


NETWORKS = (
    Network("Facebook", 60, 155, note="Keeps the first picture it sees of an address."),
    Network("WhatsApp", 65, 80, note="Shows no picture above about 300 KB."),
    Network("LinkedIn", 70, 0, "1200 / 627", note="Shows no description under a large picture."),
    Network("X", 70, 0, "2 / 1", note="Cuts a little off the top and the bottom of the picture."),
    Network("Bluesky", 70, 140, note="Takes picture and words when you post, and never again."),
    Network("Mastodon", -1, -1, note="Each reader's app decides how much it shows."),
    Network("Telegram", 70, 170),
    Network("Slack", 70, 300),
    Network("Discord", 67, 347, unit="bytes", note="Counts bytes, so accents and other scripts get fewer letters."),
    Network("iMessage", 44, 0, note="Shows the title only; the phone fetches the page itself."),
)


def cut(text: str, most: int, unit: Literal["characters", "bytes"] = "characters") -> tuple[str, str]:
    """Return what is shown of a text, and what is cut off. most: -1 for all of it."""
    if most < 0:
        return text, ""
    if unit == "characters":
        return text[:most], text[most:]
    shown = text.encode()[:most].decode("utf-8", "ignore")
    return shown, text[len(shown) :]


def network_named(name: str) -> Network:
    """Return a network by its name in any case, the first where there is none."""
    return next((known for known in NETWORKS if known.name.lower() == name.lower()), NETWORKS[0])
