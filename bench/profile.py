"""Show where the time of a cold build goes: by step, then by the files that take most of it.

    python bench/profile.py --articles 1000 [--top 20]

Every two milliseconds of processor time the build is asked which of medsite's own files is at work: what a library
does counts for the file that called it. One process, cards off, screening on; figures are shares of the samples.
"""

import argparse
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from types import FrameType

sys.path.insert(0, str(Path(__file__).resolve().parent))
from corpus import make_drafts
from layouts import WRITERS

REPO = Path(__file__).resolve().parent.parent
EVERY = 0.002  # seconds
STEPS = (
    ("reading Markdown and YAML", ("read/",)),
    ("reading sources and pages as plain text", ("screen/blocks", "screen/normalise", "screen/text")),
    ("second gate: what is new in finished files", ("screen/finished",)),
    ("looking for identifiers", ("screen/",)),
    ("planning", ("plan/", "model/")),
    ("rendering pages and feeds", ("render/", "templates/")),
    ("looking over finished pages", ("audit/",)),
    ("writing", ("write/",)),
    ("remembering", ("compute/", "steps/", "build")),
    ("starting", ("cli/", "__main__")),
)


class Sampler:
    """Counts which file of medsite is at work whenever the processor has worked for another two milliseconds."""

    def __init__(self) -> None:
        self.files: Counter[str] = Counter()
        self.loading = self.total = 0

    def start(self) -> None:
        """Begin to count; the timer runs with the processor's time of this process."""
        signal.signal(signal.SIGPROF, lambda _, frame: self.note(frame))
        signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)

    def stop(self) -> None:
        """Count no more."""
        signal.setitimer(signal.ITIMER_PROF, 0)

    def note(self, frame: FrameType | None) -> None:
        """Count one sample for the innermost frame that is medsite's, or for loading where a module is being loaded."""
        self.total += 1
        loading, name = False, ""
        while frame is not None:
            path = frame.f_code.co_filename
            loading = loading or "importlib" in path or path.startswith("<frozen importlib")
            name = name or _own(path)
            frame = frame.f_back
        if loading:
            self.loading += 1
        else:
            self.files[name or "outside"] += 1


def _own(path: str) -> str:
    if "/templates/" in path:
        return "templates/" + path.rpartition("/templates/")[2]
    if "/medsite/" in path and "site-packages" not in path:
        return path.rpartition("/medsite/")[2].removesuffix(".py")
    return ""


def _step_of(name: str) -> str:
    return next((step for step, starts in STEPS if name.startswith(starts)), "other")


def main() -> None:
    """Build once under the sampler and print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--top", type=int, default=20)
    chosen = parser.parse_args()
    sys.path.insert(0, str(REPO))
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        WRITERS["medsite"](site, list(make_drafts(chosen.articles)))
        sampler = Sampler()
        began = time.process_time()
        sampler.start()
        from medsite.cli.main import run

        code = run(["build", "--site", str(site), "--no-cards", "-q", "--jobs", "1"])
        sampler.stop()
        took = time.process_time() - began
    if code:
        sys.exit(code)
    _report(sampler, took, chosen.articles, chosen.top)


def _report(sampler: Sampler, took: float, articles: int, top: int) -> None:
    print(f"{articles:,} articles, {took:.1f} CPU s, {1000 * took / articles:.2f} ms an article\n")
    steps: Counter[str] = Counter({"loading modules, compiling patterns": sampler.loading})
    for name, count in sampler.files.items():
        steps[_step_of(name)] += count
    print("| step | share | CPU s |\n|---|--:|--:|")
    for step, count in steps.most_common():
        print(f"| {step} | {100 * count / sampler.total:.1f} % | {took * count / sampler.total:.2f} |")
    print("\n| file | share |\n|---|--:|")
    for name, count in sampler.files.most_common(top):
        print(f"| {name} | {100 * count / sampler.total:.1f} % |")


if __name__ == "__main__":
    main()
