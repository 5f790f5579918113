"""Opening hours: text such as ``Mon-Fri 08:30-17:00``, a list of such texts, or a mapping of days to times."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from medsite.model.people import Opening
from medsite.read.faults import make_fault

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHAPE = "Write it like Mon-Fri 08:30-12:00, 13:00-17:00; Sat closed."
_GROUPS = {"daily": range(7), "every day": range(7), "weekdays": range(5), "weekends": range(5, 7)}
_TIME = r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap]\.?m\.?)?"
_SPAN = re.compile(rf"{_TIME}\s*(?:-|–|—|to|until)\s*{_TIME}", re.IGNORECASE)
_DAYS_HEAD = re.compile(r"([^\W\d_][^\d:]*?)\s*:?\s+(?=\d|closed|24)", re.IGNORECASE)
_CLOSED = ("closed", "shut", "-", "–", "")


def read_hours(value: Any) -> tuple[Opening, ...]:
    """Return the openings; raises a fault that names what cannot be read."""
    if isinstance(value, Mapping):
        rows = [(days, str(days), _listed(times)) for days, times in value.items()]
    else:
        rows = [(number, *_split_row(row)) for number, row in enumerate(_rows(value))]
    openings = tuple(_read_row(step, days, times) for step, days, times in rows)
    _refuse_overlaps(openings)
    return openings


def _rows(value: Any) -> Iterable[Any]:
    if isinstance(value, str):
        return [piece for piece in re.split(r"[;\n]", value) if piece.strip()]
    if isinstance(value, list):
        return value
    raise make_fault("R010", "hours are text, a list or a mapping", _SHAPE)


def _split_row(row: Any) -> tuple[str, str]:
    if isinstance(row, Mapping):
        return _split_mapping(row)
    match = _DAYS_HEAD.match(row.strip()) if isinstance(row, str) else None
    if not match:
        raise make_fault("R024", "these opening hours cannot be read", _SHAPE)
    return match[1], row.strip()[match.end() :]


def _split_mapping(row: Mapping[str, Any]) -> tuple[str, str]:
    if len(row) == 1 and not set(row) & {"days", "day"}:
        return next((str(days), _listed(times)) for days, times in row.items())
    unknown = set(row) - {"days", "day", "times", "open", "close", "opens", "closes"}
    if unknown:
        raise make_fault("R012", "a row of hours has days and times only", "Write {days: Mon-Fri, times: 08:30-17:00}.")
    times = row.get("times") or f"{row.get('open', row.get('opens'))}-{row.get('close', row.get('closes'))}"
    return _listed(row.get("days", row.get("day", ""))), _listed(times)


def _listed(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _read_row(step: Any, days: str, times: str) -> Opening:
    try:
        weekdays, spans = _read_days(days), _read_spans(times)
    except PydanticCustomError as fault:
        said = fault.context or {}
        raise make_fault(said["rule"], said["message"], said["mend"], (step,)) from None
    return Opening(_name_days(weekdays), tuple(f"{start}\u2013{end}" for start, end in spans), weekdays, spans)


def _read_days(text: str) -> tuple[int, ...]:
    found: set[int] = set()
    for piece in (part.strip(" .:") for part in re.split(r",|&|/|\band\b|\+", text.lower())):
        if piece in _GROUPS:
            found.update(_GROUPS[piece])
            continue
        ends = [_read_day(end.strip(" .")) for end in re.split(r"\s*(?:-|–|—|\bto\b|\buntil\b)\s*", piece)]
        if len(ends) > 2:
            raise make_fault("R024", "these days cannot be read", _SHAPE)
        first, last = ends[0], ends[-1]
        found.update(day % 7 for day in range(first, (last if last >= first else last + 7) + 1))
    return tuple(sorted(found))


def _read_day(word: str) -> int:
    for number, day in enumerate(DAYS):
        if len(word) >= 2 and (day.lower().startswith(word) or word in (day.lower() + "s", day[:3].lower() + "s")):
            return number
    if word in ("tues", "weds", "thurs", "thur"):
        return {"tu": 1, "we": 2, "th": 3}[word[:2]]
    raise make_fault("R024", "a day of the week cannot be read", "Write Mon, Tue, Wed, Thu, Fri, Sat or Sun.")


def _read_spans(text: str) -> tuple[tuple[str, str], ...]:
    tidy = text.strip().lower()
    if tidy in _CLOSED:
        return ()
    if tidy in ("24 hours", "24h", "24/7", "open 24 hours"):
        return (("00:00", "24:00"),)
    spans = []
    for piece in re.split(r",|;|\band\b|&", tidy):
        match = _SPAN.fullmatch(piece.strip())
        if not match:
            raise make_fault("R024", "these times cannot be read", _SHAPE)
        start = _read_time(match[1], match[2], match[3] or "")
        end = _read_time(match[4], match[5], match[6] or "")
        if end <= start:
            raise make_fault("R024", "a time ends before it starts", "Use the 24-hour clock: 08:30-17:00.")
        spans.append((start, end))
    return tuple(sorted(spans))


def _read_time(hour: str, minute: str | None, half: str) -> str:
    number, minutes = int(hour), int(minute or 0)
    if half:
        if not 1 <= number <= 12:
            raise make_fault("R024", "this is no time of the day", _SHAPE)
        number = number % 12 + (12 if half.startswith("p") else 0)
    if number > 24 or minutes > 59 or (number == 24 and minutes):
        raise make_fault("R024", "this is no time of the day", _SHAPE)
    return f"{number:02}:{minutes:02}"


def _name_days(weekdays: tuple[int, ...]) -> str:
    """Return "Monday to Friday" for a run of three days or more, else the days with commas."""
    runs: list[list[int]] = []
    for day in weekdays:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    words = []
    for run in runs:
        names = [DAYS[day] for day in run]
        words += [f"{names[0]} to {names[-1]}"] if len(run) > 2 else names
    return ", ".join(words)


def _refuse_overlaps(openings: Iterable[Opening]) -> None:
    taken: dict[int, list[tuple[str, str]]] = {}
    for opening in openings:
        for day in opening.weekdays:
            for start, end in opening.spans:
                if any(start < other_end and other_start < end for other_start, other_end in taken.get(day, ())):
                    raise make_fault("R024", f"two times overlap on {DAYS[day]}", "Keep one of them.")
                taken.setdefault(day, []).append((start, end))
