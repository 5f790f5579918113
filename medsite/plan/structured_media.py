"""JSON-LD of what is heard and of what people come to."""

from medsite.model.event import Event
from medsite.model.people import Clinic
from medsite.plan.structured import Node, clinic_node, script_json

_STATES = {"scheduled": "EventScheduled", "cancelled": "EventCancelled", "postponed": "EventPostponed"}
_FREE = frozenset(("free", "free of charge", "gratis", "kostenlos", "gratuit", "gratuito", "0", "मुफ़्त", "مجاني"))


def event_node(event: Event, clinic: Clinic | None, facts: Node, *, treats: bool = True) -> str:
    """Return an event. treats: whether its place is a clinic of the site, and no mere venue.

    facts: url, title, description, image, start and end as ISO texts, organizer."""
    online = {"@type": "VirtualLocation", "url": event.online} if event.online else None
    place = clinic_node(clinic, facts["organizer"]["url"]) if clinic else _place(event.place)
    if place and not treats:
        place = {key: value for key, value in place.items() if key != "url"} | {"@type": "Place"}
    where = [location for location in (place, online) if location]
    mode = "MixedEventAttendanceMode" if place and online else "OnlineEventAttendanceMode" if online else None
    offer = {"@type": "Offer", "url": event.booking, "description": event.price} if event.booking else None
    return script_json(
        {
            "@type": "Event",
            "@id": f"{facts['url']}#event",
            "url": facts["url"],
            "name": facts["title"],
            "description": facts["description"],
            "image": facts["image"],
            "startDate": facts["start"],
            "endDate": facts["end"],
            "eventStatus": f"https://schema.org/{_STATES[event.state]}",
            "eventAttendanceMode": f"https://schema.org/{mode or 'OfflineEventAttendanceMode'}",
            "location": where,
            "isAccessibleForFree": True if event.price.strip().casefold() in _FREE else None,
            "offers": offer,
            "organizer": facts["organizer"],
        }
    )


def _place(words: str) -> Node | None:
    return {"@type": "Place", "name": words.partition(",")[0].strip(), "address": words} if words else None


def episode_node(facts: Node) -> str:
    """Return an article as an episode.

    facts: url, title, description, language, published, audio (absolute URL), type, size in bytes, seconds,
    transcript (absolute URL or ""), podcast (absolute URL or ""), site (title), episode (0 for none).
    """
    sound = {
        "@type": "AudioObject",
        "contentUrl": facts["audio"],
        "encodingFormat": facts["type"],
        "contentSize": str(facts["size"]),
        "duration": iso_duration(facts["seconds"]),
        "inLanguage": facts["language"],
    }
    series = {"@type": "PodcastSeries", "name": facts["site"], "webFeed": facts["podcast"]}
    return script_json(
        {
            "@type": "PodcastEpisode",
            "@id": f"{facts['url']}#episode",
            "url": facts["url"],
            "name": facts["title"],
            "description": facts["description"],
            "inLanguage": facts["language"],
            "datePublished": facts["published"],
            "episodeNumber": facts["episode"] or None,
            "timeRequired": iso_duration(facts["seconds"]),
            "associatedMedia": sound,
            "accessibilityFeature": ["transcript"] if facts["transcript"] else [],
            "partOfSeries": series if facts["podcast"] else None,
        }
    )


def iso_duration(seconds: int) -> str:
    """Return a length as ISO 8601 writes it ("PT1H2M3S"), "" for none."""
    hours, rest = divmod(seconds, 3600)
    parts = ((hours, "H"), (rest // 60, "M"), (rest % 60, "S"))
    return "PT" + "".join(f"{number}{unit}" for number, unit in parts if number) if seconds else ""
