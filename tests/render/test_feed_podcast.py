"""The podcast's feed: what directories require is there, and nothing in it is live."""

import json
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import feedparser
import pytest
from msgspec.structs import replace

from medsite.model.feed import EpisodeView, PodcastView
from medsite.model.view import BodyView
from medsite.render.feed_podcast import make_podcast
from medsite.render.feeds import make_atom, make_rss
from medsite.render.json_feeds import make_json_feed
from tests.render.samples import BODY_VIEW, MOMENT, a_feed, an_entry, materials

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"
NASTY = "<script>alert(1)</script> ]]> & &amp; \"'> {{x}} \x00\x0b\ud800 🩺 नमस्ते"
WHOLE = "<script>alert(1)</script> ]]> & &amp; \"'> {{x}}  🩺 नमस्ते"


def episode(number: int = 1, title: str = "Hay fever", body: BodyView | None = BODY_VIEW) -> EpisodeView:
    url = f"https://h.example/base/articles/a{number}/"
    return EpisodeView(
        id=url,
        url=url,
        title=title,
        summary="What helps.",
        published=MOMENT,
        updated=MOMENT,
        authors=("Asha Rao",),
        language="en",
        body=body,
        audio=f"{url}talk.mp3",
        type="audio/mpeg",
        size=5971680,
        seconds=746,
        transcript="https://h.example/base/talk.vtt",
        season=0,
        episode=number,
        explicit=False,
    )


def podcast(
    *episodes: EpisodeView, title: str = "Clinic aloud", description: str = "What we would say."
) -> PodcastView:
    return PodcastView(
        title=title,
        description=description,
        url="https://h.example/base/podcast.xml",
        home="https://h.example/base/",
        language="en-GB",
        updated=MOMENT,
        author="Asha Rao",
        owner="River Clinic",
        email="desk@h.example",
        image="https://h.example/base/cover.jpg",
        category="Health & Fitness > Medicine",
        type="episodic",
        explicit=False,
        copyright="",
        hub="",
        stylesheet="",
        episodes=episodes,
    )


def test_directories_find_what_they_require() -> None:
    """Apple: podcasters.apple.com/support/823; Spotify's delivery specification asks for the same."""
    channel = ET.fromstring(make_podcast(podcast(episode()), materials())).find("channel")
    assert channel is not None
    for name in ("title", "description", "language", "link", f"{ITUNES}author", f"{ITUNES}explicit", f"{ITUNES}type"):
        assert channel.findtext(name), name
    cover, category = channel.find(f"{ITUNES}image"), channel.find(f"{ITUNES}category")
    assert cover is not None and cover.get("href") == "https://h.example/base/cover.jpg"
    assert category is not None and [c.get("text") for c in category.iter()] == ["Health & Fitness", "Medicine"]
    assert channel.findtext(f"{ITUNES}owner/{ITUNES}email") == "desk@h.example"
    assert channel.findtext(f"{PODCAST}guid") == "4175ab6d-3ecd-5f02-bfeb-60e39e4a2ee5"
    item = channel.find("item")
    assert item is not None
    enclosure, transcript = item.find("enclosure"), item.find(f"{PODCAST}transcript")
    assert enclosure is not None
    assert enclosure.attrib == {
        "url": "https://h.example/base/articles/a1/talk.mp3",
        "length": "5971680",
        "type": "audio/mpeg",
    }
    assert transcript is not None and transcript.get("type") == "text/vtt"
    assert (item.findtext(f"{ITUNES}duration"), item.findtext(f"{ITUNES}explicit")) == ("746", "false")
    assert item.findtext("pubDate") == "Thu, 12 Mar 2026 09:30:00 GMT"


def test_another_reader_hears_the_same() -> None:
    read = feedparser.parse(make_podcast(podcast(episode(2, "Sleep"), episode(1)), materials()))
    assert not read.bozo
    assert [entry.title for entry in read.entries] == ["Sleep", "Hay fever"]
    assert [entry.id for entry in read.entries] == [entry.link for entry in read.entries]
    assert read.entries[0].enclosures[0]["length"] == "5971680"
    assert read.feed.image["href"] == "https://h.example/base/cover.jpg"
    assert read.feed.publisher_detail["email"] == "desk@h.example"


def test_a_feed_of_the_same_view_has_the_same_bytes() -> None:
    first, second = (make_podcast(podcast(episode()), materials()) for _ in range(2))
    assert first == second


def test_nothing_in_a_podcast_is_live_and_all_of_it_arrives() -> None:
    data = make_podcast(podcast(episode(1, NASTY), title=NASTY, description=NASTY), materials())
    channel = ET.fromstring(data).find("channel")
    assert channel is not None
    assert channel.findtext("title") == channel.findtext("description") == channel.findtext("item/title") == WHOLE
    assert b"<script>" not in data


def test_the_id_of_a_podcast_does_not_know_its_scheme_or_its_episodes() -> None:
    ids = {
        ET.fromstring(make_podcast(view, materials())).findtext(f"channel/{PODCAST}guid")
        for view in (
            podcast(episode()),
            podcast(episode(2), episode(1)),
            replace(podcast(episode()), url="http://h.example/base/podcast.xml"),
        )
    }
    assert len(ids) == 1
    # the example of the namespace's own description
    known = make_podcast(replace(podcast(episode()), url="https://podnews.net/rss"), materials())
    guid = ET.fromstring(known).findtext(f"channel/{PODCAST}guid")
    assert guid == "9b024349-ccf0-5f69-a609-6b82873eab3c"
    other = make_podcast(replace(podcast(episode()), url="https://h.example/podcast.xml"), materials())
    assert ET.fromstring(other).findtext(f"channel/{PODCAST}guid") not in ids


@pytest.mark.parametrize("body", [None, BODY_VIEW])
def test_corrections_stand_in_the_notes_of_an_episode_where_it_has_a_text(body: BodyView | None) -> None:
    view = replace(episode(body=body), notes=("Correction: the dose was wrong.",))
    data = make_podcast(podcast(view), materials()).decode()
    assert ("Correction: the dose was wrong." in data) == (body is not None)


@pytest.mark.parametrize("make", [make_rss, make_atom])
def test_an_article_with_a_recording_carries_it_in_the_ordinary_feeds(make: object) -> None:
    sound = ("https://h.example/base/talk.mp3", "audio/mpeg", 5971680, 746)
    entry = an_entry(image=("https://h.example/base/a.png", "image/png", 1234), audio=sound)
    read = feedparser.parse(make(a_feed(entry), materials()))  # type: ignore[operator]
    assert [(e["href"], e["type"], e["length"]) for e in read.entries[0].enclosures] == [
        ("https://h.example/base/talk.mp3", "audio/mpeg", "5971680")
    ]


def test_a_json_feed_has_the_recording_first() -> None:
    sound = ("https://h.example/base/talk.mp3", "audio/mpeg", 5971680, 746)
    entry = an_entry(image=("https://h.example/base/a.png", "image/png", 1234), audio=sound)
    item = json.loads(make_json_feed(a_feed(entry), materials()))["items"][0]
    assert item["attachments"][0] == {
        "url": sound[0],
        "mime_type": "audio/mpeg",
        "size_in_bytes": 5971680,
        "duration_in_seconds": 746,
    }
    assert item["attachments"][1]["mime_type"] == "image/png"


def test_a_moment_without_a_zone_is_utc() -> None:
    naive = replace(episode(), published=datetime(2026, 3, 12, 9, 30))  # noqa: DTZ001
    same = replace(episode(), published=datetime(2026, 3, 12, 9, 30, tzinfo=UTC))
    assert make_podcast(podcast(naive), materials()) == make_podcast(podcast(same), materials())
