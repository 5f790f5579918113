"""Letters burnt into pictures are screened where something reads them; else a person is asked to look."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from medsite.model.finding import Finding
from medsite.screen.attachments import screen_attachment
from medsite.screen.attachments_ocr import Reader
from medsite.screen.engine import open_screen
from medsite.screen.facts import Facts
from medsite.screen.waivers import apply_waivers
from tests.screen.drawings import BURNT, as_bytes, draw_banner, draw_chart, draw_page, draw_photo, draw_scan

SCREEN = open_screen(Facts())
PATH = "content/static/images/one.png"


def _says(*lines: str) -> Callable[[], Reader]:
    return lambda: lambda _: lines


def _look(image: Image.Image, find: Callable[[], Reader | None]) -> list[tuple[str, str]]:
    return [(found.rule, found.severity) for found in _screen(image, find)]


def _screen(image: Image.Image, find: Callable[[], Reader | None]) -> tuple[Finding, ...]:
    return screen_attachment(SCREEN, PATH, as_bytes(image), find=find)


def test_without_a_reader_a_scan_and_a_page_warn() -> None:
    assert _look(draw_scan(1, BURNT), lambda: None) == [("S-FILE-SCAN-LIKE", "warning")]
    assert _look(draw_page(1), lambda: None) == [("S-FILE-PAGE-LIKE", "warning")]


@pytest.mark.parametrize("draw", [draw_photo, draw_chart, draw_banner])
def test_ordinary_pictures_do_not_warn(draw: Callable[[int], Image.Image]) -> None:
    assert _look(draw(1), lambda: None) == []


def test_a_reviewed_entry_silences_the_warning_until_the_picture_changes() -> None:
    from datetime import date

    from medsite.model.finding import Waiver
    from medsite.model.problem import Place

    (found,) = _screen(draw_scan(1), lambda: None)
    today, place = date(2026, 3, 1), Place("content/waivers.yaml")
    waiver = Waiver(found.rule, PATH, found.words, "Looked at.", "Dr A", today, None, place)
    assert apply_waivers([found], [waiver], today).findings == ()
    (changed,) = _screen(draw_scan(2), lambda: None)
    assert apply_waivers([changed], [waiver], today).findings == (changed,)


@pytest.mark.parametrize(
    "lines",
    [
        ("ACHTERBERG, RUBEN",),
        ("OKONKWO NGOZI",),
        ("DAVID JOHNSON",),
        ("Chest PA", "MRN 00481516"),
        ("04/03/1961",),
        ("2021-03-04 10:22:11",),
        ("04-Mar-2021",),
    ],
)
def test_names_numbers_and_days_on_a_scan_block(lines: tuple[str, ...]) -> None:
    found = _screen(draw_scan(1), _says(*lines))
    assert [one.severity for one in found] == ["error"]
    assert found[0].place.path == PATH
    assert "letters in the picture" in found[0].message
    assert not any(word in repr(found) for line in lines for word in line.split() if len(word) > 4)


@pytest.mark.parametrize(
    "line",
    [
        "L",
        "PORTABLE AP",
        "LEFT LATERAL",
        "Philips Healthcare",
        "Philips Affiniti",
        "GE LOGIQ E9",
        "120 kV 80 mA",
        "MI 1.2 TIs 0.4",
        "SE: 3 IM: 45",
        "W 400 L 40",
        "Liver Long",
        "HEAD FIRST",
        "CARDIAC ADULT",
    ],
)
def test_what_machines_write_on_every_scan_passes(line: str) -> None:
    assert _look(draw_scan(1), _says(line)) == []


def test_a_name_over_the_end_of_a_line_is_found_on_a_page() -> None:
    lines = ("My patient Ruben", "Achterberg told me that night", "that she could not sleep.")
    assert ("S-NAME", "error") in _look(draw_page(1), _says(*lines))


def test_an_ordinary_infographic_passes() -> None:
    assert _look(draw_chart(1), _says("Blood pressure by age", "20s", "30s", "Take your time. Call 999.")) == []


def test_a_reader_that_breaks_withholds_the_picture() -> None:
    def break_down(_: Image.Image) -> tuple[str, ...]:
        raise RuntimeError("secret words")

    found = _screen(draw_photo(1), lambda: break_down)
    assert [(one.rule, one.severity) for one in found] == [("S-FILE-BROKEN", "error")]
    assert "secret" not in repr(found)


def test_a_picture_that_cannot_be_decoded_is_withheld() -> None:
    data = bytearray(as_bytes(draw_photo(1)))
    at = data.index(b"IDAT") + 4
    data[at : at + 400] = b"\xff" * 400
    found = screen_attachment(SCREEN, PATH, bytes(data), find=lambda: None)
    assert [one.rule for one in found] == ["S-FILE-BROKEN"]


def test_the_extra_reads_what_is_burnt_in() -> None:
    extra = Path(sys.prefix) / "ocr"
    if not (extra / "rapidocr").is_dir():
        assert os.environ.get("CI") != "true", 'the libraries of medsite[ocr] are missing: "make test" installs them'
        pytest.skip('the libraries of medsite[ocr] are not there; "make test" installs them')
    command = [sys.executable, "-m", "tests.screen.read_burnt_in"]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": str(extra)}, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr[-2000:]
    burnt, clean, banner = json.loads(done.stdout)
    assert "MRN" in burnt
    assert "NAME" in burnt
    assert (clean, banner) == ([], [])
