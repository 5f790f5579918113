"""``medsite check --fix`` shows what would change, asks, and writes only what the author takes."""

import os
import sys
import time
from pathlib import Path

import pytest

from medsite.cli.fixes import offer_fixes, write_fix
from medsite.fixing import Change, Fix, apply_changes, cut_changes
from tests.laws.sites import REPO, read_tree, run_medsite, write_article, write_site

FOUND = "Her medical record number is MRN 00481516.\n\nOne.\n\nTwo.\n\nThree.\n\nHer son Ruben Achterberg drove."
QUIET = {"CI": ""}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = write_site(tmp_path / "site", articles=1)
    write_article(root, "visit", text=FOUND)
    return root


def test_nothing_is_rewritten_unasked(site: Path) -> None:
    before = read_tree(site)
    done = run_medsite(site, "check", "--fix", **QUIET)
    assert done.returncode == 1
    assert "-Her medical record number is MRN 00481516." in done.stdout
    assert "+Her medical record number is MRN [removed]." in done.stdout
    assert "--yes" in done.stderr
    assert read_tree(site) == before


def test_yes_takes_all_and_the_site_is_checked_again(site: Path) -> None:
    done = run_medsite(site, "check", "--fix", "--yes", **QUIET)
    text = (site / "content/articles/visit.md").read_text()
    assert done.returncode == 0, done.stderr
    assert "MRN [removed]." in text
    assert "Her son drove." in text
    assert "what helps" in text.lower()


def test_what_cannot_be_rewritten_is_still_told(site: Path) -> None:
    write_article(site, "visit", text=f"{FOUND}\n\n![A hand](/static/ruben-achterberg.jpg)")
    done = run_medsite(site, "check", "--fix", "--yes", "content/articles/visit.md", **QUIET)
    assert done.returncode == 1
    assert "visit.md:" in done.stderr
    text = (site / "content/articles/visit.md").read_text()
    assert "MRN [removed]." in text
    assert "Ruben Achterberg drove" in text


def test_files_of_any_generator_are_mended(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts/a.html").write_bytes(b"\xef\xbb\xbf<p>Her MRN is 00481516.</p>\r\n")
    assert run_medsite(tmp_path, "check", "--fix", "--yes", "posts", **QUIET).returncode == 0
    assert (tmp_path / "posts/a.html").read_bytes() == b"\xef\xbb\xbf<p>Her MRN is [removed].</p>\r\n"
    assert [path.name for path in (tmp_path / "posts").iterdir()] == ["a.html"]


def test_a_build_servers_log_shows_no_words(site: Path) -> None:
    done = run_medsite(site, "check", "--fix", CI="true")
    assert done.returncode == 1
    assert "00481516" not in done.stdout + done.stderr
    assert "2 places could be rewritten" in done.stderr


@pytest.mark.parametrize("arguments", [("--yes",), ("--fix", "--format", "json")])
def test_odd_wishes_are_usage_errors(site: Path, arguments: tuple[str, ...]) -> None:
    assert run_medsite(site, "check", *arguments).returncode == 2


def _fix(path: Path) -> Fix:
    path.write_text("one\nMRN 1\nthree\nfour\nfive\nsix\nMRN 2\n")
    return Fix("x.md", path, path.read_bytes(), cut_changes(path.read_text(), path.read_text().replace("MRN", "no")))


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        ("yy", "one\nno 1\nthree\nfour\nfive\nsix\nno 2\n"),
        ("yn", "one\nno 1\nthree\nfour\nfive\nsix\nMRN 2\n"),
        ("ny", "one\nMRN 1\nthree\nfour\nfive\nsix\nno 2\n"),
        ("a", "one\nno 1\nthree\nfour\nfive\nsix\nno 2\n"),
        ("s", "one\nMRN 1\nthree\nfour\nfive\nsix\nMRN 2\n"),
        ("yq", "one\nno 1\nthree\nfour\nfive\nsix\nMRN 2\n"),
        ("q", "one\nMRN 1\nthree\nfour\nfive\nsix\nMRN 2\n"),
    ],
)
def test_each_change_is_answered_for(tmp_path: Path, answers: str, text: str) -> None:
    given = iter(answers)
    offer_fixes([_fix(tmp_path / "x.md")], ask=lambda _: next(given), color=False)
    assert (tmp_path / "x.md").read_text() == text


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fix = _fix(tmp_path / "x.md")
    (tmp_path / "x.md").write_text("newer")
    assert not write_fix(fix, fix.changes)
    assert (tmp_path / "x.md").read_text() == "newer"
    assert "meanwhile" in capsys.readouterr().err


def test_a_text_without_differences_has_no_changes() -> None:
    assert cut_changes("a\nb", "a\nb") == ()


def test_a_change_keeps_the_byte_order_mark() -> None:
    fix = Fix("x", Path("x"), b"\xef\xbb\xbfa\r\nb", ())
    assert apply_changes(fix, [Change(1, 2, ("b",), ("c",))]) == b"\xef\xbb\xbfa\r\nc"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_a_person_at_a_terminal_is_asked(site: Path) -> None:
    import pty

    arguments = [sys.executable, "-m", "medsite", "check", "--fix", "--no-color", "content/articles/visit.md"]
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(site)
        os.execve(sys.executable, arguments, {**os.environ, "PYTHONPATH": str(REPO), "CI": ""})
    said = b""
    for answer in (b"y\n", b"n\n"):
        while said.count(b"[y/n/a/s/q]") < (1 if answer == b"y\n" else 2):
            said += os.read(terminal, 4096)
        os.write(terminal, answer)
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            if not (more := os.read(terminal, 4096)):
                break
        except OSError:
            break
        said += more
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1
    text = (site / "content/articles/visit.md").read_text()
    assert "MRN [removed]." in text
    assert "Ruben Achterberg drove" in text
