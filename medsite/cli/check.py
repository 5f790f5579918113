"""``medsite check``: everything that build checks, without writing."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

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


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@site_option
@jobs_option
@click.option("--no-cards", is_flag=True, help="Leave out the pictures for social networks.")
@click.option("--drafts", is_flag=True, help="Check drafts and future articles as if they were published today.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--waivers", is_flag=True, help="Print what to paste into content/waivers.yaml for what is blocked.")
@format_option("text", "json")
@quiet_option
@color_option
def check_command(
    paths: tuple[Path, ...],
    site: Path,
    jobs: int | None,
    no_cards: bool,
    drafts: bool,
    strict: bool,
    waivers: bool,
    form: str,
    quiet: bool,
    no_color: bool,
) -> int:
    """Check everything that build checks, without writing.

    With PATHS, only these files and folders are read and screened; they need not belong to a site.
    With --format json, the sources of content/ are read and screened, and no page is made of them.
    """
    from medsite.build import check_site, check_sources
    from medsite.cli.surroundings import make_request, open_tools, tell_jobs
    from medsite.loose import check_paths

    _refuse_missing(paths)
    root = site.resolve() if paths else require_site(site)
    request = replace(make_request(root, root / "output"), cards=not no_cards, drafts=drafts, strict=strict)
    if paths:
        report = check_paths(request, paths)
    else:
        with ProgressBar(quiet=quiet) as bar, open_tools(root, tell_jobs(jobs), bar.watch) as tools:
            report = (check_site if form == "text" else check_sources)(request, tools)
    if form == "json":
        from medsite.cli.machine import report_json

        click.echo(report_json(report))
        return FOUND if report.failed else DONE
    print_report(report, color=not no_color)
    if waivers:
        _print_entries(report, request.now.date())
    if report.failed or report.problems or report.findings:
        click.echo(sum_up(report, "output/"), err=True)
    elif not quiet:
        for line in held_lines(report.held):
            click.echo(line)
        click.echo(f"all is well: {_count_named(report) if paths else _count_whole(report)}.")
    return FOUND if report.failed else DONE


def _count_named(report: Report) -> str:
    files = report.tally.files
    return f"{files} file{'' if files == 1 else 's'} read and screened"


def _count_whole(report: Report) -> str:
    return f"{report.tally.articles} articles, {report.tally.files} files would be published"


def _print_entries(report: Report, today: date) -> None:
    """Print a waiver for everything that is blocked; the author adds who and why."""
    from medsite.screen.waivers import waiver_entry

    for finding in report.findings:
        if finding.severity == "error" and finding.words:
            click.echo(waiver_entry(finding, today))


def _refuse_missing(paths: tuple[Path, ...]) -> None:
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise click.UsageError(f'there is no file or folder "{path}" here. Look at its name, and where you are.')
