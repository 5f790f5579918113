"""What is remembered of the foreword: profiles that were read before, and files that were found clean.

A profile is remembered by its bytes, and only where nothing was wrong with it and nothing was found in it; that a file
is clean is remembered with everything it was screened with, and only where nothing was found in it.
"""

from collections.abc import Container, Iterable, Iterator, Sequence

from msgspec import Struct

from medsite.compute.digest import digest_values
from medsite.compute.store import Store
from medsite.model.content import Source
from medsite.model.finding import Finding
from medsite.model.problem import Checked
from medsite.model.reading import Reading
from medsite.read.documents import read_doctor
from medsite.read.stored import pack_reading, unpack_body, unpack_document
from medsite.screen.engine import Screen, screen_source

_CLEAN = b"clean"


class Memory(Struct, frozen=True):
    """Where results are remembered. code: digest of medsite's version. store: None for nowhere."""

    code: str = ""
    store: Store | None = None

    def fetch(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Return what is remembered under `keys`."""
        return self.store.fetch(keys) if self.store else {}

    def keep(self, key: str, result: bytes) -> None:
        """Remember a result."""
        if self.store:
            self.store.keep({key: result})


NOWHERE = Memory()


def read_doctors(sources: Sequence[Source], memory: Memory) -> list[Checked[Reading]]:
    """Return the doctors' profiles; one that was read before, byte for byte, is not read again."""
    keys = [_profile_key(memory, source.path, source.digest) for source in sources]
    rows = memory.fetch(keys)
    return [
        Checked(_unpack(rows[key])) if key in rows else read_doctor(source)
        for source, key in zip(sources, keys, strict=True)
    ]


def remember_doctors(readings: Iterable[Reading], faulty: Container[str], memory: Memory) -> None:
    """Remember the profiles that are new. faulty: paths with a finding or a problem; nothing of these is kept."""
    fit = [reading for reading in readings if reading.document.source not in faulty]
    keys = [_profile_key(memory, reading.document.source, reading.document.digest) for reading in fit]
    rows = memory.fetch(keys)
    for reading, key in zip(fit, keys, strict=True):
        if key not in rows:
            memory.keep(key, b"\n".join(pack_reading(reading)))


def _profile_key(memory: Memory, path: str, digest: str) -> str:
    return digest_values(memory.code, "profile", path, digest)


def screen_sources(
    screen: Screen, sources: Sequence[Source], memory: Memory
) -> Iterator[tuple[Source, tuple[Finding, ...]]]:
    """Yield each source with what was found in it; one that was clean under the same screen is not looked at again."""
    screened = screen.digest
    keys = [digest_values(memory.code, "foreword", source.path, source.digest, screened) for source in sources]
    rows = memory.fetch(keys)
    for source, key in zip(sources, keys, strict=True):
        if rows.get(key) == _CLEAN:
            continue
        found = tuple(screen_source(screen, source.path, source.data))
        if not found:
            memory.keep(key, _CLEAN)
        yield source, found


def _unpack(data: bytes) -> Reading:
    """Return what `remember_doctors` kept; JSON holds no line break of its own."""
    document, _, body = data.rpartition(b"\n")
    return Reading(unpack_document(document), unpack_body(body))
