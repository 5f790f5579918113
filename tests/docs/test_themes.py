"""The theme makers' manual: its worked example is made from the page itself, and works."""

import re
from pathlib import Path

import pytest
from msgspec.structs import fields

from medsite.cli.main import run
from medsite.model.feed import CardFace
from medsite.render.templates_sandbox import _DROPPED_FILTERS, _DROPPED_GLOBALS
from tests.docs.manual import DOCS

MANUAL = (DOCS / "themes.md").read_text("utf-8")
_FILE = re.compile(r"^`(themes/elm/[\w./]+)`[^\n]*\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def write_site(folder: Path) -> None:
    files = {found[1]: found[2] for found in _FILE.finditer(MANUAL)}
    assert len(files) == 5
    article = "---\ntitle: Sprays\ndate: 2026-01-01\n---\n\n:::tip\nKeep the spray beside your toothbrush.\n:::\n"
    files["content/site.yaml"] = "title: Elm Street Practice\nurl: https://www.example.org\ntheme: elm\n"
    files["content/articles/sprays.md"] = article
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def test_the_worked_example_makes_a_box_and_a_colour(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_site(tmp_path)
    assert run(["build", "--site", str(tmp_path), "--no-cards", "--jobs", "1", "--strict"]) == 0, (
        capsys.readouterr().err
    )
    page = (tmp_path / "output" / "articles" / "sprays" / "index.html").read_text("utf-8")
    assert '<div class="box box-tip" role="note">' in page
    assert '<p class="box-title">A tip</p>' in page
    assert "<style" not in page
    main = re.search(r'href="/(assets/style-[0-9a-f]+\.css)"', page)
    assert main
    assert "--site-brand:#7a2e4d" in (tmp_path / "output" / main[1]).read_text("utf-8")
    sheet = re.search(r'href="/(assets/elm-[0-9a-f]+\.css)"', page)
    assert sheet
    assert ".box-tip" in (tmp_path / "output" / sheet[1]).read_text("utf-8")


def test_every_page_template_of_the_bundled_theme_is_in_the_table() -> None:
    folder = DOCS.parent / "themes" / "clinic" / "templates"
    for path in folder.glob("*.html"):
        assert path.name == "base.html" or f"| `{path.name}` |" in MANUAL


def test_every_filter_of_medsite_is_explained() -> None:
    source = (DOCS.parent / "medsite" / "render" / "templates.py").read_text("utf-8")
    names = re.findall(
        r"^        (\w+)=", source.partition("press.filters.update(")[2].partition("\n    )")[0], re.MULTILINE
    )
    assert len(names) > 5
    for name in names:
        assert f"\\| {name}`" in MANUAL, name


def test_what_the_sandbox_leaves_out_is_told() -> None:
    told = set(re.findall(r"`(\w+)`", MANUAL.partition("functions are not there: ")[2].partition("\n\n")[0]))
    assert told == {*_DROPPED_FILTERS, *_DROPPED_GLOBALS}


def test_every_field_of_a_card_is_told() -> None:
    told = set(re.findall(r"`(\w+)`", MANUAL.partition("and in them: ")[2].partition("Fonts come")[0]))
    assert {field.name for field in fields(CardFace)} <= told
