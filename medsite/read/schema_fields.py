"""Fields with a shape of their own: opening hours, accounts, numbers of works and registers."""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from medsite.model.people import Opening
from medsite.read.faults import make_fault
from medsite.read.hours import read_hours
from medsite.read.registrations import explain_registration
from medsite.read.shapes import flatten_pairs, join_details, read_count, read_geo, read_timezone
from medsite.read.social import read_social

Pairs = Annotated[tuple[tuple[str, str], ...], PlainValidator(flatten_pairs), WithJsonSchema({"type": "object"})]
Hours = Annotated[
    tuple[Opening, ...],
    PlainValidator(read_hours),
    WithJsonSchema({"type": ["string", "array", "object"], "examples": ["Mon-Fri 08:30-17:00; Sat closed"]}),
]
Social = Annotated[
    tuple[tuple[str, str], ...],
    PlainValidator(read_social),
    WithJsonSchema({"type": ["object", "array"], "examples": [{"mastodon": "https://example.org/@name"}]}),
]
Geo = Annotated[tuple[float, float], PlainValidator(read_geo), WithJsonSchema({"type": ["string", "array", "object"]})]
Details = Annotated[tuple[str, ...], PlainValidator(join_details), WithJsonSchema({"type": ["string", "array"]})]
Timezone = Annotated[str, PlainValidator(read_timezone), WithJsonSchema({"type": "string"})]
Count = Annotated[int, PlainValidator(read_count), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 1000})]


MENTION_KINDS = ("like", "repost", "reply", "mention")


def check_mention_kind(value: Any) -> str:
    """Return the kind of a mention."""
    kind = str(value).strip().lower()
    if kind not in MENTION_KINDS:
        raise make_fault("R054", "this is no kind of mention", f"Write one of: {', '.join(MENTION_KINDS)}.")
    return kind


MentionKind = Annotated[
    str, PlainValidator(check_mention_kind), WithJsonSchema({"type": "string", "enum": list(MENTION_KINDS)})
]


def check_registration(value: Any) -> Any:
    """Return the entry, whose number fits its register."""
    if isinstance(value, Mapping) and isinstance(value.get("scheme"), str) and isinstance(value.get("id"), str):
        fault = explain_registration(value["scheme"], value["id"])
        if fault:
            raise make_fault("R023", fault, "", ("id",))
    return value


def check_orcid(value: Any) -> str:
    """Return an ORCID without its address."""
    if not isinstance(value, str):
        raise make_fault("R010", "an ORCID is text")
    number = value.strip().removeprefix("https://orcid.org/")
    if fault := explain_registration("orcid", number):
        raise make_fault("R023", fault)
    return number


_DOI = re.compile(r"10\.\d{4,9}/\S+")


def check_doi(value: Any) -> str:
    """Return a DOI without its address."""
    text = str(value).strip()
    text = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", text, flags=re.IGNORECASE)
    if not _DOI.fullmatch(text):
        raise make_fault("R029", "this is not a DOI", "Write it like 10.1136/bmj.n71.")
    return text


def check_pmid(value: Any) -> str:
    """Return a PubMed number."""
    text = re.sub(r"^PMID:?\s*", "", str(value).strip(), flags=re.IGNORECASE)
    if not re.fullmatch(r"[1-9][0-9]{0,7}", text):
        raise make_fault("R029", "a PMID has up to 8 digits")
    return text
