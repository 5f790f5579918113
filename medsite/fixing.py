"""Safe rewrites for what a check found in sources, as differences that the author takes one by one."""

import codecs
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from zoneinfo import ZoneInfo

from medsite.model.finding import Finding
from medsite.model.report import Report
from medsite.screen.patience import TooSlow
from medsite.screen.rewrites import rewrite_source
from medsite.screen.waivers import apply_waivers
from medsite.steps.foreword import read_foreword, screen_foreword
from medsite.steps.kinds import kind_of
from medsite.steps.named import find_named
from medsite.steps.request import Request

_AROUND = 2  # lines shown before and behind a change


@dataclass(frozen=True, slots=True)
class Change:
    """Some lines of a source that would read otherwise.

    start, end: the lines that go, counted from 0, end exclusive. old, new: they, and what takes their place.
    before, behind: the lines around them.
    """

    start: int
    end: int
    old: tuple[str, ...] = field(repr=False)
    new: tuple[str, ...] = field(repr=False)
    before: tuple[str, ...] = field(repr=False, default=())
    behind: tuple[str, ...] = field(repr=False, default=())


@dataclass(frozen=True, slots=True)
class Fix:
    """What is offered for one file. name: as in the report. data: its bytes as they were read."""

    name: str
    path: Path
    data: bytes = field(repr=False)
    changes: tuple[Change, ...]


def find_fixes(request: Request, report: Report, paths: Sequence[Path] = ()) -> Iterator[Fix]:
    """Yield what is offered for the files in which `report` found something that blocks.

    paths: what was checked, nothing for the whole site. Files that cannot be read as UTF-8 are passed over: the report
    tells of them.
    """
    wanted = {finding.place.path for finding in report.findings if finding.severity == "error" and finding.words}
    places = dict(find_named(request.root, paths)) if paths else _own_sources(request.root, wanted)
    foreword = read_foreword(request.root, _own_yaml(request.root))
    screen, _ = screen_foreword(foreword)
    today = request.now.astimezone(ZoneInfo(foreword.config.timezone if foreword.config else "UTC")).date()

    def excused(finding: Finding) -> bool:
        return bool(apply_waivers((finding,), foreword.waivers, today).waived)

    for name in sorted(wanted & places.keys()):
        path = places[name]
        try:
            data = path.read_bytes()
            source = data.decode("utf-8-sig")
            changes = cut_changes(source, rewrite_source(screen, name, source, excused))
        except (OSError, UnicodeDecodeError, TooSlow):
            continue
        if changes:
            yield Fix(name, path, data, changes)


def apply_changes(fix: Fix, taken: Sequence[Change]) -> bytes:
    """Return the file with the changes in `taken` made; byte order mark, line ends and all else stay as they are."""
    mark = codecs.BOM_UTF8 if fix.data.startswith(codecs.BOM_UTF8) else b""
    lines: list[str] = fix.data.decode("utf-8-sig").split("\n")
    for change in sorted(taken, key=lambda one: -one.start):
        lines[change.start : change.end] = change.new
    return mark + "\n".join(lines).encode("utf-8")


def cut_changes(source: str, new: str) -> tuple[Change, ...]:
    """Return the stretches of lines in which two texts differ, in order."""
    if source == new:
        return ()
    old_lines, new_lines = source.split("\n"), new.split("\n")
    found = SequenceMatcher(None, old_lines, new_lines).get_opcodes()
    return tuple(
        Change(
            start,
            end,
            tuple(old_lines[start:end]),
            tuple(new_lines[first:last]),
            tuple(old_lines[max(0, start - _AROUND) : start]),
            tuple(old_lines[end : end + _AROUND]),
        )
        for tag, start, end, first, last in found
        if tag != "equal"
    )


def _own_yaml(root: Path) -> list[str]:
    here = root / "content"
    return sorted(path.relative_to(root).as_posix() for path in here.rglob("*.yaml")) if here.is_dir() else []


def _own_sources(root: Path, names: set[str]) -> Mapping[str, Path]:
    own = (name for name in names if name.startswith("content/") and kind_of(name) != "waivers")
    return {name: root / name for name in own if not (root / name).is_symlink()}
