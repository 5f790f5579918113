"""Every kind of output becomes bytes."""

import dataclasses
from xml.etree import ElementTree

import pytest

from medsite.model.feed import CopyJob, PictureJob, SitemapIndexView, SitemapView, TextFileView
from medsite.model.output import Output
from medsite.model.problem import Defect
from medsite.render.bodies import make_absolute
from medsite.render.press import make_bytes
from tests.render.samples import a_theme, materials

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_a_sitemap_is_escaped_and_dated() -> None:
    view = SitemapView((("https://h.example/a&b/", "2026-03-12"), ("https://h.example/<c>/", "")))
    root = ElementTree.fromstring(make_bytes(Output("s.xml", "sitemap", view, "k"), materials()))
    assert [loc.text for loc in root.iter(f"{SPACE}loc")] == ["https://h.example/a&b/", "https://h.example/<c>/"]
    assert [mod.text for mod in root.iter(f"{SPACE}lastmod")] == ["2026-03-12"]


def test_a_sitemap_index_lists_its_parts() -> None:
    view = SitemapIndexView(("https://h.example/sitemap-1.xml",))
    root = ElementTree.fromstring(make_bytes(Output("s.xml", "sitemap_index", view, "k"), materials()))
    assert root.tag == f"{SPACE}sitemapindex"
    assert [loc.text for loc in root.iter(f"{SPACE}loc")] == ["https://h.example/sitemap-1.xml"]


def test_text_and_assets_and_copies_arrive_byte_for_byte() -> None:
    theme = dataclasses.replace(a_theme({}), assets={"style.css": b"a{}"})
    made = dataclasses.replace(materials(theme), files={"content/static/x.bin": b"\0\1"})
    assert make_bytes(Output("robots.txt", "text", TextFileView("User-agent: *\n"), "k"), made) == b"User-agent: *\n"
    assert make_bytes(Output("assets/s.css", "asset", CopyJob("style.css", ""), "k"), made) == b"a{}"
    assert make_bytes(Output("x.bin", "copy", CopyJob("content/static/x.bin", ""), "k"), made) == b"\0\1"


@pytest.mark.parametrize("job", [PictureJob("content/a.jpg", "", 30, "webp"), CopyJob("content/a.jpg", "")])
def test_a_spoiled_picture_is_a_defect_that_names_it(job: PictureJob | CopyJob) -> None:
    made = dataclasses.replace(materials(), files={"content/a.jpg": b"\xff\xd8\xff\xe0nothing"})
    with pytest.raises(Defect) as caught:
        make_bytes(Output("a.jpg", "picture" if isinstance(job, PictureJob) else "copy", job, "k"), made)
    assert caught.value.problem.place.path == "content/a.jpg"


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ('<a href="/x/">', '<a href="https://h.example/x/">'),
        ('<a href="#n">', '<a href="https://h.example/a/#n">'),
        ('<img alt="" src="b.png">', '<img alt="" src="https://h.example/a/b.png">'),
        (
            '<img srcset="b.png 1x, /c.png 2x">',
            '<img srcset="https://h.example/a/b.png 1x, https://h.example/c.png 2x">',
        ),
        ('<a href="mailto:a@b.c">', '<a href="mailto:a@b.c">'),
        ('<p>say href="/x/" in words</p>', '<p>say href="/x/" in words</p>'),
        ('<a title=" href=" href="/x/">', '<a title=" href=" href="https://h.example/x/">'),
    ],
)
def test_addresses_become_absolute_in_tags_only(html: str, made: str) -> None:
    assert make_absolute(html, "https://h.example/a/") == made
