"""Readings as JSON for the store, and back: plain data only, checked on the way in."""

import functools
from sys import intern

from msgspec.json import Decoder, encode
from msgspec.structs import force_setattr

from medsite.model.content import Article, Body, Page
from medsite.model.people import Doctor
from medsite.model.reading import Document, Reading

_KINDS: dict[bytes, type[Document]] = {b"article": Article, b"doctor": Doctor, b"page": Page}
_NAMES = {kind: name for name, kind in _KINDS.items()}


@functools.cache
def _decoder(kind: bytes) -> Decoder[Document]:
    return Decoder(_KINDS[kind])


@functools.cache
def _bodies() -> Decoder[Body]:
    return Decoder(Body)


def pack_reading(reading: Reading) -> tuple[bytes, bytes]:
    """Return the document and the body as JSON."""
    return _NAMES[type(reading.document)] + b"\n" + encode(reading.document), encode(reading.body)


def unpack_document(data: bytes) -> Document:
    """Return the document; raises ValueError for anything that is not one."""
    kind, _, packed = data.partition(b"\n")
    if kind not in _KINDS:
        raise ValueError("this is no stored document")
    document = _decoder(kind).decode(packed)
    for slot in document.bio.slots if isinstance(document, Doctor) else document.body.slots:
        force_setattr(slot.place, "path", document.source)  # one text for all places of a document, not one each
    if isinstance(document, Article) and document.published.utcoffset() is None:
        raise ValueError("a stored moment has no offset")
    if isinstance(document, Article):
        force_setattr(document, "tags", tuple(map(intern, document.tags)))  # as many articles have them
        force_setattr(document, "authors", tuple(map(intern, document.authors)))
    return document


def unpack_body(data: bytes) -> Body:
    """Return the body; raises ValueError for anything that is not one."""
    return _bodies().decode(data)
