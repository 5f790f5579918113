"""Markdown that is known to make parsers slow: the work grows with the size, and ends or is refused by name."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from medsite.compute.digest import digest_bytes
from medsite.model.content import Source
from medsite.read.documents import read_page
from tests.hostile.blowups import BLOWUPS
from tests.hostile.sites import HEAD, make_site
from tests.laws.sites import REPO

_SMALL, _TIMES = 100, 4


def _steps(name: str, size: int) -> int:
    """Return how many calls reading takes, Python's own and those into C."""
    data = (HEAD + BLOWUPS[name](size) + "\n").encode()
    source = Source("content/pages/a.md", data, digest_bytes(data))
    count = 0

    def step(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(step)
    try:
        read_page(source)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", BLOWUPS)
def test_the_work_grows_with_the_size_and_no_faster(name: str) -> None:
    _steps(name, 10)  # what is made once
    small, large = _steps(name, _SMALL), _steps(name, _SMALL * _TIMES)
    assert large < small * _TIMES * 1.5 + 20_000, f"{small} calls become {large}"


def test_all_of_them_end_in_one_build_or_are_refused_by_name(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    site = make_site(tmp_path / "site")
    names = sorted(BLOWUPS)
    for number, name in enumerate(names):
        text = HEAD.replace("A text", f"Text {number}") + BLOWUPS[name](600) + "\n"
        (site / f"content/pages/odd-{number}.md").write_text(text, encoding="utf-8")

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (90, 95))
        resource.setrlimit(resource.RLIMIT_AS, (2000 << 20, 2000 << 20))

    done = subprocess.run(
        [sys.executable, "-m", "medsite", "check", "--jobs", "1"],
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(REPO)},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=bound,
    )
    assert done.returncode in {0, 1}, done.stderr[-600:]
    assert "Traceback" not in done.stderr
    assert "medsite itself failed" not in done.stderr
    refused = {int(found[1]) for found in re.finditer(r"odd-(\d+)\.md:\d+:\d+: error", done.stderr)}
    assert refused
    assert len(refused) < len(names)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("> " * 70 + "a", "R037"),
        ("- " * 40 + "a", "R037"),
        ("word " * 5000, "R040"),
        (("> " * 20 + "a\n" + "b\n" * 99) * 60, "R040"),
        ("# a\n" * 50_001, "R040"),
    ],
)
def test_what_asks_for_too_much_is_refused_with_its_line(text: str, rule: str) -> None:
    data = (HEAD + text + "\n").encode()
    problems = read_page(Source("content/pages/a.md", data, digest_bytes(data))).problems
    assert rule in {problem.rule for problem in problems}
    assert all(problem.place.line >= 5 for problem in problems if problem.rule == rule)


@pytest.mark.parametrize(
    "text",
    [
        "> > > a quote of a quote of a quote",
        "- a\n  - b\n    - c\n      - d\n        - e\n",
        "word " * 3000,
        "A line.\n\n" * 20_000,
        "- an item\n" * 15_000,
        "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 3000,
    ],
)
def test_what_people_write_is_not_refused(text: str) -> None:
    data = (HEAD + text + "\n").encode()
    assert read_page(Source("content/pages/a.md", data, digest_bytes(data))).problems == ()
