"""A report for machines: the JSON of `medsite check --format json`, whose keys are a contract."""

import json
from typing import Any

from medsite.model.finding import Finding, Waiver
from medsite.model.problem import Place, Problem
from medsite.model.report import Report


def report_json(report: Report) -> str:
    """Return the report as JSON: ``{"findings": […], "problems": […], "waivers": […]}``."""
    return json.dumps(
        {
            "findings": [_finding(finding) for finding in report.findings],
            "problems": [_problem(problem) for problem in report.problems],
            "waivers": [_waiver(waiver) for waiver in report.waivers],
        },
        ensure_ascii=True,
        indent=1,
    )


def _place(place: Place) -> dict[str, Any]:
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return _place(finding.place) | {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity,
        "message": finding.message,
        "mend": finding.mend,
        "letter": finding.letter,
        "length": finding.length,
        "words": finding.words,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return _place(problem.place) | {
        "rule": problem.rule,
        "category": problem.category,
        "severity": problem.severity,
        "message": problem.message,
        "mend": problem.mend,
    }


def _waiver(waiver: Waiver) -> dict[str, Any]:
    return {
        "rule": waiver.rule,
        "path": waiver.path,
        "words": waiver.words,
        "reason": waiver.reason,
        "who": waiver.who,
        "when": waiver.when.isoformat(),
        "until": waiver.until.isoformat() if waiver.until else None,
    }
