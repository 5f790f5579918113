"""Events: what an article or a page says of one."""

from datetime import datetime

from msgspec import Struct

STATES = ("scheduled", "cancelled", "postponed")


class Event(Struct, frozen=True):
    """Something that people can come to.

    start, end: the clock on the wall in the site's time zone, without an offset; `whole_days` for days alone, `end`
    then the last of them. place: the name of a clinic of site.yaml, or words that lead there. online: https address.
    price: as written ("free"). booking: https address. state: one of `STATES`.
    """

    start: datetime
    end: datetime | None = None
    whole_days: bool = False
    place: str = ""
    online: str = ""
    price: str = ""
    booking: str = ""
    state: str = "scheduled"
