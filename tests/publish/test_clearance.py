"""Only what was cleared: through the command line, on a small site that is built, changed and spoilt."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from medsite.cli.main import run
from tests.laws.sites import SITE_YAML, write_article, write_site
from tests.publish.sites import read_tree

TARGET = "publish:\n  targets:\n    drive: {kind: folder, path: ../public}\n"
Site = Callable[..., tuple[int, str, str]]


class Practice:
    """A site with a target, and the command line in it."""

    def __init__(self, root: Path, told: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self._told = told

    def call(self, *arguments: str) -> tuple[int, str]:
        """Run a command and return its exit code and everything it said."""
        extra = ("--jobs", "1", "--no-cards") if arguments[0] == "build" else ()
        code = run([*arguments, *extra, "--site", str(self.root)])
        out, err = self._told.readouterr()
        assert "Traceback" not in out + err
        assert str(self.root.parent) not in out + err, "a path of this machine is told"
        return code, out + err

    def publish(self, *arguments: str) -> tuple[int, str]:
        return self.call("publish", *arguments)

    @property
    def public(self) -> dict[str, bytes]:
        return read_tree(self.root.parent / "public")

    @property
    def output(self) -> dict[str, bytes]:
        return {p: d for p, d in read_tree(self.root / "output").items() if p != "medsite-manifest.json"}


@pytest.fixture
def practice(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Practice:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    root = write_site(tmp_path / "site", 1)
    (root / "content" / "site.yaml").write_text(SITE_YAML + TARGET, encoding="utf-8")
    made = Practice(root, capsys)
    assert made.call("build")[0] == 0
    return made


def test_the_built_site_is_what_readers_get_and_nothing_is_sent_twice(practice: Practice) -> None:
    code, said = practice.publish("--dry-run")
    assert (code, practice.public) == (0, {})
    assert "  new: " in said
    assert 'To do it, type "medsite publish drive".' in said
    code, said = practice.publish()
    assert code == 0
    assert practice.public == practice.output
    assert "Look at it: https://elmrow.example.org/" in said
    code, said = practice.publish("drive")
    assert code == 0
    assert "nothing was sent" in said
    record = json.loads(practice.publish("--format", "json")[1])
    assert record["uploads"] == record["deletions"] == []
    assert record["unchanged"] == len(practice.output)


def test_one_article_more_sends_only_what_it_changes(practice: Practice) -> None:
    practice.publish()
    write_article(practice.root, "coughs", title="Coughs")
    assert practice.publish("--build")[0] == 0
    assert practice.public == practice.output
    assert "articles/coughs/index.html" in practice.public


def test_without_a_build_there_is_nothing_to_publish(practice: Practice) -> None:
    shutil.rmtree(practice.root / "output")
    code, said = practice.publish()
    assert (code, practice.public) == (1, {})
    assert "there is no finished site in output" in said
    assert 'type "medsite build"' in said


def _change_article(root: Path) -> None:
    write_article(root, "colds-0", title="Colds", text="Tea helps.")


def _add_article(root: Path) -> None:
    write_article(root, "coughs", title="Coughs")


def _remove_page(root: Path) -> None:
    (root / "content" / "pages" / "about.md").unlink()


def _add_theme(root: Path) -> None:
    (root / "themes" / "own" / "static").mkdir(parents=True)
    (root / "themes" / "own" / "static" / "x.css").write_text("body{}", encoding="utf-8")


def _change_page(root: Path) -> None:
    (root / "output" / "about" / "index.html").write_text("<p>Somebody was here.", encoding="utf-8")


def _remove_output(root: Path) -> None:
    (root / "output" / "feed.xml").unlink()


def _change_list(root: Path) -> None:
    """Change a page and the list of digests so that they fit each other."""
    from medsite.compute.digest import digest_bytes

    _change_page(root)
    manifest = root / "output" / "medsite-manifest.json"
    record = json.loads(manifest.read_bytes())
    record["files"]["about/index.html"] = digest_bytes((root / "output" / "about" / "index.html").read_bytes())
    manifest.write_text(json.dumps(record), encoding="utf-8")


def _add_to_list(root: Path) -> None:
    from medsite.compute.digest import digest_bytes

    (root / "output" / "evil.js").write_bytes(b"x")
    manifest = root / "output" / "medsite-manifest.json"
    record = json.loads(manifest.read_bytes())
    record["files"]["evil.js"] = digest_bytes(b"x")
    manifest.write_text(json.dumps(record), encoding="utf-8")


def _forget(root: Path) -> None:
    shutil.rmtree(root / ".medsite")


def _link_page(root: Path) -> None:
    page = root / "output" / "about" / "index.html"
    twin = root.parent / "twin.html"
    twin.write_bytes(page.read_bytes())
    page.unlink()
    page.symlink_to(twin)


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (_change_article, "content/articles/colds-0.md changed since the site was built"),
        (_add_article, "content/articles/coughs.md came in since the site was built"),
        (_remove_page, "content/pages/about.md went since the site was built"),
        (_add_theme, "the theme changed since the site was built"),
        (_change_page, "output/about/index.html changed after the screening"),
        (_remove_output, "output/feed.xml went from the built site"),
        (_link_page, "output/about/index.html went from the built site"),
        (_change_list, "the list of files in output is not the one that medsite wrote there"),
        (_add_to_list, "the list of files in output is not the one that medsite wrote there"),
        (_forget, "nothing is remembered of how output was built"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_was_not_cleared_is_not_sent_until_it_is_built_again(
    practice: Practice, spoil: Callable[[Path], None], reason: str
) -> None:
    spoil(practice.root)
    code, said = practice.publish()
    assert (code, practice.public) == (1, {})
    assert reason in said
    assert 'type "medsite build"' in said
    code, said = practice.publish("--build")
    assert code == 0, said
    assert practice.public == {p: d for p, d in practice.output.items() if p != "evil.js"}


def test_a_new_day_wants_a_new_build(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1790000000 + 86400))
    code, said = practice.publish()
    assert (code, practice.public) == (1, {})
    assert "a day has passed" in said


def test_the_hour_of_an_article_wants_a_new_build(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    write_article(practice.root, "soon", title="Soon", date="2026-09-21T16:00:00+01:00")
    assert practice.call("build")[0] == 0
    assert practice.publish()[0] == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1790000000 + 3600))
    code, said = practice.publish()
    assert code == 1
    assert "the hour of an article has come" in said


def test_a_blocked_build_is_told_and_the_old_site_stays(practice: Practice) -> None:
    practice.publish()
    before = practice.public
    write_article(practice.root, "visit", title="A visit", text="Our patient, MRN 44718203, was born on 3 May 1961.")
    assert practice.call("build")[0] == 1
    code, said = practice.publish()
    assert code == 1
    assert "the last build was stopped by 1 text with a likely identifier" in said
    assert "44718203" not in said
    code, said = practice.publish("--build")
    assert code == 1
    assert "nothing was published" in said
    assert practice.public == before
    (practice.root / "content" / "articles" / "visit.md").unlink()
    assert practice.publish()[0] == 0, "what stands in output/ is the last clean build, and holds again"


def test_a_build_without_what_is_blocked_is_not_sent(practice: Practice) -> None:
    write_article(practice.root, "visit", title="A visit", text="Our patient, MRN 44718203, was born on 3 May 1961.")
    assert practice.call("build", "--without-blocked")[0] == 1
    code, said = practice.publish()
    assert (code, practice.public) == (1, {})
    assert "the last build left out" in said


def test_a_build_with_drafts_is_not_sent(practice: Practice) -> None:
    assert practice.call("build", "--drafts")[0] == 0
    code, said = practice.publish()
    assert (code, practice.public) == (1, {})
    assert "--drafts" in said


def test_a_site_for_a_stick_goes_to_folders_only(practice: Practice) -> None:
    more = TARGET + "    tool: {kind: command, run: exit 0}\n"
    (practice.root / "content" / "site.yaml").write_text(SITE_YAML + more, encoding="utf-8")
    assert practice.call("build", "--relative")[0] == 0
    code, said = practice.publish("tool")
    assert code == 1
    assert "USB stick" in said
    assert practice.publish("drive")[0] == 0
    assert practice.public == practice.output


def test_a_failed_build_is_told(practice: Practice) -> None:
    (practice.root / "content" / "articles" / "broken.md").write_text("---\ntitle: x\n---\nText.\n", encoding="utf-8")
    assert practice.call("build")[0] == 1
    code, said = practice.publish()
    assert (code, practice.public) == (1, {})
    assert "the last build was stopped by 1 problem" in said


def test_files_that_others_put_into_output_are_told_and_not_sent(practice: Practice) -> None:
    (practice.root / "output" / "own.txt").write_bytes(b"x")
    code, said = practice.publish()
    assert code == 0
    assert "not sent: output/own.txt was not made by medsite" in said
    assert "own.txt" not in practice.public


def test_a_secret_in_the_settings_is_refused_with_its_line(practice: Practice) -> None:
    config = practice.root / "content" / "site.yaml"
    secret = "https://sam:pa55word@git.example.org/x.git"
    config.write_text(SITE_YAML + TARGET + f"    web: {{kind: git, repository: '{secret}'}}\n", encoding="utf-8")
    code, said = practice.publish("--build", "web")
    assert (code, practice.public) == (1, {})
    assert "line 12 of content/site.yaml holds a password in an address" in said
    assert "pa55word" not in said


@pytest.mark.parametrize(
    ("targets", "arguments", "reason"),
    [
        ("", (), "names no place to publish to"),
        (TARGET, ("drvie",), 'Did you mean "drive"?'),
        (TARGET, ("web",), "There are: drive."),
        (TARGET + "    other: {kind: folder, path: ../other}\n", (), "one of: drive, other"),
    ],
)
def test_which_target_is_meant_must_be_clear(
    practice: Practice, targets: str, arguments: tuple[str, ...], reason: str
) -> None:
    (practice.root / "content" / "site.yaml").write_text(SITE_YAML + targets, encoding="utf-8")
    code, said = practice.publish(*arguments)
    assert (code, practice.public) == (2, {})
    assert reason in said


def test_a_mistake_in_the_settings_is_told_with_its_line(practice: Practice) -> None:
    config = practice.root / "content" / "site.yaml"
    config.write_text(SITE_YAML + TARGET.replace("path", "pth"), encoding="utf-8")
    code, said = practice.publish()
    assert code == 1
    assert "content/site.yaml:11:" in said


def test_a_page_of_somebody_else_at_the_target_is_told_in_the_plan(practice: Practice) -> None:
    (practice.root.parent / "public").mkdir()
    (practice.root.parent / "public" / "index.html").write_bytes(b"It works!")
    code, said = practice.publish("--dry-run")
    assert code == 1
    assert "in the way in the folder ../public: index.html" in said
    assert practice.publish()[0] == 1
    assert practice.public == {"index.html": b"It works!"}
    assert practice.publish("--replace")[0] == 0
    assert practice.public == practice.output


def test_another_site_in_the_folder_is_not_replaced_in_silence(practice: Practice) -> None:
    practice.publish()
    config = practice.root / "content" / "site.yaml"
    moved = config.read_text("utf-8").replace("elmrow.example.org\nlanguage", "elm.example.net\nlanguage")
    config.write_text(moved, encoding="utf-8")
    assert practice.call("build")[0] == 0
    before = practice.public
    code, said = practice.publish("--dry-run")
    assert (code, practice.public) == (1, before)
    assert "another site stands in the folder ../public: https://elmrow.example.org" in said
    code, said = practice.publish()
    assert (code, practice.public) == (1, before)
    assert "holds another site, https://elmrow.example.org; nothing was sent" in said
    assert practice.publish("--replace")[0] == 0
    assert practice.public == practice.output
    assert practice.publish()[0] == 0
