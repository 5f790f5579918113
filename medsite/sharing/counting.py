"""How long a post is, by each network's own way of counting."""

import re
import unicodedata
from collections.abc import Callable

from medsite.model.networks import Network, Unit

# twitter-text 3, config v3: these weigh one, everything else two; an emoji weighs two, however many signs it is made of
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
_URL = re.compile(r"https?://[^\s<>\"']+")
_JOINER, _KEYCAP = "\u200d", "\u20e3"


def length_of(text: str, network: Network) -> int:
    """Return how much of a network's limit `text` takes."""
    urls = _URL.findall(text) if network.url else []
    rest = _URL.sub("", text) if network.url else text
    return network.url * len(urls) + _COUNTERS[network.unit](rest)


def clusters(text: str) -> list[str]:
    """Return the letters of `text` as people see them (the cases of UAX #29 that posts hold).

    Marks, emoji sequences, skin tones, flags and Hangul syllables stay whole.
    """
    found: list[str] = []
    for sign in text:
        if found and _belongs(found[-1], sign):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _belongs(before: str, sign: str) -> bool:
    last = before[-1]
    if sign == "\n" and last == "\r":
        return True
    if last in "\r\n":
        return False
    if unicodedata.category(sign) in {"Mn", "Me", "Mc"} or sign in {_JOINER, _KEYCAP} or _is_tone(sign):
        return True
    if last == _JOINER:
        return _is_picture(sign)
    if _is_flag(sign):
        return _is_flag(last) and len(before) % 2 == 1
    return _is_jamo(last, sign)


def _is_tone(sign: str) -> bool:
    return "\U0001f3fb" <= sign <= "\U0001f3ff" or "\U000e0020" <= sign <= "\U000e007f"


def _is_flag(sign: str) -> bool:
    return "\U0001f1e6" <= sign <= "\U0001f1ff"


def _is_picture(sign: str) -> bool:
    return unicodedata.category(sign) == "So" or ord(sign) >= 0x1F000


def _is_jamo(last: str, sign: str) -> bool:
    """Return whether a Hangul vowel or final goes on with the syllable before it."""
    leading = "\u1100" <= last <= "\u115f"
    vowel = "\u1160" <= last <= "\u11a7" or ("\uac00" <= last <= "\ud7a3" and (ord(last) - 0xAC00) % 28 == 0)
    final = "\u11a8" <= last <= "\u11ff" or "\uac00" <= last <= "\ud7a3"
    return (
        (leading and ("\u1100" <= sign <= "\u11a7" or "\uac00" <= sign <= "\ud7a3"))
        or (vowel and "\u1160" <= sign <= "\u11ff")
        or (final and "\u11a8" <= sign <= "\u11ff")
    )


def _weight(text: str) -> int:
    return sum(map(_weight_of, clusters(unicodedata.normalize("NFC", text))))


def _weight_of(cluster: str) -> int:
    if _is_emoji(cluster):
        return 2
    return sum(1 if any(low <= ord(sign) <= high for low, high in _LIGHT) else 2 for sign in cluster)


def _is_emoji(cluster: str) -> bool:
    first = cluster[0]
    return _KEYCAP in cluster or "\ufe0f" in cluster or _is_flag(first) or 0x1F000 <= ord(first) <= 0x1FAFF


def _count(text: str) -> int:
    return len(clusters(unicodedata.normalize("NFC", text)))


_COUNTERS: dict[Unit, Callable[[str], int]] = {"weighted": _weight, "graphemes": _count, "characters": _count}
