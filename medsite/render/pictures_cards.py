"""Cards become small: a palette of the colours that are really there, no alpha."""

import io
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from medsite.render.cards_raster import Raster
from medsite.render.pictures import decoding, open_picture

if TYPE_CHECKING:
    from PIL.Image import Image

Colour = tuple[int, int, int]
_MOST = 1 << 16  # different colours that are counted; a card with more is mostly photograph
_ROWS = 90  # taken at a time
_FACE = 128  # places of the palette that a portrait may take


def shrink_card(raster: Raster, shades: tuple[Colour, ...] = (), colours: int = 192) -> bytes:
    """Return a PNG with a palette of at most `colours`, without alpha; flat areas keep their exact colour.

    shades: colours that must be at hand, of a portrait for example.
    """
    counted = _sample(raster).getcolors(_MOST)
    if counted is None:
        small = _by_octree(_band(raster, 0, raster.height), colours)
    else:
        small = _by_count(raster, _apart(_by_frequency(counted), shades[: colours * 2 // 3], colours))
    small.info.clear()
    out = io.BytesIO()
    small.save(out, "PNG", compress_level=3, compress_type=zlib.Z_RLE)  # flat areas: as small, in half of the time
    return out.getvalue()


def _band(raster: Raster, top: int, high: int) -> "Image":
    """Return some rows of the card."""
    from PIL import Image

    rows = raster.data[top * raster.stride : (top + high) * raster.stride]
    return Image.frombuffer("RGBX", (raster.width, high), rows, "raw", "RGBX", raster.stride, 1).convert("RGB")


def _sample(raster: Raster) -> "Image":
    """Return every sixteenth pixel: enough to see which colours a card is made of."""
    from PIL import Image

    size = (raster.width, raster.height)
    whole = Image.frombuffer("RGBX", size, raster.data, "raw", "RGBX", raster.stride, 1)
    return whole.resize((raster.width // 4, raster.height // 4), Image.Resampling.NEAREST).convert("RGB")


@lru_cache(maxsize=64)
def shades_of_picture(data: bytes) -> tuple[Colour, ...]:
    """Return the colours that show a portrait without bands, the most frequent first."""
    from PIL import Image

    with decoding(), open_picture(data) as picture:
        small = picture.convert("RGB").resize((128, 128)).quantize(_FACE, method=Image.Quantize.MEDIANCUT)
        return tuple(_by_frequency(small.convert("RGB").getcolors(_MOST)))


def _by_frequency(counted: Any) -> list[Colour]:
    return [colour for _, colour in sorted(counted, reverse=True)]


def _by_count(raster: Raster, chosen: list[Colour]) -> "Image":
    """Return the card in these colours; some rows at a time, as they stay in the processor's own memory."""
    from PIL import Image

    palette = Image.new("P", (1, 1))
    # Pillow looks for the colour nearest to the corner of a block of four levels; so the corners are what it is given
    palette.putpalette([level & ~3 for colour in chosen for level in colour])
    small = Image.new("P", (raster.width, raster.height))
    for top in range(0, raster.height, _ROWS):
        band = _band(raster, top, min(_ROWS, raster.height - top))
        small.paste(band.quantize(palette=palette, dither=Image.Dither.NONE), (0, top))
    small.putpalette([level for colour in chosen for level in colour])
    return small


def _apart(frequent: list[Colour], shades: tuple[Colour, ...], most: int) -> list[Colour]:
    """Return the first colours that differ by more than a block of four levels; `shades` have places kept for them."""
    kept: dict[int, Colour] = {}
    for colours, room in ((frequent, most - len(shades)), (shades, most), (frequent, most)):
        for colour in colours:
            if len(kept) >= room:
                break
            red, green, blue = colour
            kept.setdefault((red >> 2) << 12 | (green >> 2) << 6 | blue >> 2, colour)
    return list(kept.values())


def _by_octree(flat: "Image", colours: int) -> "Image":
    from PIL import Image

    return flat.quantize(colours, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
