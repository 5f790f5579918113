"""Ready drafts for each network, inside its limit by its own counting."""

import re
import unicodedata
from collections.abc import Sequence

from msgspec import Struct

from medsite.model.networks import NAMES, NETWORKS, Network, cut_text, shown_description, shown_title
from medsite.sharing.counting import clusters, length_of

# What is written where; the order is that of the report.
WRITTEN = ("x", "bluesky", "mastodon", "linkedin", "facebook", "whatsapp")
_SENTENCE = re.compile(r"(?<=[.!?…।。！？؟])\s+")


class Item(Struct, frozen=True):
    """What is shared. text: a few sentences of it. url: canonical. card: absolute, "" for none; alt: what it says.

    cards: (words such as "1080 × 1080", absolute URL) of the card in other shapes.
    """

    title: str
    summary: str
    text: str
    url: str
    tags: tuple[str, ...]
    author: str
    card: str
    alt: str
    language: str
    site: str
    cards: tuple[tuple[str, str], ...] = ()


class Draft(Struct, frozen=True):
    """A post or a thread. lengths: of each part, as the network counts; limit: of a part. alt: for the card."""

    network: str
    label: str
    parts: tuple[str, ...]
    lengths: tuple[int, ...]
    limit: int
    alt: str


class Shown(Struct, frozen=True):
    """What a network shows of the card. cut: whether something of it is missing."""

    label: str
    title: str
    description: str
    cut: bool


class Kit(Struct, frozen=True):
    """Everything for one text. mail: subject and body."""

    item: Item
    drafts: tuple[Draft, ...]
    shown: tuple[Shown, ...]
    mail: tuple[str, str]


def make_kit(item: Item) -> Kit:
    """Return the drafts for every network, and what each shows of the card."""
    drafts = tuple(_draft(item, NAMES[name]) for name in WRITTEN)
    return Kit(item, drafts, tuple(_shown(item, network) for network in NETWORKS if _limits(network)), _mail(item))


def hashtags(tags: Sequence[str], most: int) -> tuple[str, ...]:
    """Return hashtags of the first tags: "blood pressure" → "#BloodPressure"; a number alone is no hashtag."""
    made = ("".join(word[:1].upper() + word[1:] for word in _words(tag)) for tag in tags)
    return tuple(dict.fromkeys(f"#{name}" for name in made if name and not name.isdecimal()))[:most]


def _words(tag: str) -> list[str]:
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" or c == "_" else " " for c in tag.replace("'", ""))
    return kept.split()


def _limits(network: Network) -> bool:
    return bool(network.title or network.title_bytes)


def _shown(item: Item, network: Network) -> Shown:
    title, description = shown_title(item.title, network), shown_description(item.summary, network)
    return Shown(network.label, title, description, title != item.title or description != item.summary)


def _draft(item: Item, network: Network) -> Draft:
    parts = _parts(item, network)
    lengths = tuple(length_of(part, network) for part in parts)
    return Draft(network.name, network.label, parts, lengths, network.post, cut_text(item.alt, network.alt))


def _parts(item: Item, network: Network) -> tuple[str, ...]:
    title = f"*{item.title}*" if network.name == "whatsapp" else item.title
    tags = " ".join(hashtags(item.tags, network.tags))
    for told in (item.text, item.summary):
        whole = _joined(title, told, item.url, tags)
        if length_of(whole, network) <= network.post and (
            told == item.summary or (network.post > 1000 and network.tags)
        ):
            return (whole,)
    return _thread(item, network, tags)


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _thread(item: Item, network: Network, tags: str) -> tuple[str, ...]:
    """Return the title with the link, then the summary in as few posts as it needs, each numbered."""
    room = network.post - 10  # for "\n\n12/12"
    first = _joined(
        _fitted(item.title, network, room - length_of(_joined(" ", item.url, tags), network)), item.url, tags
    )
    parts = [first, *_pieces(item.summary, network, room)]
    return tuple(f"{part}\n\n{number}/{len(parts)}" for number, part in enumerate(parts, 1)) if parts[1:] else (first,)


def _pieces(text: str, network: Network, room: int) -> list[str]:
    pieces: list[str] = []
    for sentence in (piece for whole in _SENTENCE.split(text) for piece in _short(whole, network, room)):
        longer = f"{pieces[-1]} {sentence}" if pieces else ""
        if longer and length_of(longer, network) <= room:
            pieces[-1] = longer
        elif sentence:
            pieces.append(sentence)
    return pieces


def _short(sentence: str, network: Network, room: int) -> list[str]:
    """Return a sentence in pieces that fit, cut between words."""
    found: list[str] = []
    for word in sentence.split():
        longer = f"{found[-1]} {word}" if found else word
        if found and length_of(longer, network) <= room:
            found[-1] = longer
        else:
            found.append(_fitted(word, network, room))
    return found


def _fitted(text: str, network: Network, room: int) -> str:
    """Return `text` cut, at a letter if it must be, so that it takes at most `room`."""
    if length_of(text, network) <= room:
        return text
    letters = clusters(text)
    while letters and length_of("".join(letters).rstrip() + "…", network) > room:
        letters.pop()
    kept = "".join(letters)
    at_word = kept.rpartition(" ")[0]
    return (at_word if len(at_word) > len(kept) // 2 else kept).rstrip(" ,;:–-") + "…"


def _mail(item: Item) -> tuple[str, str]:
    by = f"{item.author}, {item.site}" if item.author else item.site
    return item.title, _joined(item.summary or item.text, item.url, by)
