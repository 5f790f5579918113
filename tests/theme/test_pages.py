"""Every page of the theme, full and bare, in every language, is sound HTML."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from msgspec.structs import replace

from medsite.model.content import Body, ContainerSlot, Outline
from medsite.model.output import Output
from medsite.model.page_view import PageView, TextView
from medsite.model.problem import Place
from medsite.model.view import BodyView, PictureView, VideoView
from medsite.render.materials import Materials
from medsite.render.templates import render_page
from tests.theme.clinic import LANGUAGES, clinic
from tests.theme.views import NASTY, bare_head, bare_pages, bare_site, full_pages

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "path", "circle"}
WORDS = '<h2 id="part-0">Part 0</h2><p>Text.</p>'
CASES = [
    pytest.param(name, view, id=f"{language}-{size}-{name}")
    for language in LANGUAGES
    for size, pages in (("full", full_pages(language)), ("bare", bare_pages(language)))
    for name, view in pages.items()
]


class Reader(HTMLParser):
    """What a page consists of; it complains about tags that do not match."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.wrong: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if len(dict(attrs)) < len(attrs):
            self.wrong.append(f"twice the same attribute on {tag}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes something else")

    def values(self, name: str) -> list[str]:
        return [attributes[name] or "" for _, attributes in self.tags if name in attributes]


def page(name: str, view: PageView) -> str:
    digests = {"body": Body((WORDS,))}
    materials = Materials(clinic(), digests, {"body": Outline("body")})
    return render_page(Output("x/index.html", "page", view, "key", name), materials).decode()


def box(name: str, title: str, inner: str, **attributes: str) -> str:
    return filled(ContainerSlot(name, title, tuple(attributes.items()), 1, Place("a.md")), inner, None)


def video_box(video: VideoView, inner: str = "") -> str:
    return filled(ContainerSlot("video", "See it", (), 1, Place("a.md")), inner, video)


def filled(slot: ContainerSlot, inner: str, video: VideoView | None) -> str:
    materials = Materials(clinic(), {"d": Body(("\x000\x00", inner))}, {"d": Outline("d", (slot,))})
    view = TextView(bare_head("en"), "T", "", None, None, BodyView("d", (video,)), bare_site("en"))
    html = render_page(Output("x/index.html", "page", view, "key", "page.html"), materials).decode()
    return html.partition('<div class="prose">\n')[2].partition("\n</div>\n</div>\n</article>")[0]


@pytest.mark.parametrize(("name", "view"), CASES)
def test_a_page_is_well_formed(name: str, view: PageView) -> None:
    read = Reader(page(name, view))
    assert read.wrong == []
    assert read.open == []


@pytest.mark.parametrize(("name", "view"), CASES)
def test_an_id_stands_once_and_every_label_leads_to_one(name: str, view: PageView) -> None:
    read = Reader(page(name, view))
    ids = read.values("id")
    assert len(ids) == len(set(ids))
    assert set(read.values("aria-labelledby")) <= set(ids)


@pytest.mark.parametrize(("name", "view"), CASES)
def test_headings_begin_with_one_and_skip_no_level(name: str, view: PageView) -> None:
    levels = [int(tag[1]) for tag, _ in Reader(page(name, view)).tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(("name", "view"), CASES)
def test_text_is_escaped_once(name: str, view: PageView) -> None:
    html = page(name, view)
    assert "<b>" not in html
    assert "&amp;lt;" not in html
    assert "&amp;amp;" not in html


@pytest.mark.parametrize(("name", "view"), CASES)
def test_nothing_is_left_over(name: str, view: PageView) -> None:
    html = page(name, view)
    assert re.findall(r"\{[a-z_]+\}|>None<|\bUndefined\b|\x00|[ ]style=", re.sub(r"<style>.*?</style>", "", html)) == []
    assert re.findall(r'(?:href|src|content|alt="x")=""', html) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_article_says_who_wrote_and_checked_it(language: str) -> None:
    html = page("article.html", full_pages(language)["article.html"])
    for needed in ('rel="author"', 'datetime="2026-03-01"', 'datetime="2028-03-01"', 'href="tel:112"', "og:image:alt"):
        assert needed in html
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in html


def test_sharing_tags_hold_text_whole() -> None:
    html = page("article.html", full_pages("en")["article.html"])
    read = Reader(html)
    titles = [a["content"] for tag, a in read.tags if tag == "meta" and a.get("property") == "og:title"]
    assert titles == [NASTY]


def test_no_page_has_a_style_or_a_script_of_its_own() -> None:
    for name, view in {**full_pages("en"), **bare_pages("ar")}.items():
        read = Reader(page(name, view))
        assert not [
            tag for tag, a in read.tags if tag == "style" or (tag == "script" and not a.keys() & {"src", "type"})
        ]
        assert not [n for _, a in read.tags for n in a if n == "style" or n.startswith("on")], name


def test_the_content_security_policy_stands_before_everything_that_is_loaded() -> None:
    for name, view in full_pages("en").items():
        metas = [a for tag, a in Reader(page(name, view)).tags if tag == "meta"]
        assert metas[1]["http-equiv"] == "Content-Security-Policy"
        assert "default-src 'none'" in (metas[1]["content"] or "")


def test_a_redirect_leads_on_and_is_not_indexed() -> None:
    html = page("redirect.html", full_pages("en")["redirect.html"])
    assert 'content="0; url=https://h.example/x/?a=1&amp;b=2"' in html
    assert 'content="noindex"' in html


@pytest.mark.parametrize("name", ["note", "warning", "emergency", "keyfacts", "faq", "video"])
@pytest.mark.parametrize("title", ["", NASTY])
def test_a_container_shows_title_and_inside(name: str, title: str) -> None:
    html = box(name, title, "<p>inside</p>")
    assert "<p>inside</p>" in html
    assert "<b>" not in html
    assert Reader(html).wrong == []


@pytest.mark.parametrize(
    ("title", "inner", "attributes", "number"),
    [
        ("Call 999 at once if", "<p>pain</p>", {}, "999"),
        ("Do not wait", "<p>Call 112. Then sit down.</p>", {}, "112"),
        ("In India", "<p>Call.</p>", {"call": "108"}, "108"),
        ("Fever above 103 degrees", "<p>A pulse of 144 is fast.</p>", {}, ""),
        ("Take 1999 steps", "<p>Not a number to call.</p>", {}, ""),
    ],
)
def test_an_emergency_links_the_number_to_call(title: str, inner: str, attributes: dict[str, str], number: str) -> None:
    links = re.findall(r'href="tel:(\d+)"', box("emergency", title, inner, **attributes))
    assert links == ([number] if number else [])


HOSTED = VideoView(
    title=NASTY,
    page="https://video.example.org/1?a=1&b=2",
    embed="https://player.example.org/1?autoplay=1&c=2",
    file="",
    type="",
    captions="",
    host="video.example.org",
    poster=None,
    language="en",
    duration="2:30",
)
POSTER = PictureView("/p.png", "", 960, 540)
LOCAL = replace(HOSTED, page="/v.mp4", embed="", file="/v.mp4", type="video/mp4", captions="/v.vtt", host="")


@pytest.mark.parametrize("poster", [None, POSTER])
def test_a_video_is_a_link_and_asks_nothing_of_another_host(poster: PictureView | None) -> None:
    html = video_box(replace(HOSTED, poster=poster))
    read = Reader(html)
    assert 'href="https://video.example.org/1?a=1&amp;b=2"' in html
    assert re.findall(r"<(?:iframe|video|script)", html) == []
    assert {tag for tag, given in read.tags if (given.get("src") or "").startswith("http")} == set()
    assert "video.example.org" in re.sub(r"<[^>]+>", "", html)
    assert read.wrong == []
    assert "2:30" in html


@pytest.mark.parametrize("poster", [None, POSTER])
def test_a_local_video_has_its_captions(poster: PictureView | None) -> None:
    html = video_box(replace(LOCAL, poster=poster), "<p>Said.</p>")
    read = Reader(html)
    assert ("track", "captions") in [(tag, given.get("kind")) for tag, given in read.tags]
    assert "Said." in html
    assert read.wrong == []


def test_a_video_that_cannot_be_shown_leads_nowhere() -> None:
    assert "href" not in box("video", "See it", "", url="javascript:alert(1)")
