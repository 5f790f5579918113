"""Check single files and folders: of a site, or of any other generator, with no site.yaml at all."""

from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from medsite.model.finding import Finding
from medsite.model.problem import Place, Problem
from medsite.model.report import Report, Tally
from medsite.screen.attachments import screen_attachment
from medsite.screen.engine import Screen
from medsite.screen.waivers import apply_waivers, list_in_force
from medsite.steps.foreword import read_foreword, screen_foreword
from medsite.steps.intake import Desk, take_one
from medsite.steps.kinds import MENTIONS, kind_of
from medsite.steps.named import find_named
from medsite.steps.request import Request

_LARGEST = 50 * 1024 * 1024  # bytes; larger files cannot be screened in a sensible time


def check_paths(request: Request, paths: Sequence[Path]) -> Report:
    """Return what is wrong in the files at `paths` and in the folders below them.

    Facts and waivers of the site at `request.root` hold where there is one. Sources of the site are read as documents
    too; every other file is screened by its content. Links are never followed.
    """
    here = request.root / "content"
    own = sorted(path.relative_to(request.root).as_posix() for path in here.rglob("*.yaml")) if here.is_dir() else []
    foreword = read_foreword(request.root, own)
    screen, said = screen_foreword(foreword)
    timezone = foreword.config.timezone if foreword.config else "UTC"
    desk = Desk(str(request.root), request.code, timezone, screen, screen.digest)
    problems: list[Problem] = []
    findings: list[Finding] = []
    count = 0
    for name, path in find_named(request.root, paths):
        count += 1
        more, found = _check_file(desk, name, path)
        problems += more
        findings += found
        if name == MENTIONS:  # who speaks is known only once the entries are read
            problems += [problem for problem in foreword.problems if problem.place.path == name]
            findings += [finding for finding in said if finding.place.path == name]
    today = request.now.astimezone(ZoneInfo(timezone)).date()
    judged = apply_waivers(findings, foreword.waivers, today)
    return Report(
        problems=tuple(sorted(set(problems))),
        findings=tuple(sorted(set(judged.findings))),
        waivers=list_in_force(foreword.waivers, today),
        blocked=tuple(sorted({f.place.path for f in judged.findings if f.severity == "error"})),
        tally=Tally(files=count),
    )


def _check_file(desk: Desk, name: str, path: Path) -> tuple[Sequence[Problem], Sequence[Finding]]:
    if name.startswith("content/") and kind_of(name) in {"config", "doctor", "article", "page", "waivers", "mentions"}:
        taken = take_one(desk, name)
        return taken.problems, taken.findings
    return _check_stranger(desk.screen, name, path)


def _check_stranger(screen: Screen, name: str, path: Path) -> tuple[Sequence[Problem], Sequence[Finding]]:
    if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST:
        return (_unread(name, "is a link, a device or larger than 50 MB"),), ()
    try:
        data = path.read_bytes()
    except OSError:
        return (_unread(name, "cannot be read"),), ()
    return (), screen_attachment(screen, name, data)


def _unread(name: str, why: str) -> Problem:
    return Problem(
        Place(name), "L001", f"this file {why}, so it was not screened", "take it out, or make it an ordinary file"
    )
