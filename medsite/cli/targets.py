"""Which target of content/site.yaml is meant, and what it is told of the world."""

import difflib
import os
import sys
import time
from pathlib import Path

import click

from medsite.cli.reports import clean, print_report
from medsite.compute.digest import digest_values
from medsite.model.config import Config, Target
from medsite.model.problem import Checked
from medsite.model.report import Report
from medsite.publish.target import Setting, say_nothing
from medsite.read.documents import read_config
from medsite.read.sources import read_source
from medsite.steps.kinds import CONFIG

_EXAMPLE = "publish:\n  targets:\n    drive: {kind: folder, path: ../public}"


def read_settings(root: Path) -> Config | None:
    """Return what site.yaml says; None where it has mistakes, which are told."""
    source = read_source(root, CONFIG)
    checked = read_config(source.value) if source.value else Checked(None, source.problems)
    problems = tuple(problem for problem in checked.problems if problem.severity == "error")
    if problems:
        print_report(Report(problems=problems), color=sys.stderr.isatty())
        click.echo("nothing was published.", err=True)
    return None if problems else checked.value


def choose_target(config: Config, name: str | None) -> Target:
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


def tell_setting(root: Path, target: Target, config: Config, *, silent: bool) -> Setting:
    """Return what the target is told. silent: whether what a program says on the way is kept back."""
    return Setting(
        name=target.name,
        options=dict(target.options),
        root=root,
        private=root / ".medsite" / "publish" / digest_values(target.name)[:12],
        environment=dict(os.environ),
        url=config.url,
        sleep=time.sleep,
        say=say_nothing if silent else _say,
    )


def _say(words: str) -> None:
    click.echo(clean(words), err=True)
