"""What the sample site's finished pages offer for sharing."""

import json
import re
from pathlib import Path

import pytest


def read(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def test_an_article_is_an_entry_and_a_profile_a_card_in_microformats(built_site: Path) -> None:
    article = read(built_site, "articles/hay-fever/index.html")
    for name in ("h-entry", "p-name", "p-summary", "e-content", "dt-published", "u-url", "p-author h-card"):
        assert re.search(rf'class="[^"]*\b{name}\b', article), name
    profile = read(built_site, "doctors/kavita-joshi/index.html")
    assert re.search(r'class="[^"]*\bh-card\b', profile)
    assert "h-feed" in read(built_site, "articles/index.html")


def test_every_cited_article_has_its_three_files(built_site: Path) -> None:
    found = sorted(path.parent.name for path in built_site.glob("articles/*/cite.bib"))
    assert "hay-fever" in found
    for slug in found:
        (entry,) = json.loads(read(built_site, f"articles/{slug}/cite.json"))
        assert entry["URL"].endswith(f"/articles/{slug}/")
        assert read(built_site, f"articles/{slug}/cite.ris").startswith("TY  - ")
        assert f"/articles/{slug}/cite.bib" in read(built_site, f"articles/{slug}/index.html")


def test_the_page_of_links_is_there_and_led_to(built_site: Path) -> None:
    assert 'rel="me"' in read(built_site, "links/index.html")
    assert 'href="/links/"' in read(built_site, "index.html")
    assert "/feeds.opml" in read(built_site, "index.html")


@pytest.mark.parametrize(
    "path", ["doctors/kavita-joshi/index.html", "links/index.html", "articles/hay-fever/index.html"]
)
def test_a_page_has_its_code(built_site: Path, path: str) -> None:
    assert read(built_site, path).count('<svg class="qr"') == 1
