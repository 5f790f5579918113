"""The early end of a build: when nothing that goes into it has changed, the last clean result still stands.

What goes in: medsite's own code, the choices of the command line, the day, every source's bytes, every theme's bytes,
and the bytes that stand in the output folder. Only the result of a build without any finding is remembered.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import asdict, replace

from medsite.compute.digest import digest_bytes, digest_values
from medsite.compute.store import Store
from medsite.model.output import Manifest
from medsite.model.problem import Place, Problem
from medsite.model.report import Report, Tally
from medsite.model.site import Held
from medsite.read.sources import read_source
from medsite.steps.gather import Gathered, gather_sources, remember_sources
from medsite.steps.request import Request
from medsite.steps.signatures import recall_signatures
from medsite.write.leftovers import find_leftovers
from medsite.write.survey import survey_output


class Inputs(Struct, frozen=True):
    """What a site was made from.

    digests: path → digest of every source; timezone: decides which day it is. since: when its newest text came out.
    themes: digests of the site's own themes and of the bundled ones, taken before any of them was read.
    """

    digests: Mapping[str, str]
    timezone: str
    themes: tuple[str, str]
    since: datetime | None = None


class _Record(Struct, frozen=True):
    """What is remembered of a clean build.

    inputs: digest of all that went in; files: digest of all that came out. since: when the newest text came out.
    """

    inputs: str
    files: str
    timezone: str
    report: Report
    since: datetime | None = None


def find_unchanged(request: Request, store: Store) -> Report | None:
    """Return the last clean build's report where nothing has changed since, else None."""
    record = _recall(request, store)
    if record is None or not _still_the_hour(request.now, record):
        return None
    gathered = gather_sources(request.root, store, request.ticks)
    digests = gathered.known | _digest_rest(request.root, gathered)
    if gathered.problems or len(digests) != len(gathered.paths):
        return None
    if _digest_inputs(request, Inputs(digests, record.timezone, digest_themes(request))) != record.inputs:
        return None
    if find_leftovers(request.output):
        return None
    survey = survey_output(request.output, recall_signatures(request.output, store))
    standing = survey.manifest is not None and survey.ours == dict(survey.manifest.files)
    if not standing or digest_values(sorted(survey.ours.items())) != record.files:
        return None
    if len(gathered.known) != len(digests):
        remember_sources(store, gathered, digests)
    return replace(record.report, kept=survey.foreign)


def _digest_rest(root: Path, gathered: Gathered) -> dict[str, str]:
    """Return the digests of files whose times vouch for nothing, as when they were saved just before the last build."""
    rest = (path for path in gathered.paths if path not in gathered.known)
    return {path: source.digest for path in rest if (source := read_source(root, path).value)}


def _still_the_hour(now: datetime, record: _Record) -> bool:
    """Say whether the same articles are out at `now` as at the remembered build."""
    opens = [held.until for held in record.report.held if held.until]
    return (record.since is None or record.since <= now) and all(now < until for until in opens)


def remember_unchanged(request: Request, store: Store, report: Report, *, inputs: Inputs, manifest: Manifest) -> None:
    """Remember the report of a build that wrote the whole site."""
    if report.findings or report.waivers or not report.written:
        return
    record = {
        "inputs": _digest_inputs(request, inputs),
        "files": digest_values(sorted(manifest.files)),
        "timezone": inputs.timezone,
        "since": inputs.since and inputs.since.isoformat(),
        "tally": asdict(report.tally),
        "held": [[held.path, held.title, held.why, held.until and held.until.isoformat()] for held in report.held],
        "problems": [[asdict(p.place), p.rule, p.message, p.mend, p.severity, p.category] for p in report.problems],
    }
    store.keep({_key(request): json.dumps(record).encode()})


def _recall(request: Request, store: Store) -> _Record | None:
    key = _key(request)
    data = store.fetch([key]).get(key)
    if data is None:
        return None
    try:
        record = json.loads(data)
        held = [Held(p, t, w, datetime.fromisoformat(u) if u else None) for p, t, w, u in record["held"]]
        problems = [Problem(Place(**p[0]), *p[1:]) for p in record["problems"]]
        tally = Tally(**{**record["tally"], "rendered": 0})
        report = Report(problems=tuple(problems), held=tuple(held), written=True, tally=tally)
        since = datetime.fromisoformat(record["since"]) if record["since"] else None
        return _Record(record["inputs"], record["files"], record["timezone"], report, since)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def _digest_inputs(request: Request, inputs: Inputs) -> str:
    today = request.now.astimezone(ZoneInfo(inputs.timezone)).date()
    choices = (request.cards, request.search, request.drafts, request.without_blocked, request.strict, request.relative)
    return digest_values(request.code, choices, today, sorted(inputs.digests.items()), inputs.themes)


def digest_themes(request: Request) -> tuple[str, str]:
    """Return the digests of the site's own themes and of the bundled ones as they are now."""
    return digest_folder(request.root / "themes"), digest_folder(request.bundled)


def digest_folder(folder: Path) -> str:
    """Return one digest of the names and bytes of all files below `folder`; that of nothing where there is none."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return digest_values([(path.relative_to(folder).as_posix(), _digest_file(path)) for path in files])


def _digest_file(path: Path) -> str:
    try:
        return digest_bytes(path.read_bytes())
    except OSError:  # it went away meanwhile, or may not be read: whoever reads the theme says so
        return ""


def _key(request: Request) -> str:
    return digest_values("unchanged", str(request.output))
