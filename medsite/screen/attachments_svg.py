"""Read the words of SVG drawings: text, titles, attributes, comments, and pictures inside."""

import re

from medsite.screen.attachments_inside import Nested, read_address
from medsite.screen.attachments_kinds import BROKEN, Attachment, Refusal, names
from medsite.screen.attachments_xml import Unreadable, read_xml

_KIND = "image/svg+xml"
_SHAPES = names(
    "d points transform viewBox width height x y x1 y1 x2 y2 cx cy r rx ry dx dy fill stroke style offset "
    "opacity version preserveAspectRatio gradientTransform gradientUnits stroke-width stroke-linecap "
    "stroke-linejoin font-family font-size font-weight text-anchor clip-path clip-rule fill-rule fill-opacity "
    "stroke-opacity xmlns stop-color stop-opacity refX refY markerWidth markerHeight orient patternUnits "
    "spreadMethod rotate stroke-dasharray stroke-miterlimit nodetypes pagecolor bordercolor zoom "
    "letter-spacing word-spacing"
)
_BLOCKS = names("text title desc a p div li svg g metadata flowPara foreignObject")
_DULL = re.compile(
    r"#?[\w.:-]{0,3}|[-\d.,%\s#a-f]*"
    r"|https?://(?:www\.w3\.org|ns\.adobe\.com|www\.inkscape\.org|sodipodi\.\w+)/\S*"
)


def read_svg(data: bytes, nested: Nested) -> Attachment:
    """Return the words of an SVG drawing. nested: reads pictures that are inside as data: addresses."""
    try:
        words = read_xml(data, _BLOCKS.__contains__, lambda name: name not in _SHAPES, doctype=True)
    except Unreadable:
        return Attachment(_KIND, (), (BROKEN,))
    texts: list[tuple[str, str]] = [(f"line {piece.line}", piece.text) for piece in words.blocks]
    refusals: list[Refusal] = []
    for name, value, line in words.attributes:
        inside = read_address(value, nested)
        if inside:
            texts += ((f"line {line}, a file inside, {where}", text) for where, text in inside.texts)
            refusals += inside.refusals
        elif not _DULL.fullmatch(value):
            texts.append((f"line {line}, attribute {name}", value))
    texts += ((f"line {piece.line}, comment", piece.text) for piece in words.comments)
    return Attachment(_KIND, tuple(dict.fromkeys(texts)), tuple(dict.fromkeys(refusals)))
