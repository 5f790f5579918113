"""The door of Pillow: pictures are measured, resized, freed of metadata."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from medsite.model.content import Source
from medsite.model.picture import Picture
from medsite.model.problem import Checked, Place, Problem
from medsite.render.metadata import PictureError, cut_metadata, looks_whole
from medsite.render.svg import measure_svg, sanitise_svg

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 50_000_000
_ORIENTATION = 0x0112
_FORMATS = {"JPEG": "jpeg", "PNG": "png", "WEBP": "webp", "GIF": "gif", "AVIF": "avif", "MPO": "jpeg"}
_NAMES = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
_MEND = "save the picture again from a graphics program, or take it out"

__all__ = [
    "PictureError",
    "decoding",
    "make_rendition",
    "measure_picture",
    "open_picture",
    "shows_through",
    "strip_metadata",
]


def measure_picture(source: Source) -> Checked[Picture]:
    """Return a picture's kind and size as shown, from its header alone."""
    try:
        if source.path.lower().endswith(".svg"):
            width, height, kind = *measure_svg(sanitise_svg(source.data)), "svg"
        else:
            width, height, kind = _measure(source.data)
    except PictureError as error:
        return Checked(None, (Problem(Place(source.path), "P001", f"{source.path}: {error}", _MEND),))
    return Checked(Picture(source.path, source.digest, width, height, kind, len(source.data)))


def make_rendition(data: bytes, width: int, format: str) -> bytes:  # noqa: A002 - the model's word
    """Return the picture as `format`, at most `width` pixels wide (0: as it is), upright, without metadata.

    Raises:
        PictureError: where the data cannot be decoded or is larger than 50 megapixels.
    """
    if format == "svg":
        return sanitise_svg(data)
    with decoding(), open_picture(data) as picture:
        orientation = _orientation(picture, data)
        upright = _resized(picture, width, orientation)
        return cut_metadata(_encode(_plain(upright, format), format), format)


def strip_metadata(data: bytes, format: str) -> bytes:  # noqa: A002 - the model's word
    """Return the same picture without EXIF, GPS, XMP, IPTC, comments, thumbnails and whatever trails it.

    Pixels stay bit for bit, but for a picture that its EXIF turns (it is turned and encoded anew) and for AVIF.

    Raises:
        PictureError: where the data is not a whole picture of that format.
    """
    if format == "svg":
        return sanitise_svg(data)
    kind = _measure(data)[2]
    with decoding(), open_picture(data) as picture:
        orientation = _orientation(picture, data)
        if kind == "avif" or orientation > 1:
            return cut_metadata(_encode(_plain(_upright(picture, orientation), kind), kind, quality=92), kind)
    return cut_metadata(data, kind)


def shows_through(data: bytes) -> bool:
    """Return whether a picture has transparent parts, or cannot be read."""
    try:
        with decoding(), open_picture(data) as picture:
            faintest: Any = picture.convert("RGBA").resize((64, 64)).getchannel("A").getextrema()
            return bool(faintest[0] < 255)
    except PictureError:
        return True


def _measure(data: bytes) -> tuple[int, int, str]:
    with decoding(), open_picture(data) as picture:
        kind = _FORMATS[str(picture.format)]
        width, height = picture.size
        if _orientation(picture, data) >= 5:
            width, height = height, width
    if not looks_whole(data, kind):
        raise PictureError("the picture is cut off")
    return width, height, kind


def _orientation(picture: "Image", data: bytes) -> int:
    """Return how EXIF turns the picture: 1 (not at all) to 8; without decoding it."""
    if picture.format == "GIF" or (picture.format == "PNG" and b"eXIf" not in data):
        return 1
    found = picture.getexif().get(_ORIENTATION, 1)
    return found if found in range(1, 9) else 1


@contextmanager
def decoding() -> Iterator[None]:
    """Turn everything that Pillow raises over bad data into a `PictureError`."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except UnidentifiedImageError as error:
        raise PictureError("not a picture that can be read (JPEG, PNG, WebP, GIF, AVIF, SVG)") from error
    except Image.DecompressionBombError as error:
        raise PictureError("the picture is larger than 50 megapixels") from error
    except (OSError, SyntaxError, ValueError, IndexError, KeyError, TypeError, OverflowError, EOFError) as error:
        if isinstance(error, PictureError):
            raise
        raise PictureError("the picture is damaged and cannot be decoded") from error


def open_picture(data: bytes) -> "Image":
    """Return a picture whose pixels are not read yet; raises PictureError for one of more than 50 megapixels."""
    from PIL import Image

    picture = Image.open(io.BytesIO(data), formats=_NAMES)
    if picture.width * picture.height > MOST_PIXELS:
        raise PictureError("the picture is larger than 50 megapixels")
    return picture


def _upright(picture: "Image", orientation: int) -> "Image":
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    if orientation not in turns:
        return picture.copy()
    turned = picture.transpose(turns[orientation])
    turned.info = dict(picture.info)
    return turned


def _resized(picture: "Image", width: int, orientation: int) -> "Image":
    from PIL.Image import Resampling

    shown = picture.height if orientation >= 5 else picture.width
    if not width or width >= shown:
        return _upright(picture, orientation)
    scale = width / shown
    if picture.format == "JPEG" and picture.mode in {"RGB", "L"}:
        picture.draft(picture.mode, (int(picture.width * scale), int(picture.height * scale)))
    upright = _upright(picture, orientation)
    height = max(1, round(upright.height * width / upright.width))
    return _deepened(upright).resize((width, height), Resampling.LANCZOS, reducing_gap=2.0)


def _deepened(picture: "Image") -> "Image":
    """Return a picture whose pixels can be averaged: no palette, 8 bits."""
    if picture.mode in {"L", "RGB", "RGBA"}:
        return picture
    alpha = "A" in picture.mode or "a" in picture.mode or "transparency" in picture.info
    if picture.mode.startswith("I"):
        return picture.point(lambda value: value / 256).convert("L") if picture.mode != "I" else picture.convert("L")
    return picture.convert("RGBA" if alpha else "RGB")


def _plain(picture: "Image", kind: str) -> "Image":
    """Return new pixels with nothing beside them but a colour profile that fits."""
    deep = picture if kind == "png" and picture.mode in {"1", "L", "P", "I;16"} else _deepened(picture)
    if kind == "jpeg" and deep.mode == "RGBA":
        deep = deep.convert("RGB")
    keep = {"transparency"} if deep.mode == "P" else set()
    profile = picture.info.get("icc_profile") if picture.mode in {"RGB", "RGBA"} else None
    clean = deep.copy()
    clean.info = {name: value for name, value in deep.info.items() if name in keep}
    clean.info |= {"icc_profile": profile} if profile else {}
    return clean


def _encode(picture: "Image", kind: str, quality: int = 80) -> bytes:
    choices: dict[str, dict[str, Any]] = {
        "webp": {"quality": quality, "method": 4},
        "jpeg": {"quality": max(quality, 84), "optimize": True, "progressive": True},
        "png": {"compress_level": 9},
        "gif": {"optimize": True},
        "avif": {"quality": quality, "max_threads": 1},
    }
    out = io.BytesIO()
    picture.save(out, kind.upper(), exif=b"", icc_profile=picture.info.get("icc_profile"), **choices[kind])
    return out.getvalue()
