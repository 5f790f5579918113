"""Sources become documents, each read and screened from the same bytes."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from medsite.compute.digest import digest_values
from medsite.compute.pool import Pool
from medsite.compute.store import Store
from medsite.model.content import Source
from medsite.model.finding import Finding
from medsite.model.problem import Checked, Problem
from medsite.model.reading import Reading
from medsite.read.documents import read_article, read_doctor, read_page
from medsite.read.sources import read_source
from medsite.read.stored import pack_reading
from medsite.screen.engine import Screen
from medsite.screen.finished import screen_reading
from medsite.steps.kinds import Kind, kind_of

_CHUNK = 24
_SLICE = 4_000  # files; what is remembered of so many is in memory together
_LEAST = 160  # files; below this a second process costs more than it gives
_CLEAN = b"clean"
_VOUCHED = b"clean, and the body with it"


class Desk(Struct, frozen=True):
    """What every source is read with.

    code: digest of medsite's version. timezone: the site's. screened: digest of the screen.
    """

    root: str
    code: str
    timezone: str
    screen: Screen
    screened: str


class Taken(Struct, frozen=True):
    """A source, read and screened.

    document, body: packed for the store; "" bytes where the source is no document or could not be read.
    vouched: whether the body says nothing that the screened source did not.
    """

    path: str
    digest: str
    document: bytes
    body: bytes
    problems: tuple[Problem, ...]
    findings: tuple[Finding, ...]
    vouched: bool = False


def take_in(desk: Desk, paths: Sequence[str], known: dict[str, str], *, store: Store, pool: Pool) -> Iterator[Taken]:
    """Yield every file of `paths`, in order, read and screened; what is remembered is not read again.

    known: path → digest of the bytes, for files that did not change.
    """
    if store.is_empty():
        yield from _take_slice(desk, paths, {}, store=store, pool=pool)
        return
    for start in range(0, len(paths), _SLICE):
        part = paths[start : start + _SLICE]
        digests = {path: known.get(path) or _digest_now(desk, path) for path in part}
        yield from _take_slice(desk, part, digests, store=store, pool=pool)


def _take_slice(
    desk: Desk, paths: Sequence[str], digests: dict[str, str], *, store: Store, pool: Pool
) -> Iterator[Taken]:
    remembered = recall(desk, {path: digest for path, digest in digests.items() if digest}, store)
    missing = [path for path in paths if path not in remembered]
    fresh = pool.map_chunks(
        take_chunk, desk, missing, chunk=_CHUNK, least=_LEAST, words="reading and screening articles"
    )
    for path in paths:
        if path in remembered:
            yield remembered[path]
            continue
        taken = next(fresh)
        _remember(desk, taken, store)
        yield taken


def _digest_now(desk: Desk, path: str) -> str:
    """Return the digest of a file's bytes, "" where it cannot be read; reading costs little beside understanding."""
    source = read_source(Path(desk.root), path).value
    return source.digest if source else ""


def take_chunk(desk: Desk, paths: Sequence[str]) -> list[Taken]:
    """Read and screen some files; runs in a worker."""
    return [take_one(desk, path) for path in paths]


def take_one(desk: Desk, path: str) -> Taken:
    """Read one file once, and make of these bytes both the document and the findings."""
    opened = read_source(Path(desk.root), path)
    source = opened.value
    if source is None:
        return Taken(path, "", b"", b"", opened.problems, ())
    reading = _read(source, desk)
    document, body = pack_reading(reading.value) if reading.value else (b"", b"")
    parts = reading.value.body.parts if reading.value else ()
    judged = screen_reading(desk.screen, path, source.data, parts)
    problems = opened.problems + reading.problems
    return Taken(path, source.digest, document, body, problems, judged.findings, judged.vouched)


def _read(source: Source, desk: Desk) -> Checked[Reading]:
    kind: Kind = kind_of(source.path)
    if kind == "article":
        return read_article(source, desk.timezone)
    if kind == "page":
        return read_page(source)
    if kind == "doctor":
        return read_doctor(source)
    return Checked(None)


def _keys(desk: Desk, path: str, digest: str) -> tuple[str, str]:
    """Return the keys of what the source says and of its having been found clean."""
    said = digest_values(desk.code, "read", path, digest, desk.timezone)
    return said, digest_values(desk.code, "screened", path, digest, desk.screened)


def recall(desk: Desk, known: dict[str, str], store: Store) -> dict[str, Taken]:
    """Return what is remembered of files that did not change; known: path → digest."""
    keys = {path: _keys(desk, path, digest) for path, digest in known.items()}
    rows = store.fetch(key for pair in keys.values() for key in pair)
    return {
        path: Taken(path, known[path], rows[said], b"", (), (), rows[clean] == _VOUCHED)
        for path, (said, clean) in keys.items()
        if said in rows and rows.get(clean) in {_CLEAN, _VOUCHED}
    }


def _remember(desk: Desk, taken: Taken, store: Store) -> None:
    """Keep a source that is wholly in order; nothing that was found wrong or identifying reaches the disk."""
    if taken.problems or taken.findings or not taken.document:
        return
    said, clean = _keys(desk, taken.path, taken.digest)
    store.keep({said: taken.document, clean: _VOUCHED if taken.vouched else _CLEAN})
