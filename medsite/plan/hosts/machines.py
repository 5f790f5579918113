"""JSON files of hosts: ``vercel.json``, ``staticwebapp.config.json`` (Azure), ``firebase.json``."""

import json
import re
from typing import Any

from medsite.plan.hosts.description import FRESH, IMMUTABLE, KEPT_NAMES, NAMED_TYPES, TYPES, Description

MOST_VERCEL = 1000  # of 1024 redirects (vercel.com/docs/limits)
_LARGEST_AZURE = 20_000  # bytes (learn.microsoft.com/azure/static-web-apps/configuration, "Restrictions")


def write_vercel(told: Description) -> str:
    """Return ``vercel.json`` (vercel.com/docs/project-configuration), for ``vercel deploy`` of the output folder."""
    home = _path_pattern(told.base.path)
    lasting = KEPT_NAMES.removesuffix("$")
    headers = [{"source": f"{home}(.*)", "headers": _pairs(told.headers)}]
    headers.append({"source": f"{home}(.*{lasting})", "headers": _pairs((("Cache-Control", IMMUTABLE),))})
    headers += [
        {"source": f"{home}(.*{pattern})", "headers": _pairs((("Content-Type", f"{kind}; charset=utf-8"),))}
        for pattern, kind in _typed()
    ]
    redirects = [
        {"source": _path_pattern(redirect.url), "destination": redirect.target, "statusCode": 301}
        for redirect in told.redirects[:MOST_VERCEL]
    ]
    return _printed({"$schema": "https://openapi.vercel.sh/vercel.json", "headers": headers, "redirects": redirects})


def write_firebase(told: Description) -> str:
    """Return ``firebase.json`` (firebase.google.com/docs/hosting/full-config), for ``firebase deploy`` in output/."""
    home = re.escape(told.base.path)
    headers: list[dict[str, Any]] = [
        {"regex": f"^{home}.*", "headers": _pairs((*told.headers, ("Cache-Control", FRESH)))},
        {"regex": f"^{home}.*{KEPT_NAMES.replace('(?=[0-9]*[a-f])', '')}", "headers": _pairs((_lasting(),))},
    ]
    headers += [
        {"regex": f"^{home}.*{pattern}$", "headers": _pairs((("Content-Type", f"{kind}; charset=utf-8"),))}
        for pattern, kind in _typed()
    ]
    redirects = [
        {"regex": f"^{re.escape(redirect.source.rstrip('/'))}/?$", "destination": redirect.target, "type": 301}
        for redirect in told.redirects
    ]
    # "ignore" is given so that the default, which leaves out .well-known, does not hold
    hosting = {"public": ".", "ignore": ["firebase.json"], "headers": headers, "redirects": redirects}
    return _printed({"hosting": hosting})


def write_azure(told: Description) -> str:
    """Return ``staticwebapp.config.json`` (learn.microsoft.com/azure/static-web-apps/configuration).

    Azure takes 20 KB; former addresses beyond are left to the pages that lead on.
    """
    kept = [{"route": f"{folder}*", "headers": {"Cache-Control": IMMUTABLE}} for folder in told.kept]
    redirects = [{"route": r.url, "redirect": r.target, "statusCode": 301} for r in told.redirects]
    while True:
        text = _printed(
            {
                "globalHeaders": dict(told.headers),
                "responseOverrides": {"404": {"rewrite": told.not_found}},
                "mimeTypes": {f".{ending}": kind for ending, kind in TYPES},
                "routes": [*kept, *redirects],
            }
        )
        over = len(text.encode()) - _LARGEST_AZURE
        if over <= 0 or not redirects:
            return text
        del redirects[-max(1, over // 400) :]


def _lasting() -> tuple[str, str]:
    return "Cache-Control", IMMUTABLE


def _typed() -> list[tuple[str, str]]:
    """Return (end of an address as a pattern, media type)."""
    named = [(re.escape(name), kind) for name, kind in NAMED_TYPES]
    return named + [(rf"\.{ending}", kind) for ending, kind in TYPES]


def _pairs(headers: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    return [{"key": name, "value": value} for name, value in headers]


def _path_pattern(path: str) -> str:
    """Return a path as path-to-regexp takes it literally."""
    return re.sub(r"([(){}\[\]:*+?.!\\])", r"\\\1", path)


def _printed(content: object) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"
