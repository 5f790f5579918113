"""Writing into a folder that others use as well: whole files only, no link is followed, refusals in plain words."""

import contextlib
import errno
import os
import stat
from collections.abc import Collection, Iterator
from pathlib import Path

from medsite.publish.setbacks import Changed, Denied, Full, Misplaced, Setback, Unreachable

_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS}
_MAY_PASS = {errno.EAGAIN, errno.EBUSY, errno.ETIMEDOUT, errno.EINTR, getattr(errno, "EHOSTDOWN", errno.EAGAIN)}


@contextlib.contextmanager
def telling(where: str) -> Iterator[None]:
    """Turn what the disk refuses into a `Setback` without any path of this machine. where: the target in words."""
    try:
        yield
    except OSError as error:
        raise _translate(error, where) from None


def read_plain(folder: Path, path: str) -> bytes | None:
    """Return the bytes of the ordinary file `path` below `folder`; None where there is none, or a link on the way."""
    if _find_link(folder, path) or (not hasattr(os, "O_NOFOLLOW") and (folder / path).is_symlink()):
        return None
    try:
        with open(os.open(folder / path, _READ), "rb") as stream:  # noqa: PTH123 - it takes the descriptor
            return stream.read() if stat.S_ISREG(os.fstat(stream.fileno()).st_mode) else None
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.ENXIO, getattr(errno, "EMLINK", errno.ELOOP)}:
            return None
        raise


def keep_file(folder: Path, path: str, data: bytes, *, flush: bool = True) -> None:
    """Put `data` at `path` below `folder`: written beside its place and then renamed into it.

    flush: whether it is on the disk before it is renamed; for files that are seen at once.
    Raises `Changed` where a link or a file stands where a folder is needed, OSError where the disk refuses.
    """
    place = folder / path
    _make_way(folder, path)
    if is_folder(place):
        raise Changed(
            f"{path} at the target is a folder with files of others, where the site has a file",
            "move it away there, then publish again",
        )
    part = place.with_name(f".{place.name[:60]}.medsite-part")
    try:
        _write(part, data, flush=flush)
        part.replace(place)
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def remove_file(folder: Path, path: str) -> None:
    """Remove the file `path` below `folder`, if it is there, and each folder above it that becomes empty."""
    if _find_link(folder, path):
        return
    clear_part(folder, path)
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        (folder / path).unlink()
    for above in (folder / path).parents:
        if above == folder:
            return
        try:
            above.rmdir()
        except OSError:
            return


def is_folder(place: Path) -> bool:
    """Say whether a folder stands at `place`; a link to one is none."""
    return place.is_dir() and not place.is_symlink()


def is_movable(folder: Path, ours: Collection[str], most: int) -> bool:
    """Say whether everything in `folder` can be given a second name in another folder without anybody noticing.

    That is so where there are at most `most` files besides `ours`, all of them ordinary files or links of the same
    owner on the same disk.
    """
    owner, disk = (os.geteuid() if hasattr(os, "geteuid") else 0), folder.lstat().st_dev
    foreign = 0
    for place, folders, names in os.walk(folder):
        for name in (*folders, *names):
            path = Path(place) / name
            facts = path.lstat()
            ordinary = stat.S_ISREG(facts.st_mode) or stat.S_ISDIR(facts.st_mode) or stat.S_ISLNK(facts.st_mode)
            if not ordinary or facts.st_dev != disk or facts.st_uid != owner:
                return False
            foreign += path.relative_to(folder).as_posix() not in ours and not stat.S_ISDIR(facts.st_mode)
            if foreign > most:
                return False
    return True


def clear_part(folder: Path, path: str) -> None:
    """Remove what a run that was cut off wrote beside `path` and did not rename."""
    place = folder / path
    if not _find_link(folder, path):
        with contextlib.suppress(OSError):
            place.with_name(f".{place.name[:60]}.medsite-part").unlink()


def _write(part: Path, data: bytes, *, flush: bool) -> None:
    handle = os.open(part, _WRITE, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        if flush:
            os.fsync(handle)
    finally:
        os.close(handle)


def _make_way(folder: Path, path: str) -> None:
    """Make the folders above `path`; a link among them leads out, and a file in their place is somebody else's."""
    here = folder
    for piece in path.split("/")[:-1]:
        here /= piece
        try:
            here.mkdir()
        except FileExistsError:
            if not stat.S_ISDIR(here.lstat().st_mode):
                named = here.relative_to(folder).as_posix()
                raise Changed(
                    f"{named} at the target is a link or a file, where the site has a folder",
                    "move it away there, then publish again",
                ) from None


def _find_link(folder: Path, path: str) -> bool:
    """Say whether a folder on the way to `path` is a link."""
    here = folder
    for piece in path.split("/")[:-1]:
        here /= piece
        if here.is_symlink():
            return True
    return False


def _translate(error: OSError, where: str) -> Setback:
    words = os.strerror(error.errno).lower() if error.errno else "unknown"
    if error.errno in _NO_ROOM:
        return Full(f"no space is left in {where}", "make room there, then publish again: the rest follows")
    if error.errno in _NO_RIGHT:
        return Denied(f"{where} may not be written to ({words})", "give yourself the right to write there, then again")
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return Misplaced(f"a part of {where} is gone ({words})", "look whether the drive is connected, then again")
    if error.errno in _MAY_PASS:
        return Unreachable(f"{where} does not answer ({words})", "look whether the drive is connected, then again")
    return Denied(f"{where} refused ({words})", "look at the drive, then publish again: the rest follows")
