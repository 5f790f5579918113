"""Nodes against a schema: all errors at once, each at the very key or value."""

import difflib
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from medsite.model.problem import Checked, Place, Problem
from medsite.read.rules import make_problem
from medsite.read.yaml_nodes import Entry, Fields, Items, Node, name_key, plain_value

M = TypeVar("M", bound=BaseModel)
_ROUNDS = 6


def check_fields(model: type[M], node: Fields, *, standing: dict[str, Any]) -> Checked[M]:
    """Return the model of a mapping and every problem in it.

    What is wrong is left out of the value; `standing` gives what stands in for needed fields then.
    """
    plain: dict[str, Any] = {entry.key: plain_value(entry.value) for entry in node.entries if not _is_empty(entry)}
    try:
        return Checked(model.model_validate(plain))
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
    problems = [_make_problem(detail, node, model) for detail in details]
    return Checked(_read_rest(model, plain, details, standing), tuple(problems))


def _is_empty(entry: Entry) -> bool:
    """Return True for a key with nothing behind it: ``updated:``."""
    value = entry.value
    return not isinstance(value, Fields | Items) and not value.style and value.text in ("", "~", "null")


def _read_rest(
    model: type[M], plain: dict[str, Any], details: list[ErrorDetails], standing: dict[str, Any]
) -> M | None:
    for _ in range(_ROUNDS):
        for detail in sorted(details, key=lambda detail: [str(step).zfill(6) for step in detail["loc"]], reverse=True):
            _drop(plain, detail, standing)
        try:
            return model.model_validate(plain)
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
    return None


def _drop(plain: dict[str, Any], detail: ErrorDetails, standing: dict[str, Any]) -> None:
    """Take the wrong value out of `plain`, or the nearest one above that can be taken out."""
    steps = _read_steps(detail)
    if detail["type"] == "missing":
        steps = steps[:-1]
    if steps:
        _drop_at(plain, steps)
    for name, value in standing.items():
        plain.setdefault(name, value)


def _drop_at(plain: dict[str, Any], steps: tuple[int | str, ...]) -> None:
    holder: Any = plain
    for step in steps[:-1]:
        holder = _step(holder, step)
    last = steps[-1]
    if _step(holder, last) is None:
        plain.pop(str(steps[0]), None)
    else:
        del holder[last]


def _step(holder: Any, step: Any) -> Any:
    if isinstance(holder, dict):
        return holder.get(step)
    if isinstance(holder, list) and isinstance(step, int) and step < len(holder):
        return holder[step]
    return None


def _make_problem(detail: ErrorDetails, node: Fields, model: type[BaseModel]) -> Problem:
    steps, kind = _read_steps(detail), detail["type"]
    if kind == "missing":
        return _name_missing(str(steps[-1]), node, steps)
    if kind == "extra_forbidden":
        return _name_unknown(str(steps[-1]), find_place(node, steps, of_key=True), known_names(model, steps))
    said = detail.get("ctx", {})
    place = find_place(node, steps, of_key=said.get("rule") == "R012")
    if kind == "medsite":
        return make_problem(said["rule"], place, _with_field(steps, said["message"]), said["mend"])
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return make_problem("R010", place, _with_field(steps, "a mapping belongs here"), "Write field: value below it.")
    return make_problem("R010", place, _with_field(steps, "this value cannot stand here"))


def _read_steps(detail: ErrorDetails) -> tuple[int | str, ...]:
    return (*detail["loc"], *detail.get("ctx", {}).get("steps", ()))


def _with_field(steps: tuple[int | str, ...], message: str) -> str:
    names = [str(step) for step in steps if isinstance(step, str)]
    return f"{name_key('.'.join(names))}: {message}" if names else message


def _name_missing(name: str, node: Fields, steps: tuple[int | str, ...]) -> Problem:
    if len(steps) == 1 and (empty := next((entry for entry in node.entries if entry.key == name), None)):
        mend = "Write something behind the colon; text that begins with # needs quotes."
        return make_problem("R011", empty.place, f'the field "{name}" is empty', mend)
    place = find_place(node, steps[:-1], of_key=False)
    start = Place(place.path, place.line, place.column)
    return make_problem("R011", start, f'the field "{name}" is missing', f'Add "{name}: …".')


def _name_unknown(name: str, place: Place, known: list[str]) -> Problem:
    near = _find_near(name.lower().replace("-", "_"), known)
    mend = f'did you mean "{near}"? ' if near else ""
    own = 'Put fields of your own under "extra:".' if "extra" in known else f"Known here: {', '.join(known)}."
    return make_problem("R012", place, f"unknown field {name_key(name)}", mend + own)


_ELSEWHERE = {
    "author": "authors",
    "by": "authors",
    "categories": "tags",
    "category": "tags",
    "cover": "image",
    "description": "summary",
    "excerpt": "summary",
    "expirydate": "expires",
    "featured_image": "image",
    "keywords": "tags",
    "lang": "language",
    "lastmod": "updated",
    "modified": "updated",
    "permalink": "slug",
    "published": "date",
    "publishdate": "date",
    "redirect_from": "aliases",
    "reviewer": "reviewed_by",
    "status": "draft",
    "thumbnail": "image",
    "topics": "tags",
    "websites": "social",
}
"""What other generators call these fields."""


def _find_near(name: str, known: list[str]) -> str:
    if (other := _ELSEWHERE.get(name, "")) in known:
        return other
    return next(iter(difflib.get_close_matches(name, known, n=1, cutoff=0.6)), "")


def known_names(model: type[BaseModel], steps: tuple[int | str, ...]) -> list[str]:
    """Return the names that could stand where the path `steps` ends."""
    current: Any = model
    for step in steps[:-1]:
        if isinstance(step, str) and isinstance(current, type) and issubclass(current, BaseModel):
            field = current.model_fields.get(step)
            current = _find_model(field.annotation) if field else None
    if not (isinstance(current, type) and issubclass(current, BaseModel)):
        return []
    return [field.alias or name for name, field in current.model_fields.items()]


def _find_model(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        if (found := _find_model(inner)) is not None:
            return found
    return None


def find_place(node: Node, steps: tuple[int | str, ...], *, of_key: bool) -> Place:
    """Return the place of the value, or key, that the path leads to; of the nearest one above where it ends early."""
    place = node.place
    for number, step in enumerate(steps):
        if isinstance(node, Fields):
            entry = next((entry for entry in node.entries if entry.key == step), None)
            if entry is None:
                break
            node, last = entry.value, number == len(steps) - 1
            place = entry.place if of_key and last else node.place
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            place = node.place
        else:
            break
    return place
