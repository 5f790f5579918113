"""Find names that stand in fields: labels, cells, front matter, slugs, HL7, signatures, other scripts."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from medsite.screen.facts import Facts, fold_name
from medsite.screen.names_labels import NEXT_FIELD, NOT_NAME_LABEL, is_sure, may_be_name
from medsite.screen.names_runs import UPPER
from medsite.screen.names_scripts import SCRIPTS
from medsite.screen.names_slugs import find_slugs
from medsite.screen.names_titles import find_pairs
from medsite.screen.names_words import class_of, fold_word
from medsite.screen.people_scenes import short_label
from medsite.screen.public import EPONYM, HISTORY, is_known
from medsite.screen.story import Scene
from medsite.screen.story_words import HONORIFIC, PRONOUN
from medsite.screen.text import Block, Hit, Text
from medsite.screen.vocabulary import later

PATH = later(r"/?[\w.-]{1,60}(?:/[\w.-]{1,80}){1,6}/?|/[\w.-]{1,80}/?")
FIELD_NAME = later(r"[^\W\d_][^\W\d_]*\.?(?:[ ,'’^-]{1,2}[^\W\d_]+\.?){0,5}")
HL7_NAME = later(
    rf"(?<![\w^])[{UPPER}][^\W\d_'’-]+(?:[ '’-][^\W\d_]+){{0,3}}(?:\^[^\W\d_]+(?:[ '’-][^\W\d_]+){{0,3}}){{1,3}}"
)
PIECE = later(r"(?!(?:[Aa]l|[Ee]l|[Dd][aei]|[Dd]el|[Vv][ao]n|[Bb]in|[Ll][ae]|[Mm]ac)\b)[^\W\d_]+")
COMMA = later(
    rf"(?:(?<![\w,] )|(?<=\b(?:is|as|of|to|by) ))(?<![\w])([{UPPER}][^\W\d_'’-]*(?:[ '’-][^\W\d_]+){{0,3}}), "
    rf"([{UPPER}][^\W\d_]+(?:[ '’-][^\W\d_]+){{0,3}})\.?(?=[,;/(]|"
    r" /|;| \(|$|\s*\d)",
    re.MULTILINE,
)
INITIAL_THEN = later(rf", [{UPPER}]\.")
SURNAME_INITIAL = later(
    rf"(?<![\w-])[{UPPER}]{{3,20}}(?:-[{UPPER}]{{2,20}})?, [{UPPER}]\.(?=,? ?[-–(]? ?\d{{1,3}} ?/?[FMWfmw]\b)"
)
PATIENT_IS = later(
    r"(?i)\b(?:patient|pt|client|resident|paciente)(?:[_-]?name)? ?= ?[\"']?([a-z]{3,20}[._][a-z]{3,20})(?![\w.(\[])"
)
COMMA_THEN = later(rf", [{UPPER}][^\W\d_]")
TAGGED = later(
    r"(?i)<(?:\w{1,20}:)?(?:patient_?name|name|patient|given|family|fullname|surname|"
    r"forename)(?: [^<>]{0,60})?>([^<>\n\d]{2,40})<"
)
INITIALS = later(rf"[{UPPER}](?:(?<![\w.].)\.(?: ?[{UPPER}]\.?){{1,2}}(?!\w)|(?<=[‘'\"“].)[{UPPER}]{{1,2}}(?=[’'\"”]))")
INITIALS_BEFORE = later(
    r"(?i)(?:\bsign(?:s|ed|ature|ing)?\b(?= (?:everything|all|every|her|his|their|"
    r"the|it|off|as|with|a|letters?|cards?|notes?)\b)[^.\n]{0,30}|\binitials?\b[^.\n]{0,20}|"
    r"\b(?:patient|lady|gentleman|woman|man|client|paciente|paziente|patientin|as|"
    r"fe?male|infant|dear|from|by|was|saw|met|treated|operated on|looked after|signed|year-old)(?:[,:]? | \())$"
)
INITIALS_AFTER = later(
    r", (?:[MFmf]|male|female)\b,? ?\d|,? (?:as (?:he|she) |an? [\w-]+[- ]year|(?:has |had )?(?:asked|"
    r"told|wrote|writes|says|said|died|rang|lives)\b|"
    r"was (?:admitted|discharged|seen|referred|diagnosed)|"
    r"\d\d\b|\(?aged|came|presented|is an? \d\d)"
)
NICK = later(
    rf"[“\"‘']([{UPPER}][^\W\d_]+(?: [{UPPER}][^\W\d_]+){{0,2}})[,.]?[”\"’'],? (?:as|"
    r"is what|to (?:his|her|everyone)|they|we all)|"
    rf"\b(?:[Ee]veryone calls|we call(?:ed)?|[Kk]nown(?: to \w+(?: \w+){{0,3}})? as|"
    r"[Nn]icknamed|[Kk]nown (?:here )?only as|calls (?:him|her)self|goes by|answers to|"
    rf"nickname (?:is|was)|alias)(?: (?:her|him))? [“\"‘']?([{UPPER}][^\W\d_]+(?: [{UPPER}][^\W\d_]+){{0,2}})"
)
NICK_CUES = (
    '" ',
    '", ',
    "' ",
    "', ",
    "calls ",
    "call ",
    "called ",
    "nown ",
    "icknam",
    "goes by",
    "answers to",
    "alias",
)


def find_fields(text: Text, block: Block, scene: Scene, facts: Facts) -> Iterator[Hit]:
    """Return the names in a block's fields and fixed shapes."""
    if block.kind in ("url", "name") or (block.part == "front" and PATH.fullmatch(text.words_of(block))):
        yield from find_slugs(text, block, facts)
        return
    yield from _find_labelled(text, block, scene, facts)
    yield from _find_shapes(text, block, scene)
    if block.part == "front" or block.kind in ("heading", "comment", "attribute"):
        yield from find_pairs(text, block, facts)


def _hit(start: int, end: int, why: str, confidence: float = 0.9) -> Hit:
    return Hit(start, end, "S-NAME-FIELD", "NAME", "error", confidence, why)


def _find_labelled(text: Text, block: Block, scene: Scene, facts: Facts) -> Iterator[Hit]:
    label = short_label(block) or _head_beside(text, block)
    if not label or block.kind == "key":
        return
    sure = is_sure(label)
    if not sure and (not may_be_name(label) or NOT_NAME_LABEL.search(label)):
        return
    begin = max(block.value, block.start)
    value = FIELD_NAME.match(text.plain, begin, _value_end(text.plain, begin, block.end))
    if not value or fold_name(value[0]) in facts.names:
        return
    letters = [class_of(word) if len(word) > 1 else "I" for word in PIECE.findall(value[0])]
    if _is_name_value(
        value[0],
        letters,
        sure=sure,
        record=scene.score > 1,
        alone=(scene.score > 1 and letters in (["U"], ["U", "U"]))
        or bool(re.match(r", \d\d", text.plain[value.end() : value.end() + 4])),
    ) and not _public_row(text, block):
        yield _hit(*value.span(), "a labelled name")


def _head_beside(text: Text, block: Block) -> str:
    """Return the first of a table's two heads when the second is asked about: "| Patient | Rosa Vane |"."""
    if block.kind != "cell" or block.row or block.label:
        return ""
    at = bisect_left(text.starts, block.start)
    before, after = text.blocks[at - 1], text.blocks[at + 1 : at + 2]
    if before.kind != "cell" or before.row or (after and after[0].kind == "cell" and not after[0].row):
        return ""
    words = text.words_of(block).split()
    return text.words_of(before) if len(words) > 1 and words[0].istitle() else ""


def _value_end(plain: str, begin: int, end: int) -> int:
    """Return where the next field of a form begins that stands on the same line."""
    following = NEXT_FIELD.search(plain, begin, min(end, begin + 60))
    return following.start() if following else end


def _is_name_value(words: str, letters: list[str], *, sure: bool, record: bool, alone: bool) -> bool:
    if not letters or is_known(fold_word(words)):
        return False
    known = [letter for letter in letters if letter in "FL"]
    if not words.isascii() and not re.search(r"[a-zA-Z]", words):
        return sure and len(words) < 40
    if sure:
        return bool(known) or (not words.islower() and ("W" in letters or not set(letters) & {"C", "P"}))
    if record and len(letters) == 2 and letters[0] == "W" and letters[1] in "FLUWC":
        return True
    if record and "I" in letters and set(letters) <= set("FLUWI") and set(letters) != {"I"}:
        return True
    return (bool(known) or alone) and "C" not in letters[:1] and len(letters) < 6 and not words[:1].islower()


def _public_row(text: Text, block: Block) -> bool:
    """Tell whether the table's row is about history: a year long past, and no day."""
    if not block.row:
        return False
    at = bisect_left(text.starts, block.start)
    near = text.blocks[max(0, at - 12) : at + 12]
    row = " ".join(text.words_of(other) for other in near if other.row == block.row)
    return bool(HISTORY.search(row)) and not re.search(r"\d[/.-]\d|\d (?:[A-Z]|[a-z]{3})", row)


def _find_shapes(text: Text, block: Block, scene: Scene) -> Iterator[Hit]:
    plain, start, end = text.plain, block.start, block.end
    words = plain[start:end]
    for found in SURNAME_INITIAL.finditer(plain, start, end) if INITIAL_THEN.search(plain, start, end) else ():
        yield _hit(*found.span(), "a surname with its initial and an age")
    for found in PATIENT_IS.finditer(plain, start, end) if "=" in words else ():
        if not {class_of(word) for word in re.split(r"[._]", found[1])} & {"C", "P"}:
            yield _hit(*found.span(1), "a labelled name")
    if "^" in words or (block.kind == "code" and "<" in words):
        yield from _find_records(plain, block)
    if COMMA_THEN.search(plain, start, end):
        yield from _find_surname_first(plain, block, scene)
    if scene.score or end - start < 160 or "sign" in words or "nitials" in block.label:
        yield from _find_initials(plain, block)
        yield from _find_nicknames(plain, block, scene)
    if not words.isascii():
        for found in SCRIPTS.finditer(plain, start, end):
            yield _hit(*found.span(found.lastindex or 0), "a name in another script")


def _find_records(plain: str, block: Block) -> Iterator[Hit]:
    for found in HL7_NAME.finditer(plain, block.start, block.end):
        if all(len(part) > 2 for part in found[0].split("^")[:2]) or "name" in block.label:
            yield _hit(*found.span(), "a name in a record line")
    for found in TAGGED.finditer(plain, block.start, block.end):
        if class_of(found[1].split()[0]) not in "CP":
            yield _hit(*found.span(1), "a tagged name")


def _find_nicknames(plain: str, block: Block, scene: Scene) -> Iterator[Hit]:
    words = plain[block.start : block.end]
    if not scene.kinds & (PRONOUN | HONORIFIC) or not any(cue in words for cue in NICK_CUES):
        return
    for found in NICK.finditer(plain, block.start, block.end):
        group = 1 if found[1] else 2
        if _is_nickname(plain, found, group):
            yield _hit(*found.span(group), "a nickname")


def _is_nickname(plain: str, found: re.Match[str], group: int) -> bool:
    if plain[max(0, found.start() - 5) : found.start()].endswith(("also ", "are ", "now ")) or EPONYM.match(
        plain, found.end(group)
    ):
        return False
    return class_of(found[group].split()[0]) != "P" and not (found[group].isupper() and len(found[group]) < 6)


def _find_surname_first(plain: str, block: Block, scene: Scene) -> Iterator[Hit]:
    for found in COMMA.finditer(plain, block.start, block.end):
        left, right = class_of(found[1].split()[-1]), class_of(found[2].split()[0])
        whole = block.start == found.start() or plain[found.start() - 2 : found.start()] in (": ", "e ")
        after = plain[found.end() : found.end() + 14]
        if re.search(r" [A-Z]{1,3}$", found[1]) or re.match(r",? et al", plain[found.end() : found.end() + 8]):
            continue
        record = bool(
            re.match(r"(?:,| /|;| \() ?(?:\d{1,3} ?(?:years|y)|\d{2,3}\b|MRN|DOB|ward|born|[\w ]{0,6}DOB)", after)
        )
        if (
            (left in "LUFW" or (record and left == "C"))
            and (right in "FUWL" or (record and right == "P"))
            and (record or (whole and right == "F" and (scene.score or left in "LU")))
        ):
            yield _hit(*found.span(), "surname first")


def _find_initials(plain: str, block: Block) -> Iterator[Hit]:
    for found in INITIALS.finditer(plain, block.start, block.end):
        left = plain[max(block.start, found.start() - 45) : found.start()]
        left = left.rstrip("“\"‘'")
        if (
            "nitials" in block.label
            or INITIALS_BEFORE.search(left)
            or INITIALS_AFTER.match(plain, found.end(), block.end)
        ):
            yield _hit(*found.span(), "initials", 0.5)
