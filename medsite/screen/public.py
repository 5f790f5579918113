"""Tell names that are no patient's: eponyms, institutions, citations, offices, people of history and of print."""

import re
from functools import cache

from medsite.screen.names_words import read_words
from medsite.screen.vocabulary import later

EPONYM = later(
    r"(?:['’]s?)?(?:[ -](?:[A-Z][\w-]+|and|or|cell|body|bodies|type|negative|positive|"
    r"muscular|hereditary|spinal|familial|[a-z]+ic|[a-z]+al|[a-z]+oid))"
    r"{0,3}?[ -](?i:diseases?|syndromes?|paralysis|signs?|tests?|tumou?rs?|lymphomas?|"
    r"sarcomas?|palsy|fever|virus(?:es)?|reflex|phenomenon|scale|score|scores|"
    r"index|method|man(?:o)?euvres?|maneuvers?|operation|procedure|technique|position|"
    r"classification|criteria|rule|law|effect|wort|"
    r"an[a]?emia|dystrophy|chorea|thyroiditis|contracture|fracture|bod(?:y|ies)|cell|"
    r"cells|node|glands?|duct|tubes?|catheter|line|splint|collar|"
    r"bacillus|bacteria|study|studies|trial|cohort|registry|questionnaire|inventory|"
    r"chart|curve|staging|stage|grade|formula|equation|equations|diet|"
    r"disorders?|deficiency|encephalopathy|nephropathy|neuropathy|ataxia|aphasia|atrophy|"
    r"h(?:a)?emophilia|purpura|esophagus|oesophagus|ulcer|"
    r"macroglobulinemia|granulomatosis|arteritis|vasculitis|arthritis|stain|solution|"
    r"therapy|treatment|surgery|vaccine|oath|declaration|"
    r"prize|award|medal|lecture|library|review|report|reports|code|convention|protocol|"
    r"principles|model|theory|hypothesis|gene|mutation|"
    r"protein|antigen|factor|area|nucleus|canal|ligament|artery|valve|pouch|stent|"
    r"drain|angle|lens|chamber|jar|plot|plate|hormone)\b"
)
INSTITUTION = later(
    r"(?:['’]s?)?(?: (?:[A-Z][\w.’'-]*|of|and|the|for|&|de|du|la|le|des)){0,4}? "
    r"(?:Hospitals?|Universit[yäéà]\w*|College|Clinics?|Institut[eo]?s?|Foundation|"
    r"Trust|Society|Association|School|Centre|Center|Church|Park|"
    r"Street|Road|Library|Museum|House|Press|Journal|Review|Times|Post|Group|Committee|"
    r"Council|Commission|Agency|Administration|Department|Ministry|"
    r"Academy|Pharmacy|Surgery|Practice|Laborator(?:y|ies)|Hopkins|Ormond|Marsden|"
    r"Charity|Fund|Network|Programme|Program|Project|Initiative|Act|"
    r"Award|Prize|Medal|Lane|Avenue|Airport|Station|Bridge|River|Valley|Bay|Island|"
    r"Islands|Mountains?|Lake|Ocean|Sea|County|City|Beach|"
    r"Medical|Health|Care|Cancer|Inc|Ltd|LLC|GmbH|Corporation|Company|Pharmaceuticals?|"
    r"Collaboration|Consortium|Registry|Study|Score|Scale|Award|"
    r"Ambulance|Cross|Crescent|Assessment|Plan|Insurance|Bank)\b"
)
INSTITUTION_BEFORE = later(
    r"\b(?:University|Universit\w+|College|Institute?|Hospital|Clinic|Centre|Center|"
    r"School|Lake|Mount|Cape|Port|Fort|Saint|St|River|Ministry|"
    r"Charité|Museum|Hôpital|Klinikum|Journal|Lancet|Street|Royal|House) (?:(?:of|at|in|for|de|di|do|da) )?$"
)
CITATION = later(
    r" (?:[A-Z]{1,3}\b[.,;]?|et al\b|and colleagues|\(\d{4}\)|& [A-Z]|et coll|(?:wrote|"
    r"found|showed|reported|argued) in \d{4})|,? (?:\(?(?:18|19|20)\d\d\)?[;:,)])|"
    r"['’]s (?:et al)"
)
CITED_BEFORE = later(
    r"(?:\b(?:[Pp]hoto(?:graph|graphy|s)?|[Pp]icture|[Ii]mage|[Ii]llustrat\w+|[Tt]ranslat\w+|"
    r"[Ee]dited|[Ww]ritten|[Rr]eviewed|[Aa]uthors?|[Pp]ublished|"
    r"[Cc]redits?|[Cc]opyright|[Dd]rawings?|[Aa]nimation|[Mm]usic|[Dd]esigned|[Cc]ompiled|"
    r"[Dd]irected)(?: (?:by|from)|:)|©|\b(?:Reference|References|Source|Sources|In|"
    r"Eds?)\b:|"
    r"\b(?:study|studies|trial|work|research|paper|book|review|theory|report|discovery|"
    r"[Kk]eynotes?|[Ll]ectures?|[Tt]alks?|[Pp]resentations?|[Pp]osters?|[Ww]orkshops?|[Ss]peech|address|"
    r"invention|novel|film|poem|music|method|software) (?:by|of)|"
    r"\b(?:discovered|described|invented|named|written|introduced|proposed|founded|"
    r"developed|painted|led|chaired|composed|published|announced) (?:in \d{4} )?(?:by|"
    r"after|for)) $"
)
DEGREE = later(
    r",? ?\(?(?:M\.? ?D|Ph\.? ?D|R\.? ?N|D\.? ?O|R\.? ?D|M\.? ?P\.? ?H|MBBS|MB|BSc|MSc|MA|FRC[A-Z]+|"
    r"MRC[A-Z]+|PharmD|DDS|DVM|"
    r"Dr\. ?med|Prof)\b"
)
HISTORY = later(r"\b(?:1[0-8]\d\d|19[0-4]\d)\b(?!\d)")
FAME = later(
    r"\b(?:(?:would like to|wishes to) (?:thank|acknowledge)|acknowledg(?:es|ed|e?ments?)|"
    r"[Ee]ditorial board|[Cc]ontributors|"
    r"Nobel|[Ii]nvent(?:ed|or|s)|[Dd]iscover(?:ed|er|s|y)|first describ\w+|[Dd]escribed (?:the|"
    r"it|this|a|by|in)|[Nn]amed after|[Nn]ovel|[Aa]ctors?|[Aa]ctress|[Ss]inger|"
    r"[Pp]hilosopher|[Pp]ainter|[Pp]oet|[Pp]laywright|[Ff]ootballer|[Aa]thlete|[Cc]elebrit(?:y|"
    r"ies)|[Pp]resident|[Mm]inister|[Ss]enator|Professor|Prof\.|professor|[Ss]cientist|"
    r"[Rr]esearchers?|"
    r"[Pp]hysicist|[Cc]hemist|[Bb]iologist|[Ee]pidemiologist|[Cc]hief (?:medical|executive)|"
    r"medal|century|centuries|on record|ISBN|bestsell\w+|fairy tales?|founded|founder|pioneer\w*|"
    r"spokes\w+|the author|"
    r"first woman to|famous|famously|wartime|legends?|mythology|Roman|ancient|Sherlock|novelist|memoir|"
    r"characters?|fictional|leaflet|neither exists|in this example|for example|imaginary|"
    r"invented|made[- ]up|[Pp]icture (?:a|two|three)|"
    r"[Ss]uppose|films?|movies?|cartoons?|fairy tale|brands?|bubble|in Act \d|[Tt]alked about|"
    r"spoken (?:out|openly)|[Ii]magine|pretend|stand-ins?|placeholders?|role[- ]play|"
    r"earn(?:s|ed|ing)?|income|coverage|premium|premiums|marketplace|descubri\w+|premio|"
    r"prix|Preis|entdeckte|premi\w+|prêmio|descreveu|fand|vaccina)\b"
)
# Years in which nobody lived who might be hurt by what is told of them today (45 CFR 160.103: 50 years after death).
LONG_AGO = later(r"(?<=[^\W\d_A-Z,] )(?<!\bat )(?:1[0-8]\d\d|19[01]\d)(?=[,.;:)]| [a-z]|$)", re.MULTILINE)
RECENT = later(r"\b(?:19[5-9]\d|20\d\d)\b")
FICTION = later(
    r"\b(?:[Nn]ovels?|(?:[Ii]n|[Ff]rom) the (?:film|movie|series)|[Ff]airy tales?|[Cc]artoons?|in Act \d|"
    r"Shakespeare|Dickens|Tolstoy|Austen|"
    r"[Oo]pera|[Pp]lay by|TV series|[Ss]oap opera|sitcom|comics?|fictional|nursery rhyme|in (?:his|her|"
    r"the) (?:play|book)|"
    r"[Rr]oman von|[Nn]ovela de|[Rr]omanzo di)\b"
)
SUPPOSED = later(r"\b(?:[Yy]our|[Aa]ny) [a-z]+ is (?:called|named) $|\b[Ss]uppose that $|\bsay,? $")

HONOURS = later(r"\b(?:Nobel|[Mm]edal|[Pp]rize|[Aa]ward(?:ed)?|[Pp]resident|[Mm]inister|on record|premio|prix|Preis)\b")


@cache
def known_surnames() -> frozenset[str]:
    """Return the surnames of those whom everybody knows."""
    return frozenset(name.rpartition(" ")[2] for name in read_words("known") if " " in name)


def is_known(folded: str) -> bool:
    """Tell whether a folded name is that of somebody whom everybody knows, or of a stand-in such as John Doe."""
    words, known = folded.split(), read_words("known")
    if len(words) < 2:
        return folded in known
    if "-" in words[-1] and f"{words[0]} {words[-1].partition('-')[0]}" in known:
        return True
    return f"{words[0]} {words[1]}" in known or f"{words[0]} {words[-1]}" in known
