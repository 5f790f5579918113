"""What makes an unknown word with a capital a person: how verbs, kin, clothes and callers treat it.

Two readings: `person_weight` holds for every page, `wary_weight` for pages on which somebody was found already.
"""

from medsite.screen.names_context import KIN_WORDS, RIGHT_VERB
from medsite.screen.names_runs import Segment
from medsite.screen.vocabulary import later, listed

# What is done to nobody but people.
DONE_TO_PEOPLE = listed(
    "tell remind reminded persuade persuaded convince convinced comfort comforted forgive forgave hug hugged wake woke "
    "bury buried outlived outlive thank thanked marry married undress undressed scold scolded greet greeted "
    "consoled console soothed soothe apologise apologised embraced congratulated congratulate prepare prepared"
)
MOVED = listed("sent took drove brought carried saw walked let wheeled flew helped send take bring drive carry walk")
THINGS_DONE = listed(
    "called named used based located reached entered left crossed prescribed swallowed injected added stopped started "
    "increased reduced contained approved published installed downloaded tested need developed compared related "
    "needed caused spread affected hundred treated received ordered bought liked watched opened closed visited"
)
DRUG_BEFORE = listed("taking took takes on prescribed swallowed mg injected take of his her their our your my the a an")
DRUG_AFTER = later(
    r",? (?:\d+ ?(?:mg|µg|mcg|ml|g|units?)|tablets?|pills?|drops?|patch(?:es)?|injections?|capsules?|cream|"
    r"(?:(?:was|were|is|are|has been|had been) )?(?:then |also )?(?:stopped|started|increased|reduced|given|added|"
    r"prescribed|withdrawn|switched|injected|available|approved|taken))\b"
)
# "is worse", "been sick": how somebody is; "is better than" compares things.
STATE = later(
    r"(?: (?:is|was|'s|has|had|been|feels|felt|looks|looked|seems|seemed|got|being))"
    r"(?: (?:now|still|so|very|much|a little|a bit|no|not|been|only|always|often|really|quite)){0,2} "
    r"(?:sick|ill|poorly|unwell|dizzy|asleep|awake|frightened|scared|afraid|in tears|in pain|breathless|"
    r"feverish|thirsty|hungry|constipated|exhausted|lonely|homesick|furious|ashamed|shy|pregnant|widowed|deaf|"
    r"worse|much better|better(?! (?:than|for|if|when|at|with|to|suited|known|absorbed))|"
    r"(?:crying|coughing|vomiting|limping|shaking|shivering|sleeping|eating|sitting|lying))\b(?! (?:than|for|if)\b)"
)
HERE_AGAIN = later(r" (?:again\b(?! (?:in|this|that)\b)|here\b|speaking\b|on the (?:phone|line)|calling\b)")
CALLER = later(r"(?:\b(?:It|it|This|this|That|that)(?:'s| is| was)|[\"(]|^) $|[\"“]$")
VOCATIVE_LEFT = later(r"[\"“]$")
VOCATIVE = later(
    r",[\"”'] (?:said|says|asked|asks|whispered|shouted|called|I said|I asked|(?:he|she|her|his|my|the) )|"
    r", (?:love|dear|darling|habibi|please|my (?:love|dear|girl|boy|friend|son))\b,?"
)
SAID_SO = later(r", (?:he|she) (?:said|says|told|wrote|whispered|answered)\b")
GIVES_US = later(r" (?:brings|sends|gives|shows|teaches|writes|thanks|tells|asks|phones|visits) (?:us|me)\b")
LEFT_BEHIND = later(r"(?: \(\d{4} ?- ?\d{4}\))? left (?:us|me) (?:his|her|a|an|the) ")
IN_BED = later(r",? (?:in )?(?:bed|bay|room|cubicle) \d{1,2},? \(?\d{1,3} ?/? ?[mfMFwW]\b")
YEAR_OF_BIRTH = later(r",? \(?(?:Jg\.?|Jahrgang|geb\.|\*|née|nata|nato|born) ?(?:in |on |le |am )?\d")
KIN_ALONE = later(rf"(?:^|[,.;:(\n\"] ?)(?:und |and |y |et |e )?{KIN_WORDS} $")
HOME = later(r" (?:home|back|upstairs|outside|away|to (?:bed|hospital|school|theatre|the (?:ward|toilet)))\b")
CLOTHES = later(
    r"['’]s? (?:[a-z]+ ){0,1}?(?:turban|scarf|headscarf|boots|glasses|spectacles|coat|sleeves?|wheelchair|crutches|"
    r"walking stick|false teeth|dentures|beard|moustache|laugh(?:ter)?|tears|temper|handwriting|bedside|pillow|"
    r"nightdress|slippers|husband|wife|widow|mum|father|teeth|toes?|thumb|fingers?|shoulders?|ankles?|wrists?|elbow|"
    r"bladder|breasts?|womb|fever|rash|cast|plaster|stitches|catheter|drip|dialysis|gait|appetite)\b(?! (?:sign|test))"
)
APPOSED_LAUGH = later(r", [^,.;:\n]{3,50}, (?:who )?(?:laugh(?:ed|s)|cri(?:ed|es)|smil(?:ed|es)|wept|nodded|sighed) ")
PORTRAYED = later(
    r" (?:at|aged) \d{1,3}\b|, (?:aged )?\d{1,3}\b|,? (?:with|holding|wearing|showing|mending|leaving|waiting|sitting|"
    r"standing|walking|after|before|on|in) (?:(?:his|her) |(?:the|a) (?:drip|bed|ward|wheelchair|window|nurse|"
    r"midwife|physio\w*|frame|cast|scar)|drip\b|crutches|[a-z]+, \d{4})"
)
PORTRAIT_BEFORE = later(r"\b(?:[Pp]hoto(?:graph)?|[Pp]icture|[Pp]ic|[Pp]ortrait|[Ii]mage): ?$")
WITH_CARERS = later(
    r" (?:with|and) (?:the|his|her|a|an) (?:[a-z]+ )?(?:physio\w*|nurses?|doctor|surgeon|midwife|family|mother|father|"
    r"children|drip|catheter|new (?:hip|knee|heart|kidney|leg|hand))\b"
)
OWN = later(r"['’]s? [a-z]")
ITEM = later(r"(?: ?[:–—-]| is| was|,) [a-z]")
ANY_DEED = later(
    r",? (?:(?:had|has|have|would|could|did|does|was|is|were|wants|came|comes|went|goes|lay|lies|stood|sat|finally|"
    r"never|always|already|still|then|quietly|slowly|himself|herself|[a-z]{3,}ed|spent|led|shut|hurt|sang|rode|ran|won|wore|paid|sold|built|bought|speaks|spoke|weighs|lost|lives|needs|plays|knows|likes|keeps|hates|loves)\b)"
)


def person_weight(left: str, right: str, segment: Segment) -> float:
    """Return what speaks for a person on any page. left, right: what stands beside the segment."""
    if "C" in segment.letters or set(segment.letters) == {"I"}:
        return 0.0
    weight = 0.0
    for pattern, worth in RIGHT_PATTERNS:
        if pattern.match(right):
            weight = worth
            break
    word = _last_word(left)
    if word in DONE_TO_PEOPLE:
        weight += 2.0
    elif (word in MOVED and HOME.match(right)) or KIN_ALONE.search(left):
        weight += 3.0
    return weight + _called_weight(left, right)


def _last_word(left: str) -> str:
    """Return the word that ends at the segment, in lower case."""
    return left[:-1].rpartition(" ")[2].lower().lstrip("\"'(") if left.endswith(" ") else ""


def _called_weight(left: str, right: str) -> float:
    """Return the weight of being spoken to: "It's Rosa again", a name and then "said the boy"."""
    if VOCATIVE_LEFT.search(left) and VOCATIVE.match(right):
        return 3.5
    return 3.5 if HERE_AGAIN.match(right) and CALLER.search(left) else 0.0


def is_portrayed(left: str, right: str) -> bool:
    """Tell whether "Photo:" stands before the person that it shows, not before who took it."""
    return bool(PORTRAIT_BEFORE.search(left) and PORTRAYED.match(right))


def wary_weight(left: str, right: str, segment: Segment, *, opening: bool) -> float:
    """Return what more speaks for a person on a page that tells of somebody. opening: an item of a list begins."""
    if not set(segment.letters) <= set("FLUWZI") or segment.letters == "I":
        return 0.0
    word = _last_word(left)
    if set(segment.letters) <= {"U"} and (DRUG_AFTER.match(right) or word in DRUG_BEFORE):
        return 0.0
    if opening and ITEM.match(right):
        return 2.5
    if ANY_DEED.match(right) or RIGHT_VERB.match(right):
        return 0.75 if segment.letters == "W" else 1.5
    if OWN.match(right) or HERE_AGAIN.match(right) or SAID_SO.match(right):
        return 1.5
    return 1.5 if word.endswith("ed") and word not in THINGS_DONE and segment.letters[0] in "FU" else 0.0


RIGHT_PATTERNS = (
    (STATE, 2.25),
    (GIVES_US, 3.25),
    (LEFT_BEHIND, 3.5),
    (IN_BED, 4.0),
    (YEAR_OF_BIRTH, 3.5),
    (CLOTHES, 3.0),
    (APPOSED_LAUGH, 3.0),
    (WITH_CARERS, 1.5),
    (SAID_SO, 1.0),
)
