"""Instruments that make the n-th call of one kind fail, or kill the process there; armed in a forked child only.

`arm_python` wraps Python's own ways to the disk and works everywhere; SQLite goes past it. `arm_library` talks to
faults.c, which stands between the process and the C library (LD_PRELOAD), and sees SQLite's calls as well.
"""

import builtins
import ctypes
import errno
import io
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KINDS = ("open", "write", "short", "link", "rename", "fsync", "mkdir", "unlink", "exchange")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_ERRNO = {"rename": errno.EIO, "fsync": errno.EIO, "unlink": errno.EACCES, "exchange": errno.EINVAL}
_NOT_AT_ONCE = (errno.EINVAL, errno.ENOSYS)


@dataclass
class Count:
    """How many calls of `kind` under `root` were seen, and at which one something happens.

    kind: one of KINDS, or "any". what: "fail", or "kill" for SIGKILL just before the call is made.
    exchange: False for a system that cannot exchange two folders in one step.
    """

    kind: str
    at: int
    what: str
    root: str
    exchange: bool = True
    seen: int = 0

    def strikes(self, kind: str, path: Any) -> bool:
        """Count a call and say whether it is the one that fails; kill the process where that is asked for."""
        if not self._is_ours(path) or self.kind not in {kind, "any"}:
            return False
        self.seen += 1
        if self.seen != self.at:
            return False
        if self.what == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        return True

    def _is_ours(self, path: Any) -> bool:
        if isinstance(path, int):
            try:
                path = os.readlink(f"/proc/self/fd/{path}")  # noqa: PTH115 - as above
            except OSError:
                return False
        return os.path.abspath(os.fsdecode(path)).startswith(self.root)  # noqa: PTH100 - Path calls what is wrapped


def refusal(kind: str) -> OSError:
    """Return the error that the system would give."""
    number = _ERRNO.get(kind, errno.ENOSPC)
    return OSError(number, os.strerror(number))


def arm_python(count: Count) -> None:
    """Wrap this process's ways to the disk. There is no way back: call it in a child."""
    _wrap(os, "open", lambda path, flags=0, *_, **__: "open" if flags & _WRITING else "", count)
    _wrap(os, "link", lambda *_, **__: "link", count, path_at=1)
    for name in ("rename", "replace"):
        _wrap(os, name, lambda *_, **__: "rename", count)
    for name, kind in (("mkdir", "mkdir"), ("unlink", "unlink"), ("remove", "unlink"), ("rmdir", "unlink")):
        _wrap(os, name, lambda *_, kind=kind, **__: kind, count)
    _wrap(os, "fsync", lambda *_, **__: "fsync", count)
    _wrap(os, "utime", lambda *_, **__: "write", count)
    for module in (builtins, io):
        _wrap(module, "open", lambda path, mode="r", *_, **__: "open" if set(mode) & set("wax+") else "", count)
    _wrap_write(count)
    _wrap_library(count)


def _wrap(module: Any, name: str, kind_of: Callable[..., str], count: Count, path_at: int = 0) -> None:
    real = getattr(module, name)

    def wrapped(*arguments: Any, **named: Any) -> Any:
        kind = kind_of(*arguments, **named)
        if kind and arguments and count.strikes(kind, arguments[path_at]):
            raise refusal(kind)
        return real(*arguments, **named)

    setattr(module, name, wrapped)


def _wrap_write(count: Count) -> None:
    """Fail a write, or let half of it through, as a disk does that is nearly full."""
    real = os.write

    def write(handle: int, data: Any) -> int:
        if count.strikes("write", handle):
            raise refusal("write")
        if len(data) > 1 and count.kind == "short" and count.strikes("short", handle):
            return real(handle, bytes(data)[: len(data) // 2])
        return real(handle, data)

    os.write = write


def _wrap_library(count: Count) -> None:
    """Fail what is called by ctypes: the exchange of two folders and the flush of a file system."""
    real: Any = ctypes.CDLL

    class Library:
        def __init__(self, name: Any, *arguments: Any, **named: Any) -> None:
            self._library = real(name, *arguments, **named)

        def __getattr__(self, name: str) -> Any:
            kind = {"renameat2": "exchange", "renamex_np": "exchange", "syncfs": "fsync"}.get(name)
            call = getattr(self._library, name)
            return call if kind is None else lambda *given: _fail(kind, count, call, given)

    ctypes.CDLL = Library  # type: ignore[misc,assignment]


def _fail(kind: str, count: Count, call: Callable[..., int], given: tuple[Any, ...]) -> int:
    if count.strikes(kind, count.root) or (kind == "exchange" and not count.exchange):
        ctypes.set_errno(_ERRNO[kind])
        return -1
    return call(*given)


def arm_library(count: Count) -> None:
    """Tell the preloaded faults.c what is to happen."""
    library: Any = ctypes.CDLL(None)
    library.faults_arm(
        count.kind.encode(), count.at, int(count.what == "kill"), os.fsencode(count.root), count.exchange
    )


def library_seen() -> int:
    """Return how many calls the preloaded library has counted since it was armed."""
    library: Any = ctypes.CDLL(None)
    return int(library.faults_seen())


def has_library() -> bool:
    """Say whether faults.c is preloaded into this process."""
    return hasattr(ctypes.CDLL(None), "faults_arm")


def build_library(folder: Path) -> Path:
    """Compile faults.c into `folder` and return the library. Raises OSError where there is no compiler."""
    import subprocess

    made = folder / "faults.so"
    source = Path(__file__).with_name("faults.c")
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-w", "-o", str(made), str(source), "-ldl"], check=True)
    return made
