"""Where the links of a text lead: addresses, files, headings, other sites; and which lead nowhere."""

import posixpath
import re
import unicodedata
from collections.abc import Collection, Mapping
from urllib.parse import quote, unquote

from msgspec import Struct
from msgspec.structs import replace

from medsite.model.content import Outline
from medsite.model.problem import Place, Problem
from medsite.model.site import Held
from medsite.plan.rules import problem
from medsite.plan.shelf import STATIC
from medsite.plan.spelling import closest, did_you_mean, fold
from medsite.plan.urls import Base, site_url

SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
FOLLOWED = frozenset({"http", "https", "mailto", "tel"})
# Browsers drop these inside an address, so "java\nscript:" would run.
DROPPED = dict.fromkeys((*range(0x20), 0x7F, 0xAD, 0x200B, 0x2060, 0xFEFF))
NOTES = re.compile(r"top|fn(?:ref)?[-:]?[0-9]+(?:[-:][0-9]+)*")  # the top of every page, and footnotes
_FEW = 16  # ids
_ELSEWHERE = re.compile(r"https?://[!#-;=?-~]+\Z")  # an address as most are, printed as it is written
SOURCES = (".md", ".markdown", ".yaml", ".yml")


class AddressBook(Struct, frozen=True):
    """Everything a link of the site can lead to.

    url: the site's own, without a slash at the end. sources: path of a published source → its address.
    anchors: address of a page → ids of its headings, None where they are not known. aliases: former → present.
    own: ids that the theme gives to parts of its pages. held: source path or address → what is held back.
    files: addresses that are files (feeds, content/static).
    """

    base: Base
    url: str
    sources: Mapping[str, str]
    anchors: Mapping[str, Collection[str] | None]
    aliases: Mapping[str, str]
    held: Mapping[str, Held]
    files: frozenset[str]
    own: frozenset[str] = frozenset()


def anchors_of(body: Outline) -> Collection[str]:
    """Return every id in a body; as a tuple where they are few, which takes a seventh of the memory of a set."""
    ids = (*(heading.anchor for heading in body.headings), *body.anchors)
    return ids if len(ids) <= _FEW else frozenset(ids)


class Written(Struct, frozen=True):
    """A link as a source wrote it. source: the document's path; address: the page it will stand on."""

    target: str
    place: Place
    source: str
    address: str


def resolve_link(written: Written, book: AddressBook) -> str | Problem:
    """Return the URL to print for a link, or what is wrong with it."""
    elsewhere = _ELSEWHERE.match(written.target) and not written.target.startswith(book.url)
    return written.target if elsewhere else _resolve(written, book)


def _resolve(written: Written, book: AddressBook) -> str | Problem:
    target = written.target.translate(DROPPED).strip()
    scheme = SCHEME.match(target)
    if target.startswith(("//", "\\\\", "/\\")):
        return problem("R210", written.place, "a link that begins with two slashes", 'begin it with "https://"')
    if scheme and scheme[1].lower() not in FOLLOWED:
        mend = "use an https, mailto or tel link, or an address of this site"
        return problem("R210", written.place, f'a link that begins with "{scheme[1].lower()}:"', mend)
    if scheme:
        return _outward(target, book)
    path, mark, anchor = target.partition("#")
    path, asks, query = path.partition("?")
    found = _land(path, written, book) if path else written.address
    if not found:
        return _broken(path, written, book)
    wrong = _anchor_fault(anchor, found, written, book)
    if wrong:
        return wrong
    url = site_url(book.base, found) if path else ""
    return f"{url}{asks}{query}{mark}{anchor}" or "#"


class Stray(Struct, frozen=True):
    """A link to a part of this host that the site knows nothing of. url: as it is printed. doubt: the warning."""

    url: str
    doubt: Problem


def resolve_raw_link(written: Written, book: AddressBook) -> str | Problem | Stray:
    """Return what to print for a link that stands in raw HTML, or what is wrong with it.

    From the host's root it may lead to something that the host serves beside this site; nobody here can know.
    """
    found = resolve_link(written, book)
    target = written.target.translate(DROPPED).strip()
    if isinstance(found, Problem) and found.rule == "R208" and target.startswith("/"):
        return Stray(_printable(target), replace(found, severity="warning"))
    return found


def _printable(target: str) -> str:
    return target.replace(" ", "%20").replace('"', "%22").replace("<", "%3C").replace(">", "%3E")


def _outward(target: str, book: AddressBook) -> str:
    """Return a link with a scheme; one to this very site becomes an address of it where there is one."""
    if target.lower().startswith(("mailto:", "tel:")):
        return quote(target, safe="%:@/?&=+,;$!*'()#~")
    home = book.url + "/"
    if target.startswith(home) and "?" not in target and "#" not in target:
        inner = _known("/" + unquote(target[len(home) :]), book)
        if inner:
            return site_url(book.base, inner)
    return _printable(target)


def _land(path: str, written: Written, book: AddressBook) -> str:
    """Return the address that a path of this site means, "" for none."""
    text = unicodedata.normalize("NFC", unquote(path))
    if text.startswith("/"):
        within = text[len(book.base.path) - 1 :] if book.base.path != "/" and text.startswith(book.base.path) else ""
        return (_known(within, book) if within else "") or _known(text, book) or _by_source("content" + text, book)
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(written.source), text))
    if text.lower().endswith(SOURCES):
        return _by_source(beside, book)
    folder = written.address if written.address.endswith("/") else posixpath.dirname(written.address) + "/"
    around = posixpath.normpath(posixpath.join(folder, text))
    slash = "/" if text.endswith("/") and around != "/" else ""
    return _known(around + slash, book) or _by_source(beside, book) or _static(beside, book)


def _known(address: str, book: AddressBook) -> str:
    """Return the address where there is a page or a file; a missing slash at the end is put on."""
    bare = address.removesuffix("index.html") if address.endswith("/index.html") else address
    for wanted in (bare, bare + "/", bare.removesuffix(".html") + "/"):
        if wanted in book.anchors or wanted in book.files:
            return wanted
        if wanted in book.aliases:
            return book.aliases[wanted]
    return ""


def _by_source(path: str, book: AddressBook) -> str:
    for wanted in (path, f"{path}.md", f"{path}/index.md", f"{path}.yaml"):
        if wanted in book.sources:
            return book.sources[wanted]
    return ""


def _static(path: str, book: AddressBook) -> str:
    address = "/" + path.removeprefix(STATIC)
    return address if path.startswith(STATIC) and address in book.files else ""


def _broken(path: str, written: Written, book: AddressBook) -> Problem:
    """Return why a path leads nowhere: held back, or not there at all."""
    text = unicodedata.normalize("NFC", unquote(path))
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(written.source), text))
    around = posixpath.normpath(posixpath.join(written.address, text)).rstrip("/") + "/"
    inside = "/" + text[len(book.base.path) :] if text.startswith(book.base.path) else text
    wanted = (beside, f"{beside}.md", f"{beside}/index.md", around, inside.rstrip("/") + "/", "content" + text)
    held = next((book.held[name] for name in wanted if name in book.held), None)
    if held:
        when = f" until {held.until.date().isoformat()}" if held.until else ""
        message = f'a link to "{path}", which is held back ({held.why}{when})'
        return problem("R209", written.place, message, "take the link out, or publish that text too")
    mend = (
        _nearest(text, beside, written, book)
        or 'for another site begin with "https://"; for a file of your own, put it in content/static'
    )
    return problem("R208", written.place, f'a link to "{path}", which is not on this site', mend)


def _nearest(text: str, beside: str, written: Written, book: AddressBook) -> str:
    """Return "did you mean" with the nearest address or source, in the manner that the author wrote."""
    if text.lower().endswith(SOURCES):
        here = posixpath.dirname(written.source)
        others = (posixpath.relpath(source, here) for source in book.sources if source != written.source)
        return did_you_mean(posixpath.relpath(beside, here), others, "")
    same = next((known for known in (*book.anchors, *book.files) if fold(known) == fold(text.rstrip("/") + "/")), "")
    return f'did you mean "{same}"?' if same else did_you_mean(text, (*book.anchors, *book.files), "")


def _anchor_fault(anchor: str, address: str, written: Written, book: AddressBook) -> Problem | None:
    ids = book.anchors.get(address)
    name = unquote(anchor)
    if not anchor or ids is None or name in ids or anchor in ids or name in book.own or NOTES.fullmatch(name):
        return None
    where = "this text" if address == written.address else f'"{address}"'
    otherwise = f"its headings are: {', '.join('#' + i for i in sorted(ids)[:5])}" if ids else "it has no headings"
    near = closest(name, ids)
    mend = f'did you mean "#{near}"?' if near else otherwise
    return problem("R211", written.place, f'there is no part "#{name}" in {where}', mend)
