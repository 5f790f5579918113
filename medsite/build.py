"""The hall: content becomes a site, step by step, or nothing changes.

draft → press → clear → write; steps/draft.py has the way from the folder to the plan.
"""

from collections.abc import Callable, Iterable

from msgspec import Struct, field
from msgspec.structs import replace

from medsite.model.finding import Finding
from medsite.model.output import Cleared, Manifest, Plan, Pressed, Standing
from medsite.model.problem import Problem
from medsite.model.report import Report
from medsite.screen.gate import clear_pressed, clear_standing
from medsite.steps.clearing import remember_made, remember_stopped
from medsite.steps.draft import Draft, draft_sparingly
from medsite.steps.finish import audit_finished, state_report
from medsite.steps.jobs import make_jobs, try_with_store
from medsite.steps.kinds import CONFIG
from medsite.steps.looks import Look, look_at, pack_look
from medsite.steps.pressing import PressDesk, memo_key, open_desk, press_outputs
from medsite.steps.request import Request, Tools
from medsite.steps.signatures import remember_signatures
from medsite.steps.standing import Standings, find_standing
from medsite.steps.unchanged import Inputs, digest_themes, remember_unchanged
from medsite.write.tree import open_staging

_BATCH = 384  # outputs pressed at a time; their bodies and bytes are in memory together


class Pile(Struct):
    """What gathers while outputs are pressed: the files of the new tree, what was seen in them, what is wrong."""

    looks: dict[str, Look] = field(default_factory=dict)
    standing: list[Standing] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    rendered: int = 0


def build_site(request: Request, tools: Tools) -> Report:
    """Build the site of `request` into its output folder, whole, or leave that folder as it is.

    Raises:
        Defect: where the output folder is not one that medsite may replace.
        OSError: where the disk refuses.
    """
    return try_with_store(lambda: _build(request, tools), tools.store)


def _build(request: Request, tools: Tools) -> Report:
    with open_staging(request.output) as staging:
        themes = digest_themes(request)
        draft = draft_sparingly(request, tools.store, tools.pool)
        if draft.plan is None or _stops(request, draft):
            return _stop(request, tools, draft, state_report(draft))
        desk = open_desk(request, draft)
        standings = find_standing(request, desk, draft.plan, tools.store)
        pile = _press(request, draft, desk, standings=standings, write=staging.write_artifact, tools=tools)
        _audit(draft, pile)
        if pile.findings or _forbid(request, pile.problems):
            return _stop(request, tools, draft, _report(draft, pile))
        manifest = _list_files(draft.plan, pile)
        if manifest != standings.survey.manifest or pile.rendered:
            staging.swap(manifest, pile.standing, standings.survey.foreign, standings.survey.ours)
        remember_signatures(request.output, tools.store, manifest)
        report = replace(_report(draft, pile), written=True, kept=standings.survey.foreign)
        inputs = _inputs(request, draft, themes)
        remember_unchanged(request, tools.store, report, inputs=inputs, manifest=manifest)
        remember_made(request, tools.store, report, inputs=inputs, manifest=manifest)
        return report


def check_site(request: Request, tools: Tools) -> Report:
    """Do everything that a build does, finished pages and feeds included, but write nothing and draw no pictures."""
    return try_with_store(lambda: _check(request, tools), tools.store)


def _check(request: Request, tools: Tools) -> Report:
    draft = draft_sparingly(request, tools.store, tools.pool)
    if draft.plan is None or _stops(request, draft):
        return state_report(draft)
    undrawn = tuple(output for output in draft.plan.outputs if output.maker not in {"card", "picture"})
    pile = _press(
        request,
        replace(draft, plan=replace(draft.plan, outputs=undrawn)),
        open_desk(request, draft),
        standings=Standings(),
        write=_write_nothing,
        tools=tools,
    )
    _audit(draft, pile)
    return _report(draft, pile)


def check_sources(request: Request, tools: Tools) -> Report:
    """Read, screen, assemble and plan the sources; make no page of them."""
    return state_report(draft_sparingly(request, tools.store, tools.pool))


def _stops(request: Request, draft: Draft) -> bool:
    """Say whether the draft must not be made into a site."""
    if request.strict and draft.findings:
        return True
    withheld = [path for path in draft.blocked if path == CONFIG or not request.without_blocked]
    return bool(withheld) or _forbid(request, draft.problems)


def _stop(request: Request, tools: Tools, draft: Draft, report: Report) -> Report:
    """Return the report of a build that ends here; what it was stopped by is remembered for publishing."""
    remember_stopped(request, tools.store, report, sources=draft.digests)
    return report


def _forbid(request: Request, problems: Iterable[Problem]) -> bool:
    return any(request.strict or problem.severity == "error" for problem in problems)


def _press(
    request: Request,
    draft: Draft,
    desk: PressDesk,
    *,
    standings: Standings,
    write: Callable[[Cleared], None],
    tools: Tools,
) -> Pile:
    """Press what does not stand already, a batch at a time, and write what the gate clears."""
    pile = Pile(looks=dict(standings.looks))
    pile.standing = [clear_standing(path, look.digest) for path, look in standings.looks.items()]
    pile.problems = [problem for look in standings.looks.values() for problem in look.problems]
    missing = [output for output in draft.plan.outputs if output.path not in standings.looks] if draft.plan else []
    for start in range(0, len(missing), _BATCH):
        batch = missing[start : start + _BATCH]
        jobs = make_jobs(request.root, draft, batch, tools.store)
        keys = {output.path: memo_key(desk, output) for output in batch}
        for pressed in press_outputs(desk, jobs, tools.pool):
            _take(pressed, pile, write)
            if pressed.path in pile.looks:
                tools.store.keep({keys[pressed.path]: pack_look(pile.looks[pressed.path])})
    pile.rendered = len(missing)
    return pile


def _take(pressed: Pressed, pile: Pile, write: Callable[[Cleared], None]) -> None:
    pile.problems += pressed.problems
    pile.findings += pressed.findings
    cleared = clear_pressed(pressed)
    if cleared is not None:
        write(cleared)
        pile.looks[pressed.path] = look_at(pressed)


def _write_nothing(cleared: Cleared) -> None:
    """Let a cleared artifact go: a check writes nothing."""


def _audit(draft: Draft, pile: Pile) -> None:
    """Follow the links of the whole site, once every page of it is there."""
    if not pile.findings and not any(problem.severity == "error" for problem in pile.problems):
        pile.problems += audit_finished(draft, pile.looks)


def _report(draft: Draft, pile: Pile) -> Report:
    report = state_report(draft)
    return replace(
        report,
        problems=tuple(sorted({*report.problems, *pile.problems})),
        findings=tuple(sorted({*report.findings, *pile.findings})),
        tally=replace(report.tally, rendered=pile.rendered),
    )


def _inputs(request: Request, draft: Draft, themes: tuple[str, str]) -> Inputs:
    if draft.site is None:
        return Inputs(draft.digests, "UTC", themes)
    out = [article.published for article in draft.site.articles if article.published <= request.now]
    return Inputs(draft.digests, draft.site.config.timezone, themes, max(out, default=None))


def _list_files(plan: Plan, pile: Pile) -> Manifest:
    return Manifest(tuple((output.path, pile.looks[output.path].digest) for output in plan.outputs))
