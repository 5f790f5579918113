"""Bytes become text: UTF-8 only, one kind of line end, no control characters."""

import re

from medsite.model.content import Source
from medsite.model.problem import Checked, Place, Problem
from medsite.read.rules import make_problem

LONGEST_DOCUMENT = 1_000_000
"""Bytes; a document that a person wrote is far shorter, and longer ones could take the machine's memory."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_ASCII_CONTROLS = bytes(code for code in range(128) if _CONTROL.match(chr(code)))
_MOST_REPORTED = 20


def read_text(source: Source) -> Checked[str]:
    """Return the text of a source with ``\\n`` line ends and without a byte order mark.

    Control characters and noncharacters are reported and stand as U+FFFD in the text. Those of U+0080 to U+009F that
    are Windows-1252's quotes and dashes gone astray are read as these, with a warning: old pages are full of them.
    """
    if len(source.data) > LONGEST_DOCUMENT:
        return Checked(None, (make_problem("R040", Place(source.path), "this document is longer than 1 MB"),))
    try:
        text = source.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Checked(None, (_name_bad_byte(source, error.start),))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = () if _is_plain(source.data) else _find_controls(source.path, text)
    return Checked(hide_controls(text) if problems else text, problems)


def _is_plain(data: bytes) -> bool:
    """Return True for ASCII without what `_CONTROL` finds in it; telling so takes a third of a search."""
    return data.isascii() and len(data.translate(None, _ASCII_CONTROLS)) == len(data)


def has_controls(text: str) -> bool:
    """Return True where a control character, a noncharacter or a lone surrogate stands in `text`."""
    return _CONTROL.search(text) is not None


def hide_controls(text: str) -> str:
    """Return `text` of the same length without them: U+FFFD, or what Windows-1252 meant as browsers read it."""
    return _CONTROL.sub(_replace_control, text)


def _replace_control(match: re.Match[str]) -> str:
    try:
        return match[0].encode("latin-1").decode("cp1252") if match[0] >= "\x80" else "\ufffd"
    except UnicodeError:
        return "\ufffd"


def _name_bad_byte(source: Source, start: int) -> Problem:
    data = source.data
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return make_problem("R001", Place(source.path), "this file is UTF-16, not UTF-8")
    if start and data.startswith(b"\xef\xbb\xbf"):
        start += 3  # the codec counts from behind the byte order mark
    before = data[:start].decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return make_problem(
        "R001", Place(source.path, line, column), f"the letter here (byte 0x{data[start]:02X}) is not UTF-8"
    )


def _name_control(char: str, place: Place) -> Problem:
    meant = hide_controls(char)
    if meant == "\ufffd":
        return make_problem("R002", place, f"control character U+{ord(char):04X}")
    message = f"control character U+{ord(char):04X}, read as {meant} as in Windows-1252"
    return make_problem("R002", place, message, f"Type {meant} in its place.", severity="warning")


def _find_controls(path: str, text: str) -> tuple[Problem, ...]:
    found = []
    for match in _CONTROL.finditer(text):
        at = match.start()
        line = text.count("\n", 0, at) + 1
        place = Place(path, line, at - text.rfind("\n", 0, at))
        found.append(_name_control(match[0], place))
        if len(found) == _MOST_REPORTED:
            break
    return tuple(found)
