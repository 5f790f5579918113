"""Copying the link and the device's own sharing are offered where the browser can, and only there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.needs import need_program
from tests.browser.served import serve_folder

pytestmark = pytest.mark.browser
PATH = "/articles/hay-fever/"
CANONICAL = "https://almondyard.example.org/articles/hay-fever/"
NO_TOOLS = "delete Navigator.prototype.share; Object.defineProperty(navigator, 'clipboard', { value: undefined });"
WITH_SHARE = "navigator.share = (what) => { window.shared = what; return Promise.resolve(); };"


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    with serve_folder(built_site) as served:
        yield served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = need_program("chromium", "chromium-browser", "google-chrome", package="chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


def open_page(browser: Browser, url: str, script: str, *permissions: str) -> Page:
    page = browser.new_context(permissions=list(permissions)).new_page()
    page.add_init_script(script)
    page.goto(url)
    return page


def test_the_link_is_copied_and_the_reader_is_told(browser: Browser, address: str) -> None:
    page = open_page(browser, address + PATH, WITH_SHARE, "clipboard-read", "clipboard-write")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".share [role=status]")).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == CANONICAL
    page.context.close()


def test_the_device_shares_title_and_canonical_address(browser: Browser, address: str) -> None:
    page = open_page(browser, address + PATH, WITH_SHARE)
    page.get_by_role("button", name="Share…").click()
    assert page.evaluate("window.shared") == {"url": CANONICAL, "title": "Hay fever: getting through the season"}
    page.context.close()


def test_what_a_browser_cannot_do_is_not_offered(browser: Browser, address: str) -> None:
    page = open_page(browser, address + PATH, NO_TOOLS)
    expect(page.locator(".share a").first).to_be_visible()
    assert [button.is_visible() for button in page.locator(".share button").all()] == [False, False]
    page.context.close()


def test_without_a_script_there_are_the_plain_links_alone(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PATH)
    assert page.locator(".share a").count() == 7
    assert [button.is_visible() for button in page.locator(".share button").all()] == [False, False]
    context.close()
