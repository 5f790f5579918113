"""Find what tells who somebody is: names, dates of their life, great ages, small places."""

from collections.abc import Iterator

from medsite.screen.facts import Facts
from medsite.screen.names import find_names
from medsite.screen.names_fields import find_fields
from medsite.screen.people_scenes import read_scenes
from medsite.screen.ages import find_ages
from medsite.screen.dates import find_dates
from medsite.screen.places import find_places
from medsite.screen.text import Hit, Text


def find_people(text: Text, facts: Facts) -> Iterator[Hit]:
    """Return the names, dates, ages and places of people in a text."""
    for block, scene in read_scenes(text, facts):
        names = [*find_fields(text, block, scene, facts), *find_names(text, block, scene, facts)]
        yield from names
        sure = any(hit.severity == "error" for hit in names)
        yield from find_dates(text, block, scene, named=sure)
        yield from find_ages(text, block, scene, named=sure)
        yield from find_places(text, block, scene, names)
