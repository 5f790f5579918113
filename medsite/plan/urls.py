"""Every address of the site, and how an address becomes a URL or an output path.

An address is what the site calls a place: decoded, from the root, without the base path ("/articles/घर/").
`site_url` is the one function that puts the base path on and encodes it.
"""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, urlsplit

from msgspec import Struct

from medsite.plan.spelling import fold

HOME = "/"
ARCHIVE = "/articles/"
DIRECTORY = "/doctors/"
TOPICS = "/tags/"
NOT_FOUND = "/404.html"
SITEMAP = "/sitemap.xml"
ROBOTS = "/robots.txt"
OPML = "/feeds.opml"
LINKS = "/links/"
PODCAST = "/podcast.xml"
EVENTS = "/events.ics"
SEARCH = "/search/"
FEEDS = (("rss", "feed.xml"), ("atom", "atom.xml"), ("json_feed", "feed.json"))
RESERVED = frozenset(
    {
        *("podcast.xml", "events.ics"),
        *("articles", "doctors", "tags", "cards", "assets", "pagefind"),
        *(
            "index",
            "index.html",
            "404",
            "404.html",
            "sitemap.xml",
            "robots.txt",
            "feeds.opml",
            "podcast.xml",
            "events.ics",
        ),
        *(name for _, name in FEEDS),
    }
)
_PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")  # nearly every slug: nothing more is to be asked
LONGEST = 180  # bytes of a slug; a file name may have 255, and digests and widths are added


class Base(Struct, frozen=True):
    """Where the site stands. origin: "https://host"; path: the base path, with a slash at both ends."""

    origin: str
    path: str


def read_base(url: str) -> Base:
    """Return the origin and base path of the site's `url`."""
    parts = urlsplit(url)
    path = quote(parts.path.strip("/"), safe="/~@:+=%")
    return Base(f"{parts.scheme}://{parts.netloc}", f"/{path}/" if path else "/")


def site_url(base: Base, address: str) -> str:
    """Return the URL for an address as pages print it, from the root of the host: the base path comes from here."""
    return _joined(base.path, address)


@lru_cache(1 << 14)  # many pages lead to the same addresses
def _joined(path: str, address: str) -> str:
    return path + quote(address[1:], safe="/~@:+=")


def absolute_url(base: Base, address: str) -> str:
    """Return the whole URL for an address: the canonical one."""
    return base.origin + site_url(base, address)


def output_path(address: str) -> str:
    """Return the path under output/ for an address: raw letters, no leading slash, index.html in a folder."""
    path = address[1:]
    return path + "index.html" if not path or path.endswith("/") else path


def address_of(path: str) -> str:
    """Return the address of a path under output/."""
    return "/" + path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else "/" + path


def article_address(slug: str) -> str:
    """Return an article's address."""
    return f"/articles/{slug}/"


def cite_address(slug: str, ending: str) -> str:
    """Return the address of a file with which reference managers cite an article."""
    return f"/articles/{slug}/cite.{ending}"


def event_address(address: str) -> str:
    """Return the address of the calendar file of the event that the text at `address` is about."""
    return f"{address}event.ics"


def doctor_address(slug: str) -> str:
    """Return a profile's address."""
    return f"/doctors/{slug}/"


def vcard_address(slug: str) -> str:
    """Return the address of a doctor's vCard."""
    return f"/doctors/{slug}.vcf"


def page_address(slug: str) -> str:
    """Return the address of a page of pages/."""
    return f"/{slug}/"


def tag_address(slug: str) -> str:
    """Return the address of a tag's first page."""
    return f"/tags/{slug}/"


def language_address(tag: str) -> str:
    """Return the address of the folder with the feeds of one language."""
    return f"/feeds/{tag.lower()}/"


def search_file(name: str) -> str:
    """Return the address of a file of the search's index."""
    return f"{SEARCH}{name}.json"


def paged(address: str, number: int) -> str:
    """Return the address of page `number` of a list: the first page is the list itself."""
    return address if number == 1 else f"{address}page/{number}/"


def sitemap_part(number: int) -> str:
    """Return the address of a part of the sitemap."""
    return f"/sitemap-{number}.xml"


def card_address(slug: str, digest: str) -> str:
    """Return the address of a social card."""
    return f"/cards/{slug}-{digest[:10]}.png"


def asset_address(name: str, digest: str) -> str:
    """Return the address of a theme's file: "style.css" → "/assets/style-1a2b3c4d5e.css"."""
    folder, _, file = name.rpartition("/")
    stem, dot, ending = file.rpartition(".")
    named = f"{stem}-{digest[:10]}.{ending}" if dot and stem else f"{file}-{digest[:10]}"
    return f"/assets/{folder}/{named}" if folder else f"/assets/{named}"


def alias_address(alias: str, base: Base) -> str:
    """Return the address of a former address: a folder, or a file where it ends in .html."""
    path = alias[len(base.path) - 1 :] if base.path != "/" and alias.startswith(base.path) else alias
    path = unicodedata.normalize("NFC", path)
    return path if path.endswith(("/", ".html", ".htm")) else path + "/"


def wrong_slug(slug: str) -> str:
    """Return what is wrong with a slug as the last piece of an address, "" for nothing."""
    if _PLAIN.fullmatch(slug):
        return ""
    if not slug or slug.startswith("."):
        return "is empty or begins with a dot"
    if any(c in "/\\?#%" or unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} for c in slug):
        return "has letters that an address cannot have"
    return "is too long" if len(slug.encode("utf-8", "surrogatepass")) > LONGEST else ""


def is_reserved(slug: str) -> bool:
    """Return whether a page with this slug would stand where the site keeps something of its own."""
    name = fold(slug)
    return name in RESERVED or (name.startswith("sitemap-") and name.endswith(".xml"))
