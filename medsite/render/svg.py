"""SVG pictures: what can run, load or hide is taken out; what cannot be parsed is refused."""

import re
from html import escape
from xml.etree import ElementTree

from medsite.render.metadata import PictureError

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_SPACE = "{http://www.w3.org/XML/1998/namespace}"
_DEEPEST = 200
_LARGEST = 5_000_000
_ELEMENTS = frozenset(
    [
        "svg",
        "g",
        "defs",
        "symbol",
        "use",
        "title",
        "desc",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "textPath",
        "image",
        "a",
        "switch",
        "style",
        "linearGradient",
        "radialGradient",
        "stop",
        "pattern",
        "clipPath",
        "mask",
        "marker",
        "filter",
        "view",
        "feBlend",
        "feColorMatrix",
        "feComponentTransfer",
        "feComposite",
        "feConvolveMatrix",
        "feDiffuseLighting",
        "feDisplacementMap",
        "feDistantLight",
        "feDropShadow",
        "feFlood",
        "feFuncA",
        "feFuncB",
        "feFuncG",
        "feFuncR",
        "feGaussianBlur",
        "feMerge",
        "feMergeNode",
        "feMorphology",
        "feOffset",
        "fePointLight",
        "feSpecularLighting",
        "feSpotLight",
        "feTile",
        "feTurbulence",
    ]
)
_PROLOGUE = re.compile(r"^\ufeff?\s*(?:<\?xml[^>]*\?>)?", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE\s[^>\[]*>")
_REACHING = re.compile(
    r"url\s*\(\s*(?!['\"]?#)|@import|javascript:|expression\s*\(|\\|image-set|image\s*\(", re.IGNORECASE
)
_PICTURE = re.compile(r"data:image/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/=\s]*$")
_LINK = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([0-9]{0,6}(?:\.[0-9]{1,6})?)\s*(px|pt|mm|cm|in)?\s*$")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_ROOT = re.compile(rb"<svg\b[^>]*>")


def sanitise_svg(data: bytes) -> bytes:
    """Return an SVG with nothing but drawing in it: no scripts, handlers, foreign parts, outside addresses, comments.

    Raises:
        PictureError: where it is not UTF-8, not well-formed, declares entities, or is nested beyond reason.
    """
    root = _parse(data)
    if root.tag != f"{_SVG}svg":
        raise PictureError("not an SVG picture")
    return _write(root, 0).encode("utf-8")


def measure_svg(clean: bytes) -> tuple[int, int]:
    """Return width and height of a sanitised SVG in pixels, 0 where it does not say."""
    root = _ROOT.search(clean)
    head = root[0].decode("utf-8") if root else ""
    width, height = _length(head, "width"), _length(head, "height")
    if width and height:
        return width, height
    box = re.search(r'\bviewBox="\s*[-0-9.]+[\s,]+[-0-9.]+[\s,]+([0-9.]{1,12})[\s,]+([0-9.]{1,12})\s*"', head)
    try:
        return (round(float(box[1])), round(float(box[2]))) if box else (0, 0)
    except ValueError:
        return 0, 0


def _parse(data: bytes) -> ElementTree.Element:
    if len(data) > _LARGEST:
        raise PictureError("the SVG is larger than 5 MB")
    try:
        text = _DOCTYPE.sub("", _PROLOGUE.sub("", data.decode("utf-8-sig"), count=1), count=1)
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise PictureError("the SVG declares entities")
        return ElementTree.fromstring(text)  # noqa: S314 - no doctype, so no entities
    except (UnicodeDecodeError, ElementTree.ParseError, ValueError) as error:
        if isinstance(error, PictureError):
            raise
        raise PictureError("the SVG cannot be parsed") from error


def _write(element: ElementTree.Element, depth: int) -> str:
    if depth > _DEEPEST:
        raise PictureError("the SVG is nested too deeply")
    name = element.tag.removeprefix(_SVG)
    inside = escape(element.text or "", quote=False) if name != "style" else _style(element)
    inside += "".join(_child(child, depth) for child in element)
    space = f' xmlns="{_SVG[1:-1]}"' if depth == 0 else ""
    return f"<{name}{space}{_attributes(element, name)}>{inside}</{name}>"


def _child(child: ElementTree.Element, depth: int) -> str:
    tail = escape(child.tail or "", quote=False)
    known = isinstance(child.tag, str) and child.tag.startswith(_SVG) and child.tag.removeprefix(_SVG) in _ELEMENTS
    return (_write(child, depth + 1) if known else "") + tail


def _style(element: ElementTree.Element) -> str:
    text = "".join(element.itertext())
    return "" if _REACHING.search(text) else escape(text, quote=False)


def _attributes(element: ElementTree.Element, name: str) -> str:
    kept: dict[str, str] = {}
    for key, value in element.attrib.items():
        plain = "href" if key == _XLINK else key.replace(f"{_SPACE}", "xml:")
        if "{" not in plain and ":" not in plain.removeprefix("xml:") and _is_safe(name, plain, value):
            kept.setdefault(plain, value)
    return "".join(f' {key}="{escape(value)}"' for key, value in kept.items())


def _is_safe(element: str, key: str, value: str) -> bool:
    if key.lower().startswith("on") or key in {"xml:base", "src", "ping", "target", "download"}:
        return False
    if key == "href":
        if element == "image":
            return bool(_PICTURE.match(value))
        return bool(_LINK.match(value)) if element == "a" else value.startswith("#")
    return not _REACHING.search(value)


def _length(head: str, name: str) -> int:
    found = re.search(rf'\s{name}="([^"]*)"', head)
    size = _LENGTH.match(found[1]) if found else None
    return round(float(size[1]) * _PIXELS[size[2] or ""]) if size and size[1] not in {"", "."} else 0
