"""Markup, entities, signs that nobody sees and spelled-out numbers are undone, and every character leads back."""

import pytest

from medsite.screen.blocks import read_text

SAME = (
    ("Tu**nde** came", "Tunde came"),
    ("Tu<b>nd</b>e came", "Tunde came"),
    ("Tu<!-- x -->nde came", "Tunde came"),
    ("12-34<wbr>-56", "12-34-56"),
    ("44&#55;1&#x38;29", "447182 9".replace(" ", "")),
    ("a\u200bb\u00adc\u2060d", "abcd"),
    ("a&#8203;b&shy;c&#x2060;d", "abcd"),
    ("one\ntwo", "one two"),
    ("one  \n   two", "one two"),
    ("９４３ ４７６", "943 476"),
    ("٩٤٣", "943"),
    ("९४३", "943"),
    ("𝐒𝐦𝐢𝐭𝐡", "Smith"),
    ("Khadіjа", "Khadija"),
    ("Хадижа живёт", "Хадижа живёт"),
    ("“quoted” – it’s", '"quoted" - it\'s'),
    ("10⁹/L", "10⁹/L"),
    ("jean\\@example\\.org", "jean@example.org"),
    ("snake_case_name", "snake_case_name"),
    ("[Jean](https://example.org/x) came", "Jean came"),
    ("x[^1] y", "x y"),
)


@pytest.mark.parametrize(("source", "plain"), SAME)
def test_markup_and_disguises_are_undone(source: str, plain: str) -> None:
    text = read_text("a.md", source)
    assert plain in [text.words_of(block) for block in text.blocks]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("nine four three four seven six", "943476"),
        ("double oh seven, five five five", "007555"),
        ("1 2 3 - 4 5 6 7", "123-4567"),
        ("jean (at) example (dot) org", "jean@example.org"),
        ("jean [at] example [dot] org", "jean@example.org"),
        ("jean at example dot org", "jean@example.org"),
        ("jean AT example.org", "jean@example.org"),
        ("siete ocho nueve cero uno dos", "789012"),
    ],
)
def test_what_is_spelled_out_is_written_plainly(source: str, said: str) -> None:
    assert said in read_text("a.md", f"x. {source} y").plain


@pytest.mark.parametrize("source", ["five, six or seven days", "look at nhs.uk", "at 3 or 4 or 5 months", "1 2 3"])
def test_ordinary_words_stay_as_they_are(source: str) -> None:
    assert source in read_text("a.md", source).plain


@pytest.mark.parametrize("source", [source for source, _ in SAME])
def test_every_character_leads_back_into_the_source(source: str) -> None:
    text = read_text("a.md", f"before {source} after")
    block = text.blocks[-1] if "after" in text.words_of(text.blocks[-1]) else text.blocks[1]
    origins = [text.trail.start_of(at) for at in range(block.start, block.end)]
    assert origins == sorted(origins)
    assert all(0 <= origin < len(text.source) for origin in origins)


def test_a_hit_covers_the_words_as_they_stand_in_the_source() -> None:
    text = read_text("a.md", "He is Tu<b>nd</b>e &#65;b.")
    start = text.plain.index("Tunde")
    assert text.source[text.trail.start_of(start) : text.trail.end_of(start + 5)] == "Tu<b>nd</b>e"
    start = text.plain.index("Ab")
    assert text.source[text.trail.start_of(start) : text.trail.end_of(start + 2)] == "&#65;b"
