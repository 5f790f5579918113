"""Every known blow-up of Markdown at full size, a build each: it ends within 15 processor seconds, in 0 or 1.

python -m tests.torture.blowups [--size 50000]
"""

import argparse
import json
import resource
import shutil
import sys
import tempfile
from pathlib import Path

from tests.hostile.blowups import BLOWUPS
from tests.hostile.sites import HEAD
from tests.laws.sites import write_site
from tests.torture import warm

_SECONDS = 15


def _bound() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS + 2))
    resource.setrlimit(resource.RLIMIT_AS, (4000 << 20, 4000 << 20))


def main(arguments: list[str]) -> int:
    """Run the campaign, print its figures, and return 1 where one did not end well."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=50_000)
    size = parser.parse_args(arguments).size
    warm.warm_up()
    folder = Path(tempfile.mkdtemp(prefix="medsite-blowups-"))
    site = write_site(folder / "site", articles=1)
    seconds: dict[str, float] = {}
    lost = []
    try:
        for name, make in BLOWUPS.items():
            (site / "content/pages/odd.md").write_text(HEAD + make(size) + "\n", encoding="utf-8")
            before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            done = warm.run_child(site, _bound)
            seconds[name] = round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before, 1)
            if done.code not in {0, 1} or "Traceback" in done.said:
                lost.append(f"{name}: ended {done.code}: {done.said[-200:]}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    slowest = dict(sorted(seconds.items(), key=lambda pair: -pair[1])[:5])
    print(json.dumps({"kinds": len(seconds), "size": size, "slowest, in seconds": slowest, "lost": lost}, indent=1))
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
