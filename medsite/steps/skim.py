"""The front matter of a text alone: enough for lists and addresses, at a fraction of the time."""

from pathlib import Path

from msgspec.structs import replace

from medsite.model.content import Article, Page, Source
from medsite.model.reading import Document
from medsite.read.documents import read_article, read_page
from medsite.read.sources import read_source
from medsite.steps.intake import Desk
from medsite.steps.kinds import kind_of

_FENCE = b"\n---"


def skim_one(desk: Desk, path: str) -> Document | None:
    """Return the document in a file as its front matter has it, None where that cannot be read.

    Its outline is empty but for the number of words, which is near enough for a reading time. Nothing is screened.
    """
    source = read_source(Path(desk.root), path).value
    if source is None:
        return None
    end = source.data.find(_FENCE, 3) + len(_FENCE)
    head = Source(path, source.data[:end] + b"\n", source.digest) if end > len(_FENCE) else source
    reading = read_article(head, desk.timezone) if kind_of(path) == "article" else read_page(head)
    if reading.value is None:
        return None
    document = reading.value.document
    if isinstance(document, (Article, Page)):
        words = len(source.data[end:].split())
        return replace(document, body=replace(document.body, digest="", words=words))
    return document
