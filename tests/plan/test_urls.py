"""Addresses, URLs and output paths."""

import pytest

from medsite.plan import urls
from medsite.plan.urls import Base, read_base

ROOT = Base("https://host.example", "/")
FOLDER = Base("https://host.example", "/~drpat/")


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("https://host.example", ROOT),
        ("https://host.example/", ROOT),
        ("https://host.example/~drpat", FOLDER),
        ("https://host.example/~drpat/", FOLDER),
        ("http://host.example:8080/a/b", Base("http://host.example:8080", "/a/b/")),
        ("https://host.example/घर", Base("https://host.example", "/%E0%A4%98%E0%A4%B0/")),
        ("https://host.example/%E0%A4%98", Base("https://host.example", "/%E0%A4%98/")),
    ],
)
def test_the_base_path_comes_from_the_sites_url(url: str, base: Base) -> None:
    assert read_base(url) == base


@pytest.mark.parametrize(
    ("address", "url", "path"),
    [
        ("/", "/~drpat/", "index.html"),
        (urls.ARCHIVE, "/~drpat/articles/", "articles/index.html"),
        (urls.paged(urls.ARCHIVE, 1), "/~drpat/articles/", "articles/index.html"),
        (urls.paged(urls.ARCHIVE, 2), "/~drpat/articles/page/2/", "articles/page/2/index.html"),
        (urls.article_address("hay-fever"), "/~drpat/articles/hay-fever/", "articles/hay-fever/index.html"),
        (urls.doctor_address("a"), "/~drpat/doctors/a/", "doctors/a/index.html"),
        (urls.vcard_address("a"), "/~drpat/doctors/a.vcf", "doctors/a.vcf"),
        (urls.tag_address("नींद"), "/~drpat/tags/%E0%A4%A8%E0%A5%80%E0%A4%82%E0%A4%A6/", "tags/नींद/index.html"),
        (urls.paged(urls.tag_address("a"), 3), "/~drpat/tags/a/page/3/", "tags/a/page/3/index.html"),
        (urls.page_address("about"), "/~drpat/about/", "about/index.html"),
        (urls.NOT_FOUND, "/~drpat/404.html", "404.html"),
        (urls.SITEMAP, "/~drpat/sitemap.xml", "sitemap.xml"),
        ("/leaflet 1?.pdf", "/~drpat/leaflet%201%3F.pdf", "leaflet 1?.pdf"),
        (urls.card_address("a", "0123456789abcdef"), "/~drpat/cards/a-0123456789.png", "cards/a-0123456789.png"),
        (
            urls.asset_address("style.css", "0123456789ab"),
            "/~drpat/assets/style-0123456789.css",
            "assets/style-0123456789.css",
        ),
        (
            urls.asset_address("i/a.svg", "0123456789ab"),
            "/~drpat/assets/i/a-0123456789.svg",
            "assets/i/a-0123456789.svg",
        ),
    ],
)
def test_an_address_becomes_a_url_and_an_output_path(address: str, url: str, path: str) -> None:
    assert urls.site_url(FOLDER, address) == url
    assert urls.absolute_url(FOLDER, address) == "https://host.example" + url
    assert urls.output_path(address) == path
    assert urls.address_of(path) == address


@pytest.mark.parametrize(
    ("alias", "address"),
    [
        ("/old/", "/old/"),
        ("/old", "/old/"),
        ("/old.html", "/old.html"),
        ("/2019/05/post.php", "/2019/05/post.php/"),
        ("/~drpat/old/", "/old/"),
        ("/cafe\u0301/", "/café/"),
    ],
)
def test_an_alias_is_a_folder_or_an_html_file_of_the_site(alias: str, address: str) -> None:
    assert urls.alias_address(alias, FOLDER) == address


@pytest.mark.parametrize(
    "slug", ["", ".hidden", "..", "a/b", "a\\b", "a?b", "a#b", "a%b", "a\x00b", "a\u2028b", "x" * 181]
)
def test_a_slug_that_cannot_be_a_piece_of_an_address_is_refused(slug: str) -> None:
    assert urls.wrong_slug(slug)


@pytest.mark.parametrize("slug", ["a", "hay-fever", "नींद", "می‌خواهم", "a.b", "x" * 180])
def test_a_slug_of_any_script_is_fine(slug: str) -> None:
    assert not urls.wrong_slug(slug)


@pytest.mark.parametrize(
    "slug", ["articles", "Articles", "doctors", "tags", "feed.xml", "sitemap-3.xml", "404.html", "ÁSSETS", "ｃards"]
)
def test_the_sites_own_addresses_are_reserved(slug: str) -> None:
    assert urls.is_reserved(slug)


@pytest.mark.parametrize("slug", ["article", "about", "feeds", "sitemap-of-the-body"])
def test_other_words_are_not_reserved(slug: str) -> None:
    assert not urls.is_reserved(slug)
