"""What the world outside says: the clock, the version, the processors. Only cli/ asks; everybody else is told."""

import contextlib
import functools
import gc
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import click

from medsite.compute.pool import Pool
from medsite.compute.store import open_memory_store, open_store
from medsite.model.problem import Defect, Place, Problem
from medsite.steps.request import Request, Tools
from medsite.write.leftovers import sweep_temporary
from medsite.write.lock import Busy, hold_lock

CACHE = ".medsite"
PACKAGE = Path(__file__).resolve().parent.parent
_PATIENCE = 300.0  # seconds to wait for another build
_DEPENDENCIES = (
    "babel", "feedgen", "jinja2", "lxml", "markdown-it-py", "mdit-py-plugins", "msgspec", "nh3", "pillow",
    "pydantic", "pypdf", "pypdfium2", "python-stdnum", "pyyaml", "typst", "linkify-it-py", "zxing-cpp",
)  # fmt: skip
_EXTRAS = ("rapidocr", "onnxruntime")  # what they find decides what is remembered as clean


def make_request(root: Path, output: Path) -> Request:
    """Return the request for a plain run in `root`; the command adds its choices."""
    return Request(
        root=root,
        output=output,
        bundled=find_bundled_themes(),
        now=tell_now(),
        ticks=tell_ticks(root),
        code=tell_code(),
    )


def tell_now() -> datetime:
    """Return the moment of the build: SOURCE_DATE_EPOCH where it is set (reproducible-builds.org), else the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = int(epoch) if epoch.isascii() and epoch.isdigit() else time.time()
    return datetime.fromtimestamp(seconds, UTC)


def tell_ticks(root: Path) -> int:
    """Return the file system's own clock in nanoseconds, by touching a file in the cache; 0 where there is none."""
    probe = root / CACHE / "tick"
    with contextlib.suppress(OSError):
        probe.touch()
        return probe.stat().st_mtime_ns
    return 0


def tell_jobs(asked: int | None) -> int:
    """Return how many processes may work: as asked, else as many as this process may use processors."""
    if asked:
        return asked
    usable = getattr(os, "process_cpu_count", None) or (lambda: len(os.sched_getaffinity(0)))
    with contextlib.suppress(AttributeError):
        return max(1, min(8, usable() or 1))
    return max(1, min(8, os.cpu_count() or 1))


@functools.cache
def tell_code() -> str:
    """Return a digest of medsite's own files and the versions of what it builds with."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(_own_files(str(PACKAGE))):
        digest.update(path[len(str(PACKAGE)) :].replace(os.sep, "/").encode())
        with open(path, "rb") as file:  # noqa: PTH123 - hundreds of files, at every start
            digest.update(file.read())
    versions = _installed_versions()
    extras = [name for name in _EXTRAS if name in versions or find_spec(name)]
    for name in (*_DEPENDENCIES, *extras):
        digest.update(f"{name}={versions.get(name) or _ask_version(name)}".encode())
    digest.update(sys.version.encode())
    return digest.hexdigest()


def _own_files(folder: str) -> Iterator[str]:
    """Yield the files of medsite on which results depend; the site that `medsite new` copies is none of them."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from () if entry.name in {"starter", "__pycache__"} else _own_files(entry.path)
            elif entry.name.endswith((".py", ".txt", ".yaml", ".json")):
                yield entry.path


def _installed_versions() -> dict[str, str]:
    """Return the versions of libraries by the names of the folders that say so; asking each by itself takes longer."""
    found: dict[str, str] = {}
    for folder in sys.path:
        with contextlib.suppress(OSError):
            for entry in os.listdir(folder or "."):  # noqa: PTH208 - names alone, of thousands
                if entry.endswith(".dist-info"):
                    name, _, version = entry.removesuffix(".dist-info").rpartition("-")
                    found.setdefault(name.replace("_", "-").replace(".", "-").lower(), version)
    return found


def _ask_version(name: str) -> str:
    """Return the version of a library that was installed in a way of its own, "" where there is none."""
    from importlib import metadata  # seldom needed

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def find_bundled_themes() -> Path:
    """Return the folder of the themes that come with medsite, in a wheel or in a checkout."""
    inside = PACKAGE / "themes"
    return inside if inside.is_dir() else PACKAGE.parent / "themes"


@contextlib.contextmanager
def collect_seldom() -> Iterator[None]:
    """Look for circles of forgotten values seldom: what a build makes lives to its end, and is not looked over again.

    50,000 new values before a look at these alone; the whole is looked over only where a build makes hundreds of
    millions.
    """
    before = gc.get_threshold()
    gc.set_threshold(50_000, 50, 1000)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextlib.contextmanager
def open_tools(root: Path, jobs: int, watch: Callable[[str, int, int], None], executor: str = "") -> Iterator[Tools]:
    """Yield the store and the pool for one run in the site `root`, while no other run holds them.

    Without a cache folder (see `make_cache`) nothing is remembered, nothing is locked and nothing is written.
    executor: ``dask://HOST:PORT``, "" for processes of this computer.
    """
    if not (root / CACHE).is_dir():
        with _open_pool(executor, jobs, watch) as pool:
            yield Tools(open_memory_store(), pool)
        return
    try:
        with hold_lock(root / CACHE / "lock", _PATIENCE, _say_waiting):
            sweep_temporary(Path(tempfile.gettempdir()))
            store = open_store(root / CACHE)
            try:
                with _open_pool(executor, jobs, watch) as pool:
                    yield Tools(store, pool)
                store.settle()
            finally:
                store.close()
    except Busy:
        raise Defect(
            Problem(
                Place(CACHE),
                "W003",
                "another medsite has been working in this folder for five minutes",
                "wait for it to end, or end it, then run this again",
            )
        ) from None


def _open_pool(executor: str, jobs: int, watch: Callable[[str, int, int], None]) -> Pool:
    """Return the pool that works in this computer's processes, or on a cluster."""
    if not executor:
        return Pool(jobs, watch=watch)
    from medsite.compute.cluster import ClusterError, open_cluster

    try:
        cluster = open_cluster(executor, tell_code)
    except ClusterError as error:
        raise Defect(Problem(Place("--executor"), "W005", error.cause, error.mend)) from None
    return Pool(max(2, cluster.size), cluster.start, watch)


def make_cache(root: Path) -> None:
    """Make the site's cache folder where it may be made; git is told to pass over it."""
    with contextlib.suppress(OSError):
        (root / CACHE).mkdir(exist_ok=True)
        (root / CACHE / ".gitignore").write_text("*\n", encoding="utf-8")


def _say_waiting() -> None:
    click.echo("another medsite is at work in this folder; waiting for it to end …", err=True)
