"""Put one folder in the place of another so that a reader always finds one of the two."""

import contextlib
import ctypes
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h, renameat2(2)
_RENAME_SWAP = 2  # sys/stdio.h, renamex_np(2) on macOS
ASIDE = "-old"
"""What the old folder is called for a moment where two renames are needed."""


def exchange_folders(new: Path, old: Path) -> None:
    """Swap the folders `new` and `old`; where the system has no single step for it, by two renames.

    Raises OSError and leaves both where they were when the system refuses.
    """
    if not old.exists():
        new.rename(old)
    elif not _exchange_at_once(new, old):
        _exchange_by_renames(new, old)


def can_exchange(parent: Path, name: str) -> bool:
    """Say whether two folders in `parent` can change places in one step, by trying it with two empty ones.

    name: a beginning for the names of the two; where `parent` cannot be written to, the answer is no.
    """
    pair = parent / f"{name}-a", parent / f"{name}-b"
    try:
        for folder in pair:
            folder.mkdir(exist_ok=True)
        return _exchange_at_once(*pair)
    except OSError:
        return False
    finally:
        for folder in pair:
            remove_folder(folder)


def _exchange_at_once(new: Path, old: Path) -> bool:
    first, second = os.fsencode(new), os.fsencode(old)
    with contextlib.suppress(OSError, AttributeError):
        system = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            return bool(system.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE) == 0)
        if sys.platform == "darwin":
            return bool(system.renamex_np(first, second, _RENAME_SWAP) == 0)
    return False


def _exchange_by_renames(new: Path, old: Path) -> None:
    aside = new.with_name(new.name + ASIDE)
    old.rename(aside)
    try:
        new.rename(old)
    finally:
        if not old.exists():
            aside.rename(old)
    aside.rename(new)


def remove_folder(folder: Path) -> None:
    """Remove a folder of ours; what cannot be removed now is removed by the next build."""
    shutil.rmtree(folder, ignore_errors=True)
