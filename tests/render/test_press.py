"""Every kind of output becomes bytes."""

import io
from xml.etree import ElementTree

import pytest
from msgspec import structs

from medsite.model.content import Body, ContainerSlot, Outline
from medsite.model.feed import CopyJob, PictureJob, SitemapIndexView, SitemapView, TextFileView
from medsite.model.output import Output
from medsite.model.problem import Defect
from medsite.model.view import BodyView
from medsite.render.bodies import make_absolute, render_neutral
from medsite.render.press import make_bytes
from tests.render.samples import HERE, a_theme, materials

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
    theme = structs.replace(a_theme({}), assets={"style.css": b"a{}"})
    made = structs.replace(materials(theme), files={"content/static/x.bin": b"\0\1"})
    assert make_bytes(Output("robots.txt", "text", TextFileView("User-agent: *\n"), "k"), made) == b"User-agent: *\n"
    assert make_bytes(Output("assets/s.css", "asset", CopyJob("style.css", ""), "k"), made) == b"a{}"
    assert make_bytes(Output("x.bin", "copy", CopyJob("content/static/x.bin", ""), "k"), made) == b"\0\1"


def a_jpeg() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (60, 40)).save(out, "JPEG", comment=b"SECRET")
    return out.getvalue()


@pytest.mark.parametrize("path", ["content/a.jpg", "content/a.jpeg", "content/a.png", "content/a.bin", "content/a"])
def test_a_photograph_is_cleaned_whatever_its_name(path: str) -> None:
    made = structs.replace(materials(), files={path: a_jpeg()})
    for output in (
        Output("a", "copy", CopyJob(path, ""), "k"),
        Output("a", "picture", PictureJob(path, ""), "k"),
        Output("a", "picture", PictureJob(path, "", 30, "webp"), "k"),
    ):
        assert b"SECRET" not in make_bytes(output, made)


@pytest.mark.parametrize("data", [b"II*\0rest", b"MM\0*rest", b"\0\0\0\x18ftypheicrest"])
def test_a_photograph_that_cannot_be_cleaned_is_refused(data: bytes) -> None:
    made = structs.replace(materials(), files={"content/static/a.bin": data})
    with pytest.raises(Defect) as caught:
        make_bytes(Output("a.bin", "copy", CopyJob("content/static/a.bin", ""), "k"), made)
    assert caught.value.problem.rule == "P002"


def test_a_container_in_a_feed_keeps_what_it_says() -> None:
    slot = ContainerSlot("video", "How to <use> it", (("url", "https://v.example/?a&b"),), 1, HERE)
    body, outline = Body(("\x000\x00", "<p>said</p>")), Outline("d", (slot,))
    html = render_neutral(BodyView("d", (None,)), body, outline, "https://h.example/a/")
    link = '<a href="https://v.example/?a&amp;b">How to &lt;use&gt; it</a>'
    assert html == f"<section><p><strong>{link}</strong></p><p>said</p></section>"


def test_a_body_that_contains_itself_ends() -> None:
    slot = ContainerSlot("note", "", (), 0, HERE)
    body, outline = Body(("x\x000\x00",)), Outline("d", (slot,))
    assert render_neutral(BodyView("d", (None,)), body, outline, "https://h.example/a/").startswith("x<section>x")


@pytest.mark.parametrize("job", [PictureJob("content/a.jpg", "", 30, "webp"), CopyJob("content/a.jpg", "")])
def test_a_spoiled_picture_is_a_defect_that_names_it(job: PictureJob | CopyJob) -> None:
    made = structs.replace(materials(), files={"content/a.jpg": b"\xff\xd8\xff\xe0nothing"})
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
