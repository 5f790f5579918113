"""The same content makes the same bytes: whatever the machine, the cache or the order of things."""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.laws.sites import build, read_tree, run_medsite, write_article, write_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site", articles=5)


def _clean(site: Path, where: Path) -> dict[str, str]:
    """Return the tree of a clean build of the same content somewhere else."""
    shutil.copytree(site / "content", where / "content")
    if (site / "themes").exists():
        shutil.copytree(site / "themes", where / "themes")
    assert build(where).returncode == 0
    return read_tree(where / "output")


def test_a_build_with_cards_is_the_same_under_any_surroundings(site: Path, tmp_path: Path) -> None:
    assert run_medsite(site, "build", "--jobs", "1").returncode == 0
    other = tmp_path / "a very different — place"
    shutil.copytree(site / "content", other / "content")
    for path in other.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    strange = {
        "TZ": "Pacific/Kiritimati",
        "LANG": "tr_TR.UTF-8",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "77",
        "HOME": "/nope",
    }
    done = run_medsite(other, "build", "--jobs", "7", **strange)
    assert done.returncode == 0, done.stderr
    assert read_tree(site / "output") == read_tree(other / "output")


def test_parallel_equals_serial(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", articles=250)
    assert build(site, "--jobs", "1").returncode == 0
    serial = read_tree(site / "output")
    shutil.rmtree(site / ".medsite")
    shutil.rmtree(site / "output")
    assert build(site, "--jobs", "3").returncode == 0
    assert read_tree(site / "output") == serial


def test_a_second_build_makes_nothing_anew(site: Path) -> None:
    build(site)
    before = {path: path.stat().st_mtime_ns for path in (site / "output").rglob("*")}
    done = build(site)
    assert "nothing had changed" in done.stdout
    assert {path: path.stat().st_mtime_ns for path in (site / "output").rglob("*")} == before


def test_an_edit_is_never_missed_even_with_the_same_size_and_times(site: Path) -> None:
    path = write_article(site, "colds-1", text="Rest a lot.")
    stamp = path.stat()
    build(site)
    write_article(site, "colds-1", text="Rest a bit.")
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    build(site)
    assert "Rest a bit." in (site / "output/articles/colds-1/index.html").read_text(encoding="utf-8")


def test_every_kind_of_change_leaves_what_a_clean_build_makes(site: Path, tmp_path: Path) -> None:
    content = site / "content"
    changes: list[Callable[[], object]] = [
        lambda: write_article(site, "colds-1", title="A new title"),
        lambda: write_article(site, "fresh", date="2026-02-03", tag="fresh"),
        (content / "articles/colds-2.md").unlink,
        lambda: (content / "articles/colds-0.md").rename(content / "articles/sniffles.md"),
        lambda: write_article(site, "colds-3", date="2031-01-01"),
        lambda: (content / "doctors/ines-tavares.yaml").write_text("name: Dr. Ines Tavares\nslug: ines-tavares\n"),
        lambda: (content / "site.yaml").write_text((content / "site.yaml").read_text().replace("Elm Row", "Oak Row")),
        (content / "pages/about.md").unlink,
    ]
    build(site)
    for number, change in enumerate(changes):
        change()
        done = build(site)
        assert done.returncode == 0, done.stderr
        assert read_tree(site / "output") == _clean(site, tmp_path / f"clean{number}"), f"after change {number}"


def test_a_theme_edit_reaches_every_page_and_can_be_taken_back(site: Path) -> None:
    build(site)
    first = read_tree(site / "output")
    theme = site / "themes" / "mine"
    (theme / "templates").mkdir(parents=True)
    (theme / "theme.yaml").write_text("name: mine\nparent: clinic\n")
    (theme / "templates" / "404.html").write_text(
        "<!doctype html><html lang=en><title>x</title><h1>Not here</h1></html>"
    )
    config = site / "content/site.yaml"
    config.write_text(config.read_text() + "theme: mine\n")
    assert build(site).returncode == 0
    assert "Not here" in (site / "output/404.html").read_text()
    config.write_text(config.read_text().replace("theme: mine\n", ""))
    assert build(site).returncode == 0
    assert read_tree(site / "output") == first


@pytest.mark.parametrize("harm", ["cut", "noise", "gone", "folder", "other"])
def test_a_damaged_or_foreign_cache_changes_nothing(site: Path, tmp_path: Path, harm: str) -> None:
    build(site)
    before = read_tree(site / "output")
    memo = site / ".medsite/memo.sqlite"
    if harm == "cut":
        memo.write_bytes(memo.read_bytes()[: memo.stat().st_size // 2])
    elif harm == "noise":
        memo.write_bytes(os.urandom(20_000))
    elif harm == "gone":
        shutil.rmtree(site / ".medsite")
    elif harm == "folder":
        memo.unlink()
        memo.mkdir()
    else:
        other = write_site(tmp_path / "other", articles=2)
        build(other)
        shutil.copy(other / ".medsite/memo.sqlite", memo)
    done = build(site)
    assert done.returncode == 0, done.stderr
    assert read_tree(site / "output") == before


def test_output_changed_by_hand_is_put_right(site: Path) -> None:
    build(site)
    before = read_tree(site / "output")
    page = site / "output/articles/colds-1/index.html"
    page.write_text("changed")
    (site / "output/feed.xml").unlink()
    (site / "output/index.html").write_bytes((site / "output/index.html").read_bytes()[:100])
    assert build(site).returncode == 0
    assert read_tree(site / "output") == before


def test_an_edit_after_builds_without_changes_makes_only_its_own_pages(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", articles=600)
    build(site)
    for _ in range(2):
        assert "nothing had changed" in build(site).stdout
    write_article(site, "colds-7", title="Colds, part 7", tag="colds", text="Rest twice.")
    made = re.search(r"(\d+) of \d+ files made anew", build(site).stdout)
    assert made is not None
    assert int(made[1]) < 30
