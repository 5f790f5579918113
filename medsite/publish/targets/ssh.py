"""A server that is reached by SSH: rsync where both ends have it, else SFTP; one switched link, or file by file.

The server is who known_hosts says or nothing is sent. Where ``path`` is not there yet, or is a link of medsite's, each
publish makes a new release and switches the link (`ssh_releases.py`). Where it is a folder, as on shared hosting, files
are replaced one by one in the safe order of `publish/plan.py`, each written aside and renamed.
"""

import posixpath
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

from medsite.compute.digest import digest_bytes
from medsite.publish.ledger import NAME, Ledger, ledger_bytes, parse_ledger
from medsite.publish.plan import Sending, Upload
from medsite.publish.retry import try_again
from medsite.publish.setbacks import Misplaced, Setback
from medsite.publish.target import Setting, Target
from medsite.publish.targets.ssh_address import find_address
from medsite.publish.targets.ssh_faults import absent_library
from medsite.publish.targets.ssh_line import Line
from medsite.publish.targets.ssh_releases import (
    Layout,
    clear_releases,
    find_layout,
    prepare_release,
    switch_release,
)
from medsite.publish.targets.ssh_rsync import Loads, Rsync, find_rsync
from medsite.publish.targets.ssh_server import LANES, Server

_PAUSES = (0.5, 1.0)  # seconds between the first calls: a wrong host's name should not take long to be told
_KEEP = 5  # releases, the one that is shown among them
_INCOMING = ".medsite-incoming"
_LOAD_FILES = 500
_LOAD_BYTES = 16 * 1024 * 1024
_FEW_FILES = 24  # fewer are sent by SFTP sooner than a second line can be opened for rsync
_FEW_BYTES = 1024 * 1024


def make_target(setting: Setting) -> Target:
    """Return the server that `setting` describes. Raises `Misplaced` where paramiko is missing or no path is meant."""
    try:
        import paramiko  # noqa: F401
    except ImportError:
        raise absent_library() from None
    return SshTarget(setting)


class SshTarget:
    """A folder of a server."""

    def __init__(self, setting: Setting) -> None:
        """Take the options ``host``, ``path``, ``user``, ``port`` and ``releases``."""
        self._setting = setting
        self._path = _tidy(setting.options["path"])
        self._keep = _count(setting.options.get("releases", ""))
        self._address = find_address(setting)
        self._line = Line(self._address)
        self._server = Server(self._line)
        self._layout = Layout(self._path, switched=False)
        self._rsync: Rsync | None = None
        self._loads = Loads(setting.private / "outgoing")
        self._load_size = 0
        self._root = self._path  # where files are written to: a release, or the folder itself
        self._whole: frozenset[str] = frozenset()
        self._words: list[str] = []

    @property
    def where(self) -> str:
        """Return the server and its folder in words."""
        return f"the folder {self._path} of the server {self._address.host}"

    @property
    def atomic(self) -> bool:
        """Say whether a link is switched."""
        return self._layout.switched

    @property
    def lanes(self) -> int:
        """Return how many files are sent at a time; rsync takes them by the load."""
        return 1 if self._rsync else LANES

    def __enter__(self) -> Self:
        """Connect, find out what the account can do and how the site stands there."""
        try_again(self._line.open, self._setting.sleep, _PAUSES)
        try:
            self._server.look()
            self._layout = find_layout(self._server, self._path)
        except Setback:
            self._line.close()
            raise
        if self._server.has_rsync and not self._address.proxy:
            self._rsync = find_rsync(self._setting, self._address)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up. What was put aside stays on the server for the next run."""
        self._loads.clear_folder()
        self._line.close()

    def read_ledger(self) -> Ledger:
        """Return what medsite put there and nobody changed or removed since."""
        ledger = parse_ledger(self._server.read(f"{self._path}/{NAME}"))
        pending = dict(ledger.pending)
        asked = [path for path, _ in ledger.files if path not in pending]
        there = self._server.find_digests(self._path, asked)
        same = tuple(
            (path, digest)
            for path, digest in ledger.files
            if path in pending or (path in there and there[path] in ("", digest))
        )
        return Ledger(same, ledger.pending, ledger.kept, ledger.url)

    def find_standing(self, paths: Sequence[str]) -> Mapping[str, str]:
        """Return the digests of what stands at `paths`, counted on the server; "" where it cannot count them."""
        return self._server.find_digests(self._path, paths)

    def begin(self, sending: Sending) -> None:
        """Make the release to be filled, or the folder for files on their way."""
        self._loads.clear()
        if self._layout.switched:
            self._root, self._whole = prepare_release(self._server, self._layout, sending)
        incoming = f"{self._root}/{_INCOMING}"
        self._server.make_folders(self._root, ())
        self._server.remove_tree(incoming)
        self._server.make_folders(incoming, ())
        if not self._layout.switched:
            self._keep_ledger(sending.during)
            self._server.make_folders(self._path, {posixpath.dirname(upload.path) for upload in sending.uploads})

    def put(self, upload: Upload, data: bytes) -> None:
        """Send one file, or lay it to the load that rsync takes next."""
        if upload.path in self._whole:
            return
        if not self._rsync:
            self._send(upload.path, data)
            return
        self._loads.add(upload.path, data)
        self._load_size += len(data)
        if self._load_size >= _LOAD_BYTES or len(self._loads.files) >= _LOAD_FILES:
            self._send_load()

    def note(self, ledger: Ledger) -> None:
        """Keep `ledger` where files are replaced one by one, after what it says was sent."""
        if not self._layout.switched:
            self._send_load()
            self._keep_ledger(ledger)

    def delete(self, path: str) -> None:
        """Remove a file and the folders that become empty."""
        self._send_load()
        if not self._layout.switched:  # a release was made without it
            self._server.remove(f"{self._root}/{path}")
        self._server.remove_empty(self._root, path)

    def finish(self, sending: Sending) -> None:
        """Send what is left, keep the ledger, switch the link, and remove the oldest releases."""
        self._send_load()
        if not self._layout.switched or self._server.kind_of(self._root):
            self._server.remove_tree(f"{self._root}/{_INCOMING}")  # first: after the ledger nothing is left to be done
            self._keep_ledger(sending.after)
        if self._layout.switched:
            self._switch()

    def closing_words(self) -> Sequence[str]:
        """Return what is good to know of the server's folders."""
        return tuple(self._words)

    def _switch(self) -> None:
        first = not self._layout.current
        self._layout = switch_release(self._server, self._layout, self._root)
        if first:
            self._words.append(
                f"{self._path} is now a link to the newest folder in {self._layout.releases}: that is how a new "
                "site takes the old one's place in one step. The web server has to follow links there."
            )
        try:
            clear_releases(self._server, self._layout, self._keep)
        except Setback:
            self._words.append(f"Old releases in {self._layout.releases} could not be removed; they do no harm.")

    def _send(self, path: str, data: bytes) -> None:
        if self._layout.switched:
            self._server.write(f"{self._root}/{path}", data)
            return
        aside = f"{self._root}/{_INCOMING}/{digest_bytes(path.encode())}"
        self._server.replace(f"{self._root}/{path}", data, aside)

    def _send_load(self) -> None:
        """Let rsync take the load; whatever it cannot send goes by SFTP, which can say why where it fails too."""
        if not self._loads.files:
            return
        files = self._loads.files
        pays = len(files) >= _FEW_FILES or self._load_size >= _FEW_BYTES
        if pays and self._rsync and not self._rsync.send(self._loads.write(), files, self._root, temporary=_INCOMING):
            self._rsync = None
        if not pays or not self._rsync:
            for path, data in files.items():
                self._send(path, data)
        self._loads.clear()
        self._load_size = 0

    def _keep_ledger(self, ledger: Ledger) -> None:
        self._server.replace(f"{self._root}/{NAME}", ledger_bytes(ledger), f"{self._root}/.{NAME}")


def _tidy(named: str) -> str:
    """Return the path for SFTP, which starts at the user's home."""
    path = posixpath.normpath(named.removeprefix("~/"))
    if path in (".", "/", "~", "//") or path.startswith("..") or "\n" in path:
        raise Misplaced(
            "path has to be a folder of the site's own on the server, not the home or the top folder",
            "write path: www/example.org or path: /var/www/example.org for this target in site.yaml",
        )
    return path


def _count(named: str) -> int:
    if named and not (named.isdecimal() and int(named) > 0):
        raise Misplaced("releases is no number from 1 upwards", "write releases: 5 for this target in site.yaml")
    return int(named or _KEEP)
