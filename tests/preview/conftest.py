"""A preview that several tests share, and Chromium."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.needs import need_program
from tests.preview.served import Preview, make_site, run_preview, wait_until


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Return a running preview of a small site."""
    with run_preview(make_site(tmp_path_factory.mktemp("preview") / "site")) as started:
        yield started


@pytest.fixture
def preview(running: Preview) -> Preview:
    """Return the running preview with its site as it was in the beginning."""
    shutil.rmtree(running.root / "content", ignore_errors=True)
    shutil.rmtree(running.root / "output", ignore_errors=True)
    make_site(running.root)
    wait_until(lambda: "can be published" in running.text("/_studio/") and "comes back" in running.text("/feed.xml"))
    return running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = need_program("chromium", "chromium-browser", "google-chrome", package="chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()
