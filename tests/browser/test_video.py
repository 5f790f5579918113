"""A video asks nothing of another host before its reader wants it, and can be started with the keyboard."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, sync_playwright

from tests.browser.needs import need_program
from tests.browser.served import serve_folder

pytestmark = pytest.mark.browser
WITH_VIDEO = "/articles/hand-washing/"
PLAYER = "https://www.youtube-nocookie.com/embed/"


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    with serve_folder(built_site) as served:
        yield served


@pytest.fixture
def page() -> Iterator[Page]:
    program = need_program("chromium", "chromium-browser", "google-chrome", package="chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser.new_page()
        browser.close()


def visit(page: Page, address: str) -> list[str]:
    """Open the page and return the addresses of other hosts that it asks; they are answered here."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=200, content_type="text/html", body="<!doctype html><title>player</title>")

    page.route(lambda url: not url.startswith(address), answer)
    page.goto(address + WITH_VIDEO, wait_until="networkidle")
    return asked


def test_no_other_host_is_asked_before_the_click(page: Page, address: str) -> None:
    asked = visit(page, address)
    page.locator(".video-open").scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    assert asked == []
    page.locator(".video-open").click()
    page.frame_locator("iframe.video-player").locator("title").wait_for(state="attached")
    assert [url.startswith(PLAYER) for url in asked] == [True]


def test_the_button_is_reached_and_pressed_with_the_keyboard(page: Page, address: str) -> None:
    visit(page, address)
    button = page.get_by_role("button", name=re.compile("Watch the video.*How to wash your hands"))
    button.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.className") == "video-open"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    frame = page.locator("iframe.video-player")
    assert frame.get_attribute("title") == "How to wash your hands with soap and water"
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"


def test_the_button_says_where_the_video_comes_from(page: Page, address: str) -> None:
    visit(page, address)
    assert "youtube.com" in page.locator(".video-open").inner_text()
    assert page.locator(".video-open").evaluate("made => made.tagName") == "BUTTON"


def test_without_a_script_the_picture_is_a_link_to_the_video(built_site: Path) -> None:
    html = (built_site / "articles" / "hand-washing" / "index.html").read_text("utf-8")
    assert '<a class="video-open" href="https://www.youtube.com/watch?v=3PmVJQUCm4E"' in html
    assert "<iframe" not in html
