"""What is known to be clean in a finished file, and what is left of the file when that is put aside."""

import html
import json
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from urllib.parse import quote, quote_plus

from msgspec import Struct

from medsite.compute.digest import digest_bytes
from medsite.screen.finished_atoms import GAP, name_atom, open_file, take_apart, unescaped

_MOST = 16_000_000  # characters remembered in one process
_LONG = 2_000  # characters; longer lines do not come twice
_MARK = "\x00"
_SHORT = 12  # characters; shorter words of a source are not cut out of a page
SLOT = re.compile("\x00[0-9]{1,7}\x00")


class Known:
    """Lines and atoms that were found clean by one screen, in one process."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._size = 0

    def __contains__(self, words: object) -> bool:
        return words in self._words

    def learn(self, words: Iterable[str]) -> None:
        """Remember what was found clean; begin anew when it grows large."""
        for one in words:
            if one not in self._words and len(one) < _LONG:
                self._words.add(one)
                self._size += len(one)
        if self._size > _MOST:
            self._words.clear()
            self._size = 0


class Artifact(Struct, frozen=True):
    """A finished file to be screened.

    vouched: HTML, as in `Body.parts`, that was vouched for under the same screen. said: words of a source that is
    clean under it (title, summary), and the page's own address.
    """

    path: str
    data: bytes
    vouched: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


class Sheet:
    """What is new in some finished files: the atoms to screen, and the lines that are clean if the atoms are."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._lines: set[str] = set()
        self._atoms: set[str] = set()

    def __contains__(self, words: object) -> bool:
        return words in self._known or words in self._lines

    def read(self, artifact: Artifact) -> None:
        """Note what is new in a finished file.

        Raises:
            ValueError: where it is not what its ending says.
        """
        stretches = {_name(part): part for part in open_file(artifact.path, artifact.data.decode("utf-8"))}
        unknown = {name: part for name, part in stretches.items() if name not in self}
        lines = "\n".join(unescaped(artifact.path, unknown.values())).split("\n")
        fresh = list(_fresh(lines, take_vouched(artifact.vouched), self))
        cut = _without(artifact.said, "\n".join(fresh)).split("\n") if fresh else []
        left = "\n".join(_fresh(cut, _NOTHING, self))
        atoms = {atom.html for atom in take_apart(left)} if left else set()
        self._atoms.update(atom for atom in (*atoms, name_atom(artifact.path)) if atom not in self._known)
        self._lines.update(fresh, cut, unknown)

    def words(self) -> str:
        """Return all that must be screened, as a page of its own; "" for nothing."""
        return "\n".join(sorted(self._atoms))

    def teach(self) -> None:
        """Let everything on this sheet be known: it was found clean."""
        self._known.learn(self._atoms)
        self._known.learn(self._lines)


class Vouched(Struct, frozen=True):
    """HTML that was vouched for. lines: whole ones; pieces: of lines that have slots in them."""

    lines: frozenset[str]
    pieces: frozenset[str]


_NOTHING = Vouched(frozenset(), frozenset())


def take_vouched(parts: Iterable[str]) -> Vouched:
    """Return the lines and pieces of HTML that was vouched for, as in `Body.parts`."""
    lines: set[str] = set()
    pieces: set[str] = set()
    for part in parts:
        for line in part.split("\n"):
            if _MARK in line:
                pieces.update(map(_whole_tags, SLOT.split(line)))
            else:
                lines.add(line)
    return Vouched(frozenset(lines), frozenset(piece for piece in pieces if len(piece) > 1))


def _name(part: str) -> str:
    """Return a short name for a stretch of a file, for remembering it."""
    return part if len(part) < _LONG else digest_bytes(part.encode())


def _fresh(lines: Sequence[str], vouched: Vouched, known: Container[str]) -> Iterator[str]:
    """Yield the lines that nobody vouches for, each after the line before it, which may hold its label."""
    before, kept = "", True
    for line in lines:
        if not line or line in vouched.lines or line in known:
            before, kept = line, False
            continue
        if not kept:
            yield before
        yield _cut(line, vouched.pieces) if "<a " in line or "<img" in line else line
        kept = True


def _without(said: Iterable[str], text: str) -> str:
    """Return a text without the words that were said, however a page writes them: as they are, in JSON, in a link."""
    for words in sorted(said, key=len, reverse=True):
        if len(words) >= _SHORT:
            for form in _forms(words):
                text = text.replace(form, GAP)
    return text


@lru_cache(maxsize=4096)
def _forms(words: str) -> tuple[str, ...]:
    """Return the ways in which a page writes `words`, each once."""
    return tuple({html.escape(words), json.dumps(words)[1:-1], words, quote(words), quote_plus(words)})


def _whole_tags(piece: str) -> str:
    """Return a piece without the halves of the tags that it was cut out of at both ends."""
    if piece.rfind("<") > piece.rfind(">"):
        piece = piece[: piece.rfind("<")]
    first, close = piece.find("<"), piece.find(">")
    return piece[close + 1 :] if 0 <= close < first or first < 0 <= close else piece


def _cut(line: str, pieces: Iterable[str]) -> str:
    """Return a line without `pieces`, the longest first, for a short one may be a part of a long one."""
    found = [piece for piece in pieces if piece in line]
    for piece in sorted(found, key=len, reverse=True):
        line = line.replace(piece, GAP)
    return line
