"""``medsite publish``: what was built and cleared goes to where readers find it, and nothing else."""

import difflib
import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from medsite.cli.progress import ProgressBar
from medsite.cli.reports import clean, print_report
from medsite.cli.terms import (
    DONE,
    FOUND,
    STOPPED,
    format_option,
    jobs_option,
    quiet_option,
    require_site,
    site_option,
)
from medsite.compute.digest import digest_values
from medsite.model.config import Config
from medsite.model.config import Target as Named
from medsite.model.problem import Checked
from medsite.model.report import Report
from medsite.publish.clearance import Clearance, clear_output
from medsite.publish.plan import Sending
from medsite.publish.secrets import refuse_secrets
from medsite.publish.sending import Manner, plan_for, send
from medsite.publish.setbacks import Refused
from medsite.publish.target import Setting, say_nothing
from medsite.publish.targets.kinds import make_target
from medsite.publish.words import plan_lines, sum_up_sending
from medsite.read.documents import read_config
from medsite.read.sources import read_source
from medsite.steps.kinds import CONFIG
from medsite.steps.request import Request, Tools
from medsite.steps.unchanged import find_unchanged
from medsite.write.lock import Busy, hold_lock

_PATIENCE = 0.5  # seconds to wait for another publish to the same target
_EXAMPLE = "publish:\n  targets:\n    drive:\n      kind: folder\n      path: ../public"


@click.command()
@click.argument("target", required=False)
@site_option
@click.option("--output", type=click.Path(path_type=Path), default=None, help="Where the site is (default: output/).")
@click.option("--dry-run", is_flag=True, help="Say what would be sent and removed; change nothing.")
@click.option("--build", is_flag=True, help="Build first, and publish only when that ends well.")
@click.option("--replace", "replacing", is_flag=True, help="Overwrite files of others that are in the way.")
@click.option("--all", "everything", is_flag=True, help="Send every file again, also what is there already.")
@jobs_option
@format_option("text", "json")
@quiet_option
def publish_command(
    target: str | None,
    site: Path,
    output: Path | None,
    dry_run: bool,
    build: bool,
    replacing: bool,
    everything: bool,
    jobs: int | None,
    form: str,
    quiet: bool,
) -> int:
    """Send the built site to TARGET, one of the targets in content/site.yaml.

    Only what the last clean build made is sent, and only what is not there yet. What has gone from the site is
    removed last; files that medsite did not put there stay.
    """
    began = time.monotonic()
    root = require_site(site)
    silent = quiet or form == "json"
    with ProgressBar(quiet=silent) as bar:
        choice = _Choice(target, dry_run, everything, replacing)
        try:
            cleared = _clear(root, output, build=build, jobs=jobs, bar=bar, silent=silent)
            if cleared is None:
                return FOUND
            done = _publish(root, cleared, choice, bar, silent=silent)
        except KeyboardInterrupt:
            click.echo("medsite: stopped; what was sent is whole, and the next publish sends the rest.", err=True)
            return STOPPED
    if form == "json":
        click.echo(json.dumps(_record(done, choice), indent=1))
    elif not quiet or done.sending.clashes:
        for line in _lines(done, choice, seconds=time.monotonic() - began):
            click.echo(clean(line))
    return FOUND if done.sending.clashes else DONE


@dataclass(frozen=True, slots=True)
class _Choice:
    target: str | None
    dry_run: bool
    everything: bool
    replacing: bool


@dataclass(frozen=True, slots=True)
class _Done:
    """What was planned and, unless it was a dry run, done. words: what is left to do by hand."""

    name: str
    where: str
    atomic: bool
    clearance: Clearance
    sending: Sending
    words: tuple[str, ...]


def _clear(
    root: Path, output: Path | None, *, build: bool, jobs: int | None, bar: ProgressBar, silent: bool
) -> tuple[Config, Clearance] | None:
    """Return the settings and what may be sent; None where the site has problems, which are told."""
    from medsite.cli.surroundings import make_cache, make_request, open_tools, tell_jobs

    make_cache(root)
    request = make_request(root, (output or root / "output").absolute())
    with open_tools(root, tell_jobs(jobs), bar.watch) as tools:
        if build and not _build(request, tools, silent=silent):
            return None
        config = _read_config(root)
        if config is None:
            return None
        refuse_secrets(root)
        return config, clear_output(request, tools.store, config.url)


def _publish(
    root: Path, cleared: tuple[Config, Clearance], choice: _Choice, bar: ProgressBar, *, silent: bool
) -> _Done:
    config, clearance = cleared
    named = _choose(config, choice.target)
    private = root / ".medsite" / "publish" / digest_values(named.name)[:12]
    setting = Setting(
        name=named.name,
        options=dict(named.options),
        root=root,
        private=private,
        environment=dict(os.environ),
        url=config.url,
        sleep=time.sleep,
        say=say_nothing if silent else _say,
    )
    place = make_target(named.kind, setting)
    manner = Manner(time.sleep, bar.watch, choice.everything, choice.replacing)
    with _alone(private), place:
        sending = plan_for(place, clearance, manner)
        if not choice.dry_run:
            send(place, clearance, sending, manner)
        words = () if choice.dry_run else tuple(place.closing_words())
        return _Done(named.name, place.where, place.atomic, clearance, sending, words)


def _build(request: Request, tools: Tools, *, silent: bool) -> bool:
    """Build the site where anything has changed; say whether it may be published."""
    from medsite.build import build_site

    report = find_unchanged(request, tools.store) or build_site(request, tools)
    _complain(report)
    if report.written and not report.failed and not silent:
        click.echo(f"{request.output.name}/ is built: {report.tally.pages} pages.")
    return report.written and not report.failed


def _read_config(root: Path) -> Config | None:
    """Return what site.yaml says; None where it has mistakes, which are told."""
    source = read_source(root, CONFIG)
    checked = read_config(source.value) if source.value else Checked(None, source.problems)
    problems = tuple(problem for problem in checked.problems if problem.severity == "error")
    if problems:
        _complain(Report(problems=problems))
    return None if problems else checked.value


def _complain(report: Report) -> None:
    if report.problems or report.findings:
        print_report(report, color=sys.stderr.isatty())
        if report.failed:
            click.echo("nothing was published.", err=True)


def _choose(config: Config, name: str | None) -> Named:
    """Return the target of that name, or the only one; a usage error where it is not clear which is meant."""
    names = [target.name for target in config.targets]
    if not names:
        raise click.UsageError(f"{CONFIG} names no place to publish to. Add one, for instance:\n\n{_EXAMPLE}\n")
    listed = ", ".join(names)
    if name is None and len(names) > 1:
        raise click.UsageError(f'where to? Type "medsite publish" and one of: {listed}')
    chosen = next((target for target in config.targets if target.name == (name or names[0])), None)
    if chosen is None:
        near = difflib.get_close_matches(name or "", names, n=1)
        hint = f'Did you mean "{near[0]}"?' if near else f"There are: {listed}."
        raise click.UsageError(f'there is no target "{clean(name or "")}" in {CONFIG}. {hint}')
    return chosen


@contextmanager
def _alone(private: Path) -> Iterator[None]:
    """Let one publish to a target run at a time from this folder."""
    try:
        with hold_lock(private / "lock", _PATIENCE, lambda: None):
            yield
    except Busy:
        raise Refused("another publish to the same target is running", "wait for it to end, then again") from None


def _say(words: str) -> None:
    click.echo(clean(words), err=True)


def _lines(done: _Done, choice: _Choice, *, seconds: float) -> list[str]:
    sending, name = done.sending, done.clearance.output.name
    lines = [
        f"not sent: {name}/{path} was not made by medsite; put it into content/static/ if it belongs to the site"
        for path in done.clearance.foreign
    ]
    if choice.dry_run:
        lines += plan_lines(sending, done.where, atomic=done.atomic)
        typed = f"medsite publish {done.name}"
        if sending.clashes:
            lines.append(f'Nothing would be sent. Keep what you need of these, then type "{typed} --replace".')
        return lines if sending.is_empty or sending.clashes else [*lines, f'To do it, type "{typed}".']
    lines += [sum_up_sending(sending, done.where, seconds), *done.words]
    return lines if sending.is_empty else [*lines, f"Look at it: {done.clearance.url}/"]


def _record(done: _Done, choice: _Choice) -> dict[str, Any]:
    """Return the run for machines. bytes: of all uploads."""
    sending = done.sending
    return {
        "target": done.name,
        "where": done.where,
        "dry_run": choice.dry_run,
        "uploads": [{"path": up.path, "bytes": up.size, "new": up.new} for up in sending.uploads],
        "deletions": list(sending.deletions),
        "unchanged": sending.unchanged,
        "kept": list(sending.kept),
        "in_the_way": list(sending.clashes),
        "bytes": sending.size,
        "to_do": list(done.words),
    }
