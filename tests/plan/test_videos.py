"""Videos: which addresses play, what must stand beside them, and what each mistake is told."""

import json
from datetime import date

import pytest

from medsite.model.content import Article, ContainerSlot, Outline
from medsite.model.page_view import ArticleView
from medsite.model.problem import Place
from medsite.model.view import VideoView
from medsite.plan.videos import find_player, player_origin
from tests.plan.sites import article, doctor, outputs_of, picture, plan_of, shelf

TUBE = "https://www.youtube-nocookie.com/embed/3PmVJQUCm4E?autoplay=1&rel=0&cc_load_policy=1"
WATCH = "https://www.youtube.com/watch?v=3PmVJQUCm4E"
PLAYED = {
    "https://www.youtube.com/watch?v=3PmVJQUCm4E&t=10": (WATCH, TUBE),
    "https://m.youtube.com/watch?app=desktop&v=3PmVJQUCm4E": (WATCH, TUBE),
    "https://youtu.be/3PmVJQUCm4E?si=x": (WATCH, TUBE),
    "https://www.youtube.com/shorts/3PmVJQUCm4E": (WATCH, TUBE),
    "https://www.youtube-nocookie.com/embed/3PmVJQUCm4E": (WATCH, TUBE),
    "https://vimeo.com/76979871": (
        "https://vimeo.com/76979871",
        "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1",
    ),
    "https://vimeo.com/76979871/8272103f6e": (
        "https://vimeo.com/76979871/8272103f6e",
        "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1&h=8272103f6e",
    ),
    "https://tube.example.org/w/9bRZQkYyXvTnE6mJ4wLpAa": (
        "https://tube.example.org/w/9bRZQkYyXvTnE6mJ4wLpAa",
        "https://tube.example.org/videos/embed/9bRZQkYyXvTnE6mJ4wLpAa?autoplay=1&p2p=0",
    ),
    "https://tube.example.org/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d": (
        "https://tube.example.org/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d",
        "https://tube.example.org/videos/embed/9c9de5e8-0a1e-484a-b099-e80766180a6d?autoplay=1&p2p=0",
    ),
    "https://www.nhs.uk/video/wash": ("https://www.nhs.uk/video/wash", ""),
}
REFUSED = [
    "https://www.youtube.com/@channel",
    "https://www.youtube.com/playlist?list=PL1",
    "https://youtu.be/short",
    "https://vimeo.com/channels/staff",
    "http://youtu.be/3PmVJQUCm4E",
    "https://nothing",
    "https://[broken/",
    "https://a.example; script-src evil.example/w/9bRZQkYyXvTnE6mJ4wLpAa",
    "https://name@tube.example/w/9bRZQkYyXvTnE6mJ4wLpAa",
]


@pytest.mark.parametrize(("url", "player"), PLAYED.items(), ids=PLAYED)
def test_an_address_has_a_page_and_a_player(url: str, player: tuple[str, str]) -> None:
    found = find_player(url)
    assert found
    assert (found.page, found.embed) == player


@pytest.mark.parametrize("url", REFUSED)
def test_an_address_of_no_single_video_has_no_player(url: str) -> None:
    assert find_player(url) is None
    assert player_origin(url) == ""


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        (WATCH, "https://www.youtube-nocookie.com"),
        ("https://vimeo.com/76979871", "https://player.vimeo.com"),
        ("https://tube.example.org/w/9bRZQkYyXvTnE6mJ4wLpAa", "https://tube.example.org"),
        ("https://www.nhs.uk/video/wash", ""),
    ],
)
def test_the_player_has_one_origin(url: str, origin: str) -> None:
    assert player_origin(url) == origin


def with_video(*, words: int = 9, title: str = "Wash", **given: str) -> Article:
    slot = ContainerSlot("video", title, tuple(given.items()), 1, Place("content/articles/a.md", 7, 1), words=words)
    body = Outline("b", (slot,))
    return article("a", source="content/articles/a.md", body=body, summary="About hands.")


FILES = shelf(picture("content/articles/a.png", kind="png"), static={"v/wash.mp4": "f0", "v/wash.vtt": "f1"})
TOLD = {
    "nothing to read": (with_video(words=0, url=WATCH), "R219"),
    "captions=no": (with_video(words=0, url=WATCH, captions="no"), "R219"),
    "captions that a file cannot bring": (with_video(words=0, url="/v/wash.mp4", captions="yes"), "R219"),
    "captions of no known kind": (with_video(url="/v/wash.mp4", captions="/v/wash.srt"), "R219"),
    "captions that are not there": (with_video(url="/v/wash.mp4", captions="/v/other.vtt"), "R220"),
    "no address": (with_video(), "R220"),
    "plain http": (with_video(url="http://youtu.be/3PmVJQUCm4E"), "R220"),
    "two slashes": (with_video(url="//youtu.be/3PmVJQUCm4E"), "R220"),
    "a channel": (with_video(url="https://www.youtube.com/@name"), "R220"),
    "a file that is not there": (with_video(url="/v/none.mp4"), "R220"),
    "a file that is no video": (with_video(url="/v/wash.txt"), "R220"),
    "a duration in words": (with_video(url=WATCH, duration="long"), "R220"),
    "a day that is none": (with_video(url=WATCH, date="2026-02-30"), "R220"),
    "a misspelt particular": (with_video(url=WATCH, captoins="yes"), "R220"),
    "a picture that is not there": (with_video(url=WATCH, picture="b.png"), "R212"),
    "a picture of another host": (with_video(url=WATCH, picture="https://i.ytimg.com/vi/x.jpg"), "R213"),
}


@pytest.mark.parametrize(("text", "rule"), TOLD.values(), ids=TOLD)
def test_a_mistake_is_told_with_its_line(text: Article, rule: str) -> None:
    problems = plan_of(doctor(), text, ready=FILES).problems
    assert [(p.rule, p.place.line, p.severity) for p in problems] == [(rule, 7, "error")]
    assert problems[0].mend


GOOD = {
    "transcript": with_video(url=WATCH),
    "captions of the host": with_video(words=0, url=WATCH, captions="yes"),
    "local": with_video(words=0, url="/v/wash.mp4", captions="/v/wash.vtt"),
    "all particulars": with_video(
        url=WATCH, picture="a.png", duration="1:02:03", date="2026-03-12", description="Hands."
    ),
}


def shown(text: Article) -> tuple[VideoView, ArticleView]:
    view = outputs_of(doctor(), text, ready=FILES)["articles/a/index.html"].view
    assert isinstance(view, ArticleView)
    (video,) = view.body.fills
    assert isinstance(video, VideoView)
    return video, view


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_a_whole_video_is_shown(text: Article) -> None:
    assert shown(text)[0].title == "Wash"


def test_a_video_without_a_title_has_that_of_its_text() -> None:
    assert shown(with_video(title="", url=WATCH))[0].title == "A"


def test_a_local_video_has_a_file_captions_and_no_host() -> None:
    video, _ = shown(GOOD["local"])
    assert (video.file, video.captions, video.type, video.host, video.embed) == (
        *("/v/wash.mp4", "/v/wash.vtt", "video/mp4"),
        *("", ""),
    )


def test_searches_are_told_of_a_video() -> None:
    video, view = shown(GOOD["all particulars"])
    assert (video.seconds, video.duration, video.uploaded) == (3723, "1:02:03", date(2026, 3, 12))
    (node,) = [node for node in map(json.loads, view.head.json_ld) if node["@type"] == "VideoObject"]
    assert node["name"] == "Wash"
    assert node["description"] == "Hands."
    assert node["uploadDate"] == "2026-03-12"
    assert node["duration"] == "PT62M3S"
    assert node["thumbnailUrl"][0].startswith("https://river.example/articles/a/a-")
    assert node["embedUrl"] == TUBE.partition("?")[0]


def test_what_a_video_does_not_say_its_text_says() -> None:
    _, view = shown(GOOD["transcript"])
    (node,) = [node for node in map(json.loads, view.head.json_ld) if node["@type"] == "VideoObject"]
    assert node["description"] == "About hands."
    assert node["uploadDate"].startswith("2026-03-01")
    assert node["thumbnailUrl"][0].startswith("https://river.example/cards/")
