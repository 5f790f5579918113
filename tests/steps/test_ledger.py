"""What is known of a folder is kept, and only what changed is read again."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from medsite.compute.pool import Pool
from medsite.compute.store import Store, open_memory_store
from medsite.model.content import Article
from medsite.steps.intake import take_one
from medsite.steps.ledger import MANY, Ledger, look_again, look_at, open_ledger, remember_ledger
from medsite.steps.request import Request
from medsite.steps.skim import skim_one
from tests.preview.served import ARTICLE, BLOCKED, DOCTOR, ROOT, SITE, make_site

NOTE = "content/articles/hay-fever.md"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    root = make_site(tmp_path)
    return Request(root, root / "output", ROOT / "themes", NOW, ticks=2**62, code="test", drafts=True)


def opened(request: Request, store: Store | None = None) -> Ledger:
    return open_ledger(request, store or open_memory_store(), Pool(1))


def again(ledger: Ledger, request: Request) -> tuple[Ledger, frozenset[str]]:
    return look_again(ledger, request, open_memory_store(), Pool(1))


def test_a_look_at_an_unchanged_folder_changes_nothing(request_: Request) -> None:
    ledger = opened(request_)
    assert again(ledger, request_) == (ledger, frozenset())
    assert look_at(ledger, [NOTE]) == (ledger, frozenset(), {})


def test_after_any_look_the_ledger_is_the_one_of_a_fresh_reading(request_: Request) -> None:
    ledger = opened(request_)
    (request_.root / NOTE).write_text(ARTICLE + "\nMore.\n")
    (request_.root / "content/static").mkdir()
    (request_.root / "content/static/a.txt").write_text("Plain.")
    (request_.root / "content/pages/about.md").unlink()
    ledger, changed = again(ledger, request_)
    assert changed == {NOTE, "content/static/a.txt", "content/pages/about.md"}
    assert ledger == opened(request_)


def test_a_single_text_is_read_alone(request_: Request) -> None:
    ledger = opened(request_)
    (request_.root / NOTE).write_text(BLOCKED)
    ledger, changed, taken = look_at(ledger, [NOTE, "content/articles/not-there.md", "content/site.yaml"])
    assert changed == taken.keys() == {NOTE}
    assert [finding.rule for finding in ledger.all_findings()] == ["S-MRN"]
    assert ledger == opened(request_)


def test_a_new_name_of_the_clinic_lets_every_text_wait_to_be_screened_again(request_: Request) -> None:
    (request_.root / NOTE).write_text(BLOCKED)
    ledger = opened(request_)
    (request_.root / "content/doctors/asha-rao.yaml").write_text(DOCTOR.replace("Asha Rao", "Asha Rao Singh"))
    ledger, _ = again(ledger, request_)
    assert NOTE in ledger.waiting
    assert [finding.rule for finding in ledger.all_findings()] == ["S-MRN"]  # what was found stands until then
    ledger, _, _ = look_at(ledger, ledger.waiting)
    assert ledger == opened(request_)


def test_settings_that_cannot_be_read_do_not_make_texts_wait(request_: Request) -> None:
    ledger = opened(request_)
    (request_.root / "content/site.yaml").write_text("title: [")
    ledger, _ = again(ledger, request_)
    assert ledger.foreword.config is None
    assert ledger.waiting == []
    (request_.root / "content/site.yaml").write_text(SITE)
    assert again(ledger, request_)[0] == opened(request_)


def test_what_the_store_remembers_is_not_read_and_is_the_same(request_: Request) -> None:
    store = open_memory_store()
    first = opened(request_, store)
    remember_ledger(first, request_, store)
    second = opened(request_, store)
    assert second == first
    other = opened(replace(request_, code="another version"), store)
    assert {path: entry.document for path, entry in other.texts.items()} == {
        path: entry.document for path, entry in first.texts.items()
    }


def test_of_very_many_new_texts_only_the_heads_are_read_at_first(request_: Request) -> None:
    for number in range(MANY + 1):
        (request_.root / f"content/articles/n{number}.md").write_text(ARTICLE)
    ledger = opened(request_)
    assert len(ledger.waiting) == len(ledger.texts)
    ledger, changed, _ = look_at(ledger, [NOTE])
    assert changed == {NOTE}
    assert NOTE not in ledger.waiting


def test_a_skimmed_text_says_in_its_head_what_the_whole_text_says(request_: Request) -> None:
    ledger = opened(request_)
    skimmed = skim_one(ledger.desk, NOTE)
    whole = ledger.texts[NOTE].document
    assert isinstance(whole, Article)
    assert isinstance(skimmed, Article)
    assert replace(skimmed, body=whole.body) == whole
    assert abs(skimmed.body.words - whole.body.words) < 5


@pytest.mark.parametrize("text", ["", "No head at all.", "---\ntitle: [", "---\ntitle: x\n", "\xff"])
def test_a_text_without_a_head_is_skimmed_without_a_fall(request_: Request, text: str) -> None:
    (request_.root / NOTE).write_bytes(text.encode("latin-1"))
    ledger = opened(request_)
    skimmed, whole = skim_one(ledger.desk, NOTE), take_one(ledger.desk, NOTE)
    assert bool(skimmed) == bool(whole.document)
