"""The writers' manual says what the reading does: every field is there, every example is read."""

from typing import Any

import pytest

from medsite.compute.digest import digest_bytes
from medsite.model.content import Source
from medsite.model.problem import Problem
from medsite.read.documents import read_article, read_config, read_doctor, read_page, read_waivers
from medsite.read.mentions import read_mentions
from medsite.read.schemas import json_schemas
from medsite.read.shapes import _TARGET_KEYS
from tests.docs.manual import DOCS, Row, examples, field_rows, sections

MANUAL = (DOCS / "writing.md").read_text("utf-8")
SECTIONS = sections(MANUAL)

TABLES = {
    "The fields of an article": ("article", ""),
    "A source (`references`)": ("article", "ReferenceShape"),
    "The fields of a page": ("page", ""),
    "The fields of a profile": ("doctor", ""),
    "A registration": ("doctor", "RegistrationShape"),
    "The fields of site.yaml": ("site", ""),
    "A clinic": ("site", "ClinicShape"),
    "An address": ("site", "AddressShape"),
    "The menu": ("site", "NavShape"),
    "The theme": ("site", "ThemeShape"),
    "Feeds": ("site", "FeedsShape"),
    "waivers.yaml": ("waivers", "WaiverShape"),
    "mentions.yaml": ("mentions", "MentionShape"),
}
"""Heading of the manual → schema, and the part of it."""

FOLDED = {"PublishShape", "TargetShape", "AudioShape", "CardsShape", "EventShape", "PodcastShape", "VenueShape"}
"""Parts of the schemas that the manual tells in another way; the table of targets has a test of its own, and so has docs/sharing.md."""


def schema_of(heading: str) -> dict[str, Any]:
    name, part = TABLES[heading]
    schema = json_schemas()[name]
    found: dict[str, Any] = schema["$defs"][part] if part else schema
    return found


def complain_about(path: str, text: str) -> list[Problem]:
    """Return what the reading has to say of a source at `path`."""
    source = Source(path, text.encode(), digest_bytes(text.encode()))
    if path.startswith("content/articles/"):
        return list(read_article(source, "Europe/London").problems)
    if path.startswith("content/pages/"):
        return list(read_page(source).problems)
    if path.startswith("content/doctors/"):
        return list(read_doctor(source).problems)
    if path == "content/mentions.yaml":
        return list(read_mentions(source).problems)
    return list((read_waivers if "waivers" in path else read_config)(source).problems)


SITE = "title: A\nurl: https://www.example.org\n"
FRAMES = {
    "The fields of an article": ("content/articles/one.md", "---\n{}---\n"),
    "A source (`references`)": ("content/articles/one.md", "---\ntitle: A\ndate: 2026-01-01\nreferences:\n- {}---\n"),
    "The fields of a page": ("content/pages/one.md", "---\n{}---\n"),
    "The fields of a profile": ("content/doctors/one.yaml", "{}"),
    "A registration": ("content/doctors/one.yaml", "name: A\nregistrations:\n- {}"),
    "The fields of site.yaml": ("content/site.yaml", "{}"),
    "A clinic": ("content/site.yaml", SITE + "clinic:\n  {}"),
    "An address": ("content/site.yaml", SITE + "clinic:\n  name: A\n  address:\n    {}"),
    "The menu": ("content/site.yaml", SITE + "navigation:\n- {}"),
    "The theme": ("content/site.yaml", SITE + "theme:\n  {}"),
    "Feeds": ("content/site.yaml", SITE + "feeds:\n  {}"),
    "waivers.yaml": ("content/waivers.yaml", "- {}"),
    "mentions.yaml": ("content/mentions.yaml", "- {}"),
}
"""Heading → where its fields stand, and what must stand around them."""


def whole_source(heading: str, row: Row, rows: list[Row]) -> tuple[str, str]:
    """Return a path and a source that holds the example, and the examples of the fields that are needed."""
    lines = [other.example for other in rows if other.otherwise == "needed" and other.name != row.name]
    lines += [row.example, *([f"{row.name}_alt: A drawing"] if row.name in {"image", "card"} else [])]
    path, frame = FRAMES[heading]
    last = frame.partition("{}")[0].rpartition("\n")[2]
    return path, frame.format(("\n" + " " * len(last)).join(lines) + "\n")


@pytest.mark.parametrize("heading", TABLES)
def test_a_table_holds_every_field_of_its_schema_and_no_other(heading: str) -> None:
    named = [row.name for row in field_rows(SECTIONS[heading])]
    assert sorted(named) == sorted(schema_of(heading)["properties"])


def test_every_part_of_the_schemas_has_a_table() -> None:
    parts = {part for schema in json_schemas().values() for part in schema.get("$defs", {})}
    told = {part for _, part in TABLES.values()}
    assert parts - FOLDED - {"WaiverShape"} == told - {"", "WaiverShape"}


@pytest.mark.parametrize("heading", TABLES)
def test_the_manual_says_needed_where_the_schema_does(heading: str) -> None:
    needed = {row.name for row in field_rows(SECTIONS[heading]) if row.otherwise == "needed"}
    assert needed == set(schema_of(heading).get("required", ()))


@pytest.mark.parametrize("heading", TABLES)
def test_the_manual_names_every_default(heading: str) -> None:
    for row in field_rows(SECTIONS[heading]):
        default = schema_of(heading)["properties"][row.name].get("default")
        if default not in (None, "", [], ()):
            assert f"`{str(default).lower() if isinstance(default, bool) else default}`" in row.otherwise, row.name


@pytest.mark.parametrize(
    ("heading", "row"),
    [pytest.param(name, row, id=f"{name}-{row.name}") for name in TABLES for row in field_rows(SECTIONS[name])],
)
def test_every_example_of_a_field_is_read_without_complaint(heading: str, row: Row) -> None:
    assert row.example.startswith(f"{row.name}:")
    path, text = whole_source(heading, row, field_rows(SECTIONS[heading]))
    assert complain_about(path, text) == []


@pytest.mark.parametrize("text", examples(MANUAL, "markdown"))
def test_every_example_of_a_text_is_read_without_complaint(text: str) -> None:
    head = "" if text.startswith("---\n") else "---\ntitle: A\ndate: 2026-01-01\n---\n"
    folder = "pages" if text.startswith("---\n") and "\ndate:" not in text else "articles"
    assert complain_about(f"content/{folder}/one.md", head + text) == []


HOLDERS = {
    "title": ("content/site.yaml", "", ""),
    "hours": ("content/doctors/a.yaml", "name: A\n", ""),
    "name": ("content/doctors/a.yaml", "", ""),
    "bio": ("content/doctors/a.yaml", "name: A\n", ""),
    "waivers": ("content/waivers.yaml", "", ""),
    "mentions": ("content/mentions.yaml", "", ""),
    "references": ("content/articles/a.md", "---\ntitle: A\ndate: 2026-01-01\n", "---\n"),
    "slug": ("content/articles/a.md", "---\ntitle: A\ndate: 2026-01-01\n", "---\n"),
}
"""First field of an example → where such a thing stands, and what must stand around it."""


@pytest.mark.parametrize("text", examples(MANUAL, "yaml"))
def test_every_example_of_yaml_is_read_without_complaint(text: str) -> None:
    path, before, after = HOLDERS[text.partition(":")[0]]
    assert complain_about(path, before + text + after) == []


def test_the_table_of_publishing_targets_is_whole() -> None:
    told = {}
    for line in SECTIONS["Publishing targets"].splitlines():
        if line.startswith("| `"):
            names = line.split("`")[1::2]
            told[names[0]] = set(names[1:])
    assert told == {kind: needed | optional for kind, (needed, optional) in _TARGET_KEYS.items()}
