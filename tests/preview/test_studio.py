"""The studio in Chromium: it says what is wrong, follows the folder, copies, and has no barriers."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.preview.served import ARTICLE, BLOCKED, Preview

pytestmark = pytest.mark.browser
NOTE = "content/articles/hay-fever.md"


@pytest.fixture
def studio(browser: Browser, preview: Preview) -> Iterator[Page]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    with page.expect_request(re.compile("_studio/events")):
        page.goto(preview.url + "_studio/")
    yield page
    context.close()


def test_the_studio_says_whether_the_site_can_be_published_and_follows(studio: Page, preview: Preview) -> None:
    expect(studio.get_by_role("heading", level=1)).to_have_text("This site can be published")
    expect(studio.get_by_role("link", name="Winter feet")).to_be_visible()
    preview.write(NOTE, ARTICLE + "\nSee [this](nowhere.md) and [that](https://www.who.int/).\n")
    expect(studio.get_by_role("heading", level=1)).to_have_text("This site cannot be published yet")
    expect(studio.get_by_role("heading", name="Links that lead nowhere (1)")).to_be_visible()
    expect(studio.get_by_role("cell", name="www.who.int")).to_be_visible()
    preview.write(NOTE, ARTICLE)
    expect(studio.get_by_role("heading", level=1)).to_have_text("This site can be published")


def test_a_waiver_is_copied_with_a_button_and_then_listed(studio: Page, preview: Preview) -> None:
    preview.write(NOTE, BLOCKED)
    button = studio.get_by_role("button", name="Copy a waiver")
    button.click()
    expect(studio.get_by_role("status")).to_have_text("Copied.")
    entry = studio.evaluate("navigator.clipboard.readText()")
    assert entry.startswith("- rule: S-MRN\n")
    assert "84739201" not in entry
    entry = entry.replace('reason: ""', 'reason: "A made-up number."').replace('who: ""', 'who: "Dr. Rao"')
    preview.write("content/waivers.yaml", entry)
    expect(studio.get_by_role("cell", name="A made-up number.")).to_be_visible()
    expect(button).to_have_count(0)


def test_the_wall_shows_cards_as_each_network_cuts_them(studio: Page, preview: Preview) -> None:
    preview.write(NOTE, ARTICLE.replace("Hay fever and what helps", "Hay fever " + "and what helps " * 6))
    studio.get_by_role("link", name="Cards").click()
    studio.get_by_role("link", name="iMessage").click()
    expect(studio.get_by_role("heading", level=1)).to_have_text("Shared on iMessage")
    expect(studio.get_by_text("characters of the title are cut").first).to_be_visible()
    studio.wait_for_function(
        "[...document.images].length > 2 && [...document.images].every(i => i.naturalWidth === 1200)"
    )


def test_the_studio_works_with_the_keyboard(studio: Page) -> None:
    studio.keyboard.press("Tab")
    assert studio.evaluate("document.activeElement.textContent") == "Skip to what matters"
    studio.keyboard.press("Enter")
    assert studio.evaluate("document.activeElement.id || location.hash") in {"main", "#main"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_studio_has_no_barriers(browser: Browser, preview: Preview, scheme: str) -> None:
    preview.write(NOTE, BLOCKED + "\n[x](nowhere.md) [y](https://www.who.int/)\n")
    wrong = {}
    for width, path in ((360, "_studio/"), (1280, "_studio/"), (360, "_studio/cards"), (1280, "nothing/")):
        page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 800})  # type: ignore[arg-type]
        page.goto(preview.url + path)
        wrong[width, path] = [
            f"{v['id']}: {v['nodes'][0]['html'][:90]}" for v in Axe().run(page).response["violations"]
        ]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wrong[width, path].append("scrolls sideways")
        page.close()
    assert {where: faults for where, faults in wrong.items() if faults} == {}


def test_the_post_kit_offers_words_to_copy(studio: Page, preview: Preview) -> None:
    studio.goto(preview.url + "_studio/cards")
    studio.get_by_role("link", name="What to post about it").first.click()
    expect(studio.get_by_role("heading", level=1)).to_have_text("Hay fever and what helps")
    studio.get_by_role("button", name="Copy: Post").first.click()
    expect(studio.get_by_role("status")).to_have_text("Copied.")
    assert "https://river.example/articles/hay-fever/" in studio.evaluate("navigator.clipboard.readText()")
    assert [fault["id"] for fault in Axe().run(studio).response["violations"]] == []


def test_a_blocked_article_has_no_post_kit(studio: Page, preview: Preview) -> None:
    preview.write(NOTE, BLOCKED)
    studio.goto(preview.url + "_studio/post?article=" + NOTE)
    expect(studio.get_by_role("heading", level=1)).to_have_text("To be mended before it can be shared")
    expect(studio.get_by_role("button", name="Copy")).to_have_count(0)
