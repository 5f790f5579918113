"""A build in which nothing has changed ends early, and one in which anything has does not."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from medsite.build import build_site
from medsite.cli.surroundings import CACHE, find_bundled_themes, make_cache, tell_code, tell_ticks
from medsite.compute.pool import Pool
from medsite.compute.store import open_store
from medsite.model.report import Report
from medsite.steps.request import Request, Tools
from medsite.steps.unchanged import find_unchanged
from tests.laws.sites import write_site

NOW = datetime(2026, 9, 21, 12, tzinfo=UTC)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site that was built at once after its files were saved, so that their times vouch for nothing."""
    site = write_site(tmp_path / "site")
    assert _look(site, build=True) is not None
    return site


def _look(site: Path, *, build: bool = False) -> Report | None:
    make_cache(site)
    request = Request(site, site / "output", find_bundled_themes(), NOW, tell_ticks(site), tell_code(), cards=False)
    store = open_store(site / CACHE)
    try:
        with Pool(1) as pool:
            return build_site(request, Tools(store, pool)) if build else find_unchanged(request, store)
    finally:
        store.close()


def test_files_saved_just_before_the_last_build_are_read_and_found_the_same(site: Path) -> None:
    assert _look(site) is not None
    assert _look(site) is not None


@pytest.mark.parametrize("path", ["articles/colds-1.md", "site.yaml", "doctors/ines-tavares.yaml"])
def test_an_edit_of_the_same_size_and_time_is_seen(site: Path, path: str) -> None:
    source = site / "content" / path
    before = source.stat()
    source.write_text(source.read_text().replace("a", "e", 1).replace("e", "a", 1).swapcase())
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert _look(site) is None


def test_a_file_that_came_or_went_is_seen(site: Path) -> None:
    source = site / "content/articles/colds-1.md"
    text = source.read_text()
    source.unlink()
    assert _look(site) is None
    source.write_text(text)
    assert _look(site) is not None
    (source.parent / "more.md").write_text(text)
    assert _look(site) is None
