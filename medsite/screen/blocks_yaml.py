"""Read YAML without a parser, so that a broken file is screened too: keys, values and comments with their lines."""

import re

from medsite.screen.normalise import Writer

LINE = re.compile(
    r"(?P<indent> {0,200})(?P<dashes>(?:- {1,20}){0,5})"
    r"(?:(?P<key>\"[^\"\n]{1,200}\"|'[^'\n]{1,200}'|[^\s#:\[\]{}\"'&*!|>%@`-][^:#\n]{0,200}?"
    r"|-?[^\s#:\[\]{},\"'-][^:#\n]{0,200}?)"
    r"[ ]{0,20}:(?=\s|$))?[ \t]{0,200}(?P<value>[^\n]*)"
)
BLOCK_SCALAR = re.compile(r"[|>][+-]?\d?[+-]?[ \t]{0,20}(?:#.*)?$")


def read_yaml(writer: Writer, start: int, end: int) -> None:
    """Write a YAML stretch: a block a value, labelled with its path of keys ("clinic.phone")."""
    path: list[tuple[int, str]] = []
    at = start
    while at < end:
        line_end = _line_end(writer.source, at, end)
        found = LINE.match(writer.source, at, line_end)
        if found is None or not found[0].strip():
            at = line_end + 1
            continue
        at = _read_line(writer, found, end, path)


def _read_line(writer: Writer, found: re.Match[str], end: int, path: list[tuple[int, str]]) -> int:
    depth = len(found["indent"]) + len(found["dashes"])
    deepest = depth if found["key"] or not found["dashes"] else len(found["indent"]) + 1
    while path and path[-1][0] >= deepest:
        path.pop()
    if found["key"]:
        path.append((depth, found["key"].strip("\"'")))
        writer.write_raw(*found.span("key"), "key")
    label = ".".join(key for _, key in path)
    start, stop = found.span("value")
    value = found["value"]
    if BLOCK_SCALAR.match(value):
        return _read_block(writer, stop + 1, end, label=label, depth=depth)
    if value.startswith("#"):
        writer.write(start + 1, stop, "comment")
        return stop + 1
    stop = _scalar_end(writer.source, start, stop, end=end, depth=depth)
    _write_scalar(writer, start, stop, label)
    return writer.source.find("\n", stop) + 1 or end


def _line_end(source: str, at: int, end: int) -> int:
    found = source.find("\n", at, end)
    return end if found < 0 else found


def _scalar_end(source: str, start: int, stop: int, *, end: int, depth: int) -> int:
    """Return where a value ends that may go on over deeper lines without a key of their own."""
    quote = source[start : start + 1]
    if quote in {'"', "'"} and not source[start + 1 : stop].rstrip().endswith(quote) and " #" not in source[start:stop]:
        closing = source.find(quote, stop, min(end, stop + 4000))
        return stop if closing < 0 else closing + 1
    while stop < end and source[start:stop].strip():
        following = _line_end(source, stop + 1, end)
        found = LINE.match(source, stop + 1, following)
        if not found or not found[0].strip() or found["key"] or found["dashes"] or len(found["indent"]) <= depth:
            break
        if found["value"].startswith("#"):
            break
        stop = following
    return stop


def _read_block(writer: Writer, at: int, end: int, *, label: str, depth: int) -> int:
    """Write the paragraphs of a ``|`` or ``>`` value; return where the next key's line begins."""
    first = at
    while at < end:
        line_end = _line_end(writer.source, at, end)
        line = writer.source[at:line_end]
        if line.strip() and len(line) - len(line.lstrip()) <= depth:
            break
        if not line.strip():
            writer.write(first, at, "value", label=label)
            first = line_end + 1
        at = line_end + 1
    writer.write(first, min(at, end), "value", label=label)
    return at


def _write_scalar(writer: Writer, start: int, stop: int, label: str) -> None:
    source = writer.source
    comment = source.find(" #", start, stop)
    if comment >= 0 and source[start : start + 1] not in {'"', "'"}:
        writer.later(comment + 2, stop, "comment", "")
        stop = comment
    while stop > start and source[stop - 1] in " \t\r":
        stop -= 1
    if source[start : start + 1] in {"[", "{"}:
        _write_flow(writer, start, stop, label)
        return
    if stop - start >= 2 and source[start] == source[stop - 1] and source[start] in "\"'":
        start, stop = start + 1, stop - 1
    writer.write(start, stop, "value", label=label)


def _write_flow(writer: Writer, start: int, stop: int, label: str) -> None:
    """Write the entries of a ``[a, b]`` or ``{key: value}`` value."""
    for found in re.finditer(
        r"\"[^\"\n]{0,2000}\"|'[^'\n]{0,2000}'|[^\s\[\]{},\"'][^\[\]{},\n]{0,2000}", writer.source[start:stop]
    ):
        begin, end = start + found.start(), start + found.end()
        key, colon, _ = found[0].partition(": ")
        if colon:
            writer.write(begin + len(key) + 2, end, "value", label=f"{label}.{key}".strip("."))
        else:
            inner = found[0][0] in "\"'"
            writer.write(begin + inner, end - inner, "value", label=label)
