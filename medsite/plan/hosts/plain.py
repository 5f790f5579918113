"""``_headers`` and ``_redirects`` of Netlify, Cloudflare Pages and GitLab Pages; ``security.txt``."""

from collections.abc import Iterator
from datetime import date

from medsite.plan.hosts.description import IMMUTABLE, NAMED_TYPES, Description
from medsite.plan.urls import Base

MOST_PLAIN = 2000  # static redirects of Cloudflare Pages; GitLab Pages has 1000, Netlify none that is published


def write_headers(told: Description) -> str:
    """Return ``_headers`` (docs.netlify.com/routing/headers, developers.cloudflare.com/pages/configuration/headers).

    No header stands in two rules that match one file: hosts would join the two values with a comma. A "*" stands only
    at the end of a pattern, where every host takes it for the same.
    """
    rules = [(told.base.path + "*", told.headers)]
    rules += [(folder + "*", (("Cache-Control", IMMUTABLE),)) for folder in told.kept]
    rules += [(told.base.path + name, (("Content-Type", f"{kind}; charset=utf-8"),)) for name, kind in NAMED_TYPES]
    return "\n".join(_rule_lines(rules))


def _rule_lines(rules: list[tuple[str, tuple[tuple[str, str], ...]]]) -> Iterator[str]:
    yield "# What the host says of each file. Made by medsite; change content/site.yaml instead."
    for pattern, headers in rules:
        yield pattern
        yield from (f"  {name}: {value}" for name, value in headers)
    yield ""


def write_redirects(told: Description, *, force: bool, plain: bool) -> str:
    """Return ``_redirects``.

    A page that leads on stands at each former address as well. force: Netlify shows that page unless the code has a
    "!"; plain: Cloudflare and GitLab know no "!" and skip such a line.
    """
    lines = ["# Former addresses. Made by medsite from the aliases of articles and pages."]
    for redirect in told.redirects[:MOST_PLAIN]:
        lines += [f"{redirect.url} {redirect.target} 301!"] if force else []
        lines += [f"{redirect.url} {redirect.target} 301"] if plain else []
    return "\n".join([*lines, ""])


def write_security(contact: str, language: str, base: Base, today: date) -> str:
    """Return ``security.txt`` (RFC 9116): whom to tell of a weakness of the site, until when that holds.

    contact: a ``mailto:`` or https address. The end is the first of a January or July, half a year to a year away, so
    that the file changes twice a year and not every day.
    """
    return (
        f"Contact: {contact}\n"
        f"Expires: {_expires(today).isoformat()}T00:00:00Z\n"
        f"Preferred-Languages: {language.split('-', maxsplit=1)[0]}\n"
        f"Canonical: {base.origin}/.well-known/security.txt\n"
    )


def _expires(today: date) -> date:
    return date(today.year + 1, 1 if today.month <= 6 else 7, 1)
