"""Events as iCalendar files (RFC 5545), in UTC, so that no time zone has to be described."""

import string
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

from medsite.compute.digest import digest_values
from medsite.plan.content_lines import escape_value, plain_uri, write_lines

_PROGRAM = "-//medsite//medsite//EN"
_STATES = {"scheduled": "CONFIRMED", "cancelled": "CANCELLED", "postponed": "TENTATIVE"}
# An id of letters alone: digits could be taken for somebody's number, an @ for an address.
_LETTERS = str.maketrans(string.digits, "ghijklmnop")


class Occasion(Struct, frozen=True):
    """An event as a calendar keeps it.

    id: stable over renames. start, end: moments with an offset, or days where it lasts whole ones, `end` the last.
    changed: when the text about it last changed. geo: degrees. state: of `medsite.model.event`.
    """

    id: str
    title: str
    text: str
    url: str
    start: datetime | date
    end: datetime | date | None
    place: str
    changed: datetime
    state: str
    geo: tuple[float, float] | None = None
    tags: tuple[str, ...] = ()


def calendar_text(name: str, occasions: Iterable[Occasion], language: str) -> str:
    """Return a calendar of events. name: what programs call it."""
    head = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PROGRAM}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME;LANGUAGE={language}:{escape_value(name)}",  # RFC 7986, 5.1
        f"X-WR-CALNAME:{escape_value(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    )
    return write_lines((*head, *(line for one in occasions for line in _lines(one)), "END:VCALENDAR"))


def _lines(one: Occasion) -> Iterator[str]:
    name = digest_values("event", one.id).translate(_LETTERS)[:24]
    yield from ("BEGIN:VEVENT", f"UID:event-{name}", f"DTSTAMP:{_moment(one.changed)}")
    yield f"LAST-MODIFIED:{_moment(one.changed)}"
    yield _when("DTSTART", one.start)
    if one.end is not None:
        # days end before the one that is named (RFC 5545, 3.6.1)
        yield _when("DTEND", one.end if isinstance(one.end, datetime) else one.end + timedelta(days=1))
    yield f"SUMMARY:{escape_value(one.title)}"
    if one.text:
        yield f"DESCRIPTION:{escape_value(one.text)}"
    if one.place:
        yield f"LOCATION:{escape_value(one.place)}"
    if one.geo:
        yield f"GEO:{one.geo[0]:.6f};{one.geo[1]:.6f}"
    if one.tags:
        yield f"CATEGORIES:{','.join(map(escape_value, one.tags))}"
    yield from (f"STATUS:{_STATES[one.state]}", f"URL:{plain_uri(one.url)}", "END:VEVENT")


def _when(name: str, at: datetime | date) -> str:
    return f"{name}:{_moment(at)}" if isinstance(at, datetime) else f"{name};VALUE=DATE:{at:%Y%m%d}"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
