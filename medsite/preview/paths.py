"""From what a browser asks for to a path under output/, and to nothing else: no disk is involved."""

import unicodedata
from urllib.parse import quote, unquote_to_bytes

_ALLOWED = ".well-known"
_LONGEST = 3000  # bytes; no page has a longer address


def read_path(raw: bytes, base: str) -> str | None:
    """Return the output path for a request's path, None for one that no page of a site can have.

    raw: as it came, still encoded. base: the site's base path, with slashes at both ends.
    """
    try:
        path = unicodedata.normalize("NFC", unquote_to_bytes(raw.split(b"?")[0]).decode("utf-8"))
    except UnicodeDecodeError:
        return None
    if (
        len(raw) > _LONGEST
        or not path.startswith(base)
        or "\\" in path
        or any(ord(c) < 32 or ord(c) == 127 for c in path)
    ):
        return None
    inner = path[len(base) :]
    pieces = inner.split("/")
    if any(piece.startswith(".") and piece != _ALLOWED for piece in pieces) or "" in pieces[:-1]:
        return None
    return inner + "index.html" if inner == "" or inner.endswith("/") else inner


def url_of(path: str, base: str) -> str:
    """Return the URL path of an output path."""
    shown = path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
    return base + quote(shown, safe="/~@:+=")
