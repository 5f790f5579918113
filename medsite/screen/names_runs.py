"""Cut the capitalised runs of a block into tokens and those into segments that may be names."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from medsite.screen.names_words import class_of
from medsite.screen.story_words import words_of

_RARE = (*range(0x100, 0x180), 0x1A0, 0x1AF, 0x218, 0x21A, *range(0x1EA0, 0x1EFA))
# Ranges where capitals stand together; a long list would cost milliseconds in each of the patterns that hold it.
UPPER = "A-ZÀ-ÖØ-ÞΆΈ-ΏΑ-ΫЀ-Я" + "".join(chr(code) for code in _RARE if chr(code).isupper())
PARTICLE = (
    r"(?:de la|de los|de las|del|della|delle|de|da|dos|das|do|di|du|des|van der|"
    r"van den|van de|van|von der|von|zu|bin|ibn|al|el|bint|ben|y|i|ua|ní|nic|af|ter)"
)
_AFTER_CAPITAL = (
    r"(?:(?:(?<=M)(?:rs?|s|x|me|lle|essrs)|(?<=D)(?:rs?|ra)|(?<=S)(?:ra?|rta|t|ig|mt|hri)|(?<=P)rof|(?<=[HF])r|"
    r"(?<=R)ev)\.|\.(?=[ ,;:!?)\]’'\"”/-]|$)|[^\W\d_]*(?:['’-][^\W\d_]+){0,3})"
)
# Patterns begin with one set of letters wherever they can: `re` then runs over all else quickly.
RUN = re.compile(
    rf"[{UPPER}](?<![^\W_].)(?<![\w@]['’.-].){_AFTER_CAPITAL}"
    rf"(?: (?:{PARTICLE} ){{0,1}}[{UPPER}]{_AFTER_CAPITAL}){{0,6}}",
    re.MULTILINE,
)
TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+){0,3}\.?")
INNER_CAPITAL = re.compile(rf"^(?!Mc|Mac|O['’]|D['’e]|De|Fitz|La|Le|Van|Di|Da|Du|Ó|al|Al)[^\W\d_]*[a-z][{UPPER}]")
LONE_WORDS = frozenset(["I", "A", "Y", "E", "O", "À"])
_INITIAL = re.compile(rf"[{UPPER}]\.?$")


class Piece(Struct, frozen=True):
    """A token of a run.

    letter: F L W U C P as `class_of` says, I an initial, T a title of a person, D of an office, Z a particle,
    A capitals.
    """

    start: int
    end: int
    word: str
    letter: str


class Segment(Struct, frozen=True):
    """Tokens that may be one name. title: T or D that stands before it, or "". letters: the classes in order."""

    start: int
    end: int
    words: tuple[str, ...]
    letters: str
    title: str = ""
    title_start: int = -1


def find_segments(plain: str, start: int, end: int) -> Iterator[Segment]:
    """Return the segments between two positions, in order."""
    for run in RUN.finditer(plain, start, end):
        at = run.start()
        for found in _segments_of(run[0], plain[run.end() : run.end() + 1].isdigit()):
            first = found.title_start + at if found.title else -1
            yield Segment(found.start + at, found.end + at, found.words, found.letters, found.title, first)


@lru_cache(maxsize=1 << 14)
def _segments_of(run: str, figure: bool) -> tuple[Segment, ...]:  # noqa: FBT001 - part of the cache's key
    """Return the segments of a run, counted from its start. figure: a digit follows it at once."""
    pieces = [_piece(run, *found.span()) for found in TOKEN.finditer(run)]
    if len(pieces) > 1 and pieces[-1].word == "M.":
        pieces[-1] = replace(pieces[-1], letter="I")  # an initial, no "Monsieur"
    capitals = sum(len(piece.word) > 2 and piece.word.isupper() for piece in pieces)
    if capitals == 1 or figure:
        pieces = [
            replace(piece, letter="A")
            if _is_short_capital(piece) and (at + 1 == len(pieces) or pieces[at + 1].letter != "I")
            else piece
            for at, piece in enumerate(pieces)
        ]
    return tuple(cut_run(pieces))


def _is_short_capital(piece: Piece) -> bool:
    return (
        1 < len(piece.word) < 8
        and piece.word.replace("-", "").isupper()
        and (piece.letter in "UC" or len(piece.word) < (5 if piece.letter == "F" else 4))
    )


def _piece(plain: str, start: int, end: int) -> Piece:
    word = plain[start:end]
    if word.endswith(".") and len(word) > 2 and word[:-1].lower() not in _titles() | _offices():
        word, end = word[:-1], end - 1
    for tail in ("'s", "’s", "'", "’"):
        if word.endswith(tail):
            word, end = word[: -len(tail)], end - len(tail)
            break
    return Piece(start, end, word, _letter(word))


@cache
def _titles() -> frozenset[str]:
    return words_of("titles", "title")


@cache
def _offices() -> frozenset[str]:
    return words_of("titles", "office")


@lru_cache(maxsize=1 << 16)
def _letter(word: str) -> str:
    low = word.lower().rstrip(".")
    if _INITIAL.match(word):
        return "T" if word == "M." else "C" if word in LONE_WORDS else "I"
    if low in _titles() and not (word.isupper() and len(word) == 2):
        return "T"
    if low in _offices():
        return "D"
    if low.startswith(("i'", "i’")) or word.islower():
        return "Z" if word.islower() else "C"
    return _name_letter(word)


def _name_letter(word: str) -> str:
    letter = class_of(word)
    short = letter == "U" and word.isupper() and len(word) < 6
    return "A" if short or (letter in "UFL" and INNER_CAPITAL.search(word)) else letter


def cut_run(pieces: list[Piece]) -> Iterator[Segment]:
    """Return the segments of a run: names end at everyday words and at things with a capital."""
    held: list[Piece] = []
    title: Piece | None = None
    for piece in pieces:
        if held and piece.start > held[-1].end + 1:
            yield from _finish(held, title)
            held, title = [], None
        if piece.letter in "TD":
            yield from _finish(held, title)
            held, title = [], piece if title is None or title.letter != "D" else title
        elif (
            piece.letter in "PA"
            or _is_loose_letter(piece, held, title)
            or (piece.letter == "C" and not _may_be_surname(held, title))
        ):
            yield from _finish(held, title)
            held, title = [], None
        else:
            held.append(piece)
    yield from _finish(held, title)


def _is_loose_letter(piece: Piece, held: list[Piece], title: Piece | None) -> bool:
    """Tell whether a letter without a full stop is none of a name: "vitamin D", "hepatitis B"."""
    return piece.letter == "I" and len(piece.word) == 1 and not title and bool(held) and held[-1].letter not in "FWL"


def _may_be_surname(held: list[Piece], title: Piece | None) -> bool:
    if not held:
        return (
            title is not None
            and title.letter == "T"
            and title.word.rstrip(".").lower() in words_of("story", "honorific")
        )
    return held[-1].letter in "FWIU" and all(piece.letter != "C" for piece in held)


def _finish(held: list[Piece], title: Piece | None) -> Iterator[Segment]:
    while held and held[-1].letter == "Z":
        held = held[:-1]
    while held and held[0].letter == "Z":
        held = held[1:]
    if held:
        yield Segment(
            held[0].start,
            held[-1].end,
            tuple(piece.word for piece in held),
            "".join(piece.letter for piece in held),
            title.letter if title else "",
            title.start if title else -1,
        )
