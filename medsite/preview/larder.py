"""What was made is kept for a while: the newest of it, up to a number of bytes."""

from collections import OrderedDict
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Larder(Generic[Value]):
    """A map that forgets what was not asked for the longest. most: bytes that may lie in it."""

    def __init__(self, most: int) -> None:
        """Begin empty."""
        self._most = most
        self._held = 0
        self._kept: OrderedDict[str, tuple[Value, int]] = OrderedDict()

    def __contains__(self, key: str) -> bool:
        return key in self._kept

    def take(self, key: str) -> Value | None:
        """Return what is kept under `key`, None where it is gone."""
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def keep(self, key: str, value: Value, size: int) -> None:
        """Keep `value`, of `size` bytes; the oldest go where there is no room."""
        if key in self._kept:
            self._held -= self._kept.pop(key)[1]
        self._kept[key] = (value, size)
        self._held += size
        while self._held > self._most and len(self._kept) > 1:
            _, (_, gone) = self._kept.popitem(last=False)
            self._held -= gone
