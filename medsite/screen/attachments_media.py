"""Read the words that sound and film carry beside what is heard and seen: titles, comments, lyrics."""

import re
from collections.abc import Iterator

from medsite.screen.attachments_kinds import HEARD, Attachment

Texts = list[tuple[str, str]]
_MAX = 2_000_000
_VORBIS = re.compile(rb"([A-Za-z_ -]{3,30})=([^\x00-\x08\x0e-\x1f]{1,2000})")
_ID3_ENCODINGS = {b"\0": "latin-1", b"\1": "utf-16", b"\2": "utf-16-be"}
_CONTAINERS = frozenset((b"moov", b"udta", b"meta", b"ilst", b"trak", b"mdia"))


def read_media(kind: str, data: bytes) -> Attachment:
    """Return the words beside the sound or film, and the warning that a person must listen to it."""
    texts: Texts = []
    if data.startswith(b"ID3"):
        texts += _read_id3(data)
    if data[-128:-125] == b"TAG":
        texts += (("tag", text) for text in _strings(data[-125:]))
    if kind in ("video/mp4", "audio/mp4"):
        texts += _read_boxes(data, 0, len(data), 0)
    elif kind in ("audio/ogg", "audio/flac", "video/webm"):
        texts += (("tag", f"{key.decode()}: {_text(value)}") for key, value in _VORBIS.findall(data[:200_000]))
    elif kind in ("audio/wav", "video/x-msvideo"):
        at = data.find(b"LIST")
        texts += (("tag", text) for text in _strings(data[at : at + 20_000] if at >= 0 else b""))
    return Attachment(kind, tuple(dict.fromkeys(texts)), (HEARD,))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").strip("\0 ")


def _strings(data: bytes) -> list[str]:
    return [text.decode() for text in re.findall(rb"[\x20-\x7e]{4,2000}", data)]


def _read_id3(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the text frames of an ID3v2.3 or 2.4 tag."""
    end = min(10 + sum((byte & 0x7F) << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=False)), _MAX)
    at = 10
    while at + 10 <= end and data[at : at + 4].strip(b"\0"):
        name, raw = data[at : at + 4], data[at + 4 : at + 8]
        size = int.from_bytes(raw, "big")
        if data[3] == 4:
            size = sum((byte & 0x7F) << shift for byte, shift in zip(raw, (21, 14, 7, 0), strict=True))
        body = data[at + 10 : at + 10 + size]
        if name[:1] == b"T" or name in (b"COMM", b"USLT"):
            text = body[1:].decode(
                {0: "latin-1", 1: "utf-16", 2: "utf-16-be"}.get(body[0] if body else 0, "utf-8"), "replace"
            )
            if text.strip("\0 "):
                yield f"tag {name.decode('latin-1')}", text.replace("\0", " ").strip()
        at += 10 + size


def _read_boxes(data: bytes, at: int, end: int, depth: int) -> Iterator[tuple[str, str]]:
    """Yield the words of an MP4's metadata boxes."""
    while at + 8 <= end and depth < 8:
        size = int.from_bytes(data[at : at + 4], "big")
        name = data[at + 4 : at + 8]
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        if size < 8:
            return
        stop = min(at + size, end)
        if name in _CONTAINERS:
            yield from _read_boxes(data, at + (12 if name == b"meta" else 8), stop, depth + 1)
        elif (name[:1] == b"\xa9" or depth >= 2) and name not in (b"stbl", b"mdat") and size < 100_000:
            yield from (("tag", text) for text in _strings(data[at + 8 : stop]))
        at = stop
