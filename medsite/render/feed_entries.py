"""What the feeds' formats share: an entry, its HTML, its text without what XML cannot carry."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from medsite.model.feed import EntryView
from medsite.render.bodies import render_neutral
from medsite.render.materials import Materials, body_of

# all but the characters of XML 1.0 (section 2.2)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class EntryJob:
    """An entry to be made, and from what; the body's digest stands in the entry."""

    entry: EntryView
    materials: Materials = field(compare=False, repr=False)


def clean(text: str) -> str:
    """Return `text` without characters that XML cannot carry."""
    return _NOT_XML.sub("", text)


@lru_cache(maxsize=2048)
def entry_html(job: EntryJob) -> str:
    """Return the entry's body with absolute addresses, "" where the feed carries summaries only."""
    view = job.entry.body
    return render_neutral(view, *body_of(view, job.materials), job.entry.url) if view else ""
