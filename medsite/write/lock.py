"""One build at a time in a site: a lock that dies with its owner."""

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

_PAUSE = 0.05  # seconds between two tries


class Busy(Exception):  # noqa: N818 - a state, not an error of the program
    """Raised when another build holds the lock for longer than one is willing to wait."""


@contextlib.contextmanager
def hold_lock(path: Path, patience: float, say_waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock file `path` while the body runs. The system lets go of it when the process ends, however it ends.

    patience: seconds to wait for another build; then `Busy` is raised. Where the folder cannot be written to,
    there is nothing to protect and nothing is locked.
    """
    handle = _open_and_lock(path, patience, say_waiting)
    try:
        yield
    finally:
        if handle is not None:
            _release(handle, path)


def _open_and_lock(path: Path, patience: float, say_waiting: Callable[[], None]) -> int | None:
    waited, said = 0.0, False
    while True:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError:
            return None
        if _try_lock(handle) and _is_still_there(handle, path):
            return handle
        os.close(handle)
        if waited > patience:
            raise Busy
        if not said and waited > 0:
            say_waiting()
            said = True
        time.sleep(_PAUSE)
        waited += _PAUSE


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        with contextlib.suppress(OSError):
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            return True
        return False

    def _release(handle: int, path: Path) -> None:
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        os.close(handle)
        with contextlib.suppress(OSError):
            path.unlink()
else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        return False

    def _release(handle: int, path: Path) -> None:
        with contextlib.suppress(OSError):
            path.unlink()
        os.close(handle)


def _is_still_there(handle: int, path: Path) -> bool:
    """Say whether the locked file is the one at `path`; its last owner may have removed it meanwhile."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False
