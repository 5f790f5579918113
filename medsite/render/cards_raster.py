"""The door of pdfium: a card that typst has laid out becomes pixels.

Typst could paint it too, but only into a PNG of 3 MB that had to be packed and unpacked again: half of a card's time.
"""

import re
import zlib
from typing import Any

from msgspec import Struct

_BASED = re.compile(rb"(?<=obj\n)\[/ICCBased (\d{1,6}) 0 R\](?=\nendobj)")
_NAMES = {"sRGB".encode("utf-16-be"): b"[/DeviceRGB", "sGry".encode("utf-16-be"): b"[/DeviceGray"}


class Raster(Struct, frozen=True):
    """Pixels, four bytes each: red, green, blue, and one that says nothing. stride: bytes from one row to the next."""

    width: int
    height: int
    stride: int
    data: Any  # bytes, or a view of pdfium's own: 3 MB that need no copy


def paint_page(pdf: bytes) -> Raster | None:
    """Return the one page of a PDF, a pixel for each point, on white; None for a PDF of more than one."""
    from pypdfium2 import PdfDocument

    with PdfDocument(_plainly_coloured(pdf)) as document:
        if len(document) != 1:
            return None
        bitmap = document[0].render(scale=1, may_draw_forms=False, rev_byteorder=True, prefer_bgrx=True)
        return Raster(bitmap.width, bitmap.height, bitmap.stride, memoryview(bitmap.buffer))


def _plainly_coloured(pdf: bytes) -> bytes:
    """Return a PDF that names sRGB instead of describing it: the same pixels in less than half of the time.

    Only the profiles that typst brings are named, in as many bytes, so that every offset of the file stays right.
    """
    return _BASED.sub(lambda based: _named(pdf, based), pdf)


def _named(pdf: bytes, based: re.Match[bytes]) -> bytes:
    found = re.search(rb"\n" + based[1] + rb" 0 obj\s*<<[^<>]*/FlateDecode[^<>]*>>\s*stream\r?\n", pdf)
    try:
        profile = zlib.decompressobj().decompress(pdf[found.end() :], 1024) if found else b""
    except zlib.error:
        profile = b""
    name = next((name for said, name in _NAMES.items() if said in profile), b"")
    return name.ljust(len(based[0]) - 1) + b"]" if name else based[0]
