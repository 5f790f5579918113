"""What comes with medsite is locked, listed and packed the same way each time."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bench.audit import AWAY, judge
from tests.laws.sites import REPO

LOCKS = ("requirements.txt", "requirements-test.txt")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_library_is_locked_with_hashes_and_no_index_is_named(lock: str) -> None:
    text = (REPO / lock).read_text(encoding="utf-8")
    pins = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert len(pins) > 20
    for pin in pins:
        assert re.match(r"[a-z0-9][\w.-]*==\S", pin), pin[:80]
        assert "--hash=sha256:" in pin, pin[:80]
    assert not re.search(r"index-url|https?://|file://| @ ", text)


def test_every_library_that_medsite_asks_for_stands_in_the_lock() -> None:
    asked = re.search(
        r"^dependencies = \[(.+?)^\]", (REPO / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    assert asked
    names = re.findall(r'"([a-z0-9-]+)', asked[1].lower())
    locked = (REPO / "requirements.txt").read_text(encoding="utf-8")
    assert names
    for name in names:
        assert re.search(rf"^{re.escape(name)}==", locked, re.MULTILINE), name


@pytest.mark.skipif(sys.platform != "linux", reason="the list is made on Linux; other systems install other libraries")
def test_the_list_of_licences_is_current_and_none_is_unknown() -> None:
    done = subprocess.run([sys.executable, "bench/make_licences.py", "--check"], cwd=REPO, check=False)
    assert done.returncode == 0, 'Run "make docs".'
    page = (REPO / "docs/licences.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 20
    assert not [row for row in rows if "unstated" in row or "AGPL" in row or re.search(r"\| GPL", row)]


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        ({}, 2, AWAY),
        ({"dependencies": [{"name": "a", "skip_reason": "not found"}]}, 2, AWAY),
        ({"dependencies": [{"name": "a", "version": "1", "vulns": []}]}, 0, "Nothing is known against the 1 "),
        (
            {"dependencies": [{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "x"}]},
            2,
            "about b",
        ),
        (
            {"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "CVE-1", "fix_versions": ["2"]}]}]},
            1,
            "a 1: CVE-1, mended in 2",
        ),
    ],
)
def test_an_audit_is_told_for_what_it_was(answer: dict[str, Any], code: int, words: str) -> None:
    assert judge(answer)[0] == code
    assert words in judge(answer)[1]


def _pack(source: Path, where: Path) -> dict[str, str]:
    """Build wheel and source archive of a copy and return their digests by name."""
    script = (
        "import sys; from hatchling.build import build_wheel, build_sdist;"
        "print(build_wheel(sys.argv[1])); print(build_sdist(sys.argv[1]))"
    )
    subprocess.run(
        [sys.executable, "-c", script, str(where)],
        cwd=source,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1790000000"},
        check=True,
        capture_output=True,
    )
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in where.iterdir()}


def test_the_wheel_is_the_same_bytes_wherever_and_whenever_it_is_made(tmp_path: Path) -> None:
    packed = []
    for turn, mode in enumerate((0o644, 0o600)):
        copy = tmp_path / f"copy {turn}"
        for name in ("medsite", "themes"):
            shutil.copytree(REPO / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE"):
            shutil.copy(REPO / name, copy / name)
        for path in copy.rglob("*.py"):
            os.utime(path, (1_000_000_000 + turn, 1_000_000_000 + turn))
            path.chmod(mode)
        (tmp_path / f"made{turn}").mkdir()
        packed.append(_pack(copy, tmp_path / f"made{turn}"))
    assert sorted(name.rpartition(".")[2] for name in packed[0]) == ["gz", "whl"]
    assert packed[0] == packed[1]
