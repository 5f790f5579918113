"""Look at a picture's pixels, roughly: is it a medical scan, or a page or screen full of words?

Pillow's second door, beside render/pictures: the screening looks at a picture before anything is made of it, and a room
does not reach into its neighbour. No letter is read here (attachments_ocr.py does that); what looks like a scan or a
document is for a person to look at, because names are burnt into such pictures more often than into any others (DICOM
PS3.15, table E.1-1: "Burned In Annotation"; 45 CFR 164.514(b)(2)(i)(A), (Q)).
"""

import io
import warnings
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 50_000_000
LONGEST = 2_000  # pixels; larger pictures are looked at in this size
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "BMP", "ICO")
_SMALL = 128  # pixels; smaller ones hold no words
_SIZES = frozenset({256, 320, 384, 512, 640, 768, 800, 1024, 1280, 1536, 1760, 2048, 2140, 2500, 3000})
_GREY = 14  # how far apart the three colours of a grey pixel may lie
_DARK = 40
_STEP = 48  # how much brighter the next pixel is where a stroke of a letter ends

Looks = Literal["scan", "words", ""]


class Undecodable(Exception):  # noqa: N818 - it says what the picture is
    """Raised where a picture's pixels cannot be read, or are too many."""


class Pixels(Struct, frozen=True):
    """A picture, upright and at most `LONGEST` pixels long, as red, green and blue. looks: what it looks like."""

    image: "Image"
    looks: Looks


def read_pixels(data: bytes) -> Pixels:
    """Return a picture's pixels and what they look like; of a moving picture the first.

    Raises:
        Undecodable: where the data cannot be decoded or has more than 50 megapixels.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise Undecodable
                size = picture.size
                picture.draft("RGB", (LONGEST, LONGEST))
                upright = ImageOps.exif_transpose(picture)
                whole = _on_white(upright)
    except (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, UnidentifiedImageError, Warning) as error:
        raise Undecodable from error
    whole.thumbnail((LONGEST, LONGEST))
    return Pixels(whole, _tell_looks(whole, size))


def _on_white(picture: "Image") -> "Image":
    """Return the picture without transparency, as a page shows it."""
    from PIL import Image

    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")
    if picture.mode.startswith("I"):
        return picture.point(lambda value: value / 256).convert("L").convert("RGB")
    return picture.convert("RGB")


def _tell_looks(image: "Image", size: tuple[int, int]) -> Looks:
    if min(size) < _SMALL:
        return ""
    grey = image.convert("L")
    if _is_scan(image, grey, size):
        return "scan"
    return "words" if _is_page(grey) else ""


def _is_scan(image: "Image", grey: "Image", size: tuple[int, int]) -> bool:
    """Say whether a picture is like an X-ray, CT, MR or ultrasound: grey, on black, or square with all greys."""
    small = image.resize((192, 192))
    if _share_of_grey(small) < 0.88:
        return False
    tones = grey.resize((192, 192)).histogram()
    dark = sum(tones[:_DARK]) / sum(tones)
    many = sum(count > 8 for count in tones)
    if dark > 0.3 and _dark_rim(grey) > 0.5:
        return many > 24 or _has_strokes(grey)
    squarish = 0.75 <= size[0] / size[1] <= 1.34
    return squarish and bool(set(size) & _SIZES) and many > 90 and tones[255] / sum(tones) < 0.2


def _share_of_grey(small: "Image") -> float:
    from PIL import ImageChops

    red, green, blue = small.split()
    apart = ImageChops.lighter(
        ImageChops.difference(red, green), ImageChops.lighter(ImageChops.difference(green, blue), _apart(red, blue))
    )
    counts = apart.histogram()
    return sum(counts[:_GREY]) / sum(counts)


def _apart(one: "Image", other: "Image") -> "Image":
    from PIL import ImageChops

    return ImageChops.difference(one, other)


def _dark_rim(grey: "Image") -> float:
    """Return how much of the outer twelfth on each side is dark."""
    small = grey.resize((96, 96))
    rim = [small.crop(box).histogram() for box in ((0, 0, 96, 8), (0, 88, 96, 96), (0, 8, 8, 88), (88, 8, 96, 88))]
    return sum(sum(tones[:_DARK]) for tones in rim) / sum(sum(tones) for tones in rim)


def _has_strokes(grey: "Image") -> bool:
    """Say whether there are lines of letters, in the corners above all."""
    return _count_lines(grey, quiet=0.004) > 0


def _is_page(grey: "Image") -> bool:
    """Say whether a picture is like a letter, a form or a screen: one flat ground, and many lines of small letters."""
    tones = grey.histogram()
    ground = max(range(256), key=tones.__getitem__)
    flat = sum(tones[max(0, ground - 10) : ground + 11]) / sum(tones)
    return flat > 0.5 and _count_lines(grey, quiet=0.012) >= 6


def _count_lines(grey: "Image", *, quiet: float) -> int:
    """Return the most lines of letters in any third of a picture: low bands of many strokes between quiet ones."""
    from PIL import ImageChops

    strokes = ImageChops.difference(grey, ImageChops.offset(grey, 1, 0)).point(lambda step: 255 * (step > _STEP))
    third = max(1, grey.width // 3)
    return max(
        _bands(strokes.crop((left, 0, left + third, grey.height)), quiet)
        for left in range(0, max(1, grey.width - third + 1), max(1, third // 2))
    )


def _bands(strokes: "Image", quiet: float) -> int:
    """Return how many runs of busy rows are as high as a line of letters, with a quiet row before and behind."""
    from PIL.Image import Resampling

    profile = strokes.convert("F").resize((1, strokes.height), Resampling.BOX)
    rows = [float(profile.getpixel((0, at))) / 255 for at in range(profile.height)]  # type: ignore[arg-type]
    count, height, peak = 0, 0, 0.0
    for share in (*rows, 0.0):
        if share > quiet:
            height, peak = height + 1, max(peak, share)
        else:
            count += 5 <= height <= max(40, strokes.height // 12) and peak > 0.03
            height, peak = 0, 0.0
    return count
