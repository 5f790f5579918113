"""Trying again what may pass: a line that breaks, a host that is busy."""

from collections.abc import Callable
from typing import TypeVar

from medsite.publish.setbacks import Unreachable

PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds to wait before each further try."""
T = TypeVar("T")


def try_again(work: Callable[[], T], sleep: Callable[[float], None], pauses: tuple[float, ...] = PAUSES) -> T:
    """Return what `work` returns; call it again after each of `pauses` while it raises `Unreachable`."""
    for pause in pauses:
        try:
            return work()
        except Unreachable:
            sleep(pause)
    return work()
