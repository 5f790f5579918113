"""The content security policy: what a page may load and run, and nothing beside it.

Every page carries it as a meta element; hosts send it as a header as well (`medsite/plan/hosts/`). No page has a script
or a style of its own, so nothing has to be excused with 'unsafe-inline'.
"""

import re
from collections.abc import Iterable

from medsite.model.content import ContainerSlot, Outline
from medsite.plan.videos import player_origin, video_address

_ALLOWED = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("media-src", "'self'"),
    ("connect-src", "'self'"),  # the search's index
    ("manifest-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
)
_ORIGIN = re.compile(r"https://[A-Za-z0-9.-]+(?::[0-9]{1,5})?")  # nothing that could begin another directive


def page_policy(frames: Iterable[str] = ()) -> str:
    """Return the policy of a page that shows frames of these origins (CSP level 3, W3C)."""
    shown = " ".join(sorted(set(frames)))
    parts = [f"{name} {source}" for name, source in _ALLOWED]
    return "; ".join([*parts, f"frame-src {shown}"] if shown else parts)


def header_policy(frames: Iterable[str] = ()) -> str:
    """Return the policy of a whole site as a header: only there it can say who may frame the site."""
    return f"{page_policy(frames)}; frame-ancestors 'self'"


def frame_origins(outline: Outline) -> tuple[str, ...]:
    """Return the origins of the players that the videos of a text need, sorted."""
    videos = (slot for slot in outline.slots if isinstance(slot, ContainerSlot) and slot.name == "video")
    origins = {player_origin(video_address(video)) for video in videos}
    return tuple(sorted(origin for origin in origins if _ORIGIN.fullmatch(origin)))
