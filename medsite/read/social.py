"""Social accounts: an https address, or a handle where the network's addresses follow from it."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from medsite.read.faults import make_fault
from medsite.read.fields import read_address_of_page

_NETWORKS = {
    "bluesky": ("bsky.app", "https://bsky.app/profile/{}"),
    "facebook": ("facebook.com", "https://www.facebook.com/{}"),
    "github": ("github.com", "https://github.com/{}"),
    "instagram": ("instagram.com", "https://www.instagram.com/{}/"),
    "linkedin": ("linkedin.com", "https://www.linkedin.com/in/{}/"),
    "orcid": ("orcid.org", "https://orcid.org/{}"),
    "threads": ("threads.net threads.com", "https://www.threads.com/@{}"),
    "tiktok": ("tiktok.com", "https://www.tiktok.com/@{}"),
    "twitter": ("twitter.com x.com", "https://x.com/{}"),
    "x": ("twitter.com x.com", "https://x.com/{}"),
    "youtube": ("youtube.com youtu.be", "https://www.youtube.com/@{}"),
}
"""Network: its hosts, and the address of an account."""

_HANDLE = re.compile(r"@?([\w.-]{1,60})")
_CLOSED = {"google+": 2019, "googleplus": 2019, "google_plus": 2019, "google-plus": 2019, "vine": 2017}


def read_social(value: Any) -> tuple[tuple[str, str], ...]:
    """Return (network, address) pairs of a mapping, a list of addresses or a list of {network, url}."""
    if isinstance(value, str):
        value = [value]
    if isinstance(value, Mapping):
        return tuple(_read_account(str(network), account, (network,)) for network, account in value.items())
    return tuple(_read_listed(account, number) for number, account in enumerate(value))


def _read_listed(account: Any, number: int) -> tuple[str, str]:
    if isinstance(account, Mapping) and {"network", "url"} == set(account):
        return _read_account(str(account["network"]), account["url"], (number, "url"))
    if isinstance(account, Mapping) and len(account) == 1:
        return next(_read_account(str(network), url, (number, network)) for network, url in account.items())
    if not isinstance(account, str):
        raise make_fault("R028", "this account cannot be read", "Write network: https://…", (number,))
    host = (urlsplit(account).hostname or "").removeprefix("www.")
    network = next((name for name, (hosts, _) in _NETWORKS.items() if host in hosts.split()), host)
    return _read_account(network, account, (number,))


def _read_account(network: str, account: Any, steps: tuple[str | int, ...]) -> tuple[str, str]:
    name = network.strip().lower()
    if name in _CLOSED or (isinstance(account, str) and "plus.google.com" in account):
        closed = _CLOSED.get(name, 2019)
        raise make_fault("R028", f"this network closed in {closed}", "Remove this account.", steps)
    hosts, pattern = _NETWORKS.get(name, ("", ""))
    if not isinstance(account, str) or not account.strip():
        raise make_fault("R028", "this account cannot be read", "", steps)
    account = account.strip()
    if pattern and (handle := _HANDLE.fullmatch(account)):
        return name, pattern.format(handle[1])
    _refuse_address(account, hosts, steps)
    return name, account


def _refuse_address(account: str, hosts: str, steps: tuple[str | int, ...]) -> None:
    try:
        read_address_of_page(account)
    except ValueError:
        raise make_fault("R028", "this is not the address of an account", "", steps) from None
    host = (urlsplit(account).hostname or "").lower()
    if hosts and not any(host == known or host.endswith("." + known) for known in hosts.split()):
        raise make_fault("R028", "this address is of another network", "", steps)
