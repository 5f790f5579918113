"""Killed at any moment: readers have the old site or the new one, and the next run finishes."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.publish.kills import KILLS, NEW, OLD, kill_at_ten_moments, lay_out
from tests.publish.sites import read_tree


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay_out(tmp_path)
    return tmp_path


def test_a_folder_is_always_the_old_site_or_the_new_one(root: Path) -> None:
    def look() -> None:
        assert read_tree(root / "public") in (OLD, NEW)

    assert kill_at_ten_moments(root, "folder", {"path": "../public"}, look) == KILLS
    assert read_tree(root / "public") == NEW
    assert sorted(place.name for place in root.iterdir()) == ["new", "old", "public", "site"]


def test_file_by_file_no_page_is_cut_or_missing_and_the_front_page_comes_last(root: Path) -> None:
    def look() -> None:
        tree = {path: data for path, data in read_tree(root / "public").items() if not path.endswith(".medsite-part")}
        odd = [path for path, data in tree.items() if data not in (OLD.get(path), NEW.get(path))]
        assert odd == []
        assert set(OLD) & set(NEW) <= set(tree)
        if tree["index.html"] == NEW["index.html"]:
            assert {path: tree.get(path) for path in NEW} == NEW
        else:
            assert set(OLD) <= set(tree), "something was removed before everything was there"

    assert kill_at_ten_moments(root, "folder", {"path": "../public", "in_place": "yes"}, look) == KILLS
    assert read_tree(root / "public") == NEW


def test_a_branch_is_always_the_old_site_or_the_new_one(root: Path) -> None:
    remote = root / "remote.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(remote)], check=True)
    seen = []

    def look() -> None:
        told = subprocess.run(
            ["git", "rev-parse", "pages^{tree}"], cwd=remote, check=True, capture_output=True, text=True
        )
        seen.append(told.stdout)

    options = {"repository": "../remote.git", "branch": "pages"}
    assert kill_at_ten_moments(root, "git", options, look) == KILLS
    assert len(set(seen)) <= 2, "a tree that is neither the old site nor the new one was pushed"
    subprocess.run(["git", "fsck", "--strict"], cwd=remote, check=True, capture_output=True)


def test_a_command_is_given_the_whole_site_or_is_not_called(root: Path) -> None:
    program = root / "site" / "deploy.py"
    lines = (
        "import os, shutil, pathlib",
        "out = pathlib.Path(os.environ['MEDSITE_OUTPUT'])",
        "tree = {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob('*') if p.is_file()}",
        "part = pathlib.Path('host.part')",
        "part.write_text(repr(sorted(tree.items())))",
        "part.replace('host')",
    )
    program.write_text("\n".join(lines), encoding="utf-8")

    def look() -> None:
        assert (root / "site" / "host").read_text(encoding="utf-8") in (
            repr(sorted(OLD.items())),
            repr(sorted(NEW.items())),
        )

    assert kill_at_ten_moments(root, "command", {"run": shlex.join([sys.executable, "deploy.py"])}, look) == KILLS
    assert (root / "site" / "host").read_text(encoding="utf-8") == repr(sorted(NEW.items()))
