"""A built site on a port of this machine, as a plain host would serve it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _Quiet(SimpleHTTPRequestHandler):
    told: tuple[tuple[str, str], ...] = ()

    def end_headers(self) -> None:
        """Add the headers that are wanted of every answer."""
        for name, value in self.told:
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the parent's
        """Say nothing."""


@contextmanager
def serve_folder(folder: Path, *headers: tuple[str, str]) -> Iterator[str]:
    """Serve a folder on 127.0.0.1, with these headers, and give its address, without a trailing slash."""
    handler = type("_Told", (_Quiet,), {"told": headers})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
