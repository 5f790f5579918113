"""The shapes of what is shared beside pages: recordings, podcasts, events, more shapes of cards."""

import difflib
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, WithJsonSchema

from medsite.model.audio import CATEGORIES, KINDS
from medsite.model.config import CARD_SHAPES
from medsite.model.event import STATES
from medsite.read.faults import make_fault
from medsite.read.fields import Email, FilePath, Line, OptionalLine, SecureAddress, YesNo, read_moment
from medsite.read.schema_fields import Count

_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})")
_TIME = re.compile(r"(\d{1,2}):(\d{2})")
_DAY_ALONE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
# what people write for the two kinds that the directories take
_SAME = {"audio/mp3": "audio/mpeg", "audio/mp4": "audio/x-m4a", "audio/m4a": "audio/x-m4a", "audio/aac": "audio/x-m4a"}
_HEAVIEST = 10**10


class SharedShape(BaseModel):
    """What all shapes share: no unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def _read_seconds(value: Any) -> int:
    """Return the length of a recording in seconds, of ``12:34``, ``1:02:03`` or a number of seconds."""
    text = str(value).strip()
    if text.isascii() and text.isdecimal() and 0 < int(text[:6]) < 200_000:
        return int(text[:6])
    clock = _CLOCK.fullmatch(text)
    seconds = int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3]) if clock and int(clock[3]) < 60 else 0
    if not seconds:
        raise make_fault("R050", "this is no length of a recording", "Write it like 12:34 or 1:02:03.")
    return seconds


def _read_length(value: Any) -> int:
    text = str(value).strip().replace("_", "")
    if not (text.isascii() and text.isdecimal() and 0 < int(text[:12]) < _HEAVIEST):
        raise make_fault("R050", "this is no number of bytes", "Write the file's size in bytes, like 12345678.")
    return int(text)


def _read_kind(value: Any) -> str:
    text = str(value).strip().lower()
    kind = _SAME.get(text, text)
    if kind not in KINDS:
        raise make_fault("R050", "podcasts do not take this type of recording", "Use audio/mpeg (MP3) or audio/x-m4a.")
    return kind


def spread_audio(value: Any) -> Any:
    """Return a mapping for a recording written as its file or address alone; what must be told is there."""
    if isinstance(value, str):
        value = {"url" if "://" in value else "file": value}
    if not isinstance(value, Mapping):
        return value
    if ("file" in value) == ("url" in value):
        mend = "Write audio: talk.mp3 for a file beside this text, or audio: with url, length, type and duration below."
        raise make_fault("R050", "a recording has either a file or a url", mend)
    needed = ("length", "type", "duration") if "url" in value else ()
    if missing := [key for key in needed if key not in value]:
        message = f"a recording on another host needs its {' and its '.join(missing)}"
        mend = "Write length: (bytes), type: audio/mpeg and duration: 12:34; podcast programs ask for them."
        raise make_fault("R050", message, mend, ("url",))
    if "file" in value and (told := [key for key in ("length", "type") if key in value]):
        message = f"the {told[0]} of a file of this site is measured"
        raise make_fault("R050", message, "Remove it.", (told[0],))
    return value


class AudioShape(SharedShape):
    """The article as a recording."""

    file: FilePath = Field("", description="An MP3 or M4A file beside this text, or /… of content/static.")
    url: SecureAddress | None = Field(None, description="Where the recording lies on another host.")
    length: Annotated[int, PlainValidator(_read_length), WithJsonSchema({"type": "integer"})] = 0
    type: Annotated[str, PlainValidator(_read_kind), WithJsonSchema({"enum": list(KINDS)})] = ""
    duration: Annotated[int, PlainValidator(_read_seconds), WithJsonSchema({"type": "string"})] = 0
    transcript: OptionalLine = Field("", description="#part of this text, or a file of content/static such as /a.vtt.")
    season: Count | None = None
    episode: Count | None = None
    explicit: YesNo = False


def _read_category(value: Any) -> str:
    text = re.sub(r"\s*[>›:/]\s*", " > ", " ".join(str(value).split()))
    names = {name.casefold(): name for name in CATEGORIES}
    names |= {name.rpartition(" > ")[2].casefold(): name for name in CATEGORIES if name.count(" > ")} | names
    if text.casefold() in names:
        return names[text.casefold()]
    near = difflib.get_close_matches(text.casefold(), names, n=1)
    mend = f'did you mean "{names[near[0]]}"?' if near else 'For most clinics it is "Health & Fitness > Medicine".'
    raise make_fault("R051", "the directories know no such category", mend)


def _read_series(value: Any) -> str:
    text = str(value).strip().lower()
    if text not in {"episodic", "serial"}:
        raise make_fault("R051", "a podcast is episodic or serial", "Serial ones are heard from the first episode on.")
    return text


class PodcastShape(SharedShape):
    """The site's podcast, made of all articles with a recording."""

    image: Line = Field(description="A square picture in content/static, 1400 to 3000 pixels, JPEG or PNG: /cover.jpg.")
    category: Annotated[str, PlainValidator(_read_category), WithJsonSchema({"enum": list(CATEGORIES)})] = (
        "Health & Fitness > Medicine"
    )
    title: OptionalLine = Field("", description="Default: the site's title.")
    description: OptionalLine = Field("", description="Default: the site's description.")
    author: OptionalLine = Field("", description="Who speaks. Default: the site's title.")
    email: Email | None = Field(None, description="The owner's, which directories write to. Default: the clinic's.")
    copyright: OptionalLine = ""
    type: Annotated[str, PlainValidator(_read_series), WithJsonSchema({"enum": ["episodic", "serial"]})] = "episodic"
    explicit: YesNo = False


def spread_event(value: Any) -> Any:
    """Return the mapping of an event; `end` as a whole moment where it was written as a time of the same day."""
    if not isinstance(value, Mapping):
        raise make_fault("R052", "an event is a mapping", "Write start: 2026-12-01 18:30 and place: … below it.")
    if not (value.get("place") or value.get("online")):
        raise make_fault("R052", "an event needs a place", "Add place: or online: below event:.")
    start, end = value.get("start"), value.get("end")
    if isinstance(start, str) and isinstance(end, str) and _TIME.fullmatch(end.strip()):
        value = {**value, "end": f"{start.split()[0].partition('T')[0]} {end.strip()}"} if start.split() else value
    return _in_order(value)


def _in_order(value: Mapping[str, Any]) -> Mapping[str, Any]:
    start, end = (_moment_or_none(value.get(key)) for key in ("start", "end"))
    if start and end and is_day(value["start"]) != is_day(value["end"]):
        message = "an event has times at both ends, or days at both"
        raise make_fault("R052", message, "Write end: with a time, like 20:00.", ("end",))
    if start and end and end < start + (timedelta() if is_day(value["start"]) else timedelta(minutes=1)):
        raise make_fault("R052", "this event ends before it begins", "Put the two in order.", ("end",))
    return value


def is_day(value: Any) -> bool:
    """Return whether a moment was written as a day alone."""
    return bool(_DAY_ALONE.fullmatch(str(value).strip()))


def _moment_or_none(value: Any) -> datetime | None:
    try:
        return read_wall_clock(value) if isinstance(value, str) else None
    except ValueError:
        return None  # told where the field itself is read


def read_wall_clock(value: Any) -> datetime:
    """Return a moment without an offset: the clock on the wall where the event is."""
    moment = read_moment(value)
    if moment.tzinfo is not None:
        raise make_fault("R052", "an event's time is that of the site's time zone", "Write it without the offset.")
    return moment


def _read_state(value: Any) -> str:
    text = str(value).strip().lower()
    state = "cancelled" if text == "canceled" else text
    if state not in STATES:
        raise make_fault("R052", "an event is scheduled, cancelled or postponed")
    return state


_WHEN: dict[str, Any] = {"type": "string", "pattern": r"^\d{4}-\d{1,2}-\d{1,2}"}
WallClock = Annotated[datetime, PlainValidator(read_wall_clock), WithJsonSchema(_WHEN)]


class EventShape(SharedShape):
    """What a text invites to."""

    start: WallClock = Field(description="Day and time on the clock there: 2026-12-01 18:30, or a day alone.")
    end: WallClock | None = Field(None, description="As start, or a time of the same day: 20:00.")
    place: OptionalLine = Field("", description="The name of a clinic in site.yaml, or words that lead there.")
    online: SecureAddress | None = Field(None, description="Where it can be joined.")
    price: OptionalLine = Field("", description='Such as "free".')
    booking: SecureAddress | None = Field(None, description="Where to book.")
    status: Annotated[str, PlainValidator(_read_state), WithJsonSchema({"enum": list(STATES)})] = "scheduled"


def _read_card_shape(value: Any) -> str:
    text = str(value).strip().lower()
    if text not in CARD_SHAPES:
        known = ", ".join(CARD_SHAPES)
        raise make_fault("R053", "cards have no such shape", f"Known shapes: {known}; the wide one is always made.")
    return text


def _read_keep(value: Any) -> int:
    text = str(value).strip()
    if not (text.isascii() and text.isdecimal() and int(text[:5]) <= 1000):
        raise make_fault("R016", "this is no whole number from 0 to 1000")
    return int(text)


class CardsShape(SharedShape):
    """How social cards are made."""

    shapes: Annotated[
        tuple[Annotated[str, PlainValidator(_read_card_shape), WithJsonSchema({"enum": list(CARD_SHAPES)})], ...],
        BeforeValidator(lambda value: [value] if isinstance(value, str) else value),
    ] = Field(default=(), description="More shapes for articles: square (1080 × 1080), tall (1000 × 1500).")
    keep: Annotated[int, PlainValidator(_read_keep), WithJsonSchema({"type": "integer", "minimum": 0})] = Field(
        default=5, description="For how many publishes earlier cards stay online, as shared posts go on showing them."
    )


Audio = Annotated[AudioShape, BeforeValidator(spread_audio)]
Event = Annotated[EventShape, BeforeValidator(spread_event)]
