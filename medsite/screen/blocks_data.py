"""Read what is neither Markdown nor HTML: labelled lines, code, JSON, HL7, calendars, cards, tables, plain text."""

import re

from medsite.screen.normalise import Writer
from medsite.screen.text import Kind

# Rows without a fence that says so: heads in small letters, and a line beneath with as many commas or more.
ROWS = re.compile(
    r"\s{0,8}(?=[^\n]{0,200}\b(?:name|surname|patient|dob|mrn|initials|town|phone)\b)"
    r"[a-z][\w -]{0,24}(?:(?P<mark>[,;\t|])[ ]?[a-z][\w -]{0,24}){2,20}\n"
    r"[^\n,;\t|]{1,60}(?P=mark)[^\n,;\t|]{0,60}(?P=mark)"
)
KINDS = ("system", "type", "code", "display")  # FHIR says beside a value what it is
LABEL = re.compile(
    r"[ \t>*_\"'`({\[#/-]{0,12}(?P<label>[^\W\d_][^:=\n<>\[\]()|{}]{0,60}?)[*_\"'` ]{0,4}[:=][*_\"'`]{0,4}[ \t]{1,8}|"
    r"[ \t\"'{,]{0,40}(?P<key>[\w.-]{1,60})[\"']?[ ]?[:=][ ]{0,3}"
)
JSON_PART = re.compile(
    r"\"(?P<word>(?:[^\"\\\n]|\\.){0,20000})\"(?P<colon>\s{0,20}:)?|(?P<number>-?\d[\d.eE+-]{0,60})|(?P<open>[\[{])"
    r"|(?P<close>[\]}])"
)
CARD_LINE = re.compile(
    r"(?P<name>[A-Za-z0-9-]{1,40})(?P<options>(?:;[^:\n]{0,500})?):(?P<value>[^\n]*(?:\n[ \t][^\n]*)*)"
)
HL7 = re.compile(r"[ \t]{0,8}(?:MSH|EVN|PID|NK1|PV1|PV2|OBR|OBX|ORC|IN1|IN2|GT1|DG1|AL1|ZPD|MRG|PD1|ACC)\|")
HL7_LABELS = {
    ("PID", 2): "patient id",
    ("PID", 3): "medical record number",
    ("PID", 4): "patient id",
    ("PID", 5): "patient name",
    ("PID", 6): "mother's maiden name",
    ("PID", 7): "date of birth",
    ("PID", 9): "patient alias",
    ("PID", 11): "patient address",
    ("PID", 13): "phone",
    ("PID", 14): "phone",
    ("PID", 18): "patient account number",
    ("PID", 19): "social security number",
    ("PID", 20): "driver's license",
    ("PID", 23): "birth place",
    ("PID", 29): "date of death",
    ("NK1", 2): "next of kin name",
    ("NK1", 4): "address",
    ("NK1", 5): "phone",
    ("PV1", 19): "visit number",
    ("PV1", 44): "admission date",
    ("PV1", 45): "discharge date",
    ("IN1", 16): "insured name",
    ("IN1", 18): "date of birth",
    ("IN1", 36): "policy number",
    ("IN1", 49): "member id",
    ("GT1", 3): "guarantor name",
    ("GT1", 5): "address",
    ("GT1", 6): "phone",
    ("MRG", 1): "medical record number",
}


def write_labelled(writer: Writer, start: int, end: int, kind: Kind) -> None:
    """Write a stretch of running text; words before a colon at its beginning become its label."""
    colon = writer.source.find(":", start, min(end, start + 80))
    found = LABEL.match(writer.source, start, end) if colon >= 0 else None
    if found and found["label"]:
        writer.write(start, end, kind, label=found["label"].strip("*_\"'` "), value=found.end())
    else:
        writer.write(start, end, kind)


def write_code(writer: Writer, start: int, end: int, *, language: str = "") -> None:
    """Write code or preformatted lines, each a block; JSON and HL7 lend their own labels."""
    words = writer.source[start : min(end, start + 400)].lstrip()
    if language in {"json", "jsonc", "json5", "fhir"} or words[:1] in {"{", "["}:
        read_json(writer, start, end)
        return
    if language in {"csv", "tsv"} or ROWS.match(writer.source, start, end):
        read_table(writer, start, end)
        return
    at = start
    while at < end:
        stop = writer.source.find("\n", at, end)
        stop = end if stop < 0 else stop
        if HL7.match(writer.source, at, stop):
            _write_hl7(writer, at, stop)
        else:
            found = LABEL.match(writer.source, at, stop)
            label = (found["label"] or found["key"] or "").strip("*_\"'` ") if found else ""
            writer.write(at, stop, "code", label=label, value=found.end() if found else 0)
        at = stop + 1


def read_lines(writer: Writer, start: int, end: int) -> None:
    """Write plain text: a block a paragraph, or a line where lines are labelled."""
    for found in re.finditer(r"[^\n]+(?:\n[^\n]+)*", writer.source[start:end]):
        begin, stop = start + found.start(), start + found.end()
        lines = found[0].split("\n")
        if len(lines) > 1 and sum(LABEL.match(line) is not None for line in lines) * 2 >= len(lines):
            write_code(writer, begin, stop)
        else:
            write_labelled(writer, begin, stop, "paragraph")


def read_json(writer: Writer, start: int, end: int) -> None:
    """Write JSON, whole or broken: a block a value, labelled with its path of keys."""
    path: list[str] = []
    key = kind = ""
    for found in JSON_PART.finditer(writer.source, start, end):
        if found["colon"]:
            key = found["word"]
            writer.write(*found.span("word"), "key")
        elif found["open"]:
            path.append(key)
        elif found["close"]:
            path = path[:-1]
            key = path[-1] if path else ""
        else:
            word = found["word"] or ""
            kind = word.rstrip("/").rpartition("/")[2] if key in KINDS else kind
            named = kind if key == "value" else ""
            label = ".".join(part for part in (*path[-4:], key, named) if part)
            writer.write(*found.span("number" if found["number"] else "word"), "value", label=label)


def read_calendar(writer: Writer, start: int, end: int) -> None:
    """Write a calendar or contact card: a block a property, labelled with its name."""
    for found in CARD_LINE.finditer(writer.source, start, end):
        if found["options"]:
            writer.write(*found.span("options"), "attribute", label=found["name"])
        writer.write(*found.span("value"), "value", label=found["name"])


def read_table(writer: Writer, start: int, end: int) -> None:
    """Write comma- or tab-separated rows: a block a cell, labelled with the head of its column."""
    heads: list[str] = []
    first_line = writer.source[
        start : writer.source.find("\n", start, end) if "\n" in writer.source[start:end] else end
    ]
    mark = max(",;\t|", key=first_line.count)
    cell = re.compile(
        rf"[ ]{{0,20}}(?:\"(?P<quoted>(?:[^\"]|\"\"){{0,20000}})\"|(?P<bare>[^{mark}\n\"][^{mark}\n]*)|)[ "
        rf"\r]{{0,20}}(?P<end>{re.escape(mark)}|\n|$)"
    )
    at, column, first = start, 0, True
    while at < end:
        found = cell.match(writer.source, at, end)
        if found is None:
            at += 1
            continue
        span = found.span("quoted" if found["quoted"] is not None else "bare")
        label = heads[column] if not first and column < len(heads) else ""
        words = writer.write(max(span[0], 0), max(span[1], 0), "cell", label=label)
        if first:
            heads.append(words)
        at, column = max(found.end(), at + 1), column + 1
        if found["end"] != mark:
            writer.row, column, first = writer.row + 1, 0, False


def _write_hl7(writer: Writer, start: int, end: int) -> None:
    segment, at = "", start
    for place, field in enumerate(writer.source[start:end].split("|")):
        segment = segment or field.strip()
        label = HL7_LABELS.get((segment, place), "")
        writer.write(at, at + len(field), "cell", label=label)
        at += len(field) + 1
