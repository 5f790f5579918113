"""Numbers and codes that name one person."""

from collections.abc import Iterator

from medsite.screen.facts import Facts
from medsite.screen.text import Hit, Text


def find_identifiers(text: Text, facts: Facts) -> Iterator[Hit]:
    """Yield the numbers of a text that name one person."""
    yield from ()
