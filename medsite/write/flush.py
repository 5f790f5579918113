"""New files are put on the disk before they take the place of old ones."""

import ctypes
import os
import sys
from collections.abc import Sequence
from pathlib import Path

_MANY = 64  # from here on one flush of the whole file system is cheaper than one for each file


def flush_files(aside: Path, written: Sequence[str]) -> None:
    """Ask the system to put the files `written` below `aside` on the disk. Raises OSError where it cannot."""
    if len(written) >= _MANY and sys.platform != "win32":
        _flush_file_system(aside)
        return
    for path in written:
        handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _flush_file_system(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        if ctypes.CDLL(None, use_errno=True).syncfs(handle) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
    except AttributeError:
        os.sync()
    finally:
        os.close(handle)
