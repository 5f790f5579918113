"""A recording is asked for when its reader plays it, and not before; one on another host is a link."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.browser.needs import need_program
from tests.browser.served import serve_folder

pytestmark = pytest.mark.browser
SITE = "title: River Clinic\nurl: https://river.example\nfeeds: {podcast: {image: /cover.jpg, email: desk@river.example}}\n"
HEAD = (
    "---\ntitle: Sleep {0}\ndate: 2026-03-01\nauthors: [asha-rao]\naudio: {1}\n---\nWords.\n\n## Transcript\n\nWords.\n"
)
FAR = "{url: https://audio.example/1.mp3, length: 900, type: audio/mpeg, duration: 60}"
SILENCE = (b"\xff\xfb\x50\xc4" + bytes(204)) * 400


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    from PIL import Image

    root = tmp_path_factory.mktemp("heard")
    for folder in ("articles", "doctors", "static"):
        (root / "content" / folder).mkdir(parents=True)
    (root / "content" / "site.yaml").write_text(SITE, "utf-8")
    (root / "content" / "doctors" / "asha-rao.yaml").write_text("name: Dr Asha Rao\n", "utf-8")
    (root / "content" / "articles" / "near.md").write_text(HEAD.format("well", "near.mp3"), "utf-8")
    (root / "content" / "articles" / "near.mp3").write_bytes(SILENCE)
    (root / "content" / "articles" / "far.md").write_text(HEAD.format("on", FAR), "utf-8")
    Image.new("RGB", (1400, 1400), "#1f6f78").save(root / "content" / "static" / "cover.jpg")
    command = [
        sys.executable,
        "-m",
        "medsite",
        "build",
        "--site",
        str(root),
        "--no-cards",
        "--no-search",
        "--jobs",
        "1",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with serve_folder(root / "output") as served:
        yield served


@pytest.fixture
def page() -> Iterator[Page]:
    program = need_program("chromium", "chromium-browser", "google-chrome", package="chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser.new_page()
        browser.close()


def sounds(page: Page) -> list[str]:
    """Return the list that fills with the addresses of recordings as they are asked for."""
    asked: list[str] = []
    page.on("request", lambda made: asked.append(made.url) if made.url.endswith(".mp3") else None)
    return asked


def test_a_recording_is_loaded_when_it_is_played(page: Page, address: str) -> None:
    asked = sounds(page)
    page.goto(f"{address}/articles/near/", wait_until="networkidle")
    player = page.locator("audio")
    player.scroll_into_view_if_needed()
    assert asked == []
    player.evaluate("heard => { heard.muted = true; heard.play().catch(() => {}); }")
    page.wait_for_function("document.querySelector('audio').networkState > 0")
    page.wait_for_timeout(300)
    assert len(asked) >= 1 and asked[0].startswith(address)
    assert page.locator(".panel-links a").first.get_attribute("href") == "#transcript"


def test_a_recording_on_another_host_is_a_link_that_says_so(page: Page, address: str) -> None:
    asked = sounds(page)
    page.goto(f"{address}/articles/far/", wait_until="networkidle")
    assert page.locator("audio").count() == 0
    link = page.locator('.panel a[href="https://audio.example/1.mp3"]')
    assert "audio.example" in link.inner_text()
    assert asked == []
