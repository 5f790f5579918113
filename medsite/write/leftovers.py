"""What killed builds left beside output/ is cleared; what others put into output/ during a build is saved."""

import contextlib
import os
import shutil
import sys
from collections.abc import Container
from pathlib import Path

from medsite.write.exchange import ASIDE, remove_folder
from medsite.write.survey import walk_files

_TEMPORARY = ("medsite-card-*-*", "medsite-fonts-*-*")


def find_leftovers(output: Path) -> list[Path]:
    """Return the folders that a killed build left beside `output`."""
    return sorted(output.parent.glob(f".{output.name}.medsite-*"))


def clear_leftovers(output: Path) -> None:
    """Remove what a killed build left beside `output`.

    Where it was killed between two renames, and there is no `output`, the old one is put back into its place first.
    """
    for leftover in find_leftovers(output):
        if leftover.name.endswith(ASIDE) and not os.path.lexists(output):
            leftover.rename(output)
        else:
            remove_folder(leftover)


def sweep_temporary(folder: Path) -> None:
    """Remove what killed builds left in the system's folder for temporary files: pictures and fonts of cards.

    Their names carry the number of the process that made them; where that one is still at work nothing is touched.
    """
    for pattern in _TEMPORARY:
        for left in folder.glob(pattern):
            number = left.name.split("-")[2]
            if number.isascii() and number.isdigit() and not _is_alive(int(number)):
                remove_folder(left)


def _is_alive(process: int) -> bool:
    if sys.platform == "win32":  # there the question itself would be a signal
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def rescue_files(old: Path, output: Path, ours: Container[str]) -> None:
    """Bring into `output` what others put into the tree `old`, or changed there, while the new one was made.

    ours: paths that medsite made, then or now; these stay as they are.
    """
    for path, _ in walk_files(str(old), forgiven=OSError):
        if path not in ours:
            with contextlib.suppress(OSError):
                _bring(old / path, output / path)


def _bring(old: Path, new: Path) -> None:
    if os.path.lexists(new) and os.path.samestat(old.lstat(), new.lstat()):
        return
    new.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(old, new)
