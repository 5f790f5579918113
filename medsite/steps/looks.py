"""What is remembered of an output that was pressed and cleared: enough for the audit, never the bytes."""

import json
from collections.abc import Iterable
from sys import intern

from msgspec import Struct

from medsite.model.output import Pressed
from medsite.model.problem import Place, Problem


class Look(Struct, frozen=True):
    """What was seen of a finished file. digest: of its bytes. problems: warnings, for an error is never cleared."""

    digest: str
    links: tuple[str, ...]
    anchors: tuple[str, ...]
    problems: tuple[Problem, ...]


def look_at(pressed: Pressed) -> Look:
    """Return what is to be remembered of `pressed`."""
    digest = pressed.artifact.digest if pressed.artifact else ""
    return Look(digest, _once(pressed.links), _once(pressed.anchors), pressed.problems)


def pack_look(look: Look) -> bytes:
    """Return `look` as plain JSON."""
    problems = [
        [p.place.path, p.place.line, p.place.column, p.rule, p.message, p.mend, p.severity, p.category]
        for p in look.problems
    ]
    return json.dumps([look.digest, look.links, look.anchors, problems], separators=(",", ":")).encode()


def unpack_look(data: bytes) -> Look:
    """Return what `pack_look` packed."""
    digest, links, anchors, problems = json.loads(data)
    read = [Problem(Place(p[0], p[1], p[2]), p[3], p[4], p[5], p[6], p[7]) for p in problems]
    return Look(digest, _once(links), _once(anchors), tuple(read))


def _once(words: Iterable[str]) -> tuple[str, ...]:
    """Return `words`, each in memory once for all pages: most pages lead to the same places."""
    return tuple(map(intern, words))
