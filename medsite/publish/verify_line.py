"""Asking a host: one connection a thread, with limits of time and size, and nothing followed."""

import http.client
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Self
from urllib.parse import urlsplit

from msgspec import Struct

from medsite.audit.online import Answer

_TRIES = 3
_PAUSE = 0.5  # seconds before the second try; twice as long before the third
_PIECE = 65_536
_HEADERS = {"User-Agent": "medsite-verify", "Accept": "*/*", "Accept-Encoding": "identity", "Cache-Control": "no-cache"}


class Manner(Struct, frozen=True):
    """How a host is asked.

    timeout: seconds for each step of an answer; patience: for a whole one. lanes: connections at a time.
    batch: answers in memory at a time. sleep: waits so many seconds.
    """

    sleep: Callable[[float], None]
    timeout: float = 15.0
    patience: float = 60.0
    lanes: int = 6
    batch: int = 240


class Question(Struct, frozen=True):
    """A URL to ask for, and how many bytes of the answer are wanted at most."""

    url: str
    most: int = 2_000_000


class Line:
    """A connection to a host that is opened when it is needed and opened anew when it broke. For one thread."""

    def __init__(self, manner: Manner) -> None:
        self._manner = manner
        self._to = ("", "")
        self._open: http.client.HTTPConnection | None = None

    def __enter__(self) -> Self:
        """Open nothing yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close what is open."""
        self._close()

    def ask(self, question: Question) -> Answer:
        """Return what the host says; an answer with a fault where it says nothing after several tries."""
        fault = ""
        for tried in range(_TRIES):
            if tried:
                self._manner.sleep(_PAUSE * tried)
            try:
                return self._ask_once(question)
            except ssl.SSLCertVerificationError as error:
                self._close()
                return Answer(question.url, 0, fault=f"its certificate is not valid: {error.verify_message}")
            except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
                self._close()
                fault = _say(error)
        return Answer(question.url, 0, fault=fault)

    def _ask_once(self, question: Question) -> Answer:
        parts = urlsplit(question.url)
        line = self._connect(parts.scheme, parts.netloc)
        line.request("GET", (parts.path or "/") + (f"?{parts.query}" if parts.query else ""), headers=_HEADERS)
        told = line.getresponse()
        headers: dict[str, str] = {}
        for name, value in told.getheaders():
            known = headers.get(name.lower())
            headers[name.lower()] = f"{known}, {value}" if known else value
        body, whole = self._read(told, question.most)
        if not whole or told.will_close:
            self._close()
        if headers.get("content-encoding", "").lower() == "gzip":  # some hosts pack unasked
            unpacker = zlib.decompressobj(31)
            body, whole = unpacker.decompress(body, question.most), whole and not unpacker.unconsumed_tail
        return Answer(question.url, told.status, headers, body, cut=not whole)

    def _read(self, told: http.client.HTTPResponse, most: int) -> tuple[bytes, bool]:
        """Return the body and whether it is whole; a host that only drips is not waited for."""
        end = time.monotonic() + self._manner.patience
        pieces: list[bytes] = []
        size = 0
        while piece := told.read1(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > most:
                return b"".join(pieces)[:most], False
            if time.monotonic() > end:
                raise TimeoutError("it sends too slowly")
        if told.length:  # `read1` ends in silence where the line broke
            raise http.client.IncompleteRead(b"", told.length)
        told.close()  # frees the connection for the next question
        return b"".join(pieces), True

    def _connect(self, scheme: str, netloc: str) -> http.client.HTTPConnection:
        if self._open is None or self._to != (scheme, netloc):
            self._close()
            kind = http.client.HTTPSConnection if scheme == "https" else http.client.HTTPConnection
            host = netloc if netloc.isascii() else netloc.encode("idna").decode()
            self._open, self._to = kind(host, timeout=self._manner.timeout), (scheme, netloc)
        return self._open

    def _close(self) -> None:
        if self._open is not None:
            self._open.close()
        self._open = None


def ask_all(questions: Sequence[Question], manner: Manner, watch: Callable[[int], None]) -> Iterator[Answer]:
    """Yield the answers in the order of the questions. watch: told how many are answered."""
    lanes = max(1, min(manner.lanes, len(questions)))
    done, turn = [0], threading.Lock()

    def ask_some(some: Sequence[Question]) -> list[Answer]:
        answers = []
        with Line(manner) as line:
            for question in some:
                answers.append(line.ask(question))
                with turn:
                    done[0] += 1
                    watch(done[0])
        return answers

    with ThreadPoolExecutor(lanes) as pool:
        shares = list(pool.map(ask_some, [questions[lane::lanes] for lane in range(lanes)]))
    for number in range(len(questions)):
        yield shares[number % lanes][number // lanes]


def _say(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "it did not answer in time"
    if isinstance(error, ConnectionRefusedError):
        return "it refused the connection"
    if isinstance(error, ssl.SSLError):
        return "it could not agree on encryption"
    if isinstance(error, OSError) and error.strerror:
        return f"it could not be reached: {error.strerror.lower()}"
    return "it broke off in the middle of its answer"
