"""Remembered results: a key for what went in, bytes for what came out, on disk and safe to lose.

One SQLite file. A row holds a checksum over key and value; a row that does not fit is dropped, and a file that
SQLite cannot read is replaced by an empty one. Values are plain bytes: nothing in a store can run.
"""

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

_SCHEMA = "CREATE TABLE IF NOT EXISTS memo (key TEXT PRIMARY KEY, sum BLOB NOT NULL, value BLOB NOT NULL)"
_BATCH = 500


class Store:
    """A map from keys to bytes that outlives the process. Not for more than one writer at a time."""

    def __init__(self, database: sqlite3.Connection, path: Path | None = None) -> None:
        self._database = database
        self._path = path
        self._used: set[int] = set()  # keys by their hash: two with the same one are kept together, which does no harm
        self._waiting: dict[str, bytes] = {}
        self._held: dict[str, bytes] = {}  # what the disk would not take
        self._spoiled = False

    def fetch(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Return what is remembered under `keys`; a key that is missing or damaged is left out."""
        wanted = list(dict.fromkeys(keys))
        self._used.update(map(hash, wanted))
        near = self._held | self._waiting if self._held else self._waiting
        found = {key: near[key] for key in wanted if key in near}
        rest = [key for key in wanted if key not in found]
        for start in range(0, len(rest), _BATCH):
            found |= self._select(rest[start : start + _BATCH])
        return found

    def keep(self, results: Mapping[str, bytes]) -> None:
        """Remember `results`; they reach the disk when `settle` is called or many have gathered."""
        self._used.update(map(hash, results))
        self._waiting.update(results)
        if len(self._waiting) >= _BATCH:
            self._flush()

    def is_empty(self) -> bool:
        """Say whether nothing is remembered at all, so that asking is in vain."""
        with contextlib.suppress(sqlite3.Error):
            return not self._waiting and self._database.execute("SELECT 1 FROM memo LIMIT 1").fetchone() is None
        return True

    def settle(self) -> None:
        """Put everything on disk."""
        self._flush()

    def forget_all(self) -> None:
        """Forget everything: what this store gave was unfit. A file that cannot be emptied goes when it is closed."""
        self._waiting.clear()
        self._held.clear()
        try:
            with self._database:
                self._database.execute("DELETE FROM memo")
        except sqlite3.Error:
            self._spoiled = True

    def forget_unused(self) -> None:
        """Forget what this run did not ask for, when that is most of the store. Only for a run that asks for all."""
        self._flush()
        with contextlib.suppress(sqlite3.Error):
            (count,) = self._database.execute("SELECT count(*) FROM memo").fetchone()
            if count > 2 * len(self._used) + 1000:
                self._delete_unused()

    def close(self) -> None:
        """Put everything on disk and let go of the file; one that is damaged is removed."""
        self._flush()
        self._database.close()
        if self._spoiled and self._path is not None:
            with contextlib.suppress(OSError):
                self._path.unlink()

    def _select(self, keys: list[str]) -> dict[str, bytes]:
        if self._spoiled:
            return {}
        marks = ",".join("?" * len(keys))
        try:
            rows = self._database.execute(
                f"SELECT key, sum, value FROM memo WHERE key IN ({marks})",  # noqa: S608 - only question marks
                keys,
            ).fetchall()
        except sqlite3.Error as error:
            self._note(error)
            return {}
        return {key: value for key, check, value in rows if _fits(key, check, value)}

    def _flush(self) -> None:
        rows = [(key, _checksum(key, value), value) for key, value in self._waiting.items()]
        try:
            if not self._spoiled:
                with self._database:
                    self._database.executemany("INSERT OR REPLACE INTO memo VALUES (?, ?, ?)", rows)
        except sqlite3.Error as error:
            self._note(error)
            self._held.update(self._waiting)
        if self._spoiled:
            self._held.update(self._waiting)
        self._waiting.clear()

    def _note(self, error: sqlite3.Error) -> None:
        """Note that the file is damaged, unless the disk is only full or the file busy."""
        self._spoiled = self._spoiled or not isinstance(error, sqlite3.OperationalError)

    def _delete_unused(self) -> None:
        with self._database:
            keys = [key for (key,) in self._database.execute("SELECT key FROM memo") if hash(key) not in self._used]
            self._database.executemany("DELETE FROM memo WHERE key = ?", [(key,) for key in keys])
        self._database.execute("VACUUM")


def open_store(folder: Path) -> Store:
    """Open the store in `folder`, making it where it is missing, damaged or not ours.

    Where the folder cannot be written to, the store lives in memory for this run.
    """
    path = folder / "memo.sqlite"
    for attempt in range(2):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return Store(_connect(str(path)), path)
        except (sqlite3.Error, OSError):
            if attempt == 0:
                with contextlib.suppress(OSError):
                    path.unlink()
    return open_memory_store()


def open_memory_store() -> Store:
    """Open a store that is gone with the process."""
    return Store(_connect(":memory:"))


def _connect(where: str) -> sqlite3.Connection:
    database = sqlite3.connect(where, timeout=5.0, isolation_level="IMMEDIATE")
    try:
        # A lost row costs a little work, never a wrong page, so waiting for the disk buys nothing.
        for line in ("trusted_schema=OFF", "synchronous=OFF", "journal_mode=MEMORY", "cell_size_check=ON"):
            database.execute(f"PRAGMA {line}")
        objects = database.execute("SELECT type, name FROM sqlite_master").fetchall()
        if any(
            kind in {"trigger", "view"} or name not in {"memo", "sqlite_autoindex_memo_1"} for kind, name in objects
        ):
            raise sqlite3.DatabaseError("not a store of ours")
        database.execute(_SCHEMA)
        database.execute("SELECT key, sum, value FROM memo LIMIT 1").fetchall()
        database.commit()
    except sqlite3.Error:
        database.close()
        raise
    return database


def _checksum(key: str, value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=8, key=key.encode()[:64]).digest()


def _fits(key: object, check: object, value: object) -> bool:
    return isinstance(key, str) and isinstance(value, bytes) and check == _checksum(key, value)
