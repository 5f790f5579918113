"""Which files there are, and which of them are known from before."""

import json
from pathlib import Path

from msgspec import Struct

from medsite.compute.store import Store
from medsite.model.problem import Problem
from medsite.read.sources import Sighting, find_sources
from medsite.steps.strays import name_strays

_KEY = "sightings"
_GRAIN = 2_000_000_000  # nanoseconds; the coarsest file times in use (FAT) tick every two seconds


class Gathered(Struct, frozen=True):
    """The files of content/.

    paths: all of them, in order. known: path → digest of the bytes, for files that are surely unchanged.
    now: the file system's own clock when the files were looked at, in nanoseconds.
    """

    paths: tuple[str, ...]
    known: dict[str, str]
    sightings: dict[str, Sighting]
    now: int
    problems: tuple[Problem, ...]


def gather_sources(root: Path, store: Store, now: int) -> Gathered:
    """Return the files under content/, and the digests that the last build's stat signatures vouch for."""
    found = find_sources(root)
    before = _read_record(store)
    known = {
        sighting.path: before[sighting.path][1]
        for sighting in found.files
        if sighting.path in before and before[sighting.path][0] == _signature(sighting)
    }
    paths = tuple(sighting.path for sighting in found.files)
    return Gathered(paths, known, {s.path: s for s in found.files}, now, (*found.problems, *name_strays(paths)))


def remember_sources(store: Store, gathered: Gathered, digests: dict[str, str]) -> None:
    """Remember which signature stands for which bytes.

    A file that changed in the last two seconds is left out: it could change again without its times telling.
    """
    record = {
        path: (_signature(sighting), digests[path])
        for path, sighting in gathered.sightings.items()
        if path in digests and max(sighting.mtime_ns, sighting.ctime_ns) < gathered.now - _GRAIN
    }
    store.keep({_KEY: json.dumps(record, separators=(",", ":")).encode()})


def _signature(sighting: Sighting) -> list[int]:
    return [sighting.size, sighting.mtime_ns, sighting.ctime_ns, sighting.inode]


def _read_record(store: Store) -> dict[str, tuple[list[int], str]]:
    data = store.fetch([_KEY]).get(_KEY)
    try:
        record = json.loads(data) if data else {}
        return {str(path): (list(signature), str(digest)) for path, (signature, digest) in record.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}
