"""What a build or a check came to."""

from msgspec import Struct, field

from medsite.model.finding import Finding, Waiver
from medsite.model.problem import Problem
from medsite.model.site import Held


class Tally(Struct, frozen=True):
    """How much there is of what. rendered: outputs made in this run; the others stood already."""

    articles: int = 0
    pages: int = 0
    feeds: int = 0
    cards: int = 0
    files: int = 0
    rendered: int = 0


class Report(Struct, frozen=True):
    """The result of a build or a check, in the order people read it.

    problems: content errors and audits. findings: of the screening, waived ones left out.
    waivers: in force. held: what stays out today. blocked: paths of the sources that stopped or were left out.
    written: whether output/ is now the site as planned. kept: files of others that were left in output/.
    """

    problems: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    held: tuple[Held, ...] = ()
    blocked: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    written: bool = False
    tally: Tally = field(default_factory=Tally)

    @property
    def failed(self) -> bool:
        """Say whether anything in the report forbids publishing."""
        return any(p.severity == "error" for p in self.problems) or any(f.severity == "error" for f in self.findings)
