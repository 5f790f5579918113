"""The sample site in Chromium: no errors, no side scrolling, no strangers, no barriers, at all sizes and colours."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.browser.finished import read_pages
from tests.browser.needs import need_program
from tests.browser.served import serve_folder

pytestmark = pytest.mark.browser
LOOKS = [(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]
NO_MOTION = "*, *::before, *::after { transition: none !important; animation: none !important; }"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = need_program("chromium", "chromium-browser", "google-chrome", package="chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    with serve_folder(built_site) as served:
        yield served


@pytest.fixture(scope="module")
def places(built_site: Path) -> list[str]:
    """Return one address of every kind of page, and one that is read from right to left."""
    pages = read_pages(built_site)
    first = {
        kind: min(path for path in pages if path.startswith(f"{kind}/") and path.count("/") == 2)
        for kind in ("tags", "doctors")
    }
    richest = max(
        (path for path in pages if path.startswith("articles/")), key=lambda path: (built_site / path).stat().st_size
    )
    arabic = next(path for path, page in pages.items() if page.direction == "rtl" and path.startswith("articles/"))
    lists = [
        "index.html",
        "articles/index.html",
        "doctors/index.html",
        "tags/index.html",
        "about/index.html",
        "404.html",
        "search/index.html",
        "articles/hand-washing/index.html",
    ]
    return [*lists, richest, *first.values(), arabic]


def open_context(browser: Browser, width: int, scheme: str) -> BrowserContext:
    size: ViewportSize = {"width": width, "height": 800}
    # the test's own style would trip over the pages' policy; test_policy.py looks at that
    return browser.new_context(viewport=size, color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True)


def visit(page: Page, url: str) -> list[str]:
    """Open a page and return what is wrong with how it shows."""
    wrong: list[str] = []
    page.on("console", lambda line: wrong.append(f"console: {line.text}") if line.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
    page.on("request", lambda asked: wrong.append(f"asks {asked.url}") if not is_own(asked.url, url) else None)
    page.goto(url, wait_until="load")
    page.add_style_tag(content=NO_MOTION)
    wide, seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    if wide > seen:
        wrong.append(f"scrolls sideways: {wide} > {seen}")
    found = Axe().run(page).response["violations"]
    wrong += [f"axe {fault['id']}: {fault['nodes'][0]['html'][:160]}" for fault in found]
    return wrong


def is_own(asked: str, url: str) -> bool:
    return asked.startswith(("data:", "blob:", "/".join(url.split("/")[:3]) + "/"))


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_every_kind_of_page_shows_well(
    browser: Browser, address: str, places: list[str], *, width: int, scheme: str
) -> None:
    wrong = {}
    with open_context(browser, width, scheme) as context:
        for path in places:
            page = context.new_page()
            faults = visit(page, f"{address}/{path.removesuffix('index.html')}")
            page.close()
            if faults:
                wrong[path] = faults
    assert wrong == {}


def test_a_page_works_without_scripts_and_prints(browser: Browser, address: str, places: list[str]) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{address}/{places[8].removesuffix('index.html')}")
        assert page.locator("h1").is_visible()
        assert page.locator("main p").first.is_visible()
        assert page.pdf(format="A4").startswith(b"%PDF-")


def test_the_first_stop_of_the_tab_key_skips_to_the_main_part(browser: Browser, address: str) -> None:
    with open_context(browser, 1280, "light") as context:
        page = context.new_page()
        page.goto(f"{address}/")
        page.keyboard.press("Tab")
        target = page.evaluate("document.activeElement.getAttribute('href')")
        assert target.startswith("#")
        assert page.locator(target).count() == 1
