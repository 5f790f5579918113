"""QR codes."""

import re

import pytest
import zxingcpp

from medsite.render.codes import qr_svg


def modules(svg: str) -> list[list[int]]:
    """Return the dark and light modules that a code's strokes paint."""
    side = int(re.search(r'viewBox="0 0 (\d+) ', svg)[1])  # type: ignore[index]
    found = [[0] * side for _ in range(side)]
    path = re.search(r'stroke="#000" d="([^"]*)"', svg)[1]  # type: ignore[index]
    x = y = 0
    for kind, dx, dy, wide in re.findall(r"([Mm])(\d+) (\d+)(?:\.5)?h(\d+)", path):
        x, y = (int(dx), int(dy)) if kind == "M" else (x + int(dx), y)
        found[y][x : x + int(wide)] = [1] * int(wide)
        x += int(wide)
    return [row[4:-4] for row in found[4:-4]]


@pytest.mark.parametrize("text", ["https://river.example/", "https://river.example/~dr/articles/%E0%A4%A8/", "a" * 300])
def test_the_strokes_are_the_code(text: str) -> None:
    dark = modules(qr_svg(text))
    side = len(dark)
    large = bytes(0 if dark[y // 4][x // 4] else 255 for y in range(side * 4) for x in range(side * 4))
    read = zxingcpp.read_barcode(memoryview(large).cast("B", (side * 4, side * 4)), is_pure=True)
    assert read is not None
    assert read.text == text


def test_a_code_says_what_it_is_and_nothing_escapes_from_its_label() -> None:
    svg = qr_svg("https://river.example/", 'A "code" <b>')
    assert 'role="img" aria-label="A &quot;code&quot; &lt;b&gt;"' in svg
    assert 'aria-hidden="true"' in qr_svg("https://river.example/")
