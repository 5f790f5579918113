"""The servers' keys that this person trusts: OpenSSH's known_hosts files, of which nothing is ever changed here."""

import contextlib
import hashlib
import hmac
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from medsite.publish.targets.ssh_address import Address

_KINDS = {"ssh-rsa": ("rsa-sha2-512", "rsa-sha2-256")}
"""Kind of key → the ways to sign with it, where they have another name."""


class Key(Struct, frozen=True):
    """A server's public key. kind: as in ``ssh-ed25519``. data: the bytes behind its base64 (RFC 4253, 6.6)."""

    kind: str
    data: bytes

    @property
    def words(self) -> str:
        """Return kind and fingerprint as ``ssh`` and ``ssh-keygen -l`` print them."""
        kind = self.kind.removeprefix("ssh-").split("-")[0].split("@")[0].upper()
        return f"{kind} SHA256:{b64encode(hashlib.sha256(self.data).digest()).decode().rstrip('=')}"


class Known(Struct, frozen=True):
    """What known_hosts says of one server. keys: those that it may show. revoked: those that nobody may."""

    keys: tuple[Key, ...]
    revoked: tuple[Key, ...]

    def holds(self, key: Key) -> bool:
        """Say whether the server may show `key`."""
        return key in self.keys and key not in self.revoked

    def sort_kinds(self, kinds: Sequence[str]) -> tuple[str, ...]:
        """Return `kinds` of signatures with those first that a known key can make: the server then shows that key."""
        wanted = [kind for key in self.keys for kind in _KINDS.get(key.kind, (key.kind,))]
        return tuple(sorted(kinds, key=lambda kind: kind not in wanted))


def find_known(address: Address) -> Known:
    """Return the keys that the known_hosts files of `address` name for it; files that are not there name none."""
    found = [pair for path in address.known_hosts for pair in _read_keys(_text_of(path), address.key_name)]
    return Known(tuple(key for key, good in found if good), tuple(key for key, good in found if not good))


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _read_keys(text: str, name: str) -> Iterator[tuple[Key, bool]]:
    """Yield the keys for the host `name`, and whether they are good (not ``@revoked``).

    The keys are not looked into: it is enough to know their bytes again, and a garbled line can do no harm.
    """
    for line in text.splitlines():
        fields = line.split()
        marker = fields.pop(0) if fields and fields[0].startswith("@") else ""
        if len(fields) < 3 or fields[0].startswith("#") or marker == "@cert-authority":
            continue
        with contextlib.suppress(ValueError):  # no base64
            if _names(fields[0].split(","), name):
                yield Key(fields[1], b64decode(fields[2], validate=True)), marker != "@revoked"


def _names(patterns: Sequence[str], name: str) -> bool:
    """Say whether the first field of a line means `name` (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT")."""
    if any(pattern.startswith("!") and _fits(pattern[1:], name) for pattern in patterns):
        return False
    return any(_fits(pattern, name) for pattern in patterns)


def _fits(pattern: str, name: str) -> bool:
    if pattern.startswith("|1|"):
        return _fits_hash(pattern.split("|"), name)
    shape = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
    return re.fullmatch(shape, name, re.IGNORECASE) is not None


def _fits_hash(parts: Sequence[str], name: str) -> bool:
    """Say whether ``|1|SALT|HASH`` is made of `name`: HMAC with SHA-1, as ssh-keygen -H writes it."""
    if len(parts) != 4:
        return False
    with contextlib.suppress(ValueError):
        salt, made = b64decode(parts[2], validate=True), b64decode(parts[3], validate=True)
        return hmac.compare_digest(hmac.digest(salt, name.encode(), "sha1"), made)
    return False
