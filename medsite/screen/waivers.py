"""Reviewed exceptions: which findings they excuse, and which of them are old or unused."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from medsite.model.finding import Finding, Waiver
from medsite.model.problem import Problem


class Judged(Struct, frozen=True):
    """Findings after the waivers: those that stand, those excused with their waivers, and problems with waivers."""

    findings: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...]
    problems: tuple[Problem, ...]


def digest_words(rule: str, path: str, words: str) -> str:
    """Return the digest of found words for one rule at one path: 3 hexadecimal digits.

    So short that of any list of names, dates or numbers one in 4,096 shares it: the words can't be guessed back.
    """
    key = f"{rule}\n{path}".encode()
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=2, salt=_salt(key)).hexdigest()[:3]


def _salt(key: bytes) -> bytes:
    return hashlib.blake2b(key, digest_size=16).digest()


def apply_waivers(findings: Iterable[Finding], waivers: Sequence[Waiver], today: date) -> Judged:
    """Return the findings that stand and those that a waiver excuses; report waivers that are old or unused."""
    in_force = {(waiver.rule, waiver.path, waiver.words): waiver for waiver in waivers if not _is_over(waiver, today)}
    standing, waived = [], []
    for finding in findings:
        waiver = in_force.get((finding.rule, finding.place.path, finding.words)) if finding.words else None
        if waiver:
            waived.append((finding, waiver))
        else:
            standing.append(finding)
    used = {waiver.place for _, waiver in waived}
    problems = tuple(_complain(waiver, today) for waiver in waivers if waiver.place not in used)
    return Judged(tuple(standing), tuple(waived), problems)


def waiver_entry(finding: Finding, today: date) -> str:
    """Return the entry to paste into content/waivers.yaml; the author adds who and why."""
    return (
        f'- rule: {finding.rule}\n  path: {finding.place.path}\n  words: "{finding.words}"\n'
        f'  reason: ""\n  who: ""\n  when: {today.isoformat()}\n'
    )


def list_in_force(waivers: Iterable[Waiver], today: date) -> tuple[Waiver, ...]:
    """Return the waivers that hold today, for the report that names them all."""
    return tuple(sorted((waiver for waiver in waivers if not _is_over(waiver, today)), key=lambda waiver: waiver.place))


def _is_over(waiver: Waiver, today: date) -> bool:
    return waiver.until is not None and waiver.until < today


def _complain(waiver: Waiver, today: date) -> Problem:
    if _is_over(waiver, today):
        return Problem(
            waiver.place,
            "S-WAIVER-EXPIRED",
            f"this waiver ended on {waiver.until}",
            "look at the page again: remove the entry, or give it a new date.",
            "warning",
            "waiver",
        )
    return Problem(
        waiver.place,
        "S-WAIVER-UNUSED",
        "this waiver excuses nothing",
        "remove the entry, or check its rule, path and words.",
        "warning",
        "waiver",
    )
