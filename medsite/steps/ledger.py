"""What stands in content/, file by file, kept between two looks so that only what changed is read again."""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from medsite.compute.pool import Pool
from medsite.compute.store import Store
from medsite.model.audio import Sound
from medsite.model.content import Body
from medsite.model.finding import Finding
from medsite.model.people import Doctor
from medsite.model.picture import Picture
from medsite.model.problem import Problem
from medsite.model.reading import Document
from medsite.read.sources import LARGEST, Sighting, find_sources
from medsite.read.stored import unpack_body, unpack_document
from medsite.screen.engine import Screen
from medsite.steps.attach import Attached, attach_files
from medsite.steps.foreword import Foreword, read_foreword, screen_foreword
from medsite.steps.gather import Gathered, gather_sources, remember_sources
from medsite.steps.intake import Desk, Taken, recall, take_in, take_one
from medsite.steps.kinds import TEXT_KINDS, kind_of
from medsite.steps.known import Memory
from medsite.steps.request import Request
from medsite.steps.skim import skim_one

MANY = 300  # texts that are read at once; more are skimmed first, so that the first page need not wait for them
_FOREWORD = frozenset({"config", "doctor", "waivers", "mentions"})


class Entry(Struct, frozen=True):
    """A text as it was last read. whole: False where only its front matter was read, and nothing screened."""

    sighting: Sighting
    digest: str
    document: Document | None
    problems: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()
    vouched: bool = False
    whole: bool = True


class Ledger(Struct, frozen=True):
    """Everything that is known of content/.

    desk: what texts are read with. sightings: every file by path. own: findings in the foreword.
    texts: articles and pages by path. files: pictures and others by path. problems: of the folder itself.
    """

    foreword: Foreword
    desk: Desk
    own: tuple[Finding, ...]
    sightings: Mapping[str, Sighting]
    texts: Mapping[str, Entry]
    files: Mapping[str, Attached]
    problems: tuple[Problem, ...]

    @property
    def waiting(self) -> list[str]:
        """Return the paths of texts that were only skimmed."""
        return [path for path, entry in self.texts.items() if not entry.whole]

    def all_problems(self) -> Iterator[Problem]:
        """Yield what is wrong in the files, each by itself."""
        yield from self.problems
        yield from self.foreword.problems
        for entry in self.texts.values():
            yield from entry.problems
        for file in self.files.values():
            yield from file.problems

    def all_findings(self) -> Iterator[Finding]:
        """Yield what the screening found in the files."""
        yield from self.own
        for entry in self.texts.values():
            yield from entry.findings
        for file in self.files.values():
            yield from file.findings

    def pictures(self) -> dict[str, Picture]:
        """Return the pictures by path."""
        return {path: file.picture for path, file in self.files.items() if file.picture is not None}

    def sounds(self) -> dict[str, Sound]:
        """Return the recordings by path."""
        return {path: file.sound for path, file in self.files.items() if file.sound is not None}


def open_ledger(request: Request, store: Store, pool: Pool) -> Ledger:
    """Return the ledger of a site's folder; what `store` remembers is not read, and where much is new it is skimmed."""
    gathered = gather_sources(request.root, store, request.ticks)
    memory = Memory(request.code, store)
    foreword = read_foreword(request.root, gathered.paths, memory)
    screen, own = screen_foreword(foreword, memory)
    ledger = Ledger(foreword, _desk(request, foreword, screen), own, gathered.sightings, {}, {}, gathered.problems)
    ledger = _take_changed(ledger, gathered.paths, gathered.known, store=store, pool=pool)
    remember_sources(store, gathered, digests_of(ledger))
    return ledger


def remember_ledger(ledger: Ledger, request: Request, store: Store) -> None:
    """Remember which files are known, so that the next run need not read them."""
    gathered = Gathered((), {}, dict(ledger.sightings), request.ticks, ())
    remember_sources(store, gathered, digests_of(ledger))


def digests_of(ledger: Ledger) -> dict[str, str]:
    """Return path → digest of every file that was read whole."""
    texts = {path: entry.digest for path, entry in ledger.texts.items() if entry.digest and entry.whole}
    files = {path: file.digest for path, file in ledger.files.items() if file.digest}
    return {**ledger.foreword.digests, **texts, **files}


def look_again(ledger: Ledger, request: Request, store: Store, pool: Pool) -> tuple[Ledger, frozenset[str]]:
    """Return the ledger after a look over the whole folder, and the paths that are new, changed or gone."""
    found = find_sources(request.root)
    now = {sighting.path: sighting for sighting in found.files}
    before = ledger.sightings
    changed = {path for path in now.keys() | before.keys() if now.get(path) != before.get(path)}
    if not changed and found.problems == ledger.problems:
        return ledger, frozenset()
    ledger = replace(ledger, sightings=now, problems=found.problems)
    if any(kind_of(path) in _FOREWORD for path in changed):
        ledger = _read_foreword_again(ledger, request)
    again = changed | {path for path, file in ledger.files.items() if not file.digest}
    return _take_changed(ledger, sorted(again), {}, store=store, pool=pool), frozenset(changed)


def look_at(ledger: Ledger, paths: Iterable[str]) -> tuple[Ledger, frozenset[str], dict[str, Taken]]:
    """Return the ledger after a look at texts that it knows, the paths that changed, and what they said.

    A text that was only skimmed counts as changed. A path that is gone, or no text, is left for `look_again`.
    """
    root = Path(ledger.desk.root)
    sightings, texts, taken = dict(ledger.sightings), dict(ledger.texts), {}
    for path in paths:
        sighting = sight(root, path)
        entry = texts.get(path)
        if sighting is None or entry is None or (entry.sighting == sighting and entry.whole):
            continue
        taken[path] = take_one(ledger.desk, path)
        sightings[path] = sighting
        texts[path] = enter(taken[path], sighting)
    if not taken:
        return ledger, frozenset(), {}
    return replace(ledger, sightings=sightings, texts=texts), frozenset(taken), taken


def sight(root: Path, path: str) -> Sighting | None:
    """Return a file as `find_sources` would see it, None where there is no plain file of a size that is read."""
    try:
        facts = os.stat(root / path, follow_symlinks=False)  # noqa: PTH116 - one call is all that a page may cost
    except OSError:
        return None
    if not stat.S_ISREG(facts.st_mode) or facts.st_size > LARGEST:
        return None
    return Sighting(path, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)


def enter(taken: Taken, sighting: Sighting) -> Entry:
    """Return the entry of a text that was read; its body is not in it."""
    document = unpack_document(taken.document) if taken.document else None
    return Entry(sighting, taken.digest, document, taken.problems, taken.findings, taken.vouched)


def enter_body(taken: Taken, store: Store) -> None:
    """Remember the body of a text that is wholly in order, as a build does."""
    if taken.body and taken.document and not taken.problems and not taken.findings:
        document = unpack_document(taken.document)
        if not isinstance(document, Doctor):
            store.keep({document.body.digest: taken.body})


def body_in(taken: Taken) -> Body:
    """Return the body that a text has."""
    return unpack_body(taken.body) if taken.body else Body()


def _desk(request: Request, foreword: Foreword, screen: Screen) -> Desk:
    timezone = foreword.config.timezone if foreword.config else "UTC"
    return Desk(str(request.root), request.code, timezone, screen, screen.digest)


def _read_foreword_again(ledger: Ledger, request: Request) -> Ledger:
    """Return the ledger with settings, people and waivers read anew.

    Where these bear on how texts are read or screened, every text waits to be read again; until then it stands as it
    was, with its findings. While site.yaml cannot be read, what it said before holds for texts.
    """
    foreword = read_foreword(request.root, sorted(ledger.sightings))
    if foreword.config is None:
        return replace(ledger, foreword=foreword)
    screen, own = screen_foreword(foreword)
    desk = _desk(request, foreword, screen)
    ledger = replace(ledger, foreword=foreword, own=own)
    if (desk.screened, desk.timezone) == (ledger.desk.screened, ledger.desk.timezone):
        return ledger
    texts = {path: replace(entry, whole=False) for path, entry in ledger.texts.items()}
    files = {path: replace(file, digest="") for path, file in ledger.files.items()}
    return replace(ledger, desk=desk, texts=texts, files=files)


def _take_changed(
    ledger: Ledger, changed: Sequence[str], known: Mapping[str, str], *, store: Store, pool: Pool
) -> Ledger:
    """Return the ledger with the files of `changed` taken in; known: path → digest, for those that the store knows."""
    there = ledger.sightings
    texts = {path: entry for path, entry in ledger.texts.items() if path in there}
    files = {path: file for path, file in ledger.files.items() if path in there}
    wanted = [path for path in changed if path in there and kind_of(path) in TEXT_KINDS]
    remembered = recall(ledger.desk, {path: known[path] for path in wanted if path in known}, store)
    fresh = [path for path in wanted if path not in remembered]
    for taken in remembered.values():
        texts[taken.path] = enter(taken, there[taken.path])
    if len(fresh) > MANY:
        texts |= {path: Entry(there[path], "", skim_one(ledger.desk, path), whole=False) for path in fresh}
        fresh = []
    for taken in take_in(ledger.desk, fresh, {}, store=store, pool=pool):
        texts[taken.path] = enter(taken, there[taken.path])
        enter_body(taken, store)
    beside = [path for path in changed if path in there and kind_of(path) in {"beside", "static"}]
    for attached in attach_files(ledger.desk, beside, dict(known), store=store, pool=pool):
        files[attached.path] = attached
    return replace(ledger, texts=texts, files=files)
