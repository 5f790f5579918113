"""``medsite build``: content becomes the site in output/, or nothing changes."""

import time
from pathlib import Path

import click
from msgspec.structs import replace

from medsite.cli.progress import ProgressBar
from medsite.cli.reports import held_lines, print_report, sum_up
from medsite.cli.terms import (
    DONE,
    FOUND,
    color_option,
    format_option,
    jobs_option,
    quiet_option,
    require_site,
    site_option,
)
from medsite.model.report import Report
from medsite.steps.request import Request, Tools


@click.command()
@site_option
@click.option("--output", type=click.Path(path_type=Path), default=None, help="Where the site goes (default: output/).")
@jobs_option
@click.option("--executor", default="", metavar="dask://HOST:PORT", help="Share the work with a cluster of computers.")
@click.option("--no-cards", is_flag=True, help="Leave out the pictures for social networks.")
@click.option("--no-search", is_flag=True, help="Leave out the site's search: its page, its index and its box.")
@click.option("--relative", is_flag=True, help="Make a site that opens from a folder or a USB stick, without a server.")
@click.option("--drafts", is_flag=True, help="Show drafts and future articles as if they were published today.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--without-blocked", is_flag=True, help="Leave out texts that hold an identifier and build the rest.")
@format_option("text", "json")
@quiet_option
@color_option
def build_command(
    site: Path,
    output: Path | None,
    jobs: int | None,
    executor: str,
    no_cards: bool,
    no_search: bool,
    relative: bool,
    drafts: bool,
    strict: bool,
    without_blocked: bool,
    form: str,
    quiet: bool,
    no_color: bool,
) -> int:
    """Make the site in output/ from what is in content/.

    Everything is checked first. When anything is wrong, or a patient identifier is found, output/ stays as it is.
    """
    from medsite.cli.surroundings import make_cache, make_request, open_tools, tell_jobs
    from medsite.steps.unchanged import find_unchanged

    began = time.monotonic()
    root = require_site(site)
    place = (output or root / "output").absolute()
    make_cache(root)
    request = replace(
        make_request(root, place),
        cards=not no_cards,
        search=not no_search,
        relative=relative,
        drafts=drafts,
        strict=strict,
        without_blocked=without_blocked,
    )
    with ProgressBar(quiet=quiet) as bar, open_tools(root, tell_jobs(jobs), bar.watch, executor) as tools:
        report = find_unchanged(request, tools.store) or _build(request, tools)
    if form == "json":
        from medsite.cli.machine import report_json

        click.echo(report_json(report))
    else:
        _tell(report, place, seconds=time.monotonic() - began, quiet=quiet, color=not no_color)
    return FOUND if report.failed or not report.written else DONE


def _build(request: Request, tools: Tools) -> Report:
    from medsite.cli.surroundings import collect_seldom

    with collect_seldom():
        from medsite.build import build_site  # heavy: most builds of a working day change nothing

        return build_site(request, tools)


def _tell(report: Report, place: Path, *, seconds: float, quiet: bool, color: bool) -> None:
    name = f"{place.name}/"
    print_report(report, color=color)
    if report.failed or report.problems or report.findings or not report.written:
        click.echo(sum_up(report, name), err=True)
    if not report.written or quiet:
        return
    for line in held_lines(report.held):
        click.echo(line)
    for path in report.kept:
        click.echo(f"kept: {name}{path} was not made by medsite and stays")
    click.echo(_summary(report, name, seconds))


def _summary(report: Report, name: str, seconds: float) -> str:
    tally = report.tally
    parts = [
        f"{tally.pages} pages",
        f"{tally.feeds} feeds",
        f"{tally.cards} cards",
        f"{len(report.held)} held back",
    ]
    made = f"{tally.rendered} of {tally.files} files made anew" if tally.rendered else "nothing had changed"
    return f"{name} is ready: {', '.join(parts)}; {made}; {seconds:.1f} s."
