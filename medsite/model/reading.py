"""A source understood: the document for the site, the body for the store."""

from dataclasses import dataclass

from medsite.model.content import Article, Body, Page
from medsite.model.people import Doctor

Document = Article | Doctor | Page


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source says. body: the HTML that `document`'s outline describes (a doctor's is the bio)."""

    document: Document
    body: Body
