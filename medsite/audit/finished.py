"""What an audit knows of a finished file."""

from msgspec import Struct

from medsite.model.problem import Problem


class Finished(Struct, frozen=True):
    """What stands in a finished file.

    links: internal addresses it leads to or shows, as written, without the site's own origin; no doubles.
    anchors: its ids. hosts: other hosts that a browser would ask by itself. meta: (name or property, content).
    faults: (rule, detail) pairs. late: meta names that stand behind the first style sheet or the first 300 KB.
    bare: meta names whose content is not in double quotes. plain: whether it is a page for people (not a
    redirect, not ``noindex``). problems: all that is wrong inside this file; links are `audit_links`'s.
    """

    path: str = ""
    links: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    meta: tuple[tuple[str, str], ...] = ()
    canonical: str = ""
    faults: tuple[tuple[str, str], ...] = ()
    late: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    plain: bool = True
    problems: tuple[Problem, ...] = ()
