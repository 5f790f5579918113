"""A table of what each network would show of a built site: titles and descriptions whole or cut, cards fit or not.

    python bench/networks.py output

Read from the finished pages as a network reads them, with the limits of medsite/model/networks.py.
"""

import argparse
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image

from medsite.model.networks import NETWORKS, Network

NEEDED = (
    "og:title",
    "og:url",
    "og:type",
    "og:image",
    "og:image:width",
    "og:image:height",
    "og:image:alt",
    "twitter:card",
)


class Head(HTMLParser):
    """The names and contents of a page's <meta> elements."""

    def __init__(self) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a <meta>; the first of a name counts."""
        known = dict(attrs)
        name = known.get("property") or known.get("name")
        if tag == "meta" and name:
            self.meta.setdefault(name, known.get("content") or "")


def read_pages(output: Path) -> dict[str, dict[str, str]]:
    """Return the tags of every page that may be shared, by path."""
    pages = {}
    for path in sorted(output.rglob("*.html")):
        head = Head()
        head.feed(path.read_text(encoding="utf-8"))
        if "noindex" not in head.meta.get("robots", "") and "og:title" in head.meta:
            pages[path.relative_to(output).as_posix()] = head.meta
    return pages


def _is_cut(text: str, letters: int, octets: int) -> bool:
    return bool((letters and len(text) > letters) or (octets and len(text.encode()) > octets))


def _card_fits(output: Path, tags: dict[str, str], network: Network) -> bool:
    path = output / urlsplit(tags.get("og:image", "")).path.lstrip("/")
    if not path.is_file():
        return False
    with Image.open(path) as card:
        told = (int(tags["og:image:width"]), int(tags["og:image:height"])) == card.size
        large = card.size[0] >= network.least[0] and card.size[1] >= network.least[1]
    return told and large and path.stat().st_size <= network.picture


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    output = parser.parse_args().output
    pages = read_pages(output)
    whole = sum(all(tags.get(name) for name in NEEDED) for tags in pages.values())
    print(f"{len(pages)} pages; {whole} have all of: {', '.join(NEEDED)}\n")
    print("| network | titles whole | descriptions whole | cards fit |\n|---|--:|--:|--:|")
    for network in NETWORKS:
        titles = sum(not _is_cut(t["og:title"], network.title, network.title_bytes) for t in pages.values())
        told = [t.get("og:description", "") for t in pages.values()]
        descriptions = sum(not _is_cut(text, network.description, network.description_bytes) for text in told)
        cards = sum(_card_fits(output, tags, network) for tags in pages.values())
        print(f"| {network.label} | {titles} | {descriptions} | {cards} |")


if __name__ == "__main__":
    main()
