"""Read Office files (DOCX, XLSX, PPTX, OpenDocument): every word in them, within bounds; other ZIPs are archives."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from medsite.screen.attachments_inside import Nested
from medsite.screen.attachments_kinds import ARCHIVE, BROKEN, LOCKED, PROGRAM, TOO_BIG, Attachment, Refusal, names
from medsite.screen.attachments_sheet import read_sheet_parts
from medsite.screen.attachments_xml import Piece, Unreadable, read_xml

MAX_PARTS = 4_000
MAX_WHOLE = 150_000_000
MAX_RATIO = 250
_SMALL = 2_000_000

_OOXML = {
    "word/": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_ODF = "application/vnd.oasis.opendocument."
_BLOCKS = names(
    "p h si tr tc title subject creator keywords description lastModifiedBy category author text definedName "
    "c is v f oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter cm cat pt"
)
_CELLS = names("c is v t f")
_KEPT = names(
    "author initials descr title name userId providerId Target href alt prompt promptTitle error errorTitle "
    "tooltip display display-name description string-value val-text lastUser"
)
_PROPERTIES = re.compile(r"docProps/|meta\.xml$|customXml/")
_DULL = names(
    "created modified revision TotalTime Pages Words Characters Lines Paragraphs Application AppVersion Template i4 "
    "DocSecurity ScaleCrop LinksUpToDate CharactersWithSpaces SharedDoc HyperlinksChanged Slides Notes HiddenSlides "
    "MMClips PresentationFormat generator editing-cycles editing-duration creation-date print-date"
)
_MACROS = re.compile(r"vbaProject\.bin$|^Basic/|/activeX|^Scripts/", re.IGNORECASE)
_OPAQUE = re.compile(r"printerSettings\d*\.bin$|\.odttf$|\.(?:emf|wmf|wdp)$|^layout-cache$", re.IGNORECASE)
_TECHNICAL = re.compile(
    r"(?:theme|settings|styles|stylesWithEffects|fontTable|webSettings|numbering|calcChain|tableStyles|viewProps|presProps)\d*\.xml$"
)
_PART_NAME = re.compile(r"[\w./-]*\.(?:xml|rels|bin|jpe?g|png|emf|wmf)|[a-z]\w*")
_MACRO = Refusal("S-FILE-PROGRAM", "holds macros", "save it without macros")
_OBJECT = Refusal("S-FILE-EMBEDDED", "holds an embedded file that cannot be screened", "take the embedded object out")


def read_zip(data: bytes, nested: Nested) -> Attachment:
    """Return what stands in a ZIP file: an Office file's words, or why it is refused. nested: reads files inside."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            kind = _tell_office(archive)
            if not kind:
                return Attachment("application/zip", (), (ARCHIVE,))
            refusals = _check_bounds(archive, data)
            return Attachment(kind, (), refusals) if refusals else _read_parts(kind, archive, nested)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError):
        return Attachment("application/zip", (), (BROKEN,))


def _tell_office(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    if "[Content_Types].xml" in names:
        return next((kind for folder, kind in _OOXML.items() if any(name.startswith(folder) for name in names)), "")
    if "mimetype" in names and "content.xml" in names and archive.getinfo("mimetype").file_size < 200:
        kind = archive.read("mimetype").decode("ascii", "replace").strip()
        return kind if kind.startswith(_ODF) else ""
    return ""


def _check_bounds(archive: zipfile.ZipFile, data: bytes) -> tuple[Refusal, ...]:
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        return (LOCKED,)
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_WHOLE:
        return (TOO_BIG,)
    if any(part.file_size > _SMALL and part.file_size > MAX_RATIO * max(1, part.compress_size) for part in parts):
        return (TOO_BIG,)
    if len({part.filename for part in parts}) != len(parts) or _has_gaps(archive, data):
        return (BROKEN,)
    return ()


def _has_gaps(archive: zipfile.ZipFile, data: bytes) -> bool:
    """Tell whether bytes stand before the first part or behind the end, where something may hide."""
    first = min((part.header_offset for part in archive.infolist()), default=0)
    end = data.rfind(b"PK\x05\x06")
    comment = len(archive.comment)
    return first > 0 or end < 0 or end + 22 + comment < len(data)


def _read_parts(kind: str, archive: zipfile.ZipFile, nested: Nested) -> Attachment:
    texts: list[tuple[str, str]] = []
    refusals: list[Refusal] = []
    if archive.comment.strip():
        texts.append(("the archive's comment", archive.comment.decode("utf-8", "replace")))
    if "spreadsheetml" in kind:
        texts += read_sheet_parts(archive)
    for name in archive.namelist():
        if name.endswith("/") or name == "mimetype":
            continue
        found = _read_part(kind, name, archive.read(name), nested)
        texts += _unsaid(found.texts, texts) if name == "xl/sharedStrings.xml" else found.texts
        refusals += found.refusals
    return Attachment(kind, tuple(dict.fromkeys(texts)), tuple(dict.fromkeys(refusals)))


def _unsaid(texts: tuple[tuple[str, str], ...], said: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the strings of a workbook that no cell shows: what was in cells that are deleted now."""
    shown = "\n".join(text for _, text in said)
    for _, text in texts:
        yield from (("a deleted cell", words) for words in text.split("\n\n") if words not in shown)


def _read_part(kind: str, name: str, data: bytes, nested: Nested) -> Attachment:
    """Return what one part of an Office file says."""
    if _MACROS.search(name):
        return Attachment(kind, (), (_MACRO,))
    if name == "META-INF/manifest.xml" and b"encryption-data" in data:
        return Attachment(kind, (), (LOCKED,))
    if _OPAQUE.search(name):
        return Attachment(kind, tuple((name, text) for text in find_strings(data)))
    if data.lstrip()[:1] in (b"<", b"\xef") or (data[:2] in (b"\xff\xfe", b"\xfe\xff")):
        return _read_words(kind, name, data)
    return _read_inner(kind, name, nested(name, data))


def _read_inner(kind: str, name: str, inner: Attachment) -> Attachment:
    """Return what a file inside an Office file says; programs and old Office objects there have one name."""
    if PROGRAM in inner.refusals or inner.kind == "application/x-ole-storage":
        return Attachment(kind, (), (_OBJECT,))
    return Attachment(kind, tuple((f"{name}, {where}", text) for where, text in inner.texts), inner.refusals)


def _read_words(kind: str, name: str, data: bytes) -> Attachment:
    """Return the words of one XML part."""
    properties = bool(_PROPERTIES.search(name))
    blocks = (lambda _: True) if properties else _BLOCKS.__contains__
    try:
        words = read_xml(data, blocks, _KEPT.__contains__, doctype=name.startswith("META-INF/"))
    except Unreadable:
        return Attachment(kind, (), (BROKEN,))
    where = "properties" if properties else _call(name)
    if name.startswith("xl/worksheets/"):
        words.blocks = [piece for piece in words.blocks if piece.name not in _CELLS]
    texts = list(_join_properties(words.blocks) if properties else _join(words.blocks))
    if not _TECHNICAL.search(name):
        texts += dict.fromkeys(piece.text for piece in words.attributes if not _is_dull(piece.name, piece.text))
    texts += (piece.text for piece in words.comments)
    return Attachment(kind, tuple((where, text) for text in texts))


def _join(blocks: list[Piece]) -> Iterator[str]:
    text = "\n\n".join(piece.text for piece in blocks)
    if text:
        yield text


def _join_properties(blocks: list[Piece]) -> Iterator[str]:
    for piece in blocks:
        if piece.name not in _DULL:
            yield f"{piece.name}: {piece.text}"


def _is_dull(key: str, value: str) -> bool:
    """Tell whether an attribute only names a part, a style or an address of the format itself."""
    if value.startswith(("http://schemas.", "http://purl.", "http://www.w3.org/", "urn:")):
        return True
    return key in ("Target", "name") and bool(
        re.fullmatch(r"[\w./-]*\.(?:xml|rels|bin|jpe?g|png|emf|wmf)|[a-z]\w*", value)
    )


def _call(name: str) -> str:
    """Return a part's name as people would say it."""
    stem = re.sub(r"(?:_rels/|\.xml|\.rels)", "", name).rpartition("/")[2]
    found = re.fullmatch(r"([a-zA-Z]+)(\d+)", stem)
    return f"{found[1]} {found[2]}" if found else {"document": "the text", "content": "the text"}.get(stem, stem)


def find_strings(data: bytes, least: int = 6) -> list[str]:
    """Return runs of printable characters in bytes of an unknown kind, in ASCII and in UTF-16."""
    narrow = re.findall(rb"[\x20-\x7e]{%d,2000}" % least, data[:5_000_000])
    wide = re.findall(rb"(?:[\x20-\x7e]\x00){%d,2000}" % least, data[:5_000_000])
    return [text.decode("ascii") for text in narrow] + [text.decode("utf-16-le") for text in wide]
