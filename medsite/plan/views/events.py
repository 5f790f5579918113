"""Events: what pages show of them, and the calendars that carry them."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from medsite.model.config import Config
from medsite.model.content import Article, Page
from medsite.model.event import Event
from medsite.model.feed import TextFileView
from medsite.model.page_view import EventView
from medsite.model.people import Clinic
from medsite.plan.addresses import texts_of
from medsite.plan.calendar import Occasion, calendar_text
from medsite.plan.claims import address_for
from medsite.plan.contact import clinic_view, home_country
from medsite.plan.structured import Node
from medsite.plan.structured_media import event_node
from medsite.plan.urls import EVENTS, event_address
from medsite.plan.views.atlas import Atlas
from medsite.plan.views.heads import at_midnight, summary_of
from medsite.plan.views.planned import Planned


def event_view(text: Article | Page, atlas: Atlas) -> EventView | None:
    """Return what a page shows of its event, None where there is none."""
    event = text.event
    if event is None:
        return None
    clinic = clinic_of(event, atlas.site.config)
    start, end = moments_of(event, atlas)
    last = (end or start).date()
    return EventView(
        start=start,
        iso=_said(start, whole=event.whole_days),
        last=last if last != start.date() else None,
        begins="" if event.whole_days else f"{event.start:%H:%M}",
        ends="" if event.whole_days or event.end is None else f"{event.end:%H:%M}",
        place="" if clinic else event.place,
        clinic=clinic_view(clinic, home_country(atlas.site.config.clinics)) if clinic else None,
        online=event.online,
        price=event.price,
        booking=event.booking,
        state=event.state,
        over=last < atlas.site.today,
        calendar=atlas.url(event_address(address_for(text))),
    )


def clinic_of(event: Event, config: Config) -> Clinic | None:
    """Return the clinic or venue whose name the event gives as its place."""
    known = (*config.clinics, *config.venues)
    return next((clinic for clinic in known if clinic.name.casefold() == event.place.strip().casefold()), None)


def moments_of(event: Event, atlas: Atlas) -> tuple[datetime, datetime | None]:
    """Return when an event begins and ends, with the offset that the site's time zone has then."""
    zone = ZoneInfo(atlas.site.config.timezone)
    return event.start.replace(tzinfo=zone), event.end.replace(tzinfo=zone) if event.end else None


def plan_own_calendar(text: Article | Page, atlas: Atlas) -> Iterator[Planned]:
    """Yield the calendar file of one text's event."""
    if text.event is not None:
        made = _calendar(text.title, (text,), atlas)
        yield Planned(event_address(address_for(text)), "text", TextFileView(made), source=text.source)


def plan_calendar(atlas: Atlas) -> Iterator[Planned]:
    """Yield the calendar of all events, to be subscribed to; nothing for a site without any."""
    inviting = sorted((t for t in texts_of(atlas.site) if t.event), key=_order)
    if inviting:
        yield Planned(EVENTS, "text", TextFileView(_calendar(atlas.site.config.title, inviting, atlas)))


def _order(text: Article | Page) -> tuple[str, str]:
    return text.event.start.isoformat() if text.event else "", text.source


def _calendar(name: str, texts: Sequence[Article | Page], atlas: Atlas) -> str:
    occasions = (_occasion(text, text.event, atlas) for text in texts if text.event)
    return calendar_text(name, occasions, atlas.language)


def _occasion(text: Article | Page, event: Event, atlas: Atlas) -> Occasion:
    url = atlas.absolute(address_for(text))
    start, end = moments_of(event, atlas)
    clinic = clinic_of(event, atlas.site.config)
    return Occasion(
        id=(text.feed_id if isinstance(text, Article) else "") or url,
        title=text.title,
        text="\n".join(part for part in (summary_of(text), event.online, event.booking) if part),
        url=url,
        start=start.date() if event.whole_days else start,
        end=end.date() if end and event.whole_days else end,
        place=_place(event, clinic),
        changed=_changed(text, start),
        state=event.state,
        geo=clinic.geo if clinic else None,
        tags=tuple(link.label for link in atlas.tag_links(text)) if isinstance(text, Article) else (),
    )


def _place(event: Event, clinic: Clinic | None) -> str:
    if clinic is None:
        return event.place or event.online
    return f"{clinic.name}, {clinic.address.text}" if clinic.address else clinic.name


def _changed(text: Article | Page, start: datetime) -> datetime:
    """Return when a text last changed; a page that does not say counts as old as its event."""
    if isinstance(text, Article):
        return at_midnight(text.updated, text.published)
    return datetime.combine(text.updated, time.min, UTC) if text.updated else start


def event_nodes(text: Article | Page, atlas: Atlas, images: Sequence[str]) -> tuple[str, ...]:
    """Return the structured data of a text's event. images: absolute URLs."""
    event = text.event
    if event is None:
        return ()
    start, end = moments_of(event, atlas)
    facts: Node = {
        "url": atlas.absolute(address_for(text)),
        "title": text.title,
        "description": summary_of(text),
        "image": list(images),
        "start": _said(start, whole=event.whole_days),
        "end": _said(end, whole=event.whole_days) if end else "",
        "organizer": {"@type": "Organization", "name": atlas.view.title, "url": atlas.absolute("/")},
    }
    clinic = clinic_of(event, atlas.site.config)
    treats = clinic in atlas.site.config.clinics
    return (event_node(replace(event, place=clinic.name if clinic else event.place), clinic, facts, treats=treats),)


def _said(at: datetime, *, whole: bool) -> str:
    day: date | datetime = at.date() if whole else at
    return day.isoformat()
