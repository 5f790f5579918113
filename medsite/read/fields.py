"""The kinds of fields: each takes YAML's text and gives a typed value, or a fault that says how to mend it."""

import difflib
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, WithJsonSchema

from medsite.read.faults import make_fault
from medsite.read.languages import find_language, language_names
from medsite.read.slugs import explain_slug

_YES = frozenset(["true", "yes", "on", "y", "1"])
_NO = frozenset(["false", "no", "off", "n", "0"])
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MOMENT = re.compile(
    r"(\d{4}-\d{1,2}-\d{1,2})"
    r"(?:[Tt]|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(?:([Zz])|([+-])(\d{2}):?(\d{2})?)?"
)
_EMAIL = re.compile(r"[^\s@<>\"(),;:]+@[^\s@<>\"(),;:.]+(?:\.[^\s@<>\"(),;:.]+)+")
_EMPTY = frozenset(["", "~", "null", "Null", "NULL"])


def _need_text(value: Any, kind: str = "text") -> str:
    if not isinstance(value, str):
        shape = "a list" if isinstance(value, list) else "a mapping"
        raise make_fault("R010", f"{kind} belongs here, not {shape}", f"Write one piece of {kind}.")
    return value.strip()


def read_line(value: Any) -> str:
    """Return one line of text that is not empty."""
    text = _need_text(value)
    if not text:
        raise make_fault("R013", "this is empty")
    return " ".join(text.split()) if "\n" in text else text


def read_optional_line(value: Any) -> str:
    """Return one line of text, "" for nothing."""
    return " ".join(_need_text(value).split("\n"))


def read_prose(value: Any) -> str:
    """Return text of any number of lines, line ends kept."""
    if not isinstance(value, str):
        return _need_text(value)
    return value


def read_lines(value: Any) -> list[Any]:
    """Return a list of lines; a single text is one line, as it may hold commas."""
    if isinstance(value, str):
        return [] if value in _EMPTY else [value]
    return _need_list(value)


def read_words(value: Any) -> list[Any]:
    """Return a list of words; a text is split at its commas."""
    if isinstance(value, str):
        return [] if value in _EMPTY else [piece.strip() for piece in value.split(",") if piece.strip()]
    return _need_list(value)


def _need_list(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    raise make_fault("R010", "a list belongs here, not a mapping", "Write [one, two].")


def read_bool(value: Any) -> bool:
    """Return a yes or no in any of YAML's spellings; anything else is refused."""
    word = _need_text(value, "yes or no").lower()
    if word in _YES or word in _NO:
        return word in _YES
    raise make_fault("R015", "this is neither yes nor no", "Write true or false.")


def read_day(value: Any) -> date:
    """Return a day; a time behind it is dropped."""
    text = _need_text(value, "a date")
    match = _DAY.match(text)
    if not match or (match.end() < len(text) and not _MOMENT.fullmatch(text)):
        raise make_fault("R014", "this is not a date", "Write year-month-day, like 2026-03-12.")
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise make_fault("R014", "this day does not exist", "Year-month-day: the month comes second.") from None


def read_moment(value: Any) -> datetime:
    """Return a day or a moment; naive where no offset is written."""
    text = _need_text(value, "a date")
    day = read_day(text)
    match = _MOMENT.fullmatch(text)
    if not match:
        return datetime.combine(day, time())
    try:
        clock = time(int(match[2]), int(match[3]), int(match[4] or 0))
        zone = _read_offset(match)
    except ValueError:
        raise make_fault("R014", "this time of the day does not exist", "Write it like 2026-03-12 09:30.") from None
    return datetime.combine(day, clock, zone)


def _read_offset(match: re.Match[str]) -> timezone | None:
    if match[5]:
        return UTC
    if not match[6]:
        return None
    minutes = int(match[7]) * 60 + int(match[8] or 0)
    return timezone(timedelta(minutes=-minutes if match[6] == "-" else minutes))


def read_slug(value: Any) -> str:
    """Return a slug as it is written."""
    slug = _need_text(value)
    if fault := explain_slug(slug):
        raise make_fault("R017", fault)
    return slug


def read_person(value: Any) -> str:
    """Return the slug of a doctor."""
    slug = _need_text(value)
    if explain_slug(slug):
        mend = 'Write the name of the profile\'s file without ".yaml", like asha-rao.'
        raise make_fault("R017", "doctors are named by their files in content/doctors/", mend)
    return slug


def read_language(value: Any) -> str:
    """Return a BCP 47 tag for a tag or an English name."""
    text = _need_text(value)
    if tag := find_language(text):
        return tag
    near = difflib.get_close_matches(text.lower(), language_names(), n=1, cutoff=0.75)
    raise make_fault("R018", "unknown language", f'did you mean "{near[0].title()}"?' if near else "")


def read_address_of_page(value: Any) -> str:
    """Return an absolute http or https address."""
    text = _need_text(value, "a web address")
    if not _is_web(text):
        raise make_fault("R020", "this is not a whole web address")
    return text


def read_secure_address(value: Any) -> str:
    """Return an absolute https address."""
    text = read_address_of_page(value)
    if not text.lower().startswith("https:"):
        raise make_fault("R021", "this address is not encrypted")
    return text


def _is_web(text: str) -> bool:
    if not text.isprintable() or any(char in text for char in ' <>"\\^`{|}'):
        return False
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc


def read_site_address(value: Any) -> str:
    """Return the site's own address without a trailing slash."""
    text = read_address_of_page(value)
    parts = urlsplit(text)
    if parts.query or parts.fragment:
        raise make_fault("R020", "the site's address has a ? or #", "Remove what follows it.")
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}{parts.path.rstrip('/')}"


def read_email(value: Any) -> str:
    """Return an e-mail address."""
    text = _need_text(value)
    if not _EMAIL.fullmatch(text):
        raise make_fault("R022", "this is not an e-mail address")
    return text


def read_former_address(value: Any) -> str:
    """Return a path of the site that starts with "/"."""
    text = _need_text(value)
    if not text.startswith("/") or text.startswith("//") or not text.isprintable():
        raise make_fault("R030", "a former address is a path of this site")
    if any(piece in (".", "..") for piece in text.split("/")) or any(char in text for char in '\\?#%<>:"|* '):
        raise make_fault("R030", "this path holds characters that no file can have", "Write it like /old-name/.")
    return text


def read_path(value: Any) -> str:
    """Return a file's path as written."""
    text = read_line(value)
    if "\\" in text:
        raise make_fault("R010", "a backslash stands in this path", "Write / in its place.")
    return text


def _field(read: Callable[[Any], Any], schema: dict[str, Any]) -> Any:
    return (BeforeValidator(read), WithJsonSchema(schema))


_TEXT: dict[str, Any] = {"type": "string"}
_TEXTS: dict[str, Any] = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
_DATE: dict[str, Any] = {"type": "string", "format": "date"}
_URL: dict[str, Any] = {"type": "string", "format": "uri"}

Line = Annotated[str, *_field(read_line, {"type": "string", "minLength": 1})]
OptionalLine = Annotated[str, *_field(read_optional_line, _TEXT)]
Prose = Annotated[str, *_field(read_prose, _TEXT)]
Lines = Annotated[tuple[Line, ...], *_field(read_lines, _TEXTS)]
Words = Annotated[tuple[Line, ...], *_field(read_words, _TEXTS)]
YesNo = Annotated[bool, *_field(read_bool, {"type": "boolean"})]
Day = Annotated[date, *_field(read_day, _DATE)]
Instant = Annotated[datetime, *_field(read_moment, {"type": "string", "pattern": r"^\d{4}-\d{1,2}-\d{1,2}"})]
Slug = Annotated[str, *_field(read_slug, _TEXT)]
Person = Annotated[str, *_field(read_person, _TEXT)]
People = Annotated[tuple[Person, ...], *_field(read_words, _TEXTS)]
Language = Annotated[str, *_field(read_language, _TEXT)]
Languages = Annotated[tuple[Language, ...], *_field(read_words, _TEXTS)]
WebAddress = Annotated[str, *_field(read_address_of_page, _URL)]
SecureAddress = Annotated[str, *_field(read_secure_address, {"type": "string", "pattern": "^https://"})]
SiteAddress = Annotated[str, *_field(read_site_address, _URL)]
Email = Annotated[str, *_field(read_email, {"type": "string", "format": "email"})]
FilePath = Annotated[str, *_field(read_path, _TEXT)]
FormerAddress = Annotated[str, *_field(read_former_address, {"type": "string", "pattern": "^/"})]
WebAddresses = Annotated[tuple[WebAddress, ...], *_field(read_lines, _TEXTS)]
FormerAddresses = Annotated[tuple[FormerAddress, ...], *_field(read_lines, _TEXTS)]
