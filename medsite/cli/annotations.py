"""Reports for the tools that developers' hosts run: SARIF 2.1.0 and GitHub's workflow commands."""

import hashlib
import json
from typing import Any

from medsite import __version__
from medsite.model.finding import Finding
from medsite.model.problem import Problem
from medsite.model.report import Report

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def report_sarif(report: Report) -> str:
    """Return the report as one SARIF 2.1.0 run (OASIS, 2020): the same findings, with the same rule ids."""
    items = _items(report)
    names = sorted({item.rule for item in items})
    driver = {
        "name": "medsite",
        "version": __version__,
        "rules": [{"id": name, "helpUri": f"https://medsite.invalid/rules#{name}"} for name in names],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(item, names.index(item.rule)) for item in items],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1)


def report_github(report: Report) -> str:
    """Return the report as workflow commands, one line each, that GitHub shows beside the lines of a change."""
    return "\n".join(_command(item) for item in _items(report))


def _items(report: Report) -> list[Problem | Finding]:
    return sorted([*report.problems, *report.findings], key=lambda item: (item.place, item.rule))


def _result(item: Problem | Finding, index: int) -> dict[str, Any]:
    place = item.place
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    location = {"physicalLocation": {"artifactLocation": {"uri": place.path}, "region": region}}
    # A print of the place and rule lets a host tell an old result from a new one; it holds no words.
    trace = hashlib.sha256(f"{item.rule}\n{place.path}\n{place.line}\n{place.column}".encode()).hexdigest()
    return {
        "ruleId": item.rule,
        "ruleIndex": index,
        "level": item.severity,
        "message": {"text": f"{item.message}. {item.mend}"},
        "locations": [location],
        "partialFingerprints": {"medsite/v1": trace},
    }


def _command(item: Problem | Finding) -> str:
    place = item.place
    where = f"file={_property(place.path)},line={place.line},col={place.column},endLine={place.end_line}"
    return f"::{item.severity} {where},title={_property(item.rule)}::{_data(f'{item.message}. {item.mend}')}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
