"""Event streams (server-sent events, WHATWG HTML 9.2) to the pages that are open in browsers."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

MOST = 256  # streams at a time; each is an open browser tab
_PULSE = 20.0  # seconds between two signs of life, so that a closed tab is noticed


@dataclass(eq=False, slots=True)
class Stream:
    """A page that is open somewhere. path: its output path; gist: of the bytes that it shows."""

    path: str
    gist: str
    waiting: asyncio.Queue[bytes | None] = field(default_factory=lambda: asyncio.Queue(64))


class Streams:
    """All open streams."""

    def __init__(self) -> None:
        """Begin with none."""
        self.open: set[Stream] = set()
        self._ended = False

    def send(self, stream: Stream, event: str, told: object) -> None:
        """Put an event on its way; a stream that takes none in is let go."""
        try:
            stream.waiting.put_nowait(pack_event(event, told))
        except asyncio.QueueFull:
            self.open.discard(stream)

    def end(self) -> None:
        """End every stream: the server is about to stop."""
        self._ended = True
        for stream in self.open:
            while not stream.waiting.empty():
                stream.waiting.get_nowait()
            stream.waiting.put_nowait(None)

    async def follow(self, stream: Stream) -> AsyncIterator[bytes]:
        """Yield the events of an open stream until it ends."""
        try:
            yield b"retry: 500\n\n"
            while not self._ended and stream in self.open:
                try:
                    event = await asyncio.wait_for(stream.waiting.get(), _PULSE)
                except TimeoutError:
                    event = b":\n\n"
                if event is None:
                    return
                yield event
        finally:
            self.open.discard(stream)


def pack_event(event: str, told: object) -> bytes:
    """Return an event as it goes over the wire."""
    return f"event: {event}\ndata: {json.dumps(told, ensure_ascii=True)}\n\n".encode("ascii")
