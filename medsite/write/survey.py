"""What stands in output/ now: our files with their digests, and files that somebody else put there."""

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from medsite.compute.digest import digest_bytes
from medsite.model.output import Manifest
from medsite.write.manifest import NAME, read_manifest

Signature = tuple[int, int, int, int]
"""Size, modification time, change time (both in nanoseconds) and file number of a file."""


class Survey(Struct, frozen=True):
    """The output folder as found.

    manifest: None where medsite never wrote here. ours: path → digest of the bytes as they are now.
    signatures: path → signature, of `ours`. foreign: paths of files that stand in no manifest of ours.
    """

    manifest: Manifest | None
    ours: dict[str, str]
    signatures: dict[str, Signature]
    foreign: tuple[str, ...]


def survey_output(output: Path, remembered: Mapping[str, tuple[Signature, str]]) -> Survey:
    """Return what stands in `output`.

    remembered: path → signature and digest of the last survey; a file whose signature is the same is not read again,
    and where the manifest is lost or damaged these files are known to be ours.
    """
    manifest = read_manifest(output)
    known = dict(manifest.files) if manifest else {path: digest for path, (_, digest) in remembered.items()}
    ours: dict[str, str] = {}
    signatures: dict[str, Signature] = {}
    foreign: list[str] = []
    for path, entry in walk_files(str(output)):
        if path not in known:
            foreign += [path] if path != NAME else []
            continue
        if not entry.is_file(follow_symlinks=False):
            continue
        signature = _signature(entry.stat(follow_symlinks=False))
        before = remembered.get(path)
        signatures[path] = signature
        ours[path] = before[1] if before and before[0] == signature else digest_bytes(Path(entry.path).read_bytes())
    return Survey(manifest, ours, signatures, tuple(sorted(foreign)))


def sign_files(output: Path, paths: Iterable[str]) -> dict[str, Signature]:
    """Return path → signature of those of `paths` that are in `output`, unread."""
    signed: dict[str, Signature] = {}
    for path in paths:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            signed[path] = _signature(os.lstat(f"{output}/{path}"))
    return signed


def walk_files(
    folder: str, prefix: str = "", *, forgiven: type[OSError] = FileNotFoundError
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield path and entry of all below `folder` that is no folder. forgiven: what makes a folder count as empty."""
    try:
        entries = list(os.scandir(folder))
    except forgiven:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from walk_files(entry.path, f"{prefix}{entry.name}/", forgiven=forgiven)
        else:
            yield prefix + entry.name, entry


def _signature(facts: os.stat_result) -> Signature:
    # On Windows a directory entry carries no file number; the path, size and times have to do.
    number = 0 if sys.platform == "win32" else facts.st_ino
    return facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, number
