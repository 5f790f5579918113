"""From the folder to the plan: everything that is known before a single page is made."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from medsite.compute.pool import Pool
from medsite.compute.store import Store
from medsite.model.config import Config
from medsite.model.content import Outline
from medsite.model.finding import Finding, Waiver
from medsite.model.output import Plan
from medsite.model.people import Doctor
from medsite.model.problem import Problem
from medsite.model.reading import Document
from medsite.model.site import Site
from medsite.model.theme import Theme
from medsite.plan.assemble import Moment, assemble
from medsite.plan.families import Memory as Plans
from medsite.plan.outputs import plan_outputs
from medsite.plan.shelf import STATIC, Shelf
from medsite.read.plain import load_plain
from medsite.read.stored import pack_reading, unpack_document
from medsite.render.theme import read_theme
from medsite.screen.engine import Screen
from medsite.screen.waivers import apply_waivers, list_in_force
from medsite.steps.attach import Attached, attach_files
from medsite.steps.foreword import Foreword, admit_config, read_foreword, screen_foreword
from medsite.steps.gather import Gathered, gather_sources, remember_sources
from medsite.steps.intake import Desk, Taken, take_in
from medsite.steps.kinds import TEXT_KINDS, kind_of
from medsite.steps.known import Memory
from medsite.steps.request import Request
from medsite.steps.series import warn_of_series


class Draft(Struct, frozen=True):
    """The plan of the site, or as much of it as the content allows.

    site, theme, plan: None where a problem stands in the way. bodies: outline digest → body, for those that are not
    in the store; outlines: by the same digest. digests: path → digest of every source as it was screened.
    waivers: in force. blocked: paths that hold an identifier. vouched: digests of bodies that say nothing new.
    """

    problems: tuple[Problem, ...]
    findings: tuple[Finding, ...]
    waivers: tuple[Waiver, ...]
    blocked: tuple[str, ...]
    screen: Screen
    site: Site | None = None
    theme: Theme | None = None
    plan: Plan | None = None
    bodies: Mapping[str, bytes] = field(default_factory=dict)
    outlines: Mapping[str, Outline] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    vouched: frozenset[str] = frozenset()


class _Pile(Struct):
    """What gathers while the sources come in, one after the other."""

    problems: list[Problem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    bodies: dict[str, bytes] = field(default_factory=dict)
    vouched: set[str] = field(default_factory=set)
    digests: dict[str, str] = field(default_factory=dict)
    attached: list[Attached] = field(default_factory=list)


def draft_site(request: Request, store: Store, pool: Pool) -> Draft:
    """Read, screen, assemble and plan the whole site; report everything that is wrong on the way."""
    return _draft(request, store, pool, lambda _: None)


def draft_sparingly(request: Request, store: Store, pool: Pool) -> Draft:
    """Return what `draft_site` does, with the plans of articles remembered and their views left for the pressing."""
    return _draft(request, store, pool, lambda pile: _plans(pile, store))


def _draft(request: Request, store: Store, pool: Pool, plans: Callable[[_Pile], Plans | None]) -> Draft:
    gathered = gather_sources(request.root, store, request.ticks)
    memory = Memory(request.code, store)
    foreword = read_foreword(request.root, gathered.paths, memory)
    screen, findings = screen_foreword(foreword, memory)
    pile = _Pile([*gathered.problems, *foreword.problems], list(findings), digests=foreword.digests)
    _add_people(pile, foreword)
    timezone = foreword.config.timezone if foreword.config else "UTC"
    desk = Desk(str(request.root), request.code, timezone, screen, screen.digest)
    _add_texts(pile, desk, gathered, store=store, pool=pool)
    _add_files(pile, desk, gathered, store=store, pool=pool)
    remember_sources(store, gathered, pile.digests)
    pile.findings += warn_of_series(desk, pile.documents, pile.digests, store, found=pile.findings)
    today = request.now.astimezone(ZoneInfo(timezone)).date()
    return _plan(request, foreword, screen, pile=pile, today=today, plans=plans(pile))


def _plans(pile: _Pile, store: Store) -> Plans | None:
    """Return where plans are remembered; nothing that was found in a text reaches the disk with its plan.

    A finding elsewhere could stand in any of them, as a portrait's file name: then nothing is remembered.
    """
    paths = {finding.place.path for finding in pile.findings}
    return Plans(store, paths) if all(kind_of(path) in TEXT_KINDS for path in paths) else None


def _add_people(pile: _Pile, foreword: Foreword) -> None:
    for reading in foreword.readings:
        pile.documents.append(reading.document)
        if isinstance(reading.document, Doctor):
            pile.bodies[reading.document.bio.digest] = pack_reading(reading)[1]


def _add_texts(pile: _Pile, desk: Desk, gathered: Gathered, *, store: Store, pool: Pool) -> None:
    paths = [path for path in gathered.paths if kind_of(path) in TEXT_KINDS]
    for taken in take_in(desk, paths, gathered.known, store=store, pool=pool):
        pile.problems += taken.problems
        pile.findings += taken.findings
        if taken.digest:
            pile.digests[taken.path] = taken.digest
        if taken.document:
            _add_document(pile, taken, store)


def _add_document(pile: _Pile, taken: Taken, store: Store) -> None:
    document = unpack_document(taken.document)
    pile.documents.append(document)
    if isinstance(document, Doctor):
        return
    if taken.vouched:
        pile.vouched.add(document.body.digest)
    if not taken.body:
        return
    if taken.problems or taken.findings:
        pile.bodies[document.body.digest] = taken.body
    else:
        store.keep({document.body.digest: taken.body})


def _add_files(pile: _Pile, desk: Desk, gathered: Gathered, *, store: Store, pool: Pool) -> None:
    paths = [path for path in gathered.paths if kind_of(path) in {"beside", "static"}]
    for attached in attach_files(desk, paths, gathered.known, store=store, pool=pool):
        pile.problems += attached.problems
        pile.findings += attached.findings
        pile.attached.append(attached)
        if attached.digest:
            pile.digests[attached.path] = attached.digest


def _plan(
    request: Request, foreword: Foreword, screen: Screen, *, pile: _Pile, today: date, plans: Plans | None
) -> Draft:
    judged = apply_waivers(pile.findings, foreword.waivers, today)
    blocked = tuple(sorted({f.place.path for f in judged.findings if f.severity == "error"}))
    problems = [*pile.problems, *judged.problems]
    waivers = list_in_force(foreword.waivers, today)
    draft = Draft(tuple(problems), judged.findings, waivers, blocked, screen, digests=pile.digests)
    if foreword.config is None:
        return draft
    config = admit_config(foreword.config, blocked)
    site, more = _assemble(request, config, _admitted(request, pile.documents, blocked))
    theme = read_theme(foreword.config.theme, (request.root / "themes", request.bundled), load_plain)
    problems += [*more, *theme.problems]
    if site is None or theme.value is None:
        return _with(draft, problems)
    planned = plan_outputs(site, theme.value, _shelf(request, pile.attached), plans)
    return Draft(
        _sorted([*problems, *planned.problems]),
        judged.findings,
        waivers,
        blocked,
        screen,
        site,
        theme.value,
        planned.value,
        pile.bodies,
        _outlines(site),
        pile.digests,
        frozenset(pile.vouched),
    )


def _admitted(request: Request, documents: Sequence[Document], blocked: Sequence[str]) -> list[Document]:
    """Return the documents that may be planned: gate 1 takes out those that hold an identifier."""
    withheld = set(blocked) if request.without_blocked else set()
    return [document for document in documents if document.source not in withheld]


def _assemble(
    request: Request, config: Config, documents: Sequence[Document]
) -> tuple[Site | None, tuple[Problem, ...]]:
    today = request.now.astimezone(ZoneInfo(config.timezone)).date()
    checked = assemble(config, documents, Moment(today, request.drafts, request.now))
    return checked.value, checked.problems


def _shelf(request: Request, attached: Iterable[Attached]) -> Shelf:
    files = list(attached)
    pictures = {file.path: file.picture for file in files if file.picture is not None}
    static = {file.path.removeprefix(STATIC): file.digest for file in files if file.path.startswith(STATIC)}
    sounds = {file.path: file.sound for file in files if file.sound is not None}
    return Shelf(pictures, static, request.code, request.cards, sounds, request.search)


def _outlines(site: Site) -> dict[str, Outline]:
    texts = [article.body for article in site.articles] + [page.body for page in site.pages]
    return {outline.digest: outline for outline in (*texts, *(doctor.bio for doctor in site.doctors))}


def _with(draft: Draft, problems: Iterable[Problem]) -> Draft:
    return Draft(_sorted(problems), draft.findings, draft.waivers, draft.blocked, draft.screen, digests=draft.digests)


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(set(problems)))
