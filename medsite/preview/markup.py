"""HTML for the preview's own pages: every word and attribute is escaped by being put in here."""

from collections.abc import Iterable
from html import escape


class Markup(str):
    """HTML that is safe to print."""

    __slots__ = ()


Child = str | Markup | None
_VOID = frozenset({"link", "meta", "img", "br", "input"})


def tag(name: str, *children: Child | Iterable[Child], **attributes: str | bool | None) -> Markup:
    """Return an element. A ``_`` at the end of an attribute's name is dropped, others become ``-``.

    True gives an attribute without a value; False, None and "" are left out, and children that are None.
    """
    given = "".join(_attribute(key, value) for key, value in attributes.items() if value)
    if name in _VOID:
        return Markup(f"<{name}{given}>")
    return Markup(f"<{name}{given}>{join(children)}</{name}>")


def join(children: Iterable[Child | Iterable[Child]]) -> Markup:
    """Return children side by side, plain words escaped."""
    return Markup("".join(_child(child) for child in children))


def _child(child: Child | Iterable[Child]) -> str:
    if child is None:
        return ""
    if isinstance(child, Markup):
        return child
    return escape(child) if isinstance(child, str) else join(child)


def _attribute(key: str, value: object) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
