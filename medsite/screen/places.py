"""Find places below state or county that are tied to a person (45 CFR 164.514(b)(2)(i)(B))."""

import re
from collections.abc import Iterator, Sequence

from medsite.screen.names_runs import UPPER
from medsite.screen.names_words import class_of, fold_word, read_words
from medsite.screen.story import Scene
from medsite.screen.story_words import PRONOUN
from medsite.screen.text import Block, Hit, Text

_CAP = rf"[{UPPER}][^\W\d_]+(?:['’-][^\W\d_]+){{0,3}}"
TOWN = rf"(?:(?:St|Ste|San|Santa|São|El|La|Le|Los|Las|New|Old|Bad|Mount|Port|Fort|Upper|Lower|Great|North|South|East|West)\.? )?{_CAP}(?:(?: (?:de|del|la|upon|on|am|an der|le|sur|do|da|di|-) | ){_CAP}){{0,2}}"
PIECE = r"[\dA-Z][^\W_]*[\w./ºª'’-]{0,20}(?: (?:[\dA-Z][\w./'’-]{0,20}|de|del|la|du|des|of|the|da|do|upon|on)){0,5}"
LIVING = (
    r"(?:[Ll]ives?|[Ll]ived|[Ll]iving|[Bb]orn|[Rr]aised|grew up|moved|[Bb]ack|drove|"
    r"driven|walked|came|arriving|arrived|arrives|returned|travel+ed|travels|bus|train|"
    r"ferry|flew|cycled|house|home|flat|farm|farmed|bakery|shop|school|"
    r"village|town|couple|teacher|farmer|miner|baker|weaver|driver|pensioner|widow|"
    r"widower|retired|interview|interviewed|office|sea|party|down|away|died|buried|"
    r"funeral|works?|worked|all the way|patient)"
)
STRONG = re.compile(
    rf"(?:\b{LIVING},? (?:alone |back |with \w+ \w+ |up |down |over |here |again |straight |"
    r"all the way )?(?:in|to|from|near|at|around|outside|into)|"
    rf"\b(?:[Aa]n?|[Tt]he|one|[Mm]y|[Oo]ur) [\w-]+(?: \w+)? from|"
    r"\b(?i:vive|vivía|viveva|mora|morava|habite|habitait|abita|abitava|wohnt|lebt|"
    r"geboren|née?|nacid[oa]|nat[oa]|nascid[oa]|vient|venue?|venía|vengo|arrivat[oa]|"
    r"arrivée?s?|hospitalisée?|ingresad[oa]|eingeliefert|opérée?|llegó|vino|veio|kommt|"
    r"kam|stammt|viene)(?: \w+| \w+ \w+)? (?:en|em|à|a|in|aus|nach|de|desde|da|di)) "
    rf"(?:the )?(?P<place>{TOWN})"
)
LIVES_AT = re.compile(
    r"\b(?:[Ll]ive[sd]?|[Ll]iving|[Rr]esid(?:es|ed|ing)|[Aa]ddress(?: is| was)?:?|"
    r"[Hh]ouse|[Ff]lat|[Mm]oved|[Dd]rove \w+(?:-\w+)? home|[Hh]ome|back)(?: alone)? (?:at |"
    rf"to )?(?P<rest>(?=[^,.]{{0,40}}\d|The [A-Z])(?=[^.]{{0,30}}[A-Z][a-z]){PIECE}(?:, {PIECE}){{0,4}})"
)
LOOSE = re.compile(
    r"(?:\b(?:[Ff]rom|[Ii]n|[Nn]ear|[Oo]utside|[Aa]t|[Tt]o|desde|aus|em|en|à|a|sur|"
    rf"(?:whole|town|village|people|outskirts|city) of|of|de|da|di) )(?P<place>{TOWN})"
)
AFTER_NAME = re.compile(
    rf"(?:,| –| \()(?: ?\(?(?:aged )?\d{{1,3}}(?: years?| ans| años| Jahre| anni| anos)?,)? ?(?:a \w+(?: \w+)? )?(?:(?:from|"
    rf"of|de|aus|da|à) )?(?P<place>{TOWN})(?=[).:,;]| \d|$)",
    re.MULTILINE,
)
STATES = frozenset(
    [
        "england",
        "scotland",
        "wales",
        "ireland",
        "northern",
        "cornwall",
        "yorkshire",
        "bavaria",
        "punjab",
        "kerala",
        "texas",
        "california",
        "florida",
        "georgia",
        "ohio",
        "ontario",
        "quebec",
        "queensland",
        "victoria",
        "europe",
        "africa",
        "asia",
        "america",
        "sussex",
        "kent",
        "essex",
        "lancashire",
        "devon",
        "norfolk",
        "suffolk",
        "cumbria",
        "tamil",
        "nadu",
        "virginia",
        "carolina",
        "dakota",
        "karnataka",
        "maharashtra",
        "gujarat",
        "bihar",
        "bengal",
        "lagos",
        "andalucía",
        "cataluña",
        "bretagne",
        "bayern",
    ]
)
NEAR = ("from ", "From ", "near ", "Near ", "outside ", "aus ", "desde ")
BARE_OF = ("of ", "de ", "da ", "di ", "a ")
LAST = re.compile(rf"\d, (?P<place>{TOWN})$", re.MULTILINE)
STREET = re.compile(
    r"(?<![\w/.-])(?P<a>(?:(?:[Uu]nit|[Ff]lat|[Aa]pt\.?|[Ss]uite|[Bb]uilding|[Bb]lock|"
    rf"House|Plot|No\.?|H\.? ?No\.?|Door No\.?) [\dA-Z][\w/-]{{0,5}},? )?\d{{1,5}}[A-Za-z]?(?:[/-]\d{{1,4}}[A-Za-z]?)?,? (?:[NSEW]\.? |"
    rf"[Oo]ld |[Uu]pper |[Ll]ower )?(?:(?:{_CAP}|[A-Z]\.(?:[A-Z]\.)*|\d{{1,3}}(?:st|"
    rf"nd|rd|th)|of|the|de|la|G\.T\.|MG|JP) ){{1,4}}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Court|Ct|Close|Crescent|Cres|"
    r"Place|Pl|Terrace|Way|Square|Sq|Boulevard|Blvd|Highway|Hwy|Row|Hill|Gardens|Gate|"
    r"Grove|Mews|Walk|Parade|Quay|Nagar|Marg|Chowk|Gali|"
    r"Lu|Jie|Quarter|Park|View|Rise|Green|Parkway|Pkwy|Circle|Trail|Bhavan|Colony|"
    r"Estate|Layout|Salai|Theru)\b\.?(?:,? (?:Apt|Unit|Flat|Suite|#)\.? ?[\dA-Z]{1,5})?|"
    rf"\d{{1,4}}(?: ?(?:bis|ter|[A-Z]))?,? (?:rue|avenue|av\.|boulevard|bd|impasse|"
    r"place|chemin|allée|quai|route|cours|square|passage|sentier|ruelle)(?: (?:de|"
    rf"du|des|la|le|les|l['’]|d['’]))*[ '’]{{0,1}}{_CAP}(?:[ -]{_CAP}){{0,3}})|"
    r"(?P<b>\b(?:[Cc]alle|C/|[Aa]venida|Avda?\.|[Pp]laza|[Pp]aseo|[Cc]amino|[Cc]arrera|"
    r"[Rr]ua|[Tt]ravessa|[Ll]argo|[Pp]raça|[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Vv]icolo|"
    r"[Jj]irón|[Jj]r\.|[Uu]l\.|[Uu]lica|Av\.|[Kk]ale|[Pp]asaje|Kebele|Jalan|Jl\.|Street No\.|"
    r"Barrio|Colonia)"
    rf"(?: (?:de|del|la|las|los|da|do|das|dos|di|della|dei))* ?(?:{_CAP}|\d{{1,3}})(?: (?:de |"
    rf"del |da |do |la )?{_CAP}){{0,3}},? ?(?:n\.?[º°] ?|No\.? ?|House )?\d{{0,5}}(?:[/-]\d{{1,4}})?(?:, \d{{1,2}}[º°ª])?|"
    rf"{_CAP}(?:[ -]{_CAP})? ?(?:straße|strasse|str\.|gasse|weg|allee|platz|ring|damm|"
    r"ufer|Straße|Strasse|Weg|Allee|Platz|Caddesi|Sokak|Sokağı|katu|tie|gatan|vägen|"
    rf"straat|laan|utca|tér|út|ulice|Nagusia|kalea) \d{{1,4}}[a-z]?|[A-Z][a-zäöü]+(?:straße|"
    rf"strasse|gasse|weg|allee|platz|ring|damm|katu|gatan|vägen|straat|laan) \d{{1,4}}[a-z]?|"
    rf"Building \d{{1,4}}, {_CAP} (?:Lu|Jie|Road|Street)|\d{{1,4}} {_CAP}[-](?:ro|gil|"
    rf"daero|dong)\b|\d{{1,3}}-\d{{1,3}}(?:-\d{{1,3}})? {_CAP})",
    re.MULTILINE,
)
POSTCODE = re.compile(
    r"(?<![\w-])(?:[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[AC-FHKNPRTV-Y]\d[\dW] [\dA-Z]{4}|"
    r"\d{5}-\d{4}|\d{5}-\d{3}|\d{2}-\d{3}|\d{3}-\d{4}|\d{3} \d{2,3}|[A-Z]{2} \d{5}|"
    r"\d{4} [A-Z]{2}|\d{4,6})(?![\w-]|[./]\d)"
)
LABEL = re.compile(
    r"(?i)(?:\b(?:address|addr|lives|home|town|city|village|suburb|street|postcode|"
    r"post code|zip|zip code|pin(?: ?code)?|from|residence|place of birth|birth place|"
    r"birthplace|born in|location|domicilio|dirección|"
    r"ciudad|municipio|localidad|adresse|ville|domicile|wohnort|anschrift|ort|plz|"
    r"indirizzo|città|residenza|comune|endereço|cidade|morada|bairro|cep|code postal|"
    r"district|county town)\b|पता|शहर|गाँव|पिन|العنوان|المدينة|البلدة)"
)
NOT_TOWN = re.compile(
    r"(?:(?:['’]s?)? (?:Hospitals?|University|College|Clinic|Institute|Coma|scale|"
    r"Scale|study|Study|cohort|trial|Declaration|virus|fever|disease|syndrome|Score|"
    r"Index|School of|Protocol|Convention|criteria|Day)\b)"
)
OPENERS = frozenset(
    [
        "st",
        "ste",
        "san",
        "santa",
        "são",
        "el",
        "la",
        "le",
        "los",
        "las",
        "new",
        "old",
        "bad",
        "mount",
        "port",
        "fort",
        "upper",
        "lower",
        "great",
        "north",
        "south",
        "east",
        "west",
        "saint",
    ]
)
NEVER = frozenset(
    [
        "june",
        "july",
        "may",
        "april",
        "august",
        "january",
        "sprechstunde",
        "praxis",
        "klinik",
        "krankenhaus",
        "mum",
        "dad",
        "god",
        "christmas",
        "will",
        "mark",
        "bill",
        "grace",
        "hope",
        "joy",
        "general",
        "doctor",
        "major",
    ]
)
NO_TOWN = frozenset(
    [
        "unit",
        "care",
        "department",
        "ward",
        "clinic",
        "health",
        "hospital",
        "surgery",
        "centre",
        "center",
        "service",
        "school",
        "college",
        "university",
        "team",
        "medicine",
        "church",
        "day",
        "year",
        "week",
        "month",
        "intensive",
        "emergency",
        "primary",
        "secondary",
        "society",
        "foundation",
        "family",
        "practice",
        "nurse",
        "doctor",
        "association",
        "house",
        "the",
        "a",
        "an",
        "mr",
        "mrs",
        "ms",
        "miss",
        "english",
        "french",
        "german",
        "spanish",
        "act",
        "plan",
        "insurance",
    ]
)
SCRIPT_TOWN = re.compile(
    r"(?:住在|来自|來自)([\u4e00-\u9fff]{2,3})(?=[，。,. 的市县]|$)|(?:^| )([\u0900-\u097f]{2,20}) (?:से|"
    r"में|के रहने|निवासी|शहर|गाँव) (?=[\u0900-\u097f ]{0,30}(?:आए|आई|आईं|रहते|रहती|"
    r"रहता|आया|पहुँचे|जन्म))|(?:من|في مدينة|في قرية|إلى مدينة) (?:مدينة |قرية )?([\u0620-\u064a]{3,14})(?=[،.,]|"
    r"$| و| يوم)|(?:из|живёт в|живет в|в городе) ([\u0410-\u042f][\u0430-\u044f]{2,20})|"
    r"από (?:τα |την |το |τη )?([\u0391-\u03ab][\u03ac-\u03ce]{2,20})"
)


def find_places(text: Text, block: Block, scene: Scene, names: Sequence[Hit]) -> Iterator[Hit]:
    """Return the towns, streets and postcodes that a block ties to a person."""
    named = any(hit.severity == "error" for hit in names)
    plain, start, end = text.plain, block.start, block.end
    taken = [(hit.start, hit.end) for hit in names if hit.severity == "error"]
    labelled = any(LABEL.search(part) and part.count(" ") < 3 for part in block.label.split(" · "))
    labelled = labelled and not re.match(r"(?i)\w+ from ", block.label)
    living = not scene.score and not named and re.search(r"\b[Ll]ived? (?:at|in)\b", plain[start:end])
    tied = scene.score >= 1 or named or (living and bool(STREET.search(plain, start, end)))
    streets = (
        [found.span() for found in STREET.finditer(plain, start, end)] if re.search(r"\d", plain[start:end]) else []
    )
    if labelled and (scene.score > 1 or named or streets):
        yield from _whole_value(text, block, streets)
        return
    if not tied:
        return
    for span in streets:
        yield _hit(*span, "a street address")
        yield from _after_street(plain, span[1], end)
    for found in LIVES_AT.finditer(plain, start, end):
        for piece in re.finditer(r"[^,]+", found["rest"]):
            first = found.start("rest") + piece.start() + len(piece[0]) - len(piece[0].lstrip())
            if not is_wide(piece[0].strip()):
                yield _hit(first, found.start("rest") + len(found["rest"][: piece.end()].rstrip(".")), "a home address")
    yield from _towns(plain, block, scene, taken, named=named)
    if block.kind == "item" and scene.score > 1:
        for found in LAST.finditer(plain, start, end):
            yield from _town(plain, block, found, taken)
    for hit in names:
        if hit.severity == "error":
            yield from _after_name(plain, hit.end, end)
    if not plain[start:end].isascii() and (scene.score or named):
        for found in SCRIPT_TOWN.finditer(plain, start, end):
            yield _hit(*found.span(found.lastindex or 0), "a place tied to a person")


def _hit(start: int, end: int, why: str) -> Hit:
    return Hit(start, end, "S-GEO", "GEO", "error", 0.8, why)


def _whole_value(text: Text, block: Block, streets: list[tuple[int, int]]) -> Iterator[Hit]:
    begin = max(block.value, block.start)
    words = text.plain[begin : block.end].strip()
    if not words or len(words) > 120 or is_wide(words):
        return
    at = begin
    for part in re.finditer(r"[^,|^~]+", text.plain[begin : block.end]):
        piece = part[0].strip()
        if piece and re.search(r"[^\W_a-z]|\d", piece) and not is_wide(piece):
            first = at + part.start() + len(part[0]) - len(part[0].lstrip())
            yield _hit(first, first + len(piece), "a labelled place")


def is_wide(place: str) -> bool:
    """Tell whether a place is a state, a county's peer, a country or no place at all."""
    folded = fold_word(place)
    bare = re.sub(r"^(?:the )?(?:north|south|east|west|new|northern|southern|eastern|western) ", "", folded)
    return any(
        name in read_words("countries") or name in read_words("proper") or name in STATES for name in (folded, bare)
    )


def _after_street(plain: str, at: int, end: int) -> Iterator[Hit]:
    """Return town and postcode that follow a street."""
    rest = plain[at : min(end, at + 70)]
    town = re.match(rf"[,>]?[ >]{{0,3}}(?P<t>{TOWN})?,? ?(?:(?:[A-Z]{{2}}|{TOWN}),? )?(?P<p>{POSTCODE.pattern})?", rest)
    if not town:
        return
    for group in ("t", "p"):
        if town[group] and not is_wide(town[group]):
            yield _hit(at + town.start(group), at + town.end(group), "a place after a street")


def _after_name(plain: str, at: int, end: int) -> Iterator[Hit]:
    """Return the town of "Anna Weber, 63, Bamberg" and "(63, Bamberg)"."""
    found = AFTER_NAME.match(plain, at, min(end, at + 60))
    if found:
        start, stop = _trim(plain, *found.span("place"), several=True)
        if start < stop:
            yield _hit(start, stop, "a place beside a name")


def _towns(plain: str, block: Block, scene: Scene, taken: list[tuple[int, int]], *, named: bool) -> Iterator[Hit]:
    ends = {last for _, last in taken}
    for pattern in (STRONG, LOOSE):
        if pattern is LOOSE and not scene.score and not named:
            return
        for found in pattern.finditer(plain, block.start, block.end):
            if pattern is LOOSE and found[0].startswith(BARE_OF) and found.start() - 1 not in ends:
                continue
            if (
                pattern is LOOSE
                and scene.score < 2
                and not named
                and not (scene.kinds & PRONOUN and found[0].startswith(NEAR))
            ):
                continue
            yield from _town(plain, block, found, taken)


def _town(plain: str, block: Block, found: re.Match[str], taken: list[tuple[int, int]]) -> Iterator[Hit]:
    start, end = _trim(plain, *found.span("place"), several=found.re is STRONG or found[0].startswith(BARE_OF))
    if start >= end or any(start < last and end > first for first, last in taken):
        return
    right = plain[end : min(block.end, end + 40)]
    if NOT_TOWN.match(right) or is_wide(plain[start:end]):
        return
    yield _hit(start, end, "a place tied to a person")
    code = re.match(rf",? ?(?P<p>{POSTCODE.pattern})", right)
    if code and not re.fullmatch(r"(?:19|20)\d\d", code["p"]):
        yield _hit(end + code.start("p"), end + code.end("p"), "a postcode of a person")


def _trim(plain: str, start: int, end: int, *, several: bool = False) -> tuple[int, int]:
    """Return the span up to the first everyday word; a place's name has at least one word that is none."""
    words = [
        (found.start(), found.end(), found[0])
        for found in re.finditer(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?", plain[start:end])
    ]
    kept = words[:1] if len(words) == 1 else _until_everyday(words)
    if any(len(part) > 1 and part.isupper() and len(part) < 6 for _, _, word in words for part in word.split("-")):
        return start, start
    several = (
        several
        and len(words) > 1
        and all(word[:1].isupper() and fold_word(word) not in NO_TOWN for _, _, word in words)
    )
    if several and not any(_is_town_word(word) for _, _, word in kept) and class_of(words[0][2]) not in "P":
        kept = words
    elif not kept or not any(_is_town_word(word) for _, _, word in kept):
        return start, start
    return start + kept[0][0], start + kept[-1][1]


def _until_everyday(words: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept = words[:1]
    for word in words[1:]:
        if word[2][:1].isupper() and class_of(word[2]) in "CP" and fold_word(kept[-1][2]) not in OPENERS:
            break
        kept.append(word)
    while kept and kept[-1][2].islower():
        kept.pop()
    return kept


def _is_town_word(word: str) -> bool:
    folded = fold_word(word)
    if word.isupper() and len(word) < 6:
        return False
    return folded not in NEVER and folded not in STATES and class_of(word) in "FLUW"
