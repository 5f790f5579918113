"""Tell what a file is by its bytes, never by its ending; and which kinds are refused outright."""

import re
from typing import Literal

from msgspec import Struct

from medsite.model.finding import Category
from medsite.model.problem import Severity


class Refusal(Struct, frozen=True):
    """Why a file cannot be published. reason: ends the sentence "NAME …"; mend: the next thing to do.

    severity: a warning where a person must look and no program can.
    """

    rule: str
    reason: str
    mend: str
    category: Category = "OTHER_ID"
    severity: Severity = "error"


class Attachment(Struct, frozen=True):
    """A file as the screening sees it.

    kind: a MIME type, or a plain word for what has none ("dicom"). texts: (where, text) pairs to be screened, such
    as ("page 3", …), ("properties", …), ("cell B2", …); where is "text" for a file that is text itself.
    """

    kind: str
    texts: tuple[tuple[str, str], ...] = ()
    refusals: tuple[Refusal, ...] = ()


Reading = tuple[tuple[tuple[str, str], ...], tuple[Refusal, ...]]
"""Texts and refusals that one reader found."""


def names(text: str) -> frozenset[str]:
    """Return the words of `text` as a set, for tables of names."""
    return frozenset(text.split())


_RECORD = "publish what readers need as text or a picture without anything about a person; never the record itself"
RECORD = Refusal("S-FILE-RECORD", "is a patient's record", _RECORD)
SCAN = Refusal("S-FILE-SCAN", "is a medical scan with its patient data", _RECORD, "PHOTO")
MAIL = Refusal("S-FILE-MAIL", "is a mail or a mailbox", "publish the words that readers need as an article")
ARCHIVE = Refusal("S-FILE-ARCHIVE", "is an archive; what is inside cannot be screened", "publish the files one by one")
DATABASE = Refusal("S-FILE-DATABASE", "is a database", "publish the table that readers need as CSV or in an article")
PROGRAM = Refusal("S-FILE-PROGRAM", "is a program", "link to where it is published instead")
SECRET = Refusal(
    "S-FILE-SECRET", "holds a secret key or password", "take it out of the folder, and replace it: it may be known now"
)
LOCKED = Refusal("S-FILE-LOCKED", "is locked with a password and cannot be screened", "save it without a password")
UNKNOWN = Refusal("S-FILE-UNKNOWN", "is of a kind that cannot be screened", "save it as PDF, a picture, or text")
BROKEN = Refusal("S-FILE-BROKEN", "cannot be read, so it cannot be screened", "open it, save it again, and look at it")
MAX_TEXT = 20_000_000
"""Characters in one file; nobody reads more, and no rule looks at more."""

TOO_BIG = Refusal("S-FILE-SIZE", "is too big to be screened", "make it smaller, or publish it in parts")
HEARD = Refusal(
    "S-FILE-MEDIA",
    "is sound or film; nobody but a person can tell whether a patient is in it",
    "listen to it whole; then waive this in content/waivers.yaml with your name",
    "PHOTO",
    "warning",
)
_OLD_OFFICE = Refusal(
    "S-FILE-OLD",
    "is in an old Office format that cannot be screened",
    "save it as PDF, DOCX, XLSX, PPTX or OpenDocument",
)
_FOREIGN_PICTURE = Refusal(
    "S-FILE-PICTURE",
    "is a picture that browsers do not show and that may hold patient data",
    "save it as JPEG, PNG or WebP",
)

Family = Literal["image", "pdf", "zip", "media", "font", "text", "refused"]
Sign = tuple[bytes, str, Family, Refusal | None]

_SIGNS: tuple[Sign, ...] = (
    (b"\xff\xd8\xff", "image/jpeg", "image", None),
    (b"\x89PNG\r\n\x1a\n", "image/png", "image", None),
    (b"GIF87a", "image/gif", "image", None),
    (b"GIF89a", "image/gif", "image", None),
    (b"\x00\x00\x01\x00", "image/x-icon", "image", None),
    (b"II*\x00", "image/tiff", "refused", _FOREIGN_PICTURE),
    (b"MM\x00*", "image/tiff", "refused", _FOREIGN_PICTURE),
    (b"II+\x00", "image/tiff", "refused", _FOREIGN_PICTURE),
    (b"\xff\x0a", "image/jxl", "refused", _FOREIGN_PICTURE),
    (b"\x00\x00\x00\x0cJXL ", "image/jxl", "refused", _FOREIGN_PICTURE),
    (b"\x00\x00\x00\x0cjP  ", "image/jp2", "refused", _FOREIGN_PICTURE),
    (b"8BPS", "image/vnd.adobe.photoshop", "refused", _FOREIGN_PICTURE),
    (b"PK\x03\x04", "application/zip", "zip", None),
    (b"PK\x05\x06", "application/zip", "refused", ARCHIVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage", "refused", _OLD_OFFICE),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", "refused", ARCHIVE),
    (b"Rar!\x1a\x07", "application/vnd.rar", "refused", ARCHIVE),
    (b"\x1f\x8b", "application/gzip", "refused", ARCHIVE),
    (b"\x1f\x9d", "application/x-compress", "refused", ARCHIVE),
    (b"BZh", "application/x-bzip2", "refused", ARCHIVE),
    (b"\xfd7zXZ\x00", "application/x-xz", "refused", ARCHIVE),
    (b"\x28\xb5\x2f\xfd", "application/zstd", "refused", ARCHIVE),
    (b"MSCF", "application/vnd.ms-cab-compressed", "refused", ARCHIVE),
    (b"!<arch>\n", "application/x-archive", "refused", ARCHIVE),
    (b"SQLite format 3\x00", "application/vnd.sqlite3", "refused", DATABASE),
    (b"\x00\x01\x00\x00Standard Jet DB", "application/x-msaccess", "refused", DATABASE),
    (b"\x00\x01\x00\x00Standard ACE DB", "application/x-msaccess", "refused", DATABASE),
    (b"PAR1", "application/vnd.apache.parquet", "refused", DATABASE),
    (b"\x89HDF\r\n\x1a\n", "application/x-hdf5", "refused", DATABASE),
    (b"!BDN", "application/vnd.ms-outlook-pst", "refused", MAIL),
    (b"\x78\x9f\x3e\x22", "application/ms-tnef", "refused", MAIL),
    (b"MZ", "application/x-msdownload", "refused", PROGRAM),
    (b"\x7fELF", "application/x-elf", "refused", PROGRAM),
    (b"\xca\xfe\xba\xbe", "application/java-vm", "refused", PROGRAM),
    (b"\xce\xfa\xed\xfe", "application/x-mach-binary", "refused", PROGRAM),
    (b"\xcf\xfa\xed\xfe", "application/x-mach-binary", "refused", PROGRAM),
    (b"\x00asm", "application/wasm", "refused", PROGRAM),
    (b"{\\rtf", "application/rtf", "refused", UNKNOWN),
    (b"%!PS", "application/postscript", "refused", UNKNOWN),
    (b"\x1aE\xdf\xa3", "video/webm", "media", None),
    (b"OggS", "audio/ogg", "media", None),
    (b"fLaC", "audio/flac", "media", None),
    (b"ID3", "audio/mpeg", "media", None),
    (b"wOFF", "font/woff", "font", None),
    (b"wOF2", "font/woff2", "font", None),
    (b"OTTO", "font/otf", "font", None),
    (b"ttcf", "font/collection", "font", None),
    (b"true\x00", "font/ttf", "font", None),
    (b"\x00\x01\x00\x00\x00", "font/ttf", "font", None),
)
_Told = tuple[str, Family, Refusal | None]
_TEXT: _Told = ("text/plain", "text", None)
_RIFF: dict[bytes, _Told] = {
    b"WEBP": ("image/webp", "image", None),
    b"WAVE": ("audio/wav", "media", None),
    b"AVI ": ("video/x-msvideo", "media", None),
}
_FAR_SIGNS: tuple[tuple[int, bytes, _Told], ...] = (
    (257, b"ustar", ("application/x-tar", "refused", ARCHIVE)),
    (32769, b"CD001", ("application/x-iso9660-image", "refused", ARCHIVE)),
    (344, b"n+1\0", ("application/x-nifti", "refused", SCAN)),
    (344, b"ni1\0", ("application/x-nifti", "refused", SCAN)),
    (0, b"\xff\xfb", ("audio/mpeg", "media", None)),
    (0, b"\xff\xf3", ("audio/mpeg", "media", None)),
    (0, b"\xff\xf2", ("audio/mpeg", "media", None)),
)
_BMP = re.compile(rb"BM.{4}\0{4}.{4}[\x28\x6c\x7c]\0\0\0", re.DOTALL)
_DICOM_BARE = re.compile(rb"[\x02\x08]\x00[\x00-\x20]\x00(?:UL|OB|UI|CS|LO|SH)")
_HEIF = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


def tell_kind(data: bytes) -> _Told:
    """Return the kind of a file, the family that says who reads it, and why it is refused outright, if it is."""
    if data[128:132] == b"DICM" or _DICOM_BARE.match(data):
        return "application/dicom", "refused", SCAN
    for sign, kind, family, refusal in _SIGNS:
        if data.startswith(sign):
            return (kind, family, _look_into(data) if kind == "application/x-ole-storage" else refusal)
    if data[4:8] == b"ftyp":
        return _tell_boxed(data)
    return _RIFF.get(data[8:12], _TEXT) if data.startswith(b"RIFF") else _tell_rest(data)


def _tell_rest(data: bytes) -> _Told:
    """Tell the kinds whose signs are not at the start, or too short to be asked first."""
    if b"%PDF-" in data[:1024]:
        return "application/pdf", "pdf", None
    if _BMP.match(data):
        return "image/bmp", "image", None
    return next((told for at, sign, told in _FAR_SIGNS if data.startswith(sign, at)), _TEXT)


def _tell_boxed(data: bytes) -> _Told:
    """Tell the kinds that are made of ISO 14496-12 boxes by their brands."""
    brands = data[8 : max(12, min(int.from_bytes(data[:4], "big"), 256))]
    if b"avif" in brands or b"avis" in brands:
        return "image/avif", "image", None
    if any(brand in brands for brand in _HEIF):
        return "image/heic", "refused", _FOREIGN_PICTURE
    if brands.startswith((b"M4A", b"M4B")):
        return "audio/mp4", "media", None
    return "video/mp4", "media", None


def _look_into(data: bytes) -> Refusal:
    """Tell the kinds of OLE storage apart by the names of their streams, which are UTF-16."""
    if _wide("__substg1.0_") in data or _wide("__properties_version1.0") in data:
        return MAIL
    if _wide("EncryptedPackage") in data:
        return LOCKED
    return _OLD_OFFICE


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")
