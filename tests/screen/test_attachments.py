"""Attachments: what they are by content, their words, and which are refused."""

import base64
import gzip
import io
import random
import re
import time
import zlib
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from medsite.screen import attachments
from medsite.screen.attachments import read_attachment, screen_attachment
from medsite.screen.attachments_rules import RULES
from medsite.screen.engine import open_screen
from medsite.screen.facts import Facts
from tests.screen.files import WORDS, assemble, docx, odt, pdf, picture, png_chunk, pptx, with_chunk, xlsx, zipped

XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="urn:r" xmlns:dc="urn:d" xmlns:xmp="urn:x">'
    f'<rdf:Description xmp:CreateDate="2026-01-01T10:00:00"><dc:title>{WORDS}</dc:title></rdf:Description></rdf:RDF></x:xmpmeta>'
).encode()
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A heart</title>%s<path d="M1 2 3 4"/></svg>'
MP3 = b"ID3\x03\x00\x00\x00\x00\x00\x20TIT2\x00\x00\x00\x0d\x00\x00\x00" + WORDS.encode() + b"\x00" * 8
INSIDE = base64.b64encode(picture("JPEG", words=WORDS)).decode()
BOOT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def rules_of(data: bytes, path: str = "content/static/file.bin") -> set[str]:
    return {refusal.rule for refusal in read_attachment(path, data).refusals}


def words_of(data: bytes, path: str = "content/static/file.bin") -> str:
    return "\n".join(f"{where}: {text}" for where, text in read_attachment(path, data).texts)


KINDS = {
    "image/jpeg": picture("JPEG"),
    "image/png": picture("PNG"),
    "image/gif": picture("GIF"),
    "image/webp": picture("WEBP"),
    "image/avif": picture("AVIF"),
    "image/bmp": picture("BMP"),
    "image/x-icon": picture("ICO"),
    "image/svg+xml": (SVG % "").encode(),
    "application/pdf": pdf("Hay fever"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": docx(
        "<w:p><w:r><w:t>Hay</w:t></w:r></w:p>"
    ),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": xlsx(),
    "application/vnd.oasis.opendocument.text": odt("Hay fever"),
    "text/html": b"<!doctype html><title>Hay fever</title>",
    "text/plain": b"Hay fever comes in spring.\n",
    "text/csv": b"month,pollen\nMay,high\nJune,high\n",
    "application/json": b'{"pollen": "high"}',
    "text/vtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n",
    "application/x-subrip": b"1\n00:00:01,000 --> 00:00:02,000\nHello\n",
    "application/xml": b"<?xml version='1.0'?><pollen/>",
    "font/woff2": b"wOF2" + bytes(40),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_told_by_the_bytes_whatever_the_ending(kind: str) -> None:
    found = read_attachment("content/static/photo.jpg", KINDS[kind])
    assert (found.kind, found.refusals) == (kind, ())


@pytest.mark.parametrize(
    ("rule", "data"),
    [
        ("S-FILE-SCAN", bytes(128) + b"DICM" + bytes(20)),
        ("S-FILE-SCAN", b"II*\x00" + bytes(124) + b"DICM"),
        ("S-FILE-SCAN", b"\x08\x00\x05\x00CS\x0a\x00ISO_IR 100"),
        ("S-FILE-RECORD", b"MSH|^~\\&|LAB|HOSP|||202601021200||ORU^R01|1|P|2.5\rPID|1||H815353||FOGARTY^EDNA\r"),
        ("S-FILE-RECORD", b"\x0bMSH|^~\\&|LAB|HOSP\rPID|1\r\x1c\r".replace(b"\x0b", b"").replace(b"\x1c", b"")),
        ("S-FILE-RECORD", b'<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"><id/></ClinicalDocument>'),
        ("S-FILE-RECORD", b'<?xml version="1.0"?><n1:ClinicalDocument xmlns:n1="urn:hl7-org:v3"/>'),
        ("S-FILE-RECORD", b'{"resourceType": "Bundle", "entry": []}'),
        ("S-FILE-RECORD", b'{"resourceType":"Patient","name":[]}\n{"resourceType":"Observation"}'),
        ("S-FILE-RECORD", '{"resourceType": "Patient"}'.encode("utf-16")),
        ("S-FILE-RECORD", b'<Patient xmlns="http://hl7.org/fhir"><id value="1"/></Patient>'),
        ("S-FILE-RECORD", b"ISA*00*          *00*          *ZZ*CLINIC"),
        ("S-FILE-MAIL", b"Return-Path: <a@example.org>\nFrom: A <a@example.org>\nSubject: results\n\nDear doctor\n"),
        ("S-FILE-MAIL", b"From a@example.org Mon Jan 5 10:00:00 2026\nFrom: A\n\nDear doctor\n"),
        ("S-FILE-MAIL", BOOT + "__substg1.0_001A001E".encode("utf-16-le")),
        ("S-FILE-LOCKED", BOOT + "EncryptedPackage".encode("utf-16-le")),
        ("S-FILE-OLD", BOOT),
        ("S-FILE-ARCHIVE", zipped({"letter.txt": "Dear doctor"})),
        ("S-FILE-ARCHIVE", gzip.compress(b"Dear doctor", mtime=0)),
        ("S-FILE-ARCHIVE", b"7z\xbc\xaf\x27\x1c" + bytes(30)),
        ("S-FILE-ARCHIVE", b"Rar!\x1a\x07\x01\x00" + bytes(30)),
        ("S-FILE-ARCHIVE", b"letter.txt" + bytes(247) + b"ustar\x0000" + bytes(300)),
        ("S-FILE-DATABASE", b"SQLite format 3\x00" + bytes(90)),
        ("S-FILE-DATABASE", b"\x00\x01\x00\x00Standard Jet DB\x00" + bytes(90)),
        ("S-FILE-PROGRAM", b"MZ\x90\x00" + bytes(90)),
        ("S-FILE-PROGRAM", b"\x7fELF" + bytes(90)),
        ("S-FILE-SECRET", b"-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n"),
        ("S-FILE-SECRET", b"DEBUG=1\nDB_PASSWORD=correct-horse\n"),
        ("S-FILE-PICTURE", b"II*\x00" + bytes(200)),
        ("S-FILE-PICTURE", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"),
        ("S-FILE-UNKNOWN", bytes(range(256)) * 4),
        ("S-FILE-UNKNOWN", b"{\\rtf1 Dear doctor}"),
        ("S-FILE-ENCODING", "Hôpital".encode("latin-1")),
        ("S-FILE-BROKEN", picture("JPEG")[:200]),
        ("S-FILE-BROKEN", picture("PNG")[:60]),
        ("S-FILE-BROKEN", pdf("Hay fever")[:60]),
        ("S-FILE-BROKEN", docx("<w:p>")),
        ("S-FILE-BROKEN", (SVG % "<g>").encode()),
    ],
)
def test_what_cannot_be_published_is_refused_by_content(rule: str, data: bytes) -> None:
    assert rules_of(data) == {rule}


@pytest.mark.parametrize(
    "text",
    [
        "From: the clinic\n\nWe moved.",
        "Subject: hay fever\nDate: spring\n\nA note to read.",
        'An article on HL7: a message begins with "MSH|" and segments.',
        '{"resourceType": "ValueSet", "url": "http://example.org"}',
        "A FHIR Bundle holds resources of every resourceType.",
        "Keep your PASSWORD=secret safe? Never write it down.",
        "-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----\n",
        "const token = settings.token;",
    ],
)
def test_ordinary_text_is_not_refused(text: str) -> None:
    assert rules_of(text.encode(), "content/static/notes.txt") == set()


def test_a_settings_file_with_secrets_is_refused_by_its_name_too() -> None:
    assert rules_of(b"A=b\n", "content/static/.env.local") == {"S-FILE-SECRET"}


@pytest.mark.parametrize(
    "data",
    [
        picture("JPEG", words=WORDS),
        picture("JPEG", exif={0x010E: WORDS}),
        picture("PNG", words=WORDS),
        picture("GIF", words=WORDS),
        picture("WEBP", exif={0x010E: WORDS}),
        picture("AVIF", exif={0x010E: WORDS}),
        picture("PNG", exif={0x9C9B: WORDS}),
        with_chunk(picture("PNG"), b"zTXt", b"Note\0\0" + zlib.compress(WORDS.encode())),
        with_chunk(picture("PNG"), b"iTXt", b"Note\0\1\0en\0\0" + zlib.compress(WORDS.encode())),
        with_chunk(picture("PNG"), b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP),
        picture("JPEG")[:2]
        + b"\xff\xe1\x02\x00"
        + (b"http://ns.adobe.com/xap/1.0/\0" + XMP).ljust(510)
        + picture("JPEG")[2:],
        picture("JPEG")[:2]
        + b"\xff\xed\x00\x2dPhotoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0c\x1c\x02\x78\x00\x0c"
        + WORDS.encode()
        + picture("JPEG")[2:],
        picture("JPEG") + f"SEFT {WORDS}".encode(),
        picture("AVIF") + f"tail {WORDS}".encode(),
        picture("BMP") + f"tail {WORDS}".encode(),
        b"\0\0\1\0\1\0" + bytes(16) + picture("PNG", words=WORDS),
        (SVG % f"<text>Edna <tspan>Fog</tspan>arty</text><!-- {WORDS} -->").encode(),
        (SVG % f'<g aria-label="{WORDS}"/>').encode(),
        (SVG % f'<image href="data:image/jpeg;base64,{INSIDE}"/>').encode(),
        f"<!doctype html><img alt='' src='data:image/jpeg;base64,{INSIDE}'>".encode(),
        f"p {{ background: url(data:image/jpeg;base64,{INSIDE}) }}".encode(),
        docx("<w:p><w:r><w:t>Edna Fog</w:t></w:r><w:r><w:t>arty</w:t></w:r></w:p>"),
        docx("<w:p/>", word__comments_xml=f'<w:comments xmlns:w="urn:w"><w:comment w:author="{WORDS}"/></w:comments>'),
        docx("<w:p/>", docProps__core_xml=f"<p><creator>{WORDS}</creator></p>"),
        docx("<w:p/>", word__media__image1=picture("JPEG", words=WORDS)),
        xlsx(),
        pptx("Hay fever", f"As {WORDS} told us"),
        odt(f"{WORDS[:4]}<text:s/>{WORDS[5:]}"),
        pdf("Hay fever", f"{WORDS} came"),
        pdf("Hay fever", title=WORDS),
        pdf("Hay fever", extra=f"/Annots [<< /Subtype /Text /Contents ({WORDS}) >>]"),
        MP3,
        f"{WORDS} came".encode("utf-16"),
    ],
)
def test_words_are_found_wherever_a_file_carries_them(data: bytes) -> None:
    assert WORDS in words_of(data)


def test_a_workbook_is_read_as_rows_with_their_heads_and_dates() -> None:
    texts = dict(read_attachment("list.xlsx", xlsx()).texts)
    assert texts["sheet 1, row 2"] == f"Name: {WORDS}\n\nDate of birth: 1951-04-05\n\nMRN: H815353"


def test_what_a_deleted_cell_said_is_found() -> None:
    assert "a deleted cell" in dict(read_attachment("list.xlsx", xlsx("Gone Person")).texts)
    assert "a deleted cell" not in dict(read_attachment("list.xlsx", xlsx()).texts)


def test_pages_of_a_pdf_are_named() -> None:
    assert dict(read_attachment("a.pdf", pdf("Hay fever", "Pollen")).texts)["page 2"] == "Pollen"


@pytest.mark.parametrize(
    ("rule", "data"),
    [
        ("S-FILE-SCANNED", pdf("")),
        ("S-FILE-SCANNED", pdf("Hay fever", "")),
        ("S-FILE-SIZE", pdf(*["x"] * 301)),
        ("S-FILE-SIZE", zipped({"[Content_Types].xml": "<T/>", "word/document.xml": b" " * 9_000_000})),
        ("S-FILE-LOCKED", odt("x", "<manifest><encryption-data/></manifest>")),
        ("S-FILE-PROGRAM", docx("<w:p/>", word__vbaProject_bin=b"\0")),
        ("S-FILE-EMBEDDED", docx("<w:p/>", word__embeddings__object_bin=BOOT)),
        ("S-FILE-BROKEN", docx("<w:p/>", word__footer_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')),
        ("S-FILE-BROKEN", b'<svg xmlns="a"><!DOCTYPE a></svg>'),
        ("S-FILE-BROKEN", b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>'),
        ("S-FILE-HIDDEN", picture("JPEG") + zipped({"a.txt": "Dear doctor"})),
        ("S-FILE-HIDDEN", picture("PNG") + pdf("Dear doctor")),
        ("S-FILE-MEDIA", MP3),
    ],
)
def test_a_file_that_hides_something_is_refused(rule: str, data: bytes) -> None:
    assert rules_of(data) == {rule}


def test_what_an_earlier_version_of_a_pdf_said_is_found() -> None:
    writer = PdfWriter(io.BytesIO(pdf(f"{WORDS} came")), incremental=True)
    writer.pages[0][NameObject("/Contents")] = writer._add_object(DecodedStreamObject())
    buffer = io.BytesIO()
    writer.write(buffer)
    texts = read_attachment("a.pdf", buffer.getvalue()).texts
    assert ("an earlier version, page 1", f"{WORDS} came") in texts


def test_a_pdf_that_draws_without_end_is_refused_soon() -> None:
    calls = "/N Do " * 12
    forms = [
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /N {number + 1} 0 R >> >> "
        f"/Length {len(calls)} >>\nstream\n{calls}\nendstream"
        for number in range(4, 16)
    ]
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /N 4 0 R >> >> >>"
    )
    pages = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page]
    start = time.process_time()
    assert rules_of(assemble([*pages, *forms, "<< >>"])) <= {"S-FILE-SIZE", "S-FILE-BROKEN", "S-FILE-SCANNED"}
    assert time.process_time() - start < 20


def test_a_locked_pdf_is_refused() -> None:
    writer = PdfWriter(io.BytesIO(pdf("Hay fever")))
    writer.encrypt("", "owner", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    assert rules_of(buffer.getvalue()) == {"S-FILE-LOCKED"}


@pytest.mark.parametrize(
    "data", [picture("JPEG", exif={0x010F: "Maker", 0x0132: "2026:01:05 10:00:00", 0x0131: "Camera 2"})]
)
def test_what_a_camera_writes_of_itself_is_not_words(data: bytes) -> None:
    assert read_attachment("a.jpg", data).texts == ()


def test_a_packed_chunk_cannot_take_the_memory() -> None:
    bomb = with_chunk(picture("PNG"), b"zTXt", b"a\0\0" + zlib.compress(b"x" * 60_000_000))
    assert len(words_of(bomb)) < 3_000_000


JPEG = picture("JPEG")
HOSTILE = {
    "blank lines": (b"", b"\n"),
    "loud letters": (b"A", b"SECRET"),
    "opened packets": (JPEG + b"<x:xmpmeta>", b"<rdf:RDF "),
    "angles": (JPEG[:2] + b"\xff\xe1\xff\xff" + b"http://ns.adobe.com/xap/1.0/\0", b"<"),
    "openings": (b"<!doctype html>", b"<!--"),
    "addresses": (b"x ", b"data:a/a;base64,"),
    "mail heads": (b"From: a\n", b"X-A: b\n"),
    "fhir": (b"{", b'"resourceType" '),
    "names": (b"<", b"xmlns:a "),
    "gif": (b"GIF89a" + bytes(7), b"!\xff\x08XMP Data\0"),
    "png": (picture("PNG")[:33], png_chunk(b"zTXt", b"a\0\0" + zlib.compress(b"x" * 90_000))),
    "icons": (b"\0\0\1\0", picture("PNG")),
    "svg": (b"<svg>", b"<g>"),
    "tables": (b"", b"a,b\n"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_time_grows_with_length_alone_on_hostile_files(kind: str) -> None:
    start, piece = HOSTILE[kind]
    small, large = (_time(start + piece * (size // len(piece))) for size in (100_000, 400_000))
    assert large < 10 * max(small, 0.01)


def _time(data: bytes) -> float:
    start = time.process_time()
    read_attachment("content/static/x", data)
    return time.process_time() - start


def test_no_damage_makes_the_reader_raise() -> None:
    rng = random.Random(7)
    for data in [*KINDS.values(), MP3, picture("JPEG", words=WORDS, exif={0x010E: WORDS}), png_chunk(b"IDAT", b"")]:
        for _ in range(25):
            hurt = bytearray(data[: rng.randrange(1, len(data) + 1)])
            for _ in range(rng.randrange(6)):
                hurt[rng.randrange(len(hurt))] = rng.randrange(256)
            assert read_attachment("content/static/x", bytes(hurt)).kind


def test_a_refusal_is_a_blocking_finding_that_ends_when_the_file_changes() -> None:
    screen = open_screen(Facts())
    first, second = (screen_attachment(screen, "content/static/a.zip", zipped({"a": word})) for word in ("x", "y"))
    assert [(finding.rule, finding.severity) for finding in first] == [("S-FILE-ARCHIVE", "error")]
    assert first[0].words != second[0].words


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_in_order_passes_the_whole_screening(kind: str) -> None:
    assert screen_attachment(open_screen(Facts()), "content/static/file.bin", KINDS[kind]) == () or kind.endswith(
        "sheet"
    )


def test_every_refusal_is_explained() -> None:
    folder = Path(attachments.__file__).parent
    used = {
        name for file in folder.glob("attachments*.py") for name in re.findall(r'"(S-FILE-[A-Z-]+)"', file.read_text())
    }
    assert used == {rule.id for rule in RULES}


def test_findings_say_where_in_the_file_they_are() -> None:
    screen = open_screen(Facts())
    story = f"My patient {WORDS}, 64, came to us in tears."
    drawing = screen_attachment(screen, "content/static/a.svg", f'<svg xmlns="a">\n<text>{story}</text></svg>'.encode())
    letter = screen_attachment(screen, "content/static/a.pdf", pdf("Hay fever", story))
    assert {finding.place.line for finding in drawing} == {2}
    assert {finding.message.rpartition(", in: ")[2] for finding in letter} == {"page 2"}
    assert not any(word in repr((drawing, letter)) for word in WORDS.split())


def test_sound_and_film_only_warn() -> None:
    found = screen_attachment(open_screen(Facts()), "content/static/a.mp3", MP3)
    assert ("S-FILE-MEDIA", "warning") in [(finding.rule, finding.severity) for finding in found]
