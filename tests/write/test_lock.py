"""The lock lets one build in, and dies with its owner."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from medsite.write.lock import Busy, hold_lock

_HOLD = """
import sys, time
from pathlib import Path
from medsite.write.lock import hold_lock
with hold_lock(Path(sys.argv[1]), 1.0, lambda: None):
    print("held", flush=True)
    time.sleep(60)
"""


def _say_nothing() -> None:
    pass


def _holder(path: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen([sys.executable, "-c", _HOLD, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_build_waits_says_so_and_gives_up(tmp_path: Path) -> None:
    said: list[str] = []
    process = _holder(tmp_path / "lock")
    try:
        with pytest.raises(Busy), hold_lock(tmp_path / "lock", 0.2, lambda: said.append("waiting")):
            pass
    finally:
        process.kill()
        process.wait()
    assert said == ["waiting"]


def test_a_killed_builds_lock_is_free(tmp_path: Path) -> None:
    process = _holder(tmp_path / "lock")
    process.kill()
    process.wait()
    began = time.monotonic()
    with hold_lock(tmp_path / "lock", 5.0, _say_nothing):
        assert time.monotonic() - began < 2


def test_no_lock_is_left_behind(tmp_path: Path) -> None:
    with hold_lock(tmp_path / "lock", 1.0, _say_nothing):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_hold_a_lock_needs_none(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with hold_lock(tmp_path / "file" / "lock", 1.0, _say_nothing):
        pass
