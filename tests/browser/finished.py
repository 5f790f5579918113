"""Finished pages as the standard library's own HTML parser reads them: a second opinion beside medsite.audit."""

import posixpath
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_ADDRESSES = {"href", "src", "poster", "data", "action"}


@dataclass
class Page:
    """What one page has. path: under the output folder. leads: addresses it leads to or shows. ids: its anchors."""

    path: str
    leads: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    data: list[str] = field(default_factory=list)
    direction: str = ""


class _Reader(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__()
        self.page = Page(path)
        self.in_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self.page.leads += [known[name] for name in _ADDRESSES if known.get(name)]
        self.page.leads += [choice.split()[0] for choice in known.get("srcset", "").split(",") if choice.strip()]
        if known.get("id"):
            self.page.ids.add(known["id"])
        if tag == "html":
            self.page.direction = known.get("dir", "")
        if tag == "script" and known.get("type") == "application/ld+json":
            self.in_data = True
            self.page.data.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self.in_data = False

    def handle_data(self, data: str) -> None:
        if self.in_data:
            self.page.data[-1] += data


def read_pages(output: Path) -> dict[str, Page]:
    """Return every HTML page of a built site by its path."""
    pages = {}
    for file in sorted(output.rglob("*.html")):
        path = file.relative_to(output).as_posix()
        reader = _Reader(path)
        reader.feed(file.read_text("utf-8"))
        reader.close()
        pages[path] = reader.page
    return pages


def find_target(output: Path, page: Page, link: str, site: str) -> tuple[str, str] | None:
    """Return (output path, anchor) that an internal link leads to, or None for a link to somewhere else.

    site: the site's url.
    """
    whole = urlsplit(urljoin(f"{site}/{page.path}", link))
    if whole.scheme not in ("http", "https") or whole.netloc != urlsplit(site).netloc:
        return None
    path = posixpath.normpath(unquote(whole.path)).lstrip("/")
    if path in ("", ".") or (output / path).is_dir():
        path = posixpath.join("" if path == "." else path, "index.html")
    return path, unquote(whole.fragment)
