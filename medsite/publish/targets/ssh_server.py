"""What is done on a server: by SFTP where it must work everywhere, by its shell where one command saves a thousand."""

import contextlib
import io
import posixpath
import shlex
import stat
from collections.abc import Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from medsite.compute.digest import digest_bytes
from medsite.publish.setbacks import Denied, Full, Setback, Unreachable
from medsite.publish.targets.ssh_faults import Unsupported, expecting
from medsite.publish.targets.ssh_line import Line

LANES = 4
"""SFTP sessions at a time: OpenSSH's server allows ten on a line."""
_EXTENDED = 200  # SSH_FXP_EXTENDED (draft-ietf-secsh-filexfer-02, section 8)
_LOOK = (
    'echo shell; printf "a\\0b\\0" | xargs -0 echo; printf "" | b2sum -l 128; '
    "command -v rsync >/dev/null && echo has rsync; true"
)
_DIGESTS = "cd {root} && xargs -0 b2sum -l 128 -- 2>/dev/null; true"
_NAMES = 'cd {root} && xargs -0 sh -c \'for f; do [ -f "$f" ] && printf "%s\\n" "$f"; done; true\' sh'
_COPY = "rm -rf -- {new}; cp -al {old} {new} 2>/dev/null || {{ rm -rf -- {new} && cp -pR {old} {new}; }}"


class Server:
    """Files and folders of a server. Paths are the server's own: absolute, or relative to the user's home."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self.has_shell = False
        self.has_rsync = False
        self._has_sums = False

    def look(self) -> None:
        """Find out what the account can do. Changes nothing."""
        try:
            _, said = self._line.run(_LOOK)
        except Unreachable:  # no shell for this account, or the line broke: then SFTP will say so
            said = b""
        lines = said.decode("ascii", "replace").splitlines()
        self.has_shell = "a b" in lines
        self.has_rsync = self.has_shell and "has rsync" in lines
        self._has_sums = self.has_shell and any(line.startswith(digest_bytes(b"")) for line in lines)

    def can_switch(self) -> bool:
        """Say whether a link can be put in another's place in one step: asked with names that are nowhere."""
        try:
            with self._line.session("ask what it can do") as sftp, contextlib.suppress(FileNotFoundError):
                sftp.readlink(".medsite-nowhere")
            self.rename(".medsite-nowhere/a", ".medsite-nowhere/b")
        except FileNotFoundError:
            return self.has_shell or self.can_link()
        except (Unsupported, Setback):
            return False
        return False

    def can_link(self) -> bool:
        """Say whether a second name can be given to a file by SFTP (an extension of OpenSSH's)."""
        try:
            self.link(".medsite-nowhere/a", ".medsite-nowhere/b")
        except FileNotFoundError:
            return True
        except (Unsupported, Setback):
            return False
        return False

    def kind_of(self, path: str) -> str:
        """Return ``folder``, ``link``, ``file`` or "" for what stands at `path` itself."""
        with self._line.session(f"look at {path}") as sftp:
            try:
                mode = sftp.lstat(path).st_mode or 0
            except FileNotFoundError:
                return ""
        return "folder" if stat.S_ISDIR(mode) else "link" if stat.S_ISLNK(mode) else "file"

    def link_target(self, path: str) -> str:
        """Return where the link at `path` points to, as it is written in it; "" for what is no link."""
        if self.kind_of(path) != "link":
            return ""
        with self._line.session(f"read the link {path}") as sftp:
            return str(sftp.readlink(path) or "")

    def names_in(self, folder: str) -> tuple[str, ...]:
        """Return what lies in `folder`, in order; nothing where it is not there."""
        with self._line.session(f"list the folder {folder}") as sftp:
            try:
                return tuple(sorted(sftp.listdir(folder)))
            except FileNotFoundError:
                return ()

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file, None where there is none."""
        with self._line.session(f"read the file {path}") as sftp:
            try:
                with sftp.open(path, "rb") as handle:
                    handle.prefetch()
                    return bytes(handle.read())
            except FileNotFoundError:
                return None

    def write(self, path: str, data: bytes) -> None:
        """Write a file in its place; readers may see half of it, so only where nobody reads."""
        with expecting(path), self._line.session(f"write the file {path}") as sftp:
            written = sftp.putfo(io.BytesIO(data), path)
            if not (written.st_mode or 0o644) & 0o004:
                sftp.chmod(path, 0o644)  # the account's umask hides it from the web server

    def replace(self, path: str, data: bytes, aside: str) -> None:
        """Write `data` to the file `aside` and rename it to `path`, so that `path` is old or new, and whole."""
        self.write(aside, data)
        self.move(aside, path)

    def move(self, old: str, new: str) -> None:
        """Rename what stands at `old`, in one step where the server can do that over what stands at `new`."""
        with expecting(old):
            try:
                self.rename(old, new)
            except (Unsupported, Denied):  # denied: that may be said of the extension alone
                self.remove(new)
                with self._line.session(f"rename a file to {new}") as sftp:
                    sftp.rename(old, new)

    def rename(self, old: str, new: str) -> None:
        """Rename, in one step, whatever stands at `new`. Raises `Unsupported`, FileNotFoundError."""
        with self._line.session(f"rename a file to {new}") as sftp:
            sftp.posix_rename(old, new)

    def link(self, old: str, new: str) -> None:
        """Give the file `old` the second name `new`. Raises `Unsupported`, FileNotFoundError."""
        with self._line.session(f"link the file {new}") as sftp:
            sftp._request(_EXTENDED, "hardlink@openssh.com", old, new)  # noqa: SLF001 - paramiko has no word for it

    def symlink(self, target: str, path: str) -> None:
        """Make a link at `path` that points to `target`."""
        with self._line.session(f"make the link {path}") as sftp:
            sftp.symlink(target, path)

    def remove(self, path: str) -> None:
        """Remove a file; one that is gone already is no error."""
        with self._line.session(f"remove the file {path}") as sftp, contextlib.suppress(FileNotFoundError):
            sftp.remove(path)

    def remove_empty(self, root: str, path: str) -> None:
        """Remove the folders of `path` below `root` that are empty."""
        folder = posixpath.dirname(path)
        with self._line.session("remove an empty folder") as sftp, contextlib.suppress(OSError):
            while folder:
                sftp.rmdir(f"{root}/{folder}")
                folder = posixpath.dirname(folder)

    def make_folders(self, root: str, folders: Iterable[str]) -> None:
        """Make `root`, whose parent is there, and those of `folders` below it that are missing."""
        wanted = sorted({"", *(part for folder in folders for part in _with_parents(folder))})
        if self.has_shell and len(wanted) > 3:
            with contextlib.suppress(Unreachable):  # then SFTP says why it cannot be
                self._line.run_for("umask 022; xargs -0 mkdir -p --", [_join(root, part) for part in wanted])
                return
        with self._line.session(f"make the folder {root}") as sftp:
            for part in wanted:
                if not _is_folder(sftp, _join(root, part)):
                    sftp.mkdir(_join(root, part), 0o755)
                    sftp.chmod(_join(root, part), 0o755)

    def remove_tree(self, folder: str) -> None:
        """Remove a folder and all that is in it; links in it are removed, not followed."""
        if not self.kind_of(folder):
            return
        if self.has_shell:
            self._line.run(f"rm -rf -- {shlex.quote(folder)}")
            return
        files, folders = self.walk(folder)
        with self._line.session(f"remove the folder {folder}") as sftp, contextlib.suppress(FileNotFoundError):
            for path in files:
                sftp.remove(_join(folder, path))
            for path in sorted({"", *folders}, key=lambda part: (-part.count("/"), -len(part))):
                sftp.rmdir(_join(folder, path))

    def copy_tree(self, old: str, new: str) -> None:
        """Make `new` from `old` with the shell: the files are the same ones under second names where that can be."""
        code, _ = self._line.run(_COPY.format(old=shlex.quote(old), new=shlex.quote(new)))
        if code:
            raise Full(
                "the server could not copy the last release: most often its disk is full or your quota is used up",
                "make room there, or ask your host for more; the next publish goes on from here",
            )

    def remove_many(self, root: str, paths: Sequence[str]) -> None:
        """Remove files below `root` with the shell."""
        self._line.run_for(f"cd {shlex.quote(root)} && xargs -0 rm -f --", paths)

    def walk(self, root: str) -> tuple[dict[str, Any], frozenset[str]]:
        """Return what is below `root` by SFTP: path → attributes of what is no folder, and the folders."""
        files: dict[str, Any] = {}
        folders: set[str] = set()
        level = [""]
        with ThreadPoolExecutor(LANES) as pool:
            while level:
                found = pool.map(lambda folder: self._list(_join(root, folder)), level)
                below: list[str] = []
                for folder, entries in zip(level, found, strict=True):
                    for entry in entries:
                        path = f"{folder}/{entry.filename}" if folder else str(entry.filename)
                        if stat.S_ISDIR(entry.st_mode or 0):
                            below.append(path)
                        else:
                            files[path] = entry
                folders.update(below)
                level = below
        return files, frozenset(folders)

    def find_digests(self, root: str, paths: Collection[str]) -> Mapping[str, str]:
        """Return path → digest of those of `paths` below `root` that are files; "" where the server cannot count it."""
        if not paths or not self.kind_of(root):
            return {}
        if not self.has_shell:
            files, _ = self.walk(root)
            return {path: "" for path in paths if path in files}
        command = (_DIGESTS if self._has_sums else _NAMES).format(root=shlex.quote(root))
        lines = self._line.run_for(command, list(paths)).decode("utf-8", "replace").splitlines()
        if not self._has_sums:
            return dict.fromkeys(lines, "")
        return {path: digest for digest, _, path in (line.partition("  ") for line in lines)}

    def _list(self, folder: str) -> list[Any]:
        with self._line.session(f"list the folder {folder}") as sftp:
            try:
                return list(sftp.listdir_attr(folder))
            except FileNotFoundError:
                return []


def _with_parents(folder: str) -> list[str]:
    parts = folder.split("/") if folder else []
    return ["/".join(parts[: count + 1]) for count in range(len(parts))]


def _join(root: str, path: str) -> str:
    return f"{root}/{path}" if path else root


def _is_folder(sftp: Any, path: str) -> bool:
    try:
        return stat.S_ISDIR(sftp.stat(path).st_mode or 0)
    except FileNotFoundError:
        return False
