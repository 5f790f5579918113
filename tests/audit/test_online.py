"""What a host answers is judged by the answer alone: right passes, wrong is named."""

from collections.abc import Iterable

import pytest

from medsite.audit.online import (
    Answer,
    card_of,
    judge_card,
    judge_feed,
    judge_file,
    judge_former,
    judge_headers,
    judge_keeping,
    judge_missing,
    judge_page,
    show,
)
from medsite.compute.digest import digest_bytes
from medsite.model.problem import Problem

PAGE = b"<!doctype html><p>Rest.</p>"
HTML = "text/html; charset=utf-8"
MOVED = b'<meta http-equiv="refresh" content="0; url=https://a.example/new/">'
URL = "https://a.example/old/"


def rules(problems: Iterable[Problem]) -> list[str]:
    return [problem.rule for problem in problems]


def answer(status: int = 200, body: bytes = PAGE, *, url: str = URL, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(url, status, {"content-type": HTML} | named, body)


def headed(headers: dict[str, str], url: str = URL) -> Answer:
    return Answer(url, 200, {name.replace("_", "-"): value for name, value in headers.items()}, PAGE)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (answer(), []),
        (answer(404), ["A060"]),
        (Answer(URL, 0, fault="it refused the connection"), ["A060"]),
        (answer(301, location="/new/"), ["A062"]),
        (answer(body=PAGE + b"<script>"), ["A061"]),
        (Answer(URL, 200, {"content-type": HTML}, PAGE, cut=True), ["A061"]),
        (answer(content_type="text/plain"), ["A070"]),
        (answer(content_type="TEXT/HTML"), []),
    ],
)
def test_a_file_is_what_was_built_or_is_named(given: Answer, found: list[str]) -> None:
    assert rules(judge_file("old/index.html", given, digest_bytes(PAGE), HTML)) == found


@pytest.mark.parametrize(
    ("kind", "given", "wrong"),
    [
        ("text/css; charset=utf-8", "text/plain", True),
        ("text/javascript; charset=utf-8", "application/javascript", False),
        ("text/javascript; charset=utf-8", "text/html", True),
        ("image/png", "application/octet-stream", True),
        ("application/rss+xml; charset=utf-8", "application/xml", False),
        ("text/vcard; charset=utf-8", "text/x-vcard", False),
    ],
)
def test_a_media_type_is_wrong_only_where_it_harms(kind: str, given: str, wrong: bool) -> None:
    told = judge_file("a", answer(content_type=given), digest_bytes(PAGE), kind)
    assert rules(told) == (["A070"] if wrong else [])


SAFE = {
    "content_security_policy": "default-src 'none'",
    "x_content_type_options": "nosniff",
    "referrer_policy": "no-referrer",
    "strict_transport_security": "max-age=1",
}


@pytest.mark.parametrize(
    ("missing", "url", "count"),
    [
        ("", URL, 0),
        ("content_security_policy", URL, 1),
        ("strict_transport_security", URL, 1),
        ("strict_transport_security", "http://127.0.0.1:1/", 0),
    ],
)
def test_each_missing_header_is_named(missing: str, url: str, count: int) -> None:
    given = {name: value for name, value in SAFE.items() if name != missing}
    assert rules(judge_headers("index.html", headed(given, url))) == ["A063"] * count


def test_a_policy_that_lets_code_into_pages_is_no_policy() -> None:
    loose = SAFE | {"content_security_policy": "script-src 'self' 'unsafe-inline'"}
    assert rules(judge_headers("index.html", headed(loose))) == ["A063"]


@pytest.mark.parametrize(
    ("told", "lasting", "wrong"),
    [
        ("public, max-age=31536000, immutable", True, False),
        ("public, max-age=600", True, True),
        ("", True, True),
        ("no-cache, max-age=31536000", True, True),
        ("public, max-age=0, must-revalidate", False, False),
        ("max-age=600", False, False),
        ("", False, False),
        ("max-age=86400", False, True),
        ("s-maxage=86400", False, False),
        ("max-age=60, immutable", False, True),
    ],
)
def test_how_long_a_file_is_kept_goes_by_its_name(told: str, lasting: bool, wrong: bool) -> None:
    assert rules(judge_keeping("a", answer(cache_control=told), lasting=lasting)) == (["A064"] if wrong else [])


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        (answer(301, location="/new/"), False),
        (answer(308, location="https://a.example/new/"), False),
        (answer(body=MOVED), False),
        (answer(301, location="/"), True),
        (answer(301), True),
        (answer(body=PAGE), True),
        (answer(404), True),
    ],
)
def test_a_former_address_leads_on_by_the_host_or_by_its_page(given: Answer, wrong: bool) -> None:
    assert rules(judge_former("old/index.html", given, MOVED)) == (["A065"] if wrong else [])


@pytest.mark.parametrize(
    ("given", "wrong"), [(answer(404), False), (answer(410), False), (answer(200), True), (answer(404, b"x"), True)]
)
def test_what_is_nowhere_is_answered_as_missing_with_the_site_s_page(given: Answer, wrong: bool) -> None:
    assert rules(judge_missing(given, digest_bytes(PAGE))) == (["A066"] if wrong else [])


@pytest.mark.parametrize(
    ("body", "url", "found"),
    [
        (b'<a href="http://old.example/">x</a><img src="/a.png">', URL, []),
        (b'<img alt="" src="http://ads.example/a.png">', URL, ["A069"]),
        (b"<script src='http://ads.example/a.js'></script>", URL, ["A069"]),
        (b'<link rel="stylesheet" href="http://ads.example/a.css">', URL, ["A069"]),
        (b'<img src="http://ads.example/a.png">', "http://127.0.0.1/", []),
        (b'<link rel="canonical" href="https://a.example/old/">', URL, []),
        (b'<link rel="canonical" href="https://a.example.evil.example/old/">', URL, ["A071"]),
    ],
)
def test_what_got_into_a_page_on_the_way_is_seen(body: bytes, url: str, found: list[str]) -> None:
    assert rules(judge_page("a", answer(body=body, url=url), "https://a.example")) == found


@pytest.mark.parametrize(
    ("path", "body", "wrong"),
    [
        ("feed.xml", b"<rss><channel/></rss>", False),
        ("atom.xml", b'<feed xmlns="http://www.w3.org/2005/Atom"/>', False),
        ("feed.json", b'{"items": []}', False),
        ("feed.xml", b"<rss><channel>", True),
        ("feed.xml", b"<html/>", True),
        ("feed.xml", b'<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', True),
        ("feed.xml", b"", True),
        ("feed.json", b'{"items": 3}', True),
        ("feed.json", b"[]", True),
        ("feed.json", b"{", True),
    ],
)
def test_a_feed_is_one_or_is_named(path: str, body: bytes, wrong: bool) -> None:
    assert rules(judge_feed(path, body)) == (["A068"] if wrong else [])


def test_a_card_is_what_the_page_promises() -> None:
    page = (
        b'<meta property="og:image" content="https://a.example/cards/x.png">'
        b'<meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">'
    )
    address, size = card_of(page)
    assert (address, size) == ("https://a.example/cards/x.png", (1200, 630))
    assert card_of(b"<p>") == ("", (0, 0))
    png = answer(content_type="image/png")
    assert rules(judge_card("a", png, size, (1200, 630))) == []
    assert rules(judge_card("a", png, size, (600, 315))) == ["A067"]
    assert rules(judge_card("a", answer(), size, (1200, 630))) == ["A067"]
    assert rules(judge_card("a", answer(403), size, (1200, 630))) == ["A067"]


def test_what_a_host_says_cannot_steer_a_terminal() -> None:
    assert show("a\x1b[2Jb\r\nc") == "a?[2Jb??c"
    assert len(show("x" * 5000)) == 120
