"""The files to cite an article with, as reference managers' own libraries read them."""

import json
from pathlib import Path

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

SITE = "https://almondyard.example.org"
SLUGS = ("hay-fever", "hand-washing", "dast-aur-ors", "al-humma")


def text(built_site: Path, slug: str, ending: str) -> str:
    return (built_site / "articles" / slug / f"cite.{ending}").read_bytes().decode("utf-8")


def title(built_site: Path, slug: str) -> str:
    (entry,) = json.loads(text(built_site, slug, "json"))
    return str(entry["title"])


@pytest.mark.parametrize("slug", SLUGS)
def test_bibtex_is_one_entry_with_author_title_and_address(built_site: Path, slug: str) -> None:
    library = parse_string(text(built_site, slug, "bib"))
    assert library.failed_blocks == []
    (entry,) = library.entries
    fields = entry.fields_dict
    assert entry.entry_type == "online"
    assert fields["url"].value == f"{SITE}/articles/{slug}/"
    assert fields["title"].value.strip("{}") == title(built_site, slug)
    assert fields["author"].value


@pytest.mark.parametrize("slug", SLUGS)
def test_ris_is_one_entry_with_author_title_and_address(built_site: Path, slug: str) -> None:
    (entry,) = rispy.loads(text(built_site, slug, "ris"))
    assert entry["type_of_reference"] == "ELEC"
    assert entry["urls"] == [f"{SITE}/articles/{slug}/"]
    assert entry["title"] == title(built_site, slug)
    assert entry["authors"]


@pytest.mark.parametrize("slug", SLUGS)
def test_csl_has_what_a_style_needs(built_site: Path, slug: str) -> None:
    (entry,) = json.loads(text(built_site, slug, "json"))
    assert entry["type"] == "webpage"
    assert entry["URL"] == f"{SITE}/articles/{slug}/"
    assert len(entry["issued"]["date-parts"][0]) == 3
    assert all(author["literal"] for author in entry["author"])
