"""A build is complete and clean, or it did not happen."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.laws.sites import REPO, build, read_tree, run_medsite, write_article, write_site

IDENTIFIER = "Her medical record number is MRN 00481516."
_BUILD = [sys.executable, "-m", "medsite", "build", "--no-cards"]
_ENVIRONMENT = {**os.environ, "PYTHONPATH": str(REPO), "SOURCE_DATE_EPOCH": "1790000000"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site")


def test_a_blocked_source_is_nowhere(site: Path) -> None:
    build(site)
    before = read_tree(site / "output")
    write_article(site, "visit", text=IDENTIFIER)
    done = build(site)
    assert done.returncode == 1
    assert "content/articles/visit.md:9:" in done.stderr
    assert "00481516" not in done.stdout + done.stderr
    assert read_tree(site / "output") == before
    for path in (*(site / ".medsite").rglob("*"), *(site / "output").rglob("*")):
        assert path.is_dir() or b"00481516" not in path.read_bytes()
    assert sorted(path.name for path in site.iterdir()) == [".medsite", "content", "output"]


def test_what_is_not_blocked_can_be_built_without_it(site: Path) -> None:
    write_article(site, "visit", text=IDENTIFIER)
    done = build(site, "--without-blocked")
    assert done.returncode == 1
    assert "content/articles/visit.md:9:" in done.stderr
    assert (site / "output/articles/colds-1/index.html").exists()
    assert not (site / "output/articles/visit").exists()
    assert all(b"00481516" not in path.read_bytes() for path in (site / "output").rglob("*") if path.is_file())


def test_a_content_error_leaves_the_output_as_it_was_and_hides_no_finding(site: Path) -> None:
    build(site)
    before = read_tree(site / "output")
    (site / "content/articles/broken.md").write_text(f"---\ntitle: [x\n---\n\n{IDENTIFIER}\n")
    done = build(site)
    assert done.returncode == 1
    assert "error R" in done.stderr
    assert "block S-" in done.stderr
    assert "Traceback" not in done.stderr
    assert read_tree(site / "output") == before


def test_drafts_and_future_and_expired_articles_leave_no_trace(site: Path) -> None:
    for slug, line in (("d", "draft: true"), ("e", "expires: 2026-01-03")):
        path = write_article(site, f"held-{slug}", title=f"Secret-{slug}", tag=f"tag-{slug}")
        path.write_text(path.read_text().replace("\nauthors", f"\n{line}\nauthors"))
    write_article(site, "held-f", title="Secret-f", date="2044-01-01", tag="tag-f")
    done = build(site)
    assert done.returncode == 0, done.stderr
    assert "3 held back" in done.stdout
    for path in (site / "output").rglob("*"):
        assert "held-" not in path.name
        assert "tag-" not in path.name
        assert path.is_dir() or b"Secret-" not in path.read_bytes()


def test_a_file_of_the_users_in_the_output_is_kept(site: Path) -> None:
    build(site)
    (site / "output/CNAME").write_text("clinic.example.org")
    (site / "output/.well-known").mkdir(exist_ok=True)
    (site / "output/.well-known/keys.txt").write_text("keys")
    write_article(site, "new")
    done = build(site)
    assert "kept: output/CNAME" in done.stdout
    assert (site / "output/CNAME").read_text() == "clinic.example.org"
    assert (site / "output/.well-known/keys.txt").read_text() == "keys"


def test_a_folder_that_was_never_ours_is_refused(site: Path) -> None:
    (site / "letters").mkdir()
    (site / "letters/mine.txt").write_text("mine")
    done = build(site, "--output", "letters")
    assert done.returncode == 1
    assert "mine.txt" in done.stderr
    assert [path.name for path in (site / "letters").iterdir()] == ["mine.txt"]


def test_deleted_sources_disappear_from_everywhere(site: Path) -> None:
    write_article(site, "goner", title="Goner", tag="goners")
    build(site)
    (site / "content/articles/goner.md").unlink()
    assert build(site).returncode == 0
    for path in (site / "output").rglob("*"):
        assert "goner" not in path.name
        assert path.is_dir() or b"Goner" not in path.read_bytes()


def test_two_builds_at_once_both_end_well(site: Path) -> None:
    runs = [
        subprocess.Popen(_BUILD, cwd=site, env=_ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [run.communicate(timeout=60) for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said
    assert not list((site / ".medsite").glob("lock"))
    assert (site / "output/articles/colds-1/index.html").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_build_that_is_stopped_leaves_the_old_site_and_the_next_one_is_right(tmp_path: Path, number: int) -> None:
    site = write_site(tmp_path / "site", articles=2)
    build(site)
    old = read_tree(site / "output")
    for article in range(220):
        write_article(site, f"more-{article}", title=f"More {article}")
    shutil.copytree(site / "content", tmp_path / "other" / "content")
    assert build(tmp_path / "other").returncode == 0
    new = read_tree(tmp_path / "other" / "output")
    for pause in (0.6, 0.9, 1.4):
        process = subprocess.Popen(_BUILD, cwd=site, env=_ENVIRONMENT, stderr=subprocess.PIPE, text=True)
        time.sleep(pause)
        process.send_signal(number)
        _, said = process.communicate(timeout=10)
        assert "Traceback" not in said
        assert read_tree(site / "output") in (old, new)
    assert build(site).returncode == 0
    assert read_tree(site / "output") == new
    assert sorted(path.name for path in site.iterdir()) == [".medsite", "content", "output"]


def test_a_full_disk_is_said_and_loses_nothing(site: Path) -> None:
    resource = pytest.importorskip("resource")
    build(site)
    before = read_tree(site / "output")
    write_article(site, "long", text="Rest well.\n\n" * 8_000)
    done = subprocess.run(
        [*_BUILD, "--jobs", "1"],
        cwd=site,
        env=_ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: (
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN),
            resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)),
        ),
    )
    assert done.returncode != 0
    assert "no space" in done.stderr
    assert "Traceback" not in done.stderr
    assert read_tree(site / "output") == before
    assert build(site).returncode == 0


def test_usage_errors_end_with_two(tmp_path: Path) -> None:
    for arguments in (("build",), ("build", "--nope"), ("nope",), ("explain", "S-NOPE"), ("schema", "nope")):
        assert run_medsite(tmp_path, *arguments).returncode == 2


def test_a_waived_text_is_published_and_the_waiver_is_named(site: Path) -> None:
    text = "Ring our neighbour, the Elm Row gardener, on +44 20 7946 0777 about the hedge."
    write_article(site, "hedge", title="The hedge", text=text)
    entries = run_medsite(site, "check", "--no-cards", "--waivers").stdout
    assert "7946" not in entries
    entries = entries.replace('reason: ""', "reason: public").replace('who: ""', "who: Wilma Oduya")
    (site / "content/waivers.yaml").write_text(entries, encoding="utf-8")
    done = build(site)
    assert done.returncode == 0, done.stderr
    assert "waived: S-PHONE in content/articles/hedge.md, by Wilma Oduya" in done.stderr
    assert "7946 0777" in (site / "output/articles/hedge/index.html").read_text(encoding="utf-8")
    write_article(site, "hedge", title="The hedge", text=text.replace("0777", "0778"))
    assert build(site).returncode == 1
