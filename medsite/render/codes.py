"""The door of zxing-cpp: an address as a QR code, for paper and for a phone held to a screen."""

import re
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


class _Strokes(dict[bytes, str]):
    """Light modules and the dark ones after them → their stroke; in front, on a new row, its number from 1."""

    def __missing__(self, run: bytes) -> str:
        row, light, dark = run[0], run.count(255), run.count(0)
        is_first = 0 < row < 255
        start = f"M{light + _BORDER} {row - 1 + _BORDER}.5" if is_first else f"m{light} 0"
        stroke = self[run] = f"{start}h{dark}"
        return stroke


_STROKES = _Strokes()
_RUN = re.compile(rb"[\x01-\xfe]?\xff*\x00+")


def _rows(picture: bytes, width: int) -> str:
    """Return the dark modules as strokes, each row from left to right.

    picture: a byte a module, 0 where it is dark, else 255. No code has 255 rows, so a row's number is neither.
    """
    numbered = [bytes((y + 1,)) + picture[y * width : (y + 1) * width] for y in range(width)]
    return "".join(map(_STROKES.__getitem__, _RUN.findall(b"".join(numbered))))
