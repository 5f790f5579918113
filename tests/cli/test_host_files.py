"""``medsite host-files`` prints and writes what hosts want, and harms no file that is there."""

import json
from pathlib import Path

import pytest

from medsite.cli.main import run
from tests.laws.sites import write_article, write_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site", articles=1)


def say(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(["host-files", *arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_the_list_names_every_host_and_every_file(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ((), ("--list",)):
        code, out, _ = say(capsys, *arguments)
        assert code == 0
        assert all(name in out for name in ("netlify", "nginx", "vercel.json", ".well-known/security.txt"))


def test_one_file_is_printed_as_it_is(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = say(capsys, "vercel", "--site", str(site))
    assert (code, err) == (0, "")
    assert "headers" in json.loads(out)


def test_what_is_printed_is_what_a_build_publishes(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "--site", str(site), "--no-cards", "--jobs", "1", "-q"]) == 0
    capsys.readouterr()
    for name in ("_headers", "_redirects", "security.txt"):
        _, out, _ = say(capsys, name, "--site", str(site))
        path = site / "output" / (".well-known/security.txt" if name == "security.txt" else name)
        assert out == path.read_text("utf-8")


def test_a_file_that_differs_is_kept_until_one_says_replace(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    write = ("nginx", "security.txt", "--site", str(site), "--output", str(out))
    assert say(capsys, *write)[0] == 0
    assert say(capsys, *write)[0] == 0  # the same bytes are no difference
    (out / "nginx.conf").write_text("# mine", encoding="utf-8")
    code, _, err = say(capsys, *write)
    assert code == 1
    assert "H010" in err
    assert (out / "nginx.conf").read_text("utf-8") == "# mine"
    assert say(capsys, *write, "--replace")[0] == 0
    assert (out / "nginx.conf").read_text("utf-8").startswith("# For the server block of elmrow.example.org")


@pytest.mark.parametrize(
    ("name", "told"),
    [("netlfy", 'Did you mean "netlify"?'), ("geocities", "There are: netlify"), ("github", "takes no such file")],
)
def test_an_unknown_host_is_a_usage_error_with_a_mend(
    site: Path, capsys: pytest.CaptureFixture[str], name: str, told: str
) -> None:
    code, out, err = say(capsys, name, "--site", str(site))
    assert (code, out) == (2, "")
    assert told in err


def test_nothing_is_made_of_a_site_that_is_blocked(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_article(site, "visit", text="MRN: 84739201 was seen on Thursday.")
    code, out, err = say(capsys, "netlify", "--site", str(site))
    assert (code, out) == (1, "")
    assert "84739201" not in err


def test_a_site_with_nobody_to_tell_is_told_how_to_name_somebody(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = site / "content" / "site.yaml"
    config.write_text("title: A\nurl: https://a.example\n", encoding="utf-8")
    code, out, err = say(capsys, "security.txt", "--site", str(site))
    assert (code, out) == (0, "")
    assert "security_contact" in err
