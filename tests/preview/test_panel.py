"""What is said on top of a page."""

from pathlib import Path

import pytest

from medsite.model.finding import Finding
from medsite.model.problem import Place, Problem
from medsite.preview.panel import Desk, badge, dress_page, item, marked_line
from medsite.preview.shown import Count, Notes, Shown

PAGE = b"<!doctype html><html><body><p>Hay fever</p></body></html>"
PROBLEM = Problem(Place("content/articles/a.md", 2, 1, 2, 7), "R012", 'unknown field "sumary"', "did you mean it?")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "content/articles/a.md").write_text("---\nsumary: <b>x</b>\n---\n")
    (tmp_path / "content/.secret").write_text("secret")
    (tmp_path / "outside.txt").write_text("outside")
    (tmp_path / "content/link.md").symlink_to("/etc/passwd")
    return Desk(tmp_path, tmp_path / "bundled", "vscode://file{path}:{line}")


def test_a_page_in_order_gets_a_badge_and_no_panel(desk: Desk) -> None:
    made = dress_page(Shown("index.html", 200, PAGE), Count(), desk, "g").decode()
    assert made.startswith("<!doctype html><html><body><p>Hay fever</p><medsite-preview")
    assert made.endswith("</body></html>")
    assert "All is well" in made
    assert 'role="dialog"' not in made


def test_a_message_shows_its_line_escaped_and_marked(desk: Desk) -> None:
    made = item(PROBLEM, desk)
    assert "<mark>sumary</mark>: &lt;b&gt;x&lt;/b&gt;" in made
    assert "content/articles/a.md, line 2" in made
    assert "Did you mean it?" in made
    assert "/_studio/open?path=content%2Farticles%2Fa.md&amp;line=2" in made


@pytest.mark.parametrize(
    "path",
    ["content/.secret", "outside.txt", "content/../outside.txt", "content//a.md", "content/link.md", "/etc/passwd", ""],
)
def test_no_other_file_is_looked_into(desk: Desk, path: str) -> None:
    assert desk.find(path) is None
    assert desk.line(Place(path or "x")) == ""


def test_a_blocked_page_says_why(desk: Desk) -> None:
    finding = Finding(
        Place("content/articles/a.md", 2, 9, 2, 10), "S-MRN", "MRN", "error", "a likely number", "remove it"
    )
    notes = Notes(findings=(finding,), withheld=True)
    made = dress_page(Shown("a/index.html", 503, b"", notes), Count(blocks=1), desk, "g").decode()
    assert "This page is blocked" in made
    assert "1 blocked" in made
    assert "Look behind" not in made


@pytest.mark.parametrize(
    ("count", "words", "mood"),
    [
        (Count(), "All is well", "good"),
        (Count(warnings=1), "1 warning", "fair"),
        (Count(errors=2, warnings=3), "2 problems, 3 warnings", "bad"),
        (Count(blocks=1, waiting=7), "1 blocked, 7 still to be checked", "bad"),
    ],
)
def test_the_badge_counts(count: Count, words: str, mood: str) -> None:
    made = badge(count, Notes())
    assert f">{words}<" in made
    assert f'class="badge {mood}"' in made


@pytest.mark.parametrize(
    ("text", "place", "made"),
    [
        ("title: x", Place("a", 1, 1, 1, 6), "<mark>title</mark>: x"),
        ("title: x", Place("a", 1, 8), "title: <mark>x</mark>"),
        ("title: x", Place("a", 1, 1, 3, 2), "<mark>title: x</mark>"),
        ("title", Place("a", 1, 99), "title"),
        ("  <b>", Place("a", 1, 3, 1, 6), "<mark>&lt;b&gt;</mark>"),
    ],
)
def test_the_place_is_marked_in_its_line(text: str, place: Place, made: str) -> None:
    assert marked_line(text, place) == made


def test_a_very_long_line_is_cut_around_the_place() -> None:
    made = marked_line("a" * 5000 + "HERE" + "b" * 5000, Place("a", 1, 5001, 1, 5005))
    assert "<mark>HERE</mark>" in made
    assert len(made) < 400
    assert made.startswith("…")
    assert made.endswith("…")
