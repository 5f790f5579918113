"""The stat signatures of what was written last, so that files nobody touched need not be read again."""

from pathlib import Path

from msgspec.json import Decoder, encode

from medsite.compute.digest import digest_values
from medsite.compute.store import Store
from medsite.model.output import Manifest
from medsite.write.survey import Signature, sign_files

_RECORD = Decoder(dict[str, tuple[Signature, str]])


def remember_signatures(output: Path, store: Store, manifest: Manifest) -> None:
    """Remember the signatures of the files of `manifest`, which have just been written or found standing."""
    digests = dict(manifest.files)
    signed = sign_files(output, digests)
    record = {path: (signed[path], digest) for path, digest in digests.items() if path in signed}
    store.keep({_key(output): encode(record)})


def recall_signatures(output: Path, store: Store) -> dict[str, tuple[Signature, str]]:
    """Return path → signature and digest of the files written last; {} where nothing is remembered."""
    key = _key(output)
    data = store.fetch([key]).get(key)
    try:
        return _RECORD.decode(data) if data else {}
    except ValueError:
        return {}


def _key(output: Path) -> str:
    return digest_values("standing", str(output))
