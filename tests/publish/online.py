"""A host on the loopback that serves a built site rightly, and that can be told to do one thing wrong."""

import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from urllib.parse import unquote, urlsplit

from medsite.audit.online import redirect_of
from medsite.publish.headers import cache_control, content_type

GOOD = {
    "content-security-policy": "default-src 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}


@dataclass(frozen=True, slots=True)
class Manners:
    """What the host does wrong, by URL path without the base; nothing by default.

    status, moved, bodies, types, keeping: another status, Location, body, media type, Cache-Control than the right one.
    without: a header that is left out everywhere. drip: seconds between two bytes. endless: never stops.
    hasty: hangs up in the middle of that many first answers. packed: gzip, though nobody asked.
    """

    status: Mapping[str, int] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, bytes] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    keeping: Mapping[str, str] = field(default_factory=dict)
    without: str = ""
    soft: bool = False
    drip: float = 0.0
    endless: bool = False
    hasty: int = 0
    packed: bool = False


@contextmanager
def host(
    site: Path, manners: Manners | None = None, base: str = "", *, secure: ssl.SSLContext | None = None
) -> Iterator[str]:
    """Serve `site` under `base` ("/~drpat") and give its URL, without a slash at the end."""
    broken = [0]
    handler = partial(_Handler, site=site, manners=manners or Manners(), base=base, broken=broken)
    with _Server(("127.0.0.1", 0), handler) as server:
        if secure:
            server.socket = secure.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"{'https' if secure else 'http'}://127.0.0.1:{server.server_address[1]}{base}"
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def server_bind(self) -> None:
        """Bind without asking the name service what this machine is called: that can take seconds."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, site: Path, manners: Manners, base: str, broken: list[int]) -> None:
        self.site, self.manners, self.base, self.broken = site, manners, base, broken
        super().__init__(*args)  # type: ignore[arg-type]

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the parent's
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer as a good host does, but for what the manners say."""
        path = unquote(urlsplit(self.path).path).removeprefix(self.base)
        file = self.site / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
        found = file.is_file()
        status = 200 if found or self.manners.soft else 404
        data = file.read_bytes() if found else (self.site / "404.html").read_bytes()
        moved = self.manners.moved.get(path) or (redirect_of(data) if found else "")
        self._send(path, self.manners.status.get(path, 301 if moved else status), data, moved)

    def _send(self, path: str, status: int, data: bytes, moved: str) -> None:
        manners, name = self.manners, path + ("index.html" if path.endswith("/") else "")
        body = manners.bodies.get(path, data)
        if manners.packed:
            import gzip

            body = gzip.compress(body, mtime=0)
        told = GOOD | {
            "content-type": manners.types.get(path, content_type(name)),
            "cache-control": manners.keeping.get(path, cache_control(name)),
        }
        told |= {"location": moved} if moved else {}
        told |= {"content-encoding": "gzip"} if manners.packed else {}
        self.send_response(status)
        for header, value in told.items():
            if header != manners.without:
                self.send_header(header, value)
        self.send_header("Content-Length", str(len(body) + (10**12 if manners.endless else 0)))
        self.end_headers()
        self._pour(body)

    def _pour(self, body: bytes) -> None:
        if self.broken[0] < self.manners.hasty:
            self.broken[0] += 1
            self.wfile.write(body[: len(body) // 2])
            self.close_connection = True
            return
        try:
            if self.manners.drip:
                for start in range(len(body)):
                    self.wfile.write(body[start : start + 1])
                    time.sleep(self.manners.drip)
            self.wfile.write(body)
            while self.manners.endless:
                self.wfile.write(b" " * 65_536)
        except OSError:
            self.close_connection = True
