"""A folder of this machine or of a drive: everything at once where the system can do it, else file by file.

Where two folders can change places in one step (Linux, macOS), the new site is made aside, with the files that stay as
hard links, and put in place whole. Elsewhere, and where the folder is a mount point, its parent is not ours to write
to or other programs live in it, each file is written beside its place and renamed into it. Links are never followed,
and files of others stay.
"""

import contextlib
import os
import shutil
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from medsite.compute.digest import digest_bytes
from medsite.publish.ledger import NAME, Ledger, ledger_bytes, parse_ledger
from medsite.publish.plan import Sending, Upload
from medsite.publish.setbacks import Misplaced
from medsite.publish.target import Setting
from medsite.publish.targets.disk import clear_part, is_folder, is_movable, keep_file, read_plain, remove_file, telling
from medsite.write.exchange import can_exchange, exchange_folders, remove_folder
from medsite.write.flush import flush_files
from medsite.write.leftovers import clear_leftovers, rescue_files

_YES, _NO = frozenset(["yes", "true"]), frozenset(["no", "false"])
_FOREIGN = 2000  # files of others; where there are more, another program lives there, and the folder stays itself
_OWN = ("content", "themes", ".medsite", "output")


def make_target(setting: Setting) -> "FolderTarget":
    """Return the folder that ``path`` names, relative to the site's folder."""
    named = setting.options["path"]
    home = setting.environment.get("HOME") or setting.environment.get("USERPROFILE") or "~"
    path = Path(home + named[1:]) if named == "~" or named.startswith(("~/", "~\\")) else setting.root / named
    folder = Path(os.path.normpath(path))
    _refuse_own(setting.root, folder, named)
    in_place = setting.options.get("in_place", "no").lower()
    if in_place not in _YES | _NO:
        raise Misplaced("in_place is neither yes nor no", "write in_place: yes or leave it out, in content/site.yaml")
    return FolderTarget(folder, f"the folder {named}", whole=in_place in _NO)


class FolderTarget:
    """A folder. whole: whether the site may be put in place as one new folder."""

    lanes = 1

    def __init__(self, folder: Path, where: str, *, whole: bool = True) -> None:
        self.where = where
        self.atomic = self._whole = whole and sys.platform != "win32"
        self._folder = folder
        self._tree = folder  # where files are written to: aside, or the folder itself
        self._before: frozenset[str] = frozenset()
        self._written: list[str] = []

    def __enter__(self) -> Self:
        with telling(self.where):
            if not self._folder.parent.is_dir():
                raise Misplaced(
                    f"the folder above {self.where.removeprefix('the folder ')} is not there",
                    "make it, connect the drive it is on, or write another path: in content/site.yaml",
                )
            if os.path.lexists(self._folder) and not stat.S_ISDIR(self._folder.lstat().st_mode):
                kind = "a link" if self._folder.is_symlink() else "not a folder"
                raise Misplaced(
                    f"{self.where} is {kind}, and was not touched",
                    "write the path of the folder itself behind path: in content/site.yaml",
                )
            clear_leftovers(self._folder)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._tree != self._folder:
            remove_folder(self._tree)

    def read_ledger(self) -> Ledger:
        """Return what medsite put there and nobody changed since; what is missing or changed is left out."""
        with telling(self.where):
            ledger = parse_ledger(read_plain(self._folder, NAME))
            pending = dict(ledger.pending)
            whole = [(path, digest) for path, digest in ledger.files if path in pending or self._tell(path) == digest]
            ours = frozenset((NAME, *(path for path, _ in (*ledger.files, *ledger.pending))))
            self._whole = self._whole and _may_move(self._folder, ours)
            self.atomic = self._whole
        return Ledger(tuple(whole), ledger.pending, ledger.kept, ledger.url)

    def find_standing(self, paths: Sequence[str]) -> Mapping[str, str]:
        """Return path → digest of what stands at `paths`; "" for what is not an ordinary file."""
        with telling(self.where):
            there = [path for path in paths if os.path.lexists(self._folder / path)]
            return {path: self._tell(path) for path in there if not is_folder(self._folder / path)}

    def begin(self, sending: Sending) -> None:
        """Make the aside tree with everything that stands there, or note what is going to change."""
        with telling(self.where):
            self._before = frozenset(path for path, _ in (*sending.before.files, *sending.before.pending))
            aside = self._folder.with_name(f".{self._folder.name}.medsite-{os.getpid()}")
            self.atomic = self._whole and can_exchange(aside.parent, aside.name)
            if not self.atomic:
                self._folder.mkdir(exist_ok=True)
                for path, _ in sending.before.pending:
                    clear_part(self._folder, path)
                keep_file(self._folder, NAME, ledger_bytes(sending.during))
                return
            remove_folder(aside)
            self._tree, self._written = aside, []
            _copy_tree(self._folder, aside)

    def put(self, upload: Upload, data: bytes) -> None:
        """Write `data` beside its place, and rename it into it."""
        with telling(self.where):
            keep_file(self._tree, upload.path, data, flush=not self.atomic)
            self._written.append(str(self._tree / upload.path))

    def note(self, ledger: Ledger) -> None:
        """Keep `ledger` in the folder."""
        with telling(self.where):
            keep_file(self._folder, NAME, ledger_bytes(ledger))

    def delete(self, path: str) -> None:
        """Remove a file, and folders that become empty."""
        with telling(self.where):
            remove_file(self._tree, path)

    def finish(self, sending: Sending) -> None:
        """Keep the ledger; put the new tree in place, and save what others did to the old one meanwhile."""
        with telling(self.where):
            keep_file(self._tree, NAME, ledger_bytes(sending.after))
            if self._tree == self._folder:
                return
            flush_files(self._tree, self._written)
            exchange_folders(self._tree, self._folder)
            ours = {*self._before, *(path for path, _ in sending.after.files), NAME}
            if self._tree.is_dir():
                rescue_files(self._tree, self._folder, ours)

    def closing_words(self) -> Sequence[str]:
        """Return nothing: there is nothing left to do."""
        return ()

    def _tell(self, path: str) -> str:
        data = read_plain(self._folder, path)
        return "" if data is None else digest_bytes(data)


def _may_move(folder: Path, ours: frozenset[str]) -> bool:
    """Say whether another folder can come in the place of this one without anybody suffering from it."""
    return not folder.exists() or (not os.path.ismount(folder) and is_movable(folder, ours, _FOREIGN))


def _refuse_own(root: Path, folder: Path, named: str) -> None:
    own = [root / name for name in _OWN]
    if folder == root or folder in root.parents or any(folder == one or one in folder.parents for one in own):
        raise Misplaced(
            f"the folder {named} is the site's own place; publishing there would mix the site with its sources",
            "write the path of another folder behind path: in content/site.yaml",
        )


def _copy_tree(old: Path, new: Path) -> None:
    """Make `new` a second tree of the same files, by hard links where the system has them; links stay links."""
    new.mkdir()
    for place, folders, names in _walk(old):
        here = new / place
        for name in folders:
            (here / name).mkdir()
        for name in names:
            _double(old / place / name, here / name)
    for place, _, _ in _walk(old):
        with contextlib.suppress(OSError):
            _copy_rights(old / place, new / place)


def _walk(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    for place, folders, names in os.walk(folder):
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        inner = [name for name in folders if name not in links]
        yield os.path.relpath(place, folder), inner, [*names, *links]


def _double(old: Path, new: Path) -> None:
    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(old, new, follow_symlinks=False)


def _copy_rights(old: Path, new: Path) -> None:
    """Give `new` the owner, the mode and the attributes of `old`: a web server may depend on them."""
    shutil.copystat(old, new)
    facts = old.stat()
    if hasattr(os, "chown"):
        os.chown(new, facts.st_uid, facts.st_gid)
