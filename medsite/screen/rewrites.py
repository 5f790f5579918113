"""Safe rewrites of what was found in a source: less exact words in the place of an identifier.

Safe Harbor, 45 CFR 164.514(b)(2)(i): of a date the year may stay (C), ages over 89 become one category of 90 or older
(C), of a ZIP code the first three digits may stay where at least 20,000 people live behind them (B), and everything
else goes. A rewrite is an offer: whoever calls this shows it, and the author decides. Only the words of a finding
change, with the little word that ties them to their sentence ("on 4 March 2021" becomes "in 2021"). What cannot be
rewritten safely (an address, a file's name, a key, words with markup across them) is left to the author.
"""

import re
from collections.abc import Callable

from msgspec import Struct

from medsite.model.finding import Finding
from medsite.screen.blocks import read_text
from medsite.screen.engine import Screen, find_hits
from medsite.screen.patience import Patience
from medsite.screen.rewrites_names import People, rewrite_name
from medsite.screen.rewrites_words import LANGUAGES, is_role, tell_language
from medsite.screen.text import Block, Hit, Text

ROUNDS = 4  # what is rewritten is screened again, and may be rewritten further
ENDINGS = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".html", ".htm", ".xhtml", ".txt", ".text", ".yaml", ".yml")
# The areas of three digits with 20,000 people or fewer (Census 2000): HHS, Guidance Regarding Methods for
# De-identification of Protected Health Information, 26 November 2012, on 164.514(b)(2)(i)(B).
FEW_PEOPLE = re.compile(r"036|059|063|102|203|556|692|790|821|823|830|831|878|879|884|890|893")
_PROSE = frozenset({"paragraph", "heading", "item", "cell", "comment", "attribute", "value"})
_SAYS = frozenset({"alt", "title", "summary", "description", "image_alt", "photo_alt", "bio", "aria-label"})
_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
_SHORT_YEAR = re.compile(r"(?:['’]|[./-] ?)(\d\d)$")
_ZIP = re.compile(r"(\d{3})\d\d(?:-\d{4})?")
_STATE = re.compile(r"[A-Z]{2} $")
_ZIP_LABEL = re.compile(r"(?i)\bzip(?: ?code)?(?: is| was|:)? ?$")
_TOWN_BEFORE = re.compile(r"(?i)\b(?:in|from|near|to|of|outside|en|de|desde|à|aus|bei|von|em|di|da|a) $")
_YEARS_OLD = re.compile(r"[ -](?:year|yr)s?[ -]old (\w+)")
_NTH = re.compile(r"(?i)(?:\d(?:st|nd|rd|th)|tieth|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)$")
_MARKUP = re.compile(r"[<>\[\]()`|#]")
_EMPHASIS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)|~~+")
_REMOVED = "removed"


class Rewrite(Struct, frozen=True, order=True):
    """One offer. start, end: in the source, as decoded. words: what takes the place of what stands there."""

    start: int
    end: int
    words: str


Excused = Callable[[Finding], bool]


def rewrite_source(screen: Screen, path: str, source: str, excused: Excused) -> str:
    """Return the source with every safe rewrite made: the same text where there is none.

    excused: says whether a waiver covers a finding. Warnings are never rewritten.

    Raises:
        TooSlow: where the rules take too long over the text.
    """
    for _ in range(ROUNDS if path.casefold().endswith(ENDINGS) else 0):
        rewrites = _propose(screen, read_text(path, source), excused)
        if not rewrites:
            break
        source = apply_rewrites(source, rewrites)
    return source


def apply_rewrites(source: str, rewrites: list[Rewrite]) -> str:
    """Return `source` with the rewrites made; of two that overlap the earlier, and the longer, counts."""
    pieces: list[str] = []
    at, last = 0, ""
    for rewrite in sorted(rewrites, key=lambda one: (one.start, -one.end)):
        if rewrite.start < at:
            continue
        between = source[at : rewrite.start]
        again = pieces and rewrite.words == last == f"[{_REMOVED}]" and re.fullmatch(r"[ ,]{0,3}", between)
        pieces += () if again else (between, rewrite.words)
        at, last = rewrite.end, rewrite.words
    return "".join((*pieces, source[at:]))


def _propose(screen: Screen, text: Text, excused: Excused) -> list[Rewrite]:
    """Return the offers for a text.

    A name that also stands where nothing can be rewritten (an address, a file's name) is left alone everywhere: once
    its other mentions were gone, nothing would point to that one.
    """
    people = People()
    found = sorted(find_hits(screen, text, Patience(len(text.plain))), key=lambda pair: pair[0].start)
    hits = [hit for hit, finding in found if hit.severity == "error" and not excused(finding)]
    offers = [(hit, _rewrite(text, hit, people)) for hit in hits]
    stuck = {word for hit, offer in offers if not offer and hit.category == "NAME" for word in _words(text, hit)}
    return [offer for hit, offer in offers if offer and not (hit.category == "NAME" and stuck & _words(text, hit))]


def _words(text: Text, hit: Hit) -> set[str]:
    return {word for word in re.split(r"[\W_]+", text.plain[hit.start : hit.end].casefold()) if len(word) > 1}


def _rewrite(text: Text, hit: Hit, people: People) -> Rewrite | None:
    """Return the offer for one hit, None where nothing is safe to say."""
    block = text.block_at(hit.start)
    if block.part == "file" or block.kind not in _PROSE or "\n" in text.plain[hit.start : hit.end]:
        return None
    start, end, words = _reword(text, block, hit, people)
    if not words and start == hit.start:
        return None
    low, high = text.trail.start_of(start), text.trail.end_of(end)
    raw = text.source[low:high]
    if low >= high or _MARKUP.search(_without_own(raw, text.plain[start:end])) or len(_EMPHASIS.findall(raw)) % 2:
        return None
    return Rewrite(low, high, words)


def _without_own(raw: str, plain: str) -> str:
    """Return what stands in the source and not in its normalised words: markup, quotes' marks, entities."""
    for mark in "<>[]()`|#":
        if raw.count(mark) == plain.count(mark):
            raw = raw.replace(mark, "")
    return re.sub(r"\n[ \t]*>[> \t]*|&#?\w{1,10};", "", raw)


def _reword(text: Text, block: Block, hit: Hit, people: People) -> tuple[int, int, str]:
    """Return start and end in `Text.plain`, and the words that take this place; "" for nothing."""
    says = block.kind not in {"attribute", "value", "comment"} or block.label.rpartition(".")[2].casefold() in _SAYS
    says = says and not (block.kind == "cell" and (hit.start, hit.end) == (block.start, block.end))
    code = tell_language(text.words_of(block), text.plain)
    if hit.category == "DATE":
        return _reword_date(text.plain, block, hit, code)
    if hit.category == "AGE":
        return _reword_age(text.plain, block, hit, code)
    gone = f"[{_REMOVED}]" if says and block.part == "body" and block.kind != "attribute" else _REMOVED
    if hit.category == "NAME":
        return rewrite_name(text.plain, block, hit, people=people, code=code, gone="" if says else gone)
    if hit.category == "GEO":
        return hit.start, hit.end, _reword_place(text.plain, block, hit, code) or gone
    return (hit.start, hit.end, gone) if hit.category not in {"PHOTO", "BIOMETRIC", "POLICY"} else (hit.start, 0, "")


def _reword_date(plain: str, block: Block, hit: Hit, code: str) -> tuple[int, int, str]:
    """Keep the year (164.514(b)(2)(i)(C)), in the sentence's own language."""
    language, words = LANGUAGES[code], plain[hit.start : hit.end]
    end = hit.end - (len(words) - len(words.rstrip(" .,"))) if words[-1:] in " .," else hit.end
    year = _year_of(plain[hit.start : end])
    before = plain[block.start : hit.start]
    for little in language.on:
        if little and f" {before}".endswith(f" {little} "):
            start = hit.start - len(little) - 1
            said = f"{language.in_year} {year}" if year else language.some_day
            return start, end, said[0].upper() + said[1:] if little[0].isupper() else said
    return hit.start, end, year or (language.some_day if before[-1:] == " " and ": " not in before[-3:] else _REMOVED)


def _year_of(words: str) -> str:
    """Return the year in a date's words, in four figures, "" where there is none."""
    found = _YEAR.search(words)
    if found:
        return found[0]
    eight = re.fullmatch(r"((?:19|20)\d\d)\d{4}", words)
    short = _SHORT_YEAR.search(words)
    return eight[1] if eight else _century(int(short[1])) if short and re.search(r"\D\d\d?\D|['’]", words) else ""


def _century(short: int) -> str:
    """Return a year of two figures in full: up to 30 it is of this century, as most forms have it."""
    return str(2000 + short if short <= 30 else 1900 + short)


def _reword_age(plain: str, block: Block, hit: Hit, code: str) -> tuple[int, int, str]:
    """Put an age over 89 into the one category of 90 or older (164.514(b)(2)(i)(C))."""
    language, words = LANGUAGES[code], plain[hit.start : hit.end]
    if hit.rule == "S-AGE-BORN":
        before = plain[block.start : hit.start]
        little = next((w for w in ("in ", "en ", "em ", "nel ", "im Jahr ") if before.endswith(f" {w}")), "")
        return hit.start - len(little), hit.end, f"{language.born} {max(int(words), 1936) + 1}"
    if code != "en":
        return hit.start, hit.end, language.old
    return _reword_english_age(plain, block, hit)


def _reword_english_age(plain: str, block: Block, hit: Hit) -> tuple[int, int, str]:
    """Fit the words to what follows: "years old", a birthday, "a 94-year-old woman" ("a woman aged 90 or older")."""
    words, after = plain[hit.start : hit.end], plain[hit.end : hit.end + 12]
    old = _YEARS_OLD.match(plain, hit.end, block.end)
    if old and is_role(old[1]):
        return hit.start, old.end(), f"{old[1]} aged 90 or older"
    if old or after.startswith("-"):
        article = re.search(r"(?i)\ban? $", plain[block.start : hit.start])
        start = hit.start - (article.end() - article.start() if article else 0)
        return start, hit.end, ("An " if article[0][0] == "A" else "an ") + "over-89" if article else "over-89"
    if words.lower().endswith("arian"):
        said = "person aged 90 or older"
    elif _NTH.search(words):
        said = "90th or later"
    else:
        said = "90 or more" if re.match(r" (?:years?|yrs?)\b", after) else "90 or older"
    return hit.start, hit.end, said


def _reword_place(plain: str, block: Block, hit: Hit, code: str) -> str:
    """Keep three digits of a ZIP code, 000 where few people live behind them (164.514(b)(2)(i)(B)), else less."""
    words, before = plain[hit.start : hit.end], plain[block.start : hit.start]
    state = words[:3] if re.match(r"[A-Z]{2} \d{5}", words) else ""
    found = _ZIP.fullmatch(words[len(state) :])
    if found and (state or _STATE.search(before) or _ZIP_LABEL.search(before) or "zip" in block.label.casefold()):
        return state + ("000" if FEW_PEOPLE.fullmatch(found[1]) else found[1])
    if re.search(r"\d", words) or not _TOWN_BEFORE.search(before):
        return ""
    return LANGUAGES[code].town
