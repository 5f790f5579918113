"""YAML as shape, text and place: every scalar stays text, every node knows its line. The only door of PyYAML."""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct

from medsite.model.problem import Checked, Defect, Place, Problem
from medsite.read.encoding import has_controls, hide_controls
from medsite.read.rules import make_problem

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 20
_MOST_NODES = 50_000


class Scalar(Struct, frozen=True):
    """A piece of text. style: ``""`` for plain, else its quote or ``|`` or ``>``."""

    text: str
    place: Place
    style: str = ""


class Items(Struct, frozen=True):
    """A list."""

    items: tuple["Node", ...]
    place: Place


class Entry(Struct, frozen=True):
    """A key of a mapping, where it stands, and its value."""

    key: str
    place: Place
    value: "Node"


class Fields(Struct, frozen=True):
    """A mapping, in the author's order."""

    entries: tuple[Entry, ...]
    place: Place


Node = Scalar | Items | Fields


def compose_yaml(text: str, path: str, skipped: int = 0) -> Checked[Node]:
    """Return the one YAML document in `text` as nodes; None where it is empty.

    skipped: lines of the file before `text`.
    """
    composer = _Composer(path, skipped)
    try:
        node = composer.compose(yaml.parse(text, Loader=_LOADER))
    except Defect as defect:
        return Checked(None, (*composer.problems, defect.problem))
    except yaml.MarkedYAMLError as error:
        problem = _find_odd_space(text, path, skipped) or _explain(error, composer, text)
        return Checked(None, (*composer.problems, problem))
    except (yaml.YAMLError, RecursionError):
        message = "this YAML cannot be read"
        return Checked(None, (*composer.problems, make_problem("R005", Place(path, skipped + 1), message)))
    return Checked(node, tuple(composer.problems))


def plain_value(node: Node) -> Any:
    """Return the node as dicts, lists and text."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [plain_value(item) for item in node.items]
    return {entry.key: plain_value(entry.value) for entry in node.entries}


class _Composer:
    """Builds nodes from the parser's events: no aliases, no tags, bounded depth and size."""

    def __init__(self, path: str, skipped: int) -> None:
        self.path = path
        self.skipped = skipped
        self.problems: list[Problem] = []
        self.count = 0

    def compose(self, events: Iterator[Any]) -> Node | None:
        node: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    message = "a second document starts here"
                    raise Defect(make_problem("R005", self.place(event), message, 'Remove the line "---".'))
            elif isinstance(event, yaml.NodeEvent):
                node = self.node(event, events, 0)
        if isinstance(node, Scalar) and not node.text and not node.style:
            return None
        return node

    def place(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        line = start.line + self.skipped + 1
        return Place(self.path, line, start.column + 1, end.line + self.skipped + 1, end.column + 1)

    def node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        self.count += 1
        self.refuse(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            place = self.place(event)
            return Items(tuple(self.items(events, depth + 1)), place)
        return self.fields(event, events, depth + 1)

    def scalar(self, event: Any) -> Scalar:
        """Return the text; escapes such as ``"\\0"`` must not bring in what the source may not hold."""
        place, text = self.place(event), event.value
        if event.style == '"' and has_controls(text):
            self.problems.append(make_problem("R002", place, "an escape stands for a control character"))
            text = hide_controls(text)
        return Scalar(text, place, event.style or "")

    def items(self, events: Iterator[Any], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self.node(event, events, depth)

    def fields(self, start: Any, events: Iterator[Any], depth: int) -> Fields:
        entries: dict[str, Entry] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.node(event, events, depth)
            value = self.node(next(events), events, depth)
            if not isinstance(key, Scalar):
                raise Defect(make_problem("R005", key.place, "a field's name must be text"))
            if key.text == "<<":
                raise Defect(make_problem("R007", key.place, "merge keys are not understood here"))
            if key.text in entries:
                first = entries[key.text].place.line
                message = f"the field {name_key(key.text)} stands twice; the first is in line {first}"
                self.problems.append(make_problem("R006", key.place, message))
                continue
            entries[key.text] = Entry(key.text, key.place, value)
        return Fields(tuple(entries.values()), self.place(start))

    def refuse(self, event: Any, depth: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise Defect(make_problem("R007", self.place(event), 'an alias ("*name") is not understood here', _QUOTE))
        if event.anchor:
            raise Defect(make_problem("R007", self.place(event), 'an anchor ("&name") is not understood here', _QUOTE))
        if event.tag and event.tag != "!":
            raise Defect(make_problem("R008", self.place(event), 'a tag ("!name") is not understood here'))
        if depth > _DEEPEST:
            raise Defect(make_problem("R009", self.place(event), f"this is nested more than {_DEEPEST} levels deep"))
        if self.count > _MOST_NODES:
            raise Defect(make_problem("R009", self.place(event), f"there are more than {_MOST_NODES} values here"))


_QUOTE = "Write the value out; put text that starts with * or & in quotes."


def name_key(key: str) -> str:
    """Return a field's name in quotes, cut where it is no ordinary name."""
    return f'"{key[:40]}"' if key.isprintable() else "(unprintable)"


_ODD_SPACES = re.compile(
    "^ *(?:(?P<tab>\t)|(?P<hard>[\u00a0\u2007\u202f\u3000]))|^[ -]*[\\w-]+:(?P<after>[\u00a0\u202f])"
)
_CLOSED_EARLY = re.compile(r""":\s+(?:"[^"]*"|'[^']*')\s*$""")
_CURLY = re.compile("[\u201c-\u201f\u2018-\u201b]")


def _find_odd_space(text: str, path: str, skipped: int) -> Problem | None:
    """Return the first tab or hard space where YAML needs spaces, None for none."""
    for number, line in enumerate(text.split("\n"), skipped + 1):
        found = _ODD_SPACES.match(line) if line.strip() else None
        if not found:
            continue
        place = Place(path, number, found.end())
        if found["tab"]:
            return make_problem("R005", place, "a tab stands in the indentation", "Use spaces instead of the tab.")
        return make_problem("R005", place, "a hard space, as Word makes them, stands here", "Type an ordinary space.")
    return None


_MENDS = (
    ("mapping values are not allowed", "a second colon stands in this value", 'Put the value in quotes: "one: two".'),
    ("could not find expected ':'", "a colon is missing", 'Write it as "field: value".'),
    ("unexpected end of stream", "a quote is opened and never closed", "Close the quote."),
    ("unexpected document indicator", "a quote is opened and never closed", "Close the quote."),
    ("did not find expected ',' or ']'", "a list in [ ] is not closed", 'Add "]", or a comma between the values.'),
    ("did not find expected ',' or '}'", "a mapping in { } is not closed", 'Add "}", or a comma.'),
    ("expected <block end>", "this line does not fit the lines above", "Check its indentation and the quotes above."),
    ("did not find expected key", "this line does not fit the lines above", "Check its indentation and the quotes."),
    ("did not find expected '-' indicator", "this list item does not fit", "Start each item with a dash."),
    ("cannot start any token", "a value starts with a character that YAML keeps for itself", "Put it in quotes."),
    ("unknown escape character", "a backslash stands in double quotes", "Use single quotes."),
    ("while scanning an alias", "a value starts with *", "Put the value in quotes."),
    ("while scanning an anchor", "a value starts with &", "Put the value in quotes."),
    ("%", "a value starts with %", "Put the value in quotes."),
)


def _explain(error: yaml.MarkedYAMLError, composer: _Composer, text: str) -> Problem:
    said = f"{error.problem or ''} {error.context or ''}"
    mark: Any = error.problem_mark or error.context_mark
    message, mend = "this YAML cannot be read", ""
    for words, what, how in _MENDS:
        if words in said:
            message, mend = what, how
            if "quote" in what and error.context_mark:
                mark = error.context_mark
            break
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if _CLOSED_EARLY.search([*text.split("\n"), ""][line][:column]):
        message, mend = "a quote closes here, and more text follows", "Put the other kind of quotes around the value."
    if "quotes" in mend and _CURLY.search([*text.split("\n"), ""][line]):
        mend = f"{mend} Curly quotes do not count: type straight ones."
    place = Place(composer.path, line + composer.skipped + 1, column + 1)
    return make_problem("R005", place, message, mend)
