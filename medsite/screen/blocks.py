"""Read a file as text: the reader that fits its ending, or what it looks like."""

from collections.abc import Callable

from medsite.screen.blocks_data import read_calendar, read_json, read_lines, read_table
from medsite.screen.blocks_html import read_html
from medsite.screen.blocks_markdown import read_markdown
from medsite.screen.blocks_yaml import read_yaml
from medsite.screen.normalise import Writer
from medsite.screen.text import Text

Reader = Callable[[Writer, int, int], None]
READERS: dict[str, Reader] = {
    **dict.fromkeys(["md", "markdown", "mdown", "mdx", "mkd"], read_markdown),
    **dict.fromkeys(["html", "htm", "xhtml", "xml", "svg", "rss", "atom", "rdf"], read_html),
    **dict.fromkeys(["yaml", "yml"], read_yaml),
    **dict.fromkeys(["json", "geojson", "jsonld", "webmanifest", "map", "ndjson"], read_json),
    **dict.fromkeys(["ics", "vcf", "vcard", "ical"], read_calendar),
    **dict.fromkeys(["csv", "tsv"], read_table),
}


def read_text(path: str, source: str) -> Text:
    """Return the normalised text of a file."""
    writer = Writer(path, source)
    ending = path.rpartition(".")[2].casefold() if "." in path.rpartition("/")[2] else ""
    reader = READERS.get(ending, read_lines)
    reader(writer, 0, len(source))
    return writer.finish()
