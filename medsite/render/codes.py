"""The door of zxing-cpp: an address as a QR code, for paper and for a phone held to a screen."""

from functools import lru_cache
from html import escape
from math import isqrt
from typing import Any

_BORDER = 4  # empty modules around a code (ISO/IEC 18004)


@lru_cache(maxsize=1024)
def qr_svg(text: str, label: str = "") -> str:
    """Return `text` as a QR code in SVG, black on white in any colour scheme. label: what it is, "" for decoration.

    The lowest level of correction does for a code that is never torn or printed over, and keeps its squares large.
    """
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="L")
    image: Any = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False)
    picture = memoryview(image).tobytes()
    width = isqrt(len(picture))  # a code is square
    side = width + 2 * _BORDER
    told = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return (
        f'<svg class="qr" {told} viewBox="0 0 {side} {side}" xmlns="http://www.w3.org/2000/svg">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path stroke="#000" d="{_rows(picture, width)}"/></svg>'
    )


def _rows(picture: bytes, width: int) -> str:
    """Return the dark modules as strokes, each row from left to right. picture: a byte a module, 0 where it is dark."""
    strokes: list[str] = []
    for y in range(len(picture) // width):
        row = picture[y * width : (y + 1) * width]
        start = row.find(0)
        at = 0
        while start >= 0:
            end = row.find(255, start)
            end = width if end < 0 else end
            strokes.append(
                f"m{start - at} 0h{end - start}" if at else f"M{start + _BORDER} {y + _BORDER}.5h{end - start}"
            )
            at, start = end, row.find(0, end)
    return "".join(strokes)
