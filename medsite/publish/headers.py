"""What a host should say of each file: its kind, and for how long a browser may keep it."""

import re

_TEXT = "; charset=utf-8"
_TYPES = {
    "html": "text/html" + _TEXT,
    "css": "text/css" + _TEXT,
    "js": "text/javascript" + _TEXT,
    "mjs": "text/javascript" + _TEXT,
    "json": "application/json" + _TEXT,
    "webmanifest": "application/manifest+json" + _TEXT,
    "xml": "application/xml" + _TEXT,
    "xsl": "text/xsl" + _TEXT,
    "opml": "text/x-opml" + _TEXT,
    "txt": "text/plain" + _TEXT,
    "bib": "application/x-bibtex" + _TEXT,
    "ris": "application/x-research-info-systems" + _TEXT,
    "vcf": "text/vcard" + _TEXT,
    "ics": "text/calendar" + _TEXT,
    "vtt": "text/vtt" + _TEXT,
    "srt": "application/x-subrip" + _TEXT,
    "csv": "text/csv" + _TEXT,
    "md": "text/markdown" + _TEXT,
    "svg": "image/svg+xml" + _TEXT,
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "woff": "font/woff",
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
    "zip": "application/zip",
    "wasm": "application/wasm",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Ending → media type (IANA's registry). A table of our own: the one of the system differs from machine to machine."""
_NAMES = {
    "feed.xml": "application/rss+xml" + _TEXT,
    "podcast.xml": "application/rss+xml" + _TEXT,
    "atom.xml": "application/atom+xml" + _TEXT,
    "feed.json": "application/feed+json" + _TEXT,
}
_DIGEST_NAMED = re.compile(r"-(?=[0-9]*[a-f])[0-9a-f]{10}(?:-[0-9]+w?)?\.[a-z0-9]+$")  # plan/urls.py, plan/pictures.py
IMMUTABLE = "public, max-age=31536000, immutable"
SHORT = "public, max-age=300"
FRESH = "public, max-age=0, must-revalidate"


def content_type(path: str) -> str:
    """Return the media type of the file at `path`, by its name."""
    name = path.rpartition("/")[2]
    return _NAMES.get(name) or _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")


def cache_control(path: str) -> str:
    """Return how long `path` may be kept: for ever where its name holds its digest, else until the next request."""
    name = path.rpartition("/")[2]
    if _DIGEST_NAMED.search(name):
        return IMMUTABLE
    return FRESH if name.endswith((".html", ".xml", ".json", ".txt")) or "." not in name else SHORT
