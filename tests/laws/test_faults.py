"""A fault or a kill at any call to the disk loses nothing: a smaller run of the campaign in tests/torture."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.laws.sites import REPO

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the campaign forks its builds")


def _strike(*arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.torture.faults", *arguments],
        cwd=REPO,
        env={**os.environ, "PYTHONPATH": str(REPO)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stdout.startswith("{"), done.stderr[-2000:]
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def test_a_fault_at_any_link_exchange_or_rename_loses_nothing() -> None:
    figures = _strike("--kinds", "link,exchange", "--what", "fail", "--renames")
    assert figures["lost"] == []
    assert figures["struck"]["fail at link"] > 3
    assert figures["struck"]["fail at exchange"] == 1
    assert figures["struck"]["kill at rename, no exchange"] == 3


def test_a_fault_at_writes_flushes_and_folders_loses_nothing() -> None:
    figures = _strike("--kinds", "write,short,fsync,mkdir,open,unlink", "--what", "fail", "--step", "29")
    assert figures["lost"] == []
    assert min(figures["struck"].values()) >= 1


def test_a_kill_at_calls_all_over_the_build_loses_nothing() -> None:
    figures = _strike("--what", "kill", "--step", "37")
    assert figures["lost"] == []
    assert figures["struck"]["kill at any"] >= 4
