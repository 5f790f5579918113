"""The content security policy lets pages use this site's files, and nothing that stands in a page run."""

import pytest

from medsite.model.content import ContainerSlot, Outline
from medsite.model.page_view import ArticleView
from medsite.model.problem import Place
from medsite.plan.policy import frame_origins, header_policy, page_policy
from tests.plan.sites import article, doctor, plan_of

PLACE = Place("content/articles/x.md")


def with_box(name: str, **attributes: str) -> Outline:
    return Outline("b-boxed", (ContainerSlot(name, "", tuple(attributes.items()), 1, PLACE),))


def test_nothing_unsafe_is_allowed_and_nothing_is_left_open() -> None:
    for policy in (page_policy(), page_policy(["https://player.vimeo.com"]), header_policy()):
        named = dict(part.split(" ", 1) for part in policy.split("; "))
        assert "unsafe" not in policy
        assert "*" not in policy
        assert "http:" not in policy
        assert named["default-src"] == "'none'"
        assert named["script-src"] == named["style-src"] == "'self'"
        assert named["base-uri"] == "'none'"


def test_only_a_header_says_who_may_frame_the_site() -> None:
    assert "frame-ancestors" not in page_policy()  # browsers complain of it in a meta element
    assert header_policy().endswith("frame-ancestors 'self'")


@pytest.mark.parametrize(
    ("url", "player"),
    [
        ("https://www.youtube.com/watch?v=abcdefghijk", "https://www.youtube-nocookie.com"),
        ("https://youtu.be/abcdefghijk", "https://www.youtube-nocookie.com"),
        ("https://M.YouTube.com/watch?v=abcdefghijk", "https://www.youtube-nocookie.com"),
        ("https://vimeo.com/123", "https://player.vimeo.com"),
        ("https://tube.example.org/w/9bRZQkYyXvTnE6mJ4wLpAa", "https://tube.example.org"),
        ("https://www.youtube.com/@channel", ""),
        ("https://player.vimeo.com/video/123", "https://player.vimeo.com"),
        ("https://youtube.com.evil.example/x", ""),
        ("https://evil.example/?youtube.com", ""),
        ("http://youtube.com/watch?v=abcdefghijk", ""),
        ("https://tube.example.org;script-src/w/9bRZQkYyXvTnE6mJ4wLpAa", ""),
        ("https://tube.example.org script-src/w/9bRZQkYyXvTnE6mJ4wLpAa", ""),
        ("https://tube.example.org,x/w/9bRZQkYyXvTnE6mJ4wLpAa", ""),
        ("https://[bad", ""),
        ("/videos/inhaler.mp4", ""),
        ("", ""),
    ],
)
def test_a_video_s_address_decides_which_player_may_be_framed(url: str, player: str) -> None:
    assert frame_origins(with_box("video", url=url)) == ((player,) if player else ())
    assert frame_origins(with_box("video", src=url)) == ((player,) if player else ())
    assert frame_origins(with_box("note", url=url)) == ()


def test_a_page_may_frame_the_players_of_its_own_videos_only() -> None:
    boxed = with_box("video", url="https://youtu.be/abcdefghijk")
    plan = plan_of(doctor(), article("inhaler", body=boxed), article("plain")).value
    assert plan
    frames = {o.path: o.view.head.frames for o in plan.outputs if isinstance(o.view, ArticleView)}
    assert frames == {
        "articles/inhaler/index.html": ("https://www.youtube-nocookie.com",),
        "articles/plain/index.html": (),
    }
