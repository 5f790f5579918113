"""Every field of every shape of content, found by walking the shapes, so that new fields are tried as well."""

import json
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from medsite.compute.digest import digest_bytes
from medsite.model.content import Source
from medsite.model.problem import Checked
from medsite.read.documents import read_article, read_config, read_doctor, read_page
from medsite.read.schemas import ArticleShape, DoctorShape, PageShape, SiteShape

SHAPES: dict[str, type[BaseModel]] = {
    "content/site.yaml": SiteShape,
    "content/doctors/odd.yaml": DoctorShape,
    "content/articles/odd.md": ArticleShape,
    "content/pages/odd.md": PageShape,
}
BESIDE: dict[str, dict[str, Any]] = {
    "SiteShape": {"title": "Elm Row Practice", "url": "https://elmrow.example.org"},
    "DoctorShape": {"name": "Dr. Ines Tavares"},
    "ArticleShape": {"title": "Colds", "date": "2026-01-02"},
    "PageShape": {"title": "Opening hours"},
    "ClinicShape": {"name": "Elm Row Practice"},
    "NavShape": {"label": "Home", "url": "/"},
    "RegistrationShape": {"scheme": "own", "id": "4711"},
    "ReferenceShape": {"text": "A work"},
    "ThemeShape": {"name": "clinic"},
    "TargetShape": {"kind": "folder", "path": "site"},
    "AudioShape": {"url": "https://a.example/a.mp3", "length": "9", "type": "audio/mpeg", "duration": "1:00"},
    "PodcastShape": {"image": "/cover.png", "category": "Health & Fitness", "email": "desk@elmrow.example.org"},
    "EventShape": {"start": "2026-12-01 18:30", "place": "The hall"},
}
"""What must stand beside a field, for shapes with needs that a word alone does not meet."""


@dataclass(frozen=True)
class Step:
    """A field on the way down. beside: what its shape needs; listed: whether its shape stands in a list."""

    name: str
    beside: tuple[tuple[str, Any], ...]
    listed: bool


def walk_fields(shape: type[BaseModel], *, listed: bool = False) -> Iterator[tuple[Step, ...]]:
    """Yield the way to every field below `shape`."""
    beside = tuple(BESIDE.get(shape.__name__, _words_for(shape)).items())
    for name, field in shape.model_fields.items():
        step = Step(name, beside, listed)
        inner = _inner(field.annotation)
        if inner is None:
            yield (step,)
        else:
            yield from ((step, *below) for below in walk_fields(inner, listed=_is_list(field.annotation)))


def _words_for(shape: type[BaseModel]) -> dict[str, Any]:
    """Return a word for each field that a shape needs which this table does not know."""
    return {name: "A word" for name, field in shape.model_fields.items() if field.is_required()}


def _inner(kind: Any) -> type[BaseModel] | None:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind
    return next((found for found in map(_inner, _parts(kind)) if found), None)


def _is_list(kind: Any) -> bool:
    return typing.get_origin(kind) is tuple or any(map(_is_list, _parts(kind)))


def _parts(kind: Any) -> tuple[Any, ...]:
    return typing.get_args(kind) if typing.get_origin(kind) is not typing.Literal else ()


def with_field(way: tuple[Step, ...], value: Any) -> dict[str, Any]:
    """Return the smallest document that has `value` in one field."""
    inside = value
    for step in reversed(way):
        inside = {**dict(step.beside), step.name: inside}
        if step.name == "targets":
            inside = {"targets": {"own": inside["targets"][0]}}
        elif step.listed:
            inside = [inside]
    out: dict[str, Any] = inside
    return out


def is_read(path: str, values: dict[str, Any]) -> bool:
    """Say whether a document of these values is read without an error."""
    data = as_bytes(path, values)
    source = Source(path, data, digest_bytes(data))
    read: Checked[Any]
    if path == "content/site.yaml":
        read = read_config(source)
    elif "/doctors/" in path:
        read = read_doctor(source)
    else:
        read = read_page(source) if "/pages/" in path else read_article(source, "UTC")
    return not any(problem.severity == "error" for problem in read.problems)


def as_bytes(path: str, values: dict[str, Any], text: str = "Rest.") -> bytes:
    """Return the file; JSON is YAML."""
    lines = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items())
    return (lines if path.endswith(".yaml") else f"---\n{lines}---\n\n{text}\n").encode("utf-8", "surrogatepass")


def merge(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Return both, the second's values in place of the first's; mappings are merged, lists of one mapping as well."""
    out = dict(one)
    for name, value in other.items():
        before = out.get(name)
        if isinstance(before, dict) and isinstance(value, dict):
            out[name] = merge(before, value)
        elif isinstance(before, list) and isinstance(value, list) and before and isinstance(before[0], dict):
            out[name] = [merge(before[0], value[0])]
        else:
            out[name] = value
    return out
