"""What is known before any article is read."""

from pathlib import Path

import pytest

from medsite.steps.foreword import read_foreword, screen_foreword
from medsite.steps.kinds import CONFIG

_SITE = (
    "title: Elm Row\nurl: https://elmrow.example.org\npublish:\n  targets:\n    web: {{kind: git, repository: {}}}\n"
)


def _found(root: Path, repository: str) -> list[str]:
    (root / "content").mkdir()
    (root / CONFIG).write_text(_SITE.format(repository), encoding="utf-8")
    foreword = read_foreword(root, [CONFIG])
    assert foreword.problems == ()
    return [finding.rule for finding in screen_foreword(foreword)[1]]


@pytest.mark.parametrize(
    "repository",
    [
        "git@git.example.net:elmrow/site.git",
        "'git@git.example.net:elmrow/site.git'",
        "ssh://git@git.example.net/elmrow/site",
    ],
)
def test_the_login_of_a_repository_is_no_e_mail_address(tmp_path: Path, repository: str) -> None:
    assert _found(tmp_path, repository) == []


def test_an_e_mail_address_is_still_one(tmp_path: Path) -> None:
    assert _found(tmp_path, "some.patient@mail.example.net") == ["S-EMAIL"]
