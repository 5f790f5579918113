"""Read PDF files with pypdf: the words of pages, notes, fields and properties; what cannot be read is refused."""

import io
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from medsite.screen.attachments_kinds import BROKEN, LOCKED, MAX_TEXT, TOO_BIG, Attachment, Refusal
from medsite.screen.attachments_marks import read_xmp

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MAX_PAGES = 300
MAX_BYTES = 60_000_000
MAX_DRAWING = 8_000_000
MAX_STEPS = 3_000_000
MAX_VERSIONS = 6
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
_DULL_PROPERTIES = frozenset(("/CreationDate", "/ModDate", "/Producer", "/Creator", "/Trapped"))
_NO_LETTERS = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]|\\(cid:\\d+\\)")
_END = re.compile(rb"%%EOF\s*")

Texts = list[tuple[str, str]]


class _TooMuch(Exception):  # noqa: N818 - it says what a file is, not that the program went wrong
    """Raised where a file takes more steps than any document for readers needs."""


def read_pdf(data: bytes) -> Attachment:
    """Return the words of a PDF, of its earlier versions too where they are still inside, or why it is refused."""
    if len(data) > MAX_BYTES:
        return Attachment(_KIND, (), (TOO_BIG,))
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings quote the file
    found = _read_version(data)
    if BROKEN in found.refusals or LOCKED in found.refusals:
        return found
    texts = dict.fromkeys(text for _, text in found.texts)
    earlier = [
        (f"an earlier version, {where}", text)
        for version in _earlier_versions(data)
        for where, text in _read_version(version).texts
        if text not in texts
    ]
    return Attachment(_KIND, (*found.texts, *dict.fromkeys(earlier)), found.refusals)


def _earlier_versions(data: bytes) -> Iterator[bytes]:
    """Yield what the file was before its last changes: programs that "save" a PDF often only add to its end."""
    ends = [match.end() for match in _END.finditer(data)][:-1]
    if b"/Linearized" in data[:1024]:
        ends = ends[1:]  # the first end of a file for the web is not a version
    for end in ends[-MAX_VERSIONS:]:
        yield data[:end]


def _read_version(data: bytes) -> Attachment:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            return Attachment(_KIND, (), (LOCKED,))
        if len(reader.pages) > MAX_PAGES:
            return Attachment(_KIND, (), (TOO_BIG,))
        return _read_whole(reader)
    except _TooMuch:
        return Attachment(_KIND, (), (TOO_BIG,))
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError):
        pass
    except (OSError, RecursionError, MemoryError, NotImplementedError, EOFError):
        pass
    return Attachment(_KIND, (), (LOCKED if b"/Encrypt" in data else BROKEN,))


def _read_whole(reader: "PdfReader") -> Attachment:
    texts = list(_read_properties(reader))
    pages: Texts = []
    pictures = 0
    budget = _Budget()
    for number, page in enumerate(reader.pages, 1):
        text = budget.read_words(page)
        if text.strip():
            pages.append((f"page {number}", text))
        elif _draws(page):
            pictures += 1
        texts += ((f"page {number}, {where}", words) for where, words in _read_notes(page))
    refusals = _judge([text for _, text in pages], pictures, len(reader.pages))
    return Attachment(_KIND, (*pages, *texts), (*refusals, _EMBEDDED) if reader.attachments else refusals)


def _judge(pages: list[str], pictures: int, count: int) -> tuple[Refusal, ...]:
    """Return why the words of the pages are not all that a reader sees."""
    refusals = []
    if pictures:
        refusals.append(_SCANNED if pictures == count else _SCANNED_PAGE)
    if any(len(_NO_LETTERS.findall(text)) * 10 > len(text) for text in pages):
        refusals.append(_GARBLED)
    return tuple(refusals)


class _Budget:
    """How much work a whole file may still be: counted in steps, so that the answer is the same on any machine."""

    def __init__(self) -> None:
        self.steps = 0
        self.size = 0

    def read_words(self, page: "PageObject") -> str:
        """Return the words of a page."""
        if sum(map(len, _drawings(page))) > MAX_DRAWING:
            raise _TooMuch
        text = page.extract_text(visitor_operand_before=self._count)
        self.size += len(text)
        if self.size > MAX_TEXT:
            raise _TooMuch
        return text

    def _count(self, *_: object) -> None:
        self.steps += 1
        if self.steps > MAX_STEPS:
            raise _TooMuch


def _objects(page: "PageObject") -> list[Any]:
    """Return the pictures and forms that a page may show."""
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    return [item.get_object() for item in objects.get_object().values()] if objects is not None else []


def _drawings(page: "PageObject") -> Iterator[bytes]:
    contents = page.get("/Contents")
    if contents is not None:
        whole = contents.get_object()
        yield from (part.get_object().get_data() for part in (whole if isinstance(whole, list) else [whole]))
    yield from (item.get_data() for item in _objects(page) if item.get("/Subtype") == "/Form")


def _draws(page: "PageObject") -> bool:
    """Tell whether a page without words shows anything."""
    return any(item.get("/Subtype") in ("/Image", "/Form") for item in _objects(page)) or any(
        re.search(rb"\bID\s|\bTj|\bTJ", data) for data in _drawings(page)
    )


def _read_properties(reader: "PdfReader") -> Iterator[tuple[str, str]]:
    for key, value in (reader.metadata or {}).items():
        if key not in _DULL_PROPERTIES and str(value).strip():
            yield "properties", f"{key[1:]}: {value}"
    packet: Any = reader.root_object.get("/Metadata")
    if packet is not None:
        yield from (("properties", text) for text in read_xmp(packet.get_object().get_data()))
    for name, field in (reader.get_fields() or {}).items():
        for value in (name, field.get("/TU"), field.get("/V")):
            if isinstance(value, str) and value.strip():
                yield "a form field", str(value)
    yield from (("a form", text) for text in _read_form_data(reader))
    yield from (("the outline", text) for text in _read_outline(reader.outline))


def _read_form_data(reader: "PdfReader") -> Iterator[str]:
    """Yield the words of a form's XFA data, which are XML in one or many streams."""
    form: Any = reader.root_object.get("/AcroForm")
    data = form.get_object().get("/XFA") if form is not None else None
    if data is not None:
        whole = data.get_object()
        parts = [part.get_object() for part in (whole if isinstance(whole, list) else [whole])]
        yield from read_xmp(b"".join(part.get_data() for part in parts if hasattr(part, "get_data")))


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
        for key in ("/Contents", "/T", "/Subj", "/TU", "/RC"):
            if isinstance(note.get(key), str) and note[key].strip():
                yield "note", str(note[key])
        action = note.get("/A")
        target = action.get_object().get("/URI") if action is not None else None
        if target:
            yield "link", str(target)
