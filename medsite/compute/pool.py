"""A map over items that runs in place, in processes, or wherever a given executor runs."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")


class Pool:
    """Somewhere to run a pure function over many items, results in the items' order.

    jobs: how many at a time; 1 runs in place. start: makes the executor, once, when there is enough to do.
    watch: is told, after each part, the words for the work, how many items are done, and how many there are.
    """

    def __init__(
        self,
        jobs: int,
        start: "Callable[[int], Executor] | None" = None,
        watch: Callable[[str, int, int], None] | None = None,
    ) -> None:
        self._jobs = max(1, jobs)
        self._start = start or _start_processes
        self._watch = watch or _watch_nothing
        self._executor: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=kind is None, cancel_futures=True)
            if kind is not None:
                _end_processes(self._executor)

    def map_chunks(
        self,
        function: Callable[[Shared, Sequence[Item]], Sequence[Result]],
        shared: Shared,
        items: Sequence[Item],
        *,
        chunk: int,
        least: int,
        words: str,
    ) -> Iterator[Result]:
        """Yield ``function(shared, part)`` item by item, for parts of `chunk` items each.

        least: with fewer items than this the work is done in place, as long as nothing has been started yet: starting
        costs more than it gives, but what runs has read already what the work needs.
        words: what is being done, for `watch`.
        """
        parts = [items[start : start + chunk] for start in range(0, len(items), chunk)]
        in_place = self._jobs == 1 or (self._executor is None and len(items) < least)
        results = (function(shared, part) for part in parts) if in_place else self._spread(function, shared, parts)
        done = 0
        for result in results:
            done += len(result)
            self._watch(words, done, len(items))
            yield from result

    def _spread(
        self,
        function: Callable[[Shared, Sequence[Item]], Sequence[Result]],
        shared: Shared,
        parts: list[Sequence[Item]],
    ) -> Iterator[Sequence[Result]]:
        if self._executor is None:
            self._executor = self._start(self._jobs)
        ahead = self._jobs * 3
        waiting: list[Future[Sequence[Result]]] = []
        for part in parts:
            waiting.append(self._executor.submit(function, shared, part))
            if len(waiting) >= ahead:
                yield waiting.pop(0).result()
        for future in waiting:
            yield future.result()


def _watch_nothing(words: str, done: int, total: int) -> None:
    """Let the work go on unseen."""


def _start_processes(jobs: int) -> "Executor":
    import multiprocessing  # a build of a small site, or of little that is new, needs none of this
    from concurrent.futures import ProcessPoolExecutor

    # Forking is several times cheaper than spawning, and safe only while there is a single thread.
    forking = sys.platform == "linux" and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if forking else "spawn")
    return ProcessPoolExecutor(jobs, context, initializer=_begin_worker, initargs=(os.getpid(),))


def _begin_worker(parent: int) -> None:
    """Leave Ctrl-C to the parent, end with the parent, and be quiet about both."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _end_processes(executor: "Executor") -> None:
    for process in list(getattr(executor, "_processes", None) or {}):
        executor._processes[process].terminate()  # type: ignore[attr-defined]  # noqa: SLF001 - there is no public way
