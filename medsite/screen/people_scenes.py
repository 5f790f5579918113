"""Read the scene of every block: its own evidence, what its label says, and what its neighbours tell."""

import re
from collections.abc import Iterator
from functools import lru_cache

from medsite.screen.facts import Facts
from medsite.screen.story import NOTHING, Scene, read_scene, weigh_scene
from medsite.screen.text import Block, Text
from medsite.screen.vocabulary import any_case

CAPITAL_OR_DIGIT = re.compile(r"[A-Z0-9]")
PATIENT_LABEL = re.compile(
    r"(?i)(?:\b(?:patient|patients?|pt|paciente|patientin|paziente|client|dob|date of birth|"
    r"born|birth ?date|birthday|admitted|admission|discharged?|next of kin|mother|"
    r"father|"
    r"fecha de (?:nacimiento|ingreso)|domicilio|né|née|data di nascita|data de nascimento|"
    r"geboren|geburtsdatum|real name|original|seen|lives|"
    r"mrn|hospital n\w+|nhs n\w+|given|family|surname|initials)\b|नाम|रोगी|मरीज|जन्म|المريض|الميلاد|اسم)"
)
# "Patient X was seen", "Subject 014 withdrew": one person, whatever the report calls them. Here are parts of the words
# that `CASE` begins with, and how many letters may stand before them.
CASE_WORDS = (("ient", (3, 2)), ("ubject", (1,)), ("articipant", (1,)), ("olunteer", (1,)))
CASE = re.compile(
    r"(?:[Pp]atient|[Ss]ubject|[Pp]articipant|[Vv]olunteer|[Cc]lient) (?:[A-Z]|[A-Z]{0,3}-?\d{1,4}|#\d{1,4})"
    r"(?:,| (?:was|is|had|has|fell|came|withdrew|died|left|lives|lived|presented|developed|reported|told|said)\b)|"
    r"(?:[Pp]atient(?:in)? aus|[Pp]aciente (?:vecin[oa]|natural|procedente) de|[Pp]atiente? domiciliée? à|"
    r"[Pp]atiente? originaire d[e']|[Pp]aziente (?:residente a|originari[oa] di|proveniente da)) ?[A-Z]"
)
DATE_HEAD = re.compile(r"(?i)^(?:(?:field|value) · )?(?:date|day|fecha|datum|data|when)\b")
EVENT = re.compile(
    r"(?i)(?:(?:first|second|third|last|index|emergency|home|clinic) (?:visit|symptoms?|consultation|admission|biopsy)|"
    r"admi(?:tted|ssion)|discharged?|presented|presentation|symptoms? (?:began|started)|onset|ct\b|mri\b|biopsy|"
    r"surgery|operation|relapse|died|death|referred|referral|readmi|diagnosis|diagnosed|ingreso|alta\b|cirugía|"
    r"consultation|hospitalisation|opération|aufnahme|entlassung|operation|ricovero|dimission|internação)"
)
LETTER = frozenset(["date", "sent", "subject", "to", "cc"])
WRITER = re.compile(
    r"(?!.*\b(?:Dr|Surgery|Clinic|Practice|Hospital|Team|Office|News\w*|Services?|Support|Press|Desk|Agency|"
    r"Department|Health|Reception|Centre|Center|Foundation|Society)\b)"
    r"(?:[^\W\d_a-z][\w'-]{1,20} ){1,3}[^\W\d_a-z][\w'-]{1,20}(?= <|$)",
    re.MULTILINE,
)
PASSAGE = 450
_FIELDS = any_case(
    *("patient(?!s)", "pt", "paciente", "patientin", "paziente", "dob", "date of birth", "birth ?date", "born", "seen"),
    *("admitted", "next of kin", r"nhs n\w+", "mrn", r"hospital n\w+", "fecha de (?:nacimiento|ingreso)", "né", "née"),
    *("data di nascita", "data de nascimento", "geboren", "initials", "geburtsdatum", "internado", "given", "family"),
    "surname",
)
PATIENT_FIELD = re.compile(rf"\b{_FIELDS}\b|नाम|रोगी|जन्म|المريض|الميلاد")
PROFILE = re.compile(r"(?:^|/)(?:doctors|people|team|staff)/|(?:^|/)site\.ya?ml$")
AUTHOR_KEY = re.compile(
    r"(?i)^(?:.*\.)?(?:authors?|reviewers?|reviewed_?by|editors?|translators?|photographers?|"
    r"credits?|layout|type|template|tags?|categor(?:y|ies)|topics?|date|updated|"
    r"published|modified|lastmod|last_?reviewed|next_?review|reviewed|review_by|expires|"
    r"image|url|aliases|permalink|lang|language|draft|id|source|license|licence|"
    r"references?|copyright|publisher|sources?|keywords_en)(?:[.\[].*)?$"
)


def read_scenes(text: Text, facts: Facts) -> Iterator[tuple[Block, Scene]]:
    """Return each block that may tell of a person, with its scene."""
    profile = bool(PROFILE.search(text.path))
    records = read_records(text)
    cases = _find_cases(text.plain)
    for block, telling in zip(text.blocks, text.glance.telling, strict=False):
        if block.kind in ("key", "url") or block.end - block.start < 2:
            if block.kind == "url":
                yield block, NOTHING
            continue
        if block.part == "front" and _is_author_key(block.label):
            continue
        words = text.plain[block.start : block.end]
        if words.isascii() and not CAPITAL_OR_DIGIT.search(words) and not (_low_key(block) or _has_low_name(words)):
            continue
        labelled = block.start in records or bool(block.label and _is_patient_label(short_label(block)))
        for passage in passages(text.plain, block):
            if passage is block:
                scene = weigh_scene(words, telling)
            else:
                words = text.plain[passage.start : passage.end]
                scene = read_scene(words)
            if labelled or (cases and any(passage.start <= at < passage.end for at in cases)):
                scene = Scene(scene.kinds, scene.score + 2, generic=False)
            if profile or (scene.score and _is_about_us(words, facts, scene)):
                scene = NOTHING
            yield passage, scene


@lru_cache(maxsize=1 << 12)
def _is_author_key(label: str) -> bool:
    return AUTHOR_KEY.match(label) is not None


@lru_cache(maxsize=1 << 12)
def _is_patient_label(label: str) -> bool:
    return PATIENT_LABEL.search(label) is not None


def _find_cases(plain: str) -> list[int]:
    """Return where a text speaks of one patient as reports do: "Subject 014", "paciente vecina de"."""
    found = []
    for part, backs in CASE_WORDS:
        at = plain.find(part)
        while at >= 0:
            found += [at - back + 1 for back in backs if at >= back and CASE.match(plain, at - back)]
            at = plain.find(part, at + 1)
    return found


def _is_timeline(plain: str, group: list[Block]) -> bool:
    """Tell whether a table has the dates of an illness: some cells begin with what happened to somebody."""
    cells = [block for block in group if block.kind == "cell"]
    if not any(DATE_HEAD.search(block.label) for block in cells):
        return False
    return sum(bool(EVENT.match(plain, block.start, block.end)) for block in cells) > 1


def _is_letter(plain: str, group: list[Block]) -> bool:
    """Tell whether lines are the head of a letter that somebody wrote: "From: Ana Ruiz", "Date: …", "Subject: …"."""
    heads = {block.label.casefold(): block for block in group if block.kind == "code" and block.label}
    sender = heads.get("from")
    if sender is None or len(LETTER.intersection(heads)) < 2:
        return False
    return bool(WRITER.match(plain, sender.value, sender.end))


def short_label(block: Block) -> str:
    """Return a block's label if it reads like one: at most five words."""
    return block.label if block.label.count(" ") < 5 else ""


def read_records(text: Text) -> frozenset[int]:
    """Return where the blocks begin that stand in a list, table or code with a patient's fields."""
    found: list[int] = []
    group: list[Block] = []
    for block in (*text.blocks, None):
        if block and block.kind == "key":
            continue
        if block and block.kind in ("item", "cell", "code", "value") and block.part == "body":
            group.append(block)
            continue
        if group and (
            _is_letter(text.plain, group)
            or _is_timeline(text.plain, group)
            or any(
                PATIENT_FIELD.search(short_label(other) or text.plain[other.start : other.start + 30])
                for other in group
            )
        ):
            found += [other.start for other in group if other.label or other.kind != "code"]
        group = []
    return frozenset(found)


def passages(plain: str, block: Block) -> Iterator[Block]:
    """Return a block whole, or a long one in pieces of some sentences."""
    start = block.start
    while block.end - start > 1.5 * PASSAGE:
        cut = plain.find(". ", start + PASSAGE, min(block.end, start + 2 * PASSAGE))
        cut = start + PASSAGE if cut < 0 else cut + 2
        yield _piece(block, start, cut)
        start = cut
    yield block if start == block.start else _piece(block, start, block.end)


def _piece(block: Block, start: int, end: int) -> Block:
    return Block(start, end, block.kind, block.label, block.value, block.part, block.section, block.row)


def _low_key(block: Block) -> bool:
    return block.part == "front" or block.kind in ("name", "cell", "value", "attribute")


def _has_low_name(words: str) -> bool:
    return "year-old" in words or "'s " in words or "ninety" in words or "hundred" in words


def _is_about_us(words: str, facts: Facts, scene: Scene) -> bool:
    """Tell whether the only person a block speaks of is one of the site's own doctors."""
    if not facts.names or scene.kinds & (2 | 4 | 32):
        return False
    low = words.lower()
    return any(len(name) > 8 and " " in name and name in low for name in facts.names)
