"""What may be sent: the files of the last clean build, while they still are what that build made.

The manifest in the output says which files there are; what the cache remembers of the build says that the manifest is
the build's own, and that nothing it was made from has changed since. Each file is read once, and its digest is taken
of the very bytes that are sent.
"""

import os
import stat
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from medsite.compute.digest import digest_bytes, digest_values
from medsite.compute.store import Store
from medsite.model.output import Manifest
from medsite.publish.setbacks import Refused
from medsite.steps.clearing import Made, digest_manifest, made_now, recall_made, recall_stopped
from medsite.steps.request import Request
from medsite.steps.signatures import recall_signatures
from medsite.write.survey import survey_output

_BUILD = 'type "medsite build", look at the result, then publish; "medsite publish --build" does both'
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Clearance(Struct, frozen=True):
    """What may be sent.

    output: the folder the files are in. url: of the site. files: path → digest and size in bytes. foreign: files in
    the output that medsite did not make; they are not sent. relative: whether the site is to open without a server.
    """

    output: Path
    url: str
    files: Mapping[str, tuple[str, int]]
    foreign: tuple[str, ...] = ()
    relative: bool = False

    @property
    def digests(self) -> dict[str, str]:
        """Return path → digest."""
        return {path: digest for path, (digest, _) in self.files.items()}


def clear_output(request: Request, store: Store, url: str) -> Clearance:
    """Return what may be sent of the output of `request`. Raises `Refused` with the reason where nothing may."""
    made = recall_made(request, store)
    survey = survey_output(request.output, recall_signatures(request.output, store))
    if survey.manifest is None:
        raise Refused(f"there is no finished site in {request.output.name}{_tell_stopped(request, store)}", _BUILD)
    if made is None:
        raise Refused(
            f"nothing is remembered of how {request.output.name} was built, so nobody can say that it was cleared",
            _BUILD,
        )
    _refuse_choices(made)
    _refuse_outdated(request, store, made)
    _refuse_tampered(request.output.name, survey.manifest, survey.ours, made)
    sizes = {path: survey.signatures[path][0] for path in survey.ours}
    return Clearance(
        request.output,
        url,
        {path: (digest, sizes[path]) for path, digest in survey.manifest.files},
        survey.foreign,
        made.relative,
    )


def refuse_stick(clearance: Clearance, kind: str) -> None:
    """Raise `Refused` for a site that is to open from a folder, where the target of `kind` is no folder."""
    if clearance.relative and kind != "folder":
        raise Refused("the last build is for a folder or a USB stick (--relative), and this target is neither", _BUILD)


def read_cleared(clearance: Clearance, path: str) -> bytes:
    """Return the bytes of `path`, read once. Raises `Refused` where they are not what was cleared."""
    try:
        data = _read_plain(clearance.output / path)
    except OSError:
        data = None
    if data is None or digest_bytes(data) != clearance.files[path][0]:
        raise Refused(
            f"{clearance.output.name}/{path} changed while the site was being sent; it was not sent",
            "let other builds end, then publish again: what was sent already is not sent again",
        )
    return data


def _read_plain(file: Path) -> bytes | None:
    """Return the bytes of an ordinary file, None for anything else; links are not followed."""
    if not hasattr(os, "O_NOFOLLOW") and file.is_symlink():
        return None
    with open(os.open(file, _FLAGS), "rb") as stream:  # noqa: PTH123 - it takes the descriptor
        return stream.read() if stat.S_ISREG(os.fstat(stream.fileno()).st_mode) else None


def _refuse_choices(made: Made) -> None:
    if made.drafts:
        raise Refused("the last build was made with --drafts: it shows texts that are not to be published", _BUILD)
    if made.failed:
        raise Refused(
            f"the last build left out {_count(made.failed, 'thing')} that the screening or the checks stopped",
            'type "medsite check" to see what; mend it or make it a draft, then "medsite build"',
        )


def _refuse_outdated(request: Request, store: Store, made: Made) -> None:
    now = made_now(request, store, made)
    reason = _find_reason(made, now) or _find_hour(made, request.now)
    if not reason:
        return
    stopped = recall_stopped(request, store)
    if stopped and stopped.inputs == digest_values(sorted(now.sources.items())):
        raise Refused(
            f"{reason}, and the last build was stopped by {_name_stops(stopped.problems, stopped.blocked)}",
            'type "medsite build" to see what and where, mend it, then publish',
        )
    raise Refused(f"{reason} since the site was built", _BUILD)


def _find_reason(made: Made, now: Made) -> str:
    """Return what has changed, in words that " since the site was built" can follow; "" for nothing."""
    before, after = made.sources, now.sources
    changed = sorted(path for path in before.keys() & after.keys() if before[path] != after[path])
    for paths, what in (
        (changed, "changed"),
        (sorted(after.keys() - before.keys()), "came in"),
        (sorted(before.keys() - after.keys()), "went"),
    ):
        if paths:
            return f"{_name(paths)} {what}"
    if made.themes != now.themes:
        return "the theme changed"
    if made.code != now.code:
        return "medsite or one of its rules changed"
    return "a day has passed, and with it what is due or expired," if made.day != now.day else ""


def _find_hour(made: Made, now: datetime) -> str:
    """Return whether an article came out, or one is not out any more by this clock."""
    if any(until <= now for until in made.until):
        return "the hour of an article has come"
    return "the clock was set back" if made.since and made.since > now else ""


def _refuse_tampered(name: str, manifest: Manifest, ours: Mapping[str, str], made: Made) -> None:
    mend = 'type "medsite build": it puts right what is not its own work; then look at it and publish'
    if digest_manifest(manifest) != made.files:
        raise Refused(f"the list of files in {name} is not the one that medsite wrote there", mend)
    other = [path for path, digest in manifest.files if path in ours and ours[path] != digest]
    gone = [path for path, _ in manifest.files if path not in ours]
    if other:
        raise Refused(f"{_name(other, name + '/')} changed after the screening; nothing was sent", mend)
    if gone:
        raise Refused(f"{_name(gone, name + '/')} went from the built site; nothing was sent", mend)


def _tell_stopped(request: Request, store: Store) -> str:
    stopped = recall_stopped(request, store)
    return f": the last build was stopped by {_name_stops(stopped.problems, stopped.blocked)}" if stopped else ""


def _name_stops(problems: int, blocked: int) -> str:
    parts = [_count(blocked, "text") + " with a likely identifier"] if blocked else []
    parts += [_count(problems, "problem")] if problems or not parts else []
    return " and ".join(parts)


def _name(paths: Iterable[str], prefix: str = "") -> str:
    listed = [prefix + path for path in paths]
    return ", ".join(listed[:3]) + (f" and {_count(len(listed) - 3, 'other')}" if len(listed) > 3 else "")


def _count(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")
