"""The door of starlette: requests in, pages out, event streams to what is open."""

import asyncio
import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from mimetypes import guess_type
from typing import TypeVar
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace
from starlette.applications import Starlette
from starlette.requests import Request as Asked
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from medsite.compute.digest import digest_bytes, digest_values
from medsite.preview import studio
from medsite.preview.faults import name_fault
from medsite.preview.guards import Guards
from medsite.preview.hand import Hand
from medsite.preview.networks import network_named
from medsite.preview.orders import Work
from medsite.preview.panel import STUDIO, Desk, badge, dress_page
from medsite.preview.paths import read_path, url_of
from medsite.preview.shown import Change, Count, Notes, Shown
from medsite.preview.streams import MOST, Stream, Streams
from medsite.preview.watcher import Watcher
from medsite.preview.workshop import Workshop
from medsite.steps.pressing import press_one

_STYLED = re.compile(rb"-[0-9a-f]{10}\.css")
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ics": "text/calendar; charset=utf-8",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".vcf": "text/vcard; charset=utf-8",
    ".woff2": "font/woff2",
}
_WEB = ("live.js", "parts.css", "panel.css", "studio.css", "studio.js")
Result = TypeVar("Result")


class Parts(Struct, frozen=True):
    """What the server works with.

    hand: does everything with the workshop. press: presses what takes long. confess: is told faults of medsite's own.
    """

    workshop: Workshop
    hand: Hand
    press: Hand
    desk: Desk
    streams: Streams
    watcher: Watcher
    confess: Callable[[BaseException], None]


class Server:
    """The preview's answers, and what it tells of changes."""

    def __init__(self, parts: Parts) -> None:
        """Serve from `parts`."""
        self._parts = parts
        self._told = Count()
        self._faulted = False  # whether the last look at the folder failed, so that the next must be at all of it
        self._tasks: set[asyncio.Task[None]] = set()

    def app(self) -> Guards:
        """Return the application with its guards before it."""
        routes = [
            Route(f"{STUDIO}events", self.follow),
            Route(f"{STUDIO}open", self.open_file),
            Route(f"{STUDIO}cards", self.cards),
            Route(f"{STUDIO}post", self.post),
            Route(f"{STUDIO}{{name}}", self.web),
            Route(STUDIO, self.studio),
            Route("/{path:path}", self.page),
        ]
        return Guards(Starlette(routes=routes, exception_handlers={Exception: self.fault}))

    async def fault(self, _: Asked, error: Exception) -> Response:
        """Answer where medsite itself failed."""
        self._parts.confess(error)
        return _plain(500, f"medsite itself failed: {name_fault(error)}. Please tell its developers this line.\n")

    async def refresh(self) -> None:
        """Look at what the watcher has heard of, and tell every open page."""
        heard = self._parts.watcher.take()
        if not heard:
            return
        workshop, everywhere = self._parts.workshop, heard.everywhere or self._faulted
        looked = asyncio.wrap_future(self._parts.hand.do(lambda: workshop.refresh(heard.paths, everywhere=everywhere)))
        await asyncio.wait([looked])
        fault = looked.exception()
        self._faulted = fault is not None
        if fault is not None:
            self._parts.confess(fault)
            return
        change = looked.result()
        self._tasks.add(task := asyncio.create_task(self.tell(change)))
        task.add_done_callback(self._tasks.discard)

    async def page(self, asked: Asked) -> Response:
        """Answer with a page or file of the site, made now."""
        await self.refresh()
        base = self._parts.workshop.base
        raw: bytes = asked.scope["raw_path"]
        path = read_path(raw, base)
        if path is None:
            if asked.url.path in {"/", base.rstrip("/")} and base != "/":
                return RedirectResponse(base)
            return _plain(404, "There is nothing here.\n")
        shown = await self._show(path)
        if shown.status == 404 and not path.endswith(".html"):
            there = await self._show(f"{path}/index.html")
            if there.status == 200:
                return RedirectResponse(url_of(f"{path}/index.html", base))
        if shown.target:
            return RedirectResponse(_near(shown.target))
        return await self._dressed(shown)

    async def _lost(self, shown: Shown) -> Shown:
        """Return what the site itself says at an address that it does not have."""
        said = await self._show("404.html")
        return replace(shown, data=said.data)

    async def follow(self, asked: Asked) -> Response:
        """Open an event stream for a page; what it shows may be old already."""
        streams = self._parts.streams
        if asked.method == "HEAD":
            return Response(media_type="text/event-stream")
        if len(streams.open) >= MOST:
            return _plain(503, "Too many pages of the preview are open.\n")
        stream = Stream(asked.query_params.get("path", ""), asked.query_params.get("gist", ""))
        streams.open.add(stream)  # before it is brought up to date: what happens meanwhile is for it too
        await self._bring_up_to_date(stream, Change(any=True, styles=True))
        return StreamingResponse(streams.follow(stream), media_type="text/event-stream")

    async def studio(self, asked: Asked) -> Response:  # noqa: ARG002 - routes are called so
        """Answer with the studio."""
        survey = await self._do(self._parts.workshop.survey)
        return Response(studio.studio_page(survey, self._parts.desk), media_type="text/html; charset=utf-8")

    async def cards(self, asked: Asked) -> Response:
        """Answer with the wall of cards as a network shows them."""
        page = asked.query_params.get("page", "1")
        number = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
        wall = await self._do(lambda: self._parts.workshop.wall(number))
        network = network_named(asked.query_params.get("network", ""))
        return Response(studio.cards_page(wall, network), media_type="text/html; charset=utf-8")

    async def post(self, asked: Asked) -> Response:
        """Answer with the post kit of an article."""
        source = asked.query_params.get("article", "")
        found = await self._do(lambda: self._parts.workshop.share(source))
        if found is None:
            return _plain(404, "There is no such article.\n")
        return Response(studio.post_page(found[0], self._parts.desk, found[1]), media_type="text/html; charset=utf-8")

    async def web(self, asked: Asked) -> Response:
        """Answer with a file of the preview's own."""
        name = asked.path_params["name"]
        if name not in _WEB:
            return _plain(404, "There is nothing here.\n")
        return Response(_web_file(name), media_type="text/javascript" if name.endswith(".js") else "text/css")

    async def open_file(self, asked: Asked) -> Response:
        """Lead to the author's editor, for a source or theme file and nothing else."""
        path, line = asked.query_params.get("path", ""), asked.query_params.get("line", "1")
        file = self._parts.desk.find(path)
        if asked.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
            return _plain(403, "Only the preview's own pages lead to the editor.\n")
        if file is None or not self._parts.desk.editor or not (line.isascii() and line.isdigit()):
            return _plain(404, "There is no such file.\n")
        return RedirectResponse(self._parts.desk.editor.format(path=file.resolve().as_posix(), line=int(line)))

    async def tell(self, change: Change) -> None:
        """Tell every open page what a change means for it."""
        count = await self._do(self._parts.workshop.count)
        recounted, self._told = count != self._told, count
        for stream in list(self._parts.streams.open):
            if change.any:
                await self._bring_up_to_date(stream, change)
            if recounted:
                self._parts.streams.send(stream, "count", str(badge(count, Notes())))

    async def _bring_up_to_date(self, stream: Stream, change: Change) -> None:
        streams, workshop = self._parts.streams, self._parts.workshop
        if stream.path == STUDIO:
            streams.send(stream, "reload", "")
            return
        if change.styles:
            streams.send(stream, "styles", await self._do(workshop.styles))
        shown = await self._show(stream.path)
        if gist_of(shown) != stream.gist:
            stream.gist = gist_of(shown)
            streams.send(stream, "reload", "")

    async def _show(self, path: str) -> Shown:
        workshop = self._parts.workshop
        found = await self._do(lambda: self._ready(path))
        if isinstance(found, Shown):
            return found
        pressed = await asyncio.wrap_future(self._parts.press.do(lambda: press_one(found.desk, found.job)))
        return await self._do(lambda: workshop.finish(path, pressed))

    def _ready(self, path: str) -> Shown | Work:
        """Return the answer, pages pressed on the spot; pictures and cards are left to the other hand."""
        workshop = self._parts.workshop
        found = workshop.prepare(path)
        if isinstance(found, Shown) or found.heavy:
            return found
        return workshop.finish(path, press_one(found.desk, found.job))

    async def _dressed(self, shown: Shown) -> Response:
        gist = gist_of(shown)
        if shown.status == 404:
            shown = await self._lost(shown)
        elif not shown.path.endswith((".html", ".htm")):
            if shown.status != 200:
                return _plain(shown.status, "This file cannot be made; the studio at /_studio/ says why.\n")
            return Response(shown.data, media_type=_media_type(shown.path))
        count = await self._do(self._parts.workshop.count)
        data = dress_page(shown, count, self._parts.desk, gist)
        return Response(data, shown.status, media_type="text/html; charset=utf-8")

    async def _do(self, call: Callable[[], Result]) -> Result:
        return await asyncio.wrap_future(self._parts.hand.do(call))


def gist_of(shown: Shown) -> str:
    """Return a digest of what a browser shows, whatever its stylesheets are: these are swapped without a reload."""
    return digest_values(shown.path, shown.status, digest_bytes(_STYLED.sub(b".css", shown.data)), shown.notes)


def _near(target: str) -> str:
    """Return where a former address leads, on this server instead of the published site."""
    parts = urlsplit(target)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _plain(status: int, words: str) -> Response:
    return Response(words, status, media_type="text/plain; charset=utf-8")


def _media_type(path: str) -> str:
    ending = f".{path.rpartition('.')[2]}" if "." in path else ""
    kind = _TYPES.get(ending) or guess_type(path)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") and "charset" not in kind else kind


@cache
def _web_file(name: str) -> bytes:
    return files("medsite.preview").joinpath("web", name).read_bytes()
