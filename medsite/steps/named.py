"""Files that are named one by one or by their folder: of a site, or of any other generator."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

_PASSED_OVER = frozenset({".git", ".medsite", "node_modules", "__pycache__", ".venv"})


def find_named(root: Path, paths: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Yield every file at `paths` and in the folders below them, with the name that a report gives it.

    The name is relative to `root` for what lies in it. Links are yielded, never followed.
    """
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            for folder, inner, files in os.walk(path):
                inner[:] = sorted(name for name in inner if name not in _PASSED_OVER)
                yield from ((_name(root, Path(folder, name)), Path(folder, name)) for name in sorted(files))
        else:
            yield _name(root, path), path


def _name(root: Path, path: Path) -> str:
    whole = path.absolute()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else path.as_posix()
