"""The QR codes of finished pages, as a camera would see them: printed by Chromium, read by OpenCV."""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from playwright.sync_api import Page, sync_playwright

from tests.browser.needs import need_program
from tests.browser.served import serve_folder

pytestmark = pytest.mark.browser
SITE = "https://almondyard.example.org"


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    with serve_folder(built_site) as served:
        yield served


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    program = need_program("chromium", "chromium-browser", "google-chrome", package="chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser.new_page(color_scheme="dark")
        browser.close()


@pytest.mark.parametrize(
    ("path", "media"),
    [
        ("/articles/hay-fever/", "print"),
        ("/articles/al-humma/", "print"),
        ("/articles/hand-washing/", "print"),
        ("/doctors/kavita-joshi/", "screen"),
        ("/links/", "screen"),
    ],
)
def test_a_code_leads_back_to_its_page(page: Page, address: str, *, path: str, media: str) -> None:
    page.emulate_media(media="print" if media == "print" else "screen")
    page.goto(address + path)
    code = page.locator("svg.qr").first
    code.scroll_into_view_if_needed()
    picture = cv2.imdecode(np.frombuffer(code.screenshot(scale="css"), np.uint8), cv2.IMREAD_GRAYSCALE)
    assert picture is not None
    large = cv2.resize(picture, None, fx=3, fy=3, interpolation=cv2.INTER_NEAREST)
    framed = cv2.copyMakeBorder(large, 40, 40, 40, 40, cv2.BORDER_CONSTANT, value=(255.0,))
    text, _, _ = cv2.QRCodeDetector().detectAndDecode(framed)
    assert text == SITE + path
