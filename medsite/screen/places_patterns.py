"""What streets, postcodes and towns look like, and what stands before a place where somebody lives."""

import re

from medsite.screen.names_runs import UPPER
from medsite.screen.vocabulary import later

CAP = rf"[{UPPER}][^\W\d_]+(?:['’-][^\W\d_]+){{0,3}}"
_OPENER = r"St|Ste|San|Santa|São|El|La|Le|Los|Las|New|Old|Bad|Mount|Port|Fort|Upper|Lower|Great|North|South|East|West"
TOWN = (
    rf"(?:(?:{_OPENER})\.? )?{CAP}"
    rf"(?:(?: (?:de|del|la|upon|on|am|an der|le|sur|do|da|di|-) | ){CAP}){{0,2}}"
)
PIECE = r"[\dA-Z][^\W_]*[\w./ºª'’-]{0,20}(?: (?:[\dA-Z][\w./'’-]{0,20}|de|del|la|du|des|of|the|da|do|upon|on)){0,5}"
LIVING = (
    r"(?:[Ll]ives?|[Ll]ived|[Ll]iving|[Bb]orn|[Rr]aised|grew up|moved(?<!linic moved)(?<!actice moved)(?<!urgery moved)"
    r"(?<![Ww]e moved)|[Bb]ack|drove|"
    r"buried (?:him|her)|airlifted|flown|rushed|fell(?<=[Hh]e fell)|collapsed|crashed(?<=he crashed)|"
    r"cemetery|churchyard|"
    r"School|college|fisherman|"
    r"driven|walked|came|arriving|arrived|arrives|returned|travel+ed|travels|bus|train|"
    r"ferry|flew|cycled|house|home|flat|farm|farmed|bakery|shop|school|"
    r"village|town|couple|teacher|farmer|miner|baker|weaver|driver|pensioner|widow|"
    r"widower|retired|interview|interviewed|office|sea|party|down|away|died|buried|"
    r"funeral|works?|worked|all the way|patient)"
)
STRONG = later(
    rf"\b(?:{LIVING},? (?:alone |back |with \w+ \w+ |up |down |over |here |again |straight |"
    r"all the way )?(?:in|to|from|near|at|around|outside|into|out of)|"
    r"(?:airlifted|rescued|lifted) off|(?:[Rr]esident|[Nn]ative|[Cc]itizen|[Vv]icar|[Rr]ector) of|"
    rf"(?:[Aa]n?|[Tt]he|one|[Mm]y|[Oo]ur) (?!clinic|practice|surgery|office|virus)[\w-]+(?: \w+)? from|"
    r"(?i:vive|vivía|viveva|mora|morava|habite|habitait|abita|abitava|wohnt|lebt|"
    r"geboren|née?|nacid[oa]|nat[oa]|nascid[oa]|vient|venue?|venía|vengo|arrivat[oa]|"
    r"arrivée?s?|hospitalisée?|ingresad[oa]|eingeliefert|opérée?|llegó|vino|veio|kommt|"
    r"kam|stammt|viene|vecin[oa]|natural|procedente|originaire|originari[oa]|proveniente)"
    r"(?: \w+| \w+ \w+)?(?: (?:en|em|à|a|ad|in|aus|nach|bei|de|desde|da|di)|(?= d'[A-Z])))"
    rf"(?: (?:the )?| d')(?P<place>{TOWN})"
)
# Notes say "Lives Ledbury, alone".
LIVES = later(
    rf"\b(?:Lives|lives|Resides|Living) (?P<place>{TOWN})(?= (?:w/|with|alone|near|in)|[,.;]|$)", re.MULTILINE
)
LIVES_AT = later(
    r"\b(?:[Ll]ive[sd]?|[Ll]iving|[Rr]esid(?:es|ed|ing)|[Aa]ddress(?: is| was)?:?|"
    r"[Hh]ouse|[Ff]lat|[Mm]oved|[Dd]rove \w+(?:-\w+)? home|[Hh]ome|back)(?: alone)?,? (?:at |"
    rf"to )?(?P<rest>(?=[^,.]{{0,40}}\d|The [A-Z])(?=[^.]{{0,30}}[A-Z][a-z]){PIECE}(?:, {PIECE}){{0,4}})"
)
RESIDES_AT = later(
    r"(?:demeurant|[Dd]omiciliée?|[Ww]ohnhaft(?: in)?|[Dd]omiciliad[oa] en|con domicilio en|[Rr]esidente (?:a|in|"
    r"en|em)),? "
    rf"(?:à |au )?(?P<rest>{PIECE}(?:, {PIECE}){{0,4}})"
)
LOOSE = later(
    r"(?:\b(?:[Ff]rom|[Ii]n|[Nn]ear|[Oo]utside|[Aa]t|[Tt]o|desde|aus|bei|ad|em|en|à|a|sur|"
    r"(?:whole|half|all|most|town|village|people|outskirts|city|mayor|choir|streets?|harbour|port|"
    rf"suburb|market|church|hills|edge|middle|school) of|of|de|da|di|habite|habitait) )(?P<place>{TOWN})"
)
AFTER_NAME = later(
    rf"(?:,| –| \()(?: [MFmf],)?(?: ?\(?(?:aged )?\d{{1,3}}(?: years?| ans| años| Jahre| anni| anos)?,)? ?"
    rf"(?:a \w+(?: \w+)? )?(?:(?:from|"
    rf"of|de|di|aus|da|à|von|en) )?(?P<place>{TOWN})(?=[).:,;]| \d|$)",
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
# What every match of STRONG has: a small word, and a capital after it.
AT_PLACE = later(
    rf" (?:(?:of|in|to|from|near|at|around|outside|into|off|en|em|à|a|ad|aus|nach|bei|de|desde|da|di) (?:the )?|d')"
    rf"[{UPPER}]"
)
OFFICE = later(
    r"\b(?:Alliance|Association|Foundation|Institutes?|Society|University|College|"
    r"Department|Agency|Administration|Council|Clearinghouse|Network|Program|Federation|Organization)\b"
)
PREMISES = later(r"\b(?:Clinic|Practice|Surgery|Hospital|Center|Centre|Office|Services?|School)\b")
NEAR = ("from ", "From ", "near ", "Near ", "outside ", "aus ", "bei ", "desde ")
BARE_OF = ("of ", "de ", "da ", "di ", "a ")
LAST = later(rf"\d, (?P<place>{TOWN})$", re.MULTILINE)
STREET = later(
    r"(?<![\w/.-])(?P<a>(?:(?:[Uu]nit|[Ff]lat|[Aa]pt\.?|[Ss]uite|[Bb]uilding|[Bb]lock|"
    rf"House|Plot|No\.?|H\.? ?No\.?|Door No\.?) [\dA-Z][\w/-]{{0,5}},? )?"
    rf"\d{{1,5}}[A-Za-z]?(?:[/-]\d{{1,4}}[A-Za-z]?)?,? (?:[NSEW]\.? |"
    rf"[Oo]ld |[Uu]pper |[Ll]ower )?(?:(?:{CAP}|[A-Z]\.(?:[A-Z]\.)*|\d{{1,3}}(?:st|"
    rf"nd|rd|th)|of|the|de|la|G\.T\.|MG|JP) ){{1,4}}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Court|Ct|Close|Crescent|Cres|"
    r"Place|Pl|Terrace|Way|Square|Sq|Boulevard|Blvd|Highway|Hwy|Row|Hill|Gardens|Gate|"
    r"Grove|Mews|Walk|Parade|Quay|Nagar|Marg|Chowk|Gali|"
    r"Lu|Jie|Quarter|Park|View|Rise|Green|Parkway|Pkwy|Circle|Trail|Bhavan|Colony|"
    r"Estate|Layout|Salai|Theru)\b\.?(?:,? (?:Apt|Unit|Flat|Suite|#)\.? ?[\dA-Z]{1,5})?|"
    rf"\d{{1,4}}(?: ?(?:bis|ter|[A-Z]))?,? (?:rue|avenue|av\.|boulevard|bd|impasse|"
    r"place|chemin|allée|quai|venelle|montée|faubourg|lieu-dit|rond-point|esplanade|promenade|route|cours|square|"
    r"passage|sentier|ruelle)(?: (?:de|"
    rf"du|des|la|le|les|l['’]|d['’]))*[ '’]{{0,1}}{CAP}(?:[ -]{CAP}){{0,3}})|"
    r"(?P<b>\b(?:[Cc]alle|C/|[Aa]venida|Avda?\.|[Pp]laza|[Pp]aseo|[Cc]amino|[Cc]arrera|"
    r"[Rr]ua|[Tt]ravessa|[Ll]argo|[Pp]raça|[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Vv]icolo|"
    r"[Jj]irón|[Jj]r\.|[Uu]l\.|[Vv]ul\.|[Bb]ul\.|[Uu]lica|Av\.|[Kk]ale|[Pp]asaje|Kebele|Jalan|Jl\.|Street No\.|"
    r"Barrio|Colonia)"
    rf"(?: (?:de|del|la|las|los|da|do|das|dos|di|della|dei))* ?(?:{CAP}|\d{{1,3}})(?: (?:de |"
    rf"del |da |do |la )?{CAP}){{0,3}},? ?"
    rf"(?:n\.?[º°] ?|No\.? ?|House )?\d{{0,5}}(?:[/-]\d{{1,4}})?(?:, \d{{1,2}}[º°ª])?|"
    rf"{CAP}(?:[ -]{CAP})? ?(?:straße|strasse|str\.|gasse|weg|allee|platz|ring|damm|"
    r"ufer|Straße|Strasse|Weg|Allee|Platz|Caddesi|Sokak|Sokağı|katu|tie|gatan|vägen|"
    rf"straat|laan|utca|tér|út|ulice|Nagusia|kalea) \d{{1,4}}[a-z]?|[A-Z][a-zäöü]+(?:straße|"
    rf"strasse|gasse|weg|allee|platz|ring|damm|katu|gatan|vägen|straat|laan) \d{{1,4}}[a-z]?|"
    rf"Building \d{{1,4}}, {CAP} (?:Lu|Jie|Road|Street)|\d{{1,4}} {CAP}[-](?:ro|gil|"
    rf"daero|dong)\b|\d{{1,3}}-\d{{1,3}}(?:-\d{{1,3}})? "
    rf"(?!Jan|Feb|M[aä]r|Apr|Ma[iy]|Jun|Jul|Aug|Sep|O[ck]t|Nov|De[cz]|Year|Day|Week|Month|Hour|Min){CAP})",
    re.MULTILINE,
)
POSTCODE = later(
    r"(?<![\w-])(?:[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[AC-FHKNPRTV-Y]\d[\dW] [\dA-Z]{4}|"
    r"\d{5}-\d{4}|\d{5}-\d{3}|\d{2}-\d{3}|\d{3}-\d{4}|\d{3} \d{2,3}|[A-Z]{2} \d{5}|"
    r"\d{4} [A-Z]{2}|\d{4,6})(?![\w-]|[./]\d)"
)
# Postcodes that nothing else looks like: of the United Kingdom (BS 7666), Canada and Ireland.
PLAIN_CODE = later(
    r"(?<![\w-])(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}|[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d|"
    r"(?:[AC-FHKNPRTV-Y]\d\d|D6W) ?[\dAC-FHKNPRTV-Y]{4})(?![\w-])"
)
LABELLED_CODE = later(
    r"\b(?:[Pp]ost ?code|[Zz][Ii][Pp](?: code)?|[Ee]ircode|EIRCODE|PIN(?: code)?|PLZ|CEP|[Cc]ódigo [Pp]ostal|"
    rf"[Cc]ode postal|[Ii]rányítószám|CAP)(?: is| was|:)? (?P<p>{POSTCODE.pattern})"
)
LABEL = later(
    r"(?i)(?:\b(?:address|addr|lives|home|town|city|village|suburb|street|postcode|"
    r"post code|zip|zip code|pin(?: ?code)?|from|residence|place of birth|birth place|"
    r"birthplace|born in|location|domicilio|dirección|"
    r"ciudad|municipio|localidad|adresse|ville|domicile|wohnort|anschrift|ort|plz|"
    r"indirizzo|città|residenza|comune|endereço|cidade|morada|bairro|cep|code postal|"
    r"district|county town)\b|पता|शहर|गाँव|पिन|العنوان|المدينة|البلدة)"
)
NOT_TOWN = later(
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
        "jg",
        "ward",
        "theatre",
        "geb",
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
