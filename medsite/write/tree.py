"""Cleared artifacts become the folder output/: built aside, swapped in whole."""

import contextlib
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from medsite.model.output import Cleared, Manifest, Standing
from medsite.model.problem import Defect, Place, Problem
from medsite.write.exchange import exchange_folders, remove_folder
from medsite.write.flush import flush_files
from medsite.write.leftovers import clear_leftovers, rescue_files
from medsite.write.manifest import NAME, manifest_bytes


class Staging:
    """A new output tree in the making, beside the one that stands. Nothing of it is seen until `swap`."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._aside = output.with_name(f".{output.name}.medsite-{os.getpid()}")
        self._within = f"{self._aside}/"  # paths are put together as text, for a site has thousands
        self._folders: set[str] = set()
        self._written: list[str] = []

    def write_artifact(self, cleared: Cleared) -> None:
        """Write one cleared artifact aside. Raises OSError when the disk refuses."""
        self._write(cleared.path, cleared.data)

    def swap(
        self, manifest: Manifest, standing: Iterable[Standing], foreign: Iterable[str], former: Iterable[str] = ()
    ) -> None:
        """Add the files that stand already and those of others, then put the tree in the place of the old one.

        former: paths of the old tree that medsite made; whatever else has come into it since is brought along.
        """
        for path in [kept.path for kept in standing] + list(foreign):
            self._make_folder(path)
            _link_file(f"{self._output}/{path}", self._within + path)
        self._write(NAME, manifest_bytes(manifest))
        flush_files(self._aside, self._written)
        exchange_folders(self._aside, self._output)
        ours = {NAME, *former, *(path for path, _ in manifest.files)}
        rescue_files(self._aside, self._output, ours)
        remove_folder(self._aside)

    def drop(self) -> None:
        """Remove what was written aside."""
        remove_folder(self._aside)

    def _write(self, path: str, data: bytes) -> None:
        self._make_folder(path)
        _write_file(self._within + path, data)
        self._written.append(self._within + path)

    def _make_folder(self, path: str) -> None:
        """Make the folder that a file lies in, after those above it."""
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            if folder:
                self._make_folder(folder)
            with contextlib.suppress(FileExistsError):
                os.mkdir(self._within + folder)  # noqa: PTH102 - see above
            self._folders.add(folder)


@contextlib.contextmanager
def open_staging(output: Path) -> Iterator[Staging]:
    """Yield a `Staging` for `output`; leftovers of builds that were killed are removed before, its own after.

    Raises `Defect` where `output` is not a folder that medsite may replace.
    """
    clear_leftovers(output)
    _refuse_odd_output(output)
    staging = Staging(output)
    try:
        yield staging
    finally:
        staging.drop()


def refuse_taken_places(output: Path, planned: Iterable[str], foreign: Iterable[str]) -> None:
    """Raise `Defect` where a file that medsite did not make stands in the place of one that it has to make."""
    others = tuple(foreign)
    if not others:
        return
    paths = set(planned)
    folders = {path[:at] for path in paths for at, letter in enumerate(path) if letter == "/"}
    for path in others:
        if path in paths or path in folders or any(path[:at] in paths for at, c in enumerate(path) if c == "/"):
            message = f"{output.name}/{path} was not made by medsite and stands where a page of the site belongs"
            mend = "move that file away, or give the page another slug"
            raise Defect(Problem(Place(f"{output.name}/{path}"), "W004", f"{message}; nothing was touched", mend))


def refuse_foreign_folder(output: Path, foreign: Sequence[str]) -> None:
    """Raise `Defect` for a folder with files in it that medsite never wrote to, rather than mix with them."""
    named = ", ".join(foreign[:3]) + (" …" if len(foreign) > 3 else "")
    raise Defect(
        Problem(
            Place(output.name),
            "W002",
            f"the folder {output.name} holds files that medsite did not make ({named}); nothing was touched",
            "choose an empty folder with --output, or move those files away",
        )
    )


def _refuse_odd_output(output: Path) -> None:
    try:
        mode = output.lstat().st_mode
    except FileNotFoundError:
        output.parent.mkdir(parents=True, exist_ok=True)
        return
    what = "a link" if stat.S_ISLNK(mode) else "" if stat.S_ISDIR(mode) else "not a folder"
    if not what and not os.access(output, os.W_OK):
        what = "read-only"
    if what:
        raise Defect(
            Problem(
                Place(output.name),
                "W001",
                f"{output.name} is {what}, so the site cannot be written there; nothing was touched",
                "remove it, make it writable, or choose another folder with --output",
            )
        )


def _write_file(path: str, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
    finally:
        os.close(handle)


def _link_file(old: str, new: str) -> None:
    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(old, new, follow_symlinks=False)
