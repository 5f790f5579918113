"""The pages as a microformats2 parser reads them: entries, people, clinics, lists, accounts, what others said."""

from pathlib import Path
from typing import Any

import mf2py
import pytest

SITE = "https://almondyard.example.org"


def parsed(built_site: Path, path: str) -> dict[str, Any]:
    html = (built_site / path / "index.html").read_text("utf-8")
    found: dict[str, Any] = mf2py.parse(doc=html, url=f"{SITE}/{path}".rstrip("/") + "/")
    return found


def items(page: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [item["properties"] for item in page["items"] if kind in item["type"]]


def test_an_article_is_an_entry_with_all_its_parts(built_site: Path) -> None:
    entry = items(parsed(built_site, "articles/hay-fever"), "h-entry")[0]
    assert entry["name"] == ["Hay fever: getting through the season"]
    assert entry["url"] == entry["uid"] == [f"{SITE}/articles/hay-fever/"]
    assert entry["published"][0].startswith("2026-03-16")
    assert entry["updated"] == ["2026-04-20"]
    assert entry["category"] == ["allergy", "lungs", "medicines"]
    assert [author["properties"]["name"] for author in entry["author"]] == [["Dr Margit Solheim"], ["Dr Owain Bevan"]]
    assert "pollen" in entry["content"][0]["value"]
    assert entry["summary"]


@pytest.mark.parametrize(
    ("kind", "author", "url"),
    [
        ("comment", "Nils Aker", "https://social.example/@nils/1145"),
        ("mention", "Fen Street Pharmacy", "https://fenpharmacy.example/notes/hay-fever"),
        ("like", "Ilse Dahl", "https://social.example/@ilse/99"),
    ],
)
def test_what_others_said_is_cited(built_site: Path, kind: str, author: str, url: str) -> None:
    entry = items(parsed(built_site, "articles/hay-fever"), "h-entry")[0]
    (cited,) = entry[kind]
    assert cited["type"] == ["h-cite"]
    assert cited["properties"]["author"][0]["properties"]["name"] == [author]
    assert cited["properties"]["url"] == [url]


def test_the_words_of_others_are_no_part_of_the_article(built_site: Path) -> None:
    entry = items(parsed(built_site, "articles/hay-fever"), "h-entry")[0]
    assert "pharmacy students" not in entry["content"][0]["value"]


def test_a_profile_is_a_card_of_a_person_at_a_clinic(built_site: Path) -> None:
    card = items(parsed(built_site, "doctors/margit-solheim"), "h-card")[0]
    assert card["name"] == ["Dr Margit Solheim"]
    assert f"{SITE}/doctors/margit-solheim/" in card["url"]
    assert card["photo"][0].startswith(f"{SITE}/doctors/margit-solheim/")
    assert card["honorific-suffix"]
    assert "General practice" in card["job-title"][0]
    assert [org["properties"]["name"] for org in card["org"]]
    assert card["org"][0]["properties"]["tel"]
    assert card["note"]


@pytest.mark.parametrize("path", ["", "articles", "tags/lungs"])
def test_a_list_is_a_feed_of_entries_with_a_name(built_site: Path, path: str) -> None:
    page = parsed(built_site, path)
    (feed,) = [item for item in page["items"] if "h-feed" in item["type"]]
    assert feed["properties"]["name"][0]
    entries = [child["properties"] for child in feed["children"]]
    assert len(entries) > 1
    assert all(entry["url"][0].startswith(f"{SITE}/articles/") and entry["name"] for entry in entries)


def test_the_site_says_which_accounts_are_its_own(built_site: Path) -> None:
    assert "https://social.example.org/@almondyard" in parsed(built_site, "")["rels"]["me"]


@pytest.mark.parametrize("path", ["", "articles/hay-fever", "doctors/margit-solheim"])
def test_every_page_says_who_takes_webmentions(built_site: Path, path: str) -> None:
    assert parsed(built_site, path)["rels"]["webmention"] == ["https://hub.example.org/almondyard/webmention"]
