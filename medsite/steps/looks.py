"""What is remembered of an output that was pressed and cleared: enough for the audit, never the bytes."""

from collections.abc import Iterable
from sys import intern

from msgspec import Struct
from msgspec.json import Decoder, encode

from medsite.model.output import Pressed
from medsite.model.problem import Problem


class Look(Struct, frozen=True, array_like=True):
    """What was seen of a finished file. digest: of its bytes. problems: warnings, for an error is never cleared."""

    digest: str
    links: tuple[str, ...]
    anchors: tuple[str, ...]
    problems: tuple[Problem, ...]


_LOOKS = Decoder(Look)


def look_at(pressed: Pressed) -> Look:
    """Return what is to be remembered of `pressed`."""
    digest = pressed.artifact.digest if pressed.artifact else ""
    return Look(digest, _once(pressed.links), _once(pressed.anchors), pressed.problems)


def pack_look(look: Look) -> bytes:
    """Return `look` as plain JSON."""
    return encode(look)


def unpack_look(data: bytes) -> Look:
    """Return what `pack_look` packed; raises ValueError for anything else."""
    look = _LOOKS.decode(data)
    return Look(look.digest, _once(look.links), _once(look.anchors), look.problems)


def _once(words: Iterable[str]) -> tuple[str, ...]:
    """Return `words`, each in memory once for all pages: most pages lead to the same places."""
    return tuple(map(intern, words))
