"""Keys: the digest of everything an output's bytes depend on, and of nothing else."""

from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any

from medsite.compute.digest import digest_bytes, digest_values
from medsite.model.feed import EntryView
from medsite.model.output import Output
from medsite.model.theme import Theme
from medsite.model.view import BodyView, FeedLink, LinkView, PersonView, RedirectView, SiteView, TeaserView
from medsite.plan.urls import output_path
from medsite.plan.views.planned import Planned

# Parts that many views share: each is printed once.
SHARED = frozenset((BodyView, EntryView, FeedLink, LinkView, PersonView, TeaserView))


class Printer:
    """Prints views as `repr` would say them, each shared part once.

    Parts are known by identity, so a printer must not outlive the plan whose views it prints.
    """

    def __init__(self) -> None:
        """Begin with nothing printed."""
        self._known: dict[int, tuple[object, str]] = {}

    def text(self, value: object) -> str:
        """Return a text that is the same for equal values and different for others."""
        kind = type(value)
        if kind is str:
            return repr(value)
        if kind in SHARED:
            known = self._known.get(id(value))
            if known is None:
                # The part is kept beside its text, so that no other can get its id while the printer lives.
                known = self._known[id(value)] = (
                    value,
                    digest_bytes(self._opened(value).encode("utf-8", "surrogatepass")),
                )
            return known[1]
        if isinstance(value, tuple):
            return f"({','.join(map(self.text, value))})"
        return self._opened(value) if is_dataclass(kind) else repr(value)

    def _opened(self, value: object) -> str:
        kind: Any = type(value)
        names = _printed(kind)
        if names is None:
            return repr(value)
        parts = names(value)
        return f"{kind.__name__}({','.join(map(self.text, parts))})"


@cache
def _printed(kind: Any) -> "attrgetter[tuple[object, ...]] | None":
    """Return what reads the fields that a view prints; `site` is not one: its digest stands in every key."""
    names = [f.name for f in fields(kind) if f.repr]
    return attrgetter(*names) if len(names) > 1 else None


def key_outputs(planned: list[Planned], *, code: str, theme: Theme, site: SiteView) -> tuple[Output, ...]:
    """Return the planned outputs with their keys, by path."""
    printer = Printer()
    page = digest_values(theme.digest, site)
    shared = {"page": page, "redirect": theme.digest}
    outputs = [_keyed(plan, printer, (code, shared.get(_sharing(plan), ""))) for plan in planned]
    return tuple(sorted(outputs, key=lambda output: output.path))


def _sharing(plan: Planned) -> str:
    """Return what an output shares with others: a redirect shows nothing of the site around it."""
    return "redirect" if isinstance(plan.view, RedirectView) else plan.maker


def _keyed(plan: Planned, printer: Printer, base: tuple[str, str]) -> Output:
    words = "\x1f".join((*base, plan.maker, plan.template, plan.salt, printer.text(plan.view)))
    return Output(
        path=output_path(plan.address),
        maker=plan.maker,
        view=plan.view,
        key=digest_bytes(words.encode("utf-8", "surrogatepass")),
        template=plan.template,
        bodies=plan.bodies,
        files=plan.files,
        source=plan.source,
    )
