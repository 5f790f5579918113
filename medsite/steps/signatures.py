"""The stat signatures of what was written last, so that files nobody touched need not be read again."""

import json
from pathlib import Path

from medsite.compute.digest import digest_values
from medsite.compute.store import Store
from medsite.model.output import Manifest
from medsite.write.survey import Signature, sign_files


def remember_signatures(output: Path, store: Store, manifest: Manifest) -> None:
    """Remember the signatures of the files of `manifest`, which have just been written or found standing."""
    digests = dict(manifest.files)
    signed = sign_files(output, digests)
    record = {path: (signed[path], digest) for path, digest in digests.items() if path in signed}
    store.keep({_key(output): json.dumps(record, separators=(",", ":")).encode()})


def recall_signatures(output: Path, store: Store) -> dict[str, tuple[Signature, str]]:
    """Return path → signature and digest of the files written last; {} where nothing is remembered."""
    key = _key(output)
    data = store.fetch([key]).get(key)
    try:
        record = json.loads(data) if data else {}
        return {str(path): ((a, b, c, d), str(digest)) for path, ((a, b, c, d), digest) in record.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}


def _key(output: Path) -> str:
    return digest_values("standing", str(output))
