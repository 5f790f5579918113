"""Where the fields of a document stand, packed into one text: a site has many, and few are ever asked for."""

import json
from collections.abc import Iterable

from medsite.model.problem import Place


def pack_places(places: Iterable[tuple[str, Place]]) -> str:
    """Return (key, place) of every field of one document as JSON without the document's path."""
    rows = [(key, place.line, place.column, place.end_line, place.end_column) for key, place in places]
    return json.dumps(rows, separators=(",", ":"))


def find_places(source: str, packed: str) -> dict[str, Place]:
    """Return where each field of the document at the path `source` stands."""
    return {key: Place(source, *at) for key, *at in json.loads(packed)} if packed else {}
