"""The search finds what a reader types, in every script, tells it aloud, and helps where there is no script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect, sync_playwright

from medsite.compute.words import find_words
from tests.browser.needs import need_program
from tests.browser.served import serve_folder

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
ODD = [
    "İstanbul Łódź Ærø Straße ½ ﬁn H₂O don’t a_b café 12 ١٢",
    "感冒と風邪の時 ภาษาไทย ქართული Ελλάς ΣΑΣ क़लम ज़ुकाम",
]


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    with serve_folder(built_site) as served:
        yield served


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as opened:
        yield opened


def launch(playwright: Playwright, **context: bool) -> Page:
    program = need_program("chromium", "chromium-browser", "google-chrome", package="chromium")
    browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
    return browser.new_context(**context).new_page()  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def page(playwright: Playwright) -> Iterator[Page]:
    opened = launch(playwright)
    yield opened
    opened.context.browser.close()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("hay fever", "Hay fever: getting through the season"),
        ("POLLEN", "Hay fever: getting through the season"),
        ("antibio", "Why antibiotics do not help a cold"),
        ("kavita", "Dr Kavita Joshi"),
        ("दस्त", "दस्त"),
        ("الحمى", "الحُمّى عند الأطفال"),
        ("spacer puffer", "How to use a puffer inhaler with a spacer"),
    ],
)
def test_a_question_has_its_best_answer_first(page: Page, address: str, *, typed: str, first: str) -> None:
    page.goto(f"{address}/search/")
    page.get_by_role("searchbox").fill(typed)
    expect(page.locator("#search-results a").first).to_contain_text(first)
    expect(page.get_by_role("status")).to_contain_text("Results:")


def test_an_answer_leads_to_its_page(page: Page, address: str) -> None:
    page.goto(f"{address}/search/?q=hay+fever")
    page.locator("#search-results a").first.click()
    page.wait_for_url(f"{address}/articles/hay-fever/")


def test_what_is_nowhere_is_not_found(page: Page, address: str) -> None:
    page.goto(f"{address}/search/?q=zzzqqq")
    expect(page.get_by_role("status")).to_contain_text("Nothing found")
    assert page.locator("#search-results li").count() == 0


def test_a_draft_and_what_stands_in_it_are_not_found(page: Page, address: str) -> None:
    page.goto(f"{address}/search/?q=shingles")
    expect(page.get_by_role("status")).not_to_be_empty()
    assert "Shingles" not in "".join(page.locator("#search-results a").all_inner_texts())


def test_where_the_index_cannot_be_loaded_the_reader_is_told(page: Page, address: str) -> None:
    page.route("**/search/*.json*", lambda route: route.fulfill(status=503, body="no"))
    page.goto(f"{address}/search/?q=fever")
    expect(page.get_by_role("status")).to_contain_text("cannot be loaded")
    page.unroute("**/search/*.json*")


def test_without_a_script_the_lists_are_pointed_to(playwright: Playwright, address: str) -> None:
    page = launch(playwright, java_script_enabled=False)
    page.goto(f"{address}/search/?q=fever")
    assert page.locator("main noscript .empty").is_visible()
    assert page.locator('main a[href="/articles/"]').is_visible()
    assert page.locator('main a[href="/tags/"]').is_visible()
    page.context.browser.close()  # type: ignore[union-attr]


def test_the_script_folds_words_as_the_index_does(page: Page) -> None:
    script = (ROOT / "themes" / "clinic" / "static" / "site.js").read_text("utf-8")
    shapes = script[script.index("const MARKS") : script.index("const { index, found")]
    folding = script[script.index("const pairs") : script.index("function* numbers")]
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "content").rglob("*.md"))] + ODD
    page.goto("about:blank")
    found = page.evaluate(f"(texts) => {{ {shapes} {folding} return texts.map(wordsOf); }}", texts)
    for text, words in zip(texts, found, strict=True):
        assert [word for word in words if word and not word.isdigit()] == find_words(text)


def test_more_is_offered_only_where_there_is_more(page: Page, address: str) -> None:
    page.goto(f"{address}/search/")
    assert not page.locator("#search-more").is_visible()
    page.get_by_role("searchbox").fill("do")
    expect(page.locator("#search-results li")).to_have_count(10)
    page.locator("#search-more").click()
    expect(page.locator("#search-results li").nth(10)).to_be_visible()
