"""What is gathered while a body is written."""

from msgspec import Struct, field

from medsite.model.content import Heading, Slot
from medsite.model.problem import Place, Problem, Severity
from medsite.read.markdown_anchors import Anchors
from medsite.read.markdown_places import Finder
from medsite.read.rules import make_problem


class Book(Struct):
    """Slots, headings and problems of one body; it grows until the writer is done.

    others: ids of the body that are no heading's.
    raw: True once raw HTML stands in the part that is being written.
    raw_line: 0-based, where the next piece of that raw HTML is looked for.
    open_tags: how many raw HTML tags are open; overflowed: True once they were too many, and the rest is left out.
    """

    finder: Finder
    slots: list[Slot] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    anchors: Anchors = field(default_factory=Anchors)
    others: list[str] = field(default_factory=list)
    raw: bool = False
    raw_line: int = 0
    open_tags: int = 0
    overflowed: bool = False

    def add_slot(self, slot: Slot) -> str:
        """Keep a slot and return its mark."""
        self.slots.append(slot)
        return f"\x00{len(self.slots) - 1}\x00"

    def claim_id(self, name: str, place: Place) -> None:
        """Keep an id that the author gave."""
        if name in self.anchors.taken:
            self.report("R047", place, "this id is taken already")
        self.anchors.taken.add(name)
        self.others.append(name)

    def report(self, rule: str, place: Place, message: str, *, severity: Severity = "error") -> None:
        """Keep a problem."""
        self.problems.append(make_problem(rule, place, message, severity=severity))
