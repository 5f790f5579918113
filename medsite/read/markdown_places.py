"""From a Markdown token back to the line and column where the author wrote it."""

from typing import Any

from msgspec import Struct

from medsite.model.problem import Place


class Origin(Struct, frozen=True):
    """Where a text stands in its file. line: of its first line, 1-based. indent: columns before each line."""

    path: str
    line: int = 1
    indent: int = 0


class Finder:
    """Turns positions in inline tokens into places of the file."""

    def __init__(self, text: str, origin: Origin) -> None:
        self.text = text
        self.origin = origin
        self._lines: list[str] | None = None

    def of_line(self, line: int) -> Place:
        """Return the place of the text in a line, 0-based."""
        written = self._line(line)
        lead = len(written) - len(written.lstrip())
        column = self.origin.indent + lead + 1
        number = line + self.origin.line
        return Place(self.origin.path, number, column, number, column + max(1, len(written.strip())))

    def of_span(self, inline: Any, span: tuple[int, int] | None) -> Place:
        """Return the place of a stretch of an inline token's content."""
        if inline.map is None:
            return Place(self.origin.path, self.origin.line)
        if span is None:
            return self.of_line(inline.map[0])
        last = max(span[0], span[1] - 1)
        line, column = self._locate(inline, span[0])
        if "\n" not in inline.content[span[0] : last]:
            return Place(self.origin.path, line, column, line, column + last - span[0] + 1)
        end = self._locate(inline, last)
        return Place(self.origin.path, line, column, end[0], end[1] + 1)

    def _locate(self, inline: Any, at: int) -> tuple[int, int]:
        content = inline.content
        before = content.count("\n", 0, at)
        line_start = content.rfind("\n", 0, at) + 1
        line_end = content.find("\n", at)
        piece = content[line_start : line_end if line_end >= 0 else len(content)].rstrip()
        number = inline.map[0] + before
        written = self._line(number)
        shift = written.rfind(piece) if written.rstrip().endswith(piece) else written.find(piece)
        return number + self.origin.line, self.origin.indent + max(shift, 0) + at - line_start + 1

    def of_words(self, words: str, line: int) -> Place:
        """Return the place where `words` first stand at or below a line, 0-based."""
        for number in range(line, min(line + 2000, self._count())):
            at = self._line(number).find(words) if words else -1
            if at >= 0:
                column = self.origin.indent + at + 1
                row = number + self.origin.line
                return Place(self.origin.path, row, column, row, column + len(words))
        return self.of_line(line)

    def _line(self, number: int) -> str:
        if self._lines is None:
            self._lines = self.text.split("\n")
        return self._lines[number] if number < len(self._lines) else ""

    def _count(self) -> int:
        self._line(0)
        return len(self._lines or ())
