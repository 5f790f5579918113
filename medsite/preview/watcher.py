"""The door of watchdog: what happens under content/ and themes/ is heard, noise is not.

Editors save by writing aside and renaming, leave swap files, and touch a file dozens of times a save; a renamed folder
gives no events for its files; a folder that goes away takes its watch with it. So an event only says where to look:
what has changed is decided by looking at the files.
"""

import contextlib
import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver, ObservedWatch

_TOLD = frozenset({"created", "modified", "moved", "deleted", "closed"})
_NOISE = re.compile(r"^(?:\.(?!well-known$)|~\$|#.*#$|4913$)|(?:~|\.sw[a-p]|\.part|\.tmp|\.bak)$", re.IGNORECASE)
_FOLDERS = ("content", "themes")
_DEAD = -1


class Heard(Struct, frozen=True):
    """What was heard of since it was last asked. everywhere: more happened than single paths can say."""

    paths: frozenset[str] = frozenset()
    everywhere: bool = False

    def __bool__(self) -> bool:
        return bool(self.paths) or self.everywhere


class Watcher(FileSystemEventHandler):
    """Listens to a site's folder. wake: is called, from another thread, whenever something was heard."""

    def __init__(self, root: Path, wake: Callable[[], None]) -> None:
        """Begin to listen."""
        self._root, self._wake = root, wake
        self._lock = threading.Lock()
        self._paths: set[str] = set()
        self._everywhere = False
        self._observer: BaseObserver | None = None
        self._watches: dict[str, tuple[int, ObservedWatch]] = {}
        self._start(Observer())

    def take(self) -> Heard:
        """Return what was heard, and forget it."""
        if not self._paths and not self._everywhere:
            return Heard()
        with self._lock:
            heard = Heard(frozenset(self._paths), self._everywhere)
            self._paths.clear()
            self._everywhere = False
        return heard

    def tend(self) -> None:
        """Watch folders that came, or came back; forget those that went."""
        for name in _FOLDERS:
            inode = _inode(self._root / name)
            known = self._watches.get(name)
            if inode == (known[0] if known else 0):
                continue
            if known and self._observer:
                with contextlib.suppress(KeyError, OSError):
                    self._observer.unschedule(known[1])
                del self._watches[name]
            if inode:
                self._watch(name, inode)
            self._hear([], everywhere=True)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note where something happened."""
        if event.event_type not in _TOLD or (event.is_directory and event.event_type in {"modified", "closed"}):
            return
        if event.event_type == "deleted" and event.is_directory:
            self._forget(self._name(event.src_path))
        named = [self._name(path) for path in (event.src_path, event.dest_path) if path]
        paths = [path for path in named if path]
        if paths:
            self._hear([] if event.is_directory else paths, everywhere=event.is_directory)

    def _start(self, observer: "BaseObserver") -> None:
        """Watch what is there; where the system has no watches left, look every second instead."""
        self._observer = observer
        self._watches.clear()
        try:
            for name in _FOLDERS:
                inode = _inode(self._root / name)
                if inode:
                    self._watch(name, inode)
            observer.start()
        except OSError:
            if isinstance(observer, PollingObserver):
                raise
            self._start(PollingObserver(timeout=1))

    def _watch(self, name: str, inode: int) -> None:
        if self._observer:
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                watch = self._observer.schedule(self, str(self._root / name), recursive=True)
                self._watches[name] = (inode, watch)

    def _forget(self, name: str) -> None:
        """Note that a watch has died with its folder: another of its name may even have the same inode."""
        known = self._watches.get(name)
        if known:
            self._watches[name] = (_DEAD, known[1])

    def _name(self, path: str | bytes) -> str:
        """Return a path from the site's root with forward slashes, "" for noise."""
        whole = Path(path.decode("utf-8", "surrogateescape") if isinstance(path, bytes) else path)
        if not whole.is_relative_to(self._root):
            return ""
        pieces = whole.relative_to(self._root).parts
        return "" if any(map(_NOISE.search, pieces)) else "/".join(pieces)

    def _hear(self, paths: list[str], *, everywhere: bool) -> None:
        with self._lock:
            self._paths.update(paths)
            self._everywhere = self._everywhere or everywhere
        self._wake()


def _inode(folder: Path) -> int:
    """Return what tells a folder from another of its name, 0 where there is none."""
    try:
        return folder.stat().st_ino if folder.is_dir() and not folder.is_symlink() else 0
    except OSError:
        return 0
