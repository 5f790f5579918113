"""The list that an output tree carries with it: which files medsite made, and their digests."""

import json
from pathlib import Path

from medsite.model.output import Manifest

NAME = "medsite-manifest.json"
_FORMAT = 1


def manifest_bytes(manifest: Manifest) -> bytes:
    """Return `manifest` as the bytes of the file ``medsite-manifest.json``: one path a line, in order."""
    lines = [f"  {json.dumps(path)}: {json.dumps(digest)}" for path, digest in manifest.files]
    head = f'{{"format": {_FORMAT}, "key": {json.dumps(manifest.key)}, "files": {{\n'
    return (head + ",\n".join(lines) + "\n}}\n").encode()


def read_manifest(output: Path) -> Manifest | None:
    """Return the manifest that stands in `output`, or None where there is none to be trusted."""
    try:
        data = json.loads((output / NAME).read_bytes())
        files = data["files"] if data["format"] == _FORMAT else {}
        pairs = tuple(sorted((str(path), str(digest)) for path, digest in files.items()))
        key = str(data["key"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return Manifest(pairs, key) if pairs and all(_is_inside(path) for path, _ in pairs) else None


def _is_inside(path: str) -> bool:
    return not path.startswith("/") and ".." not in path.split("/") and "\\" not in path and ":" not in path
