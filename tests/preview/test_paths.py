"""What a browser may ask for, and where that leads."""

import pytest

from medsite.preview.paths import read_path, url_of


@pytest.mark.parametrize(
    ("raw", "base", "path"),
    [
        (b"/", "/", "index.html"),
        (b"/articles/hay-fever/", "/", "articles/hay-fever/index.html"),
        (b"/feed.xml?x=1", "/", "feed.xml"),
        (b"/about", "/", "about"),
        (b"/tags/%E0%A4%98%E0%A4%B0/", "/", "tags/घर/index.html"),
        (b"/tags/cafe%CC%81/", "/", "tags/café/index.html"),
        (b"/~drpat/", "/~drpat/", "index.html"),
        (b"/%7Edrpat/about/", "/~drpat/", "about/index.html"),
        (b"/.well-known/security.txt", "/", ".well-known/security.txt"),
    ],
)
def test_an_address_leads_to_its_output(raw: bytes, base: str, path: str) -> None:
    assert read_path(raw, base) == path


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"//etc/passwd",
        b"/../content/site.yaml",
        b"/a/../../site.yaml",
        b"/%2e%2e/content/site.yaml",
        b"/..%2fcontent/site.yaml",
        b"/a/./b",
        b"/.medsite/memo.sqlite",
        b"/.git/config",
        b"/articles/.draft.md",
        b"/a%00b",
        b"/a%0d%0ab",
        b"/a\\..\\b",
        b"/%5c%5chost%5cshare",
        b"/%ff",
        b"/a//b",
        b"/" + b"a" * 4000,
    ],
)
def test_no_other_form_of_a_path_leads_anywhere(raw: bytes) -> None:
    assert read_path(raw, "/") is None


def test_what_stands_outside_of_the_base_path_is_nowhere() -> None:
    assert read_path(b"/articles/", "/~drpat/") is None


@pytest.mark.parametrize("path", ["index.html", "articles/hay-fever/index.html", "feed.xml", "tags/घर/index.html"])
def test_the_way_back_leads_to_the_same_output(path: str) -> None:
    assert read_path(url_of(path, "/~drpat/").encode(), "/~drpat/") == path
