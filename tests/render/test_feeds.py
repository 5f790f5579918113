"""Feeds: valid, whole, dead."""

import json
from datetime import datetime
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

import feedparser
import pytest
from msgspec.structs import replace

from medsite.model.feed import EntryView, FeedView
from medsite.render.feed_entries import clean, quoted
from medsite.render.feeds import make_atom, make_rss
from medsite.render.json_feeds import make_json_feed
from tests.render.samples import a_feed, an_entry, materials

ATOM = "{http://www.w3.org/2005/Atom}"
NASTY = "<script>alert(1)</script> ]]> & &amp; \"'> {{x}} \x00\x0b\ud800\ufffe 🩺 नमस्ते"
WHOLE = "<script>alert(1)</script> ]]> & &amp; \"'> {{x}}  🩺 नमस्ते"


def image_entry() -> EntryView:
    return an_entry(image=("https://h.example/base/a.png", "image/png", 1234))


def test_characters_that_xml_cannot_carry_are_left_out_and_no_others() -> None:
    carried = [9, 10, 13, *range(0x20, 0xD800), *range(0xE000, 0xFFFE), *range(0x10000, 0x110000)]
    assert clean("".join(map(chr, range(0x110000)))) == "".join(map(chr, carried))


@pytest.mark.parametrize("text", ["", "https://h.example/?a=1&b=<2>", 'a "b"', "a 'b'", "a \"b\" 'c'", "a\nb\tc\rd"])
def test_an_attribute_is_quoted_as_the_standard_library_does(text: str) -> None:
    assert quoted(text) == quoteattr(text)


@pytest.mark.parametrize("make", [make_rss, make_atom])
def test_a_feed_reads_back_the_same(make: object) -> None:
    view = a_feed(an_entry(1), an_entry(2, "Sleep & rest"))
    read = feedparser.parse(make(view, materials()))  # type: ignore[operator]
    assert not read.bozo
    assert [entry.title for entry in read.entries] == ["Hay fever", "Sleep &amp; rest"] or [
        entry.title for entry in read.entries
    ] == ["Hay fever", "Sleep & rest"]
    assert [entry.link for entry in read.entries] == [entry.url for entry in view.entries]
    assert read.entries[0].published_parsed[:5] == (2026, 3, 12, 9, 30)
    assert read.feed.link == view.home
    assert read.feed.language == "en"


@pytest.mark.parametrize("make", [make_rss, make_atom, make_json_feed])
def test_addresses_in_bodies_are_absolute(make: object) -> None:
    data = make(a_feed(an_entry()), materials()).decode()  # type: ignore[operator]
    text = data.replace("&quot;", '"').replace('\\"', '"').replace("&#34;", '"')
    for address in ("https://h.example/base/about/", "https://h.example/base/a.png"):
        assert f'"{address}"' in text
    assert 'href="https://h.example/base/articles/a1/#fn"' in text
    assert 'href="https://h.example/base/articles/a1/#part"' in text
    assert 'href="/' not in text
    assert 'href="#' not in text


@pytest.mark.parametrize("make", [make_rss, make_atom, make_json_feed])
def test_the_same_view_gives_the_same_bytes(make: object) -> None:
    view = a_feed(image_entry(), an_entry(2))
    assert make(view, materials()) == make(view, materials())  # type: ignore[operator]


def test_an_rss_item_has_what_the_validator_wants() -> None:
    root = ElementTree.fromstring(make_rss(a_feed(image_entry()), materials()))
    channel = root.find("channel")
    assert channel is not None
    assert channel.findtext("link") == "https://h.example/base/"
    own = channel.find(f"{ATOM}link")
    assert own is not None
    assert own.attrib == {"href": "https://h.example/base/feed.xml", "rel": "self", "type": "application/rss+xml"}
    item = channel.find("item")
    assert item is not None
    guid = item.find("guid")
    assert guid is not None
    assert guid.get("isPermaLink") == "true"
    enclosure = item.find("enclosure")
    assert enclosure is not None
    assert enclosure.attrib == {"url": "https://h.example/base/a.png", "length": "1234", "type": "image/png"}
    creators = item.findall("{http://purl.org/dc/elements/1.1/}creator")
    assert [creator.text for creator in creators] == ["Asha Rao", "Ben Okri"]
    assert item.find("author") is None
    assert item.findtext("pubDate") == "Thu, 12 Mar 2026 09:30:00 +0000"
    assert item.findtext("category") == "allergy"


def test_an_id_that_is_not_the_address_is_no_permalink() -> None:
    data = make_rss(a_feed(an_entry(id="tag:h.example,2026:1")), materials())
    assert b'<guid isPermaLink="false">tag:h.example,2026:1</guid>' in data


def test_an_atom_entry_has_one_alternate_and_a_whole_enclosure() -> None:
    entry = ElementTree.fromstring(make_atom(a_feed(image_entry()), materials())).find(f"{ATOM}entry")
    assert entry is not None
    links = [dict(link.attrib) for link in entry.findall(f"{ATOM}link")]
    assert links == [
        {"href": "https://h.example/base/articles/a1/", "rel": "alternate", "type": "text/html"},
        {"href": "https://h.example/base/a.png", "rel": "enclosure", "type": "image/png", "length": "1234"},
    ]
    assert [name.text for name in entry.iter(f"{ATOM}name")] == ["Asha Rao", "Ben Okri"]
    content = entry.find(f"{ATOM}content")
    assert content is not None
    assert content.get("type") == "html"


def nasty_feed() -> FeedView:
    entry = an_entry(1, NASTY, summary=NASTY, tags=(NASTY,), authors=(NASTY,))
    return a_feed(entry, title=NASTY, description=NASTY, authors=(NASTY,))


def test_any_text_survives_atom_whole_and_dead() -> None:
    root = ElementTree.fromstring(make_atom(nasty_feed(), materials()))
    assert root.findtext(f"{ATOM}title") == WHOLE
    entry = root.find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == WHOLE
    assert entry.findtext(f"{ATOM}summary") == WHOLE
    assert [category.get("term") for category in entry.findall(f"{ATOM}category")] == [WHOLE]
    assert not list(root.iter("script"))


def test_any_text_survives_rss_whole_and_dead() -> None:
    from html import unescape

    root = ElementTree.fromstring(make_rss(nasty_feed(), materials()))
    item = root.find("channel/item")
    assert item is not None
    assert unescape(item.findtext("title") or "") == WHOLE
    assert "<script" not in (item.findtext("title") or "")
    assert unescape(item.findtext("description") or "") == WHOLE
    assert "<script" not in (item.findtext("description") or "")
    assert item.findtext("category") == WHOLE


def test_any_text_survives_json_whole() -> None:
    feed = json.loads(make_json_feed(nasty_feed(), materials()))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == WHOLE
    assert feed["items"][0]["title"] == WHOLE
    assert feed["items"][0]["authors"] == [{"name": WHOLE}]
    assert feed["items"][0]["date_published"] == "2026-03-12T09:30:00+00:00"


@pytest.mark.parametrize("make", [make_rss, make_atom, make_json_feed])
def test_a_feed_may_be_empty_or_carry_summaries_only(make: object) -> None:
    assert make(a_feed(description="", authors=()), materials())  # type: ignore[operator]
    data = make(a_feed(an_entry(body=None, summary="", tags=(), authors=())), materials())  # type: ignore[operator]
    assert b"Hay fever" in data


def test_a_moment_without_a_zone_is_utc() -> None:
    naive = datetime(2026, 3, 12)  # noqa: DTZ001 - the case
    assert b"+0000</pubDate>" in make_rss(a_feed(an_entry(published=naive, updated=naive)), materials())


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da63f8cfc0000003010100"
    "c9fe92ef0000000049454e44ae426082"
)


@pytest.mark.parametrize("make", [make_rss, make_atom, make_json_feed])
def test_an_image_has_the_length_that_it_is_published_with(make: object) -> None:
    entry = an_entry(image=("https://h.example/base/p.png", "image/png", 0), picture="content/articles/p.png")
    ready = replace(materials(), files={"content/articles/p.png": PNG + b"trailing words that are cut off"})
    text = make(a_feed(entry), ready).decode()  # type: ignore[operator]
    assert f'length="{len(PNG)}"' in text or f'"size_in_bytes": {len(PNG)}' in text


@pytest.mark.parametrize("make", [make_rss, make_atom, make_json_feed])
def test_a_correction_is_seen_in_whole_texts_and_in_summaries(make: object) -> None:
    notes = ("Correction: <two> not three.",)
    whole = make(a_feed(an_entry(notes=notes)), materials()).decode()  # type: ignore[operator]
    short = make(a_feed(an_entry(notes=notes, body=None)), materials()).decode()  # type: ignore[operator]
    assert all("two" in text and "not three." in text and "Correction:" in text for text in (whole, short))
    assert "<two>" not in whole + short or make is make_json_feed


def test_feeds_name_their_hub_and_their_style() -> None:
    view = a_feed(an_entry(), hub="https://hub.example/?a=1&b", stylesheet="https://h.example/base/assets/feed-1.css")
    for make in (make_rss, make_atom):
        data = make(view, materials())
        read = feedparser.parse(data)
        assert not read.bozo
        assert ("hub", "https://hub.example/?a=1&b") in [(link.rel, link.href) for link in read.feed.links]
        assert b'<?xml-stylesheet type="text/css" href="https://h.example/base/assets/feed-1.css"?>' in data[:200]
    assert json.loads(make_json_feed(view, materials()))["hubs"] == [{"type": "WebSub", "url": view.hub}]
