"""Find dates more exact than a year that belong to a person's life (45 CFR 164.514(b)(2)(i)(C))."""

import re
from collections.abc import Iterable, Iterator

from medsite.screen.people_scenes import short_label
from medsite.screen.public import HISTORY, HONOURS
from medsite.screen.story import Scene, read_scene
from medsite.screen.story_words import HONORIFIC, MINE, MONTH_NAME, PRONOUN
from medsite.screen.text import Block, Hit, Text
from medsite.screen.vocabulary import later

_MONTHS = {
    "en": (
        "january february march april may june july august september october november december jan feb mar "
        "apr jun jul aug sept sep oct nov dec"
    ),
    "es": (
        "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr dic"
    ),
    "fr": (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre fevrier aout "
        "decembre janv févr avr juil déc"
    ),
    "de": ("januar jänner februar märz april mai juni juli august september oktober november dezember mär okt dez"),
    "pt": "janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev abr dez",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio settembre ottobre dicembre ott dic",
    "nl": "januari februari maart mei augustus",
    "hi": ("जनवरी फरवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर सितम्बर अक्टूबर अक्तूबर नवंबर नवम्बर दिसंबर दिसम्बर"),
    "ar": (
        "يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر شباط آذار نيسان "
        "أيار حزيران تموز آب أيلول"
    ),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "el": (
        "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου "
        "νοεμβρίου δεκεμβρίου"
    ),
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "hu": "január február március április május június július augusztus szeptember október november december",
    "sv": "januari februari mars maj juni juli augusti oktober desember mai",
    "ca": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "ph": "enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
}


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of words, the longest first, parted by their first letter: faster than one long list."""
    tails: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        tails.setdefault(word[0], []).append(word[1:])
    return "(?:" + "|".join(f"{head}(?:{'|'.join(rest)})" for head, rest in sorted(tails.items())) + ")"


MONTH = any_of(word for words in _MONTHS.values() for word in words.split()) + r"(?:(?<![^\W\d_]{5})\.)?"
_ONES = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_NTH = (
    rf"(?:twenty-(?:{_ONES})|thirty-first|{_ONES}|tenth|eleventh|twelfth|"
    r"thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)"
_AFTER_DAY = rf"(?: ?[-/]| of| de| d['’]|,)? ?{MONTH}(?![^\W\d_])(?:(?:,| de| del| of|[-/])? ?{_YEAR}(?!\d))?"
_DAY_FIRST = rf"(?:the )?{_DAY}(?:st|nd|rd|th|er|\.|º|ª|o)?{_AFTER_DAY}"
_FIGURES = (
    rf"(?:19|20)\d\d(?P<s>[-./])(?:0?[1-9]|1[0-2])(?P=s){_DAY}(?!\d)|"
    rf"{_DAY}(?P<r>[-./])(?:I{{1,3}}|I?V|VI{{1,3}}|I?X|XI{{1,2}})(?P=r)(?:19|20)\d\d(?!\d)|"
    rf"(?:19|20)\d\d\. {MONTH} {_DAY}(?!\d)\.?|"
    r"(?:19|20)\d\d ?[年년] ?\d{1,2} ?[月월](?: ?\d{1,2} ?[日일])?|\d{1,2}月\d{1,2}日|"
    rf"{_DAY}(?P<t>[-./])(?P<u> ?)(?:0?[1-9]|[12]\d|3[01])(?P=t)(?P=u)(?:(?:19|20)\d\d|\d\d)(?![\d]|[./-]\d)|"
    r"(?:19[2-9]\d|20[0-3]\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?=(?:[0-2]\d[0-5]\d(?:[0-5]\d)?)?(?:[T|^]|$))"
)
_WORD_FIRST = rf"(?:the )?{_NTH}(?: day)?(?: of)? {MONTH}(?![^\W\d_])(?:,? {_YEAR})?"
_MONTH_FIRST = (
    rf"{MONTH}(?![^\W\d_])(?:[ -](?:the )?(?:{_NTH}\b|{_DAY}(?:st|nd|rd|th)?(?![\d%°]|[.:]\d))(?:,? {_YEAR}(?!\d))?|"
    r"(?:,| de| del| of)? ?(?:19|20)\d\d(?![\d-]|[a-z]{2}))"
)
# The lookaheads keep the long lists of months away from words that no figure follows.
DATE = later(
    rf"(?i)(?<![^\W\u3040-\u9fff])(?<![\d][.,/-])(?:(?=\d|the \d)(?:{_DAY_FIRST}|{_FIGURES})|"
    rf"(?=the [efnst]|[efnst]){_WORD_FIRST}|"
    rf"(?=[^\W\d_][^\d ]{{2,12}}(?: (?:de|del|of|the))?[ -]?(?:\d|[efnst])){_MONTH_FIRST})",
    re.MULTILINE,
)
_WEEKDAY = (
    r"(?:(?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunes|martes|miércoles|jueves|viernes|sábado|"
    r"domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|"
    r"freitag|samstag|"
    r"sonntag|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|segunda-feira|terça-feira|quarta-feira|"
    r"quinta-feira|sexta-feira)|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b\.?)"
)
_FEAST = (
    r"(?:Christmas|Boxing|New Year(?:['’]?s)?|Valentine['’]?s|Easter|Thanksgiving|Independence|Hallowe['’]?en|Diwali|"
    r"Eid|Holi|Nowruz|Midsummer|Good|Ash|Palm|Maundy|Shrove|All Saints|Pentecost|Whit|Passover|Ramadan|"
    r"Navidad|Noël|Weihnachten|Ostern|Natal|Natale)"
)
# Dates without a month or without a year, which only a story makes a person's: "Sunday 28th", "05.09.", "on 21/3".
LOOSE_DATE = later(
    rf"\b{_WEEKDAY},? (?:the |le |der |den |día |dia )?{_DAY}(?:st|nd|rd|th|\.)?"
    rf"(?:(?: of| de)? (?i:{MONTH})(?![^\W\d_])(?:,? {_YEAR}(?!\d))?|(?![\w%:–-]|[.,]\d| ?(?:am|pm|h|Uhr)\b))|"
    rf"\b{_FEAST}(?: (?:Day|Eve|Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|[Nn]ight|"
    rf"[Mm]orning))?,? (?:of )?(?:19|20)\d\d\b|"
    rf"(?:(?<=\b[Oo]n )|(?<=\b[Tt]hat )|(?<=\b[Ll]ast )){_FEAST} (?:Day|Eve|Sunday|Monday|[Nn]ight|[Mm]orning)\b|"
    rf"(?<![\d.,/-])(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.(?=[:,)]| [a-z(]|$)|"
    rf"(?:(?<=\b[Oo]n )|(?<=\b[Ss]een )|(?<=\b[Ss]ince )|(?<= - ))"
    rf"{_DAY}[/.](?:0?[1-9]|1[0-2])(?![\d/%]|[.,]\d| (?:of|mg|ml|cm|out)\b)|"
    rf"(?<![\d/]){_DAY}/(?:0?[1-9]|1[0-2])(?=,? \d\d:\d\d)|"
    rf"\bthe {_DAY}(?:st|nd|rd|th)(?=[.,;:)”\"]|$| (?:he|she|I|we|they|at|his|her)\b)",
    re.MULTILINE,
)
# Patterns begin with one set of letters wherever they can: `re` then runs over all else quickly.
FIGURES = later(
    r"[0-9](?:[-./][IVX]{1,4}[-./]\d|[-./] ?\d{1,2}[-./] ?\d| ?[年년月月]|\d{7}(?!\d)|"
    r"-[^\W\d_]{3,10}-\d|[ -][A-Z]{3}[ -])"
)
FIGURE = later(r"[0-9]+")
SPELLED = later(
    r"[iehufxn](?:(?<=i)(?:rst|ghth|eth)|(?<=e)cond|(?<=h)ird|(?<=u)rth|(?<=[fx])th|(?<=n)(?<!on)th) [^\W\d_]"
)
FEAST_PARTS = (" Day", " Eve", " Sunday", " Monday", "ight", "orning")
ORDINAL_ENDS = ("irst ", "ighth ", "ieth ", "econd ", "hird ", "urth ", "fth ", "xth ", "nth ")
BEFORE, AFTER = 48, 64  # characters beside a figure in which the rest of its date stands
LABEL = later(
    r"(?i)(?:\b(?:dob|d\.o\.b|date of birth|birth|born|birthday|birth ?date|birthDate|"
    r"admitted|admission|discharged?|seen|visit|visited|operation|surgery|procedure|"
    r"date of death|died|death|"
    r"follow-?up|appointment|consultation|onset|diagnosed|interviewed|fecha|nacimiento|"
    r"ingreso|alta|nacid[oa]|né|née|naissance|geboren|geburtsdatum|aufnahme|entlassung|"
    r"data|nascita|"
    r"ricovero|nascimento|internad[oa]|when|date|day|examined|sampled?|collected|transplant)\b|"
    r"जन्म|भर्ती|الميلاد|الدخول|تاريخ|родил)"
)
CLINICAL = later(
    r"(?i)(?:\b(?:DOB|D\.O\.B\.?|date of birth|born (?:on|in|at)?|b\.|admitted|discharged|"
    r"seen|follow-?up|operation|operated|stitches|surgery (?:on|date)|procedure (?:took|"
    r"on|was)|biopsy|scan (?:on|was|of)|"
    r"interviewed|interview|died|passed away|birthday|appointment (?:on|was)|her appointment|"
    r"his appointment|collapsed|transplant(?:ed)? (?:on|was)|diagnosed|baby arrived|"
    r"was born|gave birth|birthDate|birth_date|dictated|in memory of|new (?:hip|knee|"
    r"heart|kidney|liver|lung|valve)|failed on|ventilator|last visit|clinic letter|"
    r"reviewed (?:her|him|Mrs?|Ms)|"
    r"visit (?:from|on|of)|hospital stay|last spoke|married|wedding|funeral|letter from|"
    r"consent|wrote (?:on|to)|diary|clinic of|real name|né le|née le|geboren|nacid[oa]|"
    r"nacque|nat[oa] il|nascid[oa]|nasceu|nació|naceu|est né|родил\w+|"
    r"ingres[óo]|opéré|operiert|eingeliefert|ricoverat[oa]|internad[oa]|entlassen|dimess[oa])\b|जन्म|भर्ती|入院|出生)"
)
PUBLIC = later(
    r"(?i)\b(?:published|updated|reviewed|review due|last review|accessed|retrieved|"
    r"awareness|world \w+(?: \w+)? day|international day|día mundial|journée|welt\w+tag|"
    r"dia mundial|giornata|विश्व|اليوم العالمي|"
    r"approved|authori[sz]ed|licen[sc]ed|launched|launch|ministry|abre|cierra|ouvre|"
    r"öffnet|apre|riapre|reabre|مغلقة?|تفتح|minister|spokes\w+|government|announced|"
    r"declared|effective|takes? effect|enrol?lment|deadline|register by|registration|"
    r"opens?|open again|closed|closes|holiday|"
    r"trial ran|study|recruited|recruitment|enrolled between|guideline|campaign|outbreak|"
    r"pandemic|epidemic|version|release[ds]?|build|conference|congress|talk|webinar|"
    r"festival|meeting|keynote|slides|fun run|fundrais\w+|open day|fête|"
    r"law|act|regulation|first (?:given|used|done|performed|vaccine|heart)|history|"
    r"nobel|joined (?:the|us)|lancet|journal|bmj|doi|et al|copyright|©|charge|prices?|"
    r"(?-i:Stand(?=:))|mise à jour|actualizado|aggiornato|atualizado|parliament|debated|senate|congress|"
    r"elections?|vot(?:ed|es?)|"
    r"tax|coverage|plan|vaccination (?:starts|begins)|geöffnet|geschlossen|cerrad[ao]|"
    r"fermé|(?:this|est[ae]|cette|quest|dieses) (?:year|año|ano|année|anno|jahr)|"
    r"d[ií]a d(?:el?|as?|os?) (?:la )?[A-Z]\w+)\b|(?-i:\bDay\b)"
)
OLD_YEAR = later(r",? 1[0-8]\d\d\b")
BOUND = later(r"\b(?:before|after|since|until|prior to|by|between) $")  # "anybody operated on before July 1992"
BARE_MONTH = later(r"\D+(?:19|20)\d\d$")
# A list of what happened day by day: "12 April: comes with a lump. 19 April: biopsy."
ENTRY = later(r"(?:^|[.;] )[^:.;]{0,12}\d{1,2}[^:.;]{0,16}: [^\d]", re.MULTILINE)
HL7 = later(r"(?:MSH|PID|PV1|OBR|NK1|IN1)\|")
SENTENCE_END = later(r"[.!?;](?<!\.[A-Z].) ")  # but not of "D.O.B. is"


def may_hold_date(text: Text, block: Block, scene: Scene) -> bool:
    """Tell whether a block has a month's name or figures set like a date."""
    if scene.kinds & MONTH_NAME:
        return True
    figured = text.glance.has_digit(block.start, block.end)
    if figured and FIGURES.search(text.plain, block.start, block.end):
        return True
    return (
        scene.score > 1 and _may_be_loose(text, block) and bool(LOOSE_DATE.search(text.plain, block.start, block.end))
    )


def _may_be_loose(text: Text, block: Block) -> bool:
    """Tell whether a block has what all of `LOOSE_DATE` asks for: a digit, or the parts of a feast."""
    words = text.plain[block.start : block.end]
    return text.glance.has_digit(block.start, block.end) or any(part in words for part in FEAST_PARTS)


def find_dates(text: Text, block: Block, scene: Scene, *, named: bool) -> Iterator[Hit]:
    """Return the dates that a block ties to a person. named: a patient's name was found in the block."""
    figured = FIGURE.search(text.plain, block.start, block.end) or _is_spelled(text.plain, block, scene)
    loose = _may_be_loose(text, block)
    if not figured and not (scene.score > 1 and loose and LOOSE_DATE.search(text.plain, block.start, block.end)):
        return
    if block.part == "front" and re.search(
        r"(?i)(?:^|\.)(?:date|updated|reviewed|last\w*|published|modified|time|expires|next_?review)$", block.label
    ):
        return
    record = _hl7(text.plain, block)
    labelled = scene.score > 0 and bool(LABEL.search(short_label(block)))
    strong = (scene.score >= 2 or named) and (named or not HONOURS.search(text.plain, block.start, block.end))
    strong = strong or (bool(scene.score) and _is_diary(text.plain, block))
    for found in _dates_of(text.plain, block, scene):
        if labelled or record or _is_tied(text.plain, block, scene, found, strong=strong, named=named):
            yield _hit(found)
    if strong and loose:
        for found in LOOSE_DATE.finditer(text.plain, block.start, block.end):
            if not PUBLIC.search(_sentence(text.plain, block, *found.span()).replace(found[0], "")):
                yield _hit(found)


def _dates_of(plain: str, block: Block, scene: Scene) -> Iterator[re.Match[str]]:
    """Return all dates of a block, looked for only where there are figures or the words for them."""
    if _is_spelled(plain, block, scene):
        yield from DATE.finditer(plain, block.start, block.end)
        return
    start = end = block.start
    for figure in FIGURE.finditer(plain, block.start, block.end):
        if figure.start() - BEFORE > end:
            yield from DATE.finditer(plain, start, end)
            start = figure.start() - BEFORE
        end = min(block.end, figure.end() + AFTER)
    yield from DATE.finditer(plain, start, end)


def _is_spelled(plain: str, block: Block, scene: Scene) -> bool:
    """Tell whether a day may stand there in words: "the third of March"."""
    if not scene.kinds & MONTH_NAME:
        return False
    words = plain[block.start : block.end]
    return any(end in words for end in ORDINAL_ENDS) and SPELLED.search(words) is not None


def _is_tied(plain: str, block: Block, scene: Scene, found: re.Match[str], **sure: bool) -> bool:
    """Tell whether a date's sentence ties it to a person."""
    strong, named = sure["strong"], sure["named"]
    if OLD_YEAR.match(plain, found.end()):
        return False
    sentence = _sentence(plain, block, *found.span())
    tied = bool(CLINICAL.search(sentence))
    if BOUND.search(plain, block.start, found.start()):
        told = named or scene.kinds & (PRONOUN | HONORIFIC | MINE)
        if (tied and not strong and not scene.anchored) or (not told and BARE_MONTH.match(found[0])):
            return False
    old = HISTORY.search(found[0])
    if old and not (tied and (strong or int(old[0]) >= 1920)) and not (named and int(old[0]) >= 1900):
        return False
    if PUBLIC.search(sentence):
        return (strong or tied) and block.kind != "comment" and read_scene(sentence).score > (0 if tied else 1)
    return strong or tied or (scene.score == 1 and not scene.generic and _personal(sentence))


def _is_diary(plain: str, block: Block) -> bool:
    """Tell whether a block tells what happened to somebody on two days or more."""
    entries = sum(1 for _ in ENTRY.finditer(plain, block.start, block.end))
    return entries > 1 and CLINICAL.search(plain, block.start, block.end) is not None


def _personal(sentence: str) -> bool:
    return bool(re.search(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|him|my|My|I|me|Mrs?|Ms|Miss)\b|[^\x00-\x7f]", sentence))


def _hit(found: re.Match[str]) -> Hit:
    return Hit(found.start(), found.end(), "S-DATE", "DATE", "error", 0.9, "a date of a person's life")


def _hl7(plain: str, block: Block) -> bool:
    return plain.find("|", block.start, block.end) >= 0 and HL7.search(plain, block.start, block.end) is not None


def _sentence(plain: str, block: Block, start: int, end: int) -> str:
    left = plain[max(block.start, start - 160) : start]
    right = plain[end : min(block.end, end + 120)]
    cut = max((found.end() for found in SENTENCE_END.finditer(left)), default=0)
    stop = SENTENCE_END.search(right)
    return left[cut:] + plain[start:end] + right[: stop.start() if stop else len(right)]
