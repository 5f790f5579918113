"""``medsite share`` on the command line."""

import json
from pathlib import Path

import pytest

from tests.laws.sites import run_medsite, write_article, write_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site", articles=2)


@pytest.mark.parametrize(
    "name",
    ["colds-0", "/articles/colds-0/", "https://elmrow.example.org/articles/colds-0/", "content/articles/colds-0.md"],
)
def test_an_article_is_found_by_any_of_its_names(site: Path, name: str) -> None:
    done = run_medsite(site, "share", name, "--format", "json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["url"] == "https://elmrow.example.org/articles/colds-0/"
    assert [draft["network"] for draft in told["drafts"]][:3] == ["x", "bluesky", "mastodon"]
    assert told["findings"] == told["problems"] == []
    assert told["card"].startswith("https://elmrow.example.org/cards/colds-0-")
    assert told["alt"]


def test_an_identifier_ends_with_1_and_no_draft(site: Path) -> None:
    write_article(site, "visit", text="Her medical record number is MRN 00481516.")
    done = run_medsite(site, "share", "visit")
    assert done.returncode == 1
    assert "block S-" in done.stderr
    assert "00481516" not in done.stdout + done.stderr
    assert run_medsite(site, "share", "colds-0").returncode == 0


def test_an_article_that_is_held_back_is_not_shared(site: Path) -> None:
    write_article(site, "later", date="2031-01-01")
    done = run_medsite(site, "share", "later")
    assert done.returncode == 1
    assert "held back (future until 01 January 2031" in done.stderr


def test_an_unknown_name_is_a_usage_error_with_the_nearest(site: Path) -> None:
    done = run_medsite(site, "share", "cold-1")
    assert done.returncode == 2
    assert 'did you mean "colds-1"?' in done.stderr


def test_replies_are_shown_when_asked_for(site: Path) -> None:
    assert "Reply: complaint" in run_medsite(site, "share", "colds-0", "--replies").stdout
    assert "Reply:" not in run_medsite(site, "share", "colds-0").stdout


def test_a_whole_article_is_printed_to_be_pasted_elsewhere(site: Path) -> None:
    write_article(site, "rest", title="Rest & sleep", text="See [the other one](colds-0.md) and <em>rest</em>.")
    done = run_medsite(site, "share", "rest", "--format", "html")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("<h1>Rest &amp; sleep</h1>\n<p><strong>What helps")
    assert '<a href="https://elmrow.example.org/articles/colds-0/">the other one</a>' in done.stdout
    assert 'href="https://elmrow.example.org/articles/rest/">Elm Row Practice</a>, 2 January 2026.' in done.stdout
    assert "<script" not in done.stdout
    assert 'class="' not in done.stdout


def test_an_identifier_is_not_exported_either(site: Path) -> None:
    write_article(site, "visit", text="Her medical record number is MRN 00481516.")
    done = run_medsite(site, "share", "visit", "--format", "html")
    assert (done.returncode, done.stdout) == (1, "")
