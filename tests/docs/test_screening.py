"""The manual of the screening says what the screening does."""

import json
import re
from pathlib import Path

import pytest

from medsite.cli.main import run
from medsite.compute.digest import digest_bytes
from medsite.model.content import Source
from medsite.read.documents import read_waivers
from medsite.screen.engine import open_screen, screen_source
from medsite.screen.facts import Facts
from medsite.screen.rewrites import rewrite_source
from medsite.screen.rules import LETTERS
from tests.docs.manual import DOCS, examples

MANUAL = (DOCS / "screening.md").read_text("utf-8")


def rules_in(text: str) -> set[str]:
    source = f"---\ntitle: Text\ndate: 2026-01-01\n---\n\n{text}\n".encode()
    return {
        f.rule for f in screen_source(open_screen(Facts()), "content/articles/text.md", source) if f.severity == "error"
    }


def test_the_table_holds_every_category_with_its_letter() -> None:
    told = {name: letter for letter, name in re.findall(r"^\| ([A-R]) \| ([A-Z_]+) \|", MANUAL, re.MULTILINE)}
    assert told == {name: letter for name, letter in LETTERS.items() if name != "POLICY"}


@pytest.mark.parametrize(
    "text", ["World Asthma Day is on 5 May.", *re.findall(r"“([^”]+)”", MANUAL.partition("## What is")[0])]
)
def test_what_the_manual_says_passes_does(text: str) -> None:
    assert rules_in(text) == set()


@pytest.mark.parametrize(
    ("text", "rule"), [("She was admitted on 5 May.", "S-DATE"), ("Her MRN is 445**27**&#53;9.", "S-MRN")]
)
def test_what_the_manual_says_is_found_is(text: str, rule: str) -> None:
    assert rules_in(text) == {rule}


def test_the_waivers_of_the_manual_are_read() -> None:
    rules = []
    for text in examples(MANUAL, "yaml"):
        read = read_waivers(Source("content/waivers.yaml", text.encode(), digest_bytes(text.encode())))
        assert not read.problems
        assert read.value
        rules.append(read.value[0].rule)
    assert rules == ["S-PHONE", "S-FILE-SCAN-LIKE"]


def test_the_rewrite_of_the_manual_is_the_real_one() -> None:
    before = next(line[1:] for line in MANUAL.splitlines() if line.startswith("-Mrs Thornbury"))
    after = next(line[1:] for line in MANUAL.splitlines() if line.startswith("+A patient"))
    assert rewrite_source(open_screen(Facts()), "content/articles/x.md", before, lambda _: False) == after


def test_the_json_of_the_manual_has_the_keys_of_the_real_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (told,) = map(json.loads, examples(MANUAL, "json"))
    (tmp_path / "content" / "articles").mkdir(parents=True)
    (tmp_path / "content" / "site.yaml").write_text("title: A\nurl: https://www.example.org\n", encoding="utf-8")
    text = "---\ntitle: A\ndate: 2026-01-01\nsumary: B\n---\n\nHer MRN is 4452759.\n"
    (tmp_path / "content" / "articles" / "a.md").write_text(text, encoding="utf-8")
    assert run(["check", "--site", str(tmp_path), "--format", "json"]) == 1
    real = json.loads(capsys.readouterr().out)
    assert set(told) == set(real)
    for part in ("findings", "problems"):
        assert set(told[part][0]) == set(real[part][0])
        assert told[part][0]["rule"] == real[part][0]["rule"]
        assert told[part][0]["mend"] == real[part][0]["mend"]
