"""A finished file is screened for what is new in it, and nothing slips through the shortcut."""

import json
import time

import pytest

from medsite.model.content import Source
from medsite.read.documents import read_article
from medsite.screen.engine import Screen, open_screen
from medsite.screen.facts import Facts
from medsite.screen.finished import Artifact, Known, screen_finished, screen_reading
from medsite.screen.finished_atoms import strange_atoms
from medsite.screen.finished_known import cut_vouched

MARKDOWN = """---
title: Colds
summary: What helps.
---

Rest **a lot** and drink [enough](https://example.org/water).

| How | Long |
|---|---|
| Sleep | eight hours |
"""
HTML = (
    '<p>Rest <strong>a lot</strong> and drink <a href="\x000\x00">enough</a>.</p>\n'
    '<div class="table-wrap" aria-label="How, Long"><table><thead><tr><th>How</th><th>Long</th></tr></thead>'
    "<tbody><tr><td>Sleep</td><td>eight hours</td></tr></tbody></table></div>\n"
)
FILLED = HTML.replace("\x000\x00", "https://example.org/water")
PAGE = "<!doctype html>\n<html lang=en>\n<head><title>Colds</title></head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
SSN = "Her Social Security number is 219-09-9999."


@pytest.fixture
def screen() -> Screen:
    return open_screen(Facts())


def _rules(screen: Screen, path: str, text: str, known: Known | None = None) -> set[str]:
    found = screen_finished(screen, [Artifact(path, text.encode(), vouched=(HTML,))], known or Known())[0]
    return {finding.rule for finding in found if finding.severity == "error"}


def test_html_that_says_what_its_source_says_is_vouched_for(screen: Screen) -> None:
    judged = screen_reading(screen, "content/articles/colds.md", MARKDOWN.encode(), (HTML,))
    assert judged.vouched
    assert not judged.findings


def test_html_that_says_more_than_its_source_is_screened(screen: Screen) -> None:
    judged = screen_reading(screen, "content/articles/colds.md", MARKDOWN.encode(), (HTML + f"<p>{SSN}</p>",))
    assert not judged.vouched


def test_the_marks_of_a_footnote_say_nothing_new(screen: Screen) -> None:
    source = "---\ntitle: Colds\n---\n\nRest a lot[^a] and sleep[^a].\n\n[^a]: Reviewed every year.\n"
    reading = read_article(Source("content/articles/colds.md", source.encode(), ""), "UTC").value
    assert reading
    part = reading.body.parts[0]
    assert part.count("doc-noteref") == 2
    assert not list(strange_atoms(part, "rest a lot and sleep. reviewed every year."))
    assert list(strange_atoms(part.replace(">1</a>", ">2190999</a>"), "rest a lot and sleep. reviewed every year."))


def test_a_source_that_is_blocked_vouches_for_nothing(screen: Screen) -> None:
    judged = screen_reading(screen, "content/articles/colds.md", (MARKDOWN + SSN).encode(), (HTML,))
    assert not judged.vouched
    assert judged.findings


def test_a_source_that_cannot_be_decoded_is_withheld(screen: Screen) -> None:
    judged = screen_reading(screen, "content/articles/colds.md", b"\xff\xfe\x00", ())
    assert [finding.rule for finding in judged.findings] == ["S-FAULT"]


@pytest.mark.parametrize(
    "planted",
    [
        f"<p>{SSN}</p>",
        f"<!-- {SSN} -->",
        f'<img src="x.png" alt="{SSN}">',
        "<p>Her Social Security number is 219-<b>09</b>-9999.</p>",
        "<p>Her Social Security number is 219&#45;09&#45;9999.</p>",
        "<p>Her Social Security number is 219-<q>09</q>-9999.</p>",
        "<p>Her Social Security number is 2<a href='#a'>1</a><data value='x'>9</data>-09-9999.</p>",
        f'<script type="application/ld+json">{json.dumps({"a": {"note": SSN}})}</script>',
        f"<p title='{SSN}'>x</p>",
        f'<p data-note="{SSN}">x</p>',
        "<p data-ssn=219-09-9999>x</p>",
        "<dl><dt>Medical record number</dt><dd>MRN 00481516</dd></dl>",
        f"<p>4 < 5. {SSN} 5 > 4.</p>",
        f"<p>Fewer than < {SSN}</p>",
        f'<meta property="og:url" content="https://example.org/ {SSN.replace("-", "&#45;")}">',
        f'<script type="application/ld+json">{json.dumps({"url": "https://example.org/ " + SSN})}</script>',
    ],
)
def test_what_a_template_brings_in_is_found(screen: Screen, planted: str) -> None:
    assert _rules(screen, "articles/colds/index.html", PAGE.format(body=FILLED + planted))


def test_a_clean_page_is_clean_again_and_knowing_it_hides_nothing(screen: Screen) -> None:
    known = Known()
    assert not _rules(screen, "a/index.html", PAGE.format(body=FILLED), known)
    assert not _rules(screen, "a/index.html", PAGE.format(body=FILLED), known)
    assert _rules(screen, "a/index.html", PAGE.format(body=FILLED + f"<p>{SSN}</p>"), known)
    assert _rules(screen, "b/index.html", PAGE.format(body=FILLED + f"<p>{SSN}</p>"), known)


@pytest.mark.parametrize("path", ["feed.xml", "atom.xml", "feed.json"])
def test_a_feed_is_read_as_the_html_it_carries(screen: Screen, path: str) -> None:
    def feed(html: str) -> str:
        if path.endswith("json"):
            return json.dumps({"items": [{"content_html": html}]})
        escaped = html.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return f"<feed><entry><title>Colds</title><content>{escaped}</content></entry></feed>"

    assert not _rules(screen, path, feed(FILLED))
    assert _rules(screen, path, feed(FILLED + "<p>Her Social Security number is 219-<b>09</b>-9999.</p>"))


def test_the_name_of_a_file_is_screened(screen: Screen) -> None:
    assert not _rules(screen, "notes/index.html", PAGE.format(body=FILLED))
    for name in ("notes/ssn-219-09-9999/index.html", "patient-jane-roe/index.html", "files/mrs-jane-roe.html"):
        assert _rules(screen, name, PAGE.format(body=FILLED))


PLANTED = (
    f"<p>{SSN}</p>",
    SSN,
    f"<!-- {SSN} -->",
    f'<img src="x.png" alt="{SSN}">',
    f'<sup class="footnote-ref"><a href="#fn:1">{SSN}</a></sup>',
    f'<script type="application/ld+json">{{"headline":"What helps against colds","note":"{SSN}"}}</script>',
    f'<path stroke="#000" d="M4 4.5h7m2 0h2"/><text>{SSN}</text>',
    '<a href="https://example.org/?text=What%20helps%20against%20colds&amp;ssn=219-09-9999">What helps against colds</a>',
)


@pytest.mark.parametrize("planted", PLANTED)
@pytest.mark.parametrize(
    "beside",
    [
        "{0}\n" + FILLED,
        "{0}" + FILLED,
        FILLED + "{0}",
        FILLED + "\n{0}\n",
        FILLED.replace("</p>\n", "</p>\n{0}\n", 1),
        FILLED.replace("Rest ", "Rest {0} ", 1),
        FILLED.replace("</a>", "</a> {0} ", 1),
        FILLED.replace("<tr><td>", "{0}<tr><td>", 1),
        FILLED + FILLED.replace("eight hours", "eight hours {0}", 1),
    ],
)
def test_nothing_hides_beside_what_is_vouched_for(screen: Screen, planted: str, beside: str) -> None:
    known = Known()
    assert not _rules(screen, "a/index.html", PAGE.format(body=FILLED), known)
    assert _rules(screen, "b/index.html", PAGE.format(body=beside.replace("{0}", planted)), known)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("https://example.org/water", "https://example.org/ssn/219-09-9999/"),
        ("https://example.org/water", "mailto:jane.roe1950@gmail.com"),
        ('">enough', '" title="Her Social Security number is 219-09-9999">enough'),
        ("<p>Rest", f'<p title="{SSN}">Rest'),
        ("<table>", f'<table summary="{SSN}">'),
    ],
)
def test_what_fills_a_slot_or_changes_a_tag_is_not_vouched_for(screen: Screen, old: str, new: str) -> None:
    assert old in FILLED
    assert _rules(screen, "a/index.html", PAGE.format(body=FILLED.replace(old, new, 1)))


@pytest.mark.parametrize(
    "around", ['<div data-note="{0}">\n{1}</div>\n', "<div title='{0}'>{1}</div>", "<!-- {0}\n{1} -->", "{0}\n{1}\n{0}"]
)
def test_what_stands_around_a_body_is_screened(screen: Screen, around: str) -> None:
    assert _rules(screen, "a/index.html", PAGE.format(body=around.replace("{0}", SSN).replace("{1}", FILLED)))


def test_a_label_that_is_known_still_tells_what_the_number_in_the_next_line_is(screen: Screen) -> None:
    known = Known()
    assert not _rules(screen, "n/index.html", PAGE.format(body="<p>219099999</p>\n"), known)
    row = "<p><b>Social Security number:</b>\n{0} </p>\n"
    assert not _rules(screen, "a/index.html", PAGE.format(body=row.format("none")), known)
    assert not _rules(screen, "b/index.html", PAGE.format(body=row.format("kept for ten years")), known)
    assert _rules(screen, "c/index.html", PAGE.format(body=row.format("219099999")), known)


def test_words_that_were_said_hide_nothing_beside_them(screen: Screen) -> None:
    title, summary = "What helps against colds", "Rest, water and eight hours of sleep."
    body = f"<h1>{title}</h1>\n<p>{summary}</p>\n<a href='https://x.example/?t=What+helps+against+colds'>{title}</a>\n"
    known = Known()

    def found(path: str, text: str) -> bool:
        artifact = Artifact(path, PAGE.format(body=text).encode(), (HTML,), (title, summary, "/a/"))
        return any(finding.severity == "error" for finding in screen_finished(screen, [artifact], known)[0])

    assert not found("a/index.html", body + FILLED)
    for at in (body.find(word) for word in ("</h1>", "</p>", "'>What", "</a>", "<h1>", "<p>", "<a ")):
        assert found("b/index.html", f"{body[:at]} ssn 219-09-9999 {body[at:]}{FILLED}")


def test_an_identifier_on_one_of_many_pages_is_found_whatever_is_learnt_from_the_others(screen: Screen) -> None:
    pages = [Artifact(f"{n}/index.html", PAGE.format(body=FILLED).encode(), (HTML,)) for n in range(5)]
    planted = [
        Artifact(f"{n}/index.html", PAGE.format(body=f"{FILLED}<p>{SSN}</p>\n").encode(), (HTML,)) for n in (5, 6)
    ]
    found = screen_finished(screen, [*pages, *planted], Known())
    assert [bool(findings) for findings in found] == [False] * 5 + [True] * 2


@pytest.mark.parametrize(
    ("path", "text", "clean"),
    [
        ("sitemap.xml", "<url><loc>https://clinic.example/a/</loc><lastmod>1950-05-03</lastmod></url>", True),
        ("sitemap.xml", "<url><loc>https://clinic.example/a/</loc><lastmod>219-09-9999</lastmod></url>", False),
        ("sitemap.xml", "<url><loc>https://clinic.example/jane.roe1950@gmail.com/</loc></url>", False),
        ("atom.xml", '<link href="https://ssn-219-09-9999.clinic.example/a/"/>', False),
        ("atom.xml", '<link href="https://clinic.example/a/patient-jane-roe/"/>', False),
        ("feed.xml", f"<item><title>What helps against colds</title><guid>{SSN}</guid></item>", False),
        ("feed.xml", f"<item><title>What helps against colds. {SSN}</title></item>", False),
        ("feed.json", '{"title": "What helps against colds", "url": "https://clinic.example/a/"}', True),
        ("feed.json", f'{{"title": "What helps against colds", "{SSN}": ""}}', False),
        ("feed.json", '{"title": "What helps against colds", "ssn": "219-09-9999"}', False),
    ],
)
def test_what_a_page_said_is_known_in_other_files_and_nothing_beside_it(
    screen: Screen, path: str, text: str, clean: bool
) -> None:
    known = Known()
    repeated = ("What helps against colds", "/a/", "https://clinic.example/a/")
    page = Artifact("a/index.html", PAGE.format(body="").encode(), repeated=repeated)
    assert screen_finished(screen, [page], known) == [()]
    assert bool(_rules(screen, path, text, known)) is not clean


@pytest.mark.parametrize("shown", [False, True])
def test_a_body_of_very_many_parts_costs_no_more_than_its_length(shown: bool) -> None:
    parts = tuple(f"<p>Rest on day {n}.</p>\n<p>Drink on day {n}.</p>\n" for n in range(20_000))
    start = time.process_time()
    text, lines = cut_vouched("".join(parts) if shown else "<p>Nothing of it.</p>\n" * 50_000, parts)
    assert time.process_time() - start < 2
    fresh = [line for line in text.split("\n") if line not in lines]
    assert len(fresh) == (0 if shown else 50_000)
