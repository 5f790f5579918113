"""Hosts' files on request: made as a build makes them, screened by the same gate, written nowhere."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from medsite.model.output import Cleared, Output, Plan
from medsite.model.report import Report
from medsite.model.site import Site
from medsite.plan.hosts.files import count_left_out, plan_host_files
from medsite.plan.urls import output_path
from medsite.plan.views.planned import Planned
from medsite.screen.gate import clear_pressed
from medsite.steps.draft import draft_site
from medsite.steps.finish import state_report
from medsite.steps.pressing import Job, open_desk, press_one
from medsite.steps.request import Request, Tools


class HostFile(Struct, frozen=True):
    """A host's file. left_out: how many former addresses did not fit into it."""

    name: str
    text: str
    left_out: int = 0


class Hosted(Struct, frozen=True):
    """What came of it. files: none where something stands in the way; report: what."""

    files: tuple[HostFile, ...]
    report: Report


def make_host_files(request: Request, tools: Tools, names: Iterable[str]) -> Hosted:
    """Return hosts' files of the site at `request.root`. names: of `medsite.plan.hosts.files.NAMES`.

    A file about which there is nothing to say (security.txt without anybody to tell) is left out.
    """
    draft = draft_site(request, tools.store, tools.pool)
    report = state_report(draft)
    if draft.site is None or draft.plan is None or report.failed:
        return Hosted((), report)
    desk = open_desk(request, draft)
    planned = plan_host_files(names, draft.site, _static(draft.plan))
    pressed = [press_one(desk, _job(plan)) for plan in planned]
    findings = tuple(finding for one in pressed for finding in one.findings)
    cleared = [file for one in pressed if (file := clear_pressed(one))]
    report = replace(report, findings=(*report.findings, *findings))
    return Hosted(() if report.failed else tuple(_file(one, draft.site) for one in cleared), report)


def _static(plan: Plan) -> frozenset[str]:
    return frozenset(output.path for output in plan.outputs if output.maker == "copy")


def _job(plan: Planned) -> Job:
    return Job(Output(output_path(plan.address), plan.maker, plan.view, ""), {}, {})


def _file(cleared: Cleared, site: Site) -> HostFile:
    text = cleared.data.decode()
    return HostFile(cleared.path, text, count_left_out(cleared.path, text, site))
