"""The manual, taken apart for its tests: sections, tables, examples, links."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
_HEADING = re.compile(r"^(#{1,6}) (.+)$", re.MULTILINE)
_FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Row:
    """A row of a table of fields. example: the YAML line; otherwise: what holds where the field is left out."""

    name: str
    example: str
    otherwise: str


def sections(text: str) -> dict[str, str]:
    """Return heading → what stands below it, up to the next heading of any level."""
    plain = hide_code(text)
    marks = list(_HEADING.finditer(plain))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return {mark[2]: text[mark.end() : end] for mark, end in zip(marks, ends, strict=True)}


def field_rows(section: str) -> list[Row]:
    """Return the rows of the section's table whose columns are field, what, example, otherwise."""
    rows = []
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("| `") and len(cells) == 4:
            rows.append(Row(cells[0].strip("` "), cells[2].strip("`"), cells[3].strip(" |")))
    return rows


def examples(text: str, language: str) -> list[str]:
    """Return the code blocks of a language, without the indentation that they stand in."""
    found = [(match[1], match[3]) for match in _FENCE.finditer(text) if match[2] == language]
    return ["".join(line.removeprefix(indent) for line in code.splitlines(keepends=True)) for indent, code in found]


def hide_code(text: str) -> str:
    """Return the text, code blocks blanked out at the same length."""
    return _FENCE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def anchors(text: str) -> set[str]:
    """Return the anchors that GitHub gives to the headings."""
    names = (mark[2].lower().replace("`", "") for mark in _HEADING.finditer(hide_code(text)))
    return {re.sub(r"[^\w\- ]", "", name).replace(" ", "-") for name in names}


def links(text: str) -> set[str]:
    """Return where the links and pictures of the text lead, but to other sites."""
    plain = re.sub(r"^    .*$|`[^`\n]*`", "", hide_code(text), flags=re.MULTILINE)
    return {target for target in re.findall(r"\]\(([^)\s]+)\)", plain) if "://" not in target}
