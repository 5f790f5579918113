"""What `medsite check` tells, and that it writes nothing."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.laws.sites import read_tree, run_medsite, write_article, write_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site", articles=1)


def test_a_check_writes_nothing_at_all(site: Path) -> None:
    before = read_tree(site)
    for arguments in ((), ("--format", "json"), ("content/articles/colds-0.md",)):
        assert run_medsite(site, "check", "--no-cards", *arguments).returncode == 0
    assert read_tree(site) == before


def test_the_json_has_the_keys_of_the_contract(site: Path) -> None:
    write_article(site, "visit", text="Her medical record number is MRN 00481516.")
    (site / "content/articles/odd.md").write_text("---\ntitle: Odd\ndate: 2026-13-02\n---\n\nText.\n")
    done = run_medsite(site, "check", "--format", "json")
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert set(told) == {"findings", "problems", "waivers"}
    keys = {"path", "line", "column", "end_line", "end_column", "rule", "category", "severity", "message", "mend"}
    (finding,) = [one for one in told["findings"] if one["severity"] == "error"]
    assert keys <= set(finding)
    assert (finding["path"], finding["line"], finding["category"]) == ("content/articles/visit.md", 9, "MRN")
    assert keys <= set(told["problems"][0])
    assert told["problems"][0]["path"] == "content/articles/odd.md"
    assert "00481516" not in done.stdout


def test_a_folder_of_any_generator_can_be_checked(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts/a.md").write_text("Rest a lot.\n")
    assert run_medsite(tmp_path, "check", "posts").returncode == 0
    (tmp_path / "posts/b.html").write_text("<p>Her medical record number is MRN 00481516.</p>")
    done = run_medsite(tmp_path, "check", "posts")
    assert done.returncode == 1
    assert "posts/b.html:1:" in done.stderr


def test_a_folder_that_is_a_site_is_checked_as_that_site(site: Path) -> None:
    write_article(site, "visit", text="Her medical record number is MRN 00481516.")
    named = run_medsite(site.parent, "check", "--format", "json", site.name)
    assert named.returncode == 1
    assert json.loads(named.stdout)["findings"][0]["path"] == "content/articles/visit.md"
    assert named.stdout == run_medsite(site, "check", "--format", "json").stdout


def test_a_path_that_does_not_exist_is_a_usage_error(site: Path) -> None:
    assert run_medsite(site, "check", "nothing-here.md").returncode == 2


def test_every_format_tells_the_same_findings(site: Path) -> None:
    write_article(site, "visit", text="Her medical record number is MRN 00481516.")
    told = {form: run_medsite(site, "check", "--format", form).stdout for form in ("json", "sarif", "github")}
    (finding,) = [one for one in json.loads(told["json"])["findings"] if one["severity"] == "error"]
    run = json.loads(told["sarif"])["runs"][0]
    (result,) = [one for one in run["results"] if one["level"] == "error"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert result["ruleId"] == finding["rule"] == run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (
        finding["line"],
        finding["column"],
        finding["end_column"],
    )
    assert f"::error file=content/articles/visit.md,line=9,col={finding['column']}" in told["github"]
    assert all("00481516" not in words for words in told.values())


def test_staged_files_are_checked_before_they_are_committed(site: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=site, check=True, capture_output=True)

    git("init", "-q")
    path = write_article(site, "visit", text="Her medical record number is MRN 00481516.")
    assert run_medsite(site, "check", "--staged").returncode == 0
    git("add", str(path))
    done = run_medsite(site, "check", "--staged")
    assert done.returncode == 1
    assert "content/articles/visit.md:9:" in done.stderr


def test_a_mention_by_a_patient_is_told_also_where_its_file_alone_is_checked(site: Path) -> None:
    entry = "- url: https://a.example/2\n  author: Nils Aker\n  date: 2026-01-03\n  target: colds-0\n  text: {}\n"
    (site / "content/mentions.yaml").write_text(entry.format("I was her patient for years."), "utf-8")
    done = run_medsite(site, "check", "content/mentions.yaml")
    assert done.returncode == 1
    assert "content/mentions.yaml:1:3: block S-NAME" in done.stdout + done.stderr
    (site / "content/mentions.yaml").write_text(entry.format("Clear words."), "utf-8")
    assert run_medsite(site, "check", "content/mentions.yaml").returncode == 0
