"""Bytes become text: UTF-8 only, one kind of line end, no control characters."""

import re

from medsite.model.content import Source
from medsite.model.problem import Checked, Place, Problem
from medsite.read.rules import make_problem

LONGEST_DOCUMENT = 5_000_000
"""Bytes; a document that a person wrote is far shorter, and longer ones could take the machine's memory."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_MOST_REPORTED = 20


def read_text(source: Source) -> Checked[str]:
    """Return the text of a source with ``\\n`` line ends and without a byte order mark.

    Control characters and noncharacters are reported and stand as U+FFFD in the text.
    """
    if len(source.data) > LONGEST_DOCUMENT:
        return Checked(None, (make_problem("R040", Place(source.path), "this document is longer than 5 MB"),))
    try:
        text = source.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Checked(None, (_name_bad_byte(source, error.start),))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = _find_controls(source.path, text)
    return Checked(_CONTROL.sub("\ufffd", text) if problems else text, problems)


def _name_bad_byte(source: Source, start: int) -> Problem:
    data = source.data
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return make_problem("R001", Place(source.path), "this file is UTF-16, not UTF-8")
    if start and data.startswith(b"\xef\xbb\xbf"):
        start += 3  # the codec counts from behind the byte order mark
    before = data[:start].decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return make_problem("R001", Place(source.path, line, column), f"byte 0x{data[start]:02X} is not UTF-8")


def _find_controls(path: str, text: str) -> tuple[Problem, ...]:
    found = []
    for match in _CONTROL.finditer(text):
        at = match.start()
        line = text.count("\n", 0, at) + 1
        place = Place(path, line, at - text.rfind("\n", 0, at))
        found.append(make_problem("R002", place, f"control character U+{ord(match[0]):04X}"))
        if len(found) == _MOST_REPORTED:
            break
    return tuple(found)
