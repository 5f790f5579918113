"""Files of the content as they are published: pictures without their metadata, the rest as it is."""

from pathlib import PurePosixPath

from medsite.render.materials import defect, spoiled

_PICTURES = {"jpg": "jpeg", "jpeg": "jpeg", "png": "png", "webp": "webp", "gif": "gif", "avif": "avif", "svg": "svg"}
_MAGIC = ((b"\xff\xd8\xff", "jpeg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"GIF8", "gif"))
# TIFF and raw photographs; HEIC; they go to nobody's browser and keep their EXIF
_UNCLEANABLE = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_HEIC = frozenset(b"ftyp" + brand for brand in (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"))


def make_copy(path: str, data: bytes) -> bytes:
    """Return a file as it is published: a picture without its metadata, anything else as it is."""
    kind = picture_kind(path, data)
    if not kind:
        return data
    from medsite.render.pictures import PictureError, strip_metadata

    try:
        return strip_metadata(data, kind)
    except PictureError as error:
        raise spoiled(path, error) from error


def picture_kind(path: str, data: bytes) -> str:
    """Return a picture's format, by its first bytes before its name; "" for other files."""
    if data.startswith(_UNCLEANABLE) or data[4:12] in _HEIC:
        message = f"{path}: this kind of picture can carry a place and a date that cannot be taken off"
        raise defect(path, "P002", message, "save it as JPEG, PNG or WebP")
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    return _PICTURES.get(PurePosixPath(path).suffix.lstrip(".").lower(), "")
