"""Metadata is cut out of picture files without touching a pixel: JPEG, PNG, WebP and GIF, byte by byte.

After ITU T.81 (JPEG), the PNG specification third edition, Google's WebP container and GIF89a.
"""

import struct
from collections.abc import Callable, Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"pHYs"),
    *(b"bKGD", b"acTL", b"fcTL", b"fdAT"),
}
_WEBP_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
_WEBP_FLAGS = 0b0000_1100  # EXIF and XMP in VP8X


class PictureError(ValueError):
    """A picture that cannot be used; the message is a sentence for its owner."""


def cut_metadata(data: bytes, kind: str) -> bytes:
    """Return a picture's bytes without EXIF, XMP, IPTC, comments, thumbnails and trailing data."""
    cutters: dict[str, Callable[[bytes], Iterator[bytes]]] = {
        "jpeg": _cut_jpeg,
        "png": _cut_png,
        "webp": _cut_webp,
        "gif": _cut_gif,
    }
    if kind not in cutters:
        return data
    try:
        return b"".join(cutters[kind](data))
    except (IndexError, struct.error) as error:
        raise PictureError("the picture is cut off") from error


def looks_whole(data: bytes, kind: str) -> bool:
    """Say whether the end mark of the format is there; nothing is decoded."""
    if kind == "jpeg":
        return b"\xff\xd9" in data
    if kind == "png":
        return b"IEND" in data
    if kind == "webp":
        return len(data) >= 8 + int.from_bytes(data[4:8], "little")
    return True


def _cut_jpeg(data: bytes) -> Iterator[bytes]:
    if data[:2] != b"\xff\xd8":
        raise PictureError("not a JPEG")
    yield data[:2]
    at = 2
    while True:
        if data[at] != 0xFF:
            raise PictureError("the JPEG is damaged")
        while data[at + 1] == 0xFF:
            at += 1
        marker = data[at + 1]
        if marker == 0xD9:
            yield b"\xff\xd9"
            return
        if marker == 0x01 or 0xD0 <= marker <= 0xD7:
            at += 2
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        if length < 2 or end > len(data):
            raise PictureError("the picture is cut off")
        yield from _kept_segment(marker, data[at + 4 : end])
        at = end
        if marker == 0xDA:
            at = _scan_end(data, end)
            yield data[end:at]


def _kept_segment(marker: int, body: bytes) -> Iterator[bytes]:
    if marker == 0xFE or 0xE0 <= marker <= 0xEF:
        body = _kept_application(marker, body)
        if not body:
            return
    yield struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _kept_application(marker: int, body: bytes) -> bytes:
    """Return what stays of an application segment: JFIF's head, the colour profile, Adobe's transform."""
    if marker == 0xE0 and body[:5] == b"JFIF\0":
        return body[:12] + b"\0\0"
    if marker == 0xE2 and body[:12] == b"ICC_PROFILE\0":
        return body
    if marker == 0xEE and body[:5] == b"Adobe":
        return body[:12]
    return b""


def _scan_end(data: bytes, at: int) -> int:
    """Return where the entropy-coded data ends: at the first marker but stuffing and restarts."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise PictureError("the picture is cut off")
        if data[at + 1] == 0 or 0xD0 <= data[at + 1] <= 0xD7:
            at += 2
        elif data[at + 1] == 0xFF:
            at += 1
        else:
            return at


def _cut_png(data: bytes) -> Iterator[bytes]:
    if data[:8] != _PNG:
        raise PictureError("not a PNG")
    yield _PNG
    at = 8
    while True:
        length, name = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise PictureError("the picture is cut off")
        if name in _PNG_KEPT:
            yield data[at:end]
        elif not name[0] & 0x20:
            raise PictureError("the PNG has a part that is not known")
        if name == b"IEND":
            return
        at = end


def _cut_webp(data: bytes) -> Iterator[bytes]:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise PictureError("not a WebP")
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise PictureError("the picture is cut off")
    kept = b"".join(_webp_chunks(data, end))
    yield b"RIFF" + struct.pack("<I", len(kept) + 4) + b"WEBP" + kept


def _webp_chunks(data: bytes, end: int) -> Iterator[bytes]:
    at = 12
    while at + 8 <= end:
        name, length = struct.unpack_from("<4sI", data, at)
        stop = at + 8 + length
        if stop > end:
            raise PictureError("the picture is cut off")
        if name == b"VP8X":
            flags = data[at + 8] & ~_WEBP_FLAGS
            yield data[at : at + 8] + bytes([flags]) + data[at + 9 : stop]
        elif name in _WEBP_KEPT:
            yield data[at:stop] + b"\0" * (length % 2)
        at = stop + length % 2


def _cut_gif(data: bytes) -> Iterator[bytes]:
    if data[:6] not in {b"GIF87a", b"GIF89a"}:
        raise PictureError("not a GIF")
    at = 13 + _colours(data[10])
    yield data[:at]
    while data[at] != 0x3B:
        start = at
        if data[at] == 0x2C:
            at = _blocks_end(data, at + 10 + _colours(data[at + 9]) + 1)
            yield data[start:at]
        elif data[at] == 0x21:
            at = _blocks_end(data, at + 2)
            if _kept_extension(data[start:at]):
                yield data[start:at]
        else:
            raise PictureError("the GIF is damaged")
    yield b";"


def _kept_extension(block: bytes) -> bool:
    """Keep the graphic control and the loop count; comments, texts and XMP go."""
    return block[1] == 0xF9 or (block[1] == 0xFF and block[3:14] in {b"NETSCAPE2.0", b"ANIMEXTS1.0"})


def _colours(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks_end(data: bytes, at: int) -> int:
    while data[at]:
        at += data[at] + 1
    return at + 1
