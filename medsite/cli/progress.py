"""How far a run has come: a bar on a terminal when it takes over a second, nothing elsewhere."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE = 1.0  # seconds before a bar is worth showing
_PAUSE = 0.1  # seconds between two drawings


class ProgressBar:
    """Told how far the work is, draws it. quiet: never draws."""

    def __init__(self, *, quiet: bool) -> None:
        self._silent = quiet or not sys.stderr.isatty()
        self._began = self._drawn = time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._words = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def watch(self, words: str, done: int, total: int) -> None:
        """Show `words` with `done` of `total`."""
        now = time.monotonic()
        if self._silent or now - self._began < _PATIENCE or now - self._drawn < _PAUSE:
            return
        self._drawn = now
        bar = self._bar or self._open()
        if words != self._words or self._task is None:
            self._words = words
            self._task = bar.add_task(words.capitalize(), total=total)
        bar.update(self._task, completed=done)
        bar.refresh()

    def _open(self) -> "Progress":
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        # Drawn by hand: a drawing thread would forbid the cheap way to start worker processes.
        columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
        self._bar = Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
        self._bar.start()
        return self._bar
