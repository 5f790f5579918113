"""SVG pictures are drawings and nothing else."""

import pytest

from medsite.render.metadata import PictureError
from medsite.render.svg import measure_svg, sanitise_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 30">'


def clean(inside: str) -> str:
    return sanitise_svg(f"{HEAD}{inside}</svg>".encode()).decode()


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<SCRIPT>alert(1)</SCRIPT>",
        '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>',
        '<rect onload="alert(1)"/>',
        '<rect ONCLICK="alert(1)"/>',
        '<a xlink:href="javascript:alert(1)"><text>x</text></a>',
        '<a href=" javascript:alert(1)"><text>x</text></a>',
        '<a href="java&#10;script:alert(1)"><text>x</text></a>',
        "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><img src='x' onerror='alert(1)'/></body></foreignObject>",
        '<image href="https://evil.example/alert(1).png"/>',
        '<image href="data:image/svg+xml;base64,alert(1)"/>',
        '<use href="https://evil.example/alert(1)#x"/>',
        '<use xlink:href="data:alert(1)"/>',
        '<style>@import "https://evil.example/alert(1)";</style>',
        "<style>rect{fill:url(https://evil.example/alert(1))}</style>",
        "<style>rect{fill:u\\72l(//evil.example/alert(1))}</style>",
        '<rect style="fill:url(//evil.example/alert(1))"/>',
        '<rect fill="url(https://evil.example/alert(1)#a)"/>',
        '<animate attributeName="href" values="javascript:alert(1)"/>',
        '<set attributeName="onload" to="alert(1)"/>',
        "<!-- alert(1) -->",
        "<?xml-stylesheet href='alert(1)'?>",
        "<metadata>alert(1)</metadata>",
        '<handler xmlns="http://www.w3.org/2001/xml-events">alert(1)</handler>',
    ],
)
def test_nothing_live_is_left(inside: str) -> None:
    assert "alert" not in clean(inside)


@pytest.mark.parametrize(
    "inside",
    [
        '<rect width="4" height="3" fill="url(#a)"></rect>',
        '<use href="#a"></use>',
        '<text x="1">a &lt; b &amp; c</text>',
        "<style>rect{fill:#fff}</style>",
        '<a href="https://h.example/"><text>x</text></a>',
        '<image href="data:image/png;base64,AAAA"></image>',
        '<path d="M0 0L1 1" style="stroke: red"></path>',
    ],
)
def test_a_drawing_stays(inside: str) -> None:
    assert inside in clean(inside)


@pytest.mark.parametrize(
    "data",
    [
        b"<svg",
        b"<html/>",
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"/>'.encode("utf-16"),
        HEAD.encode() + b"<g>" * 5000 + b"</g>" * 5000 + b"</svg>",
    ],
)
def test_what_cannot_be_understood_is_refused(data: bytes) -> None:
    with pytest.raises(PictureError):
        sanitise_svg(data)


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('viewBox="0 0 40 30"', (40, 30)),
        ('width="80" height="60px" viewBox="0 0 4 3"', (80, 60)),
        ('width="1in" height="2.54cm"', (96, 96)),
        ('width="100%" height="100%" viewBox="0,0,40.4,30"', (40, 30)),
        ("", (0, 0)),
        ('viewBox="0 0 1.2.3 4"', (0, 0)),
    ],
)
def test_an_svg_is_measured(head: str, size: tuple[int, int]) -> None:
    assert measure_svg(f'<svg xmlns="http://www.w3.org/2000/svg" {head}></svg>'.encode()) == size


def test_a_plain_doctype_is_dropped() -> None:
    data = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd"><svg xmlns="http://www.w3.org/2000/svg"/>'
    assert sanitise_svg(data) == b'<svg xmlns="http://www.w3.org/2000/svg"></svg>'
