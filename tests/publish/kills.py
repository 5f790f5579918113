"""A publish that is killed: a process of its own, a real SIGKILL at a moment drawn by a seed.

``python -m tests.publish.kills ROOT KIND VERSION OPTION=VALUE…`` publishes the version ``old`` or ``new`` of a site.
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from medsite.compute.digest import digest_bytes
from medsite.publish.clearance import Clearance
from medsite.publish.setbacks import Changed
from medsite.publish.target import Target
from medsite.publish.targets.kinds import make_target
from tests.publish.sites import URL, clear, make_setting, publish

REPO = Path(__file__).parents[2]
PAGES = 30
KILLS, MOST = 10, 25


def site_of(version: str) -> dict[str, bytes]:
    """Return a site whose every page says its version; each version has pages that the other has not."""
    first = 0 if version == "old" else 10
    pages = {f"articles/a{n}/index.html": f"{version} {n} ".encode() * 300 for n in range(first, first + PAGES)}
    return {
        **pages,
        **{f"assets/{version}-{n:010x}.css": version.encode() * n for n in range(1, 20)},
        "articles/index.html": version.encode(),
        "feed.xml": version.encode(),
        "index.html": version.encode() * 50,
    }


OLD, NEW = site_of("old"), site_of("new")


def lay_out(root: Path) -> None:
    """Write both versions, as two builds would leave them."""
    (root / "site").mkdir(exist_ok=True)
    clear(root / "old", OLD)
    clear(root / "new", NEW)


def cleared(root: Path, version: str) -> Clearance:
    """Return a version as cleared, without writing it again."""
    site = OLD if version == "old" else NEW
    return Clearance(root / version, URL, {path: (digest_bytes(data), len(data)) for path, data in site.items()})


def target_of(root: Path, kind: str, options: Mapping[str, str]) -> Target:
    """Return a target of `kind`."""
    return make_target(kind, make_setting(root / "site", dict(os.environ), **options))


def kill_at_ten_moments(root: Path, kind: str, options: Mapping[str, str], look: Callable[[], None]) -> int:
    """Publish ``new`` over ``old`` until ten runs were killed before their end; `look` says whether what stands is right.

    After each kill the next run has to end, and the one after it has nothing to do. A run that ends before it is killed
    does not count, and the following ones are killed sooner. Return how many were cut off.
    """
    command = [sys.executable, "-m", "tests.publish.kills", str(root), kind, "new"]
    command += [f"{key}={value}" for key, value in options.items()]
    publish(target_of(root, kind, options), cleared(root, "old"))
    lasts = _run(command, None)[1]
    look()
    draw, cut = random.Random(20261122), 0
    for _ in range(MOST):
        publish(target_of(root, kind, options), cleared(root, "old"))
        killed, took = _run(command, draw.uniform(0.0, lasts))
        cut, lasts = cut + killed, lasts if killed else min(lasts, took)
        look()
        _go_on(root, kind, options)
        assert publish(target_of(root, kind, options), cleared(root, "new")).is_empty
        look()
        if cut == KILLS:
            break
    return cut


def _go_on(root: Path, kind: str, options: Mapping[str, str]) -> None:
    """Publish after a kill; a git that outlived its run may still be pushing, and then it is the next run that ends."""
    try:
        publish(target_of(root, kind, options), cleared(root, "new"))
    except Changed:
        time.sleep(2)
        publish(target_of(root, kind, options), cleared(root, "new"))


def _run(command: list[str], patience: float | None) -> tuple[bool, float]:
    """Run `command`; kill it `patience` seconds after it is ready. Return whether that cut it off, and how long it took."""
    with subprocess.Popen(command, cwd=REPO, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "ready\n"
        began = time.monotonic()
        if patience is not None:
            time.sleep(patience)
            running.kill()
        code = running.wait()
        assert code == 0 or patience is not None, "a publish that nobody killed failed"
        return code != 0, time.monotonic() - began


def _main(arguments: list[str]) -> None:
    root, kind, version, *pairs = arguments
    options = dict(pair.split("=", 1) for pair in pairs)
    target, site = target_of(Path(root), kind, options), cleared(Path(root), version)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    publish(target, site)


if __name__ == "__main__":
    _main(sys.argv[1:])
