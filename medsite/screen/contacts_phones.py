"""Telephone and fax numbers that are not the site's own nor everybody's."""

import re
from collections.abc import Iterator

from medsite.screen.contacts_public import is_institutional, is_near_person, is_owned
from medsite.screen.facts import Facts, phone_forms
from medsite.screen.glance import find_shaped
from medsite.screen.labels import find_label
from medsite.screen.text import Block, Hit, Text
from medsite.screen.vocabulary import later

NUMBER = later(
    r"\d(?:[ ./()-]{0,3}\d){5,24}(?![\w@]|[-/.]\d)(?: ?(?:ext|x|extension|poste|durchwahl|int)\.? ?\d{1,6})?",
    re.IGNORECASE,
)
SHAPE = re.compile(rb"0(?:[ ./()-]{0,3}0){5}")
# Numbers that cost the caller nothing, or are one country's public services (national numbering plans).
FREE = later(
    r"^(?:(?:00|011)?1?8(?:00|33|44|55|66|77|88)\d{7}|(?:00)?(?:44)?0?80[08]\d{5,7}|(?:00)?(?:44)?0?500\d{6}"
    r"|(?:00)?(?:61)?1[38]00\d{6}|13\d{4}|11[168]\d{3}|1800\d{6,7}|1850\d{6}|00800\d{7,8}|0?800\d{4,8}|0?80[1-9]\d{6}|80[1-9]\d{3})$"
)
# The UK's 03 numbers are told by their first group of four: "030 …" is Berlin.
CHARGED_AS_LOCAL = later(r"(?:\+44 ?(?:\(0\))?|0)3(?:0[03]|3[03]|4[3-5]|7[0-2])[ -]?\d{3}[ -]?\d{4}$")
SOCIAL = later(r"\d{3}-\d\d-\d{4}$")
NANP = later(r"(?:\+?1[-. ]?)?(?:\([2-9]\d\d\) ?|[2-9]\d\d[-. ])[2-9]\d\d[-. ]\d{4}(?:\D.*)?$")
PIECE = later(r"\d[^/]*\d")
GLUE = tuple("@/.=#-_") + tuple("0123456789")
ABROAD = later(r"(?:\+|\(\+|00[1-9])")
MOBILE = later(r"0[67]\d{8,9}$")
TRUNK = later(r"\(?0\d")
FAXES = later(
    r"\b(?:fax|faxed|faxes|faxing|telefax|facsimile|t[eé]l[eé]copieu?r?)\b|فاكس|फैक्स|传真|傳真|ファックス|팩스",
    re.IGNORECASE,
)
CALLS = later(
    r"\b(?:phone|telephone|ph|tel|tele|mobile|cell|cellphone|landline|whatsapp|texted|text(?:s|ing)?|sms|call(?:s"
    r"|ed|ing)?|rang|rings?|ringing|phon(?:ed|es|ing)|dial(?:led|ling)?|pager|contact|reach(?:ed)?|number|tty"
    r"|hotline|helpline|fax|faxed"
    r"|(?:su|mi|son|mon|sua|suo|mio|seu|meu) n[uú]m[eé]ro|(?:seine|ihre|meine) nummer"
    r"|tel[eé]fono|m[oó]vil|celular|ll[aá]m[aeoóé]\w{0,6}|t[eé]l[eé]phone|portable|appel\w{1,3}|joindre"
    r"|telefon\w{0,8}|handy\w{0,7}|rufnummer|anruf\w{0,3}|rief|erreichbar|telefone|telem[oó]vel|lig(?:ar|ue|ou)"
    r"|cellulare|chiam\w{1,4}|telefoon|mobiel|bel(?:len|de)?|mobil)\b"
    r"|फोन|फ़ोन|मोबाइल|दूरभाष|هاتف|جوال|موبايل|تلفون|电话|電話|手机|手機|携帯|전화|휴대",
    re.IGNORECASE,
)
YEARS = later(
    r"(?:1[89]|20)\d\d(?:[-/. ](?:1[89]|20)?\d\d){0,2}$|\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d\d$|(?:1[89]"
    r"|20)\d\d(?:1[89]|20)\d\d$"
)
NOT_PHONE = later(
    r"(?:\b(?:doi|pmid|pmcid|isbn|issn|isrctn|nct|eudract|grant|version|icd|cpt|loinc|snomed|ct|cas|ndc|atc|orcid"
    r"|vol|pp|pages?|order codes?|p|n|lancet)|=|\d;\d{1,4}(?:\(\d{1,3}\))?:)\W{0,3}$",
    re.IGNORECASE,
)


def find_phones(text: Text, facts: Facts) -> Iterator[Hit]:
    """Yield phone and fax numbers of persons."""
    for first, end in _places(text):
        start = _begin(text.plain, first)
        if text.plain[start - 1 : start] in GLUE and start:
            continue
        words = text.plain[start:end]
        digits = re.sub(r"\D", "", re.split(r"[a-z]", words, maxsplit=1, flags=re.IGNORECASE)[0])
        if not 7 <= len(digits) <= 15 or YEARS.match(words):
            continue
        block = text.block_at(start)
        if block.kind in {"url", "name"} and not text.plain.startswith("tel:", block.start):
            continue
        if phone_forms(words) & facts.numbers:
            continue
        if hit := _judge(text, block, (start, end), digits):
            yield hit


def _places(text: Text) -> Iterator[tuple[int, int]]:
    """Yield where numbers may stand; "one / other" is two."""
    for found in find_shaped(SHAPE, NUMBER, text.plain, text.glance):
        pieces = list(PIECE.finditer(text.plain, *found.span())) if " / " in found[0] else []
        if len(pieces) == 2 and all(sum(map(str.isdigit, piece[0])) >= 7 for piece in pieces):
            yield from (piece.span() for piece in pieces)
        else:
            yield found.span()


def _begin(plain: str, at: int) -> int:
    """Return where a number begins whose first digit stands at `at`: at its "+" or opening bracket."""
    for sign in ("(+", "+ ", "+", "("):
        if plain.startswith(sign, at - len(sign)) and at >= len(sign):
            return at - len(sign)
    return at


def _judge(text: Text, block: Block, span: tuple[int, int], digits: str) -> Hit | None:
    """Return the hit of a number that is a person's phone or fax."""
    start, end = span
    words = text.plain[start:end]
    window = text.plain[max(block.start, start - 60) : start]
    faxed = bool(FAXES.search(window)) or bool(FAXES.search(block.label))
    told = faxed or bool(CALLS.search(window)) or bool(CALLS.search(block.label))
    if not told and not _looks_like_phone(words, digits):
        return None
    if NOT_PHONE.search(window) or not _may_be_phone(text, block, span, told=told):
        return None
    if not is_owned(text, block, start, end):
        if FREE.match(digits) or CHARGED_AS_LOCAL.match(words):
            return None
        if is_institutional(text, block, start, end) and not is_near_person(text, block, start, end):
            return None
    rule, category = ("S-FAX", "FAX") if faxed else ("S-PHONE", "PHONE")
    return Hit(start, end, rule, category, why="a number that is not the site's own")  # type: ignore[arg-type]


def _looks_like_phone(words: str, digits: str) -> bool:
    """Return whether a number is written like a phone number of some country."""
    if ABROAD.match(words) or NANP.match(words):
        return True
    if not TRUNK.match(words) or SOCIAL.match(words) or not 9 <= len(digits) <= 12:
        return False
    return " " in words or "-" in words or bool(MOBILE.match(digits))


def _may_be_phone(text: Text, block: Block, span: tuple[int, int], *, told: bool) -> bool:
    """Return whether no label claims the number for something else."""
    label = find_label(text, block, *span)
    if label is None or label.rule in {"S-PHONE", "S-FAX"}:
        return True
    return told and label.distance > 2 and not label.inside
