"""Readings as JSON for the store, and back: plain data only, checked on the way in."""

import functools
from dataclasses import replace
from datetime import timezone

from pydantic import TypeAdapter

from medsite.model.content import Article, Body, Page
from medsite.model.people import Doctor
from medsite.model.reading import Document, Reading

_KINDS: dict[type, str] = {Article: "article", Doctor: "doctor", Page: "page"}


@functools.cache
def _documents() -> dict[str, TypeAdapter[Document]]:
    return {kind: TypeAdapter(model) for model, kind in _KINDS.items()}


@functools.cache
def _bodies() -> TypeAdapter[Body]:
    return TypeAdapter(Body)


def pack_reading(reading: Reading) -> tuple[bytes, bytes]:
    """Return the document and the body as JSON."""
    kind = _KINDS[type(reading.document)]
    document = _documents()[kind].dump_json(reading.document)
    return kind.encode() + b"\n" + document, _bodies().dump_json(reading.body)


def unpack_document(data: bytes) -> Document:
    """Return the document; raises ValueError for anything that is not one."""
    kind, _, packed = data.partition(b"\n")
    adapter = _documents().get(kind.decode("ascii", "replace"))
    if adapter is None:
        raise ValueError("this is no stored document")
    document = adapter.validate_json(packed)
    if isinstance(document, Article):
        offset = document.published.utcoffset()
        if offset is None:
            raise ValueError("a stored moment has no offset")
        return replace(document, published=document.published.replace(tzinfo=timezone(offset)))
    return document


def unpack_body(data: bytes) -> Body:
    """Return the body; raises ValueError for anything that is not one."""
    return _bodies().validate_json(data)
