"""Small files of many kinds, made in memory for the tests of attachments. All people in them are invented."""

import io
import struct
import zipfile
from collections.abc import Mapping
from datetime import date

from PIL import Image
from PIL.PngImagePlugin import PngInfo

WORDS = "Edna Fogarty"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def zipped(parts: Mapping[str, str | bytes], level: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", level) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, level)
    return buffer.getvalue()


def docx(body: str, **parts: str | bytes) -> bytes:
    """Return a Word file. body: inner XML. parts: further parts, "__" for "/" and "_" before the ending."""
    extra = {
        name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"): data for name, data in parts.items()
    }
    document = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **extra})


def xlsx(*unused: str) -> bytes:
    """Return a workbook whose second row holds a shared string, a date as a number, and an inline string.

    unused: strings that no cell shows any more.
    """
    days = (date(1951, 4, 5) - date(1899, 12, 30)).days
    sheet = (
        f'<worksheet xmlns="{_SHEET}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
        f'<c r="D1" t="inlineStr"><is><t>MRN</t></is></c></row><row r="2"><c r="A2" t="s"><v>2</v></c>'
        f'<c r="B2" s="1"><v>{days}</v></c><c r="D2" t="inlineStr"><is><t>H815353</t></is></c></row></sheetData></worksheet>'
    )
    strings = "".join(f"<si><t>{text}</t></si>" for text in ("Name", "Date of birth", WORDS, *unused))
    styles = f'<styleSheet xmlns="{_SHEET}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f'<workbook xmlns="{_SHEET}"><sheets><sheet name="Ward list"/></sheets></workbook>',
            "xl/sharedStrings.xml": f'<sst xmlns="{_SHEET}">{strings}</sst>',
            "xl/styles.xml": styles,
            "xl/worksheets/sheet1.xml": sheet,
        }
    )


def pptx(slide: str, notes: str) -> bytes:
    """Return a presentation of one slide with speaker's notes."""
    page = '<p:sld xmlns:p="urn:p" xmlns:a="urn:a"><a:p><a:r><a:t>{}</a:t></a:r></a:p></p:sld>'
    parts = {"ppt/slides/slide1.xml": slide, "ppt/notesSlides/notesSlide1.xml": notes}
    return zipped({"[Content_Types].xml": "<Types/>", **{name: page.format(text) for name, text in parts.items()}})


def odt(text: str, manifest: str = "<manifest/>") -> bytes:
    """Return an OpenDocument text."""
    content = f'<o:c xmlns:o="urn:o" xmlns:text="urn:t"><text:p>{text}</text:p></o:c>'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "meta.xml": '<m:m xmlns:m="urn:m"><m:initial-creator>Ward clerk</m:initial-creator></m:m>',
            "META-INF/manifest.xml": manifest,
        }
    )


def pdf(*pages: str, title: str = "", extra: str = "", catalog: str = "") -> bytes:
    """Return a PDF with a line of text on each page. extra: entries of each page. catalog: entries of the catalog."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(count))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for at, text in enumerate(pages):
        stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET" if text else ""
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {5 + 2 * at} 0 R {extra} "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
            if text
            else f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {5 + 2 * at} 0 R "
            f"/Resources << /XObject << /I {4 + 2 * count} 0 R >> >> >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    objects.append("<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /Length 0 >>\nstream\n\nendstream")
    objects.append(f"<< /Title ({title}) >>")
    return assemble(objects)


def assemble(objects: list[str]) -> bytes:
    """Return a PDF of numbered objects; the first is the catalog, the last the properties."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def picture(kind: str, *, words: str = "", exif: Mapping[int, str] | None = None) -> bytes:
    """Return a picture of a kind that Pillow writes. words: its comment. exif: tag → text."""
    notes = Image.Exif()
    for tag, text in (exif or {}).items():
        notes[tag] = text
    options: dict[str, object] = {"exif": notes} if exif else {}
    if words and kind == "PNG":
        info = PngInfo()
        info.add_text("Comment", words)
        options["pnginfo"] = info
    elif words:
        options["comment"] = words.encode()
    buffer = io.BytesIO()
    Image.new("RGB", (24, 16), "teal").save(buffer, kind, **options)
    return buffer.getvalue()


def png_chunk(name: bytes, body: bytes) -> bytes:
    """Return one PNG chunk; its checksum is not looked at."""
    return struct.pack(">I", len(body)) + name + body + b"\0\0\0\0"


def with_chunk(png: bytes, name: bytes, body: bytes) -> bytes:
    """Return a PNG with one more chunk before its end."""
    at = png.rindex(b"IEND") - 4
    return png[:at] + png_chunk(name, body) + png[at:]
