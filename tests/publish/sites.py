"""What the tests of publishing share: small sites as plain dictionaries, a target in memory, and how one sends."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from medsite.compute.digest import digest_bytes
from medsite.publish.clearance import Clearance
from medsite.publish.ledger import NAME, Ledger, ledger_bytes, parse_ledger
from medsite.publish.plan import Sending, Upload
from medsite.publish.sending import Manner, opened, plan_for, send
from medsite.publish.target import Setting, Target

URL = "https://elmrow.example.org"
SITE = {
    "index.html": b"<h1>Elm Row</h1>",
    "articles/index.html": b"<a href=colds/>Colds</a>",
    "articles/colds/index.html": b"<img src=/assets/tea-a1b2c3d4e5.png>",
    "about/index.html": b"<p>We are a small practice.</p>",
    "assets/tea-a1b2c3d4e5.png": b"\x89PNG tea",
    "assets/style-0123456789.css": b"body{}",
    "cards/colds-a1b2c3d4e5.png": b"\x89PNG card",
    "feed.xml": b"<rss/>",
    "sitemap.xml": b"<urlset/>",
}
"""A site as path → bytes."""
NEXT = {
    **{path: data for path, data in SITE.items() if not path.startswith(("about/", "cards/"))},
    "index.html": b"<h1>Elm Row, again</h1>",
    "articles/index.html": b"<a href=colds/>Colds</a><a href=coughs/>Coughs</a>",
    "articles/coughs/index.html": b"<p>Tea helps.</p>",
    "cards/colds-ffffffffff.png": b"\x89PNG another card",
    "feed.xml": b"<rss>coughs</rss>",
}
"""The same site after some work: one article more, a page less, another card."""


def clear(folder: Path, files: Mapping[str, bytes], url: str = URL) -> Clearance:
    """Write `files` into the empty or older `folder` and return them as cleared."""
    for path, data in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return Clearance(folder, url, {path: (digest_bytes(data), len(data)) for path, data in files.items()})


def make_setting(root: Path, environment: Mapping[str, str], **options: str) -> Setting:
    """Return what a target of the site `root` is told."""
    private = root / ".medsite" / "publish" / "test"
    return Setting("test", options, root, private, environment, URL, sleep=sleep_not)


def sleep_not(seconds: float) -> None:
    """Go on at once."""


def watch_not(words: str, done: int, total: int) -> None:
    """Look away."""


MANNER = Manner(sleep_not, watch_not)


def publish(target: Target, clearance: Clearance, manner: Manner = MANNER) -> Sending:
    """Publish once and return what was planned."""
    with opened(target, manner):
        sending = plan_for(target, clearance, manner)
        send(target, clearance, sending, manner)
        return sending


def read_tree(folder: Path) -> dict[str, bytes]:
    """Return path → bytes of every file below `folder` but the ledger; a link is told by where it leads."""
    found = {}
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.is_symlink():
            found[path] = b"-> " + str(file.readlink()).encode()
        elif file.is_file() and path != NAME:
            found[path] = file.read_bytes()
    return found


class MemoryTarget:
    """A target that is a dictionary; `calls` are what it was asked to change, in order."""

    where = "a dictionary"

    def __init__(self, *, atomic: bool = False, lanes: int = 1, files: Mapping[str, bytes] | None = None) -> None:
        self.atomic = atomic
        self.lanes = lanes
        self.files: dict[str, bytes] = dict(files or {})
        self.calls: list[str] = []
        self.faults: list[Exception] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.calls.append("closed")

    def read_ledger(self) -> Ledger:
        return parse_ledger(self.files.get(NAME))

    def find_standing(self, paths: Sequence[str]) -> Mapping[str, str]:
        return {path: digest_bytes(self.files[path]) for path in paths if path in self.files}

    def begin(self, sending: Sending) -> None:
        self.calls.append("begin")
        if not self.atomic:
            self.files[NAME] = ledger_bytes(sending.during)

    def put(self, upload: Upload, data: bytes) -> None:
        if self.faults:
            raise self.faults.pop(0)
        self.calls.append(f"put {upload.path}")
        self.files[upload.path] = data

    def note(self, ledger: Ledger) -> None:
        self.calls.append("note")
        self.files[NAME] = ledger_bytes(ledger)

    def delete(self, path: str) -> None:
        self.calls.append(f"delete {path}")
        self.files.pop(path, None)

    def finish(self, sending: Sending) -> None:
        self.calls.append("finish")
        self.files[NAME] = ledger_bytes(sending.after)

    def closing_words(self) -> Sequence[str]:
        return ()
