"""Check single files and folders: of a site, or of any other generator, with no site.yaml at all."""

import os
from collections.abc import Iterator, Sequence
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
from medsite.steps.kinds import kind_of
from medsite.steps.request import Request

_PASSED_OVER = frozenset({".git", ".medsite", "node_modules", "__pycache__", ".venv"})
_LARGEST = 50 * 1024 * 1024  # bytes; larger files cannot be screened in a sensible time


def check_paths(request: Request, paths: Sequence[Path]) -> Report:
    """Return what is wrong in the files at `paths` and in the folders below them.

    Facts and waivers of the site at `request.root` hold where there is one. Sources of the site are read as documents
    too; every other file is screened by its content. Links are never followed.
    """
    here = request.root / "content"
    own = sorted(path.relative_to(request.root).as_posix() for path in here.rglob("*.yaml")) if here.is_dir() else []
    foreword = read_foreword(request.root, own)
    screen, _ = screen_foreword(foreword)
    timezone = foreword.config.timezone if foreword.config else "UTC"
    desk = Desk(str(request.root), request.code, timezone, screen, screen.digest)
    problems: list[Problem] = []
    findings: list[Finding] = []
    count = 0
    for path in _find_files(paths):
        count += 1
        more, found = _check_file(desk, request.root, path)
        problems += more
        findings += found
    today = request.now.astimezone(ZoneInfo(timezone)).date()
    judged = apply_waivers(findings, foreword.waivers, today)
    return Report(
        problems=tuple(sorted(set(problems))),
        findings=tuple(sorted(set(judged.findings))),
        waivers=list_in_force(foreword.waivers, today),
        blocked=tuple(sorted({f.place.path for f in judged.findings if f.severity == "error"})),
        tally=Tally(files=count),
    )


def _find_files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            for folder, inner, files in os.walk(path):
                inner[:] = sorted(name for name in inner if name not in _PASSED_OVER)
                yield from (Path(folder, name) for name in sorted(files))
        else:
            yield path


def _check_file(desk: Desk, root: Path, path: Path) -> tuple[Sequence[Problem], Sequence[Finding]]:
    whole = path.absolute()
    name = whole.relative_to(root).as_posix() if whole.is_relative_to(root) else path.as_posix()
    if name.startswith("content/") and kind_of(name) in {"config", "doctor", "article", "page", "waivers"}:
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
