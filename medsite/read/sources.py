"""Files under content/ are found and read; nothing outside of it is ever opened, nothing special ever hangs."""

import errno
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from medsite.compute.digest import digest_bytes
from medsite.model.content import Source
from medsite.model.problem import Checked, Place, Problem
from medsite.read.rules import make_problem

LARGEST = 50 * 1024 * 1024
_ROOM = 4096  # bytes that a file may have more than was said of it, and is still read in one go
_DEEPEST = 40
_BACKUP = re.compile(
    r"^(?:\.|~\$|#.*#$|_?Thumbs\.db$|desktop\.ini$|Icon\r$)|(?:~|\.sw[a-p]|\.bak|\.orig|\.tmp|\.part|\.rej|\.old)$",
    re.IGNORECASE,
)
_ODD_BUT_FINE = "\u00a0\u2009\u202f\u3000\u200c\u200d\u00ad"
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class Sighting(Struct, frozen=True, order=True):
    """A file seen but not opened. path: relative to the site, forward slashes. Times in nanoseconds."""

    path: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


class Found(Struct, frozen=True):
    """What stands under content/, by path, and what had to be left out."""

    files: tuple[Sighting, ...]
    problems: tuple[Problem, ...]


def find_sources(root: Path) -> Found:
    """Return every file under the site's content folder; dotfiles and editors' backups are passed over.

    A symbolic link is never followed, not even to a file of the same site, and is said.
    """
    files: list[Sighting] = []
    problems: list[Problem] = []
    for found in _walk(root / "content", "content", 0):
        if isinstance(found, Sighting):
            files.append(found)
        else:
            problems.append(found)
    return Found(tuple(sorted(files)), tuple(sorted(problems)))


def _walk(folder: Path, path: str, depth: int) -> Iterator[Sighting | Problem]:
    try:
        if folder.is_symlink():
            yield _name_link(path)
            return
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield make_problem("R041", Place(path), f"this folder cannot be read: {_why(error)}")
        return
    for entry in listed:
        if _is_passed_over(entry.name, path):
            continue
        yield from _look_at(entry, f"{path}/{entry.name}", depth)


def _look_at(entry: os.DirEntry[str], path: str, depth: int) -> Iterator[Sighting | Problem]:
    if not _is_plain(entry.name):
        yield make_problem("R043", Place(_show_name(path)), "this name cannot be an address")
        return
    try:
        if entry.is_symlink() or getattr(entry, "is_junction", bool)():
            yield _name_link(path)
        elif entry.is_dir(follow_symlinks=False):
            if depth >= _DEEPEST:
                yield make_problem("R043", Place(path), f"folders stand more than {_DEEPEST} levels deep")
            else:
                yield from _walk(Path(entry.path), path, depth + 1)
        elif entry.is_file(follow_symlinks=False):
            facts = os.stat(entry.path, follow_symlinks=False)  # noqa: PTH116 - DirEntry.stat has no inode on Windows
            yield from _sight(path, facts)
        else:
            yield make_problem("R042", Place(path), "this is neither a file nor a folder")
    except OSError as error:
        yield make_problem("R041", Place(path), f"this file cannot be read: {_why(error)}")


def _sight(path: str, facts: os.stat_result) -> Iterator[Sighting | Problem]:
    if facts.st_size > LARGEST:
        yield make_problem("R044", Place(path), f"this file has {facts.st_size // 1024**2} MB")
    else:
        yield Sighting(path, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)


def _is_passed_over(name: str, folder: str) -> bool:
    if name == ".well-known" and folder == "content/static":
        return False
    return _BACKUP.search(name) is not None


def _is_plain(name: str) -> bool:
    """Return True for a name that UTF-8 can hold, without control characters and backslashes.

    Odd spaces and joiners pass: macOS puts U+202F into the names of screenshots, Persian words need U+200C.
    """
    if "\\" in name:
        return False
    return name.isprintable() or all(char.isprintable() or char in _ODD_BUT_FINE for char in name)


def _show_name(path: str) -> str:
    """Return a path that a terminal can show."""
    return "".join(char if char.isprintable() else "?" for char in path)


def _name_link(path: str) -> Problem:
    return make_problem("R042", Place(path), "this is a link; links in content/ are not followed")


def _why(error: OSError) -> str:
    """Return the reason without the path: that would be the machine's own."""
    return (os.strerror(error.errno) if error.errno else "unknown").lower()


def read_source(root: Path, path: str) -> Checked[Source]:
    """Return a file's bytes, read once. path: relative to the site, as in a `Sighting`."""
    try:
        _refuse_way(root, path)
        data = _read_bytes(f"{os.fspath(root)}/{path}")
    except _Unfit as unfit:
        return Checked(None, (make_problem(unfit.rule, Place(path), unfit.message),))
    except OSError as error:
        if error.errno in (errno.ELOOP, getattr(errno, "EMLINK", -1)):
            return Checked(None, (_name_link(path),))
        return Checked(None, (make_problem("R041", Place(path), f"this file cannot be read: {_why(error)}"),))
    return Checked(Source(path, data, digest_bytes(data)))


class _Unfit(Exception):  # noqa: N818 - it never leaves this file
    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message


def _refuse_way(root: Path, path: str) -> None:
    """Refuse a path that leaves content/, also by a folder that has become a link since it was found."""
    pieces = path.split("/")
    if pieces[0] != "content" or any(piece in ("", ".", "..") for piece in pieces):
        raise _Unfit("R042", "this is no path under content/")
    folder = os.fspath(root)
    for piece in pieces[:-1]:
        folder = f"{folder}/{piece}"
        if os.path.islink(folder):  # noqa: PTH114 - asked for each file: pathlib takes four times as long
            raise _Unfit("R042", "a folder above is a link; links in content/ are not followed")


def _read_bytes(file: str) -> bytes:
    if not hasattr(os, "O_NOFOLLOW") and os.path.islink(file):  # noqa: PTH114 - as above
        raise _Unfit("R042", "this is a link; links in content/ are not followed")
    if not hasattr(os, "O_NONBLOCK") and not os.path.isfile(file):  # noqa: PTH113 - as above
        raise _Unfit("R042", "this is neither a file nor a folder")
    handle = os.open(file, _FLAGS)
    try:
        facts = os.fstat(handle)
        if stat.S_ISDIR(facts.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(facts.st_mode):
            raise _Unfit("R042", "this is neither a file nor a folder")
        if facts.st_size > LARGEST:
            raise _Unfit("R044", f"this file has {facts.st_size // 1024**2} MB")
        return _read_all(handle, facts.st_size + _ROOM)
    finally:
        os.close(handle)


def _read_all(handle: int, size: int) -> bytes:
    """Return what stands in a file, `size` bytes at a time."""
    pieces, length = [], 0
    while piece := os.read(handle, size):
        pieces.append(piece)
        length += len(piece)
        if length > LARGEST:
            raise _Unfit("R044", "this file has more than 50 MB")
    return b"".join(pieces)
