"""The exit codes, and the options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

DONE = 0
FOUND = 1
USAGE = 2
FAULT = 70
STOPPED = 130

Command = TypeVar("Command", bound=Callable[..., Any])

site_option = click.option(
    "--site",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help="The folder that holds content/ (default: this one).",
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something is wrong.")
color_option = click.option("--no-color", is_flag=True, help="Plain text without colours.")
jobs_option = click.option(
    "--jobs", type=click.IntRange(1, 512), default=None, help="How many processes may work at a time."
)


def format_option(*names: str) -> Callable[[Command], Command]:
    """Return ``--format`` with the given choices, the first by default."""
    return click.option(
        "--format", "form", type=click.Choice(names), default=names[0], help="How the report is printed."
    )


def require_site(site: Path) -> Path:
    """Return the site's absolute folder, or end with a usage error that says what to do."""
    root = site.resolve()
    if not (root / "content").is_dir():
        raise click.UsageError(f'there is no folder "content" in {_name(site)}. {_way_home(root)}')
    return root


def _name(site: Path) -> str:
    return "this folder" if site == Path() else f'"{site}"'


def _way_home(root: Path) -> str:
    """Return what to type next, from wherever one is: often it is a folder inside the site."""
    inside = next((up for up in root.parents if (up / "content").is_dir()), None)
    below = [found.parent.parent.name for found in root.glob("*/content/site.yaml")]
    if inside:
        steps = "/".join([".."] * (len(root.relative_to(inside).parts)))
        return f"You are inside a site: type  cd {steps}  and try again."
    if len(below) == 1:
        named = f'"{below[0]}"' if " " in below[0] else below[0]
        return f"Your site is in {below[0]}: type  cd {named}  and try again."
    return 'Go to your site\'s folder, name it with --site, or start one with "medsite new my-site".'
