"""Letters that no font of a theme has come from the fonts of the site, and one that none has is named."""

import io
from functools import cache
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from msgspec import structs
from PIL import Image

from medsite.model.feed import CardFace
from medsite.model.problem import Defect
from medsite.model.theme import Theme
from medsite.render.cards import make_card
from medsite.render.glyphs import font_for, name_character
from medsite.render.theme import read_theme
from tests.render.samples import load_yaml

THEMES = Path(__file__).parents[2] / "themes"


@cache
def font_with(letters: str) -> bytes:
    """Return a font that shows each of these letters as a block."""
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for corner in ((100, 800), (900, 800), (900, 0)):
        pen.lineTo(corner)
    pen.closePath()
    block = pen.glyph()
    names = [".notdef", *(f"u{ord(letter):04X}" for letter in letters)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): f"u{ord(letter):04X}" for letter in letters})
    builder.setupGlyf(dict.fromkeys(names, block))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Blocks of the Site", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    builder.setupPost()
    made = io.BytesIO()
    builder.save(made)
    return made.getvalue()


def theme_with(root: Path, **fonts: bytes) -> Theme:
    """Return the theme of a site with these files in themes/fonts/."""
    folder = root / "themes" / "fonts"
    folder.mkdir(parents=True)
    for name, data in fonts.items():
        (folder / name.replace("__", ".")).write_bytes(data)
    read = read_theme("clinic", (root / "themes", THEMES), load_yaml)
    assert read.problems == () and read.value is not None
    return read.value


def face(title: str, language: str = "ja") -> CardFace:
    return CardFace("article", title, "", "", "", "Clinic", "h.example", language, "ltr")


def fault(title: str, theme: Theme) -> tuple[str, str, str]:
    with pytest.raises(Defect) as caught:
        make_card(face(title), theme, {}, "content/articles/a.md")
    problem = caught.value.problem
    return problem.rule, problem.message, problem.mend


@pytest.mark.parametrize("letters", ["花粉症", "가루", "发烧", "🩺🤧", "ก็"])
def test_a_font_of_the_site_brings_its_letters_to_the_card(tmp_path: Path, letters: str) -> None:
    bare, rich = theme_with(tmp_path / "a"), theme_with(tmp_path / "b", more__ttf=font_with(letters))
    assert bare.digest != rich.digest
    assert fault(letters, bare)[0] == "C004"
    with Image.open(io.BytesIO(make_card(face(letters), rich, {}))) as card:
        shown = card.convert("RGB")
    colours = shown.crop((60, 110, 1140, 560)).getcolors(1 << 16)
    assert colours is not None and len(colours) > 1  # the blocks are there, white on the brand
    assert make_card(face(letters), rich, {}) == make_card(face(letters), rich, {})


def test_a_letter_that_no_font_has_is_named_with_its_place_and_what_to_do(tmp_path: Path) -> None:
    theme = theme_with(tmp_path, kanji__ttf=font_with("花"))
    rule, message, mend = fault("花 and 漢 🩺", theme)
    assert rule == "C004" and "U+6F22" in message and "U+1FA7A (stethoscope)" in message and "title" in message
    assert "花" not in message and "漢" not in message  # a letter could be of a name
    assert "Noto Sans CJK" in mend and "themes/fonts/" in mend


def test_other_files_beside_the_fonts_are_let_be(tmp_path: Path) -> None:
    theme = theme_with(tmp_path, OFL__txt=b"a licence", b__ttf=font_with("花"))
    assert "b.ttf" in theme.fonts and "OFL.txt" in theme.fonts  # the theme's own licence
    assert theme.fonts["OFL.txt"] != b"a licence"


def test_a_link_in_the_folder_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "themes" / "fonts"
    folder.mkdir(parents=True)
    (tmp_path / "out.ttf").write_bytes(font_with("花"))
    try:
        (folder / "in.ttf").symlink_to(tmp_path / "out.ttf")
    except OSError:
        pytest.skip("this system makes no links")
    read = read_theme("clinic", (tmp_path / "themes", THEMES), load_yaml)
    assert [problem.rule for problem in read.problems] == ["T004"]


def test_a_damaged_font_is_named(tmp_path: Path) -> None:
    theme = theme_with(tmp_path, cut__ttf=font_with("花")[:200])
    with pytest.raises(Defect) as caught:
        make_card(face("Sleep", "en"), theme, {})
    assert caught.value.problem.rule == "C003" and "cut.ttf" in caught.value.problem.message


@pytest.mark.parametrize(
    ("letter", "font"),
    [("漢", "CJK"), ("か", "CJK"), ("가", "CJK"), ("、", "CJK"), ("🩺", "Emoji"), ("ก", "Thai"), ("א", "Hebrew"), ("ת", "Hebrew")],
)  # fmt: skip
def test_a_free_font_is_proposed(letter: str, font: str) -> None:
    assert font in font_for(letter)


@pytest.mark.parametrize(("letter", "named"), [("漢", "U+6F22"), ("🩺", "U+1FA7A (stethoscope)"), ("a", "U+0061")])
def test_signs_are_named_and_letters_are_not(letter: str, named: str) -> None:
    assert name_character(letter) == named


@pytest.mark.parametrize(("width", "height"), [(1200, 630), (1080, 1080), (1000, 1500)])
def test_a_card_has_the_size_that_is_asked_for(tmp_path: Path, width: int, height: int) -> None:
    wanted = structs.replace(face("Sleep well", "en"), width=width, height=height)
    with Image.open(io.BytesIO(make_card(wanted, theme_with(tmp_path), {}))) as card:
        assert (card.size, card.mode) == ((width, height), "P")
