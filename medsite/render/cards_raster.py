"""The door of pdfium: a card that typst has laid out becomes pixels.

Typst could paint it too, but only into a PNG of 3 MB that had to be packed and unpacked again: half of a card's time.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Raster:
    """Pixels, four bytes each: red, green, blue, and one that says nothing. stride: bytes from one row to the next."""

    width: int
    height: int
    stride: int
    data: Any  # bytes, or a view of pdfium's own: 3 MB that need no copy


def count_pages(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    from pypdfium2 import PdfDocument

    with PdfDocument(pdf) as document:
        return len(document)


def paint_page(pdf: bytes) -> Raster:
    """Return the first page of a PDF, a pixel for each point, on white."""
    from pypdfium2 import PdfDocument

    with PdfDocument(pdf) as document:
        bitmap = document[0].render(scale=1, may_draw_forms=False, rev_byteorder=True, prefer_bgrx=True)
        return Raster(bitmap.width, bitmap.height, bitmap.stride, memoryview(bitmap.buffer))
