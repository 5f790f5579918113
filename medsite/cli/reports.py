"""A report in words, for people at a terminal."""

import unicodedata
from collections import Counter
from collections.abc import Sequence

import click

from medsite.model.finding import Finding
from medsite.model.problem import Problem
from medsite.model.report import Report
from medsite.model.site import Held

_SHOWN = 5  # warnings of one rule, and finished pages with one fault; all other errors are told
_CONFIG = "content/site.yaml"
_CONFIG_FIRST = f"Mend {_CONFIG} first: until it can be read, your own names and numbers are not known to be yours."
_UNREAD = frozenset(["R000", "R001", "R005", "R007", "R008", "R009", "R010", "R040", "R041"])
_OF_TEMPLATES = frozenset(["T010", "T011"])
_WHY = {"draft": "a draft", "future": "dated in the future", "expired": "expired"}


def print_report(report: Report, *, color: bool) -> None:
    """Print every problem and finding in the order of the files, then the waivers in force, to standard error."""
    told: Counter[tuple[str, str, str]] = Counter()
    items: list[Problem | Finding] = [*report.problems, *report.findings]
    for item in sorted(items, key=lambda item: (item.place, item.rule)):
        kind = _kind(item)
        told[kind] += 1
        if not kind[1] or told[kind] <= _SHOWN:
            line = _problem_line(item) if isinstance(item, Problem) else _finding_line(item)
            _print(line, fg="red" if item.severity == "error" else "yellow", color=color)
            _print(f"    mend: {_mend(item)}", dim=True, color=color)
    for (rule, what, _), count in sorted(told.items()):
        if what and count > _SHOWN:
            _print(f"… and {count - _SHOWN} more {what}s like {rule}; see them all with --format json", color=color)
    if report.findings and any(p.place.path == _CONFIG and p.rule in _UNREAD for p in report.problems):
        _print(_CONFIG_FIRST, color=color)
    for waiver in report.waivers:
        _print(
            f"waived: {waiver.rule} in {waiver.path}, by {waiver.who} on {waiver.when}: {waiver.reason}", color=color
        )


def _kind(item: Problem | Finding) -> tuple[str, str, str]:
    """Return the rule, a word for what is told in part only ("" for what is told each time), and what is the same."""
    if item.severity == "warning":
        return item.rule, "warning", ""
    if item.rule in _OF_TEMPLATES:
        return item.rule, "page", _where(item)
    if isinstance(item, Problem) and item.category == "audit":
        return item.rule, "page", item.message
    return item.rule, "", ""


def sum_up(report: Report, output: str) -> str:
    """Return the last line of a report that has something to mend: how much, and what became of the output."""
    errors = [p for p in report.problems if p.severity == "error"]
    warnings = len(report.problems) - len(errors) + sum(f.severity == "warning" for f in report.findings)
    files = {p.place.path for p in errors}
    parts = [_count(len(errors), "problem") + f" in {_count(len(files), 'file')}"] if errors else []
    parts += [_count(warnings, "warning")] if warnings else []
    blocked = {f.place.path for f in report.findings if f.severity == "error"}
    parts += [_count(len(blocked), "file") + " blocked"] if blocked else []
    left = f"{output} is unchanged" if not report.written else f"{output} was built without what is blocked"
    return "; ".join([*parts, left]) + "." if report.failed else "; ".join(parts) + "."


def held_lines(held: Sequence[Held]) -> list[str]:
    """Return a line for each document that stays out of this build."""
    return [
        f"held back: {clean(entry.path)} is {_WHY.get(entry.why, entry.why)}"
        + (f", until {entry.until:%d %B %Y %H:%M %Z}".rstrip() if entry.until else "")
        for entry in held
    ]


def clean(words: str) -> str:
    """Return words that cannot steer a terminal: control and direction characters are shown as their codes."""
    return "".join(f"\\u{ord(c):04x}" if unicodedata.category(c) in {"Cc", "Cf", "Cs"} else c for c in words)


def _problem_line(problem: Problem) -> str:
    return f"{_where(problem)}: {problem.severity} {problem.rule}: {clean(problem.message)}"


def _finding_line(finding: Finding) -> str:
    word = "block" if finding.severity == "error" else "warning"
    return f"{_where(finding)}: {word} {finding.rule}: {clean(finding.message)}"


def _mend(item: Problem | Finding) -> str:
    """Return the next thing to do; of a finding in a source with the digest that a waiver would need."""
    mend = item.mend[:1].lower() + item.mend[1:] if item.mend[1:2] == " " or item.mend[1:2].islower() else item.mend
    if isinstance(item, Finding) and item.words and item.place.path.startswith("content/"):
        return f"{mend} (words: {item.words})"
    return mend


def _where(item: Problem | Finding) -> str:
    return f"{clean(item.place.path)}:{item.place.line}:{item.place.column}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")


def _print(line: str, *, color: bool, fg: str | None = None, dim: bool = False) -> None:
    click.secho(clean(line), fg=fg, dim=dim, err=True, color=None if color else False)
