"""What lies ready beside the documents: pictures, static files, and which version of medsite plans."""

from collections.abc import Mapping

from msgspec import Struct, field

from medsite.model.audio import Sound
from medsite.model.picture import Picture

STATIC = "content/static/"


class Shelf(Struct, frozen=True):
    """The files that a plan may use.

    pictures: by path from the site's root. static: path under content/static → digest.
    code: digest of medsite's own version and its extensions. cards: whether social cards are made.
    sounds: recordings by path from the site's root.
    search: whether the site can be searched.
    """

    pictures: Mapping[str, Picture]
    static: Mapping[str, str]
    code: str
    cards: bool = True
    sounds: Mapping[str, Sound] = field(default_factory=dict)
    search: bool = True
