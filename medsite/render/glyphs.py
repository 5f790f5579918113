"""Which characters a font can show: its cmap table, read by hand (OpenType 1.9, "cmap")."""

import struct
import unicodedata
from collections.abc import Iterable
from functools import lru_cache


class FontError(ValueError):
    """A font file that cannot be read."""


def missing_characters(text: str, fonts: Iterable[bytes]) -> str:
    """Return the characters of `text` that none of the fonts can show, each once, in order."""
    wanted = dict.fromkeys(character for character in text if _needs_glyph(character))
    if not wanted:
        return ""
    covered = [covered_characters(font) for font in fonts]
    return "".join(c for c in wanted if not any(ord(c) in cover for cover in covered))


@lru_cache(maxsize=32)
def covered_characters(font: bytes) -> frozenset[int]:
    """Return the code points that have a glyph in an OTF, TTF or TTC file."""
    try:
        starts = _font_starts(font)
        return frozenset().union(*(_covered_by_one(font, start) for start in starts))
    except (struct.error, IndexError) as error:
        raise FontError("the font is cut off or damaged") from error


# Beginning of a character's Unicode name → a free font that has it, all of Google's Noto fonts (fonts.google.com/noto)
_FREE = (
    ("CJK ", "Noto Sans CJK"),
    ("HIRAGANA", "Noto Sans CJK"),
    ("KATAKANA", "Noto Sans CJK"),
    ("HANGUL", "Noto Sans CJK"),
    ("IDEOGRAPHIC", "Noto Sans CJK"),
    ("FULLWIDTH", "Noto Sans CJK"),
)


def name_character(character: str) -> str:
    """Return a character's number, and what a sign shows; letters are not repeated, as they may be of a name."""
    shown = unicodedata.name(character, "").lower() if unicodedata.category(character)[0] == "S" else ""
    return f"U+{ord(character):04X}" + (f" ({shown})" if shown else "")


def font_for(characters: str) -> str:
    """Return the name of a free font that has the first of these characters."""
    first = characters[:1]
    name = unicodedata.name(first, "")
    known = next((font for begins, font in _FREE if name.startswith(begins)), "")
    if known:
        return known
    if unicodedata.category(first) == "So":
        return "Noto Color Emoji"
    script = name.partition(" ")[0].capitalize()
    return f"Noto Sans {script}" if unicodedata.category(first)[0] in "LM" and script else "Noto Sans"


def _needs_glyph(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cf", "Zs", "Zl", "Zp"} and not (
        0xFE00 <= ord(character) <= 0xFE0F
    )


def _font_starts(font: bytes) -> tuple[int, ...]:
    if font[:4] == b"ttcf":
        (count,) = struct.unpack_from(">I", font, 8)
        return struct.unpack_from(f">{min(count, 64)}I", font, 12)
    if font[:4] not in {b"OTTO", b"\0\1\0\0", b"true"}:
        raise FontError("not an OpenType font")
    return (0,)


def _covered_by_one(font: bytes, start: int) -> set[int]:
    cmap = _cmap_start(font, start)
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    found: set[int] = set()
    for index in range(count):
        _, _, offset = struct.unpack_from(">HHI", font, cmap + 4 + 8 * index)
        (form,) = struct.unpack_from(">H", font, cmap + offset)
        if form == 4:
            found |= _format_4(font, cmap + offset)
        elif form == 12:
            found |= _format_12(font, cmap + offset)
    return found


def _cmap_start(font: bytes, start: int) -> int:
    (count,) = struct.unpack_from(">H", font, start + 4)
    for index in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, start + 12 + 16 * index)
        if tag == b"cmap":
            return int(offset)
    raise FontError("the font has no table of characters")


def _format_4(font: bytes, at: int) -> set[int]:
    (double,) = struct.unpack_from(">H", font, at + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", font, at + 14)
    starts = struct.unpack_from(f">{count}H", font, at + 16 + double)
    deltas = struct.unpack_from(f">{count}H", font, at + 16 + 2 * double)
    ranges_at = at + 16 + 3 * double
    found: set[int] = set()
    for index, (first, last, delta) in enumerate(zip(starts, ends, deltas, strict=True)):
        (offset,) = struct.unpack_from(">H", font, ranges_at + 2 * index)
        glyphs_at = ranges_at + 2 * index + offset if offset else 0
        found.update(c for c in range(first, last + 1) if c != 0xFFFF and _glyph(font, c, (first, delta, glyphs_at)))
    return found


def _glyph(font: bytes, character: int, segment: tuple[int, int, int]) -> int:
    first, delta, glyphs_at = segment
    if not glyphs_at:
        return (character + delta) & 0xFFFF
    (glyph,) = struct.unpack_from(">H", font, glyphs_at + 2 * (character - first))
    return (glyph + delta) & 0xFFFF if glyph else 0


def _format_12(font: bytes, at: int) -> set[int]:
    (count,) = struct.unpack_from(">I", font, at + 12)
    found: set[int] = set()
    for index in range(count):
        first, last, glyph = struct.unpack_from(">III", font, at + 16 + 12 * index)
        if last > 0x10FFFF or last < first:
            raise FontError("the font's table of characters is damaged")
        found.update(range(first + (glyph == 0), last + 1))
    return found
