"""Whose contact is it? Signs that a number or address belongs to a person, or to an institution for everybody."""

# ruff: noqa: E501 - the lists read best by subject, and wide letters count double

import re
from functools import lru_cache

from medsite.screen.text import Block, Text
from medsite.screen.vocabulary import later

# Somebody's: a person wrote, rang or owns it; it is kept in a file or stands beside a wish to ask.
_KIN = (
    "patient|family|mother|father|mum|mom|dad|parents?|son|daughter|wife|husband|widow|widower|partner|brother|sister|aunt|uncle"
    "|niece|nephew|cousin|carer|grandson|granddaughter|grandmother|grandfather|neighbou?r|landlord|fianc[eé]e?|boyfriend|girlfriend"
)
_THING = "number|phone|mobile|cell|cellphone|landline|telephone|fax|e-?mail|blog|diary|profile|whatsapp|instagram|facebook|handle|account|channel"
_KIND = (
    "(?:own|new|old|home|work|personal|private|mobile|cell|contact|emergency|direct|e-?mail|phone|telephone|fax|insta)"
)
OWNED = later(
    r"\b(?:texted|messaged|whatsapped|rang (?:me|us|from)|called (?:me|us|from)|reached me|wrote to (?:me|us) from|answers (?:on|at)"
    rf"|(?:his|hers?|my|the (?:{_KIN})(?:'s)?|(?:{_KIN})'s) (?:{_KIND} ){{0,3}}(?:{_THING}|page|website|site|address|line)"
    rf"|(?:their (?:{_KIND} ){{1,3}}(?:{_THING})|their (?:mobile|landline|blog|diary|facebook|instagram))"
    rf"|(?-i:(?!Women|Men|Child|Alzheimer|Parkinson|People|Veteran|World|Crohn|King|Queen|Guy|Today|It)[A-Z][a-z]{{2,15}})'s (?:{_KIND} ){{0,3}}(?:{_THING})"
    rf"|(?:reach|contact|call|ring|phone|text|write to|email|e-mail|ask|thank) (?:the (?:{_KIN})|him|her(?! (?:doctor|gp|midwife|nurse|clinic))"
    rf"|(?:his|my|her) (?:{_KIN})|(?:mr|mrs|ms|miss|mme|sr|sra|herr|frau)\b)"
    r"|next of kin|emergency contact|went by (?:fax|e-?mail|text)|(?:was|were|got) (?:faxed|e-?mailed|texted) (?:to|from|by)"
    r"|home (?:phone|number|tel)|details on file|card on file|before publishing|for consent|real name"
    rf"|patient'?s? (?:phone|mobile|tel|number|e-?mail|fax)|family (?:keeps|runs|writes|has a|can be|blog|diary|page|website)"
    r"|su (?:hij[oa]|madre|padre|espos[oa]|marido|mujer|m[oó]vil)|s(?:on|a) (?:fils|fille|mari|femme|m[eè]re|p[eè]re|portable)"
    r"|(?:su|mi|son|mon|sua|suo|mio|seu|meu) (?:n[uú]m[eé]ro|tel[eé]fono|telefone|telem[oó]vel)"
    r"|(?:ihr|sein|ihre|seine)e?[rmn]? (?:sohn|tochter|mann|frau|mutter|vater|handy|handynummer|telefonnummer)"
    r"|(?:seu|sua) (?:filh[oa]|m[aã]e|pai|marido|esposa|celular)|(?:suo|sua) (?:figli[oa]|madre|padre|marito|moglie|cellulare))\b",
    re.IGNORECASE,
)
PERSON = later(
    r"\b(?:[Hh]e|[Ss]he|him|[Hh]is|[Hh]er|hers|(?:[Mm]y|[Oo]ur) (?:patient|mother|father|mum|mom|dad|wife|husband|son|daughter|friend|neighbour)"
    r"|(?:asked|told|gave|sent) (?:me|us)|rang|phoned|mother of|father of|parents of)\b"
)
TITLED = later(r"\b(?:Mr|Mrs|Ms|Miss|Mme|Sra?|Herr|Frau|Signora?|Shri|Smt)\b\.? [^\W\d_a-z]")
# Advice to anybody: "she should call her midwife".
ADVICE = later(
    r"\b(?:should|can|may|must|might|could|if|please|you|your|anyone|everyone|a (?:woman|man|person|child|parent|patient))\b",
    re.IGNORECASE,
)
# Everybody's: an institution, a service, a way to reach the writer's own clinic.
INSTITUTION = later(
    r"\b(?:help ?-?lines?|hot ?-?lines?|lifelines?|crisis|samaritans|poison|emergency|emergencies|emergencias|urgences|notruf|switchboard|call ?-?cent(?:er|re)|toll[- ]free|freephone|free ?phone|tty|tdd|relay"
    r"|cent(?:er|re)s?|clearinghouse|institut[eo]?s?|foundation|association|society|federation|alliance|coalition|network|league|council|commission|agency|administration|department|ministry|bureau|board|office|authority|government|federal"
    r"|university|college|school|library|hospitals?|clinics?|practice|surgery|pharmacy|laborator(?:y|ies)|nhs|cdc|nih|fda|who|hhs|cms|medicare|medicaid|marketplace|social security|programs?|programmes?|services?|support (?:group|line)s?"
    r"|information|enquir(?:y|ies)|inquir(?:y|ies)|reception|appointments?|bookings?|customer|representatives?|publications?|press|newsroom|charity|trust|union|organi[sz]ations?|company|manufacturer|insurer|hours|monday|weekdays|24/7|24 hours"
    r"|for (?:more )?(?:information|help|support|advice|an appointment)|to (?:book|order|report|register|volunteer|donate|enrol|request)|call us|contact us|suite|p\.?o\.? box|web ?site|internet|www|our (?:clinic|office|reception|line|number|nurses?|team)|write to us|email us|e-mail us"
    r"|l[ií]nea de (?:ayuda|atenci[oó]n)|tel[eé]fono de (?:ayuda|la esperanza)|centro|hospital|ayuntamiento|ministerio|instituto|servicio|fundaci[oó]n|asociaci[oó]n|numéro vert|ligne d'écoute|centre|ministère|association|beratung|hilfe|telefonseelsorge|verein|stiftung|zentrum|klinik|krankenhaus|praxis|ministerium"
    r"|linha|instituto|serviço|associação|ministério|numero verde|centralino|ospedale|associazione|ministero|servizio|fondazione|atenci[oó]n al cliente|n[uú]mero gratis|gratuit[oa]?|kostenlos|gratuito|mercado)\b"
    r"|हेल्पलाइन|अस्पताल|केंद्र|आपातकाल|خط المساعدة|مستشفى|مركز|طوارئ|الخط الساخن|热线|医院|中心",
    re.IGNORECASE,
)
RECORD = later(
    r"^(?:patient|name|full name|patient name|born|dob|d\.?o\.?b\.?|date of birth|birth ?date|sex|gender|age|mrn|address|seen|admitted|discharged|diagnosis|next of kin|nok|kin|relative|guardian|mother|father|nombre|paciente|fecha de nacimiento"
    r"|nom|pr[eé]nom|n[eé]e? le|date de naissance|vorname|nachname|geburtsdatum|geb\.?|nome|paziente|data de nascimento|data di nascita|doente|naam|geboortedatum|रोगी|नाम|जन्म|जन्म तिथि|الاسم|المريض|تاريخ الميلاد|姓名|患者|출생|성명)$",
    re.IGNORECASE,
)
SENTENCE = later(r"(?<=[.!?]) (?=[A-Z\"'(\u00c0-\uffff])")
AROUND = 220


def is_owned(text: Text, block: Block, start: int, end: int) -> bool:
    """Return whether the contact stands in a patient's record, or its sentence says that it is somebody's."""
    sentence = sentence_of(text, block, start, end)
    return bool(OWNED.search(sentence)) or in_record(text, block)


def is_near_person(text: Text, block: Block, start: int, end: int) -> bool:
    """Return whether the contact's sentence speaks of one person, and not of anybody."""
    sentence = sentence_of(text, block, start, end)
    if TITLED.search(sentence):
        return True
    return bool(PERSON.search(sentence)) and not ADVICE.search(sentence)


def is_institutional(text: Text, block: Block, start: int, end: int) -> bool:
    """Return whether words of an institution or service stand around the contact."""
    if INSTITUTION.search(sentence_of(text, block, start, end)):
        return True
    listed_ = block.kind in {"item", "cell", "code"}
    return listed_ and bool(INSTITUTION.search(text.plain, max(0, block.start - AROUND), block.end))


def sentence_of(text: Text, block: Block, start: int, end: int) -> str:
    """Return the sentence that a place stands in, at most 160 characters to each side."""
    first, last = max(block.start, start - 160), min(block.end, end + 160)
    for found in SENTENCE.finditer(text.plain, first, start):
        first = found.end()
    after = SENTENCE.search(text.plain, end, last)
    return text.plain[first : after.start() if after else last]


def in_record(text: Text, block: Block) -> bool:
    """Return whether a block is an entry of a list, table or code of labels such as "Patient" and "Born"."""
    if block.kind not in {"item", "cell", "code", "value", "paragraph"} or not block.label:
        return False
    at = text.starts.index(block.start) if len(text.starts) < 64 else _index(text.starts, block.start)
    near = text.blocks[max(0, at - 8) : at + 9]
    return sum(_names_person(other.label) for other in near if other.kind == block.kind) >= 1


def _index(starts: tuple[int, ...], start: int) -> int:
    from bisect import bisect_left

    return bisect_left(starts, start)


@lru_cache(maxsize=4096)
def _names_person(label: str) -> bool:
    return any(RECORD.match(part.strip()) for part in re.split(r" · |\.|_", label))
