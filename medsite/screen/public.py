"""Tell names that are no patient's: eponyms, institutions, citations, offices, people of history and of print."""

import re

EPONYM = re.compile(
    r"(?:['’]s?)?(?:[ -](?:[A-Z][\w-]+|and|or|cell|body|bodies|type|negative|positive|muscular|hereditary|spinal|familial|[a-z]+ic|[a-z]+al|[a-z]+oid))"
    r"{0,3}?[ -](?i:diseases?|syndromes?|paralysis|signs?|tests?|tumou?rs?|lymphoma|sarcomas?|palsy|fever|virus|reflex|phenomenon|scale|score|scores|"
    r"index|method|man(?:o)?euvres?|maneuvers?|operation|procedure|technique|position|classification|criteria|rule|law|effect|wort|"
    r"an[a]?emia|dystrophy|chorea|thyroiditis|contracture|fracture|bod(?:y|ies)|cell|cells|node|glands?|duct|tubes?|catheter|line|splint|collar|"
    r"bacillus|bacteria|study|studies|trial|cohort|registry|questionnaire|inventory|chart|curve|staging|stage|grade|formula|equation|equations|diet|"
    r"disorders?|deficiency|encephalopathy|nephropathy|neuropathy|ataxia|aphasia|atrophy|h(?:a)?emophilia|purpura|esophagus|oesophagus|ulcer|"
    r"macroglobulinemia|granulomatosis|arteritis|vasculitis|arthritis|stain|solution|therapy|treatment|surgery|vaccine|oath|declaration|"
    r"prize|award|medal|lecture|library|review|report|reports|code|convention|protocol|principles|model|theory|hypothesis|gene|mutation|"
    r"protein|antigen|factor|area|nucleus|canal|ligament|artery|valve|pouch|stent|drain|angle|lens|chamber|jar|plot|plate|hormone)\b"
)
INSTITUTION = re.compile(
    r"(?:['’]s?)?(?: (?:[A-Z][\w.’'-]*|of|and|the|for|&|de|du|la|le|des)){0,4}? "
    r"(?:Hospitals?|Universit[yäéà]\w*|College|Clinics?|Institut[eo]?s?|Foundation|Trust|Society|Association|School|Centre|Center|Church|Park|"
    r"Street|Road|Library|Museum|House|Press|Journal|Review|Times|Post|Group|Committee|Council|Commission|Agency|Administration|Department|Ministry|"
    r"Academy|Pharmacy|Surgery|Practice|Laborator(?:y|ies)|Hopkins|Ormond|Marsden|Charity|Fund|Network|Programme|Program|Project|Initiative|Act|"
    r"Award|Prize|Medal|Lane|Avenue|Airport|Station|Bridge|River|Valley|Bay|Island|Islands|Mountains?|Lake|Ocean|Sea|County|City|Beach|"
    r"Medical|Health|Care|Cancer|Inc|Ltd|LLC|GmbH|Corporation|Company|Pharmaceuticals?|Collaboration|Consortium|Registry|Study|Score|Scale|Award|"
    r"Ambulance|Cross|Crescent|Assessment|Plan|Insurance|Bank)\b"
)
INSTITUTION_BEFORE = re.compile(
    r"\b(?:University|Universit\w+|College|Institute?|Hospital|Clinic|Centre|Center|School|Lake|Mount|Cape|Port|Fort|Saint|St|River|Ministry|"
    r"Charité|Museum|Hôpital|Klinikum|Journal|Lancet|Street|Royal|House) (?:(?:of|at|in|for|de|di|do|da) )?$"
)
CITATION = re.compile(
    r" (?:[A-Z]{1,3}\b[.,;]?|et al\b|and colleagues|\(\d{4}\)|& [A-Z]|et coll|(?:wrote|found|showed|reported|argued) in \d{4})|,? (?:\(?(?:18|19|20)\d\d\)?[;:,)])|['’]s (?:et al)"
)
CITED_BEFORE = re.compile(
    r"(?:\b(?:[Pp]hoto(?:graph|graphy|s)?|[Pp]icture|[Ii]mage|[Ii]llustrat\w+|[Tt]ranslat\w+|[Ee]dited|[Ww]ritten|[Rr]eviewed|[Aa]uthors?|[Pp]ublished|"
    r"[Cc]redits?|[Cc]opyright|[Dd]rawings?|[Aa]nimation|[Mm]usic|[Dd]esigned|[Cc]ompiled|[Dd]irected)(?: (?:by|from)|:)|©|\b(?:Reference|References|Source|Sources|In|Eds?)\b:|"
    r"\b(?:study|studies|trial|work|research|paper|book|review|theory|report|discovery|invention|novel|film|poem|music|method|software) (?:by|of)|"
    r"\b(?:discovered|described|invented|named|written|introduced|proposed|founded|developed|painted|led|chaired|composed|published|announced) (?:in \d{4} )?(?:by|after|for)) $"
)
HISTORY = re.compile(r"\b(?:1[0-8]\d\d|19[0-4]\d)\b(?!\d)")
FAME = re.compile(
    r"\b(?:Nobel|[Ii]nvent(?:ed|or|s)|[Dd]iscover(?:ed|er|s|y)|first describ\w+|[Dd]escribed (?:the|it|this|a|by|in)|[Nn]amed after|[Nn]ovel|[Aa]ctors?|[Aa]ctress|[Ss]inger|"
    r"[Pp]hilosopher|[Pp]ainter|[Pp]oet|[Pp]laywright|[Ff]ootballer|[Aa]thlete|[Cc]elebrit(?:y|ies)|[Pp]resident|[Mm]inister|[Ss]enator|Professor|Prof\.|professor|[Ss]cientist|[Rr]esearchers?|"
    r"[Pp]hysicist|[Cc]hemist|[Bb]iologist|[Ee]pidemiologist|[Cc]hief (?:medical|executive)|medal|century|centuries|founded|founder|pioneer\w*|spokes\w+|the author|"
    r"first woman to|famous|famously|wartime|Roman|ancient|Sherlock|novelist|memoir|characters?|fictional|imaginary|invented|made[- ]up|[Pp]icture (?:a|two|three)|[Ss]uppose|films?|movies?|cartoons?|fairy tale|brands?|bubble|in Act \d|[Tt]alked about|spoken (?:out|openly)|[Ii]magine|pretend|stand-ins?|placeholders?|role[- ]play|"
    r"earn(?:s|ed|ing)?|income|coverage|premium|premiums|marketplace|descubri\w+|premio|prix|Preis|entdeckte|premi\w+|prêmio|descreveu|fand|vaccina)\b"
)
_KNOWN = """alexander fleming|edward jenner|louis pasteur|robert koch|joseph lister|florence nightingale|mary seacole|marie curie|pierre curie|
rosalind franklin|james watson|francis crick|dorothy hodgkin|frederick banting|charles best|jonas salk|albert sabin|ignaz semmelweis|
rudolf virchow|sigmund freud|carl jung|ivan pavlov|alois alzheimer|james parkinson|thomas hodgkin|thomas addison|william osler|william harvey|
john snow|john hunter|rene laennec|claude bernard|gregor mendel|charles darwin|isaac newton|albert einstein|stephen hawking|
elizabeth blackwell|elizabeth garrett|clara barton|edith cavell|cicely saunders|virginia apgar|helen keller|anne frank|frida kahlo|
nelson mandela|desmond tutu|mahatma gandhi|martin luther|abraham lincoln|george washington|franklin roosevelt|winston churchill|
queen victoria|charles dickens|jane austen|leo tolstoy|anton chekhov|franz kafka|virginia woolf|agatha christie|arthur conan|sherlock holmes|
joe bloggs|john doe|jane doe|john smith|max mustermann|erika mustermann|harry potter|mary poppins|peter pan|father christmas|santa claus|
michael fox|muhammad ali|christopher reeve|princess diana|lou gehrig|henrietta lacks|joseph meister|louis washkansky|jeanne calment|
christiaan barnard|uncle sam|lady godiva|joe public|jane public|john q|santiago ramon|carlos chagas|hideyo noguchi|kitasato shibasaburo|tu youyou|galen|hippocrates|avicenna|paracelsus|
andreas vesalius|leonardo vinci|ambroise pare|wilhelm rontgen|wilhelm roentgen|karl landsteiner|paul ehrlich|emil behring|willem einthoven|
gerty cori|rita levi|barbara mcclintock|barry marshall|robin warren|katalin kariko|drew weissman|anthony fauci|tedros adhanom|archie cochrane|
richard doll|bradford hill|austin hill|ancel keys|harvey cushing|werner forssmann|walter reed|carlos finlay|ronald ross|alphonse laveran|
patrick manson|howard florey|ernst chain|selman waksman|gertrude elion|james black|godfrey hounsfield|wilder penfield|oliver sacks|
atul gawande|paul farmer|elisabeth kubler|simone veil|dietrich bonhoeffer|ludwig beethoven|wolfgang mozart|vincent gogh|claude monet|pablo picasso|
william shakespeare|johann goethe|johann bach|dante alighieri|homer simpson|barack obama|donald trump|joe biden|bill gates|melinda gates|steve jobs|
jimmy carter|ronald reagan|john kennedy|margaret thatcher|angela merkel|boris johnson|karl popper|karl marx|friedrich nietzsche|immanuel kant"""
KNOWN = frozenset(name.strip() for name in _KNOWN.replace("\n", "").split("|"))


ALONE = frozenset(
    [
        "galen",
        "hippocrates",
        "avicenna",
        "paracelsus",
        "aristotle",
        "plato",
        "socrates",
        "napoleon",
        "cleopatra",
        "freud",
        "darwin",
        "einstein",
        "mozart",
        "beethoven",
        "shakespeare",
        "homer",
        "virgil",
        "dante",
        "buddha",
        "pasteur",
        "lister",
        "nightingale",
        "columbus",
        "obama",
        "heidi",
        "dracula",
        "frankenstein",
        "hamlet",
        "macbeth",
    ]
)


def is_known(folded: str) -> bool:
    """Tell whether a folded name is that of somebody whom everybody knows, or of a stand-in such as John Doe."""
    words = folded.split()
    if len(words) == 1:
        return folded in ALONE
    return len(words) > 1 and (f"{words[0]} {words[1]}" in KNOWN or f"{words[0]} {words[-1]}" in KNOWN)


EPONYMS = frozenset(
    [
        "addison",
        "alport",
        "alzheimer",
        "apgar",
        "asperger",
        "babinski",
        "barlow",
        "barrett",
        "barre",
        "bartholin",
        "bartter",
        "basedow",
        "batten",
        "becker",
        "beckwith",
        "behcet",
        "bence",
        "bowen",
        "braxton",
        "broca",
        "brugada",
        "budd",
        "burkitt",
        "cajal",
        "charcot",
        "chiari",
        "cooley",
        "coombs",
        "cori",
        "creutzfeldt",
        "crohn",
        "cushing",
        "dandy",
        "darier",
        "dercum",
        "dravet",
        "duchenne",
        "dupuytren",
        "edwards",
        "ehlers",
        "eisenmenger",
        "epley",
        "epstein",
        "ewing",
        "fabry",
        "fallot",
        "fanconi",
        "felty",
        "fontan",
        "foley",
        "friedreich",
        "gaucher",
        "gehrig",
        "ghon",
        "gilbert",
        "gleason",
        "goodpasture",
        "graves",
        "guillain",
        "hansen",
        "hartnup",
        "hashimoto",
        "heberden",
        "heimlich",
        "henoch",
        "hirschsprung",
        "hodgkin",
        "horner",
        "huntington",
        "hurler",
        "ishihara",
        "jakob",
        "jarvik",
        "kaposi",
        "kartagener",
        "kawasaki",
        "kayser",
        "kegel",
        "klinefelter",
        "klatskin",
        "koch",
        "korsakoff",
        "langerhans",
        "legg",
        "lennox",
        "lesch",
        "lewy",
        "lindau",
        "lynch",
        "mallory",
        "marburg",
        "marfan",
        "mcardle",
        "mccune",
        "meckel",
        "mendel",
        "menetrier",
        "meniere",
        "menkes",
        "merkel",
        "mohs",
        "morton",
        "munchausen",
        "munro",
        "nash",
        "niemann",
        "nissen",
        "noonan",
        "osler",
        "paget",
        "pap",
        "parkinson",
        "perthes",
        "peyronie",
        "peutz",
        "pompe",
        "pott",
        "prader",
        "raynaud",
        "reiter",
        "rett",
        "reye",
        "rorschach",
        "romberg",
        "rotterdam",
        "sandhoff",
        "schonlein",
        "schwann",
        "sezary",
        "sheehan",
        "shirodkar",
        "sjogren",
        "sneddon",
        "snellen",
        "sonne",
        "sturge",
        "sydenham",
        "takayasu",
        "tay",
        "thomsen",
        "tietze",
        "tourette",
        "trendelenburg",
        "turcot",
        "valsalva",
        "virchow",
        "waldenstrom",
        "waterhouse",
        "wegener",
        "wernicke",
        "whipple",
        "wilms",
        "wilson",
        "wolff",
        "wolfram",
        "zellweger",
        "zollinger",
        "ellison",
        "tooth",
        "danlos",
        "willebrand",
        "recklinghausen",
        "hippel",
        "bonnet",
        "gestaut",
        "nyhan",
        "willi",
        "strauss",
        "churg",
        "barr",
        "syndenham",
        "fick",
        "krebs",
        "fowler",
        "jacksonian",
        "nightingale",
        "kocher",
        "langer",
        "mantoux",
        "braille",
    ]
)


NOUNS = frozenset(
    """disease diseases syndrome syndromes sign signs test tests tumor tumour lymphoma sarcoma palsy paralysis fever virus reflex scale score index method classification criteria rule law effect
    dystrophy chorea ataxia purpura disorder disorders deficiency atrophy anemia anaemia treatment therapy surgery vaccine study trial diet gene mutation protein factor hospital clinic university
    institute center centre program plan care type cancer infection symptoms health foundation society association""".split()
)
