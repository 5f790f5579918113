"""What the screening of people finds in a text, for the tests that mirror its files."""

from medsite.screen.blocks import read_text
from medsite.screen.facts import Facts
from medsite.screen.people import find_people
from medsite.screen.spread import spread_names
from medsite.screen.spread_story import spread_story

NOBODY = Facts()


def findings(source: str, facts: Facts = NOBODY, path: str = "content/articles/page.md") -> set[tuple[str, str]]:
    """Return (category, words) of every finding that blocks."""
    text = read_text(path, source)
    hits = list(find_people(text, facts))
    hits += spread_story(text, facts, tuple(hits))
    hits += spread_names(text, facts, hits)
    return {(hit.category, text.plain[hit.start : hit.end]) for hit in hits if hit.severity == "error"}


def words_found(source: str, category: str) -> set[str]:
    """Return the words of one category."""
    return {words for found, words in findings(source) if found == category}


def is_found(source: str, category: str, words: str) -> bool:
    """Tell whether some finding of the category covers or touches the words."""
    return any(words in found or found in words for found in words_found(source, category))
