"""Lines of vCards and calendars: both are written by the same rules (RFC 6350, 3; RFC 5545, 3.1)."""

from collections.abc import Iterable

WIDEST = 75  # octets of a line


def write_lines(lines: Iterable[str]) -> str:
    """Return content lines as a file: each folded and ended with CRLF."""
    return "".join(fold_line(line) + "\r\n" for line in lines)


def escape_value(text: str) -> str:
    """Return `text` as a value: backslash, comma, semicolon and line ends escaped, no controls."""
    text = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(c for c in text if c >= " " and c != "\x7f")


def plain_uri(text: str) -> str:
    """Return an address without spaces and controls."""
    return "".join(c for c in text if c > " " and c != "\x7f")


def fold_line(line: str) -> str:
    """Return `line` cut into pieces of at most 75 octets, never inside a letter."""
    if len(line) <= WIDEST and line.isascii():
        return line
    pieces: list[str] = []
    piece, size = "", 0
    for letter in line:
        weight = len(letter.encode("utf-8", "surrogatepass"))
        if size + weight > WIDEST:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + letter, size + weight
    return "\r\n".join((*pieces, piece))
