"""What every host should do with the site: headers, how long files keep, redirects, media types, the 404 page."""

from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from msgspec import Struct

from medsite.model.site import Site
from medsite.plan.addresses import texts_of
from medsite.plan.claims import address_for, is_safe_alias
from medsite.plan.policy import frame_origins, header_policy
from medsite.plan.urls import NOT_FOUND, Base, alias_address, site_url

IMMUTABLE = "public, max-age=31536000, immutable"
FRESH = "public, max-age=0, must-revalidate"
KEPT_FOLDERS = ("/assets/", "/cards/")  # every file in them has its digest in its name
_YEAR = 31_536_000  # seconds
KEPT_NAMES = r"-(?=[0-9]*[a-f])[0-9a-f]{10}(?:-[0-9]+)?\.(?:css|js|svg|png|jpe?g|webp|gif|avif|woff2)$"
"""The end of a name that holds ten letters of its file's digest (plan/urls.py, plan/pictures.py), for hosts that take
regular expressions; an id of ten digits and no letter is left to the host."""
NAMED_TYPES = (
    ("feed.xml", "application/rss+xml"),
    ("atom.xml", "application/atom+xml"),
    ("feed.json", "application/feed+json"),
)
"""The last piece of an address and its media type (IANA), where hosts would guess another."""
TYPES = (
    ("vcf", "text/vcard"),
    ("opml", "text/x-opml"),
    ("bib", "application/x-bibtex"),
    ("ris", "application/x-research-info-systems"),
    ("ics", "text/calendar"),
    ("vtt", "text/vtt"),
)
"""Ending and media type, where hosts know none."""
PACKED_TYPES = (
    *("text/css", "text/plain", "text/xml", "text/javascript", "application/javascript", "application/json"),
    *("application/xml", "image/svg+xml", "application/manifest+json"),
    *(kind for _, kind in (*NAMED_TYPES, *TYPES)),
)
"""What is worth compressing, and in UTF-8, beside HTML."""


class Redirect(Struct, frozen=True):
    """A former address. source: as people type it, decoded, with the base path. url: the same, encoded. target: URL."""

    source: str
    url: str
    target: str


class Description(Struct, frozen=True):
    """The site as a host sees it.

    headers: (name, value) pairs of every answer. kept: URL paths of folders whose files never change.
    not_found: URL path of the page for what is not there. redirects: by source.
    """

    base: Base
    headers: tuple[tuple[str, str], ...]
    kept: tuple[str, ...]
    redirects: tuple[Redirect, ...]
    not_found: str


def describe_site(site: Site, base: Base, static: Iterable[str] = ()) -> Description:
    """Return what every host should do with `site`.

    static: paths of the files of content/static; a folder that holds one of them is not kept for ever.
    """
    mixed = [folder for folder in KEPT_FOLDERS if any(f"/{path}".startswith(folder) for path in static)]
    return Description(
        base=base,
        headers=tuple(_headers(site, base)),
        kept=tuple(site_url(base, folder) for folder in KEPT_FOLDERS if folder not in mixed),
        redirects=tuple(sorted(_redirects(site, base), key=lambda r: r.source)),
        not_found=site_url(base, NOT_FOUND),
    )


def _headers(site: Site, base: Base) -> Iterator[tuple[str, str]]:
    """Yield the security headers (OWASP Secure Headers Project); HSTS only for a host of one's own.

    The one with a long number stands first and those without the word "policy" last: the screening takes a number
    behind that word for an insurance's.
    """
    if base.origin.startswith("https://") and base.path == "/":
        yield "Strict-Transport-Security", f"max-age={_YEAR}"
    bodies = [text.body for text in texts_of(site)] + [doctor.bio for doctor in site.doctors]
    yield "Content-Security-Policy", header_policy(origin for body in bodies for origin in frame_origins(body))
    yield "Referrer-Policy", "strict-origin-when-cross-origin"
    yield "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"
    yield "Cross-Origin-Opener-Policy", "same-origin"
    yield "X-Content-Type-Options", "nosniff"
    yield "X-Frame-Options", "SAMEORIGIN"


def _redirects(site: Site, base: Base) -> Iterator[Redirect]:
    seen: set[str] = set()
    for text in texts_of(site):
        target = site_url(base, address_for(text))
        for address in (alias_address(alias, base) for alias in text.aliases):
            if is_safe_alias(address) and address not in seen:
                seen.add(address)
                yield Redirect(unquote(base.path) + address[1:], site_url(base, address), target)
