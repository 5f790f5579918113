"""Short forms that people write, spread into the full shape: a text for a mapping, one for a list."""

import difflib
import re
import zoneinfo
from collections.abc import Mapping
from typing import Any

from medsite.read.faults import make_fault

_TARGET_KEYS = {
    "folder": ({"path"}, {"in_place"}),
    "git": ({"repository"}, {"branch"}),
    "s3": ({"bucket"}, {"prefix", "endpoint", "region", "profile", "addressing", "cdn"}),
    "ssh": ({"host", "path"}, {"user", "port", "releases"}),
    "command": ({"run"}, set[str]()),
}
"""Kind: the keys it needs, and those it may have."""


def spread_one(value: Any) -> Any:
    """Return a list where one item was written without it."""
    return value if isinstance(value, list) else [value]


def spread_address(value: Any) -> Any:
    """Return a mapping for an address written as text; the text of one written in parts."""
    if isinstance(value, str):
        return {"text": ", ".join(line.strip(" ,") for line in value.split("\n") if line.strip())}
    if isinstance(value, Mapping):
        names = {
            "city": "locality",
            "town": "locality",
            "state": "region",
            "zip": "postcode",
            "postal_code": "postcode",
        }
        value = {
            (names[key] if names.get(key, key) not in value else key) if key in names else key: part
            for key, part in value.items()
        }
        if not value.get("text"):
            parts = [value.get(key) for key in ("street", "locality", "region", "postcode", "country")]
            lines = [part.strip() for part in parts if isinstance(part, str) and part.strip()]
            # a bare country code is for machines: an address in words does without it
            code = len(lines) > 1 and len(lines[-1]) == 2 and lines[-1] == value.get("country", "").strip()
            value["text"] = ", ".join(lines[:-1] if code else lines)
    return value


def spread_theme(value: Any) -> Any:
    """Return {name} for a theme's name."""
    return {"name": value} if isinstance(value, str) else value


def spread_telehealth(value: Any) -> Any:
    """Return the address of {url, states, platform}."""
    if not isinstance(value, Mapping):
        return value
    if unknown := set(value) - {"url", "states", "platform"}:
        raise make_fault("R012", "telehealth has url, states and platform only", "", (min(unknown),))
    if "url" not in value:
        raise make_fault("R011", "telehealth has no url", "Add url: https://…")
    return value["url"]


def spread_menu(value: Any) -> Any:
    """Return a list of {label, url} for a mapping of labels to addresses."""
    if isinstance(value, Mapping):
        return [{"label": label, "url": url} for label, url in value.items()]
    if not isinstance(value, list):
        return value
    return [_spread_entry(entry) for entry in value]


def _spread_entry(entry: Any) -> Any:
    if isinstance(entry, Mapping) and len(entry) == 1 and not set(entry) & {"label", "url"}:
        return next({"label": label, "url": url} for label, url in entry.items())
    return entry


def spread_targets(value: Any) -> Any:
    """Return a list of targets with their names."""
    if not isinstance(value, Mapping):
        raise make_fault("R026", "targets are written as NAME: {kind: …}")
    for name, target in value.items():
        if not isinstance(target, Mapping):
            raise make_fault("R026", "a target is a mapping with a kind", "", (name,))
        _refuse_target(str(name), target)
    return [{"name": name, **target} for name, target in value.items()]


def _refuse_target(name: str, target: Mapping[str, Any]) -> None:
    kind = target.get("kind")
    known = ", ".join(_TARGET_KEYS)
    if not isinstance(kind, str) or kind not in _TARGET_KEYS:
        steps = (name, "kind") if "kind" in target else (name,)
        raise make_fault("R026", "a target needs a kind that is known", f"Known kinds: {known}.", steps)
    needed, optional = _TARGET_KEYS[kind]
    if missing := sorted(needed - set(target)):
        raise make_fault("R026", f'a target of kind "{kind}" needs "{missing[0]}"', f'Add "{missing[0]}: …".', (name,))
    if unknown := sorted(set(target) - needed - optional - {"kind"}):
        near = difflib.get_close_matches(unknown[0], needed | optional, n=1)
        mend = f'did you mean "{near[0]}"?' if near else f"Known here: {', '.join(sorted(needed | optional))}."
        raise make_fault("R012", f'a target of kind "{kind}" has no such key', mend, (name, unknown[0]))
    for key, option in target.items():
        if not isinstance(option, str) or not option.strip():
            raise make_fault("R013", "a target's values are text", "", (name, key))
    if "port" in target and not (target["port"].isdecimal() and 0 < int(target["port"]) < 65536):
        raise make_fault("R016", "this is no port", "Write a number from 1 to 65535.", (name, "port"))


def read_target(value: Any) -> Any:
    """Return {name, kind, options}."""
    if not isinstance(value, Mapping):
        return value
    options = {key: option for key, option in value.items() if key not in ("name", "kind")}
    return {"name": value["name"], "kind": value["kind"], "options": options}


def spread_reference(value: Any) -> Any:
    """Return {text} for a reference written as text; ``title`` and ``citation`` are other words for text."""
    if isinstance(value, str):
        return {"text": value}
    if isinstance(value, Mapping) and "text" not in value:
        for other in ("citation", "title"):
            if other in value:
                return {("text" if key == other else key): part for key, part in value.items()}
    return value


def flatten_pairs(value: Any) -> tuple[tuple[str, str], ...]:
    """Return (name, text) pairs: names of nested ones with dots, lists with commas."""
    if not isinstance(value, Mapping):
        raise make_fault("R010", "a mapping belongs here", "Write name: value below it.")
    pairs: list[tuple[str, str]] = []
    for name, part in value.items():
        if isinstance(part, Mapping):
            pairs += [(f"{name}.{inner}", text) for inner, text in flatten_pairs(part)]
        else:
            pairs.append((str(name), _flat(part)))
    return tuple(pairs)


def _flat(part: Any) -> str:
    if isinstance(part, list):
        return ", ".join(map(_flat, part))
    if isinstance(part, Mapping):
        return "; ".join(f"{name}: {_flat(inner)}" for name, inner in part.items())
    return str(part)


def join_details(value: Any) -> tuple[str, ...]:
    """Return a line of text for each entry; a mapping's values are joined with commas."""
    entries = value if isinstance(value, list) else [value]
    lines = []
    for number, entry in enumerate(entries):
        line = ", ".join(map(_flat, entry.values())) if isinstance(entry, Mapping) else _flat(entry)
        line = " ".join(line.split())
        if not line:
            raise make_fault("R013", "this is empty", "", (number,))
        lines.append(line)
    return tuple(lines)


def read_timezone(value: Any) -> str:
    """Return the name of a time zone that exists."""
    name = str(value).strip()
    try:
        zoneinfo.ZoneInfo(name)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        raise make_fault("R019", "unknown time zone", _near_zone(name)) from None
    return name


def _near_zone(name: str) -> str:
    zones = zoneinfo.available_timezones()
    by_city = {zone.rsplit("/", 1)[-1].lower(): zone for zone in sorted(zones)}
    word = re.sub(r"\s+", "_", name.rsplit("/", 1)[-1].lower())
    near = difflib.get_close_matches(word, by_city, n=1, cutoff=0.7)
    return f'did you mean "{by_city[near[0]]}"?' if near else ""


def read_count(value: Any) -> int:
    """Return a whole number from 1 to 1000."""
    text = str(value).strip()
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:5]) <= 1000):
        raise make_fault("R016", "this is no whole number from 1 to 1000")
    return int(text)


def read_geo(value: Any) -> tuple[float, float]:
    """Return latitude and longitude of a text, a list or a mapping."""
    if isinstance(value, Mapping):
        value = [
            value.get("latitude", value.get("lat", "")),
            value.get("longitude", value.get("lon", value.get("lng", ""))),
        ]
    parts = value.split(",") if isinstance(value, str) else value
    try:
        latitude, longitude = (float(part) for part in parts)
    except (TypeError, ValueError):
        raise make_fault("R025", "two numbers belong here") from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise make_fault("R025", "this place is not on Earth", "Latitude comes first, then longitude.")
    return latitude, longitude
