"""What several tests share: the sample site of this repository, built once a run by the command line itself."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the output folder of a copy of content/ and themes/, built with ``python -m medsite build``."""
    site = tmp_path_factory.mktemp("sample")
    for folder in ("content", "themes"):
        shutil.copytree(ROOT / folder, site / folder)
    output = site / "output"
    command = [sys.executable, "-m", "medsite", "build", "--site", str(site), "--output", str(output)]
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, f"the sample site does not build:\n{done.stdout}\n{done.stderr}"
    return output
