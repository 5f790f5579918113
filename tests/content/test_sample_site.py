"""The sample site reads without a problem and shows everything that an author can do."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import fields
from PIL import Image

from medsite.model.content import Article, ContainerSlot, ImageSlot, Page
from medsite.model.people import Doctor
from medsite.model.places import find_places
from medsite.read.documents import read_article
from medsite.read.sources import read_source
from tests.content.sites import SAMPLE, read_site

TODAY = date(2026, 11, 22)
TEXTS = sorted((SAMPLE / "content").rglob("*.md"))
PICTURES = sorted([*(SAMPLE / "content").rglob("*.png"), *(SAMPLE / "content").rglob("*.svg")])


def _published() -> list[Article]:
    return [
        article
        for article in read_site(SAMPLE).articles
        if not article.draft
        and article.published.date() <= TODAY
        and (article.expires is None or article.expires >= TODAY)
    ]


def _containers(article: Article) -> list[str]:
    return [slot.name for slot in article.body.slots if isinstance(slot, ContainerSlot)]


def test_reading_the_sample_finds_no_problem() -> None:
    assert read_site(SAMPLE).problems == ()


def test_the_sample_is_a_whole_site() -> None:
    site = read_site(SAMPLE)
    assert len(_published()) >= 14
    assert len(site.doctors) >= 3
    assert {page.slug for page in site.pages} >= {"about", "contact", "privacy"}
    assert len(site.config.clinics) == 2
    assert site.config.emergency == "999"
    assert site.config.navigation


def test_there_are_articles_in_english_hindi_and_arabic() -> None:
    assert {article.language for article in _published()} >= {"", "hi", "ar"}


def test_one_draft_one_future_and_one_expired_article_are_there_to_be_held_back() -> None:
    articles = read_site(SAMPLE).articles
    assert sum(article.draft for article in articles) == 1
    assert sum(article.published.date() > TODAY for article in articles) == 1
    assert sum(article.expires is not None and article.expires < TODAY for article in articles) == 1


@pytest.mark.parametrize("article", _published(), ids=lambda article: article.slug)
def test_every_article_has_what_readers_need_to_trust_it(article: Article) -> None:
    assert 80 <= len(article.summary) <= 160
    assert article.authors
    assert article.reviewed_by
    assert not set(article.reviewed_by) & set(article.authors)
    assert article.reviewed and article.review_due and article.reviewed < TODAY < article.review_due
    assert article.references
    assert all(reference.url.startswith("https://") or reference.doi for reference in article.references)
    assert article.tags


@pytest.mark.parametrize("article", _published(), ids=lambda article: article.slug)
def test_emergency_advice_comes_early(article: Article) -> None:
    containers = _containers(article)
    if "emergency" not in containers:
        assert article.slug in {"hand-washing", "sleep", "healthy-plate"}
    else:
        assert containers.index("emergency") <= 1


def test_every_article_but_three_has_an_emergency_box() -> None:
    assert sum("emergency" not in _containers(article) for article in _published()) == 3


def test_every_container_is_used() -> None:
    used = Counter(name for article in read_site(SAMPLE).articles for name in _containers(article))
    assert set(used) == {"note", "warning", "emergency", "keyfacts", "faq", "video"}


def test_tags_are_shared() -> None:
    tags = Counter(tag for article in _published() for tag in article.tags)
    assert sum(number >= 2 for number in tags.values()) >= 8


def test_every_front_matter_key_of_an_article_is_used_somewhere() -> None:
    used = {name for article in read_site(SAMPLE).articles for name in find_places(article.source, article.places)}
    wanted = {
        "title", "date", "slug", "updated", "summary", "tags", "authors", "reviewed_by", "reviewed", "review_due",
        "draft", "expires", "image", "image_alt", "language", "aliases", "references", "kind", "audience",
    }  # fmt: skip
    assert wanted <= used


def test_one_doctor_fills_every_field_and_one_only_two() -> None:
    doctors = {doctor.slug: doctor for doctor in read_site(SAMPLE).doctors}
    whole, least = doctors["margit-solheim"], doctors["owain-bevan"]
    assert [field.name for field in fields(Doctor) if not getattr(whole, field.name)] == []
    assert set(find_places(least.source, least.places)) == {"name", "specialty"}


def test_some_doctors_speak_arabic_hindi_and_norwegian_first() -> None:
    doctors = {doctor.slug: doctor.languages for doctor in read_site(SAMPLE).doctors}
    assert doctors["leila-mansour"][0] == "ar"
    assert doctors["kavita-joshi"][0] == "hi"
    assert "no" in doctors["margit-solheim"]


MARKUP = {
    "a table": r"^\|:?--",
    "a footnote": r"^\[\^\w+\]: ",
    "a definition list": r"^: ",
    "an open task": r"^- \[ \] ",
    "a done task": r"^- \[x\] ",
    "a figure with a width": r'^!\[[^\]]{20,}\]\([\w./-]+ "[^"]+"\)\{width=\d+\}',
    "a link to a file": r"\]\((?:\.\./)*[\w/-]+\.md\)",
    "a link to an address": r"\]\(/[\w/-]+/\)",
    "a link to a heading": r"\]\([\w/.-]*#[\w-]+\)",
    "a line struck out": r"~~\w.*~~",
    "a quotation": r"^> ",
    "a telephone link": r"\]\(tel:\+\d+\)",
}


@pytest.mark.parametrize("pattern", MARKUP.values(), ids=MARKUP.keys())
def test_every_kind_of_markup_is_used(pattern: str) -> None:
    assert any(re.search(pattern, path.read_text(encoding="utf-8"), re.MULTILINE) for path in TEXTS)


def test_every_picture_says_what_it_shows() -> None:
    site = read_site(SAMPLE)
    texts: list[Article | Page] = [*site.articles, *site.pages]
    slots = [slot for text in texts for slot in text.body.slots if isinstance(slot, ImageSlot)]
    assert len(slots) >= 7
    assert all(slot.alt and slot.caption for slot in slots)
    assert all(text.image_alt for text in texts if text.image)
    assert all(doctor.photo_alt for doctor in site.doctors if doctor.photo)


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_pictures_are_small_and_carry_nothing_else(path: Path) -> None:
    data = path.read_bytes()
    assert len(data) < 150_000
    if path.suffix == ".png":
        with Image.open(path) as picture:
            assert picture.size[0] >= (1200 if path.parent.parent.name == "articles" else 640) or path.stem == "logo"
            assert not picture.info.keys() & {"exif", "dpi", "icc_profile", "Software", "Comment", "XML:com.adobe.xmp"}
    else:
        assert b"<script" not in data and b"href" not in data


def test_the_sample_is_small() -> None:
    assert sum(path.stat().st_size for path in (SAMPLE / "content").rglob("*") if path.is_file()) < 3_000_000


def test_a_missing_title_in_the_sample_would_be_seen() -> None:
    source = read_source(SAMPLE, "content/articles/antibiotics.md")
    assert source.value
    broken = type(source.value)(source.value.path, source.value.data.replace(b"title:", b"tilte:", 1), "")
    assert read_article(broken, "UTC").problems
