"""Who may ask, and for what: this machine's own browser, by its own name, to read.

A web page of anybody can make a browser send requests to 127.0.0.1, and a name of anybody's can be made to lead there
(DNS rebinding; Vite's CVE-2025-24010 was both). So the Host must be this machine's, an Origin must be ours, and
nothing but GET and HEAD is answered.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
_HEADERS = (
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
)


class Guards:
    """The outermost layer of the server: refuses what must not be answered, and seals every answer."""

    def __init__(self, app: App) -> None:
        """Stand before `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def sealed(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                kept = [pair for pair in message.get("headers", []) if pair[0].lower() != b"cache-control"]
                message["headers"] = [*kept, *_HEADERS]
            await send(message)

        refusal = refuse(scope["method"], scope["headers"])
        if refusal is None:
            await self._app(scope, receive, sealed)
            return
        status, words = refusal
        headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(words)).encode())]
        headers += [(b"allow", b"GET, HEAD")] if status == 405 else []
        await sealed({"type": "http.response.start", "status": status, "headers": headers})
        await sealed({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else words.encode()})


def refuse(method: str, headers: list[tuple[bytes, bytes]]) -> tuple[int, str] | None:
    """Return status and words where a request must not be answered, else None."""
    if method not in {"GET", "HEAD"}:
        return 405, "The preview can only be read.\n"
    given = [value.decode("latin-1") for name, value in headers if name == b"host"]
    if len(given) != 1 or not _is_ours(given[0]):
        return 403, "The preview answers to 127.0.0.1 and localhost only.\n"
    origins = [value.decode("latin-1") for name, value in headers if name == b"origin"]
    if any(origin.lower() != f"http://{given[0].lower()}" for origin in origins):
        return 403, "The preview answers its own pages only.\n"
    told = {name: value for name, value in headers if name.startswith(b"sec-fetch-")}
    foreign = told.get(b"sec-fetch-site", b"none") in {b"cross-site", b"same-site"}
    if foreign and (told.get(b"sec-fetch-mode") != b"navigate" or told.get(b"sec-fetch-dest") != b"document"):
        return 403, "The preview answers its own pages only.\n"
    return None


def _is_ours(host: str) -> bool:
    try:
        parts = urlsplit(f"//{host}")
        port = parts.port
    except ValueError:
        return False
    name = host.lower().removesuffix(f":{port}") if port is not None else host.lower()
    return name in HOSTS
