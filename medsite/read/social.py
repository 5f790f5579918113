"""Social accounts: an https address, or a handle where the network's addresses follow from it."""

import difflib
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from pydantic_core import PydanticCustomError

from medsite.read.faults import make_fault
from medsite.read.fields import read_address_of_page

_NETWORKS = {
    "blogger": ("blogspot.com blogger.com", "https://{}.blogspot.com/"),
    "bluesky": ("bsky.app", "https://bsky.app/profile/{}"),
    "facebook": ("facebook.com", "https://www.facebook.com/{}"),
    "github": ("github.com", "https://github.com/{}"),
    "instagram": ("instagram.com", "https://www.instagram.com/{}/"),
    "linkedin": ("linkedin.com", "https://www.linkedin.com/in/{}/"),
    "orcid": ("orcid.org", "https://orcid.org/{}"),
    "pinterest": ("pinterest.com pinterest.co.uk pinterest.de pinterest.fr", "https://www.pinterest.com/{}/"),
    "telegram": ("t.me telegram.me", "https://t.me/{}"),
    "threads": ("threads.net threads.com", "https://www.threads.com/@{}"),
    "tiktok": ("tiktok.com", "https://www.tiktok.com/@{}"),
    "twitter": ("twitter.com x.com", "https://x.com/{}"),
    "x": ("twitter.com x.com", "https://x.com/{}"),
    "youtube": ("youtube.com youtu.be", "https://www.youtube.com/@{}"),
}
"""Network: its hosts, and the address of an account."""
_OTHER_NAMES = (
    "academia blog codeberg discord doximity facebook_group figshare flickr gitlab google_scholar "
    "homepage lemmy line loop mastodon matrix medium osf peertube pixelfed podcast publons pubmed reddit "
    "researchgate rss scopus signal snapchat soundcloud spotify substack twitch vimeo vk web_of_science "
    "website wechat weibo whatsapp wikidata wikipedia xing zenodo "
    "webmention "  # no account: who takes webmentions for the site
    "doctolib figure1 google google_business google_maps healthgrades jameda medscape nextdoor practo quora ratemds "
    "sermo site topdoctors vitals web webmd webpage yelp zocdoc"
)
_OTHERS = frozenset(_OTHER_NAMES.split())
"""Other names that an account may have; its address is taken as it is."""

_HANDLE = re.compile(r"@?([\w.-]{1,60})")
_FEDERATED = re.compile(r"@?([\w.-]{1,60})@((?:[a-zA-Z0-9-]+\.)+[a-zA-Z]{2,})")
_SHAPES = {
    "blogger": (re.compile(r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,35}[a-zA-Z0-9])?"), "at most 37 letters, digits and hyphens"),
    "facebook": (re.compile(r"[a-zA-Z0-9.]{4,50}"), "at most 50 letters, digits and dots"),
    "orcid": (re.compile(r"(?:\d{4}-){3}\d{3}[\dX]"), "like 0000-0002-1825-0097"),
    "pinterest": (re.compile(r"\w{3,30}", re.ASCII), "3 to 30 letters, digits and underscores"),
    "telegram": (re.compile(r"[a-zA-Z]\w{4,31}", re.ASCII), "5 to 32 letters, digits and underscores"),
    "tiktok": (re.compile(r"[\w.]{2,24}", re.ASCII), "2 to 24 letters, digits, dots and underscores"),
    "youtube": (re.compile(r"[\w.-]{3,30}"), "3 to 30 letters, digits, dots, hyphens and underscores"),
    "bluesky": (
        re.compile(r"(?:[a-zA-Z0-9-]+\.)+[a-zA-Z]{2,}|did:plc:[a-z2-7]{24}"),
        "like name.bsky.social",
    ),
    "github": (re.compile(r"[a-zA-Z0-9](?:-?[a-zA-Z0-9]){0,38}"), "letters, digits and single hyphens"),
    "instagram": (re.compile(r"[a-zA-Z0-9_.]{1,30}"), "at most 30 letters, digits, dots and underscores"),
    "linkedin": (re.compile(r"[\w%-]{3,100}"), "3 to 100 letters, digits and hyphens"),
    "mastodon": (re.compile(r"[a-zA-Z0-9_]+(?:[a-zA-Z0-9_.-]*[a-zA-Z0-9_]+)?"), "letters, digits and underscores"),
    "threads": (re.compile(r"[a-zA-Z0-9_.]{1,30}"), "at most 30 letters, digits, dots and underscores"),
    "twitter": (re.compile(r"[a-zA-Z0-9_]{1,15}"), "at most 15 letters, digits and underscores"),
    "x": (re.compile(r"[a-zA-Z0-9_]{1,15}"), "at most 15 letters, digits and underscores"),
}
"""Network: the shape of its handles, and the same in words."""
_BEFORE = {
    "bluesky": "/profile/", "linkedin": "/in/", "mastodon": "/@", "threads": "/@", "tiktok": "/@", "youtube": "/@",
}  # fmt: skip
"""Network: what stands before the handle in an address of an account; other addresses are not looked into."""
_CLOSED = {
    "google+": ("Google+", 2019), "googleplus": ("Google+", 2019), "gplus": ("Google+", 2019), "g+": ("Google+", 2019),
    "vine": ("Vine", 2017), "orkut": ("Orkut", 2014), "periscope": ("Periscope", 2021),
}  # fmt: skip
"""Name without spaces and hyphens → the network that closed, and when."""


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
    plain = re.sub(r"[\s_-]", "", name)
    if plain in _CLOSED or (isinstance(account, str) and "plus.google.com" in account):
        closed, year = _CLOSED.get(plain, _CLOSED["google+"])
        raise make_fault("R028", f"{closed} closed in {year}", "Remove this account.", steps)
    hosts, pattern = _NETWORKS.get(name, ("", ""))
    known = hosts or "." in name or name.replace("-", "_").replace(" ", "_") in _OTHERS
    if not known and not _is_named_by(account, plain):
        raise _unknown_network(name, steps)
    if not isinstance(account, str) or not account.strip():
        raise make_fault("R028", "this account cannot be read", "", steps)
    account = account.strip()
    if name == "mastodon" and (federated := _FEDERATED.fullmatch(account)):
        _refuse_handle(name, federated[1], steps)
        return name, f"https://{federated[2].lower()}/@{federated[1]}"
    if pattern and (handle := _HANDLE.fullmatch(account)):
        _refuse_handle(name, handle[1], steps)
        return name, pattern.format(handle[1])
    _refuse_address(account, hosts, steps)
    before = _BEFORE.get(name, "/")
    path = urlsplit(account).path.rstrip("/")
    if name == "blogger" and path == "":
        _refuse_handle(name, (urlsplit(account).hostname or "").partition(".")[0], steps)
    if path.startswith(before) and "/" not in path[len(before) :]:
        _refuse_handle(name, path[len(before) :], steps)
    return name, account


def _is_named_by(account: Any, name: str) -> bool:
    """Return whether the host of an address bears the network's name: then it is no slip, but one unknown here."""
    try:
        host = urlsplit(account.strip()).hostname if isinstance(account, str) else ""
    except ValueError:
        return False
    return bool(name) and name in (host or "").replace("-", "")


def _unknown_network(name: str, steps: tuple[str | int, ...]) -> PydanticCustomError:
    near = difflib.get_close_matches(name, (*_NETWORKS, *sorted(_OTHERS)), n=1, cutoff=0.7)
    otherwise = f'Known are {", ".join(_NETWORKS)} and others; write "website: https://…" for a page of your own.'
    return make_fault("R028", "unknown network", f'did you mean "{near[0]}"?' if near else otherwise, steps)


def _refuse_handle(network: str, handle: str, steps: tuple[str | int, ...]) -> None:
    shape, words = _SHAPES.get(network, (None, ""))
    if shape and not shape.fullmatch(handle):
        raise make_fault("R028", f"this is no name that {network} gives", f"It would be {words}.", steps)


def _refuse_address(account: str, hosts: str, steps: tuple[str | int, ...]) -> None:
    try:
        read_address_of_page(account)
    except ValueError:
        raise make_fault("R028", "this is not the address of an account", "", steps) from None
    host = (urlsplit(account).hostname or "").lower()
    if hosts and not any(host == known or host.endswith("." + known) for known in hosts.split()):
        other = next((n for n, (known, _) in _NETWORKS.items() if host.removeprefix("www.") in known.split()), "")
        mend = f'did you mean "{other}"?' if other else ""
        raise make_fault("R028", "this address is of another network", mend, steps)
