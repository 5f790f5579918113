"""Recordings are measured by their bytes; another library agrees."""

import io
import struct
from typing import Any

import pytest
from mutagen import File

from medsite.model.content import Source
from medsite.render.sounds import measure_sound


def frames(header: bytes, length: int, count: int) -> bytes:
    """Return silent frames of MPEG layer III."""
    return (header + bytes(length - 4)) * count


CONSTANT = frames(b"\xff\xfb\x50\xc4", 208, 500)  # MPEG 1, 64 kbit/s, 44.1 kHz, one channel
SLOW = frames(b"\xff\xf3\x48\xc4", 144, 400)  # MPEG 2, 32 kbit/s, 16 kHz, one channel
TAG = b"ID3\x04\x00\x00\x00\x00\x02\x00" + bytes(256)


def varying(count: int) -> bytes:
    """Return a recording of varying rate, whose first frame says how many there are."""
    first = b"\xff\xfb\x90\x00" + bytes(32) + b"Xing" + struct.pack(">II", 1, count)
    return first + bytes(417 - len(first)) + frames(b"\xff\xfb\x90\x00", 417, 30)


def box(name: bytes, *parts: bytes) -> bytes:
    inner = b"".join(parts)
    return struct.pack(">I", 8 + len(inner)) + name + inner


def movie(seconds: int, track: bytes = b"soun") -> bytes:
    """Return the boxes of an M4A file."""
    header = bytes(12) + struct.pack(">II", 1000, seconds * 1000) + bytes(80)
    handler = box(b"hdlr", bytes(8) + track + bytes(13))
    media = box(b"mdia", box(b"mdhd", bytes(12) + struct.pack(">II", 1000, seconds * 1000) + bytes(4)), handler)
    return box(b"ftyp", b"M4A \0\0\0\0M4A mp42") + box(b"moov", box(b"mvhd", header), box(b"trak", media))


def measured(data: bytes, name: str = "a.mp3") -> tuple[str, int, int]:
    sound = measure_sound(Source(f"content/static/{name}", data, "d"))
    return sound.type, sound.size, sound.seconds


def heard(data: bytes) -> float:
    """Return how long another library says that a recording is."""
    read: Any = File(io.BytesIO(data))
    return float(read.info.length)


@pytest.mark.parametrize("data", [CONSTANT, SLOW, TAG + CONSTANT, varying(5000)], ids=["cbr", "mpeg2", "tag", "vbr"])
def test_an_mp3_is_as_long_as_another_reader_says(data: bytes) -> None:
    kind, size, seconds = measured(data)
    length = heard(data)
    assert (kind, size) == ("audio/mpeg", len(data))
    assert seconds > 0 and abs(seconds - length) <= 1


def test_an_m4a_is_as_long_as_another_reader_says() -> None:
    data = movie(754)
    assert measured(data, "a.m4a") == ("audio/x-m4a", len(data), 754)
    assert heard(data) == pytest.approx(754)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"ID3",
        b"RIFF\x24\0\0\0WAVEfmt " + bytes(40),
        b"OggS" + bytes(60),
        b"fLaC" + bytes(60),
        b"\x89PNG\r\n\x1a\n" + bytes(60),
        b"\xff\xfb" * 3000,
        b"\xff\xfe\x00a\x00b" * 300,
        box(b"ftyp", b"isom\0\0\0\0isom") + movie(9, b"vide"),
        box(b"ftyp", b"heic\0\0\0\0heic"),
        b"words and more words " * 99,
    ],
)
def test_what_podcasts_do_not_take_has_no_type(data: bytes) -> None:
    assert measured(data) == ("", len(data), 0)


@pytest.mark.parametrize("cut", [1, 9, 40, 100, 207, 209, 300])
def test_a_cut_file_is_measured_without_a_fall(cut: int) -> None:
    for whole in (CONSTANT, TAG + CONSTANT, varying(50), movie(5)):
        assert measured(whole[:cut])[1] == min(cut, len(whole))
