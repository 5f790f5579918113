"""Social cards."""

import io
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest
from msgspec import structs
from PIL import Image

from medsite.model.feed import CardFace
from medsite.model.output import Output
from medsite.model.problem import Defect, Problem
from medsite.model.theme import Theme
from medsite.render.cards import HEAVIEST, make_card
from medsite.render.glyphs import FontError, covered_characters, missing_characters
from medsite.render.press import make_bytes
from tests.render.samples import a_theme, materials

FONTS = Path(__file__).parents[2] / "themes" / "clinic" / "fonts"
CARD = """#let d = json(bytes(sys.inputs.data))
#set page(width: 1200pt, height: 630pt, margin: 60pt, fill: rgb(d.colours.at("brand", default: "#f4f7fb")))
#set text(font: ("Inter", "Noto Sans Arabic", "Noto Sans Devanagari"), size: 60pt)
#d.title
#if d.portrait != "" { image(d.portrait, width: 300pt) }
"""


@cache
def fonts() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in FONTS.iterdir()}


def theme(card: str = CARD) -> Theme:
    return structs.replace(a_theme({}), card=card, fonts=fonts(), digest="cards")


def face(title: str = "Hay fever", **changes: object) -> CardFace:
    fields = {"eyebrow": "", "byline": "", "note": "", "site": "Clinic", "host": "h.example", "direction": "ltr"}
    return CardFace(**({"kind": "article", "title": title, "language": "en"} | fields | changes))  # type: ignore[arg-type]


def fault(card: str = CARD, title: str = "Hay fever") -> Problem:
    with pytest.raises(Defect) as caught:
        make_card(face(title), theme(card), {}, "content/articles/a.md")
    return caught.value.problem


@pytest.mark.parametrize(
    "title", ["Hay fever", "नमस्ते दुनिया", "حمى القش", '"#panic(1)" \\ $ *x* <y> @z', "a\u200db\ufe0f"]
)
def test_a_card_is_1200_by_630_without_alpha_and_light(title: str) -> None:
    png = make_card(face(title, colours=(("brand", "#ff0000"),)), theme(), {})
    with Image.open(io.BytesIO(png)) as picture:
        assert (picture.size, picture.mode, picture.format) == ((1200, 630), "P", "PNG")
        assert "transparency" not in picture.info
        assert picture.convert("RGB").getpixel((1199, 629)) == (255, 0, 0)
    assert len(png) < 100_000 < HEAVIEST
    assert png == make_card(face(title, colours=(("brand", "#ff0000"),)), theme(), {})


@pytest.mark.parametrize(
    ("note", "language", "same"),
    [
        ("2026-05-25", "hi", "25 मई 2026"),
        ("Reviewed 2026-05-25", "en", "Reviewed 25 May 2026"),
        ("2026-99-99", "en", "2026-99-99"),
        ("x-2026-05-25", "en", "x-2026-05-25"),
    ],
)
def test_dates_on_a_card_are_in_words(note: str, language: str, same: str) -> None:
    showing = theme(CARD + "\n#d.note")
    assert make_card(face(note=note, language=language), showing, {}) == make_card(face(note=same), showing, {})


def test_a_portrait_is_shown() -> None:
    photo = io.BytesIO()
    Image.effect_noise((400, 400), 90).convert("RGB").save(photo, "JPEG")
    files = {"content/doctors/asha.jpg": photo.getvalue()}
    output = Output("cards/a.png", "card", face(portrait="content/doctors/asha.jpg"), "k")
    made = make_bytes(output, structs.replace(materials(theme()), files=files))
    assert made != make_card(face(), theme(), {})
    assert len(made) < HEAVIEST


@pytest.mark.parametrize(
    ("card", "line", "rule"),
    [
        ('#import "@preview/cetz:0.2.0"', 1, "C001"),
        ('\n#import ("@pre" + "view/cetz:0.2.0"): x', 2, "C001"),
        ('#let p = "@local/x:0.1.0"\n#import p: *', 2, "C001"),
        ('#include "other.typ"', 1, "C001"),
        ('#eval("1")', 1, "C001"),
        ("", 1, "C002"),
        ("#let x =\n  foo(", 1, "C006"),
        ('\n#read("/etc/passwd")', 2, "C006"),
        ('\n#read("../../../../etc/passwd")', 2, "C006"),
        ('#panic("no")', 1, "C006"),
        (CARD + "#pagebreak() x", 1, "C005"),
        ("#set page(width: 10pt, height: 10pt)", 1, "C007"),
    ],
)
def test_a_card_that_cannot_be_made_is_named_by_line(card: str, line: int, rule: str) -> None:
    problem = fault(card)
    assert (problem.place.path, problem.place.line, problem.rule) == ("themes/tiny/card.typ", line, rule)


def test_the_standard_modules_and_addresses_are_fine() -> None:
    card = CARD + '// a comment\n#import calc: max\n#link("https://h.example/include")[x]'
    assert make_card(face(), theme(card), {})


def test_a_character_that_no_font_has_is_named_with_its_field() -> None:
    problem = fault(title="漢")
    assert problem.place.path == "content/articles/a.md"
    assert "U+6F22" in problem.message
    assert "title" in problem.message


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Hay fever ’—€", ""),
        ("नमस्ते", ""),
        ("مرحبا", ""),
        ("a漢b字漢", "漢字"),
        ("\u200d \t\ufe0f\u200f", ""),
        ("🩺", "🩺"),
    ],
)
def test_missing_characters_are_found(text: str, missing: str) -> None:
    files = [data for name, data in fonts().items() if name != "OFL.txt"]
    assert missing_characters(text, files) == missing


@pytest.mark.parametrize("cut", [0, 3, 12, 100, 5000])
def test_a_damaged_font_is_an_error_of_its_own(cut: int) -> None:
    with pytest.raises(FontError):
        covered_characters(fonts()["Inter-Bold.otf"][:cut])


def test_two_at_once_and_one_after_the_other_leave_nothing_and_mix_nothing() -> None:
    photos = {name: io.BytesIO() for name in ("red", "blue")}
    for name, data in photos.items():
        Image.new("RGB", (300, 300), name).save(data, "PNG")
    files = {f"content/doctors/{name}.png": data.getvalue() for name, data in photos.items()}
    faces = [face(portrait=path) for path in files] * 3
    alone = [make_card(one, theme(), files) for one in faces]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda one: make_card(one, theme(), files), faces))
    assert together == alone
    assert alone[0] != alone[1] and alone[0] == alone[2]
    assert not list(Path(tempfile.gettempdir()).glob(f"medsite-card-{os.getpid()}-*"))
