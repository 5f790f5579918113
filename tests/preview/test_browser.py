"""What an author sees in Chromium while writing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.preview.served import ARTICLE, BLOCKED, ROOT, Preview, make_site, run_preview

pytestmark = pytest.mark.browser
NOTE = "content/articles/hay-fever.md"
ADDRESS = "articles/hay-fever/"


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    """Return the article, opened in the browser, with its event stream."""
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    with opened.expect_request(re.compile("_studio/events")):
        opened.goto(preview.url + ADDRESS)
    yield opened
    assert faults == []
    opened.close()


def test_a_saved_file_changes_the_page_without_a_touch(page: Page, preview: Preview) -> None:
    preview.write(NOTE, ARTICLE.replace("every spring", "with the first warm day"))
    expect(page.get_by_text("with the first warm day")).to_be_visible()


def test_a_saved_file_reloads_the_page_once_and_keeps_its_place(page: Page, preview: Preview) -> None:
    long = "\n\n".join(f"Paragraph {n} of a long text about salt water." for n in range(200))
    with page.expect_request(re.compile("_studio/events")):
        preview.write(NOTE, ARTICLE + long)
    expect(page.get_by_text("Paragraph 199 ")).to_be_attached()
    page.wait_for_timeout(200)
    page.evaluate("scrollTo({ top: 1500, behavior: 'instant' })")
    loads: list[str] = []
    page.on("load", lambda loaded: loads.append(loaded.url))
    preview.write(NOTE, ARTICLE + long + "\n\nThe last word.")
    expect(page.get_by_text("The last word.")).to_be_attached()
    page.wait_for_function("Math.abs(scrollY - 1500) < 3")
    page.wait_for_timeout(600)
    assert len(loads) == 1


def test_a_mistake_is_shown_over_the_last_good_page_and_goes_away_when_mended(page: Page, preview: Preview) -> None:
    preview.write(NOTE, ARTICLE.replace("summary:", "sumary:").replace("every spring", "in a storm"))
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Something is to be mended first")
    expect(dialog).to_contain_text("content/articles/hay-fever.md, line 6")
    expect(dialog).to_contain_text("sumary: Pollen")
    expect(dialog).to_contain_text("summary")
    expect(page.get_by_text("Hay fever comes back every spring")).to_be_attached()
    page.get_by_role("button", name="Look behind").click()
    expect(page.get_by_role("link", name="Dr. Asha Rao").first).to_be_enabled()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Look behind")).to_be_visible()
    preview.write(NOTE, ARTICLE.replace("every spring", "in a storm"))
    expect(page.get_by_text("in a storm")).to_be_visible()
    expect(dialog).to_have_count(0)


def test_a_template_error_is_a_panel_with_the_templates_line(browser: Browser, tmp_path: Path) -> None:
    root = make_site(tmp_path / "site")
    theme = root / "themes/clinic"
    (theme / "templates").mkdir(parents=True)
    (theme / "theme.yaml").write_text("name: clinic\nparent: clinic\n")
    good = (ROOT / "themes/clinic/templates/article.html").read_text("utf-8")
    with run_preview(root) as preview:
        page = browser.new_page()
        with page.expect_request(re.compile("_studio/events")):
            page.goto(preview.url + ADDRESS)
        preview.write("themes/clinic/templates/article.html", "{{ view.nothing_here }}\n" + good)
        expect(page.get_by_role("dialog")).to_contain_text("themes/clinic/templates/article.html, line 1")
        preview.write("themes/clinic/templates/article.html", "<p>Mended at once</p>")
        expect(page.get_by_text("Mended at once")).to_be_visible()
        page.close()


def test_a_blocked_page_is_a_panel_and_leaves_no_trace_in_output(page: Page, preview: Preview) -> None:
    preview.write(NOTE, BLOCKED.replace("every spring", "every Thursday"))
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("This page is blocked")
    expect(dialog).to_contain_text("MRN: 84739201")
    expect(page.get_by_text("every Thursday")).to_have_count(0)
    assert not (preview.root / "output").exists()
    assert not any(
        b"84739201" in file.read_bytes() for file in (preview.root / ".medsite").rglob("*") if file.is_file()
    )


def test_a_stylesheet_is_swapped_without_a_reload(browser: Browser, tmp_path: Path) -> None:
    root = make_site(tmp_path / "site")
    theme = root / "themes/clinic"
    (theme / "static").mkdir(parents=True)
    (theme / "theme.yaml").write_text("name: clinic\nparent: clinic\n")
    style = (ROOT / "themes/clinic/static/style.css").read_text("utf-8")
    (theme / "static/style.css").write_text(style)
    with run_preview(root) as preview:
        page = browser.new_page()
        with page.expect_request(re.compile("_studio/events")):
            page.goto(preview.url + ADDRESS)
        page.evaluate("window.stillHere = true")
        preview.write("themes/clinic/static/style.css", style + "\nh1 { letter-spacing: 7px !important; }\n")
        expect(page.locator("h1")).to_have_css("letter-spacing", "7px")
        assert page.evaluate("window.stillHere")
        page.close()


def test_a_draft_says_that_it_is_not_published(browser: Browser, preview: Preview) -> None:
    page = browser.new_page()
    page.goto(preview.url + "articles/winter-feet/")
    expect(page.get_by_text("Draft: not published")).to_be_visible()
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_panel_and_badge_have_no_barriers(browser: Browser, preview: Preview, scheme: str) -> None:
    preview.write(NOTE, BLOCKED)
    page = browser.new_page(color_scheme=scheme, viewport={"width": 360, "height": 740})  # type: ignore[arg-type]
    page.goto(preview.url + ADDRESS)
    expect(page.get_by_role("dialog")).to_be_visible()
    assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.close()


def test_a_link_to_the_published_site_stays_in_the_preview(page: Page, preview: Preview) -> None:
    page.evaluate("""() => {
        const link = document.createElement("a");
        link.href = "https://river.example/about/";
        link.textContent = "There";
        document.querySelector("main").append(link);
    }""")
    page.get_by_role("link", name="There").click()
    page.wait_for_url(preview.url + "about/")
