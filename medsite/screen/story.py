"""Tell whether a block speaks of one person: pronouns, kin, honorifics, ages, what somebody did or said."""

from msgspec import Struct

from medsite.screen.glance import list_words
from medsite.screen.story_words import (
    CARE,
    FIRST_NAME,
    GENERIC,
    HONORIFIC,
    KIN,
    MINE,
    OLD,
    PATIENT,
    PRONOUN,
    TOLD,
    kinds_of_words,
)
from medsite.screen.vocabulary import later

IDEOGRAM = later("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
IDEOGRAM_CUES = (
    "患者",
    "病人",
    "先生",
    "女士",
    "入院",
    "出院",
    "씨",
    "환자",
    "할머니",
    "할아버지",
    "さん",
    "様",
    "歳の",
    "岁的",
)
_OR = later(
    r"[sh(](?<![a-z].)(?:(?:(?<=s)he|(?<=h)(?:e|ers?|is|im|imself)) (?:or|and|/) (?:s?he|hers?|his|him|himself)|"
    r"(?<=s)/he|(?<=\()s\)he|(?:(?<=s)he|(?<=h)e)/s?he|(?<=h)(?:is|er|im)/(?:his|hers?|him))\b"
)
_KIN_OF = later(
    r"(?:\b(?:[Mm]y|[Hh]is|[Oo]ur|[Tt]heir|whose|Her)|(?<!or )\bher|[Ss]us?|[Ss]a|"
    r"[Ss]on|[Ss]eine?|[Ii]hre?|[Ss]ua|[Ss]eu|[Ss]uo|[Nn]uestr[oa]|[Uu]nsere?|[Nn]ostr[oa]|"
    r"[Nn]oss[oa]|['’]s|s['’]) (?:[a-z]+[ -]){0,2}?"
    r"(?:mother|father|mum|dad|mom|son|daughter|wife|husband|brother|sister|uncle|"
    r"aunt|grand\w+|partner|widow|nephew|niece|"
    r"cousin|neighbou?r|twins?|friend|colleague|parents|carer|girlfriend|boyfriend|"
    r"fianc\w+|gran|nan|family|hij[oa]|espos[oa]|marido|herman[oa]|madre|padre|abuel[oa]|"
    r"niet[oa]|vecin[oa]|fille|fils|mari|femme|frère|sœur|mère|père|petite-fille|petit-fils|"
    r"voisine?|Mutter|Vater|Sohn|Tochter|Frau|Mann|Bruder|Schwester|Enkelin|Nachbar|"
    r"filh[oa]|mãe|pai|irm[ãa]o?|av[óô]|figli[oa]|moglie|fratello|sorella|nonn[oa])\b"
)
_AGE = later(
    r"\b(?:\d{1,3}|[a-z]+(?:[ -][a-z]+){0,4})[ -](?:year|month|week)s?[ -]old\b|, (?:then )?\d{1,3}[,.;)]|"
    r"\((?:aged )?\d{1,3}[,)FMfm]|\baged (?:\d|[a-z]+ty)|"
    r"\b(?:was|is|at|turned|now|am|I'm) \d{1,3}\b(?! ?[%a-zµ°])|\b\d{1,3} ?[FMWm]\b|"
    r"\d{1,3} (?:years old|años|ans|Jahre|anos|anni|वर्ष|साल|سنة|عاما)\b"
)
_ONE_OLD = later(
    r"(?i)\b(?:an?|this|the|my|our|une?|eine?|uma?|una?) (?:[\w-]+ ){0,2}?[\w-]+[- ]year[- ]old\b(?! (?:to|and|or)\b)"
)
_FOREIGN = later(r"[\u0600-\u06ff\u0900-\u097f\u0400-\u04ff\u0370-\u03ff\u4e00-\u9fff]")
_DIGIT = later(r"[0-9]")
_OURS = later(
    r"[monut](?<!\w.)(?:(?:(?<=m)(?:y|i|on|a|eine?|inha|eu|i[oa])|(?<=o)ur|(?<=n)(?:uestr[oa]|otre|oss[oa]|ostr[oa])|"
    r"(?<=u)nsere?) (?:[\w-]+ ){0,3}?"
    r"(?:patient|patients?in|paciente|paziente|client|clinic|surgery|ward|practice|"
    r"resident|runner)|(?<=t)his (?:pleasant|delightful|lady|gentleman))\b"
)
_FIRST = later(
    r"\b(?:(?:told|asked|thanked|showed|reminded|texted|rang|phoned|called|wrote to|taught|"
    r"sent|begged|hugged) (?:me|us)\b|"
    r"I (?:first |still |often |once |will never )?(?:met|meet|remember|forget|looked|"
    r"asked|saw|knew|cared|treated|operated|admitted|had|visited|recall)\b|"
    r"we (?:looked after|admitted|treated|met|saw|lost|phoned|rang|operated|sent|"
    r"cared|welcomed)\b|I(?:'m| am|’m)\b|My name is\b|(?:[Mm]e (?:llamo|chamo|diagn)|[Jj]e m['’]appelle|"
    r"[Ii]ch heiße|[Mm]i chiamo|"
    r"[Oo]n m['’]a |[Mm]ir wurde|[Mm]i hanno |[Ff]ui diagn|[Jj]['’]ai été|[Hh]o scoperto)|[Tt]ell you about|"
    r"[Ss]tory of|"
    r"[Ll]etter (?:came )?from|wrote in our|I keep it|saved my|I (?:ever|still)\b)"
)


class Scene(Struct, frozen=True):
    """What a block tells of one person.

    kinds: bits of the evidence's kinds. score: 0 (nothing) upward; from 2 it is a story.
    generic: it speaks to or of people at large. anchored: a pronoun, kinship or the like points to somebody.
    wary: somebody was found on the page.
    """

    kinds: int
    score: int
    generic: bool
    anchored: bool = True
    wary: bool = False


NOTHING = Scene(0, 0, generic=False)


def read_scene(words: str) -> Scene:
    """Return the evidence of some words: a part of a block."""
    return weigh_scene(words, list_words(words.lower()))


def weigh_scene(words: str, found: frozenset[str]) -> Scene:
    """Return the evidence of some words. found: those of them that may tell of a person, in lower case."""
    if not words.isascii() and IDEOGRAM.search(words) and any(cue in words for cue in IDEOGRAM_CUES):
        return Scene(PATIENT, 2, generic=False)
    if not found:
        return NOTHING
    low = words.lower()
    kinds = _kinds_of(found) | (OLD if "-old" in low else 0)
    if kinds & PRONOUN and _OR.search(low):
        low = _OR.sub(" ", low)
        found = list_words(low)
        kinds = _kinds_of(found)
    return _weigh(words, low, kinds, found)


def _tells_age(words: str, low: str) -> bool:
    """Tell whether somebody's age stands in a block. low: its words in lower case."""
    if not _DIGIT.search(words) and "old" not in low and "aged " not in low:
        return False
    return bool(_AGE.search(words))


def _kinds_of(found: frozenset[str]) -> int:
    known, kinds = kinds_of_words(), 0
    for word in found:
        kinds |= known.get(word, FIRST_NAME)
    return kinds


def _is_kin_of(words: str, low: str, found: frozenset[str]) -> bool:
    """Tell whether a word for kin has a possessive before it: looked for beside such words only."""
    known = kinds_of_words()
    for word in found:
        if not known.get(word, 0) & KIN:
            continue
        at = low.find(word)
        while at >= 0:
            if _KIN_OF.search(words, max(0, at - 50), at + len(word) + 12):
                return True
            at = low.find(word, at + 1)
    return False


def _weigh(words: str, low: str, kinds: int, found: frozenset[str]) -> Scene:
    anchor = 0
    if kinds & PRONOUN:
        anchor += 1
    if kinds & HONORIFIC:
        anchor += 1
    if kinds & PATIENT and _OURS.search(low):
        anchor += 2
    first = bool(kinds & MINE and _FIRST.search(words))
    if first:
        anchor += 2
    old = (kinds & OLD and "-old" in low) or "year old" in low
    if old and _ONE_OLD.search(words):
        anchor += 1
    if kinds & KIN and "your" not in low and _is_kin_of(words, low, found):
        anchor += 1
    if not anchor and not low.isascii() and kinds & (KIN | PATIENT) and _FOREIGN.search(low):
        anchor += 1
    generic = bool(kinds & GENERIC) and not kinds & HONORIFIC and not first
    if not anchor:
        if generic:
            return Scene(kinds, 0, generic=True)
        loose = bool(kinds & (CARE | TOLD)) or (bool(kinds & (OLD | FIRST_NAME)) and _tells_age(words, low))
        return Scene(kinds, int(loose), generic=False, anchored=False)
    telling = bool(kinds & CARE) + bool(kinds & TOLD) + _tells_age(words, low)
    return Scene(kinds, max(0, anchor + telling - (1 if generic else 0)), generic=generic)
