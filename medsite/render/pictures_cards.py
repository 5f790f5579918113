"""Cards become small: a palette of the colours that are really there, no alpha."""

import io
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from medsite.render.cards_raster import Raster
from medsite.render.pictures import decoding, open_picture

if TYPE_CHECKING:
    from PIL.Image import Image

Colour = tuple[int, int, int]
_MOST = 1 << 16  # different colours that are counted; a card with more is mostly photograph
_FACE = 152  # places of the palette that a portrait may take


def shrink_card(raster: Raster, shades: tuple[Colour, ...] = (), colours: int = 256) -> bytes:
    """Return a PNG with a palette of at most `colours`, without alpha; flat areas keep their exact colour.

    shades: colours that must be at hand, of a portrait for example.
    """
    from PIL import Image

    size = (raster.width, raster.height)
    whole = Image.frombuffer("RGBX", size, raster.data, "raw", "RGBX", raster.stride, 1)
    counted = _sample(whole).convert("RGB").getcolors(_MOST)
    flat = whole.convert("RGB")
    small = _by_count(flat, counted, shades[: colours // 2], colours) if counted else _by_octree(flat, colours)
    small.info.clear()
    out = io.BytesIO()
    small.save(out, "PNG", compress_level=3)
    return out.getvalue()


def _sample(flat: "Image") -> "Image":
    """Return every ninth pixel: enough to see which colours a card is made of."""
    from PIL.Image import Resampling

    return flat.resize((flat.width // 3, flat.height // 3), Resampling.NEAREST)


@lru_cache(maxsize=64)
def shades_of_picture(data: bytes) -> tuple[Colour, ...]:
    """Return the colours that show a portrait without bands, the most frequent first."""
    from PIL import Image

    with decoding(), open_picture(data) as picture:
        small = picture.convert("RGB").resize((128, 128)).quantize(_FACE, method=Image.Quantize.MEDIANCUT)
        return tuple(_by_frequency(small.convert("RGB").getcolors(_MOST)))


def _by_frequency(counted: Any) -> list[Colour]:
    return [colour for _, colour in sorted(counted, key=lambda pair: (-pair[0], pair[1]))]


def _by_count(flat: "Image", counted: Any, shades: tuple[Colour, ...], colours: int) -> "Image":
    """Return the picture in its own most frequent colours: backgrounds, letters and the steps between them."""
    from PIL import Image

    frequent = _by_frequency(counted)
    chosen = _apart(frequent, shades, colours)
    palette = Image.new("P", (1, 1))
    # Pillow looks for the colour nearest to the corner of a block of four levels; so the corners are what it is given
    palette.putpalette([level & ~3 for colour in chosen for level in colour])
    small = flat.quantize(palette=palette, dither=Image.Dither.NONE)
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
