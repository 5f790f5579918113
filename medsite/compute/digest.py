"""Digests: short names for bytes and values."""

import hashlib


def digest_bytes(data: bytes) -> str:
    """Return the BLAKE2b digest of `data`: 32 hexadecimal digits (128 bits)."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def digest_values(*values: object) -> str:
    """Return one digest of plain, frozen values.

    It is taken over their `repr`, so a value must print all that matters and nothing that changes from
    run to run: strings, numbers, dates, tuples and frozen values do; sets do not.
    """
    return digest_bytes("\x1f".join(map(repr, values)).encode("utf-8", "surrogatepass"))
