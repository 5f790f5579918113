"""Keys: the digest of everything an output's bytes depend on, and of nothing else."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from typing import Any, get_args

from msgspec import Struct
from msgspec.structs import FieldInfo, fields

from medsite.compute.digest import digest_bytes, digest_values
from medsite.model.feed import EntryView
from medsite.model.output import Later, Output
from medsite.model.theme import Theme
from medsite.model.view import BodyView, PersonView, SiteView, TeaserView
from medsite.plan.urls import output_path
from medsite.plan.views.planned import REDIRECT, Planned

# Parts that many views share: each is printed once.
SHARED = frozenset((BodyView, EntryView, PersonView, TeaserView))
PLAIN = frozenset((str, int, float, bool, type(None), date, datetime, ...))
_MOST = 4_000  # parts that a printer keeps; it begins anew when it has more
Reader = Callable[[object], tuple[object, ...]]


class Printer:
    """Prints views: the same text for equal values, another for others, each shared part once.

    Parts are known by identity, so a printer must not outlive the plan whose views it prints.
    """

    def __init__(self) -> None:
        """Begin with nothing printed."""
        self._known: dict[int, tuple[object, str]] = {}

    def digest(self, value: object) -> str:
        """Return the digest of the text for a value; one that was put off brings its own."""
        if isinstance(value, Later):
            return value.seen
        return digest_bytes(self.text(value).encode("utf-8", "surrogatepass"))

    def text(self, value: object) -> str:
        """Return the text for a value."""
        if value is None:
            return "None"
        if isinstance(value, tuple):
            return f"({','.join([self.text(part) for part in value])})"
        kind: Any = type(value)
        return self._shared(value) if kind in SHARED else self._opened(value)

    def _shared(self, value: object) -> str:
        known = self._known.get(id(value))
        if known is None:
            # The part is kept beside its text, so that no other can get its id while the printer lives.
            text = self._opened(value).encode("utf-8", "surrogatepass")
            if len(self._known) > _MOST:
                self._known.clear()
            known = self._known[id(value)] = (value, digest_bytes(text))
        return known[1]

    def _opened(self, value: object) -> str:
        kind: Any = type(value)
        readers = _readers(kind)
        if readers is None:
            return repr(value)
        plain, rich = readers
        parts = [self.text(part) for part in rich(value)]
        return f"{kind.__name__}{plain(value)!r}({','.join(parts)})"


@cache
def _readers(kind: Any) -> tuple[Reader, Reader] | None:
    """Return what reads the fields whose `repr` is fast, and the others; None for what has no fields.

    A view's site is read by neither: its digest stands in every page's key.
    """
    if not issubclass(kind, Struct):
        return None
    printed = [f for f in fields(kind) if f.type is not SiteView]
    return _reader(f for f in printed if _is_plain(f.type)), _reader(f for f in printed if not _is_plain(f.type))


def _reader(chosen: Iterable[FieldInfo]) -> Reader:
    names = [f.name for f in chosen]
    if not names:
        return lambda _: ()
    if len(names) == 1:
        only = attrgetter(names[0])
        return lambda value: (only(value),)
    return attrgetter(*names)


def _is_plain(kind: Any) -> bool:
    """Return whether a field's type holds nothing but words, numbers and days, in tuples at most."""
    if kind in PLAIN:
        return True
    if isinstance(kind, type) and issubclass(kind, Struct):
        return kind not in SHARED and kind is not SiteView and all(_is_plain(f.type) for f in fields(kind))
    return bool(get_args(kind) and all(map(_is_plain, get_args(kind))))


def key_outputs(planned: list[Planned], *, code: str, theme: Theme, site: SiteView) -> tuple[Output, ...]:
    """Return the planned outputs with their keys, by path."""
    printer = Printer()
    shared = {"page": digest_values(theme.digest, site), "redirect": theme.digest}
    outputs = [_keyed(plan, printer, (code, shared.get(_sharing(plan), ""))) for plan in planned]
    return tuple(sorted(outputs, key=attrgetter("path")))


def _sharing(plan: Planned) -> str:
    """Return what an output shares with others: a redirect shows nothing of the site around it."""
    return "redirect" if plan.template == REDIRECT else plan.maker


def _keyed(plan: Planned, printer: Printer, base: tuple[str, str]) -> Output:
    words = "\x1f".join((*base, plan.maker, plan.template, plan.salt, printer.digest(plan.view)))
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
