"""The list of what medsite put at a target, kept there: nothing that is not in it is ever deleted."""

import json

from msgspec import Struct

NAME = "medsite-published.json"
"""The ledger's file name at targets that keep it among the site's files; it names only what is public anyway."""
_FORMAT = 1


class Ledger(Struct, frozen=True):
    """What medsite put at a target.

    files: (path, digest) of what stands there whole, in order. pending: (path, digest) of what a run that has not ended
    was about to put there: each of them is ours, and is old, new or missing. kept: (path, how many publishes) of cards
    that no page shows any more and that stay for a while, because networks go on showing them. url: of the site that
    was published.
    """

    files: tuple[tuple[str, str], ...] = ()
    pending: tuple[tuple[str, str], ...] = ()
    kept: tuple[tuple[str, int], ...] = ()
    url: str = ""


EMPTY = Ledger()


def ledger_bytes(ledger: Ledger) -> bytes:
    """Return `ledger` as the bytes of a file, one path a line."""
    parts = [f'"format": {_FORMAT}', f'"url": {json.dumps(ledger.url)}']
    for name, pairs in (("files", ledger.files), ("pending", ledger.pending), ("kept", ledger.kept)):
        lines = ",\n".join(f"  {json.dumps(path)}: {json.dumps(value)}" for path, value in pairs)
        parts.append(f'"{name}": {{\n{lines}\n}}' if lines else f'"{name}": {{}}')
    return ("{" + ",\n".join(parts) + "}\n").encode()


def parse_ledger(data: bytes | None) -> Ledger:
    """Return the ledger that `data` holds; an empty one where there is none, or none to be trusted.

    With an empty ledger nothing is deleted, and a file that stands at the target is only overwritten when it is asked
    for, so a lost or damaged list costs work but no file of anybody's.
    """
    try:
        record = json.loads(data or b"")
        if record["format"] != _FORMAT:
            return EMPTY
        files = tuple(sorted((str(path), str(digest)) for path, digest in record["files"].items()))
        pending = tuple(sorted((str(path), str(digest)) for path, digest in record["pending"].items()))
        kept = tuple(sorted((str(path), int(count)) for path, count in record["kept"].items()))
        ledger = Ledger(files, pending, kept, str(record["url"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return EMPTY
    return ledger if all(is_inside(path) for path, _ in (*files, *pending, *kept)) else EMPTY


def is_inside(path: str) -> bool:
    """Say whether `path` leads to a file below the target's top folder on every system."""
    odd = "\\" in path or ":" in path or "\0" in path or path == NAME
    return not odd and all(piece not in ("", ".", "..") for piece in path.split("/"))
