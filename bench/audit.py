"""Ask an advisory database about every library in the lock, with pip-audit; say kindly where none can be reached.

Run by `make audit`. Ends 0 when nothing is known against them, 1 when something is, 2 when somebody could not be asked.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
AWAY = "No advisory database can be reached from here, so nothing was audited. Try again with a network."


def judge(answer: dict[str, Any]) -> tuple[int, str]:
    """Return the exit code and the words for what pip-audit answered. answer: its JSON."""
    asked = answer.get("dependencies", [])
    skipped = [entry["name"] for entry in asked if "skip_reason" in entry]
    known = [(entry, advisory) for entry in asked for advisory in entry.get("vulns", ())]
    if not asked or len(skipped) == len(asked):
        return 2, AWAY
    if known:
        lines = [
            f"{entry['name']} {entry['version']}: {advisory['id']}, mended in "
            + (", ".join(advisory["fix_versions"]) or "no version yet")
            for entry, advisory in known
        ]
        return 1, "\n".join([*lines, "Raise the version in pyproject.toml, then type:  make lock"])
    if skipped:
        return 2, f"Nothing is known against the others, but nobody could be asked about {', '.join(skipped)}."
    return 0, f"Nothing is known against the {len(asked)} libraries in requirements.txt."


def main() -> int:
    """Run pip-audit on the lock and put its answer into words."""
    lock = str(ROOT / "requirements.txt")
    command = [
        sys.executable,
        "-m",
        "pip_audit",
        "-r",
        lock,
        "--disable-pip",
        "--progress-spinner",
        "off",
        "-f",
        "json",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "No module named" in done.stderr:
        print("pip-audit is not installed; type:  python -m pip install pip-audit", file=sys.stderr)
        return 2
    try:
        code, words = judge(json.loads(done.stdout))
    except ValueError:
        code, words = 2, AWAY
    print(words, file=sys.stderr if code else sys.stdout)
    return code


if __name__ == "__main__":
    sys.exit(main())
