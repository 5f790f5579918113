"""The search knows what is published and nothing else, build after build, and can be left out."""

import json
from pathlib import Path

import pytest

from tests.laws.sites import build as run_build
from tests.laws.sites import write_article, write_site


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_site(tmp_path)


def build(root: Path, *more: str) -> None:
    done = run_build(root, "--jobs", "1", *more)
    assert done.returncode == 0, done.stderr


def index(root: Path) -> str:
    """Return everything that the files of the search say."""
    return "\n".join(p.read_text("utf-8") for p in sorted((root / "output" / "search").glob("*.json")))


def known(root: Path) -> set[str]:
    files = (root / "output" / "search").glob("words-*.json")
    return {word for path in files for word in json.loads(path.read_text("utf-8"))}


def test_what_was_deleted_held_back_or_renamed_is_found_no_more(root: Path) -> None:
    gone = write_article(root, "gone", title="Gone", text="Zebrafish swim.")
    held = write_article(root, "held", title="Held", text="Walruses swim.")
    moved = write_article(root, "moved", title="Moved", text="Narwhals swim.")
    build(root)
    assert {"zebrafish", "walruses", "narwhals"} <= known(root)
    assert all(f"/articles/{slug}/" in index(root) for slug in ("gone", "held", "moved"))
    gone.unlink()
    held.write_text(held.read_text("utf-8").replace("tags:", "draft: true\ntags:"), "utf-8")
    moved.rename(moved.with_name("newname.md"))
    build(root)
    assert known(root) & {"zebrafish", "walruses", "narwhals"} == {"narwhals"}
    assert "/articles/newname/" in index(root)
    assert not any(f"/articles/{slug}/" in index(root) for slug in ("gone", "held", "moved"))


def test_a_changed_site_has_the_same_search_as_one_made_anew(root: Path) -> None:
    build(root)
    write_article(root, "colds-1", title="Another title", text="Zebrafish swim.")
    build(root)
    warm = index(root)
    build(root, "--output", str(root / "fresh"))
    assert warm == "\n".join(p.read_text("utf-8") for p in sorted((root / "fresh" / "search").glob("*.json")))


def test_no_search_leaves_out_page_index_and_box(root: Path) -> None:
    build(root)
    assert 'href="/search/"' in (root / "output" / "index.html").read_text("utf-8")
    build(root, "--no-search")
    assert not (root / "output" / "search").exists()
    for page in (root / "output").rglob("*.html"):
        assert "/search/" not in page.read_text("utf-8"), page
