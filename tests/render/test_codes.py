"""QR codes."""

import re

import pytest
import segno

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


@pytest.mark.parametrize("text", ["https://river.example/", "https://river.example/~dr/articles/नींद/", "a" * 300])
def test_the_strokes_are_the_code(text: str) -> None:
    code = segno.make(text, error="l", micro=False, boost_error=False, mask=3)
    assert modules(qr_svg(text)) == [list(row) for row in code.matrix]


def test_a_code_says_what_it_is_and_nothing_escapes_from_its_label() -> None:
    svg = qr_svg("https://river.example/", 'A "code" <b>')
    assert 'role="img" aria-label="A &quot;code&quot; &lt;b&gt;"' in svg
    assert 'aria-hidden="true"' in qr_svg("https://river.example/")
