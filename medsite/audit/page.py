"""Read a finished page once, and say what is wrong in it."""

import re

from medsite.audit.finished import Finished
from medsite.audit.rules import state_problem
from medsite.audit.scan import Scan
from medsite.audit.sharing import SHARING, audit_sharing
from medsite.model.problem import Problem

_DRAWN_HREF = re.compile(r"""\s(?:xlink:)?(?:href|src)\s*=\s*["']([^"']*)["']""")


def read_finished(path: str, data: bytes, *, site: str = "") -> Finished:
    """Return what an audit needs of a finished file; nothing for files that are neither HTML, CSS nor SVG.

    path: of the artifact. site: the site's url; absolute addresses below its host count as its own.
    """
    ending = path.rpartition(".")[2].lower()
    if ending in ("html", "htm"):
        return Scan(path, site).read(data.decode("utf-8", "replace"))
    if ending in ("css", "svg"):
        return _read_drawn(path, data.decode("utf-8", "replace"), site)
    return Finished(path)


def audit_page(finished: Finished, expected: tuple[str, ...] = SHARING) -> tuple[Problem, ...]:
    """Return what is wrong inside one finished page; links between pages are `audit_links`'s.

    expected: sharing tags that must be there; leave out ``og:image`` where no cards are made.
    A page with findings should not be audited: messages quote addresses and ids of the page.
    """
    found = [state_problem("A003", finished.path, host) for host in finished.hosts]
    found += [state_problem(rule, finished.path, detail) for rule, detail in finished.faults]
    if finished.plain and finished.meta:
        found += audit_sharing(finished, expected)
    return tuple(found)


def _read_drawn(path: str, text: str, site: str) -> Finished:
    scan = Scan(path, site)
    scan.addresses.styles(text)
    if path.endswith("svg"):
        for start, url in ((match.start(), match[1]) for match in _DRAWN_HREF.finditer(text)):
            if not text[text.rfind("<", 0, start) :].startswith("<a "):
                scan.addresses.ask(url)
    return scan.finish()
