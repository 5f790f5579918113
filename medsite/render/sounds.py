"""Recordings are measured: kind, size and length, by their own bytes and never by their names."""

import struct

from medsite.model.audio import Sound
from medsite.model.content import Source

ENDINGS = (".mp3", ".m4a", ".m4b", ".mp4", ".aac", ".ogg", ".oga", ".opus", ".wav", ".flac")
_LOOKED_AT = 200_000  # bytes behind the tags in which the first frame must stand
# ISO/IEC 11172-3 and 13818-3: kilobits a second by index, for layer III
_RATES_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0)
_RATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0)
_SAMPLING = (44100, 48000, 32000)
_VERSIONS = {3: 1, 2: 2, 0: 4}  # bits of the header → what the sampling rate is divided by
_BRANDS = (b"M4A ", b"M4B ", b"mp42", b"isom", b"mp41", b"iso2")


def measure_sound(source: Source) -> Sound:
    """Return a recording's kind, size and length; kind "" for what podcasts do not take, 0 seconds for unknown."""
    data = source.data
    if data[4:8] == b"ftyp":
        kind = "audio/x-m4a" if data[8:12] in _BRANDS and b"vide" not in _handlers(data) else ""
        seconds = _box_seconds(data) if kind else 0.0
    else:
        start = _behind_tag(data)
        frame = _first_frame(data, start)
        kind, seconds = ("audio/mpeg", _frame_seconds(data, frame)) if frame >= 0 else ("", 0.0)
    return Sound(source.path, source.digest, kind, len(data), round(seconds))


def _behind_tag(data: bytes) -> int:
    """Return where the sound begins: behind an ID3v2 tag (id3.org, 3.1: four bytes of seven bits)."""
    if not data.startswith(b"ID3") or len(data) < 10:
        return 0
    size = sum((byte & 0x7F) << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))
    return 10 + size


def _first_frame(data: bytes, start: int) -> int:
    """Return where the first frame of MPEG layer III stands that another follows, -1 where there is none."""
    at = start
    while (at := data.find(b"\xff", at, start + _LOOKED_AT)) >= 0:
        length = _frame_length(data, at)
        if length and (_frame_length(data, at + length) or at + length >= len(data)):
            return at
        at += 1
    return -1


def _header(data: bytes, at: int) -> tuple[int, int, int, int] | None:
    """Return divisor of the sampling rate, bits a second, samples a second, and padding, of a frame of layer III."""
    if at + 4 > len(data) or data[at] != 0xFF or data[at + 1] & 0xE6 != 0xE2:
        return None
    divisor = _VERSIONS.get((data[at + 1] >> 3) & 3, 0)
    rates = _RATES_1 if divisor == 1 else _RATES_2
    bits, sampling = rates[data[at + 2] >> 4] * 1000, (data[at + 2] >> 2) & 3
    if not divisor or not bits or sampling == 3:
        return None
    return divisor, bits, _SAMPLING[sampling] // divisor, (data[at + 2] >> 1) & 1


def _frame_length(data: bytes, at: int) -> int:
    header = _header(data, at)
    if header is None:
        return 0
    divisor, bits, rate, padding = header
    return (144 if divisor == 1 else 72) * bits // rate + padding


def _frame_seconds(data: bytes, at: int) -> float:
    """Return the length of what begins with this frame: by its count of frames, else by its size at one rate."""
    header = _header(data, at)
    if header is None:
        return 0.0
    divisor, bits, rate, _ = header
    mono = data[at + 3] >> 6 == 3
    side = (17 if mono else 32) if divisor == 1 else (9 if mono else 17)
    mark = data[at + 4 + side : at + 4 + side + 12]
    if mark[:4] in (b"Xing", b"Info") and len(mark) == 12 and mark[7] & 1:
        return int.from_bytes(mark[8:12], "big") * (1152 if divisor == 1 else 576) / rate
    end = len(data) - (128 if data[-128:-125] == b"TAG" else 0)
    return (end - at) * 8 / bits


def _handlers(data: bytes) -> bytes:
    """Return the kinds of an MP4's tracks, one after the other."""
    at, found = 0, b""
    while (at := data.find(b"hdlr", at)) >= 0:
        found += data[at + 12 : at + 16]
        at += 4
    return found


def _box_seconds(data: bytes) -> float:
    """Return the length that the movie header says (ISO/IEC 14496-12, 8.2.2)."""
    at = data.find(b"mvhd")
    try:
        if at < 0:
            return 0.0
        wide = data[at + 4] == 1
        scale, length = struct.unpack_from(">IQ" if wide else ">II", data, at + 8 + (16 if wide else 8))
        return float(length / scale) if scale else 0.0
    except (struct.error, IndexError):
        return 0.0
