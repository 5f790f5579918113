"""What killed builds left beside output/ is cleared; what others put into output/ during a build is saved."""

import contextlib
import os
import shutil
from collections.abc import Container, Iterator
from pathlib import Path

from medsite.write.exchange import ASIDE, remove_folder


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


def rescue_files(old: Path, output: Path, ours: Container[str]) -> None:
    """Bring into `output` what others put into the tree `old`, or changed there, while the new one was made.

    ours: paths that medsite made, then or now; these stay as they are.
    """
    for path in _files(old):
        if path not in ours:
            with contextlib.suppress(OSError):
                _bring(old / path, output / path)


def _files(folder: Path) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        for name in (*names, *links):
            yield (Path(place) / name).relative_to(folder).as_posix()


def _bring(old: Path, new: Path) -> None:
    if os.path.lexists(new) and os.path.samestat(old.lstat(), new.lstat()):
        return
    new.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(old, new)
