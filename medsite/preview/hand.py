"""A thread that does one thing after the other, so that what it works on needs no lock."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

Result = TypeVar("Result")


class Hand:
    """One worker thread. It ends with the process, whatever it is doing: it holds nothing that must be put away."""

    def __init__(self, name: str) -> None:
        """Begin to wait for work."""
        self._waiting: queue.SimpleQueue[tuple[Future[Any], Callable[[], Any]]] = queue.SimpleQueue()
        threading.Thread(target=self._work, name=name, daemon=True).start()

    def do(self, call: Callable[[], Result]) -> Future[Result]:
        """Return the future of `call`, which is done when all that was asked before it is."""
        future: Future[Result] = Future()
        self._waiting.put((future, call))
        return future

    @property
    def busy(self) -> bool:
        """Return whether anything waits to be done."""
        return not self._waiting.empty()

    def _work(self) -> None:
        while True:
            future, call = self._waiting.get()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(call())
            except BaseException as error:  # noqa: BLE001 - it is raised again where the future is asked
                future.set_exception(error)
