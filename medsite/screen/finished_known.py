"""What is known to be clean in a finished file, and what is left of the file when that is put aside."""

import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from urllib.parse import quote, quote_plus

from msgspec import Struct

from medsite.compute.digest import digest_bytes
from medsite.screen.finished_atoms import GAP, label_of, name_atom, open_file, take_apart, unescaped

_MOST = 16_000_000  # characters remembered in one process
_LONG = 2_000  # characters; longer lines do not come twice
_MISSES = 64  # pieces that may stand otherwise in a file, as a footnote's mark does in a feed, and are sought in vain
_PARTS = 500  # of bodies; further ones are compared line by line
_SHORT = 12  # characters; shorter words of a source are not cut out of a page
SLOT = re.compile("\x00[0-9]{1,7}\x00")
_QR = re.compile(r'd="(?:[Mm][0-9]{1,3}+ [0-9]{1,3}+(?:\.5)?+h[0-9]{1,3}+)++"')  # drawn from the page's own address


class Known:
    """Lines and atoms that were found clean by one screen, in one process."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        self._size = 0

    def learn(self, words: Iterable[str]) -> None:
        """Remember what was found clean; begin anew when it grows large."""
        new = {one for one in words if len(one) < _LONG} - self.words
        self.words |= new
        self._size += sum(map(len, new))
        if self._size > _MOST:
            self.words.clear()
            self._size = 0


class Artifact(Struct, frozen=True):
    """A finished file to be screened.

    vouched: HTML, as in `Body.parts`, that was vouched for under the same screen. said: words of a source that is
    clean under it (title, summary), and the page's own address. repeated: such words that stand in other files as
    well; an address among them is screened as the file's name.
    """

    path: str
    data: bytes
    vouched: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()


class Sheet:
    """What is new in some finished files: the atoms to screen, and the lines that are clean if the atoms are."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._lines: set[str] = set()
        self._atoms: set[str] = set()

    def read(self, artifact: Artifact) -> None:
        """Note what is new in a finished file.

        Raises:
            ValueError: where it is not what its ending says.
        """
        parts = list(open_file(artifact.path, artifact.data.decode("utf-8")))
        named = {_name(part): part for part in parts} if len(parts) > 1 else {}  # a page is one, and like no other
        unknown = self._new(named)
        parts = [named[name] for name in named if name in unknown] if named else parts
        text = "\n".join(unescaped(artifact.path, parts))
        text, vouched = cut_vouched(text, artifact.vouched if parts else ())
        left = "\n".join(self._strange(text.split("\n"), vouched, artifact.said))
        atoms = {name_atom(artifact.path), *(atom.html for atom in take_apart(left))}
        self._atoms |= atoms - self._known.words  # not without the lines of this sheet, which nobody has looked at yet
        self._lines |= unknown.union(*map(_atoms_of, artifact.repeated))

    def _new(self, words: Iterable[str]) -> set[str]:
        return set(words) - self._known.words - self._lines

    def _strange(self, lines: list[str], vouched: set[str], said: Iterable[str]) -> Iterator[str]:
        """Yield the lines that nobody vouches for, without what was said, each after the label before it."""
        fresh = self._new(lines) - vouched
        if not fresh:
            return
        places = [place for place, line in enumerate(lines) if line in fresh]
        cut = _without(said, [lines[place] for place in places])
        for place, line in zip(places, cut, strict=True):
            lines[place] = line
        strange = self._new(cut)
        last = -2
        for place in places:
            if lines[place] in strange:
                if place and place - 1 != last:
                    yield label_of(lines[place - 1])
                yield lines[place]
                last = place
        self._lines |= fresh | strange

    def words(self) -> str:
        """Return all that must be screened, as a page of its own; "" for nothing."""
        return "\n".join(sorted(self._atoms))

    def teach(self) -> None:
        """Let everything on this sheet be known: it was found clean."""
        self._known.learn(self._atoms)
        self._known.learn(self._lines)


def cut_vouched(text: str, parts: Sequence[str]) -> tuple[str, set[str]]:
    """Return a text without HTML that was vouched for, and the lines of it that may still stand there.

    Each piece between two slots is cut out once, in the order of its part and byte for byte. What of it stands on a
    line with other words stays, and its last line, which may be the label of what follows. parts: as in `Body.parts`.
    """
    lines, missed = {"", GAP, *"\n".join(parts[_PARTS:]).split("\n")}, 0
    for part in parts[:_PARTS]:
        kept, at, left = [], 0, False
        for piece in SLOT.split(part):
            start = text.find(piece, at) if len(piece) > _SHORT and missed < _MISSES else -1
            if start < 0:
                left = left or bool(piece.strip())
                missed += len(piece) > _SHORT
                continue
            first, last = _inside(piece, alone=text[start - 1 : start] in {"", "\n"})
            label = piece[max(first, piece.rfind("\n", 0, -1) + 1) :] if last == len(piece) else ""
            lines.add(label.rstrip("\n"))
            kept.append(f"{text[at : start + first]}\n{GAP}\n{label}")
            at = start + last
        text = "".join(kept) + text[at:] if kept else text
        lines.update(part.split("\n") if left else ())
    return text, lines


def _name(part: str) -> str:
    """Return a short name for a stretch of a file, for remembering it."""
    return part if len(part) < _LONG else digest_bytes(part.encode())


def _without(said: Iterable[str], lines: list[str]) -> list[str]:
    """Return lines without the words that were said, however a page writes them: as they are, in JSON, in a link.

    Without the drawing of the page's address as well.
    """
    text = _QR.sub("", "\n".join(lines))
    linked = "\n".join([line for line in lines if "%" in line or "+" in line])
    for words in sorted(said, key=len, reverse=True):
        if len(words) < _SHORT or "\n" in words:
            continue
        for form in _forms(words):
            text = text.replace(form, GAP)
        quoted, plus = _quoted(words[:_SHORT])
        if quoted in linked or plus in linked:  # each sign is quoted by itself
            for form in _quoted(words):
                text = text.replace(form, GAP)
    return text.split("\n")


@lru_cache(maxsize=8192)
def _forms(words: str) -> frozenset[str]:
    """Return the ways in which a page writes `words` anywhere."""
    return frozenset((html.escape(words), json.dumps(words)[1:-1], words))


@lru_cache(maxsize=4096)
def _quoted(words: str) -> tuple[str, str]:
    """Return the two ways in which a link carries `words`."""
    return quote(words), quote_plus(words)


def _atoms_of(words: str) -> tuple[str, ...]:
    """Return what words are in other files: a line of JSON, the words of an element, an address."""
    escaped = html.escape(words)
    atom = f"<p>{escaped}</p>"
    return (words, atom, f'<a href="{escaped}"></a>') if words.startswith(("/", "https://")) else (words, atom)


def _inside(piece: str, *, alone: bool) -> tuple[int, int]:
    """Return where a piece begins and ends without the halves of the tags that it was cut out of at both ends.

    alone: whether it begins a line; else its first line stays with what stands before it.
    """
    opened, closed = piece.find("<"), piece.find(">")
    if 0 <= closed < opened or opened < 0 <= closed:
        first = closed + 1
    else:
        first = 0 if alone else piece.find("\n") + 1 or len(piece)
    last = piece.rfind("<")
    return first, max(first, last) if last > piece.rfind(">") else len(piece)
