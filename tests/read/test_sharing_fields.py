"""Recordings, events, podcasts and shapes of cards: what is taken, and what is named with its line."""

from datetime import datetime

import pytest

from medsite.model.audio import Audio, Podcast
from medsite.model.config import CardSettings, Config
from medsite.model.content import Article, Page, Source
from medsite.model.event import Event
from medsite.model.problem import Problem
from medsite.read.documents import read_article, read_config, read_page
from medsite.read.stored import pack_reading, unpack_document

HEAD = "---\ntitle: A\ndate: 2026-03-01\n{}\n---\nWords.\n"
WHEN = datetime(2026, 12, 1, 18, 30)  # noqa: DTZ001 - an event's clock has no offset


def article(front: str) -> tuple[Article | None, tuple[Problem, ...]]:
    made = read_article(Source("content/articles/a.md", HEAD.format(front).encode(), "d"), "Europe/London")
    document = made.value.document if made.value else None
    assert document is None or isinstance(document, Article)
    return document, made.problems


def config(settings: str) -> tuple[Config | None, tuple[Problem, ...]]:
    text = f"title: A\nurl: https://a.example\n{settings}\n"
    made = read_config(Source("content/site.yaml", text.encode(), "d"))
    return made.value, made.problems


@pytest.mark.parametrize(
    ("front", "audio"),
    [
        ("audio: talk.mp3", Audio(file="talk.mp3")),
        ("audio: {file: /talks/one.m4a, episode: 3}", Audio(file="/talks/one.m4a", episode=3)),
        (
            "audio: {url: https://cdn.example/1.mp3, length: 123456, type: audio/mpeg, duration: '1:02:03'}",
            Audio(url="https://cdn.example/1.mp3", length=123456, type="audio/mpeg", seconds=3723),
        ),
        (
            "audio: {url: https://cdn.example/1.m4a, length: 1, type: audio/mp4, duration: 754, transcript: '#words'}",
            Audio(url="https://cdn.example/1.m4a", length=1, type="audio/x-m4a", seconds=754, transcript="#words"),
        ),
    ],
)
def test_a_recording_is_taken(front: str, audio: Audio) -> None:
    made, problems = article(front)
    assert problems == ()
    assert made is not None and made.audio == audio


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("audio: https://cdn.example/1.mp3", "needs its length and its type and its duration"),
        ("audio: {url: https://cdn.example/1.mp3, length: 5, duration: 90}", "needs its type"),
        ("audio: {url: http://cdn.example/1.mp3, length: 5, type: audio/mpeg, duration: 9}", "not encrypted"),
        ("audio: {url: https://cdn.example/1.wav, length: 5, type: audio/wav, duration: 9}", "do not take this type"),
        ("audio: {url: https://cdn.example/1.mp3, length: big, type: audio/mpeg, duration: 9}", "number of bytes"),
        ("audio: {url: https://cdn.example/1.mp3, length: 0, type: audio/mpeg, duration: 9}", "number of bytes"),
        ("audio: {url: https://cdn.example/1.mp3, length: 5, type: audio/mpeg, duration: 9 min}", "no length of"),
        ("audio: {url: https://cdn.example/1.mp3, length: 5, type: audio/mpeg, duration: '1:75'}", "no length of"),
        ("audio: {file: a.mp3, url: https://cdn.example/1.mp3}", "either a file or a url"),
        ("audio: {transcript: '#words'}", "either a file or a url"),
        ("audio: {file: a.mp3, length: 5}", "is measured"),
        ("audio: {file: a.mp3, lenght: 5}", "unknown field"),
        ("audio: [a.mp3]", "mapping"),
    ],
)
def test_a_recording_that_programs_would_drop_is_named_with_its_line(front: str, told: str) -> None:
    _, problems = article(front)
    assert [(p.place.line, p.severity) for p in problems] == [(4, "error")]
    assert told in problems[0].message and problems[0].mend


@pytest.mark.parametrize(
    ("front", "event"),
    [
        ("event: {start: 2026-12-01 18:30, place: Town hall}", Event(WHEN, place="Town hall")),
        (
            "event: {start: 2026-12-01 18:30, end: '20:00', place: Town hall, price: free}",
            Event(WHEN, WHEN.replace(hour=20, minute=0), place="Town hall", price="free"),
        ),
        (
            "event: {start: 2026-12-01, end: 2026-12-02, online: https://live.example/}",
            Event(
                WHEN.replace(hour=0, minute=0),
                WHEN.replace(day=2, hour=0, minute=0),
                True,
                online="https://live.example/",
            ),
        ),
        (
            "event: {start: 2026-12-01 00:00, place: x, status: canceled}",
            Event(WHEN.replace(hour=0, minute=0), place="x", state="cancelled"),
        ),
    ],
)
def test_an_event_is_taken_and_kept(front: str, event: Event) -> None:
    made, problems = article(front)
    assert problems == ()
    assert made is not None and made.event == event
    text = f"---\ntitle: A\n{front}\n---\nWords.\n"
    reading = read_page(Source("content/pages/a.md", text.encode(), "d")).value
    assert reading is not None and isinstance(reading.document, Page) and reading.document.event == event
    assert unpack_document(pack_reading(reading)[0]) == reading.document


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("event: tomorrow", "a mapping"),
        ("event: {place: Town hall}", "start"),
        ("event: {start: 2026-12-01 18:30}", "needs a place"),
        ("event: {start: 2026-13-01, place: x}", "does not exist"),
        ("event: {start: 2026-12-01 18:30+01:00, place: x}", "site's time zone"),
        ("event: {start: 2026-12-01 18:30, end: 2026-11-30 18:30, place: x}", "ends before it begins"),
        ("event: {start: 2026-12-01 18:30, end: '18:30', place: x}", "ends before it begins"),
        ("event: {start: 2026-12-01 18:30, end: 2026-12-02, place: x}", "times at both ends"),
        ("event: {start: 2026-12-01, place: x, online: http://live.example/}", "not encrypted"),
        ("event: {start: 2026-12-01, place: x, status: maybe}", "scheduled, cancelled or postponed"),
        ("event: {start: 2026-12-01, plaze: x, place: x}", "unknown field"),
    ],
)
def test_an_event_nobody_could_find_is_named_with_its_line(front: str, told: str) -> None:
    _, problems = article(front)
    assert [(p.place.line, p.severity) for p in problems] == [(4, "error")]
    assert told in problems[0].message and problems[0].mend


@pytest.mark.parametrize(
    ("category", "known"),
    [
        ("medicine", "Health & Fitness > Medicine"),
        ("Health & Fitness: Mental Health", "Health & Fitness > Mental Health"),
        ("health & fitness", "Health & Fitness"),
        ("Science>Life sciences", "Science > Life Sciences"),
        ("History", "History"),
    ],
)
def test_a_podcast_is_taken(category: str, known: str) -> None:
    made, problems = config(f"feeds:\n  podcast: {{image: /cover.jpg, category: '{category}'}}")
    assert problems == ()
    assert made is not None and made.feeds.podcast == Podcast("/cover.jpg", known)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("feeds:\n  podcast: {category: Medicine}", "image"),
        ("feeds:\n  podcast: {image: /c.jpg, category: Medizin}", "no such category"),
        ("feeds:\n  podcast: {image: /c.jpg, type: weekly}", "episodic or serial"),
        ("feeds:\n  podcast: {image: /c.jpg, email: nobody}", "not an e-mail address"),
        ("cards:\n  shapes: [round]", "no such shape"),
        ("cards:\n  keep: ever", "whole number"),
        ("cards:\n  keep: 1001", "whole number"),
        ("cards:\n  keeps: 3", "unknown field"),
    ],
)
def test_a_setting_that_will_not_do_is_named_with_its_line(settings: str, told: str) -> None:
    _, problems = config(settings)
    assert [(p.place.line, p.severity) for p in problems] == [(4, "error")]
    assert told in problems[0].message


@pytest.mark.parametrize(
    ("settings", "cards"),
    [
        ("", CardSettings((), 5)),
        ("cards: {shapes: tall}", CardSettings(("tall",), 5)),
        ("cards: {shapes: [Square, tall, square], keep: 0}", CardSettings(("square", "tall"), 0)),
    ],
)
def test_shapes_of_cards_are_taken_once(settings: str, cards: CardSettings) -> None:
    made, problems = config(settings)
    assert problems == ()
    assert made is not None and made.cards == cards
