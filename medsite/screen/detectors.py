"""The one table of detectors. A detector can be added here, never taken away by a site."""

from collections.abc import Callable, Iterable, Sequence

from medsite.screen.contacts import find_contacts
from medsite.screen.contacts_phones import find_phones
from medsite.screen.facts import Facts
from medsite.screen.identifiers import find_identifiers
from medsite.screen.identifiers_files import find_files
from medsite.screen.identifiers_hl7 import find_hl7
from medsite.screen.identifiers_plates import find_plates
from medsite.screen.identifiers_slugs import find_slug_numbers
from medsite.screen.jigsaw import find_jigsaw
from medsite.screen.people import find_people
from medsite.screen.rules import Rule
from medsite.screen.spread import spread_names
from medsite.screen.spread_story import spread_story
from medsite.screen.text import Detector, Hit, Text

Spreader = Callable[[Text, Facts, Sequence[Hit]], Iterable[Hit]]

DETECTORS: tuple[Detector, ...] = (
    find_identifiers,
    find_hl7,
    find_phones,
    find_contacts,
    find_plates,
    find_slug_numbers,
    find_files,
    find_people,
)
SPREADERS: tuple[Spreader, ...] = (spread_story, spread_names, find_jigsaw)


def rule_tables() -> tuple[tuple[Rule, ...], ...]:
    """Return the rules of all detectors, as people read them."""
    from medsite.screen.identifiers_rules import RULES as IDENTIFIERS
    from medsite.screen.jigsaw import RULES as JIGSAW
    from medsite.screen.people_rules import RULES as PEOPLE

    return (IDENTIFIERS, PEOPLE, JIGSAW)
