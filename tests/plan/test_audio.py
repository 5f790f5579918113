"""Recordings: where they lie, what is wrong with them, and the podcast that they make."""

from typing import Any

import pytest
from msgspec.structs import replace

from medsite.model.audio import Audio, Podcast, Sound
from medsite.model.config import FeedSettings
from medsite.model.content import Heading
from medsite.model.feed import FeedView, PodcastView
from medsite.model.page_view import ArticleView
from medsite.model.people import Clinic
from medsite.model.picture import Picture
from medsite.plan.assemble import assemble
from medsite.plan.prospect import find_output, open_prospect
from medsite.plan.shelf import Shelf
from tests.plan.sites import NOW, article, body, config, doctor, outputs_of, plan_of, theme, told

COVER = Picture("content/static/cover.jpg", "c0ffee0000", 1400, 1400, "jpeg", 90_000)
TALK = Sound("content/articles/talk.mp3", "feedfacefeed", "audio/mpeg", 5_971_680, 746)
STATIC = Sound("content/static/talks/one.m4a", "0123456789ab", "audio/x-m4a", 900, 60)
SPOKEN = body(source="content/articles/hay-fever.md", anchors=("transcript",))
FAR = Audio(url="https://www.cdn.example/1.mp3", length=123, type="audio/mpeg", seconds=61)


def ready(*sounds: Sound, cover: Picture | None = COVER) -> Shelf:
    pictures = {cover.path: cover} if cover else {}
    return Shelf(pictures, {"talk.vtt": "d", "cover.jpg": "d"}, "code1", sounds={s.path: s for s in sounds})


SERIES = Podcast("/cover.jpg")


def site(podcast: Podcast | None = SERIES, **changes: Any) -> Any:
    clinic = Clinic("River Clinic", email="desk@river.example")
    return config(feeds=FeedSettings(podcast=podcast), **({"clinics": (clinic,)} | changes))


def spoken(audio: Audio, **changes: Any) -> Any:
    given: dict[str, Any] = {"audio": audio, "body": SPOKEN}
    return article(**(given | changes))


def view_of(audio: Audio, **changes: Any) -> ArticleView:
    made = outputs_of(doctor(), spoken(audio, **changes), conf=site(), ready=ready(TALK, STATIC))
    view = made["articles/hay-fever/index.html"].view
    assert isinstance(view, ArticleView)
    return view


def test_a_file_beside_the_text_goes_beside_the_page() -> None:
    made = outputs_of(doctor(), spoken(Audio("talk.mp3")), conf=site(), ready=ready(TALK))
    assert made["articles/hay-fever/talk-feedfacefe.mp3"].maker == "copy"
    heard = view_of(Audio("talk.mp3")).audio
    assert heard is not None
    assert (heard.url, heard.type, heard.size, heard.seconds, heard.length, heard.host, heard.transcript) == (
        "/articles/hay-fever/talk-feedfacefe.mp3", "audio/mpeg", 5_971_680, 746, "12:26", "", "#transcript",
    )  # fmt: skip


def test_a_file_of_the_static_folder_stays_where_it_is() -> None:
    heard = view_of(Audio("/talks/one.m4a", seconds=3725)).audio
    assert heard is not None and (heard.url, heard.length) == ("/talks/one.m4a", "1:02:05")


def test_a_recording_on_another_host_is_a_link() -> None:
    heard = view_of(FAR).audio
    assert heard is not None and (heard.host, heard.url) == ("cdn.example", "https://www.cdn.example/1.mp3")


@pytest.mark.parametrize(
    ("audio", "changes", "rule", "severity"),
    [
        (Audio("tolk.mp3"), {}, "R225", "error"),
        (Audio("../talk.mp3"), {}, "R225", "error"),
        (Audio("speech.mp3"), {}, "R226", "error"),
        (Audio("long.mp3"), {}, "R226", "error"),
        (Audio("talk.mp3", transcript="#words"), {}, "R227", "error"),
        (Audio("talk.mp3", transcript="/tolk.vtt"), {}, "R227", "error"),
        (Audio("talk.mp3", transcript="/cover.jpg"), {}, "R227", "error"),
        (Audio("talk.mp3"), {"body": body()}, "R227", "warning"),
        (FAR, {"body": body()}, "R227", "warning"),
    ],
)
def test_a_recording_that_cannot_be_used_is_named(
    audio: Audio, changes: dict[str, Any], rule: str, severity: str
) -> None:
    spoilt = Sound("content/articles/speech.mp3", "d1", "", 9, 0)
    endless = Sound("content/articles/long.mp3", "d2", "audio/mpeg", 9, 0)
    made = plan_of(doctor(), spoken(audio, **changes), conf=site(), ready=ready(TALK, spoilt, endless))
    assert [(p.rule, p.severity, bool(p.mend)) for p in made.problems] == [(rule, severity, True)]


@pytest.mark.parametrize(
    ("transcript", "heading", "found"),
    [
        ("", Heading(2, "transcript", "Transcript"), "#transcript"),
        ("", Heading(2, "the-words", "Transcript"), "#the-words"),
        ("#the-words", Heading(2, "the-words", "What we say"), "#the-words"),
        ("/talk.vtt", Heading(2, "part", "Part"), "/talk.vtt"),
    ],
)
def test_a_transcript_is_found(transcript: str, heading: Heading, found: str) -> None:
    heard = view_of(Audio("talk.mp3", transcript=transcript), body=replace(SPOKEN, headings=(heading,))).audio
    assert heard is not None and heard.transcript == found


def test_recordings_make_a_podcast_and_stand_in_the_other_feeds() -> None:
    texts = (spoken(Audio("talk.mp3", episode=2), feed_id="talk-2"), article("sleep", audio=FAR, body=SPOKEN))
    made = outputs_of(doctor(), article("silent"), *texts, conf=site(), ready=ready(TALK))
    view, feed = made["podcast.xml"].view, made["feed.xml"].view
    assert isinstance(view, PodcastView) and isinstance(feed, FeedView)
    assert [(e.id, e.audio, e.size, e.episode) for e in view.episodes] == [
        (
            "https://river.example/#talk-2",
            "https://river.example/articles/hay-fever/talk-feedfacefe.mp3", 5_971_680, 2,
        ),
        ("https://river.example/articles/sleep/", "https://www.cdn.example/1.mp3", 123, 0),
    ]  # fmt: skip
    assert (view.email, view.image) == ("desk@river.example", "https://river.example/cover.jpg")
    assert [entry.audio is not None for entry in feed.entries] == [True, False, True]
    page = made["articles/hay-fever/index.html"].view
    assert isinstance(page, ArticleView) and page.site.podcast == "https://river.example/podcast.xml"
    assert '"@type":"PodcastEpisode"' in "".join(page.head.json_ld)
    assert '"timeRequired":"PT12M26S"' in "".join(page.head.json_ld)
    opml: Any = made["feeds.opml"].view
    assert 'xmlUrl="https://river.example/podcast.xml"' in opml.text


def test_a_site_that_is_not_heard_has_no_podcast() -> None:
    made = outputs_of(doctor(), article(), conf=site(), ready=ready(cover=None))
    assert "podcast.xml" not in made


@pytest.mark.parametrize(
    ("conf", "cover", "said"),
    [
        (site(None), COVER, [("R228", "add podcast: {image: /cover.jpg} below feeds: in content/site.yaml")]),
        (site(clinics=()), COVER, [("R228", "add email: below podcast:, one that may be public")]),
        (site(), Picture(COVER.path, "d", 1400, 1000, "jpeg", 9), [("R228", "save it as a square JPEG or PNG of 1400 to 3000 pixels")]),
        (site(), Picture(COVER.path, "d", 900, 900, "jpeg", 9), [("R228", "save it as a square JPEG or PNG of 1400 to 3000 pixels")]),
        (site(), Picture(COVER.path, "d", 4000, 4000, "png", 9), [("R228", "save it as a square JPEG or PNG of 1400 to 3000 pixels")]),
        (site(), Picture(COVER.path, "d", 2000, 2000, "webp", 9), [("R228", "save it as a square JPEG or PNG of 1400 to 3000 pixels")]),
        (site(), None, [("R212", "put the file beside the text, or in content/static and begin with /")]),
    ],
)  # fmt: skip
def test_what_directories_refuse_is_named(conf: Any, cover: Picture | None, said: list[tuple[str, str]]) -> None:
    made = plan_of(doctor(), spoken(Audio("talk.mp3")), conf=conf, ready=ready(TALK, cover=cover))
    assert told(made.problems) == said


def test_an_owners_address_of_its_own_wins() -> None:
    conf = site(Podcast("cover.jpg", email="radio@river.example"))
    made = outputs_of(doctor(), spoken(Audio("talk.mp3")), conf=conf, ready=ready(TALK))
    view = made["podcast.xml"].view
    assert isinstance(view, PodcastView) and view.email == "radio@river.example"


def test_the_podcast_can_be_planned_alone() -> None:
    documents = (doctor(), spoken(Audio("talk.mp3")), article("silent"))
    made = outputs_of(*documents, conf=site(), ready=ready(TALK))
    whole = assemble(site(), documents, NOW).value
    assert whole is not None
    prospect = open_prospect(whole, theme(), ready(TALK))
    for path in ("podcast.xml", "articles/hay-fever/talk-feedfacefe.mp3", "articles/hay-fever/index.html", "feed.json"):
        assert find_output(prospect, path) == made[path]
