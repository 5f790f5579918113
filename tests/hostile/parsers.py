"""Every kind of published file taken apart by a real parser: what is live in it, and what its texts say."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import html5lib
import icalendar
import vobject
from lxml import etree

_SAFE = re.compile(r"(?:https?|mailto|tel|sms|webcal):|[/#?]|[^:]*$|data:image/(?:png|svg\+xml)[;,]", re.IGNORECASE)
_TARGETS = frozenset(
    {"href", "src", "action", "formaction", "poster", "data", "cite", "srcset", "xlink:href", "background"}
)
_DEAD = frozenset({"script", "iframe", "object", "embed", "base", "applet", "frame", "marquee"})
_JSON = frozenset({"application/ld+json", "application/json", "speculationrules"})


@dataclass(frozen=True)
class Seen:
    """What a parser saw. live: what could run or lead astray, in words. texts: every text and attribute, unescaped."""

    live: tuple[str, ...]
    texts: tuple[str, ...]


def read_html(data: bytes) -> Seen:
    """Take a page, or a fragment of one, apart as browsers do."""
    tree: Any = html5lib.parse(data.decode("utf-8"), treebuilder="etree", namespaceHTMLElements=False)
    live: list[str] = []
    texts: list[str] = []
    for element in tree.iter():
        name = element.tag if isinstance(element.tag, str) else "!comment"
        texts += [text for text in (element.text, element.tail) if text]
        texts += element.attrib.values()
        if name == "script" and element.attrib.get("type") in _JSON:
            texts.remove(element.text)
            texts += strings_of(json.loads(element.text))
        elif name in _DEAD and not _is_own(element):
            live.append(f"<{name}>")
        elif name == "style":
            live.append("<style>")
        live += _live_attributes(name, element.attrib)
    return Seen(tuple(live), tuple(texts))


def _is_own(element: Any) -> bool:
    """Say whether a script is a file of the site itself."""
    source = element.attrib.get("src", "")
    return element.tag == "script" and source.startswith("/") and not source.startswith("//") and not element.text


def _live_attributes(name: str, attributes: Any) -> Iterator[str]:
    for raw, value in attributes.items():
        key = str(raw).lower()
        if key.startswith("on") or key in {"style", "srcdoc"}:
            yield f"<{name} {key}>"
        if key in _TARGETS and not _SAFE.match(re.sub(r"[\x00-\x20]", "", value)):
            yield f"<{name} {key}={value[:40]}>"
        if name == "meta" and key == "http-equiv" and value.lower() == "refresh":
            target = attributes.get("content", "").partition("url=")[2]
            if not _SAFE.match(target):
                yield f"<meta refresh {target[:40]}>"


def read_xml(data: bytes) -> Seen:
    """Take XML apart; where an element holds HTML, that as well."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(data, parser)
    live: list[str] = []
    texts: list[str] = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        name = etree.QName(element).localname
        live += _live_attributes(name, {etree.QName(k).localname: v for k, v in element.attrib.items()})
        live += ["<script>"] if name.lower() == "script" else []
        words = [element.text or "", element.tail or "", *element.attrib.values()]
        in_item = name == "description" and element.getparent() is not None and element.getparent().tag == "item"
        if name in {"encoded", "content"} or in_item or element.get("type") == "html":
            inside = read_html((element.text or "").encode())
            live, texts = [*live, *inside.live], [*texts, *inside.texts]
            words = words[1:]
        texts += words
    return Seen(tuple(live), tuple(texts))


def read_json(data: bytes) -> Seen:
    """Take JSON apart; ``content_html`` as HTML."""
    live: list[str] = []
    texts: list[str] = []

    def walk(value: Any, key: str = "") -> None:
        if isinstance(value, dict):
            for name, part in value.items():
                texts.append(str(name))
                walk(part, str(name))
        elif isinstance(value, list):
            for part in value:
                walk(part, key)
        elif key == "content_html":
            inside = read_html(str(value).encode())
            live.extend(inside.live)
            texts.extend(inside.texts)
        elif isinstance(value, str):
            texts.append(value)

    walk(json.loads(data))
    return Seen(tuple(live), tuple(texts))


def strings_of(value: Any) -> list[str]:
    """Return every text in a JSON value."""
    if isinstance(value, dict):
        return [text for part in (*value, *value.values()) for text in strings_of(part)]
    if isinstance(value, list):
        return [text for part in value for text in strings_of(part)]
    return [value] if isinstance(value, str) else []


def read_card(data: bytes) -> Seen:
    """Take a vCard apart."""
    texts: list[str] = []
    for card in vobject.readComponents(data.decode("utf-8")):
        for line in card.getChildren():
            value: Any = line.value
            parts = (
                value if isinstance(value, list) else vars(value).values() if hasattr(value, "__dict__") else [value]
            )
            texts += [
                text for part in parts for text in (part if isinstance(part, list) else [part]) if isinstance(text, str)
            ]
    return Seen((), tuple(texts))


def read_calendar(data: bytes) -> Seen:
    """Take a calendar apart."""
    calendar = icalendar.Calendar.from_ical(data)
    texts: list[str] = []
    for part in calendar.walk():
        for _, value in part.property_items():
            texts += map(str, getattr(value, "cats", [value]))  # categories are a list
    return Seen((), tuple(texts))


def read_lines(data: bytes) -> Seen:
    """Return the lines of a plain text."""
    return Seen((), tuple(data.decode("utf-8").splitlines()))


def read_sheet(data: bytes) -> Seen:
    """Take a table apart; a cell that a spreadsheet would run is live."""
    cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8"))) for cell in row]
    return Seen(tuple(cell[:20] for cell in cells if cell[:1] in "=+-@\t" and cell[1:2].isalpha()), tuple(cells))


def _read_nothing(_: bytes) -> Seen:
    return Seen((), ())


PARSERS: dict[str, Callable[[bytes], Seen]] = {
    ".html": read_html,
    ".xml": read_xml,
    ".opml": read_xml,
    ".svg": read_xml,
    ".xsl": read_xml,
    ".json": read_json,
    ".webmanifest": read_json,
    ".vcf": read_card,
    ".ics": read_calendar,
    ".csv": read_sheet,
    ".txt": read_lines,
    ".ris": read_lines,
    ".bib": read_lines,
    ".vtt": read_lines,
    ".srt": read_lines,
    "": read_lines,
    ".css": read_lines,
    ".js": _read_nothing,
    ".png": _read_nothing,
    ".jpg": _read_nothing,
    ".webp": _read_nothing,
    ".avif": _read_nothing,
    ".ico": _read_nothing,
    ".woff2": _read_nothing,
    ".gz": _read_nothing,
    ".br": _read_nothing,
    ".pdf": _read_nothing,
}
"""By ending. A new kind of output needs a line here, or the tests of injection fail."""


def read_output(path: str, data: bytes) -> Seen:
    """Take a published file apart by its ending. Raises KeyError for a kind that nobody has thought of."""
    return PARSERS[PurePosixPath(path).suffix](data)
