"""The door of uvicorn: the preview begins, follows the folder, and ends within a second when it is told to."""

import asyncio
import contextlib
import gc
import socket
import sys
from collections.abc import Callable
from types import FrameType

import uvicorn
from msgspec import Struct

from medsite.preview.backlog import Backlog, work_off
from medsite.preview.faults import name_fault, silence_loggers
from medsite.preview.folder import Borrow, Tell
from medsite.preview.guards import Guards
from medsite.preview.hand import Hand
from medsite.preview.panel import Desk
from medsite.preview.server import Parts, Server
from medsite.preview.streams import Streams
from medsite.preview.watcher import Watcher
from medsite.preview.workshop import Workshop

HOST = "127.0.0.1"
_QUIET = 0.04  # seconds without news before a save is taken to be over
_LONGEST = 0.4  # seconds after which it is looked at in any case
_LAST = 0.4  # seconds left to the store when the server ends
_ROUND = 0.5  # seconds between two looks whether the folders are still there


class Offer(Struct, frozen=True):
    """What is served.

    editor: a URL with {path} and {line}, "" for none. ready: is told the port, once it answers. confess: is told
    the kind and place of a fault of medsite's own.
    """

    tell: Tell
    borrow: Borrow
    editor: str
    ready: Callable[[int], None]
    confess: Callable[[str], None]


class PortTaken(Exception):  # noqa: N818 - a state of the machine, not an error of the program
    """Raised when another program has the port. free: the next that is free, 0 for none."""

    def __init__(self, port: int, free: int) -> None:
        super().__init__(f"port {port} is taken")
        self.port, self.free = port, free


def open_port(port: int) -> socket.socket:
    """Return a socket that listens on `port` of this machine alone (0: any that is free).

    Raises:
        PortTaken: where another program listens there.
    """
    try:
        return _bind(port)
    except OSError:
        raise PortTaken(port, _next_free(port)) from None


def serve_site(offer: Offer, listening: socket.socket) -> None:
    """Serve the site until the process is told to end; the socket is closed then."""
    with listening, contextlib.suppress(asyncio.CancelledError):
        asyncio.run(_serve(offer, listening))


async def _serve(offer: Offer, listening: socket.socket) -> None:
    silence_loggers()
    loop, news = asyncio.get_running_loop(), asyncio.Event()
    request = offer.tell()
    watcher = Watcher(request.root, lambda: _wake(loop, news))
    hand, streams = Hand("site"), Streams()
    workshop = await asyncio.wrap_future(hand.do(lambda: _open_workshop(offer)))
    desk = Desk(request.root, request.bundled, offer.editor)
    server = Server(
        Parts(workshop, hand, Hand("pictures"), desk, streams, watcher, lambda error: offer.confess(name_fault(error)))
    )
    reader = Hand("backlog")
    backlog = Backlog(workshop, hand, reader, offer.borrow)
    work = (_follow(server, news), _tend(watcher), work_off(backlog, server.tell))
    tasks = [asyncio.create_task(one) for one in work]
    offer.ready(listening.getsockname()[1])
    try:
        await _Uvicorn(_config(server.app()), streams).serve(sockets=[listening])
    finally:
        for task in tasks:
            task.cancel()
        with contextlib.suppress(TimeoutError):  # a part that is being written to the store comes to its end
            await asyncio.wait_for(asyncio.wrap_future(reader.do(lambda: None)), _LAST)


def _open_workshop(offer: Offer) -> Workshop:
    """Return the workshop; what it holds from the start is not looked over for garbage again and again."""
    gc.disable()
    try:
        return Workshop(offer.tell, offer.borrow)
    finally:
        gc.freeze()
        gc.enable()


async def _follow(server: Server, news: asyncio.Event) -> None:
    """Look at the folder when a save is over: once, however many events it made."""
    loop = asyncio.get_running_loop()
    while True:
        await news.wait()
        begun = loop.time()
        while news.is_set() and loop.time() - begun < _LONGEST:
            news.clear()
            await asyncio.sleep(_QUIET)
        news.clear()
        await server.refresh()


async def _tend(watcher: Watcher) -> None:
    while True:
        await asyncio.sleep(_ROUND)
        watcher.tend()


def _wake(loop: asyncio.AbstractEventLoop, news: asyncio.Event) -> None:
    with contextlib.suppress(RuntimeError):  # the loop has ended: there is nobody to wake
        loop.call_soon_threadsafe(news.set)


class _Uvicorn(uvicorn.Server):
    """A server that ends its event streams when it is told to end: it would wait for them otherwise."""

    def __init__(self, config: uvicorn.Config, streams: Streams) -> None:
        super().__init__(config)
        self._streams = streams

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End the streams, then the server."""
        super().handle_exit(sig, frame)
        self._streams.end()


def _config(app: Guards) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        host=HOST,
        log_config=None,
        access_log=False,
        ws="none",
        lifespan="off",
        server_header=False,
        date_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=1,
    )


def _bind(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":  # there, SO_REUSEADDR would let two programs share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen(1024)
    except OSError:
        listening.close()
        raise
    return listening


def _next_free(port: int) -> int:
    for other in range(port + 1, min(port + 50, 65536)):
        with contextlib.suppress(OSError), _bind(other):
            return other
    return 0
