"""Numbers and addresses that were spelled out ("nine four three", "1 2 3 - 4", "me [at] host [dot] org") made plain.

What replaces them has the same length, filled up with spaces, so that no other place moves.
"""

import re
from collections.abc import Iterator
from functools import cache

from medsite.screen.glance import DIGITS, DOTS, OTHER_DIGITS, Glance, find_shaped
from medsite.screen.text import Trail

DIGIT_WORDS = (
    "zero|oh|nought|naught one two three four five six seven eight nine",
    "cero uno|una dos tres cuatro cinco seis siete ocho nueve",
    "zéro un|une deux trois quatre cinq six sept huit neuf",
    "null eins|ein zwei|zwo drei vier fünf sechs sieben acht neun",
    "zero um|uma dois|duas três quatro cinco seis|meia sete oito nove",
    "zero uno due tre quattro cinque sei sette otto nove",
    "शून्य एक दो तीन चार पांच|पाँच|पाच छह|छः|छे सात आठ नौ",
    "صفر واحد اثنان|اثنين ثلاثة اربعة|أربعة خمسة ستة سبعة ثمانية تسعة",
)
OTHER_DIGIT = re.compile(
    r"[ \n](?:siete|ocho|nueve|sept|huit|neuf|sieben|acht|neun|sete|oito|nove|sette|otto|सात|आठ|नौ|سبعة|ثمانية"
    r"|تسعة)[ ,.-]"
)
REPEATS = {"double": 2, "triple": 3, "treble": 3, "doble": 2, "triplo": 3, "doppel": 2, "doppio": 2}
MARKS = {"dash": "-", "hyphen": "-", "minus": "-", "dot": ".", "point": ".", "slash": "/", "plus": "+", "guion": "-"}
SPACED = re.compile(r"\d (?:[-./()] ){0,2}\d(?: (?:[-./()] ){0,2}\d){4,40}(?![\w%])")
SPACED_SHAPE = re.compile(rb"0 (?:[-./()] ){0,2}0(?: (?:[-./()] ){0,2}0){4}")
AT = r"(?: ?[(\[{<] ?(?:at|arroba|arobase|chiocciola|ät|klammeraffe) ?[)\]}>] ?)"
DOT = r"(?: ?[(\[{<] ?(?:dot|punto|point|punkt|ponto) ?[)\]}>] ?| (?:dot|punto|point|punkt|ponto) |\.)"
MAIL = re.compile(
    rf"(?<![\w.])[\w+-]{{1,64}}(?:{DOT}[\w+-]{{1,64}}){{0,4}}(?:{AT}| (?:at|arroba) (?=[\w-]{{1,63}} (?:dot|punto) "
    rf")|(?-i: AT ))"
    rf"[\w-]{{1,63}}(?:{DOT}[\w-]{{1,63}}){{0,5}}{DOT}[a-z]{{2,24}}(?!\w)(?! (?:at|dot|arroba|punto) )",
    re.IGNORECASE,
)
MAIL_PART = re.compile(rf"(?P<at>{AT}| (?:at|arroba) )|(?P<dot>{DOT})", re.IGNORECASE)
SAID_MAIL = ("(at)", "(dot)", " dot ", "arroba", "at]", "(at ", "( at", "arobase", "chiocciola", "klammeraffe")
APART = re.compile(r"[\w.+-]{1,64} ?@ ?[\w-]{1,63}(?:(?:\.| \. )[\w-]{1,63}){0,4}(?:\.| \. )[a-z]{2,12}(?!\w)")
Mend = tuple[int, int, list[tuple[str, int, int]]]


def fold_said(plain: str, trail: Trail, glance: Glance) -> tuple[str, Trail]:
    """Return the text with what was spelled out in digits and marks, and the trail that fits it."""
    mends = sorted(_find_mends(plain, glance), key=lambda mend: mend[:2])
    if not mends:
        return plain, trail
    pieces, last = [], 0
    kept: list[Mend] = []
    for mend in mends:
        begin, end, letters = mend
        if begin < last or len(letters) > end - begin:
            continue
        words = "".join(letter for letter, _, _ in letters)
        pieces += [plain[last:begin], words.ljust(end - begin)]
        kept.append(mend)
        last = end
    return "".join((*pieces, plain[last:])), _mend_trail(trail, kept)


def _find_mends(plain: str, glance: Glance) -> Iterator[Mend]:
    if not glance.cues.isdisjoint(DIGITS | OTHER_DIGITS):
        yield from _find_spelled(plain.lower(), glance.cues)
    for found in find_shaped(SPACED_SHAPE, SPACED, plain, glance):
        if not plain[found.start() - 1 : found.start()].isalnum():
            yield _mend_spaced(found)
    if "@" in plain and ("@ " in plain or " @" in plain):
        yield from (_mend_apart(found) for found in APART.finditer(plain))
    if _may_hold_mail(plain, glance.cues):
        yield from (_mend_mail(found) for found in MAIL.finditer(plain))


def _find_spelled(low: str, cues: frozenset[str]) -> Iterator[Mend]:
    other = not cues.isdisjoint(OTHER_DIGITS) and OTHER_DIGIT.search(low)
    for words in DIGIT_WORDS if other else DIGIT_WORDS[:1]:
        if _may_spell(words, low, cues):
            yield from (_mend_words(found, _digits_of(words)) for found in _spelled(words).finditer(low))


def _may_hold_mail(plain: str, cues: frozenset[str]) -> bool:
    """Tell whether an address may be spelled out."""
    if " AT " in plain:
        return True
    # Whatever else `MAIL` takes for an "at" stands in brackets, or has a dot after it that is spelled out.
    if cues.isdisjoint(DOTS) and not any(sign in plain and _at_in(sign).search(plain) for sign in "([{<"):
        return False
    low = plain.lower()
    return any(sign in low for sign in SAID_MAIL)


@cache
def _at_in(sign: str) -> re.Pattern[str]:
    return re.compile(rf"\{sign} ?(?:at|arroba|arobase|chiocciola|ät|klammeraffe)", re.IGNORECASE)


def _mend_apart(found: re.Match[str]) -> Mend:
    start = found.start()
    letters = [(letter, start + at, start + at + 1) for at, letter in enumerate(found[0]) if letter != " "]
    return start, found.end(), letters


def _may_spell(words: str, low: str, cues: frozenset[str]) -> bool:
    """Return whether a text may spell a number in a language: few long ones lack a 7, 8 and 9."""
    digits = words.split()
    if words is DIGIT_WORDS[0]:
        return any(_pair_of(word).search(low) for word in cues & DIGITS)
    return any(word in low for word in digits[7:]) and sum(any(f in low for f in w.split("|")) for w in digits) >= 3


@cache
def _pair_of(word: str) -> re.Pattern[str]:
    """Return the pattern of an English digit and one more, without which a text spells no number.

    It begins with letters: `re` finds them ten times as fast as a space before any of eleven words.
    """
    return re.compile(rf"{word}(?<=[ \n]{word})[ ,-]{{1,2}}(?:{'|'.join(sorted(DIGITS))})[ ,.-]")


@cache
def _digits_of(words: str) -> dict[str, str]:
    return {form: str(digit) for digit, forms in enumerate(words.split()) for form in forms.split("|")}


@cache
def _spelled(words: str) -> re.Pattern[str]:
    digit = "|".join(sorted(map(re.escape, _digits_of(words)), key=len, reverse=True))
    between = rf"(?:[ ,.-]{{1,3}}(?:(?:{'|'.join(MARKS)})[ ,]{{1,2}}|(?:{'|'.join(REPEATS)})[ -])?)"
    return re.compile(
        rf"(?<!\w)(?:(?:{'|'.join(REPEATS)})[ -])?(?:{digit}|\d)(?: hundred)?"
        rf"(?:{between}(?:{digit}|\d)(?!\w)(?: hundred)?){{4,40}}"
    )


def _mend_words(found: re.Match[str], digits: dict[str, str]) -> Mend:
    letters: list[tuple[str, int, int]] = []
    times = 1
    for word in re.finditer(r"[^\W_]+|[\u0900-\u097f]+", found[0]):
        at, to = found.start() + word.start(), found.start() + word.end()
        if word[0] in REPEATS:
            times = REPEATS[word[0]]
        elif word[0] == "hundred":
            letters += [("0", at, to)] * 2
        else:
            letters += [(digits.get(word[0]) or MARKS.get(word[0]) or word[0][0], at, to)] * times
            times = 1
    return found.start(), found.end(), letters


def _mend_spaced(found: re.Match[str]) -> Mend:
    start = found.start()
    letters = [(letter, start + at, start + at + 1) for at, letter in enumerate(found[0]) if letter != " "]
    return start, found.end(), letters


def _mend_mail(found: re.Match[str]) -> Mend:
    letters: list[tuple[str, int, int]] = []
    words, start, last = found[0], found.start(), 0
    for part in MAIL_PART.finditer(words):
        letters += [(words[at], start + at, start + at + 1) for at in range(last, part.start())]
        letters.append(("@" if part["at"] else ".", start + part.start(), start + part.end()))
        last = part.end()
    letters += [(words[at], start + at, start + at + 1) for at in range(last, len(words))]
    return start, found.end(), letters


def _mend_trail(trail: Trail, mends: list[Mend]) -> Trail:
    spans = [(begin, end) for begin, end, _ in mends]
    marks = {mark: origin for mark, origin in zip(trail.marks, trail.origins, strict=True) if not _inside(mark, spans)}
    widths = {at: width for at, width in trail.widths.items() if not _inside(at, spans)}
    for begin, end, letters in mends:
        for place, (_, at, to) in enumerate(letters):
            marks[begin + place] = trail.start_of(at)
            widths[begin + place] = trail.end_of(to) - trail.start_of(at)
        if len(letters) < end - begin:
            marks[begin + len(letters)] = max(0, trail.end_of(end) - (end - begin - len(letters)))
        marks[end] = trail.start_of(end)
        if end in trail.widths:
            widths[end] = trail.widths[end]
    order = sorted(marks)
    return Trail(tuple(order), tuple(marks[mark] for mark in order), widths)


def _inside(position: int, spans: list[tuple[int, int]]) -> bool:
    return any(begin <= position < end for begin, end in spans)
