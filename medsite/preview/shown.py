"""What the preview answers with: a page's bytes, and everything that is to be said beside it."""

from msgspec import Struct, field

from medsite.model.finding import Finding
from medsite.model.problem import Problem


class Notes(Struct, frozen=True):
    """What is said beside a page.

    problems, findings: of this page and its source; sitewide: problems that stop every page. withheld: whether the
    page as it stands now is not shown. stale: whether an earlier version of it is shown behind the words.
    marks: "draft", "future" with the day, for what a build would hold back. source: the file behind the page.
    """

    problems: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()
    sitewide: tuple[Problem, ...] = ()
    withheld: bool = False
    stale: bool = False
    mark: str = ""
    source: str = ""


class Shown(Struct, frozen=True):
    """An answer. path: under output/; data: the bytes as they would be published, without anything of the preview.

    target: where a former address leads, "" for all others.
    """

    path: str
    status: int
    data: bytes
    notes: Notes = field(default_factory=Notes)
    target: str = ""


class Count(Struct, frozen=True):
    """How much is wrong in the whole site. waiting: texts that are not yet checked."""

    errors: int = 0
    blocks: int = 0
    warnings: int = 0
    waiting: int = 0


class Change(Struct, frozen=True):
    """What came of a look at the folder. any: whether anything is different; styles: whether a stylesheet is."""

    any: bool = False
    styles: bool = False
