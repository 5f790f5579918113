"""What happens while a site is built: edits, other people's files, readers. Pinned to the moment by the pool's watch."""

import os
import shutil
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from medsite.build import build_site
from medsite.cli.surroundings import CACHE, find_bundled_themes, make_cache, tell_code, tell_ticks
from medsite.compute.pool import Pool
from medsite.compute.store import open_store
from medsite.model.problem import Defect
from medsite.model.report import Report
from medsite.steps.request import Request, Tools
from medsite.steps.unchanged import find_unchanged
from tests.laws.sites import read_tree, write_article, write_site

NOW = datetime(2026, 9, 21, 12, tzinfo=UTC)
READING = "reading and screening articles"
LOOKING = "looking at pictures and files"
MAKING = "making pages"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site")


def _build(site: Path, during: str = "", act: Callable[[], object] = lambda: None) -> Report:
    """Build in this process; when the work named `during` is under way, `act` once."""
    waiting = [act]

    def watch(words: str, done: int, total: int) -> None:
        if words == during and waiting:
            waiting.pop()()

    make_cache(site)
    request = Request(site, site / "output", find_bundled_themes(), NOW, tell_ticks(site), tell_code(), cards=False)
    store = open_store(site / CACHE)
    try:
        with Pool(1, watch=watch) as pool:
            tools = Tools(store, pool)
            return find_unchanged(request, store) or build_site(request, tools)
    finally:
        store.close()
        assert not during or not waiting, f"there was no {during}"


def _clean(site: Path, where: Path) -> dict[str, str]:
    shutil.rmtree(where, ignore_errors=True)
    for folder in ("content", "themes"):
        if (site / folder).exists():
            shutil.copytree(site / folder, where / folder)
    assert _build(where).written
    return read_tree(where / "output")


@pytest.mark.parametrize("during", [READING, MAKING])
@pytest.mark.parametrize("what", ["edited", "deleted", "added", "renamed", "the settings", "a doctor"])
def test_content_that_changes_during_a_build_never_breaks_it_and_the_next_build_is_right(
    site: Path, tmp_path: Path, during: str, what: str
) -> None:
    content = site / "content"
    acts: dict[str, Callable[[], object]] = {
        "edited": lambda: write_article(site, "colds-1", title="Told anew", text="Rest a lot."),
        "deleted": (content / "articles/colds-1.md").unlink,
        "added": lambda: write_article(site, "fevers", title="Fevers", tag="fevers"),
        "renamed": lambda: (content / "articles/colds-1.md").rename(content / "articles/sniffles.md"),
        "the settings": lambda: (content / "site.yaml").write_text(
            (content / "site.yaml").read_text().replace("title: Elm Row", "title: Oak Row")
        ),
        "a doctor": lambda: (content / "doctors/ines-tavares.yaml").write_text("name: Dr. Ines Tavares\n"),
    }
    _build(site)
    write_article(site, "colds-0", title="Something to do")
    _build(site, during, acts[what])
    assert _build(site).written
    assert read_tree(site / "output") == _clean(site, tmp_path / "clean")


@pytest.mark.parametrize("during", [READING, LOOKING, MAKING])
def test_what_is_published_is_what_was_screened_even_when_the_file_changes_in_between(site: Path, during: str) -> None:
    leaflet = site / "content/static/leaflet.txt"
    leaflet.parent.mkdir()
    leaflet.write_text("Wash your hands.")
    write_article(site, "visit", title="A visit", text="All went well.")

    def slip_in() -> None:
        leaflet.write_text("Her medical record number is MRN 00481516.")
        write_article(site, "visit", title="A visit", text="Her medical record number is MRN 00481516.")

    try:
        _build(site, during, slip_in)
    except Defect as defect:
        assert (defect.problem.rule, during) == ("B001", LOOKING)
    for path in (*site.glob("output/**/*"), *site.glob(".medsite/*")):
        assert path.is_dir() or b"00481516" not in path.read_bytes()
    assert _build(site).blocked == ("content/articles/visit.md", "content/static/leaflet.txt")


def test_a_theme_that_is_edited_during_a_build_is_not_missed_by_the_next(site: Path, tmp_path: Path) -> None:
    theme = site / "themes/mine"
    (theme / "templates").mkdir(parents=True)
    (theme / "theme.yaml").write_text("name: mine\nparent: clinic\n")
    page = theme / "templates/404.html"
    page.write_text('<!doctype html><html lang="en"><title>x</title><h1>Not here</h1></html>')
    config = site / "content/site.yaml"
    config.write_text(config.read_text() + "theme: mine\n")
    _build(site, MAKING, lambda: page.write_text(page.read_text().replace("Not here", "Gone away")))
    assert _build(site).written
    assert "Gone away" in (site / "output/404.html").read_text()
    assert read_tree(site / "output") == _clean(site, tmp_path / "clean")


def test_a_file_of_others_that_comes_or_changes_during_a_build_is_kept(site: Path) -> None:
    _build(site)
    output = site / "output"
    (output / "CNAME").write_text("old.example.org")

    def come_in() -> None:
        (output / ".well-known").mkdir(exist_ok=True)
        (output / ".well-known/proof.txt").write_text("proof")
        (output / "new-name").write_text("new.example.org")
        (output / "new-name").replace(output / "CNAME")

    write_article(site, "fevers", title="Fevers")
    _build(site, MAKING, come_in)
    assert (output / ".well-known/proof.txt").read_text() == "proof"
    assert (output / "CNAME").read_text() == "new.example.org"
    assert (output / "articles/fevers/index.html").exists()


@pytest.mark.parametrize("mine", ["about/index.html", "about", "about/index.html/deep.txt", "tags/colds"])
def test_a_file_of_others_in_the_place_of_a_page_is_named_and_nothing_is_touched(site: Path, mine: str) -> None:
    (site / "content/pages/about.md").rename(site / "about.md")
    articles = site / "content/articles"
    articles.rename(site / "articles")
    articles.mkdir()
    _build(site)
    (site / "output" / mine).parent.mkdir(parents=True, exist_ok=True)
    (site / "output" / mine).write_text("mine")
    before = read_tree(site / "output")
    (site / "about.md").rename(site / "content/pages/about.md")
    articles.rmdir()
    (site / "articles").rename(articles)
    with pytest.raises(Defect) as caught:
        _build(site)
    assert caught.value.problem.rule == "W004"
    assert mine in caught.value.problem.message
    assert read_tree(site / "output") == before


def test_a_reader_finds_every_page_whole_during_rebuilds(site: Path) -> None:
    _build(site)
    pages = [site / "output" / path for path in ("index.html", "articles/colds-1/index.html", "feed.xml")]
    faults: list[str] = []
    looks = 0
    stop = threading.Event()

    def read() -> None:
        nonlocal looks
        while not stop.is_set():
            for page in pages:
                looks += 1
                try:
                    whole = page.read_bytes().rstrip().endswith((b"</html>", b"</rss>"))
                except OSError as error:
                    faults.append(f"{page.name}: {error.strerror}")
                else:
                    faults.extend([] if whole else [f"{page.name} is cut"])

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    for number in range(8):
        write_article(site, "colds-1", title="Colds", text=f"Told for the {number}th time.")
        assert _build(site).written
    stop.set()
    reader.join()
    assert looks > 100
    assert faults == []


def test_a_build_after_a_kill_clears_up_even_where_nothing_changed(site: Path) -> None:
    _build(site)
    before = read_tree(site / "output")
    left = site / ".output.medsite-4711"
    (left / "deep").mkdir(parents=True)
    (left / "deep/index.html").write_text("half a page")
    assert _build(site).written
    assert sorted(path.name for path in site.iterdir()) == [".medsite", "content", "output"]
    assert read_tree(site / "output") == before


@pytest.mark.parametrize("harm", ["emptied", "cut", "noise", "gone"])
def test_a_manifest_that_was_harmed_is_put_right_and_files_of_others_stay(site: Path, harm: str) -> None:
    _build(site)
    before = read_tree(site / "output")
    (site / "output/CNAME").write_text("elmrow.example.org")
    manifest = site / "output/medsite-manifest.json"
    data = manifest.read_bytes()
    manifest.write_bytes({"emptied": b"", "cut": data[:60], "noise": os.urandom(500)}.get(harm, b""))
    if harm == "gone":
        manifest.unlink()
    write_article(site, "fevers", title="Fevers")
    assert _build(site).written
    (site / "content/articles/fevers.md").unlink()
    assert _build(site).written
    assert (site / "output/CNAME").read_text() == "elmrow.example.org"
    (site / "output/CNAME").unlink()
    assert read_tree(site / "output") == before
