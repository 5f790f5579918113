"""``medsite check --fix``: show what would change, ask, and write what the author takes."""

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click

from medsite.cli.reports import clean
from medsite.fixing import Change, Fix, apply_changes

Ask = Callable[[str], str]
_QUESTION = "take this change? yes, no, all or none in this file, quit [y/n/a/s/q]"
_HINT = "Nothing was changed. Type  medsite check --fix  at a terminal to be asked, or add --yes to take all of it."
_PUBLIC = (
    "{} could be rewritten. What stands there is not shown, for this output may be public: "
    "run  medsite check --fix  on your own computer."
)


def offer_fixes(fixes: Iterable[Fix], *, ask: Ask | None, show: bool = True, color: bool) -> int:
    """Show every change, ask about each, write what is taken, and return how many files were written.

    ask: returns y, n, a, s or q for a question; None where nobody can be asked: then nothing is written.
    show: whether the words may be shown.
    """
    written, answer, offered = 0, "", 0
    for fix in fixes:
        offered += 1
        if show:
            _show(f"--- {clean(fix.name)}\n+++ {clean(fix.name)}", color=color, bold=True)
        taken: list[Change] = []
        answer = ""
        for change in fix.changes:
            if show:
                _show_change(change, fix.changes, color=color)
            answer = answer if answer in {"a", "s"} else ask(_QUESTION) if ask else "n"
            if answer == "q":
                break
            taken += [change] if answer in {"y", "a"} else []
        written += bool(taken) and write_fix(fix, taken)
        if answer == "q":
            break
    if offered and ask is None:
        click.echo(_HINT, err=True)
    return written


def count_fixes(fixes: Iterable[Fix]) -> None:
    """Say how much could be rewritten, without a word of it."""
    count = sum(len(fix.changes) for fix in fixes)
    if count:
        click.echo(_PUBLIC.format(f"{count} place{'' if count == 1 else 's'}"), err=True)


def find_asker(*, take_all: bool) -> Ask | None:
    """Return who answers: nobody is asked with --yes, the person at the terminal, or None where there is none."""
    if take_all:
        return lambda _: "y"
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    return _ask


def is_public() -> bool:
    """Say whether what is printed may be read by others: in the log of a build server, which sets CI."""
    return os.environ.get("CI", "").lower() not in {"", "0", "false"} and not sys.stdout.isatty()


def write_fix(fix: Fix, taken: Sequence[Change]) -> bool:
    """Write a file whole or not at all; say so where it was changed meanwhile or cannot be written."""
    try:
        if fix.path.read_bytes() != fix.data:
            click.echo(f"{clean(fix.name)} was changed by somebody else meanwhile; it is left as it is.", err=True)
            return False
        _replace(fix.path, apply_changes(fix, taken))
    except OSError as error:
        why = error.strerror or "the disk refuses"
        click.echo(f"{clean(fix.name)} cannot be written: {why}. It is left as it was.", err=True)
        return False
    return True


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".", suffix=".medsite-fix", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, name)
        Path(name).replace(path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()


def _ask(question: str) -> str:
    try:
        choice = click.Choice(["y", "n", "a", "s", "q"], case_sensitive=False)
        return str(click.prompt(question, type=choice, show_choices=False, default="n", show_default=False))
    except click.Abort:
        return "q"


def _show_change(change: Change, others: Sequence[Change], *, color: bool) -> None:
    """Print a change as a unified diff has it; the lines between two changes are shared out between them."""
    upper = max((other.end for other in others if other.end <= change.start), default=None)
    lower = min((other.start for other in others if other.start >= change.end and other != change), default=None)
    above = len(change.before) if upper is None else (change.start - upper + 1) // 2
    before = change.before[max(0, len(change.before) - above) :]
    behind = change.behind if lower is None else change.behind[: (lower - change.end) // 2]
    around, first = len(before) + len(behind), change.start - len(before) + 1
    moved = first + sum(len(other.new) - len(other.old) for other in others if other.start < change.start)
    head = f"@@ -{first},{len(change.old) + around} +{moved},{len(change.new) + around} @@"
    _show(head, color=color, fg="cyan")
    parts = ((" ", before, None), ("-", change.old, "red"), ("+", change.new, "green"), (" ", behind, None))
    for mark, lines, fg in parts:
        for line in lines:
            _show(mark + clean(line.rstrip("\r")), color=color, fg=fg)


def _show(line: str, *, color: bool, fg: str | None = None, bold: bool = False) -> None:
    click.secho(line, fg=fg, bold=bold, color=None if color else False)
