"""Markdown: the HTML, the slots, the outline and every mistake at its place."""

import time
from html.parser import HTMLParser

import pytest

from medsite.model.content import Body, ContainerSlot, ImageSlot, LinkSlot, Outline
from medsite.model.problem import Problem
from medsite.read.markdown import read_markdown
from medsite.read.markdown_places import Origin


def read(text: str, line: int = 1) -> tuple[Body, Outline, tuple[Problem, ...]]:
    return read_markdown(text, Origin("content/a.md", line))


def html(text: str) -> str:
    body, _, _ = read(text)
    return body.parts[0].replace("\x00", "@")


def rules(text: str) -> list[tuple[int, int, str]]:
    return [(problem.place.line, problem.place.column, problem.rule) for problem in read(text)[2]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*a* **b** ~~c~~ `d<` e  \nf", "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d&lt;</code> e<br>\nf</p>\n"),
        ("{{ 7*7 }} {% x %}", "<p>{{ 7*7 }} {% x %}</p>\n"),
        ("a & b &amp; c \\* < d", "<p>a &amp; b &amp; c * &lt; d</p>\n"),
        (
            "- [x] done\n",
            '<ul>\n<li><label class="task"><input type="checkbox" disabled checked> done</label></li>\n</ul>\n',
        ),
        ("a\n: b\n", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>\n"),
        ("3. a\n", '<ol start="3">\n<li>a</li>\n</ol>\n'),
        ("```py\na<b\n```\n", '<pre tabindex="0"><code class="language-py">a&lt;b\n</code></pre>\n'),
        ("> a\n", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
        ("***\n", "<hr>\n"),
        ("[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>\n"),
        ("[a](data:text/html,x)", "<p>[a](data:text/html,x)</p>\n"),
        ("[a](java&#9;script:x)", "<p>[a](java&#9;script:x)</p>\n".replace("&#9;", "\t")),
        ("see notes.md and e.g.this", "<p>see notes.md and e.g.this</p>\n"),
    ],
)
def test_markdown_becomes_html(text: str, expected: str) -> None:
    assert html(text) == expected


def test_links_and_images_stay_open() -> None:
    body, outline, problems = read('a [b](<../c d.md> "t") www.nhs.uk a@b.org\n\n![alt *x*](p.png){width=3 .wide}\n')
    assert problems == ()
    assert body.parts == (
        (
            '<p>a <a href="\x000\x00" title="t">b</a> <a href="\x001\x00">www.nhs.uk</a> '
            '<a href="\x002\x00">a@b.org</a></p>\n<p>\x003\x00</p>\n'
        ),
    )
    assert [slot.target for slot in outline.slots if not isinstance(slot, ContainerSlot)] == [
        "../c d.md",
        "https://www.nhs.uk",
        "mailto:a@b.org",
        "p.png",
    ]
    image = outline.slots[3]
    assert isinstance(image, ImageSlot)
    assert (image.alt, image.attributes, image.caption) == ("alt x", (("width", "3"), ("class", "wide")), "")


@pytest.mark.parametrize(
    ("text", "caption", "title", "expected"),
    [
        ('![a](b "c & d")', "c &amp; d", "", "@0@\n"),
        ('![a](b){caption="c"}', "c", "", "@0@\n"),
        ('[![a](b "c")](d)', "c", "", '<a href="@0@">@1@</a>\n'),
        ('x ![a](b "c")', "", "c", "<p>x @0@</p>\n"),
        ("![a](b)", "", "", "<p>@0@</p>\n"),
    ],
)
def test_an_image_alone_with_a_caption_is_a_figure(text: str, caption: str, title: str, expected: str) -> None:
    _, outline, problems = read(text)
    image = next(slot for slot in outline.slots if isinstance(slot, ImageSlot))
    assert (html(text), image.caption, dict(image.attributes).get("title", "")) == (expected, caption, title)
    assert problems == ()


@pytest.mark.parametrize(
    ("text", "line", "column", "end"),
    [
        ("[a](b)", 10, 1, 7),
        ("x\n  y [a](b)", 11, 5, 11),
        ("- x\n- y [a](b)", 11, 5, 11),
        ("> x\n> [a](b)", 11, 3, 9),
        ("# h [a](b) #", 10, 5, 11),
        ("| h |\n|---|\n| x [a](b) |", 12, 5, 11),
        ("x हिंदी [a](b)", 10, 9, 15),
        ("[a][r]\n\n[r]: b", 10, 1, 7),
        ("x[^1]\n\n[^1]: y [a](b)", 12, 9, 15),
        ('<p>x <a href="b">a</a></p>', 10, 15, 16),
        ("x https://a.org/b y", 10, 3, 18),
        (":::note\nx [a](b)\n:::", 11, 3, 9),
    ],
)
def test_a_link_knows_where_it_was_written(text: str, line: int, column: int, end: int) -> None:
    _, outline, _ = read(text, 10)
    place = next(slot.place for slot in outline.slots if isinstance(slot, LinkSlot))
    assert (place.line, place.column, place.end_column) == (line, column, end)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# a\n## b\n# c", [2, 3, 2]),
        ("## a\n#### b\n### c", [2, 3, 3]),
        ("### a\n## b\n### c", [2, 2, 3]),
        ("# a\n## b\n### c\n#### d\n##### e\n###### f", [2, 3, 4, 5, 6, 6]),
    ],
)
def test_headings_start_at_two_and_skip_none(text: str, levels: list[int]) -> None:
    assert [heading.level for heading in read(text)[1].headings] == levels


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("# A b!\n# A b\n# A-b", ["a-b", "a-b-2", "a-b-3"]),
        ("# हिंदी शीर्षक\n# عنوان", ["हिंदी-शीर्षक", "عنوان"]),
        ("# Main\n# !", ["main-2", "section"]),
        ("# A *b* `c` {#own}", ["own"]),
        ("# Über uns", ["über-uns"]),
    ],
)
def test_anchors_are_unique_and_readable(text: str, anchors: list[str]) -> None:
    assert [heading.anchor for heading in read(text)[1].headings] == anchors


def test_tables_can_be_scrolled_and_have_scopes() -> None:
    found = html("| a | |\n|--:|---|\n| 1 | 2 |\n")
    assert '<div class="table-wrap" role="region" tabindex="0" aria-label="a">' in found
    assert '<th scope="col" class="align-right">a</th>\n<td></td>' in found
    assert '<td class="align-right">1</td>' in found


def test_footnotes_lead_there_and_back() -> None:
    found = html("a[^x] b[^x]\n\n[^x]: Note\n")
    for piece in (
        '<a href="#fn:1" id="fnref:1" role="doc-noteref">1</a>',
        'id="fnref:1:1"',
        '<li id="fn:1">',
        'href="#fnref:1"',
        'href="#fnref:1:1"',
    ):
        assert piece in found


def test_containers_nest_and_keep_their_insides_apart() -> None:
    text = ":::warning Be *careful* {level=2}\na\n\n::: note\nb\n:::\n\n```\n:::\n```\n:::\n:::video src=a.mp4 title='A b'\n:::\n"
    body, outline, problems = read(text)
    assert problems == ()
    assert [
        (slot.name, slot.title, slot.attributes, slot.part) for slot in outline.slots if isinstance(slot, ContainerSlot)
    ] == [
        ("warning", "Be *careful*", (("level", "2"),), 1),
        ("note", "", (), 2),
        ("video", "", (("src", "a.mp4"), ("title", "A b")), 3),
    ]
    assert body.parts[0] == "\x000\x00\n\x002\x00\n"
    assert body.parts[1].startswith("<p>a</p>\n\x001\x00\n<pre")
    assert body.parts[2:] == ("<p>b</p>\n", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![](a.png)", [(1, 1, "R031")]),
        ('![](a.png){alt=""}', []),
        ("x\n\n  <img src=a.png>", [(3, 12, "R031")]),
        ('<img src="a.png" alt="">', []),
        ("![a](b){onclick=x}", [(1, 1, "R034")]),
        ("x\n\n:::note\na\n", [(3, 1, "R032")]),
        (":::a\n:::b\n:::\n", [(1, 1, "R032")]),
        ("x\n:::\n", [(2, 1, "R033")]),
        ("::: {.x}\n", [(1, 1, "R033")]),
        ("a[^1]", [(1, 2, "R038")]),
        ("a `[^1]`", []),
        ("a [b](javascript:x)", [(1, 5, "R035")]),
        (":::video src=javascript:x\n:::", [(1, 1, "R035")]),
        (":::video src=https://a.example/v.mp4\n:::", []),
        ("x\n" * 300 + "<b>y</b> <img src=q.png>", [(301, 19, "R031")]),
        ("<script>x</script>", [(1, 1, "R036")]),
        ("a <b onclick=x>b</b>", [(1, 3, "R036")]),
        ("<details open><summary>a</summary>b</details>", []),
        ("<!-- open\n\ntext", [(1, 1, "R039")]),
        ("<!-- closed -->\n", []),
        ("##\n", [(1, 1, "R046")]),
        ("# a {#x}\n# b {#x}\n", [(2, 1, "R047")]),
        ('# a\n\n<p id="a">b</p>', [(3, 1, "R047")]),
        (">" * 100 + "a", [(1, 1, "R037")]),
        ("<b>" * 200, [(1, 301, "R037")]),
        ("a" * 50_001, [(1, 1, "R040")]),
    ],
)
def test_a_mistake_has_its_place_and_rule(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert rules(text) == expected


@pytest.mark.parametrize(
    "raw",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1) alt=x>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="jav&#x09;ascript:alert(1)">x</a>',
        '<a href="data:text/html,x">x</a>',
        "<iframe src=//evil.example></iframe>",
        '<img srcset="javascript:x 1x" src=a alt=a>',
        '<p style="background:url(//evil)">x</p>',
        "<svg><script>alert(1)</script></svg>",
        '<form action="//evil"><button>x</button></form>',
        '<meta http-equiv=refresh content="0;url=//evil">',
        "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
        '<div tabindex="5">x</div>',
        "<base href=//evil>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    ],
)
def test_raw_html_cannot_run_or_reach_out(raw: str) -> None:
    for text in (raw, f"a {raw} b", f":::note\n{raw}\n:::"):
        body, outline, _ = read(text)
        page = Tags()
        page.feed("".join(body.parts))
        assert page.names <= {"p", "a", "b", "div", "img", "sub"}
        assert page.attributes <= {"href", "title"}
        targets = [slot.target for slot in outline.slots if not isinstance(slot, ContainerSlot)]
        assert set(targets) <= {"x", "a"}


class Tags(HTMLParser):
    """Gathers the tags and attributes of a page as a browser would see them."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes.update(name for name, _ in attrs)


def test_raw_html_keeps_what_is_harmless() -> None:
    text = '<details><summary>S</summary>\n\n**b** H<sub>2</sub>O <abbr title="World">W</abbr> <span lang="hi" dir="ltr">हि</span>\n\n</details>'
    assert html(text) == (
        "<details><summary>S</summary>\n"
        '<p><strong>b</strong> H<sub>2</sub>O <abbr title="World">W</abbr> <span lang="hi" dir="ltr">हि</span></p>\n'
        "</details>"
    )


def test_a_checkbox_beside_raw_html_is_always_written_alike() -> None:
    box = '<input checked="" type="checkbox" disabled="">'
    assert html("- [x] done\n\n<b>raw</b>").startswith(f'<ul>\n<li><label class="task">{box} done</label></li>')
    assert html("<input checked>") == box


@pytest.mark.parametrize("text", ["> <div>\n> ", "> - <script\n>   a\n> "])
def test_a_quote_of_raw_html_may_end_without_a_line_end(text: str) -> None:
    assert html(text).startswith("<blockquote>")


def test_a_mark_cannot_be_forged() -> None:
    body, outline, _ = read('<p title="&#xFDD0;0&#64977;">&#xfdd0;0&#xfdd1; &#0;0&#0;</p>\n\n[a](b)')
    assert "".join(body.parts).count("\x00") == 2 * len(outline.slots) == 2


def test_other_anchors_and_the_excerpt_are_told() -> None:
    outline = read('> no\n\nThe *first*\n[one](x).\n\n<p id="p">b</p>\n\n![a](b){#i} c[^1]\n\n[^1]: d')[1]
    assert outline.anchors == ("p", "i", "fn:1")
    assert outline.excerpt == "The first one."


def test_the_digest_changes_with_the_text_alone() -> None:
    assert read("a [b](c)")[1].digest == read("a [b](c)")[1].digest
    assert read("a [b](c)")[1].digest != read("a [b](d)")[1].digest


SIZE = 20_000
BLOW_UPS = {
    "brackets": "[" * SIZE,
    "images": "![" * SIZE,
    "links": "[a](" * SIZE,
    "emphasis": "*a **a " * SIZE,
    "quotes": ">" * SIZE,
    "angles": "<" * SIZE,
    "comments": "<!-- " * SIZE,
    "cdata": "<![CDATA[" * SIZE,
    "backticks": "`" * 50_000,
    "growing backticks": " ".join("`" * count for count in range(1, 300)),
    "footnotes": "[^a" * SIZE,
    "nested footnotes": "^[x " * SIZE + "]" * SIZE,
    "lists": "".join("  " * depth + "- a\n" for depth in range(500)),
    "containers": ":::a\n" * SIZE,
    "closed containers": ":::a\n" * 2000 + ":::\n" * 2000,
    "headings": "# a\n" * 5000,
    "references": "[a]: x\n" * 5000 + "[a] " * 5000,
    "open tags": "<b>" * 5000,
    "open blocks": "<div>\n\n" * 5000,
    "pipes": "|" * SIZE,
}


@pytest.mark.parametrize("name", BLOW_UPS)
def test_known_blow_ups_end_soon(name: str) -> None:
    start = time.process_time()
    read(BLOW_UPS[name])
    assert time.process_time() - start < 5
