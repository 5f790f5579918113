"""Read PDF files with pypdf: the words of pages, notes, fields and properties; what cannot be read is refused."""

import io
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from medsite.screen.attachments_kinds import BROKEN, LOCKED, TOO_BIG, Attachment, Refusal

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MAX_PAGES = 300
MAX_BYTES = 60_000_000
MAX_TEXT = 20_000_000
_KIND = "application/pdf"
_EMBEDDED = Refusal("S-FILE-EMBEDDED", "carries other files inside", "publish the files one by one")
_SCANNED = Refusal(
    "S-FILE-SCANNED",
    "is a picture of paper without text, so it cannot be screened",
    "publish the words as text, or save the PDF with a text layer",
    "PHOTO",
)
_SCANNED_PAGE = Refusal(
    "S-FILE-SCANNED", "has a page that is only a picture", "look at that page yourself", "PHOTO", "warning"
)
_GARBLED = Refusal(
    "S-FILE-GARBLED", "has text that cannot be turned back into letters", "save it again with ordinary fonts"
)
_DATES = frozenset(("/CreationDate", "/ModDate", "/Producer", "/Creator", "/Trapped"))
_NO_LETTERS = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]|\\(cid:\\d+\\)")


def read_pdf(data: bytes) -> Attachment:
    """Return the words of a PDF, or why it is refused."""
    if len(data) > MAX_BYTES:
        return Attachment(_KIND, (), (TOO_BIG,))
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            return Attachment(_KIND, (), (LOCKED,))
        if len(reader.pages) > MAX_PAGES:
            return Attachment(_KIND, (), (TOO_BIG,))
        return _read_whole(reader)
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError) as error:
        del error  # its message may quote the file
    except (OSError, RecursionError, MemoryError, NotImplementedError, EOFError):
        pass
    return Attachment(_KIND, (), (LOCKED if b"/Encrypt" in data else BROKEN,))


def _read_whole(reader: "PdfReader") -> Attachment:
    texts = list(_read_properties(reader))
    refusals: list[Refusal] = []
    empty: list[int] = []
    size = 0
    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text()
        size += len(text)
        if size > MAX_TEXT:
            return Attachment(_KIND, (), (TOO_BIG,))
        if text.strip():
            texts.append((f"page {number}", text))
        elif _has_picture(page):
            empty.append(number)
        texts += ((f"page {number}, {where}", words) for where, words in _read_notes(page))
    words = "".join(text for where, text in texts if where.startswith("page "))
    if empty:
        refusals.append(_SCANNED if len(empty) == len(reader.pages) else _SCANNED_PAGE)
    if len(_NO_LETTERS.findall(words)) * 10 > len(words) > 0:
        refusals.append(_GARBLED)
    if reader.attachments:
        refusals.append(_EMBEDDED)
    return Attachment(_KIND, tuple(texts), tuple(refusals))


def _read_properties(reader: "PdfReader") -> Iterator[tuple[str, str]]:
    for key, value in (reader.metadata or {}).items():
        if key not in _DATES and str(value).strip():
            yield "properties", f"{key[1:]}: {value}"
    packet: Any = reader.root_object.get("/Metadata")
    if packet is not None:
        from medsite.screen.attachments_marks import read_xmp

        yield from (("properties", text) for text in read_xmp(packet.get_object().get_data()))
    for name, field in (reader.get_fields() or {}).items():
        for value in (name, field.get("/TU"), field.get("/V")):
            if isinstance(value, str) and value.strip():
                yield "a form field", value
    yield from (("the outline", text) for text in _read_outline(reader.outline))


def _read_outline(outline: Any, depth: int = 0) -> Iterator[str]:
    for item in outline:
        if isinstance(item, list):
            if depth < 50:
                yield from _read_outline(item, depth + 1)
        elif getattr(item, "title", None):
            yield str(item.title)


def _read_notes(page: "PageObject") -> Iterator[tuple[str, str]]:
    """Yield what the notes and links of a page say."""
    for reference in page.get("/Annots") or ():
        note = reference.get_object()
        for key in ("/Contents", "/T", "/Subj", "/TU"):
            if isinstance(note.get(key), str) and note[key].strip():
                yield "note", str(note[key])
        action = note.get("/A")
        target = action.get_object().get("/URI") if action is not None else None
        if target:
            yield "link", str(target)


def _has_picture(page: "PageObject") -> bool:
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    if objects is None:
        return False
    return any(item.get_object().get("/Subtype") in ("/Image", "/Form") for item in objects.get_object().values())
