"""The folder as the preview knows it: every text with its last good version, the theme, and what is wrong."""

from collections.abc import Callable, Collection, Iterable
from contextlib import AbstractContextManager
from datetime import date
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from medsite.compute.pool import Pool
from medsite.compute.store import Store, open_memory_store
from medsite.model.config import Config
from medsite.model.content import Article, Body, Page
from medsite.model.finding import Waiver
from medsite.model.people import Doctor
from medsite.model.problem import Problem
from medsite.model.reading import Document
from medsite.model.theme import Theme
from medsite.plan.shelf import STATIC, Shelf
from medsite.preview.larder import Larder
from medsite.read.plain import load_plain
from medsite.render.theme import read_theme
from medsite.screen.waivers import Judged, apply_waivers
from medsite.steps.intake import Taken, take_one
from medsite.steps.ledger import MANY, Ledger, body_in, enter, look_again, look_at, open_ledger, remember_ledger, sight
from medsite.steps.request import Request

Borrow = Callable[[], AbstractContextManager[Store]]
Tell = Callable[[], Request]
Text = Article | Page
_BODIES = 8_000_000  # bytes of bodies that are kept


class Folder:
    """What stands in content/ and themes/, read and judged.

    tell: what is asked for, now. borrow: the store of builds, for a short while.
    """

    def __init__(self, tell: Tell, borrow: Borrow) -> None:
        """Read the folder for the first time."""
        self._tell, self._borrow = tell, borrow
        self.request = tell()
        self._pool, self._scratch = Pool(1), open_memory_store()
        self._bodies: Larder[tuple[Body, bool]] = Larder(_BODIES)
        self._good: dict[str, Document] = {}
        self.config: Config | None = None
        self.theme: Theme | None = None
        self.theme_problems: tuple[Problem, ...] = ()
        with borrow() as store:
            self.ledger = open_ledger(self.request, store, self._pool)
        self.judged = Judged((), (), ())
        self.blocked: frozenset[str] = frozenset()
        self.faulty: frozenset[str] = frozenset()
        self._judge()
        self.config = self.ledger.foreword.config
        self.read_theme()

    @property
    def today(self) -> date:
        """Return the day in the site's time zone."""
        return self.request.now.astimezone(ZoneInfo(self.ledger.desk.timezone)).date()

    @property
    def waivers(self) -> tuple[Waiver, ...]:
        """Return the waivers in force."""
        return tuple(dict.fromkeys(waiver for _, waiver in self.judged.waived))

    def note_time(self) -> None:
        """Note what day it is by now."""
        self.request = self._tell()

    def read_theme(self) -> bool:
        """Read the theme again; return whether it is another one. A broken theme leaves the last good one."""
        if self.config is None:
            return False
        folders = (self.request.root / "themes", self.request.bundled)
        try:
            read = read_theme(self.config.theme, folders, load_plain)
        except OSError:  # a file of it went away between being listed and being read: its own event follows
            return False
        changed = read.problems != self.theme_problems
        self.theme_problems = read.problems
        if read.value is not None and (self.theme is None or read.value.digest != self.theme.digest):
            self.theme, changed = read.value, True
        return changed

    def look(self, paths: Collection[str], *, everywhere: bool) -> tuple[frozenset[str], dict[str, Taken]]:
        """Look at `paths`, or at the whole folder; return the paths that changed, and texts that were read alone."""
        self.request = self._tell()
        before, bad = self.ledger, self.bad
        taken: dict[str, Taken] = {}
        if everywhere:
            self.ledger, changed = look_again(before, self.request, self._scratch, self._pool)
            self._scratch.close()
            self._scratch = open_memory_store()
        else:
            self.ledger, changed, taken = look_at(before, paths)
        self._keep_bodies(taken)
        if changed or self.ledger is not before:
            self._follow(before, bad, changed)
        return changed, taken

    def sort_out(self, paths: Iterable[str]) -> tuple[list[str], bool]:
        """Return the texts among `paths` that are there as before, and whether others came, went or are no texts."""
        texts, strange = [], False
        for path in paths:
            there = sight(self.request.root, path) is not None
            if there and path in self.ledger.texts:
                texts.append(path)
            elif there or path in self.ledger.sightings:
                strange = True
        return texts, strange

    def take_waiting(self) -> bool:
        """Read the texts that wait, where they are few; return whether any did."""
        waiting = self.ledger.waiting
        if not waiting or len(waiting) > MANY:
            return False
        self.look(waiting, everywhere=False)
        return True

    def remember(self) -> None:
        """Remember what was read, for the next run."""
        with self._borrow() as store:
            remember_ledger(self.ledger, self._tell(), store)

    def absorb(self, taken: Iterable[Taken], desk: object) -> None:
        """Take in texts that were read elsewhere; what was read with other settings is not wanted any more."""
        if desk is not self.ledger.desk:
            return
        texts = dict(self.ledger.texts)
        for one in taken:
            entry = texts.get(one.path)
            if entry is not None and not entry.whole:
                texts[one.path] = enter(one, entry.sighting)
        before, bad = self.ledger, self.bad
        self.ledger = replace(before, texts=texts)
        self._follow(before, bad, frozenset())

    @property
    def bad(self) -> frozenset[str]:
        """Return the paths of texts that must not be shown as they are."""
        return self.blocked | self.faulty

    def documents(self) -> list[Document]:
        """Return the documents of the site, each as it is or as it last was in order."""
        people = [reading.document for reading in self.ledger.foreword.readings]
        texts = [entry.document for entry in self.ledger.texts.values() if entry.document]
        fit = (self.fit(document) for document in (*people, *texts))
        unread = [self._good[path] for path in self._good if path in self.faulty and not self._has_document(path)]
        return [document for document in fit if document is not None] + unread

    def fit(self, document: Document) -> Document | None:
        """Return `document`, or its last good version, or None where it is blocked and never was in order."""
        path = document.source
        if path not in self.bad:
            return document
        return self._good.get(path) or (None if path in self.blocked else document)

    def shelf(self) -> Shelf:
        """Return pictures and static files."""
        files = self.ledger.files.values()
        static = {file.path.removeprefix(STATIC): file.digest for file in files if file.path.startswith(STATIC)}
        sounds = self.ledger.sounds()
        return Shelf(self.ledger.pictures(), static, self.request.code, self.request.cards, sounds, self.request.search)

    def body(self, path: str, digest: str) -> tuple[Body, bool]:
        """Return the body with `digest` of the text at `path`, and whether it is vouched for."""
        kept = self._bodies.take(digest)
        if kept:
            return kept
        for reading in self.ledger.foreword.readings:
            if isinstance(reading.document, Doctor) and reading.document.bio.digest == digest:
                return reading.body, False
        if path in self.ledger.texts:
            self._keep_bodies({path: take_one(self.ledger.desk, path)})
        return self._bodies.take(digest) or (Body(), False)

    def _has_document(self, path: str) -> bool:
        entry = self.ledger.texts.get(path)
        return entry is not None and entry.document is not None

    def _keep_bodies(self, taken: dict[str, Taken]) -> None:
        for path, one in taken.items():
            entry = enter(one, self.ledger.sightings[path])
            if entry.document and not isinstance(entry.document, Doctor):
                self._bodies.keep(entry.document.body.digest, (body_in(one), one.vouched), len(one.body))

    def _follow(self, before: Ledger, bad: frozenset[str], changed: frozenset[str]) -> None:
        """Judge anew, and remember the last good version of what is no longer in order."""
        self._judge()
        people = {r.document.source: r.document for r in before.foreword.readings}
        for path in self.bad - bad:
            entry = before.texts.get(path)
            document = entry.document if entry else people.get(path)
            if document is not None and (entry is None or entry.whole):
                self._good[path] = document
        for path in changed:
            if path not in self.bad or path not in self.ledger.sightings:
                self._good.pop(path, None)
        if self.ledger.foreword.config is not None and self.ledger.foreword.config != self.config:
            self.config = self.ledger.foreword.config
            self.read_theme()

    def _judge(self) -> None:
        foreword = self.ledger.foreword
        self.judged = apply_waivers(self.ledger.all_findings(), foreword.waivers, self.today)
        self.blocked = frozenset(f.place.path for f in self.judged.findings if f.severity == "error")
        self.faulty = frozenset(p.place.path for p in self.ledger.all_problems() if p.severity == "error")
