"""``medsite check``: everything that build checks, without writing."""

from datetime import date
from pathlib import Path

import click
from msgspec.structs import replace

from medsite.cli.progress import ProgressBar
from medsite.cli.reports import held_lines, print_report, sum_up
from medsite.cli.staged import list_staged
from medsite.cli.surroundings import make_request, open_tools, tell_jobs
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
from medsite.loose import check_paths
from medsite.model.report import Report
from medsite.steps.request import Request, Tools


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@site_option
@jobs_option
@click.option("--no-cards", is_flag=True, help="Leave out the pictures for social networks.")
@click.option("--drafts", is_flag=True, help="Check drafts and future articles as if they were published today.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--waivers", is_flag=True, help="Print what to paste into content/waivers.yaml for what is blocked.")
@click.option("--fix", is_flag=True, help="Offer less exact words for what is found; you decide about each change.")
@click.option("--yes", is_flag=True, help="With --fix: take every change without asking.")
@click.option("--staged", is_flag=True, help="Check the files that git is about to commit.")
@format_option("text", "json", "sarif", "github")
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
    fix: bool,
    yes: bool,
    staged: bool,
    form: str,
    quiet: bool,
    no_color: bool,
) -> int:
    """Check everything that build checks, without writing.

    With PATHS, only these files and folders are read and screened; they need not belong to a site. A folder that is a
    site is checked as with --site.
    With --fix, less exact words are offered for what was found, each change is shown, and you decide.
    With --format json, sarif or github, the sources of content/ are read and screened, and no page is made of them.
    """
    _refuse_missing(paths)
    _refuse_odd(fix=fix, yes=yes, form=form)
    if staged:
        paths = (*paths, *list_staged(site.resolve()))
        if not paths:
            return DONE
    if len(paths) == 1 and site == Path() and (paths[0] / "content" / "site.yaml").is_file():
        site, paths = paths[0], ()
    root = site.resolve() if paths else require_site(site)
    request = replace(make_request(root, root / "output"), cards=not no_cards, drafts=drafts, strict=strict)
    report = _check(request, paths, jobs=jobs, quiet=quiet, pages=form == "text")
    if fix and _fix(request, report, paths, take_all=yes, color=not no_color):
        report = _check(request, paths, jobs=jobs, quiet=quiet, pages=True)
    if form != "text":
        click.echo(_machine_words(report, form))
    else:
        _tell(report, request, paths=paths, waivers=waivers, quiet=quiet, color=not no_color)
    return FOUND if report.failed else DONE


def _check(request: Request, paths: tuple[Path, ...], *, jobs: int | None, quiet: bool, pages: bool) -> Report:
    if paths:
        return check_paths(request, paths)
    with ProgressBar(quiet=quiet) as bar, open_tools(request.root, tell_jobs(jobs), bar.watch) as tools:
        return _check_site(request, tools) if pages else _check_sources(request, tools)


def _fix(request: Request, report: Report, paths: tuple[Path, ...], *, take_all: bool, color: bool) -> int:
    """Offer what can be rewritten, and return how many files were written."""
    from medsite.cli.fixes import count_fixes, find_asker, is_public, offer_fixes
    from medsite.fixing import find_fixes

    fixes = find_fixes(request, report, paths)
    if is_public() and not take_all:
        count_fixes(fixes)
        return 0
    return offer_fixes(fixes, ask=find_asker(take_all=take_all), show=not is_public(), color=color)


def _check_site(request: Request, tools: Tools) -> Report:
    from medsite.build import check_site

    return check_site(request, tools)


def _check_sources(request: Request, tools: Tools) -> Report:
    from medsite.build import check_sources

    return check_sources(request, tools)


def _tell(
    report: Report, request: Request, *, paths: tuple[Path, ...], waivers: bool, quiet: bool, color: bool
) -> None:
    print_report(report, color=color)
    if waivers:
        _print_entries(report, request.now.date())
    if report.failed or report.problems or report.findings:
        click.echo(sum_up(report, "output/"), err=True)
    elif not quiet:
        for line in held_lines(report.held):
            click.echo(line)
        tally = report.tally
        whole = f"{tally.articles} articles, {tally.files} files would be published"
        named = f"{tally.files} file{'' if tally.files == 1 else 's'} read and screened"
        click.echo(f"all is well: {named if paths else whole}.")


def _machine_words(report: Report, form: str) -> str:
    from medsite.cli.annotations import report_github, report_sarif
    from medsite.cli.machine import report_json

    return {"json": report_json, "sarif": report_sarif, "github": report_github}[form](report)


def _print_entries(report: Report, today: date) -> None:
    """Print a waiver for what is blocked, and for what a person must look at; the author adds who and why."""
    from medsite.screen.waivers import waiver_entry

    for finding in report.findings:
        if (finding.severity == "error" or finding.category in {"PHOTO", "POLICY"}) and finding.words:
            click.echo(waiver_entry(finding, today))


def _refuse_odd(*, fix: bool, yes: bool, form: str) -> None:
    if yes and not fix:
        raise click.UsageError("--yes takes what --fix offers: type  medsite check --fix --yes")
    if fix and form != "text":
        raise click.UsageError("--fix talks with a person: leave out --format.")


def _refuse_missing(paths: tuple[Path, ...]) -> None:
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise click.UsageError(f'there is no file or folder "{path}" here. Look at its name, and where you are.')
