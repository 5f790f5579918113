"""A mention whose words make its author a patient never gets out; other names are public on its page alone."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from medsite.model.config import Config
from medsite.screen.engine import open_screen, screen_artifact
from medsite.screen.facts import gather_facts
from medsite.steps.foreword import Foreword, read_foreword, screen_foreword
from tests.laws.sites import build, write_site

SITE = "title: River Clinic\nurl: https://river.example\n"
ENTRY = """- url: https://social.example/1
  author: Nils Aker
  kind: reply
  text: {}
  date: 2026-04-02
  target: hay-fever
"""


def foreword(root: Path, words: str) -> Foreword:
    (root / "content").mkdir()
    (root / "content" / "site.yaml").write_text(SITE, "utf-8")
    (root / "content" / "mentions.yaml").write_text(ENTRY.format(words), "utf-8")
    return read_foreword(root, ["content/site.yaml", "content/mentions.yaml"])


@pytest.mark.parametrize("words", ["The clearest page on pollen that I know.", "Great read!", "We teach with it."])
def test_ordinary_praise_passes(tmp_path: Path, words: str) -> None:
    made = foreword(tmp_path, words)
    assert made.problems == ()
    assert made.config
    assert [mention.text for mention in made.config.mentions] == [words]
    assert screen_foreword(made)[1] == ()


@pytest.mark.parametrize(
    "words", ["I was her patient last spring.", "Dr Rao treated me for diabetes.", "This helped my mother sleep."]
)
def test_words_that_tell_of_a_patient_block_at_their_entry(tmp_path: Path, words: str) -> None:
    found = screen_foreword(foreword(tmp_path, words))[1]
    assert found
    assert {(finding.severity, finding.place.path, finding.place.line) for finding in found} == {
        ("error", "content/mentions.yaml", 1)
    }


def test_a_name_is_public_where_it_is_added_and_nowhere_else() -> None:
    page = b"<p>The patient Nils Aker came back.</p>"
    screen = open_screen(gather_facts(Config("content/site.yaml", "c", "River Clinic", "https://river.example"), ()))
    assert screen_artifact(screen, "articles/x/index.html", page) != ()
    public = replace(screen, facts=screen.facts.with_names(["Nils Aker"]))
    assert screen_artifact(public, "articles/x/index.html", page) == ()
    assert screen.digest != public.digest


def test_a_blocked_file_of_mentions_is_nowhere_also_where_the_rest_is_built(tmp_path: Path) -> None:
    site = write_site(tmp_path, articles=1)
    entry = ENTRY.format("I was her patient for years.").replace("hay-fever", "colds-0")
    reviewed = entry + "  reviewed_by: ines-tavares\n  reviewed: 2026-04-03\n"
    (site / "content" / "mentions.yaml").write_text(reviewed, "utf-8")
    assert build(site).returncode == 1
    assert not (site / "output").exists()
    assert build(site, "--without-blocked").returncode == 1
    page = (site / "output" / "articles" / "colds-0" / "index.html").read_text("utf-8")
    assert "Nils" not in page
    (site / "content" / "mentions.yaml").write_text(
        reviewed.replace("I was her patient for years.", "Clear words."), "utf-8"
    )
    assert build(site).returncode == 0
    assert "Nils Aker" in (site / "output" / "articles" / "colds-0" / "index.html").read_text("utf-8")
