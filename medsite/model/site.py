"""All documents of a site, ordered and linked, immutable."""

from datetime import date, datetime

from msgspec import Struct

from medsite.model.config import Config
from medsite.model.content import Article, Page
from medsite.model.people import Doctor


class Tag(Struct, frozen=True):
    """A topic. slug: in its address. label: as first written. articles: of the site, newest first."""

    slug: str
    label: str
    articles: tuple[Article, ...]


class Held(Struct, frozen=True):
    """A document that stays out of this build.

    why: ``draft``, ``future`` or ``expired``. until: when it would appear.
    address: where it would stand ("/articles/hay-fever/"), so that a link to it can be explained.
    """

    path: str
    title: str
    why: str
    until: datetime | None = None
    address: str = ""


class Site(Struct, frozen=True):
    """Everything that is published today.

    doctors: by name. articles: newest first. tags: by label. pages: by slug.
    held: what stays out, by path. today: the only clock below cli/, a day in the site's time zone.
    now: the instant that decided which articles are out, None where the day did.
    """

    config: Config
    doctors: tuple[Doctor, ...]
    articles: tuple[Article, ...]
    pages: tuple[Page, ...]
    tags: tuple[Tag, ...]
    held: tuple[Held, ...]
    today: date
    now: datetime | None = None
