"""One run from what was cleared to what readers see: plan, send by stages, delete last, finish.

Nothing here knows what kind of target it is. Where a target cannot show everything at once, it is told before the
first file what is going to change, and now and then how far the run has come; a run that was cut off at any moment
leaves files that are whole, and the next one sends only what is missing.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import groupby
from typing import TypeVar

from msgspec import Struct

from medsite.publish.clearance import Clearance, read_cleared
from medsite.publish.plan import KEEP_CARDS, Sending, Upload, list_unsettled, note_sent, plan_sending
from medsite.publish.retry import PAUSES, try_again
from medsite.publish.setbacks import Changed
from medsite.publish.target import Target

Item = TypeVar("Item")

_LOAD_FILES = 200  # files that are sent between two notes of how far the run has come
_TRIES = 2  # an address that is wrong does not answer either: whoever waits wants to know soon
_LOAD_BYTES = 32 * 1024 * 1024


class Manner(Struct, frozen=True):
    """How to send. sleep: waits so many seconds. watch: told words, how much is done, and of how much.

    everything: whether files are sent that stand there already. replace: whether files of others that are in the way
    are overwritten. keep_cards: for how many publishes earlier cards stay.
    """

    sleep: Callable[[float], None]
    watch: Callable[[str, int, int], None]
    everything: bool = False
    replace: bool = False
    keep_cards: int = KEEP_CARDS


@contextmanager
def opened(target: Target, manner: Manner) -> Iterator[Target]:
    """Open `target`, trying again a little where it does not answer, and close it at the end."""
    try_again(target.__enter__, manner.sleep, PAUSES[:_TRIES])
    with ExitStack() as stack:
        stack.push(target.__exit__)
        yield target


def plan_for(target: Target, clearance: Clearance, manner: Manner) -> Sending:
    """Return what has to be done at the open `target`, which is asked but not changed."""
    ledger = try_again(target.read_ledger, manner.sleep)
    paths = list_unsettled(clearance.digests, ledger)
    standing = try_again(lambda: target.find_standing(paths), manner.sleep) if paths else {}
    return plan_sending(
        clearance.files,
        ledger,
        standing,
        url=clearance.url,
        keep_cards=manner.keep_cards,
        replace=manner.replace,
        again=manner.everything,
    )


def send(target: Target, clearance: Clearance, sending: Sending, manner: Manner) -> None:
    """Do what `sending` says at the open `target`. Raises `Setback`; what was sent by then need not be sent again."""
    refuse_clashes(target, sending)
    if sending.is_empty:
        return
    try_again(lambda: target.begin(sending), manner.sleep)
    sent: list[Upload] = []
    _delete(target, sending.clearing, manner)

    def put(upload: Upload) -> None:
        data = read_cleared(clearance, upload.path)
        try_again(lambda: target.put(upload, data), manner.sleep)

    for load in _loads(sending.uploads):
        done = len(sent)
        for count in _in_lanes(target.lanes, put, load):
            manner.watch("sending", done + count, len(sending.uploads))
        sent += load
        if not target.atomic and len(sent) < len(sending.uploads):
            try_again(partial(target.note, note_sent(sending.during, sent)), manner.sleep)
    _delete(target, [path for path in sending.deletions if path not in sending.clearing], manner)
    manner.watch("putting it in place", 0, 1)
    try_again(lambda: target.finish(sending), manner.sleep)
    manner.watch("putting it in place", 1, 1)


def refuse_clashes(target: Target, sending: Sending) -> None:
    """Raise `Changed` where files of others, or another site, are in the way."""
    if sending.stranger:
        raise Changed(
            f"{target.where} holds another site, {sending.stranger}; nothing was sent",
            'is it this one under an earlier address? Type "medsite publish --replace". If not, give each a place',
        )
    if not sending.clashes:
        return
    named = ", ".join(sending.clashes[:3]) + (" …" if len(sending.clashes) > 3 else "")
    count = len(sending.clashes)
    what = "a file that is" if count == 1 else f"{count} files that are"
    raise Changed(
        f"{target.where} holds {what} not medsite's, or that somebody changed since: {named}; nothing was sent",
        'look at them there and keep what you need; then "medsite publish --replace" puts the site in their place',
    )


def _delete(target: Target, paths: Sequence[str], manner: Manner) -> None:
    def delete(path: str) -> None:
        try_again(lambda: target.delete(path), manner.sleep)

    for count in _in_lanes(target.lanes, delete, paths):
        manner.watch("clearing away", count, len(paths))


def _loads(uploads: Sequence[Upload]) -> Iterator[list[Upload]]:
    """Yield the uploads in their order, a load of one stage and depth at a time: the files of a load are equals."""
    for _, group in groupby(uploads, key=lambda upload: (upload.stage, upload.path.count("/"))):
        load: list[Upload] = []
        size = 0
        for upload in group:
            load.append(upload)
            size += upload.size
            if len(load) >= _LOAD_FILES or size >= _LOAD_BYTES:
                yield load
                load, size = [], 0
        if load:
            yield load


def _in_lanes(lanes: int, work: Callable[[Item], None], items: Sequence[Item]) -> Iterator[int]:
    """Do `work` for each of `items`, as many at a time as there are lanes; yield how many are done."""
    if lanes == 1 or len(items) == 1:
        for count, item in enumerate(items, 1):
            work(item)
            yield count
        return
    pool = ThreadPoolExecutor(lanes)
    try:
        futures = {pool.submit(work, item) for item in items}
        total = len(futures)
        while futures:
            done, futures = wait(futures, timeout=0.2, return_when=FIRST_EXCEPTION)
            for future in done:
                future.result()
            yield total - len(futures)
    finally:
        pool.shutdown(cancel_futures=True)
