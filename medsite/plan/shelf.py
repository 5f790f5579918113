"""What lies ready beside the documents: pictures, static files, and which version of medsite plans."""

from collections.abc import Mapping
from dataclasses import dataclass

from medsite.model.picture import Picture

STATIC = "content/static/"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files that a plan may use.

    pictures: by path from the site's root. static: path under content/static → digest.
    code: digest of medsite's own version and its extensions. cards: whether social cards are made.
    """

    pictures: Mapping[str, Picture]
    static: Mapping[str, str]
    code: str
    cards: bool = True
