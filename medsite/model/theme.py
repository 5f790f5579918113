"""A theme, read whole, its parents folded in."""

from msgspec import Struct


class Setting(Struct, frozen=True):
    """A knob of a theme. kind: ``colour``, ``text``, ``image`` or ``choice``. default: as text."""

    name: str
    kind: str
    default: str
    about: str
    choices: tuple[str, ...] = ()


class Theme(Struct, frozen=True):
    """A theme's files by name; a child's file stands in place of its parent's.

    templates: "article.html" → text. origins: template → where it stands, for messages ("themes/clinic/templates/…").
    words: language → key → text, of i18n/. card: text of card.typ, "" for none.
    assets: file under static/ → bytes. digest: of all of it.
    """

    name: str
    settings: tuple[Setting, ...]
    templates: dict[str, str]
    origins: dict[str, str]
    words: dict[str, dict[str, str]]
    card: str
    assets: dict[str, bytes]
    fonts: dict[str, bytes]
    digest: str
