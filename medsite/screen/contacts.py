"""E-mail addresses, web addresses and network addresses that lead to one person."""

import re
from collections.abc import Iterator

from medsite.screen.contacts_public import is_near_person, is_owned, sentence_of
from medsite.screen.facts import Facts
from medsite.screen.identifiers_files import ORDINARY
from medsite.screen.names_words import class_of
from medsite.screen.text import Block, Hit, Text
from medsite.screen.vocabulary import later

LOCAL = later(r"[\w.+%'-]{1,64}$")
HOST = later(r"@(?:[\w-]{1,63}\.){1,6}[^\W\d_]{2,24}(?![\w@])")
ROLE = later(
    r"^(?:info|contact|enquir|inquir|help|support|hello|hi$|admin|office|reception|press|media|news|feedback"
    r"|comment|appointment|booking|referral|webmaster|webmail|web$|postmaster|hostmaster|privacy|dpo|gdpr|foi"
    r"|complaint|careers?|jobs|hr$|recruit"
    r"|library|librar|service|customer|care$|team|staff|mail$|email$|e-mail$|general|public|education|training"
    r"|research|trial|stud(?:y|ies)|ethics|safety|yellowcard|pharmacovig|medinfo|drug|report|alert|emergency|clinic"
    r"|practice|surgery|hospital|pharmacy|lab$|nurse|doctor|dr$|volunteer|donat|fund|member|event|register|registr"
    r"|subscri|unsubscri|newsletter|institut|department|dept|unit|cent(?:er|re)|society|association|foundation"
    r"|charity|council|school|college|university|museum|agency|ministry|no-?reply|do-?not-?reply|noreply|abuse"
    r"|security|sales|shop|order|billing|account|finance|secretar|director|editor|journal|submission|correspond"
    r"|permission|copyright|licen[cs]"
    r"|consulta|contacto|informacion|ayuda|cita|accueil|bonjour|secretariat|kontakt|praxis|anfrage|empfang|termin"
    r"|contato|atendimento|contatti|segreteria|prenotazioni|your|you$|name$|user$|someone|somebody|example"
    r"|firstname|first\.|vorname|nombre|nom$|prenom|jane\.?doe|john\.?doe|me$|foo|bar$|test)"
    r"|(?:info|help|desk|support|line|office|staff|enquiries|inquiries|claims?|mail|service|services|team|news"
    r"|press|cent(?:er|re)|clinic|contact|feedback|publications?|pubs|media)$",
    re.IGNORECASE,
)
PUBLIC_HOST = later(
    r"(?:^|\.)(?:gov|mil|int|gouv|gob|govt|gc|nhs|edu|ac)(?:\.[a-z]{2,3}){0,2}$|(?:^|\.)(?:who\.int|europa\.eu"
    r"|admin\.ch|bund\.de|nic\.in)$",
    re.IGNORECASE,
)
PERSONAL_LOCAL = later(r"^[^\W\d_]{1,20}[._-][^\W\d_]{2,24}\d{0,4}$|^[^\W\d_]{3,24}\d{2,4}$")
REST_OF_URL = later(r"[^\s<>\"'\u3002\uff0c]{3,2000}")
BARE_PATH = later(
    r"\.(?=[a-z])(?:com|org|net|me|io|co|uk|de|fr|es|in|info|blog|page|family|eu|us|ca|au)/[^\s<>\"']{2,500}"
)
BARE_HOST = later(r"(?<![\w@./-])[\w-]{1,40}(?:\.[\w-]{1,40}){0,3}$")
PATIENT_PATH = later(
    r"/(?:patients?|pts?|mrn|charts?|records?|results?|medical-?records?|ehr|portal/patient|case-?notes?|paciente"
    r"|pazienti|dossier|akte|patienten)/(?!.{0,20}(?:guide|leaflet|information|resources|stor(?:y|ies)|education"
    r"|care|safety|rights|help|info)|(?<=patients/)\d{1,5}(?![\w%.-]))[\w%.-]{0,20}\d[\w%.-]{2,60}"
    r"|[?&](?:patient|mrn|pid|patient_?id|subject|dob|ssn|nhs|nhsnumber|record|name|surname|lastname)=[^&\s]{2,80}",
    re.IGNORECASE,
)
PROFILE_PATH = later(
    r"^(?:(?:[\w-]{1,30}\.)?(?:facebook|instagram|tiktok|twitter|x|threads|snapchat|bsky|mastodon|vk|weibo|linkedin"
    r"|xing|youtube|medium|tumblr|flickr|pinterest|reddit|strava|caringbridge|gofundme|justgiving|patreon|myspace"
    r"|telegram|t|wa)\.(?:com|net|org|me|app|social)|social\.[\w.-]{3,60}|(?:[\w-]{1,30}\.)?mastodon\.[\w.-]{2,40})"
    r"/(?:in/|visit/|visit\?|f/|u/|user/|users/|profile/|people/|fundraising/|channel/|@)?[\w.%@-]{2,60}/?$"
    r"|/(?:in|athletes|people|person|profile|profiles|users?|members?|family|visit|memorial|obituar(?:y|ies)"
    r"|fundraiser|fundraising)/[^/\s]{2,80}/?$|/~[\w.-]{2,30}/?$|/@[\w.-]{2,40}/?$",
    re.IGNORECASE,
)
SCHEME = later(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)
SCHEME_BEFORE = later(r"[A-Za-z][A-Za-z0-9+.-]{0,10}$")
OWN_FIELD = later(r"(?:social|same_?as|authors?|orcid|website|url|canonical|references?|links?)\b", re.IGNORECASE)
# "[her blog](https://…)", '<a href="…">my patient's diary</a>': the link's words say whose page it is.
OWN_PAGE = (
    r"\b(?:(?:[Hh]is|[Hh]er)|(?:[Mm]y|[Oo]ur) patient's|(?:Mrs?|Ms|Miss)\.? [A-Z]\w{1,20}'s|"
    r"(?P<name>[A-Z][^\W\d_]{1,14})'s) "
    r"(?:\w{2,12} ){0,2}(?:blog|diary|web ?site|home ?page|page|vlog|channel|journal|story|profile|memoir)\b"
)
LINK_BEFORE = later(rf"\[[^\]\n]{{0,40}}{OWN_PAGE}[^\]\n]{{0,40}}\]\(<?$")
LINK_AFTER = later(rf"[\"'][^>\n]{{0,120}}>[^<\n]{{0,40}}{OWN_PAGE}")
SPLIT = later(r"[/?#:]")
SPLIT_QUERY = later(r"[?#]")
# A handle that reads like a person's name ("/frank-castellano-0456", "/ngozi.eze"), or a page of memory or care.
PERSONAL_HANDLE = later(
    r"/@?[a-z]{2,20}[._-][a-z]{2,24}(?:[._-][a-z]{2,24})?(?:[._-]?\d{1,6})?/?$|/(?:visit|f|athletes|memorial"
    r"|obituar(?:y|ies)|fundrais(?:er|ing)|in)/[^/]{3,80}/?$"
)
HANDLE = later(r"@(?<![\w@./-]@)[a-zA-Z](?![A-Z])\w{2,29}(?:\.\w{1,29}){0,3}(?![\w@])")
NETWORK = later(
    r"(?i)\b(?:instagram|insta|twitter|tweet(?:s|ed|ing)?|tiktok|facebook|telegram|mastodon|bluesky|threads|youtube|"
    r"snapchat|handle|posts?|posted|follow|vlogs?|streams?)\b"
)
ONE = later(r"(?i)\b(?:he|she|his|hers?|him|my|me|i|i'm|mr|mrs|ms|patient|mother|father|son|daughter|wife|husband)\b")
OURS = later(r"(?i)\b(?:us|our|we|clinic|surgery|practice|hospital|campaign|charity|foundation|society)\b")
HEX_PAIRS = tuple(re.compile(f"{mark}(?:[0-9a-fA-F]{{2}}{mark}){{3}}") for mark in ":-")
IPV4 = later(r"(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![\w]|\.\d)")
DOTTED = later(r"\.\d{1,3}\.\d{1,3}\.\d")
COLONS = later(r":(?:[0-9a-fA-F]{1,4}:[0-9a-fA-F]{1,4}:|:)")
IPV6 = later(
    r"(?<![\w:.])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){0,6}(?!\w|:[\w:])"
    r"|(?<![\w:.])(?:[0-9a-f]{1,4}:){1,6}:(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,5})?(?!\w|:[\w:])",
    re.IGNORECASE,
)
MAC = later(
    r"(?<![\w:-])(?:[0-9a-f]{2}:){5}[0-9a-f]{2}(?![\w:-])|(?<![\w:-])(?:[0-9a-f]{2}-){5}[0-9a-f]{2}(?![\w:-])",
    re.IGNORECASE,
)
IP_WORDS = later(
    r"\b(?:ip|ipv[46]|login|logins|logged|log|logs|address|came from|connected|connection|connects|session|sessions"
    r"|visitor|router|host|device|computer|laptop|phone|portal|server|traced|accessed|access|video call|from)\b",
    re.IGNORECASE,
)
NOT_IP = later(
    r"(?:version|ver|v|release|build|firmware|software|section|chapter|clause|§|paragraph|item|table|figure|oid|ec"
    r"|guideline|update|driver|kernel|ios|android)\.? ?$",
    re.IGNORECASE,
)


def find_contacts(text: Text, facts: Facts) -> Iterator[Hit]:
    """Yield e-mail, web and network addresses that are not the site's own nor an institution's."""
    if "@" in text.plain:
        yield from _find_mails(text)
        yield from _find_handles(text)
    yield from _find_urls(text, facts)
    if DOTTED.search(text.plain):
        yield from _find_quads(text)
    yield from _find_hex(text)


def _find_mails(text: Text) -> Iterator[Hit]:
    for found in HOST.finditer(text.plain):
        local = LOCAL.search(text.plain, max(0, found.start() - 64), found.start())
        if local is None:
            continue
        start, end = local.start(), found.end()
        block = text.block_at(start)
        if not is_owned(text, block, start, end) and _is_office(local[0], found[0][1:]):
            continue
        yield Hit(start, end, "S-EMAIL", "EMAIL", why="an address that is not the site's own")


def _find_handles(text: Text) -> Iterator[Hit]:
    """Yield "@name" where a sentence says that it is how one person is called on a social network."""
    for found in HANDLE.finditer(text.plain):
        block = text.block_at(found.start())
        sentence = sentence_of(text, block, *found.span())
        if block.kind != "url" and NETWORK.search(sentence) and ONE.search(sentence) and not OURS.search(sentence):
            yield Hit(*found.span(), "S-URL", "URL", why="a person's name on a social network")


def _is_office(local: str, host: str) -> bool:
    """Return whether an address is an institution's and not of a person in it."""
    if ROLE.search(local):
        return True
    name = max(host.casefold().split(".")[:-1], key=len)
    if len(name) >= 3 and name in local.casefold() != name:
        return True
    return bool(PUBLIC_HOST.search(host)) and not PERSONAL_LOCAL.match(local)


def _find_urls(text: Text, facts: Facts) -> Iterator[Hit]:
    for start, end in _places_of_urls(text.plain):
        block = text.block_at(start)
        words = text.plain[start:end].rstrip(".,;:!?)]}'")
        bare = SCHEME.sub("", words)
        if SPLIT.split(bare, maxsplit=1)[0].casefold() in facts.hosts:
            continue
        bare = bare.casefold() if words.isupper() else bare
        if why := _why_personal(text, block, (start, start + len(words)), bare):
            yield Hit(start, start + len(words), "S-URL", "URL", why=why)


def _places_of_urls(plain: str) -> Iterator[tuple[int, int]]:
    last = 0
    for sign in ("://", "www.", "WWW."):
        at = plain.find(sign)
        while at >= 0:
            found = REST_OF_URL.match(plain, at + len(sign))
            if found and not (sign != "://" and plain.startswith("/", at - 1)):
                scheme = SCHEME_BEFORE.search(plain, max(0, at - 12), at) if sign == "://" else None
                yield scheme.start() if scheme else at, found.end()
            at = plain.find(sign, found.end() if found else at + 3)
    for found in BARE_PATH.finditer(plain):
        first, end = max(last, found.start() - 120), found.start()
        first = max(first, plain.rfind(" ", first, end) + 1, plain.rfind("/", first, end) + 1)  # no host has these
        host = BARE_HOST.search(plain, first, end)
        if host and not host[0].casefold().startswith("www."):
            yield host.start(), found.end()
            last = found.end()


def _why_personal(text: Text, block: Block, span: tuple[int, int], bare: str) -> str:
    """Return why a web address leads to one person, "" where it does not. bare: without what `SCHEME` matches."""
    if PATIENT_PATH.search(bare):
        return "a path to a patient's data"
    start, end = span
    data = block.kind == "value" and block.part == "body"  # JSON: its "name" and "url" are no sentence
    told = block.kind not in {"url", "attribute"} and not data
    if told and is_owned(text, block, start, end):
        return "the sentence says that it is somebody's"
    if block.kind == "url" and _is_told_in_link(text, start, end, bare):
        return "the link's words say whose page it is"
    profile = PROFILE_PATH.search(SPLIT_QUERY.split(bare, maxsplit=1)[0])
    if profile and not (block.part == "front" and OWN_FIELD.match(block.label)):
        personal = _is_personal(profile[0]) or (told and is_near_person(text, block, start, end))
        return "a personal page" if personal else ""
    return ""


def _is_told_in_link(text: Text, start: int, end: int, bare: str) -> bool:
    """Return whether the words of a link to another site say that it leads to somebody's page."""
    if PUBLIC_HOST.search(SPLIT.split(bare, maxsplit=1)[0]):
        return False
    first, last = text.trail.start_of(start), text.trail.end_of(end)
    before = text.source[max(0, first - 110) : first].replace("\u2019", "'")
    found = LINK_BEFORE.search(before) or LINK_AFTER.match(text.source, last, last + 220)
    return found is not None and (not found["name"] or class_of(found["name"]) == "F")


def _is_personal(path: str) -> bool:
    """Return whether an address ends in what reads like a person's name."""
    found = PERSONAL_HANDLE.search(path)
    handle = found[0].casefold().rstrip("/").rpartition("/")[2] if found else ""
    return bool(handle) and not ORDINARY.intersection(part for part in re.split(r"[^a-z]+", handle) if len(part) > 2)


def _find_quads(text: Text) -> Iterator[Hit]:
    for found in IPV4.finditer(text.plain):
        octets = [int(part) for part in found.groups()]
        block = text.block_at(found.start())
        before = text.plain[max(block.start, found.start() - 14) : found.start()]
        if (
            max(octets) > 255
            or block.kind == "url"
            or before[-1:].isalnum()
            or before[-1:] == "."
            or NOT_IP.search(before)
        ):
            continue
        first, *rest = octets
        if first in {0, 127, 255} or (first < 20 and max(rest) < 30 and not _is_logged(text, block, found.start())):
            continue
        yield Hit(*found.span(), "S-IP", "IP", why="a network address")


def _find_hex(text: Text) -> Iterator[Hit]:
    if COLONS.search(text.plain):
        for found in IPV6.finditer(text.plain):
            words = found[0]
            whole = ("::" in words and len(words) > 5) or words.count(":") == 7
            if whole and text.block_at(found.start()).kind != "url":
                yield Hit(*found.span(), "S-IP", "IP", why="a network address")
    if any(pairs.search(text.plain) for pairs in HEX_PAIRS):
        for found in MAC.finditer(text.plain):
            yield Hit(*found.span(), "S-MAC", "DEVICE", why="a network card's address")


def _is_logged(text: Text, block: Block, start: int) -> bool:
    return bool(IP_WORDS.search(text.plain, max(block.start, start - 50), start))
