"""Build larger and larger sites with medsite alone and print what an article costs: the curve should be flat.

    python bench/growth.py --sizes 100 1000 10000 100000 [--jobs 2] [--write]

Each site is built cold, then without a change, then after one word was edited. With --write the table takes the place
of the last one in bench/RESULTS.md. 100,000 articles need some 6 GB of disk and a quarter of an hour.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from build import REPO, RESULTS, Run, measure
from corpus import make_drafts
from layouts import WRITERS

TITLE = "## Growth"
HEAD = (
    "| articles | cold CPU s | ms an article | wall s | MB | unchanged CPU s | MB | one edit CPU s | MB |",
    "|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
)


def grow(size: int, jobs: int) -> str:
    """Build a site of `size` articles three times and return its line of the table."""
    command = [sys.executable, "-m", "medsite", "build", "--no-cards", "-q", "--jobs", str(jobs)]
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        WRITERS["medsite"](site, make_drafts(size))
        cold = measure(command, site)
        time.sleep(2.1)  # a file of the last two seconds is never trusted by its times
        measure(command, site)
        same = measure(command, site)
        page = next(site.rglob("article-000000.md"))
        page.write_text(page.read_text().replace("needs", "wants", 1))
        edit = measure(command, site)
    return _line(size, cold, same, edit)


def _line(size: int, cold: Run, same: Run, edit: Run) -> str:
    first = f"{cold.cpu:.1f} | {1000 * cold.cpu / size:.1f} | {cold.wall:.1f} | {cold.memory:.0f}"
    later = " | ".join(f"{run.cpu:.2f} | {run.memory:.0f}" for run in (same, edit))
    return f"| {size:,} | {first} | {later} |"


def main() -> None:
    """Print the table, and keep it where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    os.environ["PYTHONPATH"] = str(REPO)
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(REPO / "medsite")], check=True)
    about = f"`python bench/growth.py --jobs {chosen.jobs}`, medsite alone, each once; MB: peak of the largest process."
    lines = [TITLE, "", about, "", *HEAD]
    print("\n".join(lines), flush=True)
    for size in chosen.sizes:
        lines.append(grow(size, chosen.jobs))
        print(lines[-1], flush=True)
    if chosen.write:
        before = RESULTS.read_text(encoding="utf-8").partition(TITLE)[0].rstrip()
        RESULTS.write_text(f"{before}\n\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
