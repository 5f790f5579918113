"""Texts that were only skimmed at the start are read and screened, one part after the other, while pages are served."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from functools import partial

from msgspec import Struct

from medsite.compute.pool import Pool
from medsite.preview.folder import Borrow
from medsite.preview.hand import Hand
from medsite.preview.shown import Change
from medsite.preview.workshop import Workshop
from medsite.steps.intake import Desk, Taken, take_in
from medsite.steps.ledger import enter_body

_PART = 40
_ROUND = 0.5  # seconds between two looks whether anything waits
_BREATH = 0.02  # seconds left to pages that are asked for


class Backlog(Struct, frozen=True):
    """What the work needs. hand: does everything with the workshop. reader: reads. borrow: the store of builds."""

    workshop: Workshop
    hand: Hand
    reader: Hand
    borrow: Borrow


async def work_off(backlog: Backlog, tell: Callable[[Change], Awaitable[None]]) -> None:
    """Read what waits, for as long as the preview runs; what is read is remembered for the next build."""
    workshop, hand = backlog.workshop, backlog.hand
    while True:
        desk, paths = await asyncio.wrap_future(hand.do(lambda: workshop.backlog(_PART)))
        if not paths:
            await asyncio.sleep(_ROUND)
            continue
        taken = await asyncio.wrap_future(backlog.reader.do(partial(_read, backlog, desk, paths)))
        done = await asyncio.wrap_future(hand.do(partial(workshop.absorb, taken, desk)))
        await tell(Change(any=done))


def _read(backlog: Backlog, desk: Desk, paths: list[str]) -> list[Taken]:
    found = []
    with backlog.borrow() as store, Pool(1) as pool:
        for taken in take_in(desk, paths, {}, store=store, pool=pool):
            found.append(taken)
            enter_body(taken, store)
            while backlog.hand.busy:
                time.sleep(_BREATH)
    return found
