"""E-mail addresses, web addresses and network addresses that lead to one person."""

import re
from collections.abc import Iterator

from medsite.screen.contacts_public import is_institutional, is_near_person, is_owned
from medsite.screen.facts import Facts
from medsite.screen.text import Block, Hit, Text

MAIL = re.compile(r"(?<![\w.+@-])[\w.+%'-]{1,64}@(?:[\w-]{1,63}\.){1,6}[^\W\d_]{2,24}(?![\w@])")
ROLE = re.compile(
    r"^(?:info|contact|enquir|inquir|help|support|hello|hi$|admin|office|reception|press|media|news|feedback|comment|appointment|booking|referral|webmaster|webmail|web$|postmaster|hostmaster|privacy|dpo|gdpr|foi|complaint|careers?|jobs|hr$|recruit"
    r"|library|librar|service|customer|care$|team|staff|mail$|email$|e-mail$|general|public|education|training|research|trial|stud(?:y|ies)|ethics|safety|yellowcard|pharmacovig|medinfo|drug|report|alert|emergency|clinic|practice|surgery|hospital|pharmacy|lab$|nurse|doctor|dr$|volunteer|donat|fund|member|event|register|registr|subscri|unsubscri|newsletter|no-?reply|do-?not-?reply|noreply|abuse|security|sales|shop|order|billing|account|finance|secretar|director|editor|journal|submission|correspond|permission|copyright|licen[cs]"
    r"|consulta|contacto|informacion|ayuda|cita|accueil|bonjour|secretariat|kontakt|praxis|anfrage|empfang|termin|contato|atendimento|contatti|segreteria|prenotazioni|your|you$|name$|user$|someone|somebody|example|firstname|first\.|vorname|nombre|nom$|prenom|jane\.?doe|john\.?doe|me$|foo|bar$|test)"
    r"|(?:info|help|desk|support|line|office|staff|enquiries|inquiries|claims?|mail|service|services|team|news|press|cent(?:er|re)|clinic|contact|feedback|publications?|pubs|media)$",
    re.IGNORECASE,
)
PUBLIC_HOST = re.compile(
    r"(?:^|\.)(?:gov|mil|int|gouv|gob|govt|gc|nhs|edu|ac)(?:\.[a-z]{2,3}){0,2}$|(?:^|\.)(?:who\.int|europa\.eu|admin\.ch|bund\.de|nic\.in)$",
    re.IGNORECASE,
)
PERSONAL_LOCAL = re.compile(r"^[^\W\d_]{1,20}[._-][^\W\d_]{2,24}\d{0,4}$|^[^\W\d_]{3,24}\d{2,4}$")
URL = re.compile(r"(?:https?://|www\.)[^\s<>\"'\u3002\uff0c]{3,2000}", re.IGNORECASE)
BARE_URL = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9-]{1,40}\.){1,4}(?:com|org|net|me|io|co|uk|de|fr|es|in|info|blog|page|family|eu|us|ca|au)/[^\s<>\"']{2,500}",
    re.IGNORECASE,
)
PATIENT_PATH = re.compile(
    r"/(?:patients?|pts?|mrn|charts?|records?|results?|medical-?records?|ehr|portal/patient|case-?notes?|paciente|pazienti|dossier|akte|patienten)/(?!.{0,20}(?:guide|leaflet|information|resources|stor(?:y|ies)|education|care|safety|rights|help|info))[\w%.-]{0,20}\d[\w%.-]{2,60}"
    r"|[?&](?:patient|mrn|pid|patient_?id|subject|dob|ssn|nhs|nhsnumber|record|name|surname|lastname)=[^&\s]{2,80}",
    re.IGNORECASE,
)
PROFILE_PATH = re.compile(
    r"^(?:(?:[\w-]{1,30}\.)?(?:facebook|instagram|tiktok|twitter|x|threads|snapchat|bsky|mastodon|vk|weibo|linkedin|xing|youtube|medium|tumblr|flickr|pinterest|reddit|strava|caringbridge|gofundme|justgiving|patreon|myspace|telegram|t|wa)\.(?:com|net|org|me|app|social)|social\.[\w.-]{3,60}|(?:[\w-]{1,30}\.)?mastodon\.[\w.-]{2,40})"
    r"/(?:in/|visit/|visit\?|f/|u/|user/|users/|profile/|people/|fundraising/|channel/|@)?[\w.%@-]{2,60}/?$"
    r"|/(?:in|people|person|profile|profiles|users?|members?|family|visit|memorial|obituar(?:y|ies)|fundraiser|fundraising)/[^/\s]{2,80}/?$|/~[\w.-]{2,30}/?$|/@[\w.-]{2,40}/?$",
    re.IGNORECASE,
)
IPV4 = re.compile(r"(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w]|\.\d)")
IPV6 = re.compile(
    r"(?<![\w:.])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){0,6}(?![\w:])|(?<![\w:.])(?:[0-9a-f]{1,4}:){1,6}:(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,5})?(?![\w:])",
    re.IGNORECASE,
)
MAC = re.compile(r"(?<![\w:-])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\w:-])", re.IGNORECASE)
IP_WORDS = re.compile(
    r"\b(?:ip|ipv[46]|login|logins|logged|log|logs|address|came from|connected|connection|connects|session|sessions|visitor|router|host|device|computer|laptop|phone|portal|server|traced|accessed|access|video call|from)\b",
    re.IGNORECASE,
)
NOT_IP = re.compile(
    r"(?:version|ver|v|release|build|firmware|software|section|chapter|clause|§|paragraph|item|table|figure|oid|ec|guideline|update|driver|kernel|ios|android)\.? ?$",
    re.IGNORECASE,
)


def find_contacts(text: Text, facts: Facts) -> Iterator[Hit]:
    """Yield e-mail, web and network addresses that are not the site's own nor an institution's."""
    plain = text.plain
    if "@" in plain:
        yield from _find_mails(text)
    if "://" in plain or "www." in plain or ".com/" in plain or ".org/" in plain or ".net/" in plain:
        yield from _find_urls(text, facts)
    yield from _find_ips(text)


def _find_mails(text: Text) -> Iterator[Hit]:
    for found in MAIL.finditer(text.plain):
        block = text.block_at(found.start())
        local, _, host = found[0].partition("@")
        owned = is_owned(text, block, *found.span())
        if not owned and (ROLE.search(local) or _is_office(local, host)):
            continue
        if ROLE.match(local) and not text.plain[found.start() - 40 : found.start()].count("'s"):
            continue
        yield Hit(*found.span(), "S-EMAIL", "EMAIL", why="an address that is not the site's own")


def _is_office(local: str, host: str) -> bool:
    """Return whether an address is one of a public body and not of a person in it."""
    return bool(PUBLIC_HOST.search(host)) and not PERSONAL_LOCAL.match(local)


def _find_urls(text: Text, facts: Facts) -> Iterator[Hit]:
    for pattern in (URL, BARE_URL):
        for found in pattern.finditer(text.plain):
            block = text.block_at(found.start())
            words = found[0].rstrip(".,;:!?)]}'")
            bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", words, flags=re.IGNORECASE)
            if bare.split("/")[0].casefold() in facts.hosts:
                continue
            if why := _why_personal(text, block, found.start(), words):
                yield Hit(found.start(), found.start() + len(words), "S-URL", "URL", why=why)


def _why_personal(text: Text, block: Block, start: int, words: str) -> str:
    """Return why a web address leads to one person, "" where it does not."""
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", words, flags=re.IGNORECASE)
    if PATIENT_PATH.search(bare):
        return "a path to a patient's data"
    end = start + len(words)
    if block.kind not in {"url", "attribute"} and is_owned(text, block, start, end):
        return "the sentence says that it is somebody's"
    if PROFILE_PATH.search(bare.split("?")[0]):
        if (
            block.kind == "url"
            or is_near_person(text, block, start, end)
            or not is_institutional(text, block, start, end)
        ):
            return "" if block.part == "front" else "a personal page"
    return ""


def _find_ips(text: Text) -> Iterator[Hit]:
    plain = text.plain
    for found in IPV4.finditer(plain):
        block = text.block_at(found.start())
        if block.kind == "url" or NOT_IP.search(plain, max(block.start, found.start() - 14), found.start()):
            continue
        first, *rest = map(int, found[0].split("."))
        if first in {0, 127, 255} or (first < 20 and max(rest) < 30 and not _is_logged(text, block, found.start())):
            continue
        yield Hit(*found.span(), "S-IP", "IP", why="a network address")
    if ":" in plain:
        yield from _find_hex(text)


def _find_hex(text: Text) -> Iterator[Hit]:
    for found in IPV6.finditer(text.plain):
        words = found[0]
        if ("::" in words and len(words) > 5 or words.count(":") == 7) and not text.block_at(
            found.start()
        ).kind == "url":
            yield Hit(*found.span(), "S-IP", "IP", why="a network address")
    for found in MAC.finditer(text.plain):
        yield Hit(*found.span(), "S-MAC", "DEVICE", why="a network card's address")


def _is_logged(text: Text, block: Block, start: int) -> bool:
    return bool(IP_WORDS.search(text.plain, max(block.start, start - 50), start))
