"""What the last clean build was made from, so that publishing can tell whether it still holds.

`unchanged.py` remembers builds that nothing was found in, to end the next one early. This remembers every build that
was written, also one with warnings or waivers, and why the last one was not: publishing has to say the reason.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from medsite.compute.digest import digest_values
from medsite.compute.store import Store
from medsite.model.output import Manifest
from medsite.model.report import Report
from medsite.read.sources import read_source
from medsite.steps.gather import gather_sources
from medsite.steps.request import Request
from medsite.steps.unchanged import Inputs, digest_themes


class Made(Struct, frozen=True):
    """What a build was made from, and what came of it.

    sources: path → digest. themes: digest of the site's own and the bundled ones. code: of medsite. day: ISO, in the
    site's `timezone`. since: when the newest text came out; until: when held-back ones do. drafts: whether they are
    shown. failed: how many errors and blocked texts it was made without. files: digest of the manifest.
    relative: whether it is to open from a folder, without a server.
    """

    sources: Mapping[str, str]
    themes: str
    code: str
    timezone: str
    day: str
    drafts: bool
    failed: int
    files: str
    since: datetime | None = None
    until: tuple[datetime, ...] = ()
    relative: bool = False


class Stopped(Struct, frozen=True):
    """A build that was not written. inputs: digest of what it was made from. problems, blocked: how many."""

    inputs: str
    problems: int
    blocked: int


def remember_made(request: Request, store: Store, report: Report, *, inputs: Inputs, manifest: Manifest) -> None:
    """Remember what the build of `report`, which was written, was made from."""
    opens = [held.until.isoformat() for held in report.held if held.until]
    record = {
        "sources": dict(inputs.digests),
        "themes": digest_values(inputs.themes),
        "code": request.code,
        "timezone": inputs.timezone,
        "day": _tell_day(request, inputs.timezone),
        "drafts": request.drafts,
        "relative": request.relative,
        "failed": _count_failed(report),
        "files": digest_manifest(manifest),
        "since": inputs.since and inputs.since.isoformat(),
        "until": opens,
    }
    store.keep({_key("made", request): json.dumps(record).encode()})


def remember_stopped(request: Request, store: Store, report: Report, *, sources: Mapping[str, str]) -> None:
    """Remember that the build of `report` was not written."""
    blocked = {f.place.path for f in report.findings if f.severity == "error"}
    problems = [p for p in report.problems if p.severity == "error" or request.strict]
    record = {"inputs": digest_values(sorted(sources.items())), "problems": len(problems), "blocked": len(blocked)}
    store.keep({_key("stopped", request): json.dumps(record).encode()})


def recall_made(request: Request, store: Store) -> Made | None:
    """Return what the build that stands in the output was made from; None where nothing to be trusted is remembered."""
    key = _key("made", request)
    try:
        record = json.loads(store.fetch([key])[key])
        record["since"] = datetime.fromisoformat(record["since"]) if record["since"] else None
        record["until"] = tuple(map(datetime.fromisoformat, record["until"]))
        return Made(**record)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def recall_stopped(request: Request, store: Store) -> Stopped | None:
    """Return the last build that was not written, if there was one."""
    key = _key("stopped", request)
    try:
        return Stopped(**json.loads(store.fetch([key])[key]))
    except (ValueError, KeyError, TypeError):
        return None


def made_now(request: Request, store: Store, made: Made) -> Made:
    """Return what a build would be made from if it ran now, with the choices of `made`.

    A source that cannot be read stands with the digest "".
    """
    gathered = gather_sources(request.root, store, request.ticks)
    sources = {path: gathered.known.get(path) or _digest_source(request, path) for path in gathered.paths}
    return Made(
        sources=sources,
        themes=digest_values(digest_themes(request)),
        code=request.code,
        timezone=made.timezone,
        day=_tell_day(request, made.timezone),
        drafts=made.drafts,
        failed=made.failed,
        files=made.files,
        since=made.since,
        until=made.until,
        relative=made.relative,
    )


def digest_manifest(manifest: Manifest) -> str:
    """Return one digest of all paths and digests of `manifest`."""
    return digest_values(sorted(manifest.files))


def _digest_source(request: Request, path: str) -> str:
    source = read_source(request.root, path).value
    return source.digest if source else ""


def _tell_day(request: Request, timezone: str) -> str:
    return request.now.astimezone(ZoneInfo(timezone)).date().isoformat()


def _count_failed(report: Report) -> int:
    errors = sum(problem.severity == "error" for problem in report.problems)
    return errors + sum(finding.severity == "error" for finding in report.findings)


def _key(what: str, request: Request) -> str:
    return digest_values(what, str(request.output))
