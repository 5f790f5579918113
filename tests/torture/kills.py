"""SIGKILL at moments spread over a build of many articles, and a reader who looks on all the time.

After each kill the output is the old site or the new one, whole. The reader opens one page after the other in a loop
and must never find one of those that both sites have missing, empty or cut.

    python -m tests.torture.kills [--articles 2000] [--kills 30] [--rebuilds 6]
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.laws.sites import REPO, read_tree, write_article, write_site

COMMAND = [sys.executable, "-m", "medsite", "build", "--no-cards", "--jobs", "2"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(REPO), "SOURCE_DATE_EPOCH": "1790000000"}


@dataclass
class Reader:
    """Somebody who reads `pages` of `output` in a loop in a thread of their own. looks: pages opened; faults: what."""

    output: Path
    pages: list[str]
    looks: int = 0
    faults: list[str] = field(default_factory=list)
    _stop: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "Reader":
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _read(self) -> None:
        while not self._stop.is_set():
            for page in self.pages:
                self.looks += 1
                try:
                    data = (self.output / page).read_bytes()
                except OSError as error:
                    self.faults.append(f"{page}: {error.strerror}")
                    continue
                if not data.rstrip().endswith((b"</html>", b"</rss>", b"</feed>", b"}", b"]")):
                    self.faults.append(f"{page}: cut at {len(data)} bytes")


def build(site: Path) -> float:
    """Build `site` to its end and return the seconds that it took."""
    began = time.monotonic()
    done = subprocess.run(COMMAND, cwd=site, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return time.monotonic() - began


def kill_after(site: Path, seconds: float) -> bool:
    """Start a build, kill it after `seconds`; return whether it was still running."""
    with subprocess.Popen(
        COMMAND, cwd=site, env=ENVIRONMENT, stderr=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        time.sleep(seconds)
        running = process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.communicate()
    return running


def kill_at_swap(site: Path, patience: float) -> bool:
    """Start a build and kill it just when the new tree is about to take the old one's place; say whether it was."""
    with subprocess.Popen(
        COMMAND, cwd=site, env=ENVIRONMENT, stderr=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        end = time.monotonic() + patience
        while time.monotonic() < end and process.poll() is None:
            if next(site.glob(".output.medsite-*/medsite-manifest.json"), None):
                break
        time.sleep(random.random() * 0.05)
        running = process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.communicate()
    return running


def main(arguments: list[str]) -> int:
    """Run the campaign, print its figures, and return 1 where anything was lost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--rebuilds", type=int, default=6)
    chosen = parser.parse_args(arguments)
    folder = Path(tempfile.mkdtemp(prefix="medsite-kills-"))
    try:
        figures = _campaign(folder, chosen)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(json.dumps(figures, indent=1))
    return 1 if figures["lost"] else 0


def _campaign(folder: Path, chosen: argparse.Namespace) -> dict[str, object]:
    site = write_site(folder / "site", articles=chosen.articles)
    build(site)
    old = read_tree(site / "output")
    _edit(site, chosen.articles, "anew")
    shutil.copytree(site, folder / "other", symlinks=True)
    seconds = build(folder / "other")
    new = read_tree(folder / "other" / "output")
    lost: list[str] = []
    killed = swaps = 0
    pages = sorted(path for path in old.keys() & new.keys() if path.endswith((".html", ".xml", ".json")))
    sample = [path for path in pages if "manifest" not in path and "sitemap" not in path and "feed.json" not in path]
    with Reader(site / "output", sample[:: max(1, len(sample) // 200)]) as reader:
        for number in range(chosen.kills):
            shutil.rmtree(site / ".medsite", ignore_errors=True)  # so that the next build has everything to do
            if number % 3 == 2:
                swaps += kill_at_swap(site, seconds * 4)
            else:
                killed += kill_after(site, seconds * (number + 1) / chosen.kills)
            after = read_tree(site / "output")
            if after not in (old, new):
                lost.append(f"kill {number}: a torn output of {len(after)} files")
        for number in range(chosen.rebuilds):
            _edit(site, chosen.articles, f"for the {number}th time")
            build(site)
        lost += reader.faults[:10]
    _edit(site, chosen.articles, "anew")
    build(site)
    if read_tree(site / "output") != new:
        lost.append("the last build makes something else")
    if sorted(path.name for path in site.iterdir()) != [".medsite", "content", "output"]:
        lost.append(f"left behind: {sorted(path.name for path in site.iterdir())}")
    return {
        "articles": chosen.articles,
        "seconds of a build": round(seconds, 1),
        "killed while running": killed,
        "killed at the swap": swaps,
        "rebuilds": chosen.rebuilds,
        "pages read meanwhile": reader.looks,
        "lost": lost,
    }


def _edit(site: Path, articles: int, how: str) -> None:
    """Edit every seventh article, so that a build has something to do everywhere."""
    for number in range(0, articles, 7):
        write_article(site, f"colds-{number}", title=f"Colds, part {number}", text=f"Rest, told {how}.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
