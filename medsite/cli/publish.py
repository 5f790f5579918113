"""``medsite publish``: what was built and cleared goes to where readers find it, and nothing else."""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from medsite.cli.progress import ProgressBar
from medsite.cli.reports import clean, print_report
from medsite.cli.targets import choose_target, read_settings, tell_setting
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
from medsite.model.config import Target as Named
from medsite.publish.clearance import Clearance, clear_output, refuse_stick
from medsite.publish.plan import Sending
from medsite.publish.secrets import refuse_secrets
from medsite.publish.sending import Manner, opened, plan_for, send
from medsite.publish.setbacks import Refused
from medsite.publish.target import Target
from medsite.publish.targets.kinds import make_target
from medsite.publish.words import AT_ONCE, BY_HOST, IN_ORDER, plan_lines, sum_up_sending
from medsite.steps.request import Request, Tools
from medsite.steps.unchanged import find_unchanged
from medsite.write.lock import Busy, hold_lock

_PATIENCE = 0.5  # seconds to wait for another publish to the same target


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
    try:
        with ProgressBar(quiet=silent) as bar:
            refuse_secrets(root)
            config = read_settings(root)
            if config is None:
                return FOUND
            named = choose_target(config, target)
            setting = tell_setting(root, named, config, silent=silent)
            place = make_target(named.kind, setting)
            cleared = _clear(_Build(root, output, config.url, jobs, wanted=build, silent=silent), bar)
            if cleared is None:
                return FOUND
            refuse_stick(cleared, named.kind)
            manner = Manner(time.sleep, bar.watch, everything, replacing, keep_cards=config.cards.keep)
            with _alone(setting.private):
                done = _publish(named, place, cleared, manner=manner, dry_run=dry_run)
    except KeyboardInterrupt:
        click.echo("medsite: stopped; what was sent is whole, and the next publish sends the rest.", err=True)
        return STOPPED
    if form == "json":
        click.echo(json.dumps(_record(done), indent=1))
    elif not quiet:
        for line in _lines(done, seconds=time.monotonic() - began):
            click.echo(clean(line))
    return FOUND if done.sending.is_barred else DONE


class _Build(Struct, frozen=True):
    """What may be published, and whether it is to be built first. output: None for the usual place."""

    root: Path
    output: Path | None
    url: str
    jobs: int | None
    wanted: bool
    silent: bool


class _Done(Struct, frozen=True):
    """What was planned and, unless it was a dry run, done. words: what is left to do by hand."""

    name: str
    where: str
    order: str
    clearance: Clearance
    sending: Sending
    words: tuple[str, ...]
    dry_run: bool


def _clear(build: _Build, bar: ProgressBar) -> Clearance | None:
    """Return what may be sent; None where a build was wanted and stopped."""
    from medsite.cli.surroundings import make_cache, make_request, open_tools, tell_jobs

    make_cache(build.root)
    request = make_request(build.root, (build.output or build.root / "output").absolute())
    with open_tools(build.root, tell_jobs(build.jobs), bar.watch) as tools:
        if build.wanted and not _build(request, tools, silent=build.silent):
            return None
        return clear_output(request, tools.store, build.url)


def _build(request: Request, tools: Tools, *, silent: bool) -> bool:
    """Build the site where anything has changed; say whether it may be published."""
    from medsite.build import build_site

    report = find_unchanged(request, tools.store) or build_site(request, tools)
    if report.problems or report.findings:
        print_report(report, color=sys.stderr.isatty())
    if report.failed or not report.written:
        click.echo("nothing was published.", err=True)
        return False
    if not silent:
        click.echo(f"{request.output.name}/ is built: {report.tally.pages} pages.")
    return True


def _publish(named: Named, place: Target, clearance: Clearance, *, manner: Manner, dry_run: bool) -> _Done:
    with opened(place, manner):
        sending = plan_for(place, clearance, manner)
        if not dry_run:
            send(place, clearance, sending, manner)
        words = () if dry_run else tuple(place.closing_words())
        order = BY_HOST if named.kind == "command" else AT_ONCE if place.atomic else IN_ORDER
        return _Done(named.name, place.where, order, clearance, sending, words, dry_run)


@contextmanager
def _alone(private: Path) -> Iterator[None]:
    """Let one publish to a target run at a time from this folder."""
    try:
        with hold_lock(private / "lock", _PATIENCE, lambda: None):
            yield
    except Busy:
        raise Refused("another publish to the same target is running", "wait for it to end, then again") from None


def _lines(done: _Done, *, seconds: float) -> list[str]:
    sending, name = done.sending, done.clearance.output.name
    lines = [
        f"not sent: {name}/{path} was not made by medsite; put it into content/static/ if it belongs to the site"
        for path in done.clearance.foreign
    ]
    if done.dry_run:
        lines += plan_lines(sending, done.where, done.order)
        typed = f"medsite publish {done.name}"
        if sending.is_barred:
            lines.append(f'Nothing would be sent. Keep what you need of these, then type "{typed} --replace".')
        return lines if sending.is_empty or sending.is_barred else [*lines, f'To do it, type "{typed}".']
    lines += [sum_up_sending(sending, done.where, seconds), *done.words]
    look = f'Look at it: {done.clearance.url}/ ("medsite verify" compares it with what was built.)'
    return lines if sending.is_empty else [*lines, look]


def _record(done: _Done) -> dict[str, Any]:
    """Return the run for machines. bytes: of all uploads."""
    sending = done.sending
    return {
        "target": done.name,
        "where": done.where,
        "dry_run": done.dry_run,
        "uploads": [{"path": up.path, "bytes": up.size, "new": up.new} for up in sending.uploads],
        "deletions": list(sending.deletions),
        "unchanged": sending.unchanged,
        "kept": list(sending.kept),
        "in_the_way": list(sending.clashes),
        "other_site": sending.stranger,
        "bytes": sending.size,
        "to_do": list(done.words),
    }
