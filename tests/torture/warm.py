"""A process with all of medsite loaded that forks a child for each run: real processes, without their start."""

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from medsite.cli.main import run
from tests.laws.sites import read_tree, write_site

BUILD = ("build", "--no-cards", "--jobs", "1")
NOW = "1790000000"


@dataclass(frozen=True)
class Done:
    """How a child ended. code: its exit code, or minus the signal that ended it. said: all that it printed."""

    code: int
    said: str


def warm_up() -> None:
    """Build a small site in this process, so that children find everything loaded."""
    os.environ["SOURCE_DATE_EPOCH"] = NOW
    with tempfile.TemporaryDirectory() as folder:
        site = write_site(Path(folder) / "warm", articles=1)
        done = _quietly(Path(folder) / "said", lambda: run([*BUILD, "--site", str(site)]))
    assert done == 0, "the site to warm up with does not build"


def _quietly(said: Path, call: Callable[[], int]) -> int:
    keep = os.dup(1), os.dup(2)
    try:
        _redirect(said)
        return call()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os.dup2(keep[0], 1)
        os.dup2(keep[1], 2)


def _redirect(said: Path) -> None:
    handle = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(handle, 1)
    os.dup2(handle, 2)
    os.close(handle)


def start_child(site: Path, said: Path, arm: Callable[[], None], arguments: tuple[str, ...] = BUILD) -> int:
    """Fork a child that runs medsite in `site` and return its number. arm: called in the child before it starts."""
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child:
        return child
    code = 99
    try:
        _redirect(said)
        os.chdir(site)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        arm()
        code = run(list(arguments))
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def run_child(site: Path, arm: Callable[[], None], arguments: tuple[str, ...] = BUILD) -> Done:
    """Run medsite in `site` in a child and return how it ended."""
    said = site.parent / "said.txt"
    child = start_child(site, said, arm, arguments)
    _, status = os.waitpid(child, 0)
    return Done(os.waitstatus_to_exitcode(status), said.read_text("utf-8", "replace"))


def untouched() -> None:
    """Arm nothing."""


def build_well(site: Path) -> dict[str, str]:
    """Build in a child without any fault and return the output tree; it must go well."""
    done = run_child(site, untouched)
    assert done.code == 0, done.said
    return read_tree(site / "output")


def copy_site(old: Path, new: Path) -> Path:
    """Put a copy of a site in the place of `new`, cache and output with it."""
    shutil.rmtree(new, ignore_errors=True)
    shutil.copytree(old, new, symlinks=True)
    return new
