"""Say whether the sharing tags of a page do what networks need (limits: each network's published or observed ones)."""

from medsite.audit.finished import Finished
from medsite.audit.rules import state_problem
from medsite.model.networks import LEAST, NETWORKS, SITE_NAME, STEEPEST, shown_title
from medsite.model.problem import Problem

_EXPECTED = ("og:title", "og:description", "og:url")


def audit_sharing(finished: Finished) -> tuple[Problem, ...]:
    """Return what is wrong with the sharing tags of a page.

    A page without og:image is in order (cards can be switched off) unless its twitter:card promises a large picture.
    """
    tags: dict[str, str] = {}
    for name, content in finished.meta:
        tags.setdefault(name, content.strip())
    path = finished.path
    expected = (*_EXPECTED, "og:image") if tags.get("twitter:card") == "summary_large_image" else _EXPECTED
    found = [state_problem("A040", path, name) for name in expected if not tags.get(name)]
    found += _audit_picture(path, tags)
    found += [state_problem("A043", path, name) for name in _shared(finished.bare)]
    found += [state_problem("A044", path, name) for name in _shared(finished.late)]
    found += _audit_lengths(path, tags)
    if finished.canonical and tags.get("og:url") and tags["og:url"] != finished.canonical:
        found.append(state_problem("A047", path))
    return tuple(found)


def _shared(names: tuple[str, ...]) -> list[str]:
    return [name for name in dict.fromkeys(names) if name.startswith(("og:", "twitter:"))][:1]


def _audit_picture(path: str, tags: dict[str, str]) -> list[Problem]:
    address = tags.get("og:image")
    if not address:
        return []
    missing = [name for name in ("width", "height", "type", "alt") if not tags.get(f"og:image:{name}")]
    found = [state_problem("A042", path, f"og:image:{name}") for name in missing]
    if not address.startswith(("https://", "http://")):
        found.append(state_problem("A041", path))
    width, height = (_number(tags.get(f"og:image:{side}", "")) for side in ("width", "height"))
    if width and height and (width < LEAST[0] or height < LEAST[1] or width > STEEPEST * height):
        found.append(state_problem("A049", path, f"{width} × {height} pixels"))
    return found


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else 0


def _audit_lengths(path: str, tags: dict[str, str]) -> list[Problem]:
    found = []
    if len(tags.get("og:site_name", "").encode()) > SITE_NAME:
        found.append(state_problem("A045", path))
    title = tags.get("og:title", "")
    size = len(title.encode())
    if len(title) > 60 or size > 67:
        found.append(state_problem("A046", path, f"{len(title)} characters, {size} bytes{_cuts(title)}"))
    return found


def _cuts(title: str) -> str:
    """Return what the networks that cut the title most leave of it."""
    cut = sorted(
        (len(shown), network.label, shown) for network in NETWORKS if (shown := shown_title(title, network)) != title
    )
    return "".join(f'; {label} shows "{shown}"' for _, label, shown in cut[:3])
