"""A card's PDF becomes pixels."""

import pytest

from medsite.render.cards_raster import _plainly_coloured, paint_page

PAGE = """#set page(width: 60pt, height: 40pt, margin: 0pt, fill: rgb("#1f6f78"))
#place(rect(width: 20pt, height: 20pt, fill: luma(200)))
#place(dx: 30pt, circle(radius: 8pt, fill: rgb("#e6f0f0")))
"""


def pdf_of(page: str) -> bytes:
    from typst import Compiler

    made = Compiler().compile(input=page.encode(), format="pdf", pdf_tags=False)
    assert isinstance(made, bytes)
    return made


def test_named_colours_are_the_described_ones_to_the_pixel() -> None:
    from pypdfium2 import PdfDocument

    pdf = pdf_of(PAGE)
    named = _plainly_coloured(pdf)
    assert b"/DeviceRGB" in named and b"/DeviceGray" in named and len(named) == len(pdf)
    raster = paint_page(pdf)
    assert raster is not None and (raster.width, raster.height) == (60, 40)
    with PdfDocument(pdf) as document:
        bitmap = document[0].render(scale=1, may_draw_forms=False, rev_byteorder=True, prefer_bgrx=True)
        assert bytes(raster.data) == bytes(bitmap.buffer)


@pytest.mark.parametrize(
    "foreign",
    [
        b"%PDF-1.7\n2 0 obj\n[/ICCBased 7 0 R]\nendobj\n",
        b"%PDF-1.7\n2 0 obj\n[/ICCBased 7 0 R]\nendobj\n7 0 obj\n<</Filter/FlateDecode>>\nstream\nnot packed",
        b"%PDF-1.7\n/ColorSpace[/ICCBased 7 0 R]\n",
    ],
)
def test_a_profile_that_is_not_typsts_own_stays(foreign: bytes) -> None:
    assert _plainly_coloured(foreign) == foreign


def test_more_than_one_page_is_none() -> None:
    assert paint_page(pdf_of(PAGE + "#pagebreak() x")) is None
