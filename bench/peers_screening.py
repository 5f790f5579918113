"""Measure the screening beside Presidio and scrubadub: what is found, and what ordinary writing passes.

``python bench/peers_screening.py [SEEDED …] [--clean FOLDER] [--pages N] [--keep FOLDER]``

SEEDED: folders with gold.jsonl, site/ and neg/; without any, ../shared/corpora/dev where it is there, else our own sets
of bench/own_corpus.py. --clean: a site of real pages without identifiers. --pages: how many of them, the same for all,
for Presidio needs half a minute a megabyte. The peers are installed from the package index into an environment that
goes when the run ends (or stays in --keep). Found: a finding that blocks overlaps the identifier by a character.
"""

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import venv
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
REPO = HERE.parent
SHARED = REPO.parent / "shared" / "corpora"
PEERS = {"presidio": "presidio-analyzer", "scrubadub": "scrubadub"}
Spans = dict[str, list[tuple[int, int]]]


@dataclass
class Score:
    """What one tool came to, over all corpora. categories: category → [found, all]; the rest: [good, all]."""

    categories: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    hard: list[int] = field(default_factory=lambda: [0, 0])
    blocked: list[int] = field(default_factory=lambda: [0, 0])
    harmless: list[int] = field(default_factory=lambda: [0, 0])
    clean: list[int] = field(default_factory=lambda: [0, 0])
    seconds: float = 0.0
    size: int = 0


def find_with_medsite(folder: Path) -> Spans:
    """Return what medsite blocks, as offsets in code points."""
    command = [sys.executable, "-m", "medsite", "check", "--format", "json", "--site", str(folder)]
    told = json.loads(_run(command, {**os.environ, "PYTHONPATH": str(REPO)}))
    spans: Spans = defaultdict(list)
    for path, findings in _by_path(told["findings"]).items():
        starts = _lines((folder / path).read_bytes().decode("utf-8")) if (folder / path).is_file() else [0]
        for one in findings:
            start, end = (starts[one[f"{p}line"] - 1] + one[f"{p}column"] - 1 for p in ("", "end_"))
            spans[path].append((start, max(end, start + 1)))
    return spans


def find_with_peer(python: Path, tool: str, folder: Path) -> Spans:
    """Return what a peer finds, run by its own environment's `python`."""
    told = _run([str(python), str(HERE / "peers_screening_runner.py"), tool, str(folder)], dict(os.environ))
    return {path: [(start, end) for start, end in spans] for path, spans in json.loads(told).items()}


def measure(find: Callable[[Path], Spans], seeded: Sequence[Path], clean: Path | None) -> Score:
    """Return the score of one tool."""
    score = Score()
    begun = resource.getrusage(resource.RUSAGE_CHILDREN)
    for corpus in seeded:
        _score_seeded(score, find(corpus / "site"), corpus)
        _score_passed(score.harmless, find(corpus / "neg"), corpus / "neg")
    if clean:
        _score_passed(score.clean, find(clean), clean)
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    score.seconds = ended.ru_utime + ended.ru_stime - begun.ru_utime - begun.ru_stime
    folders = [folder for corpus in seeded for folder in (corpus / "site", corpus / "neg")] + ([clean] if clean else [])
    score.size = sum(p.stat().st_size for folder in folders for p in (folder / "content").rglob("*") if p.is_file())
    return score


def _score_seeded(score: Score, spans: Spans, corpus: Path) -> None:
    pages: dict[str, bool] = {}
    for line in (corpus / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        path = gold["file"].partition("/")[2]
        found = any(start < gold["end"] and end > gold["start"] for start, end in spans.get(path, ()))
        pages[path] = pages.get(path, False) or found
        _add(score.categories[gold["category"]], good=found)
        if gold.get("hard"):
            _add(score.hard, good=found)
    for found in pages.values():
        _add(score.blocked, good=found)


def _score_passed(tally: list[int], spans: Spans, folder: Path) -> None:
    for path in _articles(folder):
        _add(tally, good=not spans.get(path.relative_to(folder).as_posix()))


def _add(tally: list[int], *, good: bool) -> None:
    tally[0] += good
    tally[1] += 1


def _articles(folder: Path) -> Iterator[Path]:
    yield from sorted((folder / "content" / "articles").rglob("*.md"))


def _by_path(findings: Sequence[dict[str, object]]) -> dict[str, list[dict[str, int]]]:
    by_path: dict[str, list[dict[str, int]]] = defaultdict(list)
    for one in findings:
        if one["severity"] == "error":
            by_path[str(one["path"])].append(one)  # type: ignore[arg-type]
    return by_path


def _lines(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts[: max(1, bisect_right(starts, len(text)))]


def _run(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if not done.stdout.lstrip().startswith("{"):
        sys.exit(f"{command[:3]} said nothing that can be read:\n{done.stderr[-1500:]}")
    return done.stdout


def _table(scores: dict[str, Score]) -> Iterator[str]:
    yield "| | " + " | ".join(scores) + " | of |"
    yield "|---|" + "--:|" * (len(scores) + 1)
    any_score = next(iter(scores.values()))
    whole = {name: [sum(v[i] for v in s.categories.values()) for i in (0, 1)] for name, s in scores.items()}
    yield _row("identifiers found", list(whole.values()))
    yield _row("… of the hard ones", [s.hard for s in scores.values()])
    for category in sorted(any_score.categories):
        yield _row(f"… {category}", [s.categories[category] for s in scores.values()])
    yield _row("pages with one blocked for a true reason", [s.blocked for s in scores.values()])
    yield _row("harmless look-alike pages passed", [s.harmless for s in scores.values()])
    yield _row("real clean articles passed", [s.clean for s in scores.values()])
    rates = (f"{s.size / 1e6 / s.seconds:.2f}" for s in scores.values())
    yield "| MB per CPU-second, start-up included | " + " | ".join(rates) + f" | {any_score.size / 1e6:.1f} MB |"


def _row(name: str, tallies: Sequence[Sequence[int]]) -> str:
    shares = (f"{100 * good / count:.1f} %" if count else "–" for good, count in tallies)
    return f"| {name} | " + " | ".join(shares) + f" | {tallies[0][1]} |"


def _sample(clean: Path, pages: int, into: Path) -> Path:
    """Return a copy of a clean site with `pages` of its articles, always the same ones."""
    copy = into / "clean"
    shutil.copytree(clean, copy)
    articles = list(_articles(copy))
    random.Random(7).shuffle(articles)
    for path in articles[pages:]:
        path.unlink()
    return copy


def _own_corpora(into: Path) -> list[Path]:
    folders = []
    for part in ("", "more", "third", "fourth"):
        folder = into / f"own-{part or 'first'}"
        subprocess.run(
            [sys.executable, str(HERE / "own_corpus.py"), str(folder), "1", *([part] if part else [])], check=True
        )
        folders.append(folder)
    return folders


def _install(tool: str, into: Path) -> Path:
    """Return the Python of an environment that has the tool, made where it is not there yet."""
    home = into / tool
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
        command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PEERS[tool]]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return python


def main() -> None:
    """Measure all tools on the same pages, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seeded", nargs="*", type=Path)
    parser.add_argument("--clean", type=Path, default=SHARED / "clean-dev")
    parser.add_argument("--pages", type=int, default=120)
    parser.add_argument("--keep", type=Path)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        here = Path(scratch)
        seeded = wanted.seeded or ([SHARED / "dev"] if (SHARED / "dev").is_dir() else _own_corpora(here))
        clean = _sample(wanted.clean, wanted.pages, here) if wanted.clean.is_dir() else None
        scores = {"medsite": measure(find_with_medsite, seeded, clean)}
        for tool in PEERS:
            python = _install(tool, wanted.keep or here)
            scores[tool] = measure(lambda folder, p=python, t=tool: find_with_peer(p, t, folder), seeded, clean)
        print("\n".join(_table(scores)))


if __name__ == "__main__":
    main()
