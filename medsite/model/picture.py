"""Pictures of the content, measured but not yet re-encoded."""

from msgspec import Struct


class Picture(Struct, frozen=True):
    """A picture file. path: as in `Source`. width, height: pixels as shown (after EXIF orientation).

    format: ``jpeg``, ``png``, ``webp``, ``gif``, ``avif`` or ``svg``. size: bytes.
    """

    path: str
    digest: str
    width: int
    height: int
    format: str
    size: int
