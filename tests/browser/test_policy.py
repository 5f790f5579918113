"""The content security policy in Chromium: no page of the sample site trips over it, and code put into a page is dead."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from medsite.plan.colours import shades_of
from medsite.plan.policy import header_policy
from tests.browser.finished import read_pages
from tests.browser.needs import need_program
from tests.browser.served import serve_folder

pytestmark = pytest.mark.browser
LISTEN = (
    "window.tripped = []; document.addEventListener('securitypolicyviolation',"
    " (e) => window.tripped.push(`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}`));"
)
INJECTED = (
    "<script>document.body.dataset.ran = 'inline'</script>",
    '<img src="/none.png" alt="" onerror="document.body.dataset.ran = \'handler\'">',
    '<script src="https://evil.example/a.js"></script>',
    '<script src="data:text/javascript,document.body.dataset.ran=1"></script>',
    "<svg onload=\"document.body.dataset.ran = 'svg'\"></svg>",
    '<iframe srcdoc="<script>parent.document.body.dataset.ran = 1</script>"></iframe>',
    '<base href="https://evil.example/">',
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = need_program("chromium", "chromium-browser", "google-chrome", package="chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


def is_redirect(path: Path) -> bool:
    return 'http-equiv="refresh"' in path.read_text("utf-8")


def test_no_page_of_the_sample_site_trips_over_its_policy(browser: Browser, built_site: Path) -> None:
    context = browser.new_context()
    context.add_init_script(LISTEN)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    with serve_folder(built_site) as address:
        for path in sorted(path for path in read_pages(built_site) if not is_redirect(built_site / path)):
            page.goto(f"{address}/{path}", wait_until="load")
            page.emulate_media(color_scheme="dark")
            page.emulate_media(color_scheme="light")
            said += page.evaluate("window.tripped || []")
            assert page.evaluate("[...document.styleSheets].some((sheet) => sheet.cssRules.length > 50)"), path
    context.close()
    assert said == []


def test_the_site_s_colours_reach_every_page_by_the_stylesheet(browser: Browser, built_site: Path) -> None:
    seen = {}
    with serve_folder(built_site) as address:
        for scheme in ("light", "dark"):
            with browser.new_context(color_scheme="dark" if scheme == "dark" else "light") as context:
                page = context.new_page()
                page.goto(f"{address}/about/")
                seen[scheme] = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--brand')")
    assert seen["light"] == "#1f6f78"  # of content/site.yaml
    assert seen["dark"] == dict(shades_of((0x1F, 0x6F, 0x78)))["brand_light"]


def test_code_that_gets_into_a_page_does_nothing(browser: Browser, built_site: Path, tmp_path: Path) -> None:
    text = (built_site / "about" / "index.html").read_text("utf-8")
    context = browser.new_context()
    context.add_init_script(LISTEN)
    page = context.new_page()
    with serve_folder(tmp_path) as address:
        for number, code in enumerate(INJECTED):
            (tmp_path / f"{number}.html").write_text(text.replace("</main>", f"{code}</main>"), encoding="utf-8")
            page.goto(f"{address}/{number}.html", wait_until="load")
            assert page.evaluate("document.body.dataset.ran || ''") == "", code
            assert page.evaluate("document.baseURI").startswith(address), code
            assert page.evaluate("window.tripped.length") or "srcdoc" in code, code  # the frame itself tells
    context.close()


def test_without_the_policy_the_same_code_would_run(browser: Browser, built_site: Path, tmp_path: Path) -> None:
    text = (built_site / "about" / "index.html").read_text("utf-8").replace("Content-Security-Policy", "x")
    (tmp_path / "a.html").write_text(text.replace("</main>", f"{INJECTED[0]}</main>"), encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    with serve_folder(tmp_path) as address:
        page.goto(f"{address}/a.html")
        assert page.evaluate("document.body.dataset.ran") == "inline"
    context.close()


def test_the_header_s_policy_lets_every_kind_of_page_be_as_it_is_meant(browser: Browser, built_site: Path) -> None:
    context = browser.new_context()
    context.add_init_script(LISTEN)
    page = context.new_page()
    with serve_folder(built_site, ("Content-Security-Policy", header_policy())) as address:
        for path in ("", "articles/", "doctors/", "404.html"):
            page.goto(f"{address}/{path}", wait_until="load")
            assert page.evaluate("window.tripped || []") == [], path
    context.close()
