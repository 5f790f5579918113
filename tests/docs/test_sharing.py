"""The manual of sharing says what the reading takes: every field is there, every example is read."""

from typing import Any

import pytest

from medsite.compute.digest import digest_bytes
from medsite.model.content import Source
from medsite.model.networks import NETWORKS
from medsite.model.problem import Problem
from medsite.read.documents import read_article, read_config
from medsite.read.schemas import json_schemas
from tests.docs.manual import DOCS, Row, examples, field_rows

MANUAL = (DOCS / "sharing.md").read_text("utf-8")
SITE = "title: A\nurl: https://www.example.org\n"
HEAD = "---\ntitle: A\ndate: 2026-01-01\n"
FAR = {"url": "https://audio.example.org/3.mp3", "length": "1", "type": "audio/mpeg", "duration": "90"}
TABLES = {
    "CardsShape": ("site", SITE + "cards:\n", {}),
    "AudioShape": ("article", HEAD + "audio:\n", FAR),
    "PodcastShape": ("site", SITE + "feeds:\n  podcast:\n", {"image": "/podcast.jpg"}),
    "VenueShape": ("site", SITE + "venues:\n- ", {"name": "Town hall"}),
    "EventShape": ("article", HEAD + "event:\n", {"start": "2026-12-05 09:00", "place": "Town hall"}),
}
"""Part of a schema → whose, what stands before it, and what must stand beside a field."""


def complain_about(kind: str, text: str) -> tuple[Problem, ...]:
    """Return what the reading has to say of a source."""
    if kind == "site":
        return read_config(Source("content/site.yaml", text.encode(), digest_bytes(text.encode()))).problems
    whole = f"{text}---\nWords.\n".encode()
    return read_article(Source("content/articles/a.md", whole, digest_bytes(whole)), "Europe/London").problems


def properties(part: str) -> dict[str, Any]:
    found: dict[str, Any] = json_schemas()[TABLES[part][0]]["$defs"][part]["properties"]
    return found


def rows_of(part: str) -> list[Row]:
    """Return the rows of the table that is about a part of a schema."""
    names = set(properties(part))
    tables = [rows for piece in MANUAL.split("\n\n") if (rows := field_rows(piece))]
    return next((rows for rows in tables if {row.name for row in rows} == names), [])


@pytest.mark.parametrize("part", TABLES)
def test_a_table_holds_every_field_and_no_other(part: str) -> None:
    assert sorted(row.name for row in rows_of(part)) == sorted(properties(part))


@pytest.mark.parametrize(("part", "row"), [(part, row) for part in TABLES for row in rows_of(part)], ids=str)
def test_every_example_is_read(part: str, row: Row) -> None:
    kind, before, beside = TABLES[part]
    if part == "AudioShape" and row.name not in FAR:
        beside = {"file": "talk.mp3"}
    lines = [row.example, *(f"{name}: {text}" for name, text in beside.items() if name != row.name)]
    if row.name == "file":
        lines = [row.example]
    indent = "    " if "podcast" in before else "  "
    text = before + "".join(f"{indent}{line}\n" for line in lines)[len(indent) if before.endswith("- ") else 0 :]
    assert complain_about(kind, text) == (), text


@pytest.mark.parametrize("block", examples(MANUAL, "yaml"))
def test_every_block_is_read(block: str) -> None:
    if block.startswith(("cards:", "feeds:", "venues:")):
        assert complain_about("site", SITE + block) == ()
    else:
        head = block if block.startswith("title:") else "title: A\ndate: 2026-01-01\n" + block
        assert complain_about("article", f"---\n{head}") == ()


def test_every_network_has_its_row() -> None:
    for network in NETWORKS:
        assert f"| {network.label} | " in MANUAL
