"""Run every campaign, one after the other, and print their figures: ``python -m tests.torture`` or ``make torture``."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.torture.instruments import build_library


def _run(words: str, *command: str, **environment: str) -> int:
    print(f"== {words}", flush=True)
    return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode


def main() -> int:
    """Return 1 where any campaign lost something."""
    python = sys.executable
    faults = (python, "-m", "tests.torture.faults", "--renames")
    codes = [_run("faults and kills at every call that Python makes", *faults)]
    with tempfile.TemporaryDirectory() as folder:
        try:
            library = build_library(Path(folder))
        except OSError:
            print("there is no C compiler, so SQLite's own calls are left out")
        else:
            codes.append(_run("the same at every call that the C library sees", *faults, LD_PRELOAD=str(library)))
    codes.append(_run("kills and a reader over a build of 2,000 articles", python, "-m", "tests.torture.kills"))
    codes.append(_run("the preview under a flood", python, "-m", "tests.torture.preview"))
    codes.append(_run("Markdown that blows up, 50,000 times", python, "-m", "tests.torture.blowups"))
    edits = (python, "-m", "pytest", "-q", "tests/laws/test_random_edits.py", "-p", "no:cacheprovider")
    codes.append(_run("random edits", *edits, MEDSITE_EXAMPLES="200", MEDSITE_STEPS="25"))
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main())
