"""``medsite new --ci``: a workflow that checks, builds and publishes, with pinned actions and no more rights than needed."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from medsite import __version__
from medsite.cli.main import run
from medsite.cli.workflows import PLACES

PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
ACTIONS = ("github", "forgejo")


def workflow(tmp_path: Path, host: str) -> tuple[Path, dict[Any, Any]]:
    site = tmp_path / "site"
    assert run(["new", str(site), "--ci", host, "-q"]) == 0
    path = site / PLACES[host]
    return path, yaml.safe_load(path.read_text("utf-8"))


def steps_of(job: dict[str, Any]) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = job["steps"]
    return steps


@pytest.mark.parametrize("host", PLACES)
def test_it_checks_builds_and_publishes_with_this_medsite(tmp_path: Path, host: str) -> None:
    path, _ = workflow(tmp_path, host)
    text = path.read_text("utf-8")
    assert f'"medsite=={__version__}"' in text
    assert "MEDSITE_VERSION" not in text
    assert "medsite check --format sarif > findings.sarif" in text
    assert "medsite build" in text or "medsite publish pages --build" in text


@pytest.mark.parametrize("host", PLACES)
def test_it_holds_no_key_and_runs_nothing_that_others_wrote_into_titles(tmp_path: Path, host: str) -> None:
    path, _ = workflow(tmp_path, host)
    text = path.read_text("utf-8")
    assert "secrets." not in text
    assert not re.search(r"\b(?:ghp|glpat|AKIA)[\w-]{8,}", text)
    assert "pull_request_target" not in text
    runs = re.findall(r"run: (.*)", text)
    assert not any("${{" in line for line in runs)


@pytest.mark.parametrize("host", ACTIONS)
def test_every_action_is_pinned_to_a_commit(tmp_path: Path, host: str) -> None:
    path, read = workflow(tmp_path, host)
    used = [step["uses"] for job in read["jobs"].values() for step in steps_of(job) if "uses" in step]
    assert len(used) >= 3
    assert all(PINNED.fullmatch(action) for action in used)
    assert len(re.findall(r"@[0-9a-f]{40}  # v\d+\.\d+\.\d+$", path.read_text("utf-8"), re.MULTILINE)) == len(used)


@pytest.mark.parametrize("host", ACTIONS)
def test_each_job_may_only_do_what_it_is_for(tmp_path: Path, host: str) -> None:
    _, read = workflow(tmp_path, host)
    assert read["permissions"] == {}
    check, publish = read["jobs"]["check"], read["jobs"]["publish"]
    assert check["permissions"]["contents"] == "read"
    assert set(check["permissions"]) <= {"contents", "security-events"}
    wanted = {"github": {"contents": "read", "pages": "write", "id-token": "write"}, "forgejo": {"contents": "write"}}
    assert publish["permissions"] == wanted[host]
    assert publish["needs"] == "check"
    assert "pull_request" in publish["if"]
    assert "default_branch" in publish["if"]
    assert publish["concurrency"]["cancel-in-progress"] is False


def test_findings_are_shown_also_when_there_are_some(tmp_path: Path) -> None:
    _, read = workflow(tmp_path, "github")
    upload = next(step for step in steps_of(read["jobs"]["check"]) if "upload-sarif" in step.get("uses", ""))
    assert upload["if"].startswith("always()")
    assert upload["with"]["sarif_file"] == "findings.sarif"


def test_gitlab_publishes_the_default_branch_as_its_pages(tmp_path: Path) -> None:
    _, read = workflow(tmp_path, "gitlab")
    assert read["pages"]["artifacts"]["paths"] == ["public"]
    assert read["pages"]["script"] == ["medsite build --output public"]
    assert read["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert read["check"]["artifacts"]["when"] == "always"


def test_what_the_workflow_runs_works_on_what_was_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workflow(tmp_path, "github")
    capsys.readouterr()
    assert run(["check", "--format", "sarif", "--site", str(tmp_path / "site")]) == 0
    assert json.loads(capsys.readouterr().out)["version"] == "2.1.0"


def test_a_site_that_is_there_gets_the_file_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = tmp_path / "site"
    (site / "content").mkdir(parents=True)
    (site / "content" / "site.yaml").write_text("title: A\nurl: https://a.example\n", encoding="utf-8")
    assert run(["new", str(site), "--ci", "gitlab"]) == 0
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    assert files == [".gitlab-ci.yml", "content/site.yaml"]
    assert "no key and no password" in capsys.readouterr().out


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, _ = workflow(tmp_path, "forgejo")
    path.write_text("mine: true\n", encoding="utf-8")
    assert run(["new", str(tmp_path / "site"), "--ci", "forgejo"]) == 2
    assert "nothing is overwritten" in capsys.readouterr().err
    assert path.read_text("utf-8") == "mine: true\n"


def test_a_site_inside_a_repository_is_told_where_the_file_belongs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".git").mkdir()
    assert run(["new", str(tmp_path / "web"), "--ci", "github"]) == 0
    assert "let each step work in web" in capsys.readouterr().out
