"""Find files that stand inside text as data: addresses, and read them like any other."""

import base64
import re
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from medsite.screen.attachments_kinds import Attachment, Refusal

Nested = Callable[[str, bytes], Attachment]
"""Reads a file inside a file: (name, bytes) → what is in it."""

_DATA = re.compile(r"\s*data:[\w/+.-]*((?:;[\w=.-]+)*),(.*)", re.DOTALL)
_IN_TEXT = re.compile(r"data:[\w.+-]{1,40}/[\w.+-]{1,80}(?:;[\w=.-]{1,60}){0,4};base64,([A-Za-z0-9+/=_%-]{16,})")
_MAX_INSIDE = 500


def read_address(address: str, nested: Nested) -> Attachment | None:
    """Return what a data: address holds, or None for any other address."""
    found = _DATA.match(address)
    return nested("a file", _decode(found[1], found[2])) if found else None


def read_inside(text: str, nested: Nested) -> Attachment:
    """Return the words and refusals of all files that stand in `text` as data: addresses."""
    texts: dict[tuple[str, str], None] = {}
    refusals: dict[Refusal, None] = {}
    for at, found in enumerate(_IN_TEXT.finditer(text)):
        if at >= _MAX_INSIDE:
            break
        inner = nested("a file", _decode(";base64", found[1]))
        line = text.count("\n", 0, found.start()) + 1
        texts |= dict.fromkeys((f"line {line}, a file inside, {where}", words) for where, words in inner.texts)
        refusals |= dict.fromkeys(inner.refusals)
    return Attachment("text/plain", tuple(texts), tuple(refusals))


def _decode(options: str, body: str) -> bytes:
    plain = unquote_to_bytes(body)
    if "base64" not in options:
        return plain
    try:
        return base64.b64decode(
            re.sub(rb"\s", b"", plain).rstrip(b"=") + b"==", altchars=b"-_" if b"_" in plain else None
        )
    except ValueError:
        return b"\0"
