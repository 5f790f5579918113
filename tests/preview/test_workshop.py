"""The site in memory equals the site on disk, whatever happened to the folder in between."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from medsite.compute.pool import Pool
from medsite.compute.store import Store, open_memory_store
from medsite.model.output import Output
from medsite.plan.prospect import find_output
from medsite.preview.orders import Work
from medsite.preview.shown import Change, Shown
from medsite.preview.workshop import Workshop
from medsite.steps.draft import Draft, draft_site
from medsite.steps.pressing import press_one
from medsite.steps.request import Request
from tests.preview.served import ARTICLE, BLOCKED, DOCTOR, PAGE, ROOT, SITE, make_site

NOTE = "content/articles/hay-fever.md"
PATH = "articles/hay-fever/index.html"


@contextmanager
def in_memory() -> Iterator[Store]:
    yield open_memory_store()


def request_for(root: Path) -> Request:
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    return Request(root, root / "output", ROOT / "themes", now, ticks=0, code="test", drafts=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_site(tmp_path)


@pytest.fixture
def workshop(root: Path) -> Workshop:
    return Workshop(lambda: request_for(root), in_memory)


def write(root: Path, path: str, text: str) -> str:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return path


def show(workshop: Workshop, path: str = PATH) -> Shown:
    found = workshop.prepare(path)
    return workshop.finish(path, press_one(found.desk, found.job)) if isinstance(found, Work) else found


def fresh(root: Path) -> Draft:
    with Pool(1) as pool:
        return draft_site(request_for(root), open_memory_store(), pool)


def planned(root: Path) -> dict[str, Output]:
    draft = fresh(root)
    assert draft.plan
    return {output.path: output for output in draft.plan.outputs}


def assert_equals_disk(workshop: Workshop, root: Path) -> None:
    assert workshop.prospect
    outputs = planned(root)
    assert {path: find_output(workshop.prospect, path) for path in outputs} == outputs
    assert workshop.survey().problems == fresh(root).problems


EDITS: dict[str, Callable[[Path], object]] = {
    "text": lambda r: write(r, NOTE, ARTICLE + "\n\nMore.\n"),
    "title": lambda r: write(r, NOTE, ARTICLE.replace("Hay fever and", "Pollen and")),
    "tags": lambda r: write(r, NOTE, ARTICLE.replace("[allergies]", "[allergies, spring]")),
    "a broken link": lambda r: write(r, NOTE, ARTICLE + "\n[x](nowhere.md)\n"),
    "a new text": lambda r: write(r, "content/articles/new.md", ARTICLE.replace("Hay fever", "Ticks")),
    "a new folder": lambda r: write(r, "content/articles/deep/index.md", ARTICLE.replace("Hay fever", "Ticks")),
    "a text is gone": lambda r: (r / NOTE).unlink(),
    "a text is renamed": lambda r: (r / NOTE).rename(r / "content/articles/pollen.md"),
    "a folder is renamed": lambda r: (r / "content/pages").rename(r / "content/articles/pages"),
    "a doctor": lambda r: write(r, "content/doctors/asha-rao.yaml", DOCTOR + "credentials: MBBS\n"),
    "another doctor": lambda r: write(r, "content/doctors/ben-ray.yaml", DOCTOR.replace("Asha Rao", "Ben Ray")),
    "the settings": lambda r: write(r, "content/site.yaml", SITE.replace("River", "Lake") + "timezone: Asia/Kolkata\n"),
    "a file": lambda r: write(r, "content/static/leaflet.txt", "Plain words."),
    "a page": lambda r: write(r, "content/pages/about.md", PAGE.replace("About us", "Who we are")),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_after_an_edit_the_site_in_memory_is_the_one_on_disk(
    workshop: Workshop, root: Path, edit: Callable[[Path], object]
) -> None:
    assert_equals_disk(workshop, root)
    before = {p.relative_to(root).as_posix() for p in (root / "content").rglob("*") if p.is_file()}
    edit(root)
    after = {p.relative_to(root).as_posix() for p in (root / "content").rglob("*") if p.is_file()}
    change = workshop.refresh(before | after, everywhere=False)
    assert change.any
    assert_equals_disk(workshop, root)


def test_a_page_is_newer_than_what_the_watcher_told(workshop: Workshop, root: Path) -> None:
    assert b"spring" in show(workshop).data
    write(root, NOTE, ARTICLE.replace("every spring", "with the warm wind"))
    assert b"with the warm wind" in show(workshop).data


def test_noise_changes_nothing(workshop: Workshop, root: Path) -> None:
    write(root, "content/articles/.hay-fever.md.swp", "x")
    assert workshop.refresh(["content/articles/.hay-fever.md.swp", NOTE], everywhere=True) == Change()


def test_a_mistake_leaves_the_last_good_page_and_the_lists(workshop: Workshop, root: Path) -> None:
    good = show(workshop).data
    write(root, NOTE, ARTICLE.replace("title:", "titel:"))
    shown = show(workshop)
    assert (shown.status, shown.data, shown.notes.withheld, shown.notes.stale) == (200, good, True, True)
    assert b"Hay fever and what helps" in show(workshop, "articles/index.html").data
    assert workshop.count().errors >= 1


@pytest.mark.parametrize("seen", [True, False])
def test_a_blocked_text_is_nowhere(workshop: Workshop, root: Path, seen: bool) -> None:
    if seen:
        show(workshop)
    write(root, NOTE, BLOCKED.replace("what helps", "who came at once", 1))
    shown = show(workshop)
    assert shown.notes.withheld
    assert shown.notes.findings[0].rule == "S-MRN"
    for path in (*planned(root), PATH):
        assert b"84739201" not in show(workshop, path).data
        assert b"who came at once" not in show(workshop, path).data
    assert workshop.count().blocks == 1


def test_a_text_that_was_blocked_from_the_start_has_no_page_but_words(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    write(root, NOTE, BLOCKED)
    workshop = Workshop(lambda: request_for(root), in_memory)
    shown = show(workshop)
    assert (shown.status, shown.data) == (503, b"")
    assert shown.notes.findings
    write(root, NOTE, ARTICLE)
    workshop.refresh([NOTE], everywhere=False)
    assert show(workshop).status == 200
    assert_equals_disk(workshop, root)


def test_settings_that_cannot_be_read_leave_the_site_and_say_so_everywhere(workshop: Workshop, root: Path) -> None:
    write(root, "content/site.yaml", "title: [")
    workshop.refresh(["content/site.yaml"], everywhere=False)
    shown = show(workshop)
    assert b"every spring" in shown.data
    assert [p.place.path for p in shown.notes.sitewide] == ["content/site.yaml"]
    write(root, "content/site.yaml", SITE)
    workshop.refresh(["content/site.yaml"], everywhere=False)
    assert show(workshop).notes.sitewide == ()
    assert_equals_disk(workshop, root)


def test_a_folder_that_goes_away_and_comes_back_is_followed(workshop: Workshop, root: Path) -> None:
    (root / "content").rename(root / "away")
    workshop.refresh([], everywhere=True)
    assert workshop.count().errors
    (root / "away").rename(root / "content")
    workshop.refresh([], everywhere=True)
    assert show(workshop).status == 200
    assert_equals_disk(workshop, root)


def test_many_files_at_once_are_taken_in(workshop: Workshop, root: Path) -> None:
    paths = [write(root, f"content/articles/many-{n}.md", ARTICLE.replace("Hay fever", f"Note {n}")) for n in range(60)]
    workshop.refresh(paths, everywhere=False)
    assert_equals_disk(workshop, root)


def test_very_many_files_are_skimmed_first_and_are_the_same_in_the_end(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    for n in range(320):
        write(root, f"content/articles/many-{n}.md", ARTICLE.replace("Hay fever", f"Note {n}"))
    workshop = Workshop(lambda: request_for(root), in_memory)
    assert workshop.count().waiting > 300
    assert b"every spring" in show(workshop, "articles/many-7/index.html").data
    assert b"every spring" in show(workshop, "feed.xml").data
    desk, paths = workshop.backlog(1000)
    from medsite.steps.intake import take_chunk

    assert workshop.absorb(take_chunk(desk, paths), desk)
    assert_equals_disk(workshop, root)


def test_a_draft_is_shown_and_marked(workshop: Workshop) -> None:
    shown = show(workshop, "articles/winter-feet/index.html")
    assert (shown.status, shown.notes.mark) == (200, "draft")
    assert show(workshop).notes.mark == ""


def test_a_former_address_leads_on(workshop: Workshop, root: Path) -> None:
    write(root, NOTE, ARTICLE.replace("tags:", "aliases: [/pollen/]\ntags:"))
    workshop.refresh([NOTE], everywhere=False)
    assert show(workshop, "pollen/index.html").target == "https://river.example/articles/hay-fever/"


def test_a_new_day_brings_what_it_was_held_back_for(root: Path) -> None:
    write(root, NOTE, ARTICLE.replace("2026-03-12", "2026-11-23"))
    days = [datetime(2026, 11, 22, 12, tzinfo=UTC)]
    workshop = Workshop(lambda: replace(request_for(root), now=days[-1], drafts=False), in_memory)
    assert show(workshop).status == 404
    days.append(datetime(2026, 11, 23, 1, tzinfo=UTC))
    assert show(workshop).status == 200


def test_a_site_without_settings_says_so_and_begins_when_they_come(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    (root / "content/site.yaml").unlink()
    workshop = Workshop(lambda: request_for(root), in_memory)
    shown = show(workshop, "index.html")
    assert (shown.status, shown.data) == (503, b"")
    assert [problem.rule for problem in shown.notes.sitewide] == ["R000"]
    write(root, "content/site.yaml", SITE)
    workshop.refresh(["content/site.yaml"], everywhere=False)
    assert show(workshop, "index.html").status == 200
    assert_equals_disk(workshop, root)
