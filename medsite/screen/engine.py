"""The screening of one file: read it as text, run every detector, take out the facts, say where."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from medsite.compute.digest import digest_values
from medsite.model.finding import Finding, Waiver
from medsite.model.problem import Place
from medsite.screen.blocks import read_text
from medsite.screen.detectors import DETECTORS, SPREADERS
from medsite.screen.facts import Facts
from medsite.screen.rules import FAULT, LETTERS
from medsite.screen.rules_table import all_rules
from medsite.screen.text import Hit, Text
from medsite.screen.waivers import digest_words

__all__ = [
    "FAULT",
    "Screen",
    "open_screen",
    "screen_artifact",
    "screen_source",
    "screen_text",
    "screen_words",
    "state_fault",
]


@dataclass(frozen=True, slots=True)
class Screen:
    """What every file is screened with. Equal screens have equal digests.

    options: of site.yaml's ``screening``. waivers: in force; words that one excuses in a source may stand in every
    finished file that is made of it. Empty for sources, whose findings are judged by place.
    """

    facts: Facts
    options: tuple[tuple[str, str], ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @property
    def digest(self) -> str:
        """Return the digest of facts, options and waivers: part of the key of remembered results."""
        excused = tuple((waiver.rule, waiver.path, waiver.words) for waiver in self.waivers)
        return digest_values(self.facts.digest, self.options, excused)


def open_screen(facts: Facts, options: tuple[tuple[str, str], ...] = ()) -> Screen:
    """Return the screen of a site."""
    return Screen(facts, options)


def screen_source(screen: Screen, path: str, data: bytes) -> tuple[Finding, ...]:
    """Return what stands in a source under content/."""
    return _screen(screen, path, data)


def screen_artifact(screen: Screen, path: str, data: bytes) -> tuple[Finding, ...]:
    """Return what stands in a finished file."""
    return _screen(screen, path, data)


def _screen(screen: Screen, path: str, data: bytes) -> tuple[Finding, ...]:
    try:
        return screen_words(screen, path, data.decode("utf-8-sig"))
    except Exception:  # noqa: BLE001 - the outermost door: whatever goes wrong in a rule, the file is withheld
        return (state_fault(path),)


def screen_words(screen: Screen, path: str, source: str) -> tuple[Finding, ...]:
    """Return what stands in a text; raises whatever a faulty rule raises."""
    return screen_text(screen, read_text(path, source))


def screen_text(screen: Screen, text: Text) -> tuple[Finding, ...]:
    """Return what stands in a text that was read; raises whatever a faulty rule raises."""
    hits = [hit for detector in DETECTORS for hit in detector(text, screen.facts)]
    for spread in SPREADERS:
        hits += spread(text, screen.facts, hits)
    kept = _without_doubles(hit for hit in hits if not _may_stand(screen, hit, text.plain[hit.start : hit.end]))
    lines = _Lines(text.source)
    return tuple(sorted({_finding(text, hit, lines) for hit in kept}))


def _may_stand(screen: Screen, hit: Hit, words: str) -> bool:
    """Say whether words are a fact of the site, or excused by a waiver for the same kind of identifier."""
    if screen.facts.allows(hit.category, words):
        return True
    rules = all_rules()
    return any(
        waiver.rule in rules
        and rules[waiver.rule].category == hit.category
        and digest_words(waiver.rule, waiver.path, words) == waiver.words
        for waiver in screen.waivers
    )


def state_fault(path: str) -> Finding:
    """Return the finding that withholds a file that could not be screened."""
    return Finding(Place(path), FAULT.id, FAULT.category, "error", FAULT.title, FAULT.mend)


def _without_doubles(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits without those of the same category inside another; an error outranks a warning."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=_rank):
        if not any(
            other.start < hit.end
            and hit.start < other.end
            and (
                other.category == hit.category
                or hit.severity == "warning"
                or (other.start <= hit.start and hit.end <= other.end)
            )
            for other in kept
        ):
            kept.append(hit)
    return iter(kept)


def _rank(hit: Hit) -> tuple[bool, int, bool, int, str]:
    """Return the order in which hits are taken: errors, then long ones, then numbers before names and places."""
    soft = hit.category in {"NAME", "GEO", "DATE", "AGE"}
    return hit.severity != "error", hit.start - hit.end, soft, hit.start, hit.rule


class _Lines:
    """Finds the line and column of a place in a source."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._starts: Sequence[int] = ()

    def at(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column of an offset."""
        if not self._starts:
            starts, at = [0], self._source.find("\n") + 1
            while at:
                starts.append(at)
                at = self._source.find("\n", at) + 1
            self._starts = starts
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def _finding(text: Text, hit: Hit, lines: _Lines) -> Finding:
    rule = all_rules().get(hit.rule, FAULT)
    if text.block_at(hit.start).part == "file":
        place = Place(text.path)
    else:
        start = text.trail.start_of(hit.start)
        end = max(text.trail.end_of(hit.end), start + 1)
        place = Place(text.path, *lines.at(start), *lines.at(end))
    words = text.plain[hit.start : hit.end]
    return Finding(
        place,
        hit.rule,
        hit.category,
        hit.severity,
        f"{rule.title} ({hit.end - hit.start} characters)",
        rule.mend,
        LETTERS[hit.category],
        hit.end - hit.start,
        digest_words(hit.rule, text.path, words),
    )
