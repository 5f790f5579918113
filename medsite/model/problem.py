"""Where something is wrong, and how to put it right."""

from typing import Generic, Literal, TypeVar

from msgspec import Struct
from msgspec.structs import force_setattr

Severity = Literal["error", "warning"]
T = TypeVar("T")


class Place(Struct, frozen=True, order=True, array_like=True, gc=False):
    """A stretch of a file.

    path: relative to the site's root, forward slashes.
    line, column: 1-based; columns count Unicode code points; the end is exclusive.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0

    def __post_init__(self) -> None:
        """Make the end that was not given one column past the start."""
        if not self.end_line:
            force_setattr(self, "end_line", self.line)
            force_setattr(self, "end_column", self.column + 1)


class Problem(Struct, frozen=True, order=True):
    """A content error or an audit's remark: what is wrong, where, and the next thing to type.

    rule: a stable id such as ``R012`` that ``medsite explain`` knows.
    message: plain words; quotes the author's value only where it cannot be an identifier.
    """

    place: Place
    rule: str
    message: str
    mend: str
    severity: Severity = "error"
    category: str = "content"


class Checked(Struct, Generic[T], frozen=True):
    """What a reading step makes: a value if one could be made, and everything that is wrong with it."""

    value: T | None
    problems: tuple[Problem, ...] = ()


class Defect(Exception):  # noqa: N818 - it carries a problem of the user's; it is not an error of the program
    """Raised inside a room to leave with one problem; caught at the room's door, never seen by a user."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem

    def __reduce__(self) -> tuple[type["Defect"], tuple[Problem]]:
        """Return how to make it again: an exception from another process arrives pickled."""
        return Defect, (self.problem,)
