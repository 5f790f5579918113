"""What all kinds of documents share: the head against its schema, the body, the slug, the places of the fields."""

from typing import Any, Generic, TypeVar

from msgspec import Struct
from pydantic import BaseModel

from medsite.model.content import Body, Outline, Source
from medsite.model.problem import Checked, Place, Problem
from medsite.read.checking import check_fields
from medsite.read.encoding import read_text
from medsite.read.front_matter import split_front_matter
from medsite.read.markdown_places import Origin
from medsite.read.rules import make_problem
from medsite.read.slugs import explain_slug, name_slug
from medsite.read.yaml_nodes import Entry, Fields, Items, Node, Scalar, compose_yaml

S = TypeVar("S", bound=BaseModel)


class Head(Struct, Generic[S], frozen=True):
    """The fields of a source. shape: None where they cannot be read. node: the fields with their places."""

    shape: S | None
    node: Fields
    problems: tuple[Problem, ...]


class Halves(Struct, Generic[S], frozen=True):
    """A source with front matter: its head and its text."""

    head: Head[S]
    body: Body
    outline: Outline


def read_head(source: Source, model: type[S], standing: dict[str, Any]) -> Head[S]:
    """Return the fields of a YAML source. standing: what stands in for needed fields that are wrong."""
    text = read_text(source)
    if text.value is None:
        return Head(None, Fields((), Place(source.path)), text.problems)
    head = _check_head(compose_yaml(text.value, source.path), model, standing, source.path)
    return Head(head.shape, head.node, (*text.problems, *head.problems))


def read_halves(source: Source, model: type[S], standing: dict[str, Any]) -> Halves[S]:
    """Return head and text of a Markdown source; the head's problems are all of them."""
    text = read_text(source)
    split = split_front_matter(text.value, source.path) if text.value is not None else Checked(None)
    problems = (*text.problems, *split.problems)
    nothing: Head[S] = Head(None, Fields((), Place(source.path)), problems)
    if split.value is None:
        return Halves(nothing, Body(), Outline())
    body, outline, found = _read_body(split.value.body, Origin(source.path, split.value.body_line))
    problems = (*problems, *found)
    if split.problems:
        return Halves(Head(None, nothing.node, problems), body, outline)
    standing = {"title": name_slug(source.path) or "?", **standing}
    head = _check_head(compose_yaml(split.value.head, source.path, 1), model, standing, source.path)
    return Halves(Head(head.shape, head.node, (*problems, *head.problems)), body, outline)


class Listed(Struct, Generic[S], frozen=True):
    """A file that is one list. shape: None where the file is empty. places: of the items, in their order."""

    shape: S | None = None
    places: tuple[Place, ...] = ()


def read_listed(source: Source, name: str, model: type[S]) -> Checked[Listed[S]]:
    """Return a file that is a list, bare or under its `name`, checked against `model`, whose field `name` it is."""
    text = read_text(source)
    if text.value is None:
        return Checked(None, text.problems)
    composed = compose_yaml(text.value, source.path)
    node = composed.value
    problems = (*text.problems, *composed.problems)
    if node is None:
        return Checked(None if composed.problems else Listed(), problems)
    if isinstance(node, Items):
        node = Fields((Entry(name, node.place, node),), node.place)
    if not isinstance(node, Fields):
        return Checked(None, (*problems, name_shape(node.place, f"{name} are a list")))
    checked = check_fields(model, node, standing={})
    problems = (*problems, *checked.problems)
    if checked.value is None:
        return Checked(None, problems)
    items = node.entries[0].value if node.entries else node
    places = tuple(item.place for item in items.items) if isinstance(items, Items) else ()
    return Checked(Listed(checked.value, places), problems)


def _read_body(text: str, origin: Origin) -> tuple[Body, Outline, tuple[Problem, ...]]:
    from medsite.read.markdown import read_markdown  # the parser takes a while to load, and a warm build needs none

    return read_markdown(text, origin)


def _check_head(composed: Checked[Node], model: type[S], standing: dict[str, Any], path: str) -> Head[S]:
    node, problems = composed.value, composed.problems
    if node is None and not problems:
        node = Fields((), Place(path))
    if not isinstance(node, Fields):
        if node is not None:
            problems = (*problems, name_shape(node.place, "fields belong here, each as name: value"))
        return Head(None, Fields((), Place(path)), problems)
    if any(entry.key == "draft" for entry in node.entries):
        standing = {**standing, "draft": "true"}  # a draft field that cannot be read must not publish
    checked = check_fields(model, node, standing=standing)
    return Head(checked.value, node, (*problems, *checked.problems))


def pick_slug(slug: str | None, path: str) -> Checked[str]:
    """Return the slug that the author gave, or that the path gives."""
    if slug:
        return Checked(slug)
    named = name_slug(path)
    fault = explain_slug(named)
    if not fault:
        return Checked(named)
    message = f"this file's name gives no address: {fault}"
    return Checked(named or "unnamed", (make_problem("R017", Place(path), message, 'Rename it, or add "slug: …".'),))


def key_places(node: Fields) -> tuple[tuple[str, Place], ...]:
    """Return the place of every field's value, and of every item of a list as ``name.0``, ``name.1`` …"""
    places = []
    for entry in node.entries:
        places.append((entry.key, entry.value.place))
        if isinstance(entry.value, Items):
            places += [(f"{entry.key}.{number}", item.place) for number, item in enumerate(entry.value.items)]
    return tuple(places)


def read_bio(bio: str, node: Fields, path: str) -> tuple[Body, Outline, tuple[Problem, ...]]:
    """Return a doctor's bio. node: the profile's fields, for the lines it stands in."""
    if not bio.strip():
        return Body(), Outline(), ()
    value = next((entry.value for entry in node.entries if entry.key == "bio"), None)
    place = value.place if value else Place(path)
    line, indent = place.line, place.column - 1
    if isinstance(value, Scalar) and value.style in ("|", ">"):
        line, indent = line + 1, 2
    elif isinstance(value, Scalar) and value.style:
        indent += 1
    return _read_body(bio, Origin(path, line, indent))


def name_shape(place: Place, message: str) -> Problem:
    """Return the problem of a file that is something else altogether."""
    return make_problem("R010", place, message)
