"""How long the rules may look at one file: far longer than they ever need; at the end of it the file is withheld.

A rule that takes too long must not let a file through, and must not hold up a build for ever. The time is that of the
processor in this thread, not of a clock on the wall: a busy machine changes nothing. An ordinary text takes less than
a second a million characters, so the limit is met by a fault of a rule, never by a slow computer; and because only what
was found clean is remembered, a warm build says the same as a clean one.
"""

import time
from collections.abc import Callable, Iterable, Iterator

from medsite.screen.text import Hit

LEAST = 60.0  # seconds of processor time, for the shortest text
A_MILLION = 60.0  # seconds more for every million characters


class TooSlow(Exception):  # noqa: N818 - says what happened, not that the program is wrong
    """Raised when the time is up. looked_for: what was being looked for, in a few words; seconds: the limit."""

    def __init__(self, looked_for: str, seconds: float) -> None:
        super().__init__(looked_for)
        self.looked_for = looked_for
        self.seconds = seconds


class Patience:
    """The time that is left for one text. size: in characters. tell: returns seconds, from any beginning."""

    def __init__(self, size: int, tell: Callable[[], float] = time.thread_time) -> None:
        self.seconds = LEAST + A_MILLION * size / 1_000_000
        self._tell = tell
        self._end = tell() + self.seconds

    def spend(self, looked_for: str, hits: Iterable[Hit]) -> Iterator[Hit]:
        """Yield the hits; look at the time at each of them and after the last.

        Raises:
            TooSlow: when the time is up.
        """
        for hit in hits:
            self._check(looked_for)
            yield hit
        self._check(looked_for)

    def _check(self, looked_for: str) -> None:
        if self._tell() > self._end:
            raise TooSlow(looked_for, self.seconds)
