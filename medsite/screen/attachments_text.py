"""Read files that are text themselves, and refuse records, mails and keys by what they say."""

import re

from medsite.screen.attachments_inside import Nested, read_inside
from medsite.screen.attachments_kinds import (
    BROKEN,
    MAIL,
    MAX_TEXT,
    RECORD,
    SECRET,
    TOO_BIG,
    UNKNOWN,
    Attachment,
    Refusal,
    names,
)

_NOT_UTF8 = Refusal("S-FILE-ENCODING", "is text in an old encoding and cannot be screened", "save it as UTF-8")

_HL7 = re.compile(r"^[\x0b \t]*(?:MSH|FHS|BHS)\|\^~\\?&?|^MSH\|[^\n]*\|", re.MULTILINE)
_X12 = re.compile(r"\s*ISA[*|^~:]\d\d[*|^~:]")
_CDA = re.compile(r"<(?:[\w.-]+:)?(?:ClinicalDocument|PRPA_IN\d+UV\d+|RCMR_\w+)[\s>]")
_FHIR_XML = re.compile(r"""xmlns(?::\w+)?\s*=\s*["']http://hl7\.org/fhir["']""")
_FHIR_JSON = re.compile(r'"resourceType"\s*:\s*"(\w+)"')
_FHIR_GENERAL = names(
    "ActivityDefinition CapabilityStatement CodeSystem ConceptMap ImplementationGuide Library Measure "
    "NamingSystem OperationDefinition PlanDefinition Questionnaire SearchParameter StructureDefinition "
    "StructureMap ValueSet"
)
_HEALTH_EXPORT = re.compile(r"<HealthData[\s>]|<!DOCTYPE HealthData|<ContinuityOfCareRecord[\s>]")
_MAIL_HEAD = re.compile(
    r"^(?:From|To|Cc|Subject|Date|Received|Message-ID|MIME-Version|Return-Path|Delivered-To|Reply-To|DKIM-Signature"
    r"|X-[\w-]+|Content-Type|Content-Transfer-Encoding): ?",
    re.IGNORECASE | re.MULTILINE,
)
_MBOX = re.compile(r"From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ")
_KEY = re.compile(
    r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-\d|AGE-SECRET-KEY-1[A-Z0-9]{10}"
    r"|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\bxox[abpr]-[0-9A-Za-z-]{20}|\bsk_live_[0-9A-Za-z]{16}"
)
_ENV = re.compile(
    r"^[ \t]*(?:export[ \t]+)?[A-Z0-9_]{0,60}(?:SECRET|TOKEN|PASSWORD|PASSWD|API_?KEY|ACCESS_KEY|PRIVATE_KEY)"
    r"[A-Z0-9_]{0,60}[ \t]*=[ \t]*['\"]?\S{6}",
    re.MULTILINE,
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_STARTS = (
    (re.compile(r"WEBVTT\b"), "text/vtt"),
    (re.compile(r"\d+\s*\n\d\d:\d\d:\d\d,\d{3} --> "), "application/x-subrip"),
    (re.compile(r"BEGIN:VCALENDAR"), "text/calendar"),
    (re.compile(r"BEGIN:VCARD"), "text/vcard"),
    (re.compile(r"(?i)(?:<!--.{0,500}?-->\s*){0,3}<(?:!doctype html|html|head|body)[\s>]", re.DOTALL), "text/html"),
    (re.compile(r"<(?=[?!]|(?:\w+:)?svg).{0,3000}?(?<=<)(?:\w+:)?svg[\s>]", re.DOTALL), "image/svg+xml"),
    (re.compile(r"<\?xml|<[a-zA-Z]"), "application/xml"),
    (re.compile(r"[\[{]"), "application/json"),
)
_ENDINGS = {
    "css": "text/css",
    "js": "text/javascript",
    "mjs": "text/javascript",
    "md": "text/markdown",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "html": "text/html",
    "htm": "text/html",
    "yaml": "application/yaml",
    "yml": "application/yaml",
}


def read_text(path: str, data: bytes, nested: Nested) -> Attachment:
    """Return a text file's kind, words and refusals. The ending only tells one kind of text from another.

    nested: reads files that stand in the text as data: addresses.
    """
    if len(data) > MAX_TEXT:
        return Attachment("text/plain", (), (TOO_BIG,))
    text = decode(data)
    if text is None:
        return _read_undecoded(data)
    if _CONTROLS.search(text):
        return Attachment("application/octet-stream", (), (UNKNOWN,))
    kind = _tell_text(path, text)
    refusals = refuse_text(text)
    if path.rpartition("/")[2].startswith(".env") and SECRET not in refusals:
        refusals = (*refusals, SECRET)
    if "<!ENTITY" in text and kind in ("application/xml", "image/svg+xml"):
        refusals = (*refusals, BROKEN)
    inside = read_inside(text, nested) if "data:" in text and kind != "image/svg+xml" else Attachment(kind)
    texts = (("text", text),) if text.strip() else ()
    return Attachment(kind, (*texts, *inside.texts), tuple(dict.fromkeys((*refusals, *inside.refusals))))


def decode(data: bytes) -> str | None:
    """Return the text of bytes in UTF-8, or in UTF-16 or UTF-32 that says so; None for anything else."""
    encoding = "utf-8-sig"
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        encoding = "utf-32"
    elif data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    try:
        return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return None


def refuse_text(text: str) -> tuple[Refusal, ...]:
    """Return why a text cannot be published, whatever its kind: records, mails, keys."""
    found = []
    if _is_record(text):
        found.append(RECORD)
    if _is_mail(text):
        found.append(MAIL)
    if _KEY.search(text) or _ENV.search(text):
        found.append(SECRET)
    return tuple(found)


def _is_record(text: str) -> bool:
    if _HL7.search(text) or _X12.match(text):
        return True
    if "<" in text[:4000] and (_CDA.search(text) or _FHIR_XML.search(text) or _HEALTH_EXPORT.search(text[:4000])):
        return True
    return any(kind not in _FHIR_GENERAL for kind in _FHIR_JSON.findall(text))


def _is_mail(text: str) -> bool:
    if _MBOX.match(text):
        return True
    head = text.lstrip("\n").split("\n\n", 1)[0][:20_000]
    names = {match[0].split(":")[0].lower() for match in _MAIL_HEAD.finditer(head)}
    first = _MAIL_HEAD.match(head)
    return bool(first) and len(names) >= 3 and bool(names & {"from", "received", "return-path", "delivered-to"})


def _read_undecoded(data: bytes) -> Attachment:
    """Refuse bytes that are not UTF-8; where they look like text, let the words be screened as well."""
    text = data.decode("cp1252", "replace")
    if _CONTROLS.search(text):
        return Attachment("application/octet-stream", (), (UNKNOWN,))
    return Attachment("text/plain", (("text", text),), (_NOT_UTF8, *refuse_text(text)))


def _tell_text(path: str, text: str) -> str:
    ending = path.rpartition(".")[2].lower()
    start = text.lstrip()[:4000]
    kind = next((kind for pattern, kind in _STARTS if pattern.match(start)), "")
    if kind in ("", "application/json", "application/xml") and ending in _ENDINGS:
        return _ENDINGS[ending]
    return kind or ("text/csv" if _is_table(start) else "text/plain")


def _is_table(start: str) -> bool:
    """Tell whether the first lines have the same number of separators, as tables have and prose has not."""
    lines = [line for line in start.split("\n")[:-1] if line.strip()][:6]
    return len(lines) > 1 and any(
        min(counts) > 0 and len(set(counts)) == 1
        for counts in ([line.count(mark) for line in lines] for mark in (",", ";", "\t", "|"))
    )


def label_rows(rows: list[list[str]]) -> list[tuple[str, str]]:
    """Return ("row N", "head: value; …") for the rows below the first, which holds the heads."""
    if len(rows) < 2:
        return []
    heads = [head.strip()[:200] for head in rows[0]]
    labelled = []
    for number, row in enumerate(rows[1:], 2):
        pairs = [
            f"{heads[at]}: {cell.strip()}" if at < len(heads) and heads[at] else cell.strip()
            for at, cell in enumerate(row)
            if cell.strip()
        ]
        if pairs:
            labelled.append((f"row {number}", "\n\n".join(pairs)))
    return labelled
