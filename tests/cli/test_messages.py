"""What a newcomer reads when something is wrong: where, why, and what to type next."""

from pathlib import Path

import pytest

from medsite.cli.main import run

SITE = "title: Elm Street Practice\nurl: https://www.example.org\n"
NUMBER = "4452759"


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / "content" / (name.replace("__", "/") + (".yaml" if name == "site" else ".md"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def say(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = run(arguments)
    said = capsys.readouterr()
    return code, said.out + said.err


def test_a_finding_shows_the_words_of_its_waiver_and_never_the_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, site=SITE, articles__one=f"---\ntitle: One\ndate: 2026-01-01\n---\n\nHer MRN: {NUMBER}.\n")
    code, said = say(capsys, "check", "--site", str(tmp_path))
    assert code == 1
    assert "content/articles/one.md:6:10: block S-MRN" in said
    assert "(words: " in said
    assert NUMBER not in said


def test_a_broken_site_yaml_is_to_be_mended_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, site=f'{SITE}clinic:\n\tphone: "+44 20 7946 0100"\n')
    code, said = say(capsys, "check", "--site", str(tmp_path))
    assert code == 1
    assert "content/site.yaml:4:1: error R005: a tab" in said
    assert "Mend content/site.yaml first" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["biuld"], 'Did you mean "medsite build"?'),
        (["Chek"], 'Did you mean "medsite check"?'),
        (["bake"], "There are: new, build, check"),
        (["build", "--draft"], "Did you mean '--drafts'?"),
        (["explain", "R12"], 'Did you mean "R212"?'),
        (["check", "no-such-file.md"], 'there is no file or folder "no-such-file.md" here'),
    ],
)
def test_a_misspelt_word_is_answered_with_the_right_one(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = say(capsys, *arguments)
    assert code == 2
    assert words in said


@pytest.mark.parametrize(
    ("folder", "words"),
    [(".", "cd site "), ("site/content", "cd .. "), ("site/content/articles", "cd ../.. "), ("other", "medsite new")],
)
def test_in_the_wrong_folder_the_way_home_is_said(
    folder: str,
    words: str,
    *,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(tmp_path / "site", site=SITE, articles__one="")
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / folder)
    code, said = say(capsys, "build")
    assert code == 2
    assert 'there is no folder "content" in this folder' in said
    assert words in said


def test_a_folder_of_others_is_named_without_a_line_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, site=SITE)
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "thesis.doc").write_text("mine", encoding="utf-8")
    code, said = say(capsys, "build", "--site", str(tmp_path), "--no-cards", "--jobs", "1")
    assert code == 1
    assert said.startswith("medsite: error W002: the folder output holds files")
    assert (tmp_path / "output" / "thesis.doc").read_text("utf-8") == "mine"


def test_one_fault_of_a_theme_is_not_told_for_every_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = {f"articles__a{n}": f"---\ntitle: A{n}\ndate: 2026-01-01\n---\nText.\n" for n in range(9)}
    write(tmp_path, site=f"{SITE}theme: elm\n", **texts)
    folder = tmp_path / "themes" / "elm" / "templates" / "parts"
    folder.mkdir(parents=True)
    (tmp_path / "themes" / "elm" / "theme.yaml").write_text("parent: clinic\n", encoding="utf-8")
    (folder / "brand.html").write_text("{{ view.site.setings }}\n", encoding="utf-8")
    code, said = say(capsys, "build", "--site", str(tmp_path), "--no-cards", "--jobs", "1")
    assert code == 1
    assert said.count('SiteView has no field "setings"') == 5
    assert "more pages like T011" in said
    assert "Traceback" not in said


def test_files_that_are_named_are_not_said_to_be_published(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "handout.txt").write_text("Drink enough water.\n", encoding="utf-8")
    assert say(capsys, "check", str(tmp_path)) == (0, "all is well: 1 file read and screened.\n")


def test_a_folder_with_a_space_is_quoted_in_what_to_type(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "My Site"
    code, said = say(capsys, "new", str(folder))
    assert code == 0
    assert f'cd "{folder}"' in said
