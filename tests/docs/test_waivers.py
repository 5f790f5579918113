"""What a waiver excuses in a source can be built, and nothing else comes through with it."""

import json
from pathlib import Path

import pytest

from medsite.cli.main import run

NUMBER, OTHER = "4452759", "4452760"


def write(site: Path, **texts: str) -> list[str]:
    """Write a small site with these articles; return the options to build it with."""
    (site / "content" / "articles").mkdir(parents=True, exist_ok=True)
    (site / "content" / "doctors").mkdir(exist_ok=True)
    (site / "content" / "site.yaml").write_text("title: Elm Street\nurl: https://www.example.org\n", encoding="utf-8")
    (site / "content" / "doctors" / "asha-rao.yaml").write_text("name: Dr Asha Rao\n", encoding="utf-8")
    for name, text in texts.items():
        source = f"---\ntitle: Text\nslug: {name}\ndate: 2026-01-01\n---\n\n{text}\n"
        (site / "content" / "articles" / f"{name}.md").write_text(source, encoding="utf-8")
    return ["--site", str(site), "--jobs", "1", "--no-cards"]


def waive_all(site: Path, options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Write a waiver for everything that blocks a source now."""
    capsys.readouterr()
    assert run(["check", *options, "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    entries = [
        f"- {{rule: {f['rule']}, path: {f['path']}, words: {f['words']}, reason: An example, who: Dr Asha Rao, when: 2026-01-01}}"
        for f in found
    ]
    (site / "content" / "waivers.yaml").write_text("\n".join(entries), encoding="utf-8")


def test_a_waived_text_is_built(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = write(tmp_path, one=f"The example was MRN {NUMBER}.")
    waive_all(tmp_path, options, capsys)
    assert run(["build", *options]) == 0, capsys.readouterr().err
    assert NUMBER in (tmp_path / "output" / "articles" / "one" / "index.html").read_text("utf-8")
    assert NUMBER in (tmp_path / "output" / "feed.xml").read_text("utf-8")


@pytest.mark.parametrize("other", [f"The example was MRN {OTHER}.", f"The example was MRN {NUMBER}."])
def test_a_waiver_excuses_no_other_text(other: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = write(tmp_path, one=f"The example was MRN {NUMBER}.")
    waive_all(tmp_path, options, capsys)
    write(tmp_path, two=other)
    assert run(["build", *options]) == 1
    assert "content/articles/two.md:" in capsys.readouterr().err
    assert not (tmp_path / "output").exists()


def test_a_waiver_taken_back_blocks_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = write(tmp_path, one=f"The example was MRN {NUMBER}.")
    waive_all(tmp_path, options, capsys)
    assert run(["build", *options]) == 0
    before = (tmp_path / "output" / "index.html").read_bytes()
    (tmp_path / "content" / "waivers.yaml").unlink()
    assert run(["build", *options]) == 1
    assert (tmp_path / "output" / "index.html").read_bytes() == before
