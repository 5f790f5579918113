"""The screening of one file: read it as text, run every detector, take out the facts, say where."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from medsite.compute.digest import digest_values
from medsite.model.finding import Finding, Waiver
from medsite.model.problem import Place
from medsite.screen.blocks import read_text
from medsite.screen.detectors import DETECTORS, SPREADERS
from medsite.screen.facts import Facts
from medsite.screen.patience import Patience, TooSlow
from medsite.screen.rules import FAULT, LETTERS
from medsite.screen.rules_table import all_rules
from medsite.screen.text import Hit, Text
from medsite.screen.waivers import digest_words

__all__ = [
    "FAULT",
    "Screen",
    "find_hits",
    "open_screen",
    "screen_artifact",
    "screen_source",
    "screen_text",
    "screen_words",
    "state_fault",
    "state_finding",
]


_STRETCH = 256  # characters


class Screen(Struct, frozen=True):
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
    """Return what stands in a text that was read; raises whatever a faulty rule raises.

    Where the rules take far longer than they ever should, the one finding says which, and blocks.
    """
    try:
        return tuple(sorted({finding for _, finding in find_hits(screen, text, Patience(len(text.plain)))}))
    except TooSlow as late:
        why = f"looking for {late.looked_for} took more than {late.seconds:.0f} seconds of the processor's time"
        return (state_fault(text.path, why),)


def find_hits(screen: Screen, text: Text, patience: Patience) -> Iterator[tuple[Hit, Finding]]:
    """Yield every hit that stands, with its finding.

    Raises:
        TooSlow: when the time is up.
    """
    hits: list[Hit] = []
    for detector in DETECTORS:
        hits += patience.spend(_said(detector), detector(text, screen.facts))
    for spread in SPREADERS:
        hits += patience.spend(_said(spread), spread(text, screen.facts, tuple(hits)))
    kept = _without_doubles(hit for hit in hits if not _may_stand(screen, hit, text.plain[hit.start : hit.end]))
    lines = _Lines(text.source)
    for hit in patience.spend("the places of what was found", kept):
        yield hit, _finding(text, hit, lines)


def _said(detector: Callable[..., object]) -> str:
    """Return what a detector looks for, in words: find_slug_numbers looks for "slug numbers"."""
    return detector.__name__.partition("_")[2].replace("_", " ")


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


def state_fault(path: str, why: str = "") -> Finding:
    """Return the finding that withholds a file that could not be screened. why: in the words of the rules."""
    message = f"{FAULT.title}: {why}" if why else FAULT.title
    return Finding(Place(path), FAULT.id, FAULT.category, "error", message, FAULT.mend)


def _without_doubles(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits without those of the same category inside another; an error outranks a warning."""
    kept: list[Hit] = []
    near: dict[int, list[Hit]] = {}  # by stretches of the text, so that many hits cost no more a hit than few
    for hit in sorted(hits, key=_rank):
        stretches = range(hit.start // _STRETCH, hit.end // _STRETCH + 1)
        if not any(_covers(other, hit) for at in stretches for other in near.get(at, ())):
            kept.append(hit)
            for at in stretches:
                near.setdefault(at, []).append(hit)
    return iter(kept)


def _covers(other: Hit, hit: Hit) -> bool:
    """Say whether nothing is to be told of `hit` beside `other`."""
    if other.start >= hit.end or hit.start >= other.end:
        return False
    inside = other.start <= hit.start and hit.end <= other.end
    return inside or other.category == hit.category or hit.severity == "warning"


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


def state_finding(text: Text, hit: Hit) -> Finding:
    """Return what is told of one hit: its place, its rule and its length, never its words."""
    return _finding(text, hit, _Lines(text.source))


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
