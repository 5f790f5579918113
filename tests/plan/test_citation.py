"""Files that cite an article."""

import json
import re
from datetime import date

import pytest

from medsite.model.content import Reference
from medsite.model.feed import TextFileView
from medsite.plan.citation import Cited, bibtex_text, csl_text, plain_name, ris_text
from tests.plan.sites import article, doctor, outputs_of

CITED = Cited(
    "sleep-2026", "Sleep & {rest}: 100% of\nwhat_helps", ("Asha Rao", "Jan van der Berg"), "River Clinic",
    date(2026, 3, 1), "https://river.example/articles/sleep/", "en",
)  # fmt: skip


def test_bibtex_escapes_what_it_would_read_as_commands() -> None:
    text = bibtex_text(CITED)
    assert text.startswith("@online{sleep-2026,\n")
    assert r"title = {{Sleep \& \{rest\}: 100\% of what\_helps}}," in text
    assert "author = {{Asha Rao} and {Jan van der Berg}}," in text
    assert re.sub(r"\\[{}]", "", text).count("{") == re.sub(r"\\[{}]", "", text).count("}")


def test_a_title_of_another_script_still_has_a_key() -> None:
    assert bibtex_text(Cited("नींद", "नींद", (), "S", date(2026, 3, 1), "https://h.example/", "hi")).startswith(
        "@online{page-2026-03-01,"
    )


def test_ris_has_a_line_each_and_an_end() -> None:
    lines = ris_text(CITED).split("\r\n")
    assert lines[0] == "TY  - ELEC"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
    assert "TI  - Sleep & {rest}: 100% of what_helps" in lines


def test_csl_reads_back() -> None:
    (entry,) = json.loads(csl_text(CITED))
    assert entry["author"] == [{"literal": "Asha Rao"}, {"literal": "Jan van der Berg"}]
    assert entry["issued"] == {"date-parts": [[2026, 3, 1]]}
    assert entry["URL"] == CITED.url


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Dr. Asha Rao", "Asha Rao"), ("Prof. Dr. Jan Berg", "Jan Berg"), ("Drew Hall", "Drew Hall"), ("Dr", "Dr")],
)
def test_titles_do_not_stand_in_citations(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_a_theme_that_does_not_cite_has_no_such_files() -> None:
    made = outputs_of(doctor(), article(references=(Reference("A work"),)))
    assert not [path for path, output in made.items() if isinstance(output.view, TextFileView) and "cite." in path]
