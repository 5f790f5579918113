"""What the feeds' formats share: an entry, its HTML, its text without what XML cannot carry."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

from medsite.model.feed import EntryView
from medsite.render.bodies import render_neutral
from medsite.render.copies import make_copy
from medsite.render.materials import Materials, body_of

# what is no character of XML 1.0 (section 2.2)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPACES = str.maketrans({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


@dataclass(frozen=True, slots=True)
class EntryJob:
    """An entry to be made, and from what; the body's digest stands in the entry."""

    entry: EntryView
    materials: Materials = field(compare=False, repr=False)


def clean(text: str) -> str:
    """Return `text` without characters that XML cannot carry."""
    return _NOT_XML.sub("", text)


def quoted(text: str) -> str:
    """Return `text` as the value of an attribute in XML, in quotes, as ``xml.sax`` does, which loads half of urllib."""
    text = escape(text, quote=False).translate(_SPACES)
    if '"' in text and "'" not in text:
        return f"'{text}'"
    return '"' + text.replace('"', "&quot;") + '"'


@lru_cache(maxsize=2048)
def entry_html(job: EntryJob) -> str:
    """Return the entry's body with absolute addresses, fit for XML; "" where the feed carries summaries only.

    Corrections stand first: who has read the text before must not search for them.
    """
    view = job.entry.body
    if not view:
        return ""
    notes = "".join(f"<p><strong>{escape(note)}</strong></p>" for note in job.entry.notes)
    return clean(notes + render_neutral(view, *body_of(view, job.materials), job.entry.url))


def entry_summary(entry: EntryView) -> str:
    """Return the entry's summary, with its corrections where the feed carries nothing else."""
    return clean(entry.summary if entry.body else " ".join((entry.summary, *entry.notes)).strip())


def picture_length(job: EntryJob) -> int:
    """Return the bytes of the entry's image as it is published, 0 where that is not known."""
    entry = job.entry
    data = job.materials.files.get(entry.picture, b"")
    return _published_length(data, entry.picture) if data else entry.image[2] if entry.image else 0


@lru_cache(maxsize=256)
def _published_length(data: bytes, path: str) -> int:
    return len(make_copy(path, data))
