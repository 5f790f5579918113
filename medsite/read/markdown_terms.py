"""The words of a body that the site's search looks for."""

import re
from collections.abc import Iterable

from medsite.compute.words import distinct
from medsite.model.content import Heading

MOST = 200  # distinct words of a text: nearly all of an ordinary article, and never more than some two kilobytes
# What stands in Markdown and is not read: comments, tags, targets of links, addresses, attributes, entities.
# Each begins with a letter that is written out, so that a regular expression finds the few places where one can start.
_UNREAD = re.compile(
    r"<!--(?s:.*?)(?:-->|$)|<[^<>]*>|\]\([^()\n]*\)|\{[^{}\n]*\}|&#?\w+;"
    "|h[tT][tT][pP][sS\u017f]?://\\S+|H[tT][tT][pP][sS\u017f]?://\\S+"
)


def find_terms(headings: Iterable[Heading], said: Iterable[str]) -> tuple[str, str]:
    """Return the words of the headings and those of the text. said: its Markdown, a stretch for each block."""
    titles = distinct(" ".join([heading.text for heading in headings]), MOST)
    text = "\n".join(
        [
            _UNREAD.sub(" ", part) if "]" in part or "<" in part or "{" in part or "&" in part or ":" in part else part
            for part in said
        ]
    )
    return titles, distinct(text, MOST)
