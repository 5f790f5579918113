"""What the README promises a newcomer: its article builds, its messages are the real ones, its commands exist."""

import re
from pathlib import Path

import pytest

from medsite.cli.main import _COMMANDS, run
from tests.docs.manual import ROOT

README = (ROOT / "README.md").read_text("utf-8")
ARTICLE = re.sub(r"^ {7}", "", README[README.index("       ---\n") : README.index("5. **Build.**")], flags=re.MULTILINE)
MESSAGES = re.findall(r"^ {7}(content/\S+: .*\n {11}mend: .*)$", README, re.MULTILINE)


def start_site(folder: Path, article: str) -> list[str]:
    """Make a site as a newcomer does, with the article in it; return the options to build it with."""
    assert run(["new", str(folder), "--quiet"]) == 0
    (folder / "content" / "articles" / "2026-03-hay-fever.md").write_text(article, encoding="utf-8")
    return ["--site", str(folder), "--jobs", "1", "--no-cards"]


def test_the_article_of_the_readme_builds_in_a_new_site(tmp_path: Path) -> None:
    assert run(["build", *start_site(tmp_path, ARTICLE), "--strict"]) == 0
    page = (tmp_path / "output" / "articles" / "hay-fever" / "index.html").read_text("utf-8")
    assert "Most people need no tests." in page
    assert 'href="tel:112"' in page


def test_the_messages_of_the_readme_are_the_real_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    slip = ARTICLE.replace("summary:", "sumary:") + "One of us remembers a hard year (MRN 4452759).\n"
    assert run(["build", *start_site(tmp_path, slip)]) == 1
    said = capsys.readouterr().err
    assert len(MESSAGES) == 2
    for message in MESSAGES:
        assert message.replace("\n           mend", "\n    mend") in said
    assert not (tmp_path / "output").exists()


def test_every_command_of_the_readme_exists() -> None:
    told = set(re.findall(r"`medsite (\w[\w-]*)", README))
    assert told <= set(_COMMANDS)
