"""Finished pages: what is wrong in them is said, what is right passes, and reading is fast."""

import time

import pytest

from medsite.audit.page import read_finished

HEAD = (
    '<meta charset="utf-8"><title>Hay fever</title>'
    '<meta property="og:title" content="Hay fever"><meta property="og:description" content="What helps.">'
    '<meta property="og:url" content="https://clinic.example/hay/">'
    '<meta property="og:image" content="https://clinic.example/cards/hay.png">'
    '<meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">'
    '<meta property="og:image:type" content="image/png"><meta property="og:image:alt" content="Hay fever">'
    '<link rel="canonical" href="https://clinic.example/hay/"><link rel="stylesheet" href="/assets/style.css">'
    '<script type="application/ld+json">{"@type": "WebPage"}</script>'
)
HOST = "clinic.example"


def page(
    body: str = "", *, head: str = HEAD, html: str = '<html lang="en" dir="ltr">', main: str = "<h1>Hay fever</h1>"
) -> bytes:
    return f"<!doctype html>{html}<head>{head}</head><body><main>{main}{body}</main></body></html>".encode()


def rules_of(data: bytes, path: str = "hay/index.html") -> list[str]:
    return [problem.rule for problem in read_finished(path, data, HOST).problems]


@pytest.mark.parametrize(
    ("rule", "body"),
    [
        ("A003", '<img src="https://cdn.example/a.png" alt="">'),
        ("A003", '<img src="//cdn.example/a.png" alt="">'),
        ("A003", '<img srcset="/a.png 1x, https://cdn.example/b.png 2x" src="/a.png" alt="">'),
        ("A003", '<script src="https://cdn.example/a.js"></script>'),
        ("A006", "<script>alert(1)</script>"),
        ("A006", '<script type="module">import "/a.js"</script>'),
        ("A006", "<style>p{color:red}</style>"),
        ("A006", '<p class="a" style="color:red">Red.</p>'),
        ("A003", '<SCRIPT SRC="https://cdn.example/a.js"></SCRIPT>'),
        ("A003", '<link rel="preload stylesheet" href="https://cdn.example/a.css">'),
        ("A003", '<iframe title="Map" src="https://cdn.example/"></iframe>'),
        ("A003", '<video poster="https://cdn.example/a.jpg"></video>'),
        ("A003", '<video><source src="https://cdn.example/a.mp4"></video>'),
        ("A003", '<object data="https://cdn.example/a.pdf"></object>'),
        ("A003", '<style>@import "https://cdn.example/a.css";</style>'),
        ("A003", '<p style="background: url(&quot;https://cdn.example/a.png&quot;)">x</p>'),
        ("A003", "<svg><image href='https://cdn.example/a.png'/></svg>"),
        ("A005", '<a href="javascript:alert(1)">Read</a>'),
        ("A005", '<a href="data:text/html,x">Read</a>'),
        ("A020", '<img src="/a.png">'),
        ("A021", "<h3>Pollen</h3>"),
        ("A022", "<h1>Pollen</h1>"),
        ("A025", '<a href="/x/"><span></span></a>'),
        ("A025", '<a href="/x/"><img src="/a.png" alt=""></a>'),
        ("A026", "<button type='button'><svg></svg></button>"),
        ("A027", '<p id="a">x</p><p id="a">y</p>'),
        ("A028", '<input type="search" id="q">'),
        ("A028", "<select><option>x</option></select>"),
        ("A029", "<table><tr><td>x</td></tr></table>"),
        ("A030", '<iframe src="/map/"></iframe>'),
        ("A031", "<h2></h2>"),
        ("A048", '<script type="application/ld+json">{"a": }</script>'),
    ],
)
def test_a_fault_of_the_body_is_said(rule: str, body: str) -> None:
    found = rules_of(page(body))
    assert [name for name in found if name == rule or name != "A006"] == [rule]


@pytest.mark.parametrize(
    "body",
    [
        "",
        '<img src="/a.png" alt=""><img src="https://clinic.example/a.png" alt="Pollen">',
        '<a href="https://elsewhere.example/">Read more</a><a href="tel:+4420">Call</a><a href="mailto:a@b.example">Write</a>',
        '<a href="/x/" aria-label="Home"><svg></svg></a><a href="/x/"><img src="/a.png" alt="Home"></a><a id="top"></a>',
        '<a href="/x/"><svg><title></title></svg> Home</a><a href="/y/"><b></b><!-- x --> y</a>',
        '<h2 id="one">One <a href="#one">¶</a></h2><h3>Two</h3><h2>Three</h2>',
        '<label>Search <input type="search"></label><label for="q">Find</label><input id="q"><input type="hidden">',
        '<input aria-label="Find"><button>Go</button><button aria-label="Go"></button>',
        "<table><tr><th>x</th></tr><tr><td>y</td></tr></table>",
        '<!-- <img src="https://cdn.example/a.png"> --><pre>&lt;img src="https://cdn.example/a.png"&gt;</pre>',
        '<p title="a > b <img src=x>">x</p><code>id="a"</code><code>id="a"</code>',
        '<script type="application/json">{"a": 1}</script><script src="/a.js" defer></script>',
        '<p>Write <code>style="color:red"</code> nowhere, nor style="x" or &lt;p style="x"&gt;.</p>',
        '<img src="data:image/png;base64,AA==" alt="">',
    ],
)
def test_what_is_right_passes(body: str) -> None:
    assert rules_of(page(body)) == []


@pytest.mark.parametrize(
    "body",
    [
        '<style>p { background: url("/a.png") url(data:image/png;base64,AA==) url(#g) }</style>',
        '<script>if (a < b) { document.write("<img src=https://cdn.example/a.png>") }</script>',
    ],
)
def test_code_of_a_page_s_own_asks_no_other_host_by_its_words_alone(body: str) -> None:
    assert rules_of(page(body)) == ["A006"]


@pytest.mark.parametrize(
    ("rules", "old", "new"),
    [
        (["A024"], "<title>Hay fever</title>", ""),
        (["A024"], "<title>Hay fever</title>", "<title> </title>"),
        (["A040"], '<meta property="og:description" content="What helps.">', ""),
        (["A040"], 'content="What helps."', 'content=""'),
        (["A041"], 'content="https://clinic.example/cards', 'content="/cards'),
        (["A042"], '<meta property="og:image:alt" content="Hay fever">', ""),
        (["A043"], 'content="What helps."', "content=What"),
        (["A044"], '<meta charset="utf-8">', '<link rel="stylesheet" href="/a.css"><meta charset="utf-8">'),
        (["A045"], '<meta charset="utf-8">', f'<meta property="og:site_name" content="{"x" * 254}">'),
        (["A049"], 'og:image:width" content="1200"', 'og:image:width" content="280"'),
        (["A049"], 'og:image:height" content="630"', 'og:image:height" content="299"'),
        (["A046"], 'og:title" content="Hay fever"', f'og:title" content="{"x" * 61}"'),
        (["A046"], 'og:title" content="Hay fever"', f'og:title" content="{"ह" * 23}"'),
        (
            ["A047"],
            'rel="canonical" href="https://clinic.example/hay/"',
            'rel="canonical" href="https://clinic.example/"',
        ),
    ],
)
def test_a_fault_of_the_head_is_said(rules: list[str], old: str, new: str) -> None:
    assert old in HEAD
    assert rules_of(page(head=HEAD.replace(old, new))) == rules


def test_a_page_without_a_picture_may_not_promise_one() -> None:
    bare = HEAD.replace("og:image", "x:image")
    large = bare.replace("<title>", '<meta name="twitter:card" content="summary_large_image"><title>')
    assert (rules_of(page(head=bare)), rules_of(page(head=large))) == ([], ["A040"])


def test_a_page_without_language_or_main_heading_is_said() -> None:
    assert rules_of(page(html="<html>", main="")) == ["A023", "A022"]


def test_a_redirect_needs_neither_heading_nor_card() -> None:
    head = '<title>Moved</title><meta http-equiv="refresh" content="0; url=https://clinic.example/x/">'
    assert rules_of(page(head=head, main="")) == []


def test_tags_behind_300_kb_come_too_late() -> None:
    late = f"<title>x</title><!-- {'x' * 300_000} -->{HEAD}"
    assert "A044" in rules_of(page(head=late))


def test_links_and_ids_are_noted_once_and_as_written() -> None:
    body = (
        '<h2 id="one">One</h2><a href="/x/?a=1&amp;b=2#p">x</a><a href="/x/?a=1&amp;b=2#p">x</a><a href="../y/">y</a>'
        '<a href="#one">z</a><a href="https://clinic.example/doctors/">d</a><a href="https://clinic.example">h</a>'
    )
    found = read_finished("hay/index.html", page(body), HOST)
    assert set(found.links) == {
        *("/hay/", "/assets/style.css", "/x/?a=1&b=2#p", "../y/", "#one", "/doctors/", "/"),
    }
    assert found.anchors == ("one",)


@pytest.mark.parametrize(
    ("path", "text", "hosts"),
    [
        ("a.css", "@import url(https://cdn.example/a.css); p { background: url('/a.png') }", ("cdn.example",)),
        (
            "a.svg",
            '<svg><a href="https://x.example/">x</a><image xlink:href="https://cdn.example/a.png"/></svg>',
            ("cdn.example",),
        ),
        ("a.svg", "<svg><use href='#a' xlink:href='//cdn.example/a.svg'/></svg>", ("cdn.example",)),
        ("a.css", 'p { background: image-set("https://cdn.example/a.png" 1x) }', ("cdn.example",)),
        ("feed.xml", '<a href="https://cdn.example/">', ()),
    ],
)
def test_style_sheets_and_drawings_are_read_for_strangers(path: str, text: str, hosts: tuple[str, ...]) -> None:
    assert read_finished(path, text.encode(), HOST).hosts == hosts


def test_a_page_of_15_kb_takes_well_under_a_millisecond() -> None:
    part = '<h2 id="p{0}">Part</h2><p>' + "Words that go on, <em>and</em> on. " * 14 + '<a href="/x{0}/">Read</a></p>'
    data = page("".join(part.format(number) for number in range(25)))
    best = min(_time(data) for _ in range(5))
    assert len(data) > 14_000
    assert best < 0.001


def _time(data: bytes) -> float:
    start = time.process_time()
    for _ in range(20):
        read_finished("hay/index.html", data, HOST)
    return (time.process_time() - start) / 20


@pytest.mark.parametrize(
    "piece", ["<a href='", '<a "', "<", "<!--", "<script>", '<a href="x" \'y', "<h2>", "<a b=c ", "url("]
)
def test_time_grows_with_length_alone_on_hostile_pages(piece: str) -> None:
    small, large = (_time_once(piece * (size // len(piece))) for size in (40_000, 160_000))
    assert large < 12 * max(small, 0.004)


def _time_once(text: str) -> float:
    start = time.process_time()
    read_finished("x.html", text.encode(), HOST)
    return time.process_time() - start


def test_a_long_title_is_told_what_each_network_leaves_of_it() -> None:
    title = "What every parent should know about a fever at night, and what can wait"
    told = read_finished(
        "hay/index.html", page(head=HEAD.replace('content="Hay fever"', f'content="{title}"', 1)), HOST
    )
    (problem,) = told.problems
    assert (problem.rule, problem.severity) == ("A046", "warning")
    assert 'iMessage shows "What every parent should know about a fever…"' in problem.message
    assert 'WhatsApp shows "What every parent should know about a fever at night, and what ca…"' in problem.message


@pytest.mark.parametrize(
    ("rules", "body"),
    [
        (
            [],
            '<a href="/x/"><b class="y">Home</b></a><h2><span class="y">Home</span></h2><a href="/y/"><p>Home</p></a>',
        ),
        ([], '<h2><a href="/x/">Home</a></h2><button><a class="y" href="/x/">Home</a></button>'),
        ([], '<a href="/x/"><svg><path d="M0 0"/></svg><span>Home</span></a>'),
        (["A025"], '<a class="y" href="/x/"><p class="z"></p><ul><li></li></ul></a><p>Home</p>'),
        (["A031"], '<h2><p class="z"></p></h2><a href="/x/">Home</a>'),
        (["A005"], '<a class="y" href="javascript:alert(1)" rel="tag">Read</a>'),
        (["A005"], '<a href="/x/"><a href="JavaScript:alert(1)">Read</a></a>'),
        (["A027"], '<a href="/x/" id="a">Home</a><p class="y" id="a">Home</p>'),
        (["A027"], '<p id="a">Home</p><a id="a" class="y" href="/x/">Home</a>'),
        (["A003", "A006"], '<p class="a" style="background: url(https://cdn.example/a.png)">Home</p>'),
        (["A003"], '<p class="url(https://cdn.example/a.png)">Home</p>'),
    ],
)
def test_links_and_plain_tags_are_passed_quickly_and_nothing_in_them_is_missed(rules: list[str], body: str) -> None:
    assert rules_of(page(body)) == rules


def test_the_address_of_a_link_is_its_own_whatever_stands_before_it() -> None:
    body = (
        """<a title="a > b" href="/a/">x</a><a data-href="/no/" href="/b/">x</a><a class="y" HREF="/c/">x</a>"""
        """<a\nhref='/d/'>x</a><a href="/e/?a=1&amp;b=&quot;2&quot;">x</a><a href="/f/?a&amp;amp;b">x</a>"""
    )
    found = read_finished("hay/index.html", page(body, head="<title>x</title>"), HOST)
    assert found.links == ("/a/", "/b/", "/c/", "/d/", '/e/?a=1&b="2"', "/f/?a&amp;b")
