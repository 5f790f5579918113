"""The site in memory: what is planned of it, and single pages made the moment they are asked for.

Everything here runs in one thread, one call after the other (hand.py), so nothing is locked.
"""

from collections.abc import Collection
from urllib.parse import urlsplit

from msgspec.structs import replace

from medsite.model.content import Article, Page
from medsite.model.output import Output, Pressed
from medsite.model.page_view import RedirectView
from medsite.model.problem import Problem
from medsite.model.report import Report
from medsite.model.theme import Theme
from medsite.plan.assemble import Moment, assemble, held_back
from medsite.plan.claims import address_for
from medsite.plan.prospect import Prospect, find_family, open_prospect
from medsite.plan.revise import revise
from medsite.plan.urls import output_path
from medsite.preview.folder import Borrow, Folder, Tell
from medsite.preview.larder import Larder
from medsite.preview.orders import Work, order
from medsite.preview.posts import share_source
from medsite.preview.shown import Change, Count, Notes, Shown
from medsite.preview.survey import Survey, Wall, hosts_of, pages_of, wall_of
from medsite.screen.waivers import waiver_entry
from medsite.sharing.share import Shared
from medsite.steps.foreword import admit_config
from medsite.steps.intake import Desk, Taken
from medsite.steps.kinds import CONFIG
from medsite.steps.ledger import Ledger

_PAGES = 16_000_000  # bytes of pages that are kept
_GOOD = 8_000_000  # bytes of last good pages
_State = tuple[Ledger, Prospect | None, tuple[Problem, ...]]
_SITEWIDE = ("themes/", CONFIG)


class Workshop:
    """The site at hand: asked for pages, told of changes."""

    def __init__(self, tell: Tell, borrow: Borrow) -> None:
        """Read the folder and plan what can be planned."""
        self.folder = Folder(tell, borrow)
        self.prospect: Prospect | None = None
        self._outputs: dict[str, Output] = {}
        self._pressed: Larder[Pressed] = Larder(_PAGES)
        self._good: Larder[bytes] = Larder(_GOOD)
        self._day = self.folder.today
        self._listed: tuple[_State, tuple[Problem, ...]] | None = None
        self._counted: tuple[_State, Count] | None = None
        self.folder.take_waiting()
        self._assemble()

    @property
    def base(self) -> str:
        """Return the path under which the site stands, with slashes at both ends."""
        path = urlsplit(self.folder.config.url).path.strip("/") if self.folder.config else ""
        return f"/{path}/" if path else "/"

    def refresh(self, paths: Collection[str], *, everywhere: bool) -> Change:
        """Follow what changed in the folder. paths: from the site's root; everywhere: any file could have changed."""
        theme = self.folder.theme
        themes = everywhere or any(path.startswith("themes/") for path in paths)
        before = self.folder.ledger
        texts, strange = self.folder.sort_out(path for path in paths if path.startswith("content/"))
        changed, taken = self.folder.look(texts, everywhere=everywhere or strange)
        restyled = themes and self.folder.read_theme()
        if self.folder.take_waiting() or restyled or self.folder.today != self._day:
            self._assemble()
        elif changed or self.folder.ledger is not before:
            self._follow(changed, taken)
        moved = bool(changed) or self.folder.ledger is not before or restyled
        return Change(any=moved, styles=self.folder.theme is not theme and _only_styles(theme, self.folder.theme))

    def prepare(self, path: str) -> Shown | Work:
        """Return the answer for an output path, or the work that makes it where it would take long."""
        self.folder.note_time()
        if self.folder.today != self._day:
            self._assemble()
        self._catch_up(path)
        output = self._find(path)
        if output is None or self.prospect is None:
            return self._missing(path)
        if isinstance(output.view, RedirectView):
            return Shown(path, 302, b"", target=output.view.target)
        known = self._pressed.take(path)
        if known is None or known.key != output.key:
            return order(output, self.prospect, self.folder)
        return self._answer(output, known)

    def finish(self, path: str, pressed: Pressed) -> Shown:
        """Return the answer for what was pressed."""
        self._pressed.keep(path, pressed, len(pressed.artifact.data) if pressed.artifact else 100)
        output = self._find(path)
        return self._answer(output, pressed) if output else self._missing(path)

    def share(self, source: str) -> tuple[Shared, str] | None:
        """Return an article's post kit and why it is not published yet; None where there is no such article."""
        if self.prospect is None:
            return None
        self._look([source])
        report = Report(
            problems=tuple(p for p in self._problems() if p.place.path == source),
            findings=tuple(f for f in self.folder.judged.findings if f.place.path == source),
        )
        shared = share_source(self.prospect, source, self.folder.ledger.desk.screen, report)
        return (shared, self._mark(source)) if shared else None

    def styles(self) -> dict[str, str]:
        """Return the theme's files as pages lead to them: name → URL."""
        return dict(self.prospect.chart.atlas.view.assets) if self.prospect else {}

    def count(self) -> Count:
        """Return how much is wrong."""
        state = (self.folder.ledger, self.prospect, self.folder.theme_problems)
        if self._counted is None or any(old is not new for old, new in zip(self._counted[0], state, strict=True)):
            self._counted = (state, self._count())
        return self._counted[1]

    def _count(self) -> Count:
        problems, findings = self._problems(), self.folder.judged.findings
        return Count(
            errors=sum(p.severity == "error" for p in problems),
            blocks=len(self.folder.blocked),
            warnings=sum(p.severity == "warning" for p in problems) + sum(f.severity == "warning" for f in findings),
            waiting=len(self.folder.ledger.waiting),
        )

    def survey(self) -> Survey:
        """Return what the studio shows of the whole site."""
        prospect, folder = self.prospect, self.folder
        findings = tuple(sorted(folder.judged.findings))
        return Survey(
            problems=self._problems(),
            findings=findings,
            waivers=folder.waivers,
            held=held_back(prospect.site) if prospect else (),
            hosts=hosts_of(prospect.site) if prospect else (),
            pages=pages_of(prospect) if prospect else {},
            count=self.count(),
            entries={finding: waiver_entry(finding, folder.today) for finding in findings if finding.words},
        )

    def wall(self, number: int) -> Wall:
        """Return a page of the wall of cards."""
        return wall_of(self.prospect, number) if self.prospect else Wall((), 1, 1)

    def backlog(self, most: int) -> tuple[Desk, list[str]]:
        """Return texts that wait to be read whole, and what they are read with."""
        ledger = self.folder.ledger
        return ledger.desk, ledger.waiting[:most] if self.count().waiting else []

    def absorb(self, taken: list[Taken], desk: Desk) -> bool:
        """Take in texts of the backlog; return whether that was the last of it."""
        self.folder.absorb(taken, desk)
        done = not self.folder.ledger.waiting
        if done:
            self._assemble()
            self.folder.remember()
        return done

    def _assemble(self) -> None:
        """Assemble the site anew. Without a theme or settings (or the whole folder) the last one stays."""
        folder = self.folder
        self._outputs.clear()
        self._day = folder.today
        if folder.config is None or folder.theme is None or (self.prospect and CONFIG not in folder.ledger.sightings):
            return
        config = admit_config(folder.config, folder.blocked)
        site = assemble(config, folder.documents(), Moment(folder.today, drafts=folder.request.drafts))
        if site.value is not None:
            self.prospect = open_prospect(site.value, folder.theme, folder.shelf(), site.problems)

    def _follow(self, changed: frozenset[str], taken: dict[str, Taken]) -> None:
        """Put single texts into the site where they stay in their places, else assemble it anew."""
        revised = self.prospect
        for path in changed:
            entry = self.folder.ledger.texts.get(path)
            document = self.folder.fit(entry.document) if entry and entry.document and path in taken else None
            if revised is None or not isinstance(document, (Article, Page)):
                return self._assemble()
            revised = revise(revised, document)
        if revised is None:
            return self._assemble()
        self.prospect = revised
        self._outputs.clear()
        return None

    def _catch_up(self, path: str) -> None:
        """Look at the file behind a page: it may be newer than what the watcher told, or only skimmed."""
        if self.prospect is None:
            return
        family = self.prospect.families.get(path)
        if family and family[0] in {"article", "page"}:
            self._look([family[1]])
        elif family and family[0] == "feeds":
            newest = self.prospect.site.articles
            shown = [a.source for a in newest if not self.folder.ledger.texts[a.source].whole]
            self._look(shown)

    def _look(self, paths: Collection[str]) -> None:
        changed, taken = self.folder.look(paths, everywhere=False)
        if changed:
            self._follow(changed, taken)

    def _find(self, path: str) -> Output | None:
        if path not in self._outputs and self.prospect:
            self._outputs |= {output.path: output for output in find_family(self.prospect, path)}
        return self._outputs.get(path)

    def _answer(self, output: Output, pressed: Pressed) -> Shown:
        notes = self._notes(output, pressed)
        if not notes.withheld and pressed.artifact:
            if output.maker == "page":
                self._good.keep(output.path, pressed.artifact.data, len(pressed.artifact.data))
            return Shown(output.path, 404 if output.path == "404.html" else 200, pressed.artifact.data, notes)
        return self._withhold(output.path, notes)

    def _withhold(self, path: str, notes: Notes) -> Shown:
        last = self._good.take(path)
        return Shown(path, 200 if last else 503, last or b"", replace(notes, withheld=True, stale=last is not None))

    def _notes(self, output: Output, pressed: Pressed) -> Notes:
        own = [p for p in self._problems() if output.source and p.place.path == output.source]
        found = [f for f in self.folder.judged.findings if output.source and f.place.path == output.source]
        problems = tuple(sorted({*own, *pressed.problems}))
        findings = tuple(sorted({*found, *pressed.findings}))
        wrong = output.source in self.folder.bad or pressed.artifact is None
        blocked = any(f.severity == "error" for f in findings)
        return Notes(
            problems=problems,
            findings=findings,
            sitewide=self._sitewide(),
            withheld=wrong or blocked,
            mark=self._mark(output.source),
            source=output.source,
        )

    def _sitewide(self) -> tuple[Problem, ...]:
        return tuple(
            p
            for p in self._problems()
            if p.severity == "error"
            and p.place.path.startswith((*_SITEWIDE, "content"))
            and (p.place.path.startswith(_SITEWIDE) or p.place.path == "content")
        )

    def _mark(self, source: str) -> str:
        if self.prospect is None or not source:
            return ""
        site = self.prospect.site
        articles = tuple(a for a in site.articles if a.source == source)
        pages = tuple(p for p in site.pages if p.source == source)
        for held in held_back(replace(site, articles=articles, pages=pages, held=())):
            return f"until {held.until:%d %B %Y}" if held.until else held.why
        return ""

    def _missing(self, path: str) -> Shown:
        """Return what to say at an address that the site does not have, or not as it stands."""
        for source in sorted(self.folder.bad):
            entry = self.folder.ledger.texts.get(source)
            if entry and entry.document and output_path(address_for(entry.document)) == path:
                problems = tuple(p for p in self._problems() if p.place.path == source)
                findings = tuple(f for f in self.folder.judged.findings if f.place.path == source)
                return self._withhold(path, Notes(problems, findings, self._sitewide(), source=source))
        if self.prospect is None:
            return Shown(path, 503, b"", Notes(sitewide=self._sitewide() or self._problems(), withheld=True))
        return Shown(path, 404, b"", Notes(sitewide=self._sitewide()))

    def _problems(self) -> tuple[Problem, ...]:
        folder = self.folder
        state = (folder.ledger, self.prospect, folder.theme_problems)
        if self._listed is None or any(old is not new for old, new in zip(self._listed[0], state, strict=True)):
            planned = self.prospect.problems if self.prospect else ()
            every = {*folder.ledger.all_problems(), *folder.judged.problems, *folder.theme_problems, *planned}
            self._listed = (state, tuple(sorted(every)))
        return self._listed[1]


def _only_styles(before: Theme | None, after: Theme | None) -> bool:
    """Return whether two themes differ in their stylesheets alone."""
    if before is None or after is None:
        return False
    styles = {name for name in (*before.assets, *after.assets) if name.endswith(".css")}
    plain = {name: data for name, data in before.assets.items() if name not in styles}
    other = {name: data for name, data in after.assets.items() if name not in styles}
    return plain == other and replace(before, assets={}, digest="") == replace(after, assets={}, digest="")
