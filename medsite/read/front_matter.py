"""The YAML head of an article or page, told apart from its text."""

from msgspec import Struct

from medsite.model.problem import Checked, Place
from medsite.read.rules import make_problem


class Split(Struct, frozen=True):
    """A source's halves. body_line: the line, 1-based, that the body starts in."""

    head: str
    body: str
    body_line: int


def split_front_matter(text: str, path: str) -> Checked[Split]:
    """Return head and body of a text that starts with a line ``---``."""
    first, newline, rest = text.partition("\n")
    if first.rstrip() != "---":
        message = "the front matter is missing: the first line is not ---"
        return Checked(Split("", text, 1), (make_problem("R003", Place(path), message),))
    at, line = len(first) + len(newline), 2
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if text.startswith(("---", "..."), at) and text[at:end].rstrip() in ("---", "..."):
            return Checked(Split(text[len(first) + 1 : at], text[end + 1 :], line + 1))
        at, line = end + 1, line + 1
    del rest
    return Checked(None, (make_problem("R004", Place(path, 1, 1, 1, 4), "the front matter is never closed"),))
