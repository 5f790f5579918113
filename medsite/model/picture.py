"""Pictures of the content, measured but not yet re-encoded."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file. path: as in `Source`. width, height: pixels as shown (after EXIF orientation).

    format: ``jpeg``, ``png``, ``webp``, ``gif``, ``avif`` or ``svg``. size: bytes.
    """

    path: str
    digest: str
    width: int
    height: int
    format: str
    size: int
