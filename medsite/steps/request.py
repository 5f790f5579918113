"""What is asked for: a folder, a moment, and the choices of the command line."""

from datetime import datetime
from pathlib import Path

from msgspec import Struct

from medsite.compute.pool import Pool
from medsite.compute.store import Store


class Request(Struct, frozen=True):
    """One run. Everything that is not content or theme comes in here, from cli/.

    root: the folder that holds content/. output: where the site goes. bundled: the themes that come with medsite.
    now: the moment that decides what is published, with a time zone. ticks: the same by the file system's clock, in
    nanoseconds. code: digest of medsite's version. cards: whether social cards are made. search: whether the site
    can be searched. drafts: whether drafts
    and future articles are shown. without_blocked: whether blocked sources are left out and the rest is built.
    strict: whether warnings fail. relative: whether the site is to open from a folder, without a server.
    """

    root: Path
    output: Path
    bundled: Path
    now: datetime
    ticks: int
    code: str
    cards: bool = True
    search: bool = True
    drafts: bool = False
    without_blocked: bool = False
    strict: bool = False
    relative: bool = False


class Tools(Struct, frozen=True):
    """What the steps work with: the store of remembered results, and the pool that runs them."""

    store: Store
    pool: Pool
