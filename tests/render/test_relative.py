"""Addresses for a folder: relative, with index.html, and nothing else of a page is touched."""

import json

import pytest

from medsite.model.search import SearchAboutView
from medsite.render.relative import Home, as_script, home_of, make_relative, relative_url

HOME = Home("https://h.example", "/")
BELOW = Home("https://h.example", "/~drpat/")


@pytest.mark.parametrize(
    ("url", "path", "found"),
    [
        ("/", "index.html", "index.html"),
        ("/", "articles/a/index.html", "../../index.html"),
        ("/articles/a/", "index.html", "articles/a/index.html"),
        ("/articles/a/#part", "articles/b/index.html", "../a/index.html#part"),
        ("/search/?q=x/y", "tags/index.html", "../search/index.html?q=x/y"),
        ("/leaflet.pdf", "404.html", "leaflet.pdf"),
        ("/%E0%A4%98/", "articles/a/index.html", "../../%E0%A4%98/index.html"),
        ("/a:b/", "index.html", "./a:b/index.html"),
        ("//cdn.example/a", "index.html", "//cdn.example/a"),
        ("https://h.example/a/", "index.html", "https://h.example/a/"),
        ("#part", "index.html", "#part"),
    ],
)
def test_an_address_becomes_relative(url: str, path: str, found: str) -> None:
    assert relative_url(url, path, HOME) == found


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("/~drpat/", "../index.html"),
        ("/~drpat", "../index.html"),
        ("/~drpat/about/", "index.html"),
        ("/~drpatsy/", "https://h.example/~drpatsy/"),
        ("/other/", "https://h.example/other/"),
    ],
)
def test_what_stands_beside_the_site_on_its_host_keeps_its_host(url: str, found: str) -> None:
    assert relative_url(url, "about/index.html", BELOW) == found


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a class="x" href="/about/">/about/</a>', '<a class="x" href="../about/index.html">/about/</a>'),
        ("<a href='/about/'>x</a>", "<a href='../about/index.html'>x</a>"),
        ('<img src="/a.png" srcset="/a-1.webp 480w, /a-2.webp 960w">',) * 2,
        ('<a title="a > b" href="/">x</a>', '<a title="a > b" href="../index.html">x</a>'),
        (
            '<form action="/search/" data-index="/search/">',
            '<form action="../search/index.html" data-index="../search/">',
        ),
        ('<p>href="/about/" and src="/x"</p>',) * 2,
        ('<code>&lt;a href="/about/"&gt;</code>',) * 2,
        ('<script type="application/ld+json">{"url":"/about/"}</script>',) * 2,
        ('<meta property="og:url" content="/about/">',) * 2,
        ('<a href="https://h.example/about/">x</a>',) * 2,
    ],
)
def test_only_addresses_in_tags_change(before: str, after: str) -> None:
    if "srcset" in before:
        after = '<img src="../a.png" srcset="../a-1.webp 480w, ../a-2.webp 960w">'
    assert make_relative(before.encode(), "links/index.html", None, HOME) == after.encode()


def test_a_former_address_leads_on_within_the_folder() -> None:
    page = '<meta http-equiv="refresh" content="0; url=https://h.example/~drpat/new/"><a href="https://h.example/~drpat/new/">x</a>'
    found = make_relative(page.encode(), "old/index.html", None, BELOW).decode()
    assert found == '<meta http-equiv="refresh" content="0; url=../new/index.html"><a href="../new/index.html">x</a>'


def test_the_policy_takes_files_of_the_folder_and_nothing_more() -> None:
    page = b"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src &#39;self&#39;\"><p>'self'</p>"
    found = make_relative(page, "index.html", None, HOME).decode()
    assert "default-src 'none'; script-src &#39;self&#39; file:\"" in found
    assert found.endswith("<p>'self'</p>")


def test_a_stylesheet_finds_its_pictures() -> None:
    css = b'a{background:url("/images/a.png")}b{background:url(/b.svg)}c{background:url(data:x)}/*\xff*/'
    found = make_relative(css, "assets/style.css", None, HOME)
    assert found == b'a{background:url("../images/a.png")}b{background:url(../b.svg)}c{background:url(data:x)}/*\xff*/'


@pytest.mark.parametrize("path", ["feed.xml", "sitemap.xml", "robots.txt", "_headers", "cards/a.png", "data.json"])
def test_what_is_for_others_stays_as_it_is(path: str) -> None:
    data = b'<a href="/about/">url(/x)</a>'
    assert make_relative(data, path, None, HOME) == data


def test_the_search_is_handed_over_by_scripts() -> None:
    data = json.dumps([["A", "/~drpat/articles/a/", "Words", ""]]).encode()
    made = make_relative(data, "search/about-0.json", SearchAboutView(()), BELOW)
    assert json.loads(made) == [["A", "../articles/a/index.html", "Words", ""]]
    assert as_script(made, "search/about-0.json").startswith(b'medsite["about-0.json"]([[')
    assert as_script(made, "search/about-0.json").endswith(b"]])\n")
    assert make_relative(b"load()", "assets/site.js", None, BELOW).endswith(b"});\nload()")


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("https://h.example", HOME),
        ("https://h.example/~drpat", BELOW),
        ("http://h.example:8080/a b/घर", Home("http://h.example:8080", "/a%20b/%E0%A4%98%E0%A4%B0/")),
    ],
)
def test_a_url_tells_where_the_site_lives(url: str, home: Home) -> None:
    assert home_of(url) == home


@pytest.mark.parametrize(
    "page", ["<a " * 200_000, '<a href="/' * 100_000, "<a b='" * 100_000, '<a x="' + "/" * 500_000]
)
def test_odd_pages_end_and_stay_as_they_are(page: str) -> None:
    assert make_relative(page.encode(), "index.html", None, HOME) == page.encode()  # quadratic would take hours
