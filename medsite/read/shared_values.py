"""Shapes of what is shared beside pages become values of the model."""

from medsite.model.audio import Audio, Podcast
from medsite.model.event import Event
from medsite.read.schema_sharing import AudioShape, EventShape, PodcastShape, is_day
from medsite.read.yaml_nodes import Fields, Scalar


def make_audio(shape: AudioShape | None) -> Audio | None:
    """Return the recording."""
    if shape is None:
        return None
    return Audio(
        file=shape.file,
        url=shape.url or "",
        length=shape.length,
        type=shape.type,
        seconds=shape.duration,
        transcript=shape.transcript,
        season=shape.season or 0,
        episode=shape.episode or 0,
        explicit=shape.explicit,
    )


def make_event(shape: EventShape | None, head: Fields) -> Event | None:
    """Return the event. head: the fields of the text, which tell a day from its first minute."""
    if shape is None:
        return None
    return Event(
        start=shape.start,
        end=shape.end,
        whole_days=_is_whole(head),
        place=shape.place,
        online=shape.online or "",
        price=shape.price,
        booking=shape.booking or "",
        state=shape.status,
    )


def _is_whole(head: Fields) -> bool:
    event = next((entry.value for entry in head.entries if entry.key == "event"), None)
    entries = event.entries if isinstance(event, Fields) else ()
    return any(e.key == "start" and isinstance(e.value, Scalar) and is_day(e.value.text) for e in entries)


def make_podcast(shape: PodcastShape | None) -> Podcast | None:
    """Return the podcast."""
    if shape is None:
        return None
    return Podcast(
        image=shape.image,
        category=shape.category,
        title=shape.title,
        description=shape.description,
        author=shape.author,
        email=shape.email or "",
        copyright=shape.copyright,
        type=shape.type,
        explicit=shape.explicit,
    )
