"""Events: calendars that another library reads, what pages show, and what stays the same."""

import json
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from msgspec.structs import replace

from medsite.model.event import Event
from medsite.model.feed import TextFileView
from medsite.model.output import Output
from medsite.model.page_view import ArticleView, TextView
from medsite.model.people import Address, Clinic
from medsite.plan.assemble import assemble
from medsite.plan.prospect import find_output, open_prospect
from tests.plan.sites import NOW, TODAY, article, config, doctor, outputs_of, page, shelf, theme

LONDON = config(
    timezone="Europe/London",
    clinics=(Clinic("River Clinic", address=Address("1 High St, Leeds"), geo=(53.8, -1.55)),),
)
SUMMER = datetime(2026, 7, 1, 18, 30)  # noqa: DTZ001 - the clock on the wall
WALK = Event(SUMMER, SUMMER + timedelta(hours=1), place="river clinic", price="free", booking="https://book.example/w")
DAYS = Event(datetime(2027, 3, 6), datetime(2027, 3, 7), whole_days=True, online="https://live.example/")  # noqa: DTZ001


def calendar(made: dict[str, Output], path: str = "events.ics") -> icalendar.Calendar:
    view = made[path].view
    assert isinstance(view, TextFileView)
    for line in view.text.split("\r\n"):
        assert len(line.encode()) <= 75
    assert "\n" not in view.text.replace("\r\n", "")
    return icalendar.Calendar.from_ical(view.text)


def test_an_event_stands_in_the_calendar_of_the_site_and_in_its_own() -> None:
    made = outputs_of(doctor(), article("walk", event=WALK, tags=("Heart",)), conf=LONDON)
    for path in ("events.ics", "articles/walk/event.ics"):
        (event,) = calendar(made, path).walk("VEVENT")
        assert event.decoded("dtstart") == datetime(2026, 7, 1, 17, 30, tzinfo=UTC)  # London is an hour ahead then
        assert event.decoded("dtend") == datetime(2026, 7, 1, 18, 30, tzinfo=UTC)
        assert str(event["summary"]) == "Walk"
        assert str(event["location"]) == "River Clinic, 1 High St, Leeds"
        assert (event["status"], event["url"]) == ("CONFIRMED", "https://river.example/articles/walk/")
        assert event["categories"].to_ical() == b"Heart"
        assert "https://book.example/w" in str(event["description"])


def test_whole_days_end_before_the_day_that_calendars_name() -> None:
    (event,) = calendar(outputs_of(doctor(), page("open-day", event=DAYS))).walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2027, 3, 6), date(2027, 3, 8))
    assert str(event["location"]) == "https://live.example/"


def test_a_site_without_events_has_no_calendar() -> None:
    made = outputs_of(doctor(), article(), page())
    assert not [path for path in made if path.endswith(".ics")]
    view = made["articles/hay-fever/index.html"].view
    assert isinstance(view, ArticleView) and view.event is None and view.site.calendar == ""


NASTY = "Tea; cake, \\n and\nEND:VEVENT\r\nBEGIN:VEVENT 🩺" + " ü" * 60


def test_no_text_can_end_an_event_or_break_a_line() -> None:
    made = outputs_of(doctor(), article("walk", event=replace(WALK, place=NASTY), title=NASTY, summary=NASTY))
    (event,) = calendar(made).walk("VEVENT")
    told = NASTY.replace("\r\n", "\n")
    assert str(event["summary"]) == str(event["location"]) == told
    assert str(event["description"]).startswith(told)


def test_an_id_survives_a_rename_a_correction_and_a_new_hour() -> None:
    first = article("walk", event=WALK, feed_id="walk-2026")
    second = replace(first, slug="a-walk", title="A walk", updated=date(2026, 6, 1), event=replace(WALK, end=None))
    before, after = (calendar(outputs_of(doctor(), text)).walk("VEVENT")[0] for text in (first, second))
    assert before["uid"] == after["uid"]
    assert before.decoded("dtstamp") < after.decoded("dtstamp")
    other = calendar(outputs_of(doctor(), article("other", event=WALK))).walk("VEVENT")[0]
    assert other["uid"] != before["uid"] and str(other["uid"]).removeprefix("event-").isalpha()


@pytest.mark.parametrize(
    ("state", "status"), [("scheduled", "CONFIRMED"), ("cancelled", "CANCELLED"), ("postponed", "TENTATIVE")]
)
def test_a_change_of_plan_reaches_calendars_and_searches(state: str, status: str) -> None:
    made = outputs_of(doctor(), article("walk", event=replace(WALK, state=state)))
    assert calendar(made).walk("VEVENT")[0]["status"] == status
    view = made["articles/walk/index.html"].view
    assert isinstance(view, ArticleView)
    assert f"https://schema.org/Event{state.capitalize()}" in "".join(view.head.json_ld)


def test_a_page_shows_when_and_where() -> None:
    made = outputs_of(doctor(), article("walk", event=WALK), page("open-day", event=DAYS), conf=LONDON)
    walk, open_day = (made[path].view for path in ("articles/walk/index.html", "open-day/index.html"))
    assert isinstance(walk, ArticleView) and walk.event and isinstance(open_day, TextView) and open_day.event
    assert (walk.event.iso, walk.event.begins, walk.event.ends) == ("2026-07-01T18:30:00+01:00", "18:30", "19:30")
    assert walk.event.clinic and walk.event.clinic.name == "River Clinic" and walk.event.place == ""
    assert (walk.event.over, walk.event.calendar) == (True, "/articles/walk/event.ics")
    assert (open_day.event.iso, open_day.event.begins, open_day.event.last) == ("2027-03-06", "", date(2027, 3, 7))
    assert not open_day.event.over and date(2027, 3, 7) > TODAY
    assert walk.site.calendar == "https://river.example/events.ics"


def test_searches_are_told_of_place_and_price() -> None:
    made = outputs_of(doctor(), article("walk", event=WALK), page("open-day", event=DAYS), conf=LONDON)
    walk, day = ("".join(made[path].view.head.json_ld) for path in ("articles/walk/index.html", "open-day/index.html"))  # type: ignore[union-attr]
    assert '"@type":"Event"' in walk and '"startDate":"2026-07-01T18:30:00+01:00"' in walk
    assert '"name":"River Clinic"' in walk and '"isAccessibleForFree":true' in walk
    assert "OfflineEventAttendanceMode" in walk and "OnlineEventAttendanceMode" in day
    assert '"startDate":"2027-03-06"' in day and "VirtualLocation" in day


def test_a_venue_is_a_place_and_no_clinic() -> None:
    hall = Clinic("Town hall", address=Address("12 High St, Leeds", street="12 High St", locality="Leeds"))
    made = outputs_of(
        doctor(), article("walk", event=replace(WALK, place="Town Hall")), conf=replace(LONDON, venues=(hall,))
    )
    view = made["articles/walk/index.html"].view
    assert isinstance(view, ArticleView) and view.event and view.event.clinic
    assert view.event.clinic.name == "Town hall"
    assert [clinic.name for clinic in view.site.clinics] == ["River Clinic"]
    (event,) = (node for text in view.head.json_ld if (node := json.loads(text))["@type"] == "Event")
    assert (event["location"][0]["@type"], event["location"][0]["name"]) == ("Place", "Town hall")
    assert "url" not in event["location"][0]
    assert str(calendar(made).walk("VEVENT")[0]["location"]) == "Town hall, 12 High St, Leeds"


def test_an_address_of_a_site_in_a_folder_holds() -> None:
    conf = config(url="https://host.example/~river")
    made = outputs_of(doctor(), article("walk", event=WALK), conf=conf)
    view = made["articles/walk/index.html"].view
    assert isinstance(view, ArticleView) and view.event
    assert view.event.calendar == "/~river/articles/walk/event.ics"
    assert calendar(made).walk("VEVENT")[0]["url"] == "https://host.example/~river/articles/walk/"


def test_each_of_them_can_be_planned_alone() -> None:
    documents = (doctor(), article("walk", event=WALK), page("open-day", event=DAYS), article("plain"))
    made = outputs_of(*documents, conf=LONDON)
    site = assemble(LONDON, documents, NOW).value
    assert site is not None
    prospect = open_prospect(site, theme(), shelf())
    for path in ("events.ics", "articles/walk/event.ics", "open-day/event.ics", "open-day/index.html", "feed.xml"):
        assert find_output(prospect, path) == made[path]
    assert find_output(prospect, "articles/plain/event.ics") is None
