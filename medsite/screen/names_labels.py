"""Labels that announce the name of a person, and those that announce the name of something else."""

from functools import lru_cache

from medsite.screen.vocabulary import later

SURE_LABEL = later(
    r"(?i)\b(?:patient(?:'s)?(?:[ _-]?(?:full )?name)?|pt|real[ _]name|original(?: name)?|"
    r"full[ _]name|next of kin(?: name)?|mother's maiden name|alias|maiden name|insured name|"
    r"guarantor name|(?:name|nombre|nom|nome) (?:of|de|del|d[eu] l['’a]|d[ao]) (?:the )?(?:child|patient|deceased|"
    r"baby|pupil|"
    r"resident|mother|father|insured|niñ[oa]|enfant|crian[çc]a|bambin[oa])|(?:child|pupil|baby)['’]s name|"
    r"nombre(?: del? (?:la )?paciente)?|paciente|nom(?: d[eu] (?:la )?patiente?)?|"
    r"nome(?: del? paziente| d[oa] paciente)?|paziente|patientin|name der patientin|"
    r"name des patienten|"
    r"apellidos?|cognome|nachname|vorname|prénom|sobrenome|given(?:[ _]name)?|family(?:[ _]name)?|"
    r"surname|forename|first[ _]?name|last[ _]?name|client|"
    r"mother|father|husband|wife|daughter|son|carer|guardian|parent|"
    r"имя|пациент)\b|नाम|रोगी|मरीज़|मरीज|اسم|المريض|姓名|患者|이름|환자|όνομα|data-(?:patient|name)"
)
NAME_LABEL = later(
    r"(?i)^(?:field · |value · )?(?:name|names|who|person|participant|member|resident|"
    r"initials|contact|sender|from|to|signed|re|interviewee|interviewed|storyteller|told by|subject)s?\b|"
    r"· name$|\bname\b"
)
NOT_NAME_LABEL = later(
    r"(?i)\b(?:brand|generic|drug|medicine|file|user|site|host|company|product|organi[sz]ation|"
    r"condition|disease|gene|protein|clinic|hospital|doctor|physician|provider|author|"
    r"advocate|portal|leaflet)\b"
)
NEXT_FIELD = later(
    r"[.,;]? (?=(?:Age|DOB|D\.O\.B|Sex|Gender|Born|Address|School|Ward|Date|Tel|Phone|MRN|NHS|Alter|Edad|Âge|Età|"
    r"Idade)\b)"
)


@lru_cache(maxsize=1 << 12)
def is_sure(label: str) -> bool:
    """Return whether a label announces the name of a person."""
    return SURE_LABEL.search(label) is not None


@lru_cache(maxsize=1 << 12)
def may_be_name(label: str) -> bool:
    """Return whether a label may announce the name of a person, or of something else."""
    return NAME_LABEL.search(label) is not None
