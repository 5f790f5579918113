"""The door of segno: an address as a QR code, for paper and for a phone held to a screen."""

from functools import lru_cache
from html import escape

_BORDER = 4  # empty modules around a code (ISO/IEC 18004)


@lru_cache(maxsize=1024)
def qr_svg(text: str, label: str = "") -> str:
    """Return `text` as a QR code in SVG, black on white in any colour scheme. label: what it is, "" for decoration.

    The mask is not searched for: eight tries would cost four times as much, and phones read all of them. The lowest
    level of correction does for a code that is never torn or printed over, and keeps its squares large.
    """
    import segno

    code = segno.make(text, error="l", micro=False, boost_error=False, mask=3)
    side = len(code.matrix) + 2 * _BORDER
    told = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return (
        f'<svg class="qr" {told} viewBox="0 0 {side} {side}" xmlns="http://www.w3.org/2000/svg">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path stroke="#000" d="{_rows(code.matrix)}"/></svg>'
    )


def _rows(matrix: tuple[bytearray, ...]) -> str:
    """Return the dark modules as strokes, each row from left to right."""
    strokes: list[str] = []
    for y, row in enumerate(matrix):
        dark = bytes(row)
        start = dark.find(1)
        at = 0
        while start >= 0:
            end = dark.find(0, start)
            end = len(dark) if end < 0 else end
            strokes.append(
                f"m{start - at} 0h{end - start}" if at else f"M{start + _BORDER} {y + _BORDER}.5h{end - start}"
            )
            at, start = end, dark.find(1, end)
    return "".join(strokes)
