"""Find ages over 89 of a person, and birth years that imply one (45 CFR 164.514(b)(2)(i)(C))."""

import re
from collections.abc import Iterator

from medsite.screen.story import Scene
from medsite.screen.text import Block, Hit, Text
from medsite.screen.vocabulary import later

NUMBER = r"(?:9\d|1[01]\d|12[0-2])"
_UNIT = r"one|two|three|four|five|six|seven|eight|nine"
SPELLED = (
    rf"(?:ninety(?:[ -](?:{_UNIT}))?|(?:a|one) hundred(?:(?: and|-and-|-)?[ -]?(?:{_UNIT}|ten|eleven|twelve))?|"
    r"noventa(?: (?:y|e) \w{2,6})?|cien(?:to \w{2,5})?|cent(?:o|(?: |-)(?:un|deux|"
    r"trois|quatre|cinq|six))?|quatre-vingt-(?:dix(?:-(?:sept|huit|neuf))?|onze|douze|"
    r"treize|quatorze|quinze|seize)|"
    r"(?:\w{3,6}und)?neunzig|(?:ein)?hundert(?:\w{3,6})?|novant(?:a(?:due|tré|tre|"
    r"quattro|cinque|sei|sette|nove)?|uno|otto)|centouno|nonagenarian|centenarian)"
)
ORDINAL = (
    rf"(?:{NUMBER}(?:st|nd|rd|th)|ninetieth|ninety-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|"
    r"(?:one[ -])?hundredth|hundred-and-\w{4,8})"
)
AGE = rf"(?P<age>{NUMBER}|{SPELLED})"
DIRECT = later(
    rf"(?i)(?<![\w.,/-])(?:(?P<a>{NUMBER}|{SPELLED})[ -](?:year|yr)s?[ -](?:old|young)\b|"
    rf"(?P<b>{NUMBER}|{SPELLED}) years of age\b|(?P<c>{NUMBER}) ?(?:yo|y/o)\b|(?P<d>{NUMBER}|"
    rf"{SPELLED})-year-olds?\b)"
)
TIED = later(
    r"(?i)(?:\b(?:are(?= \d{2,3}(?: as well| too|[.;]))|aged?|age of|at the age of|turned|turns|turning|reached|is|"
    r"was|now|"
    r"then|am|be|being|at|mum is|alter von|à l['’]âge de|tiene|cumplió|cumple|a|tem|"
    r"fez|ha|di|wird|wurde|ist|mit|edad:?|age:?|alter:?|idade:?|età:?|âge:?|उम्र|आयु|"
    r"عمره|عمرها|العمر:?)[ :] ?"
    r"(?:already |nearly |almost |only |now |just |de )?|[(,] ?(?:aged |now |then |"
    rf"pushing )?)(?P<age>{NUMBER}|{SPELLED})(?![\w%°]|[.,]\d| ?(?:mg|g|kg|ml|%|µg|"
    r"mcg|mmol|mmHg|bpm|beats|cm|mm|metres|meters|miles|km|hours?|days?|weeks?|months?|"
    r"minutes?|"
    r"times|tablets?|per|percent|out of|degrees|seconds|euros?|dollars|pounds|people|"
    r"patients|adults|and (?:over|above|older|up)|or (?:over|more|older|above)|years? (?:ago|"
    r"later|after|of (?:follow|history|exp))|to \d|-\d|/\d|[–—]))"
)
BARE = later(
    rf"(?i)(?<![^\W\u3040-\u9fff])(?<![.,/:-])(?P<age>{NUMBER})(?: (?:years?(?! ago|"
    r" later|-)|ans|años|anos|anni|jahre|वर्ष|साल|सनة|سنة|عاما|χρονών|лет|года)\b|"
    r"歳|岁|세|살| ?[FM]\b)|"
    rf"\b(?P<nth>{ORDINAL})(?: |-)(?:birthday|year\b)|\bturned (?P<t>{NUMBER}|{SPELLED})\b|"
    r"(?P<w>\b(?:nonagenarian|centenarian)\b)"
)
COHORT = later(
    r"(?i)\b(?:people|adults|patients|residents|participants|volunteers|women|men|"
    r"those|population|older than|younger than|over|under|above|below|"
    r"up to|mean|median|average|range|ranged|cohort|study|trial|life expectancy|chance|"
    r"percent|screening|offered|recommended|rate|score|scored|dose|limit|reach|reaching|"
    r"live to|lived to|if you|you are|double)\b"
)
SINGULAR = later(
    r"(?i)\b(?:an?|the|this|that|my|our|his|her|pleasant|one|una?|une?|eine?r?|uma?|un[ao]?) (?:[\w-]+ )?$"
)
BIRTH = later(
    r"(?i)\b(?:born|came into the world|b\.|née?|nacid[ao]|nació|geboren|nat[ao]|nascid[ao]|"
    r"nasceu|jahrgang|jg\.|dob:?|birth ?year:?|year of birth:?|जन्म|مواليد|родил\w+)"
    r"[ :](?:[^.\n\d]{0,24})?(?:\d{1,2}[ ./-]\w{1,10}[ ./-])?(?P<year>1[89]\d\d)\b"
)
# The years of a life that was longer than 89 years, beside a name: "(1929-2021)", ", 1929-2021".
LIFE = later(r"[^\W\d_]\.?,? \(?(?P<born>19\d\d) ?- ?(?P<died>(?:199|20[0-3])\d)\b(?!-\d)")
BIRTHDAY = later(r"\b(?:[Hh]is|[Hh]er|[Mm]y|[Ii]n (?:his|her|my)|[A-Z]\w+['’]s?) $")
LABEL = later(r"(?i)(?:\b(?:age|aged|edad|âge|alter|idade|età|leeftijd|wiek)\b|उम्र|आयु|العمر|возраст|年龄|年齢)")
CELL = later(rf"({NUMBER})(?![\d.,%-])")
BORN_WHO = later(r"\b(?:[Hh]e|[Ss]he|I)(?: was| is)? $")
LATEST = 1936
ARTICLE_DATE = later(r"^(20\d\d)-\d\d-\d\d", re.MULTILINE)


MAY_AGE = later(r"9|1[0-2]\d|inety|undred|noven|neunz|nonagen|centen|quatre|cent|cien|hundert|novant|193|192|191")
# What each pattern above asks for: a number of its own or a year, or a part of a word for one.
FIGURES = later(r"[91](?<!\d.)(?:(?<=9)\d|(?<=1)(?:[01]\d|2[0-2]))(?!\d)|1[89]\d\d")
SAID = ("ninet", "hundred", "noventa", "cien", "quatre-vingt", "neunzig", "hundert", "novant", "centouno", "enarian")
CENT = later(r"cent(?<!\w.{4})o?\b")


def find_ages(text: Text, block: Block, scene: Scene, *, named: bool) -> Iterator[Hit]:
    """Return ages from 90 and birth years that imply one, of a person.

    Birth years count up to 1936 (90 years before 2026, when this rule was written), or up to 90 years before the
    article's date where that is later: no clock is read.
    """
    words = text.plain[block.start : block.end]
    if not MAY_AGE.search(words) or (words.isascii() and not _may_be_great(words)):
        return
    person = named or (scene.score > 0 and bool(scene.kinds & (1 | 2 | 4 | 32 | 64) or scene.score > 1))
    if not named and re.search(r"\b1[0-8]\d\d\b", words):
        return
    if scene.score and LABEL.search(block.label):
        found = CELL.match(text.plain, max(block.start, block.value), block.end)
        if found:
            yield Hit(*found.span(1), "S-AGE", "AGE", "error", 0.9, "a labelled age over 89")
    for pattern in (DIRECT, TIED, BARE):
        for found in pattern.finditer(text.plain, block.start, block.end):
            group = next(name for name, value in found.groupdict().items() if value)
            start, end = found.span(group)
            tied = group == "nth" and person and BIRTHDAY.search(text.plain, found.start() - 24, found.start())
            if tied or _is_person(text.plain, block, (found.start(), end), person=person, scene=scene):
                yield Hit(start, end, "S-AGE", "AGE", "error", 0.9, "an age over 89")
    if named:
        yield from _find_lives(text.plain, block)
    if person:
        yield from _find_births(text, block, direct=scene.generic and not named)


def _may_be_great(words: str) -> bool:
    """Tell whether an age from 90 or the year of a birth or death may stand in a block."""
    low = words.lower()
    return bool(FIGURES.search(words)) or any(part in low for part in SAID) or bool(CENT.search(low))


def _is_person(plain: str, block: Block, span: tuple[int, int], *, person: bool, scene: Scene) -> bool:
    start, end = span
    left = plain[max(block.start, plain.rfind(". ", block.start, start) + 1, start - 70) : start]
    right = plain[end : min(block.end, end + 45)].split(". ", maxsplit=1)[0]
    if COHORT.search(left) or re.match(
        r"(?i)[ -]*(?:year|day|minute|week|month)s?[ -](?!old)[a-z]|s\b| (?:and|or) (?:over|older|above)| (?:to|-) \d",
        right,
    ):
        return False
    if re.search(
        r"(?i)\b(?:people|adults|patients|population|residents|beats (?:a|per)|building|"
        r"clinic|penicillin|vaccine|hospital|society)\b",
        f"{right} {left}",
    ):
        return (
            person
            and scene.score >= 2
            and not re.search(r"(?i)\b(?:building|penicillin|beats (?:a|per)|oxygen)\b", f"{right} {left}")
        )
    if re.match(r" ?(?:साल|वर्ष|岁|歳|세|살|года|лет)", plain[end : end + 6]):
        return True
    if plain[start:end].lower().endswith("arian"):
        return person
    return (
        person
        or plain[start:].lower().startswith(("at the age of", "aged"))
        or bool(SINGULAR.search(left + " " if not left.endswith(" ") else left))
    )


def _find_lives(plain: str, block: Block) -> Iterator[Hit]:
    """Return the years of lives longer than 89 years."""
    for found in LIFE.finditer(plain, block.start, block.end):
        if 89 < int(found["died"]) - int(found["born"]) < 116:
            yield Hit(found.start("born"), found.end("died"), "S-AGE-BORN", "AGE", why="years of a life over 89")


def _find_births(text: Text, block: Block, *, direct: bool) -> Iterator[Hit]:
    """Return the birth years. direct: only those of "he", "she" or "I", for the block speaks of others, too."""
    dated = ARTICLE_DATE.search(text.plain, 0, 4000)
    latest = max(LATEST, int(dated[1]) - 90) if dated else LATEST
    for found in BIRTH.finditer(text.plain, block.start, block.end):
        if direct and not BORN_WHO.search(text.plain, max(block.start, found.start() - 12), found.start()):
            continue
        if 1895 < int(found["year"]) <= latest:
            yield Hit(
                *found.span("year"), "S-AGE-BORN", "AGE", "error", 0.9, "a birth year that implies an age over 89"
            )
