"""``medsite verify``: is what readers are given what was built?"""

import difflib
import json
import time
from pathlib import Path
from urllib.parse import urlsplit

import click
from msgspec import Struct

from medsite.cli.machine import report_json
from medsite.cli.progress import ProgressBar
from medsite.cli.reports import clean, print_report
from medsite.cli.terms import DONE, FOUND, color_option, format_option, quiet_option, require_site, site_option
from medsite.model.config import Config, Target
from medsite.model.report import Report
from medsite.publish.previews import preview_links
from medsite.publish.verify import Seen, Visit, verify_folder, verify_online
from medsite.publish.verify_line import Manner
from medsite.read.documents import read_config
from medsite.read.sources import read_source
from medsite.steps.kinds import CONFIG
from medsite.write.manifest import read_manifest

_USUAL = 300  # files asked for without --all


class _Goal(Struct, frozen=True):
    """Where to look. url: "" for a folder; home: the url of site.yaml."""

    home: str
    url: str
    folder: Path | None = None

    @property
    def where(self) -> str:
        """Return the place in words."""
        return self.url or "the folder"


@click.command()
@click.argument("where", required=False, metavar="[URL|TARGET]")
@site_option
@click.option("--output", type=click.Path(path_type=Path), default=None, help="Where the site is (default: output/).")
@click.option("--all", "everything", is_flag=True, help="Ask for every file, not for 300 of a large site.")
@click.option(
    "--timeout", type=click.FloatRange(1, 300), default=15.0, show_default=True, help="Seconds to wait for an answer."
)
@format_option("text", "json")
@quiet_option
@color_option
def verify_command(
    where: str | None,
    site: Path,
    output: Path | None,
    everything: bool,
    timeout: float,
    form: str,
    quiet: bool,
    no_color: bool,
) -> int:
    """Fetch what is online and compare it with what was built last.

    Without a name the url of site.yaml is asked. A URL may be any place where the same site is served; of a TARGET of
    the kind folder the files themselves are compared. Nothing is changed anywhere.
    """
    began = time.monotonic()
    root = require_site(site)
    goal = _find_goal(root, where)
    place = (output or root / "output").absolute()
    manifest = read_manifest(place)
    if manifest is None:
        raise click.UsageError(f'there is no finished site in {place.name}/. Type "medsite build" first.')
    visit = Visit(goal.url, goal.home, place, dict(manifest.files), 0 if everything else _USUAL)
    with ProgressBar(quiet=quiet or form == "json") as bar:
        if goal.folder:
            seen = verify_folder(goal.folder, visit)
        else:
            manner = Manner(time.sleep, timeout)
            seen = verify_online(visit, manner, lambda done, whole: bar.watch("asking the host", done, whole))
    report = Report(problems=seen.problems)
    if form == "json":
        click.echo(_as_json(goal, seen, report))
    else:
        print_report(report, color=not no_color)
        for line in _lines(goal, seen, time.monotonic() - began) if not quiet else ():
            click.echo(clean(line))
    return FOUND if report.failed else DONE


def _find_goal(root: Path, where: str | None) -> _Goal:
    source = read_source(root, CONFIG)
    config = read_config(source.value).value if source.value else None
    if config is None:
        raise click.UsageError(f'{CONFIG} cannot be read. Type "medsite check" to see why.')
    if where is None:
        return _Goal(config.url, config.url)
    if "://" in where:
        return _Goal(config.url, _read_url(where))
    target = _find_target(config, where)
    if target.kind != "folder":
        return _Goal(config.url, config.url)
    path = Path(dict(target.options)["path"]).expanduser()
    return _Goal(config.url, "", path if path.is_absolute() else root / path)


def _read_url(where: str) -> str:
    try:
        parts = urlsplit(where)
        _ = parts.port
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        raise click.UsageError(f'"{clean(where)}" is no web address. Write it whole: https://clinic.example')
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"


def _find_target(config: Config, name: str) -> Target:
    found = next((target for target in config.targets if target.name == name), None)
    if found:
        return found
    names = [target.name for target in config.targets]
    near = difflib.get_close_matches(name, names, n=1)
    known = f"There are: {', '.join(names)}." if names else "site.yaml names none."
    hint = f'Did you mean "{near[0]}"?' if near else known
    raise click.UsageError(f'there is no target "{clean(name)}". {hint} An address begins with https://')


def _lines(goal: _Goal, seen: Seen, seconds: float) -> list[str]:
    errors = sum(problem.severity == "error" for problem in seen.problems)
    warnings = len(seen.problems) - errors
    told = [f"{count} {word}{'s' if count != 1 else ''}" for count, word in ((errors, "error"), (warnings, "warning"))]
    asked = "every file" if seen.asked == seen.files else f"{seen.asked} of {seen.files} files"
    verdict = "what is there is what was built" if not seen.problems else ", ".join(told)
    lines = [f"{goal.where}: {verdict}; {asked} looked at; {seconds:.1f} s."]
    if goal.url and seen.asked:
        lines += ["", "How each network shows the site; where a card is an old one, these fetch it anew:"]
        lines += [f"  {network}: {address}  ({about})" for network, address, about in preview_links(goal.home)]
    return lines


def _as_json(goal: _Goal, seen: Seen, report: Report) -> str:
    links = [{"network": name, "url": address, "about": about} for name, address, about in preview_links(goal.home)]
    record = {"url": goal.url, "asked": seen.asked, "files": seen.files, "previews": links if goal.url else []}
    return json.dumps(json.loads(report_json(report)) | record, indent=1)
