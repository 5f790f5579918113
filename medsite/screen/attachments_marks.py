"""Read the words that pictures carry beside their pixels: EXIF, XMP, IPTC; technical values are left out."""

import re

from medsite.screen.attachments_kinds import names
from medsite.screen.attachments_xml import Unreadable, read_xml

Texts = list[tuple[str, str]]
_MAX_ENTRIES = 500
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 129: 1}
_EXIF_NAMES = {
    0x010E: "description",
    0x013B: "artist",
    0x013C: "host computer",
    0x8298: "copyright",
    0x9286: "comment",
    0x9C9B: "title",
    0x9C9C: "comment",
    0x9C9D: "author",
    0x9C9E: "keywords",
    0x9C9F: "subject",
    0xA430: "owner",
    0xA420: "image id",
}
_EXIF_DULL = frozenset(
    int(tag, 16)
    for tag in names(
        "010F 0110 0131 0132 000B 1000 9000 9003 9004 9010 9011 9012 9101 9290 9291 9292 927C A000 A300 A301 A302 A401 "
        "A431 A432 A433 A434 A435 C4A5 EA1C"
    )
)
_PACKET_START = re.compile(rb"<(?:x:xmpmeta|rdf:RDF)")
_PACKET_END = re.compile(rb"</(?:x:xmpmeta|rdf:RDF)>")
_XMP_DULL = re.compile(
    r"[\d\s:.,/+TZ-]*|(?:True|False)|(?:uuid|xmp\.[id]id|adobe:docid)[:\w.-]+|[0-9A-Fa-f-]{32,36}"
    r"|\w+/[\w.+-]+|(?:saved|converted|created|derived)|Adobe .*|sRGB.*|http://ns\.adobe\.com/.*|x-default"
)
_XMP_SKIPPED = names(
    "Make Model Lens LensModel SerialNumber BodySerialNumber CreatorTool Software softwareAgent Producer "
    "toolkit xmptk CreateDate ModifyDate MetadataDate about ParameterString parseType lang History ICCProfile "
    "Software"
)


def read_exif(data: bytes) -> Texts:
    """Return ("EXIF artist", text) for the words in a TIFF structure; GPS, dates and camera values are not words.

    They are taken off every published picture all the same.
    """
    order = {b"II": "little", b"MM": "big"}.get(data[:2])
    if order is None or len(data) < 8:
        return []
    texts: Texts = []
    seen: set[int] = set()
    queue = [_number(data[4:8], order)]
    while queue and len(seen) < 20:
        offset = queue.pop()
        if offset in seen or offset + 2 > len(data):
            continue
        seen.add(offset)
        queue += _read_directory(data, order, offset, texts)
    return texts


def _number(data: bytes, order: str) -> int:
    return int.from_bytes(data, "little" if order == "little" else "big")


def _read_directory(data: bytes, order: str, offset: int, texts: Texts) -> list[int]:
    """Add the words of one directory to `texts` and return where others begin (EXIF, interoperability, next)."""
    count = min(_number(data[offset : offset + 2], order), _MAX_ENTRIES)
    others = []
    for at in range(offset + 2, offset + 2 + count * 12, 12):
        entry = data[at : at + 12]
        tag, kind, length = (_number(entry[:2], order), _number(entry[2:4], order), _number(entry[4:8], order))
        size = _SIZES.get(kind, 0) * length
        if tag in (0x8769, 0xA005, 0x014A):
            others.append(_number(entry[8:12], order))
        elif 0 < size <= 65_536 and tag not in _EXIF_DULL and len(texts) < _MAX_ENTRIES:
            start = _number(entry[8:12], order)
            value = entry[8 : 8 + size] if size <= 4 else data[start : start + size]
            _note(tag, kind, value, texts)
    end = offset + 2 + count * 12
    return [*others, _number(data[end : end + 4], order)] if data[end : end + 4].strip(b"\0") else others


def _note(tag: int, kind: int, value: bytes, texts: Texts) -> None:
    if 0x9C9B <= tag <= 0x9C9F and kind == 1:
        text = value.decode("utf-16-le", "replace")
    elif tag == 0x9286:
        text = _read_comment(value)
    elif tag == 0x02BC:
        texts += (("XMP", words) for words in read_xmp(value))
        return
    elif kind in (2, 129) or tag == 0x83BB:
        text = value.decode("utf-8", "replace")
    else:
        return
    text = text.replace("\0", " ").strip()
    if text and not _XMP_DULL.fullmatch(text):
        texts.append((f"EXIF {_EXIF_NAMES.get(tag, f'field {tag}')}", text))


def _read_comment(value: bytes) -> str:
    """Return EXIF's UserComment: eight bytes name its encoding."""
    if value[:7] == b"UNICODE":
        body = value[8:]
        return body.decode("utf-16-be" if body[:1] == b"\0" else "utf-16-le", "replace")
    return (value[8:] if value[:5] in (b"ASCII", b"\0\0\0\0\0") else value).decode("utf-8", "replace")


def find_xmp(data: bytes) -> Texts:
    """Return ("XMP", text) for the words of every XMP packet that stands somewhere in `data`."""
    texts: Texts = []
    at = 0
    while found := _PACKET_START.search(data, at):
        end = _PACKET_END.search(data, found.end())
        if not end or len(texts) > _MAX_ENTRIES:
            break
        at = end.end()
        texts += (("XMP", words) for words in read_xmp(data[found.start() : at]))
    return texts


def read_xmp(packet: bytes) -> list[str]:
    """Return the words of an XMP packet; where it cannot be parsed, everything between its tags."""
    start, end = packet.find(b"<"), packet.rfind(b">")
    try:
        words = read_xml(packet[start : end + 1], lambda _: True, lambda _: True)
    except Unreadable:
        rough = re.sub(r"<[^<>]*>", "\n", packet.decode("utf-8", "replace"))
        return [text.strip() for text in rough.split("\n") if text.strip() and not _XMP_DULL.fullmatch(text.strip())]
    pairs = [*words.blocks, *words.attributes]
    return [
        text
        for name, text in dict.fromkeys(piece[:2] for piece in pairs)
        if name not in _XMP_SKIPPED and not name.startswith("xmlns") and not _XMP_DULL.fullmatch(text)
    ]


def read_iptc(data: bytes) -> Texts:
    """Return the words of a Photoshop block: IPTC records (caption, by-line, keywords, city …)."""
    texts: Texts = []
    at = data.find(b"\x1c\x02")
    while at >= 0 and at + 5 <= len(data) and data[at] == 0x1C and len(texts) < _MAX_ENTRIES:
        field, size = data[at + 2], int.from_bytes(data[at + 3 : at + 5], "big")
        if size & 0x8000:
            break
        text = data[at + 5 : at + 5 + size].decode("utf-8", "replace").strip("\0 ")
        if field not in (0, 55, 60, 62, 63, 70) and text and not _XMP_DULL.fullmatch(text):
            texts.append((f"IPTC field {field}", text))
        at += 5 + size
    return texts
