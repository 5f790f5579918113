"""A source understood: the document for the site, the body for the store."""

from msgspec import Struct

from medsite.model.content import Article, Body, Page
from medsite.model.people import Doctor

Document = Article | Doctor | Page


class Reading(Struct, frozen=True):
    """What a source says. body: the HTML that `document`'s outline describes (a doctor's is the bio)."""

    document: Document
    body: Body
