"""A fault, or a kill, at the n-th call of each kind, for n = 1, 2, 3 … until the build goes through untouched.

After each: the output is the old tree or the new one, whole; a user's file in it is there; nothing was said but plain
words; the next build ends 0, makes the new tree and leaves nothing else behind.

    python -m tests.torture.faults [--kinds write,link] [--what fail,kill] [--step 1] [--articles 1]
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from tests.laws.sites import read_tree, write_article, write_site
from tests.torture import instruments, warm
from tests.torture.instruments import KINDS, Count

_MOST = 5000
_KEPT = "CNAME"
_LEFT = [".medsite", "content", "output"]


@dataclass(frozen=True)
class Case:
    """A site to be built over and over. start: as it stands before. old, new: the output before and after."""

    start: Path
    site: Path
    old: dict[str, str]
    new: dict[str, str]
    exchange: bool = True


def prepare(folder: Path, articles: int) -> Case:
    """Return a site with an output, a user's file in it, and edits that the next build has to bring."""
    start = write_site(folder / "start", articles=articles)
    warm.build_well(start)
    (start / "output" / _KEPT).write_text("elmrow.example.org\n")
    old = read_tree(start / "output")
    write_article(start, "colds-0", title="Colds, told anew", text="Rest a lot.")
    write_article(start, "fevers", title="Fevers", tag="fevers")
    (start / "content/pages/about.md").unlink()
    new = warm.build_well(warm.copy_site(start, folder / "site"))
    assert old != new
    assert _KEPT in new
    return Case(start, folder / "site", old, new)


def strike(case: Case, kind: str, at: int, what: str, arm: Callable[[Count], None]) -> list[str] | None:
    """Return what went wrong with a fault at one place, or None where the build had no such call any more."""
    site = warm.copy_site(case.start, case.site)
    count = Count(kind, at, what, str(site), case.exchange)
    done = warm.run_child(site, partial(arm, count))
    after = read_tree(site / "output") if (site / "output").is_dir() else {}
    found = [f"{name} {kind} {at} ({what})" for name in _faults(case, done, after, what)]
    again = warm.run_child(site, warm.untouched)
    if again.code != 0:
        found.append(f"{kind} {at} ({what}): the next build ends {again.code}: {again.said[-300:]}")
    elif read_tree(site / "output") != case.new:
        found.append(f"{kind} {at} ({what}): the next build makes something else")
    left = sorted(path.name for path in site.iterdir())
    if left != _LEFT or (site / ".medsite/lock").exists():
        found.append(f"{kind} {at} ({what}): left behind {left}")
    if done.code == 0 and after == case.new and not found and _ended_untouched(case, kind, at, arm):
        return None
    return found


def _faults(case: Case, done: warm.Done, after: dict[str, str], what: str) -> list[str]:
    found = []
    gone = not after and not case.exchange and done.code == -9  # between two renames; the next build must mend it
    if after not in (case.old, case.new) and not gone:
        found.append(f"a torn output ({len(after)} files, {len(case.old)} before, {len(case.new)} wanted):")
    if "Traceback" in done.said:
        found.append(f"a traceback: {done.said[-400:]}:")
    if what == "kill" and done.code not in {0, -9}:
        found.append(f"ended {done.code} instead of by the kill: {done.said[-300:]}:")
    if what == "fail" and done.code not in {0, 1}:
        found.append(f"ended {done.code}: {done.said[-300:]}:")
    if done.code == 1 and "the disk refused" not in done.said:
        found.append(f"said nothing of the disk: {done.said[-300:]}:")
    if done.code == 0 and after != case.new:
        found.append("ended 0 without the new output:")
    return found


def _ended_untouched(case: Case, kind: str, at: int, arm: Callable[[Count], None]) -> bool:
    """Say whether a build makes fewer than `at` calls of that kind: nothing can strike any more."""
    site = warm.copy_site(case.start, case.site)
    done = warm.run_child(site, partial(arm, Count(kind, at, "kill", str(site), case.exchange)))
    return done.code == 0


def campaign(case: Case, kind: str, what: str, step: int, arm: Callable[[Count], None]) -> tuple[int, list[str]]:
    """Strike at every `step`-th call until there is none left; return how many were struck, and what went wrong."""
    found: list[str] = []
    for struck, at in enumerate(range(1, _MOST, step)):
        wrong = strike(case, kind, at, what, arm)
        if wrong is None:
            return struck, found
        found += wrong
    raise AssertionError(f"{kind}: there is no end of them")


def main(arguments: list[str]) -> int:
    """Run the campaign, print its figures as JSON, and return 1 where anything was lost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--what", default="fail,kill")
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--articles", type=int, default=1)
    parser.add_argument("--renames", action="store_true", help="also where two folders cannot be exchanged at once")
    chosen = parser.parse_args(arguments)
    preloaded = instruments.has_library()
    arm = instruments.arm_library if preloaded else instruments.arm_python
    warm.warm_up()
    folder = Path(tempfile.mkdtemp(prefix="medsite-faults-"))
    figures, lost = {}, list[str]()
    try:
        case = prepare(folder, chosen.articles)
        for what in chosen.what.split(","):
            kinds = ["any"] if what == "kill" else chosen.kinds.split(",")
            for kind in kinds:
                struck, found = campaign(case, kind, what, chosen.step, arm)
                figures[f"{what} at {kind}"] = struck
                lost += found
        if chosen.renames:
            struck, found = campaign(replace(case, exchange=False), "rename", "kill", 1, arm)
            figures["kill at rename, no exchange"] = struck
            lost += found
            struck, found = campaign(replace(case, exchange=False), "rename", "fail", 1, arm)
            figures["fail at rename, no exchange"] = struck
            lost += found
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(
        json.dumps({"calls seen by": "faults.c" if preloaded else "python", "struck": figures, "lost": lost}, indent=1)
    )
    return 1 if lost else 0


if __name__ == "__main__":
    os.umask(0o022)
    sys.exit(main(sys.argv[1:]))
