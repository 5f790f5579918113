"""Read the words in picture files: comments, text chunks, EXIF, XMP, IPTC, and what hides behind the end."""

import re
import zlib
from collections.abc import Callable, Iterator
from itertools import islice

from medsite.screen.attachments_kinds import BROKEN, Attachment, Refusal, tell_kind
from medsite.screen.attachments_marks import Texts, find_xmp, read_exif, read_iptc, read_xmp

_MAX_CHUNKS = 20_000
_MAX_TEXT = 500_000
_MAX_PACKED = 100
_MAX_ICONS = 40
_HIDDEN = Refusal("S-FILE-HIDDEN", "has another file hidden behind its end", "open it and save it as a new picture")
_XMP_JPEG = b"http://ns.adobe.com/xap/1.0/\0"
_XMP_MORE = b"http://ns.adobe.com/xmp/extension/\0"
_PNG_DULL = re.compile(
    r"Software|Creation Time|date:\w+|png:.*|exif:.*|icc:.*|Thumb::.*|signature|Disposal", re.IGNORECASE
)


class _Cut(Exception):  # noqa: N818 - the file ends too early
    """Raised where a picture's structure breaks off."""


def read_image(kind: str, data: bytes) -> Attachment:
    """Return the words of a picture of a known kind, without decoding its pixels."""
    texts: Texts = []
    try:
        end = _READERS[kind](data, texts)
    except (_Cut, IndexError, zlib.error):
        return Attachment(kind, tuple(texts), (BROKEN,))
    refusals = _read_tail(data[end:], texts)
    return Attachment(kind, tuple(dict.fromkeys(texts)), refusals)


def _read_tail(tail: bytes, texts: Texts) -> tuple[Refusal, ...]:
    """Look at what stands behind the end of a picture: another file is refused, words are screened."""
    if not tail.strip(b"\0\r\n "):
        return ()
    start = tail.lstrip(b"\0\r\n ")
    _, family, _ = tell_kind(start)
    if family in ("zip", "pdf", "refused") or b"PK\x05\x06" in tail[-70_000:]:
        return (_HIDDEN,)
    texts += (
        ("behind the end of the picture", text.decode("ascii"))
        for text in re.findall(rb"[\x20-\x7e]{8,2000}", tail[:1_000_000])
    )
    return ()


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8").strip("\0 \n")
    except UnicodeDecodeError:
        return data.decode("latin-1").strip("\0 \n")


def _read_jpeg(data: bytes, texts: Texts) -> int:
    at = 2
    more: list[bytes] = []
    for _ in range(_MAX_CHUNKS):
        while data[at] == 0xFF and data[at + 1] == 0xFF:
            at += 1
        if data[at] != 0xFF:
            raise _Cut
        mark = data[at + 1]
        if mark == 0xD9:
            _add_more(more, texts)
            return at + 2
        if mark == 0x01 or 0xD0 <= mark <= 0xD8:
            at += 2
            continue
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        if size < 2 or at + 2 + size > len(data):
            raise _Cut
        body = data[at + 4 : at + 2 + size]
        if mark == 0xE1 and body.startswith(_XMP_MORE):
            more.append(body[len(_XMP_MORE) + 40 :])
        else:
            _read_segment(mark, body, texts)
        at = _skip_scan(data, at + 2 + size) if mark == 0xDA else at + 2 + size
    raise _Cut


def _add_more(more: list[bytes], texts: Texts) -> None:
    """Add the words of an extended XMP packet, which is cut over several segments."""
    if more:
        texts += (("XMP", words) for words in read_xmp(b"".join(more)))


def _skip_scan(data: bytes, at: int) -> int:
    """Return where the compressed pixels end: at the next marker that is neither stuffing nor a restart."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise _Cut
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7 and data[at + 1] != 0xFF:
            return at
        at += 1 if data[at + 1] == 0xFF else 2


def _read_segment(mark: int, body: bytes, texts: Texts) -> None:
    if mark == 0xFE:
        if _text(body):
            texts.append(("comment", _text(body)))
    elif mark == 0xE1 and body.startswith(b"Exif\0"):
        texts += read_exif(body[6:])
    elif mark == 0xE1 and body.startswith(_XMP_JPEG):
        texts += (("XMP", words) for words in read_xmp(body[len(_XMP_JPEG) :]))
    elif mark == 0xED:
        texts += read_iptc(body)
    elif 0xE3 <= mark <= 0xEF and mark != 0xEE:
        texts += ((f"APP{mark - 0xE0}", text.decode()) for text in re.findall(rb"[\x20-\x7e]{8,2000}", body))


def _read_png(data: bytes, texts: Texts) -> int:
    at = 8
    for _ in range(_MAX_CHUNKS):
        size = int.from_bytes(data[at : at + 4], "big")
        name = data[at + 4 : at + 8]
        if len(name) < 4 or at + 12 + size > len(data):
            raise _Cut
        reader = _PNG_CHUNKS.get(name)
        if reader and len(texts) > _MAX_PACKED:
            raise _Cut
        if reader:
            reader(data[at + 8 : at + 8 + size], texts)
        at += 12 + size
        if name == b"IEND":
            return at
    raise _Cut


def _read_png_text(body: bytes, texts: Texts) -> None:
    key, _, value = body.partition(b"\0")
    _add_png(key, value, texts)


def _read_png_packed(body: bytes, texts: Texts) -> None:
    key, _, value = body.partition(b"\0")
    _add_png(key, _unpack(value[1:]), texts)


def _read_png_international(body: bytes, texts: Texts) -> None:
    key, _, rest = body.partition(b"\0")
    packed = rest[:1] == b"\1"
    value = rest[2:].split(b"\0", 2)[-1]
    _add_png(key, _unpack(value) if packed else value, texts)


def _unpack(data: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    text = unpacker.decompress(data, _MAX_TEXT)
    if unpacker.unconsumed_tail:
        raise _Cut
    return text


def _add_png(key: bytes, value: bytes, texts: Texts) -> None:
    name = _text(key)
    if b"<x:xmpmeta" in value or b"<rdf:RDF" in value:
        texts += (("XMP", words) for words in read_xmp(value))
    elif name.startswith("Raw profile type"):
        _read_raw_profile(value, texts)
    elif not _PNG_DULL.fullmatch(name) and _text(value):
        texts.append((f"text chunk “{name}”", _text(value)))


def _read_raw_profile(value: bytes, texts: Texts) -> None:
    """Read a profile that ImageMagick wrote as hexadecimal digits behind its name and length."""
    digits = re.sub(rb"\s", b"", b"".join(value.split(b"\n")[3:]))
    try:
        body = bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        return
    texts += read_exif(body[body.find(b"Exif\0\0") + 6 :] if b"Exif\0\0" in body else body)
    texts += read_iptc(body)
    texts += find_xmp(body)


def _read_gif(data: bytes, texts: Texts) -> int:
    at = 13 + _colours(data[10])
    texts += find_xmp(data)
    for _ in range(_MAX_CHUNKS):
        if data[at] == 0x3B:
            return at + 1
        if data[at] == 0x2C:
            at, _body = _blocks(data, at + 11 + _colours(data[at + 9]))
        elif data[at] == 0x21:
            label = data[at + 1]
            at, body = _blocks(data, at + 2)
            if label in (0xFE, 0x01) and _text(body):
                texts.append(("comment", _text(body)))
        else:
            raise _Cut
    raise _Cut


def _colours(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks(data: bytes, at: int) -> tuple[int, bytes]:
    """Return where a chain of GIF blocks ends, and what is in it."""
    body = bytearray()
    while data[at]:
        body += data[at + 1 : at + 1 + data[at]]
        at += 1 + data[at]
    return at + 1, bytes(body)


def _riff(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, end = 12, min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    while at + 8 <= end:
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        if at + 8 + size > len(data):
            raise _Cut
        yield data[at : at + 4], data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _read_webp(data: bytes, texts: Texts) -> int:
    for name, body in _riff(data):
        if name == b"EXIF":
            texts += read_exif(body.removeprefix(b"Exif\0\0"))
        elif name == b"XMP ":
            texts += (("XMP", words) for words in read_xmp(body))
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise _Cut
    return end + end % 2


def _read_avif(data: bytes, texts: Texts) -> int:
    """Read EXIF and XMP wherever they stand in the boxes: both begin with words of their own."""
    for found in re.finditer(rb"Exif\0\0(?=II\*\0|MM\0\*)", data):
        texts += read_exif(data[found.end() :])
    texts += find_xmp(data)
    at = 0
    while at + 8 <= len(data) and data[at + 4 : at + 8].isalnum():
        size = int.from_bytes(data[at : at + 4], "big")
        if size < 8 or at + size > len(data):
            return _end_of_last_box(data, at, size)
        at += size
    return at


def _end_of_last_box(data: bytes, at: int, size: int) -> int:
    """Return where a box without an ordinary size ends: 0 means at the end of the file, 1 that it is very large."""
    if size == 0:
        return len(data)
    if size == 1:
        return min(len(data), at + int.from_bytes(data[at + 8 : at + 16], "big"))
    raise _Cut


def _read_icon(data: bytes, texts: Texts) -> int:
    """Read the PNG pictures in an icon."""
    for found in islice(re.finditer(rb"\x89PNG\r\n\x1a\n", data), _MAX_ICONS):
        _read_png(data[found.start() :], texts)
    return len(data)


def _read_bitmap(data: bytes, _: Texts) -> int:
    return int.from_bytes(data[2:6], "little") or len(data)


_PNG_CHUNKS: dict[bytes, Callable[[bytes, Texts], None]] = {
    b"tEXt": _read_png_text,
    b"zTXt": _read_png_packed,
    b"iTXt": _read_png_international,
    b"eXIf": lambda body, texts: texts.extend(read_exif(body)),
}
_READERS: dict[str, Callable[[bytes, Texts], int]] = {
    "image/jpeg": _read_jpeg,
    "image/png": _read_png,
    "image/gif": _read_gif,
    "image/webp": _read_webp,
    "image/avif": _read_avif,
    "image/x-icon": _read_icon,
    "image/bmp": _read_bitmap,
}
