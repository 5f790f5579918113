"""Go once over a page's HTML and take notes; a page of 15 KB costs about 0.3 ms."""

import json
import re
from collections.abc import Callable

from medsite.audit.addresses import Addresses
from medsite.audit.finished import Finished
from medsite.audit.tokens import CODE, HREF, ID, META, TOKEN, read_attributes, read_link, unescape

_FETCHED = r"stylesheet|icon|preload|prefetch|preconnect|dns-prefetch|modulepreload|manifest|prerender|apple-touch-icon"
_ASKING_RELS = frozenset(_FETCHED.split("|"))
_UNFILLED = frozenset(["hidden", "submit", "button", "reset", "image"])
_EARLY = 300_000
_STYLED = re.compile(r"<[a-zA-Z][^<>]*\sstyle=")
_RUN = frozenset({"", "module", "text/javascript", "application/javascript"})


def _is_named(attrs: str) -> bool:
    return "aria-label" in attrs or "title=" in attrs


class Scan:
    """The notes taken while one page is read; lives no longer than `read`."""

    def __init__(self, path: str, host: str) -> None:
        self.path = path
        self.addresses = Addresses(host)
        self.ids: list[str] = []
        self.meta: list[tuple[str, str]] = []
        self.faults: list[tuple[str, str]] = []
        self.late: list[str] = []
        self.bare: list[str] = []
        self.canonical = self.title = self.lang = ""
        self.styled = self.redirect = self.has_title = False
        self.spoken = self.mains = self.level = self.heads = self.labels = 0
        self.named: list[int] = []
        self.tables: list[int] = []
        self.fields: list[str] = []
        self.label_for: set[str] = set()

    def read(self, text: str) -> Finished:
        """Go once over `text` and return the notes."""
        step_for, ids = _STEPS.get, self.ids
        for whole, href, name, attrs, code, words in TOKEN.findall(text):
            if href:
                self.spoken += 1
                self.follow(href)
                attrs = whole  # noqa: PLW2901 - of a link that is one token, with its words and its end
            elif step := step_for(name):
                step(self, attrs, words)
            elif code:
                self.code(code)
            elif not name.islower() and (step := step_for(name.lower())):
                step(self, attrs, words)
            if attrs:
                if "id=" in attrs and (found := ID.search(attrs)):
                    ids.append(found[1] or found[2] or found[3] or "")
                if "url(" in attrs:
                    self.addresses.styles(attrs)
            if words:
                self.spoken += 1
        self.whole(text)
        return self.finish_page()

    def whole(self, text: str) -> None:
        """Note what one look over the whole text finds sooner than the way through its tags."""
        if " style=" in text and _STYLED.search(text):
            self.faults.append(("A006", "an attribute style="))
        if len(text) > _EARLY and (place := text.rfind('property="og:')) > _EARLY:
            self.late.append(text[place + 10 : place + 30].partition('"')[0])

    def finish(self) -> Finished:
        """Return the notes without the remarks on a whole page."""
        return Finished(
            path=self.path,
            links=tuple(self.addresses.links),
            anchors=tuple(self.ids),
            hosts=tuple(self.addresses.hosts),
            meta=tuple(self.meta),
            canonical=self.canonical,
            faults=(*self.addresses.faults, *self.faults),
            late=tuple(self.late),
            bare=tuple(self.bare),
            plain=not self.redirect and not any(n == "robots" and "noindex" in c for n, c in self.meta),
        )

    def finish_page(self) -> Finished:
        """Add the remarks on the page as a whole and return the notes."""
        if not self.lang:
            self.faults.append(("A023", ""))
        if not self.title.strip():
            self.faults.append(("A024", ""))
        if self.mains != 1 and not self.redirect:
            self.faults.append(("A022", f"it has {self.mains}"))
        seen = set(self.ids)
        if len(seen) != len(self.ids):
            twice = sorted(name for name in seen if self.ids.count(name) > 1)
            self.faults += [("A027", name) for name in twice]
        self.faults += [("A028", name) for name in self.fields if name not in self.label_for]
        return self.finish()

    def code(self, element: str) -> None:
        """Note a script or a style element with all it holds."""
        found = CODE.match(element)
        if not found:
            return
        kind, attrs, code = found.groups()
        code = code.rpartition("</")[0] if code.endswith(("</script", "</style")) else code
        self.script(attrs, "") if kind == "script" else self.style("", code)
        if "ld+json" in attrs:
            try:
                json.loads(code)
            except ValueError:
                self.faults.append(("A048", ""))

    def script(self, attrs: str, _: str) -> None:
        """Note what a script fetches; one that fetches nothing must be no more than data."""
        known = read_attributes(attrs)
        self.addresses.ask(known.get("src", ""))
        if "src" not in known and known.get("type", "").lower() in _RUN:
            self.faults.append(("A006", "a <script> without src"))

    def style(self, _: str, code: str) -> None:
        """Note what a style element fetches."""
        self.styled = True
        self.faults.append(("A006", "a <style>"))
        self.addresses.styles(code)

    def link(self, attrs: str, _: str) -> None:
        """Note a <link>: what it fetches, or where it leads."""
        rels, href = read_link(attrs)
        if "stylesheet" in rels:
            self.styled = True
        if "canonical" in rels:
            self.canonical = href
        if _ASKING_RELS.isdisjoint(rels):
            self.addresses.lead(href)
        else:
            self.addresses.ask(href)

    def metadata(self, attrs: str, _: str) -> None:
        """Note a <meta>."""
        quick = META.fullmatch(attrs)
        if quick:
            name, content = quick[1], quick[2]
        else:
            known = read_attributes(attrs)
            name, content = known.get("property") or known.get("name", ""), known.get("content", "")
            if known.get("http-equiv", "").lower() == "refresh":
                self.redirect = True
            if name and not re.search(r'\scontent\s*=\s*"', attrs, re.IGNORECASE):
                self.bare.append(name)
        if name:
            self.meta.append((name, unescape(content)))
            if self.styled and name.startswith("og:"):
                self.late.append(name)

    def page(self, attrs: str, _: str) -> None:
        """Note <html>."""
        self.lang = read_attributes(attrs).get("lang", "")

    def titled(self, _: str, words: str) -> None:
        """Note the first <title>."""
        if not self.has_title:
            self.has_title = True
            self.title = words

    def anchor(self, attrs: str, _: str) -> None:
        """Begin a link."""
        found = HREF.search(attrs)
        self.named.append(-1 if not found or _is_named(attrs) else self.spoken)
        self.follow((found[1] or found[2] or found[3] or "") if found else "")

    def follow(self, href: str) -> None:
        """Note where a link leads."""
        if href and href not in self.addresses.links:
            self.addresses.lead(unescape(href))

    def anchor_end(self, _: str, __: str) -> None:
        """End a link."""
        if self.named and self.named.pop() == self.spoken:
            self.faults.append(("A025", next(reversed(self.addresses.links), "")))

    def area(self, attrs: str, _: str) -> None:
        """Note a part of an image map."""
        self.addresses.lead(read_attributes(attrs).get("href", "#"))

    def button(self, attrs: str, _: str) -> None:
        """Begin a button."""
        self.named.append(-1 if _is_named(attrs) else self.spoken)

    def button_end(self, _: str, __: str) -> None:
        """End a button."""
        if self.named and self.named.pop() == self.spoken:
            self.faults.append(("A026", ""))

    def heading(self, level: int) -> None:
        """Begin a heading."""
        self.mains += level == 1
        if self.level and level > self.level + 1:
            self.faults.append(("A021", f"h{level} after h{self.level}"))
        self.level = level
        self.named.append(self.spoken)

    def heading_end(self, _: str, __: str) -> None:
        """End a heading."""
        if self.named and self.named.pop() == self.spoken:
            self.faults.append(("A031", f"h{self.level}"))

    def image(self, attrs: str, _: str) -> None:
        """Note an image."""
        known = read_attributes(attrs)
        self.fetch(known)
        if "alt" not in known:
            self.faults.append(("A020", known.get("src", "").rpartition("/")[2]))
        elif known["alt"].strip():
            self.spoken += 1

    def source(self, attrs: str, _: str) -> None:
        """Note everything that an element with src, srcset, poster or data fetches."""
        self.fetch(read_attributes(attrs))

    def fetch(self, known: dict[str, str]) -> None:
        """Note the addresses in attributes that a browser fetches by itself."""
        for name in ("src", "poster", "data", "href", "xlink:href"):
            if name in known:
                self.addresses.ask(known[name])
        if "srcset" in known:
            for choice in known["srcset"].split(","):
                self.addresses.ask(choice.strip().partition(" ")[0])

    def frame(self, attrs: str, _: str) -> None:
        """Note an <iframe>."""
        self.source(attrs, "")
        if not read_attributes(attrs).get("title", "").strip():
            self.faults.append(("A030", ""))

    def field(self, attrs: str, _: str) -> None:
        """Note a field to fill in."""
        known = read_attributes(attrs)
        kind = known.get("type", "").lower()
        if kind == "image":
            self.source(attrs, "")
        if kind not in _UNFILLED and not self.labels and not _is_named(attrs):
            self.fields.append(known.get("id", ""))

    def label(self, attrs: str, _: str) -> None:
        """Begin a label."""
        self.labels += 1
        self.label_for.add(read_attributes(attrs).get("for", "\0"))

    def label_end(self, _: str, __: str) -> None:
        """End a label."""
        self.labels -= 1

    def table(self, attrs: str, _: str) -> None:
        """Begin a table."""
        self.tables.append(-1 if 'role="presentation"' in attrs else self.heads)

    def table_head(self, _: str, __: str) -> None:
        """Note a header cell."""
        self.heads += 1

    def table_end(self, _: str, __: str) -> None:
        """End a table."""
        if self.tables and self.tables.pop() == self.heads:
            self.faults.append(("A029", ""))


def _heading(level: int) -> "_Step":
    return lambda scan, _attrs, _words: scan.heading(level)


_Step = Callable[[Scan, str, str], None]
_STEPS: dict[str, _Step] = {
    "a": Scan.anchor,
    "/a": Scan.anchor_end,
    "area": Scan.area,
    "button": Scan.button,
    "/button": Scan.button_end,
    "img": Scan.image,
    "iframe": Scan.frame,
    "link": Scan.link,
    "meta": Scan.metadata,
    "script": Scan.script,
    "style": Scan.style,
    "html": Scan.page,
    "title": Scan.titled,
    "label": Scan.label,
    "/label": Scan.label_end,
    "table": Scan.table,
    "th": Scan.table_head,
    "/table": Scan.table_end,
    **dict.fromkeys(("input", "select", "textarea"), Scan.field),
    **dict.fromkeys(("source", "video", "audio", "track", "embed", "object", "use", "image"), Scan.source),
    **{f"h{level}": _heading(level) for level in range(1, 7)},
    **{f"/h{level}": Scan.heading_end for level in range(1, 7)},
}
