"""What is known before any article is read."""

from pathlib import Path

import pytest

from medsite.steps.foreword import read_foreword, screen_foreword
from medsite.steps.kinds import CONFIG

_SITE = "title: Elm Row\nurl: https://elmrow.example.org\n"


def _found(root: Path, text: str) -> list[str]:
    (root / "content").mkdir()
    (root / CONFIG).write_text(_SITE + text, encoding="utf-8")
    foreword = read_foreword(root, [CONFIG])
    assert foreword.problems == ()
    return [finding.rule for finding in screen_foreword(foreword)[1]]


@pytest.mark.parametrize(
    "target",
    [
        "{kind: git, repository: git@git.example.net:elmrow/site.git}",
        "{kind: git, repository: 'git@git.example.net:elmrow/site.git'}",
        "{kind: git, repository: ssh://git@git.example.net/elmrow/site}",
        "{kind: ssh, host: 203.0.113.7, path: /srv/www}",
        "{kind: s3, bucket: elmrow, endpoint: https://s3.example.net}",
        "{kind: command, run: scp -r . web@files.example.net:www}",
    ],
)
def test_the_way_to_a_host_is_nobodys_address(tmp_path: Path, target: str) -> None:
    assert _found(tmp_path, f"publish:\n  targets:\n    web: {target}\n") == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("description: Write to some.patient@mail.example.net\npublish: {}\n", "S-EMAIL"),
        ("publish: {}\ndescription: Write to some.patient@mail.example.net\n", "S-EMAIL"),
        ("publish:\n  targets:\n    web: {kind: command, run: echo MRN 44718203}\n", "S-MRN"),
    ],
)
def test_anything_else_is_found_in_the_settings(tmp_path: Path, text: str, rule: str) -> None:
    assert _found(tmp_path, text) == [rule]
