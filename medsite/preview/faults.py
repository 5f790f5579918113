"""A fault of medsite's own is named by its kind and place alone: its message could hold words of the content."""

import logging
from types import TracebackType


def name_fault(error: BaseException) -> str:
    """Return kind and place of a fault ("TypeError at medsite.plan.urls:12")."""
    trace: TracebackType | None = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} at {where}"


def silence_loggers() -> None:
    """Keep the libraries from printing tracebacks."""
    for name in ("uvicorn", "asyncio", "watchdog"):
        logger = logging.getLogger(name)
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
