"""A preview that several tests share, and Chromium."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.needs import need_program
from tests.preview.served import Preview, make_site, run_preview


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """Return a running preview of a small site of the test's own."""
    with run_preview(make_site(tmp_path / "site")) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = need_program("chromium", "chromium-browser", "google-chrome", package="chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()
