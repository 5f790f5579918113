"""Read a finished page once, and say what is wrong in it."""

import re

from msgspec.structs import replace

from medsite.audit.finished import Finished
from medsite.audit.rules import state_problem
from medsite.audit.scan import Scan
from medsite.audit.sharing import audit_sharing
from medsite.model.problem import Problem

_TAG = re.compile(r"<([a-zA-Z][\w:.-]*)([^<>]*)")
_ADDRESS = re.compile(r"""\s(?:xlink:)?(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def read_finished(path: str, data: bytes, host: str = "") -> Finished:
    """Return what an audit needs of a finished file; nothing of files that are neither HTML, CSS nor SVG.

    path: of the artifact. host: the site's own, with the port if it has one; addresses there are links, not strangers.
    Messages quote addresses and ids of the page: show them only where the page has no findings.
    """
    ending = path.rpartition(".")[2].lower()
    if ending in ("html", "htm"):
        finished = Scan(path, host).read(data.decode("utf-8", "replace"))
    elif ending in ("css", "svg"):
        finished = _read_drawn(path, data.decode("utf-8", "replace"), host)
    else:
        return Finished(path)
    problems = audit_page(finished)
    return replace(finished, problems=problems) if problems else finished


def audit_page(finished: Finished) -> tuple[Problem, ...]:
    """Return what is wrong inside one finished file."""
    found = [state_problem("A003", finished.path, host) for host in finished.hosts]
    found += [state_problem(rule, finished.path, detail) for rule, detail in finished.faults]
    if finished.plain and finished.meta:
        found += audit_sharing(finished)
    return tuple(found)


def _read_drawn(path: str, text: str, host: str) -> Finished:
    """Return the addresses in a style sheet or a drawing."""
    scan = Scan(path, host)
    scan.addresses.styles(text)
    if path.lower().endswith("svg"):
        for element, attributes in _TAG.findall(text):
            note = scan.addresses.lead if element == "a" else scan.addresses.ask
            for double, single in _ADDRESS.findall(attributes):
                note(double or single)
    return scan.finish()
