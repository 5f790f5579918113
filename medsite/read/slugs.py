"""Slugs and anchors: names that are safe in an address and as a folder on every kind of disk."""

import functools
import re
import unicodedata

LONGEST_SLUG = 100
"""Bytes of UTF-8; with an extension and a digest it still fits every file system."""

_ASCII_RUN = re.compile(r"[^a-z0-9]+")
_DATE_HEAD = re.compile(r"\d{4}-\d{2}(?:-\d{2})?[-_ ]+(?!\d{2}$)(?=.)")
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{digit}" for digit in range(1, 10)), *(f"lpt{digit}" for digit in range(1, 10))]
)


@functools.lru_cache(4096)
def make_slug(text: str) -> str:
    """Return `text` as a slug: lower case, letters, marks and digits of any script, hyphens between; "" if none."""
    if text.isascii():
        return _ASCII_RUN.sub("-", text.lower().replace("'", "")).strip("-")
    text = unicodedata.normalize("NFC", text.lower().replace("\u2019", ""))
    kept = [char if unicodedata.category(char)[0] in "LMN" or char in "\u200c\u200d" else " " for char in text]
    return "-".join("".join(kept).split())


def explain_slug(slug: str) -> str:
    """Return what is wrong with a slug, "" for nothing."""
    if not slug:
        return "the slug is empty"
    if len(slug.encode()) > LONGEST_SLUG:
        return f"the slug is longer than {LONGEST_SLUG} bytes"
    if slug.split(".", maxsplit=1)[0] in _RESERVED:
        return "Windows keeps this name for itself"
    if slug != make_slug(slug):
        return "a slug has lower-case letters, digits and single hyphens only"
    return ""


def name_slug(path: str) -> str:
    """Return the slug that a source's path gives: its name, or its folder's for NAME/index.md, without a date."""
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    if stem == "index" and path.count("/") > 2:
        stem = path.split("/")[-2]
    date = _DATE_HEAD.match(stem)
    return make_slug(stem[date.end() :] if date else stem)
