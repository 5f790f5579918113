"""The servers' keys that this person trusts: OpenSSH's known_hosts files, of which nothing is ever changed here."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from medsite.publish.targets.ssh_address import Address

_KINDS = {"ssh-rsa": ("rsa-sha2-512", "rsa-sha2-256")}
"""Kind of key → the ways to sign with it, where they have another name."""


@dataclass(frozen=True, slots=True)
class Known:
    """What known_hosts says of one server. keys: paramiko keys that it may show. revoked: those that nobody may."""

    keys: tuple[Any, ...]
    revoked: tuple[Any, ...]

    def holds(self, key: Any) -> bool:
        """Say whether the server may show `key`."""
        return key in self.keys and key not in self.revoked

    def sort_kinds(self, kinds: Sequence[str]) -> tuple[str, ...]:
        """Return `kinds` of signatures with those first that a known key can make: the server then shows that key."""
        wanted = [kind for key in self.keys for kind in _KINDS.get(key.get_name(), (key.get_name(),))]
        return tuple(sorted(kinds, key=lambda kind: kind not in wanted))


def find_known(address: Address) -> Known:
    """Return the keys that the known_hosts files of `address` name for it; files that are not there name none."""
    found = [pair for path in address.known_hosts for pair in _read_keys(_text_of(path), address.key_name)]
    return Known(tuple(key for key, good in found if good), tuple(key for key, good in found if not good))


def in_words(key: Any) -> str:
    """Return kind and fingerprint of a key as ``ssh`` and ``ssh-keygen -l`` print them."""
    kind = key.get_name().removeprefix("ssh-").removeprefix("ecdsa-sha2-").split("@")[0]
    return f"{kind.upper()} {key.fingerprint}"


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _read_keys(text: str, name: str) -> Iterator[tuple[Any, bool]]:
    """Yield the keys for the host `name`, and whether they are good (not ``@revoked``)."""
    import paramiko
    from paramiko.hostkeys import HostKeyEntry, InvalidHostKey

    for line in text.splitlines():
        fields = line.split()
        marker = fields.pop(0) if fields and fields[0].startswith("@") else ""
        if len(fields) < 3 or fields[0].startswith("#") or marker == "@cert-authority":
            continue
        try:
            entry = HostKeyEntry.from_line(" ".join(fields[:3]))
        except (paramiko.SSHException, InvalidHostKey):
            continue
        if entry is not None and _names(entry.hostnames, name):
            yield entry.key, marker != "@revoked"


def _names(patterns: Sequence[str], name: str) -> bool:
    """Say whether the first field of a line means `name` (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT")."""
    if any(pattern.startswith("!") and _fits(pattern[1:], name) for pattern in patterns):
        return False
    return any(_fits(pattern, name) for pattern in patterns)


def _fits(pattern: str, name: str) -> bool:
    from paramiko import HostKeys

    if pattern.startswith("|1|"):
        return pattern.count("|") == 3 and bool(HostKeys.hash_host(name, pattern) == pattern)
    shape = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
    return re.fullmatch(shape, name, re.IGNORECASE) is not None
