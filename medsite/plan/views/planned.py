"""An output that is planned but has no key yet."""

from msgspec import Struct

from medsite.model.output import Later, Maker, View

REDIRECT = "redirect.html"


class Planned(Struct, frozen=True):
    """Fields as in `Output`; address instead of the path. themed: whether the theme's templates shape its bytes.

    lastmod: for the sitemap, "" for unknown; listed: whether the sitemap names it.
    salt: whatever else its bytes depend on.
    """

    address: str
    maker: Maker
    view: View | Later
    template: str = ""
    bodies: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    source: str = ""
    listed: bool = False
    lastmod: str = ""
    salt: str = ""


def planned_page(address: str, view: View, template: str, *, lastmod: str = "", source: str = "") -> Planned:
    """Return a page that the sitemap names."""
    return Planned(address, "page", view, template, source=source, listed=True, lastmod=lastmod)
