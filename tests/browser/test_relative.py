"""A site built to open from a folder, in Chromium over file://: pages, styles, pictures, former addresses, search."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.needs import need_program

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
LISTEN = (
    "window.tripped = []; document.addEventListener('securitypolicyviolation',"
    " (e) => window.tripped.push(`${e.violatedDirective} ${e.blockedURI}`));"
)


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sample site as if its host had it in a folder, then move it to another place, as people do."""
    site = tmp_path_factory.mktemp("stick")
    for folder in ("content", "themes"):
        shutil.copytree(ROOT / folder, site / folder)
    config = site / "content" / "site.yaml"
    text = config.read_text("utf-8").replace("https://almondyard.example.org", "https://host.example.org/~almond")
    config.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "medsite", "build", "--relative", "--no-cards", "--site", str(site)]
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    moved = site / "A stick of Dr. Ü's"
    (site / "output").rename(moved)
    return moved


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = need_program("chromium", "chromium-browser", "google-chrome", package="chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a page that notes what goes wrong in it."""
    context = browser.new_context()
    context.add_init_script(LISTEN)
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    opened.on("requestfailed", lambda request: said.append(request.url))
    yield opened
    said += opened.evaluate("window.tripped || []")
    context.close()
    assert said == []


def assert_whole(page: Page) -> None:
    assert page.evaluate("[...document.styleSheets].length") >= 1
    assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"
    page.evaluate("document.querySelectorAll('img').forEach((image) => image.loading = 'eager')")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("[...document.images].every((image) => image.complete && image.naturalWidth > 0)")


def test_one_can_walk_through_the_site_without_any_server(page: Page, stick: Path) -> None:
    page.goto((stick / "index.html").as_uri())
    assert_whole(page)
    page.get_by_role("link", name="Doctors").first.click()
    page.wait_for_url("**/doctors/index.html")
    assert_whole(page)
    page.get_by_role("link", name="Dr Kavita Joshi").first.click()
    page.wait_for_url("**/doctors/kavita-joshi/index.html")
    assert_whole(page)
    page.goto((stick / "articles" / "hay-fever" / "index.html").as_uri())
    assert_whole(page)
    page.locator("header a[href$='index.html']").first.click()
    page.wait_for_url("**/index.html")


def test_every_link_of_every_page_leads_to_a_file_of_the_folder_or_to_another_host(stick: Path) -> None:
    from html.parser import HTMLParser
    from urllib.parse import unquote, urldefrag, urljoin, urlsplit

    broken: list[str] = []

    class Links(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            for name, value in attrs:
                if name in {"href", "src", "action", "poster"} and value:
                    url = urldefrag(urljoin(here, value.partition("?")[0]))[0]
                    if urlsplit(url).scheme == "file" and not Path(unquote(urlsplit(url).path)).is_file():
                        broken.append(f"{file.relative_to(stick)}: {value}")

    files = sorted(stick.rglob("*.html"))
    assert len(files) > 40
    for file in files:
        here = file.as_uri()
        Links().feed(file.read_text("utf-8"))
    assert broken == []


def test_a_former_address_leads_on_inside_the_folder(page: Page, stick: Path) -> None:
    page.goto((stick / "articles" / "pollen-season" / "index.html").as_uri())
    page.wait_for_url("**/articles/hay-fever/index.html")


def test_one_can_search_and_go_to_what_was_found(page: Page, stick: Path) -> None:
    page.goto((stick / "search" / "index.html").as_uri())
    page.get_by_role("searchbox").fill("pollen")
    found = page.locator("#search-results a").first
    expect(found).to_be_visible()
    found.click()
    page.wait_for_url("**/index.html")
    assert_whole(page)


def test_nothing_but_links_for_others_names_the_host(stick: Path) -> None:
    text = (stick / "articles" / "hay-fever" / "index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://host.example.org/~almond/articles/hay-fever/">' in text
    assert "https://host.example.org/~almond/articles/hay-fever/" in (stick / "feed.xml").read_text("utf-8")
    assert '="/' not in text
