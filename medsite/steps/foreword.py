"""What must be known before any article is read: the settings, the doctors, the waivers, and so the facts."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from medsite.model.config import Config
from medsite.model.content import Source
from medsite.model.finding import Finding, Waiver
from medsite.model.people import Doctor
from medsite.model.places import find_places
from medsite.model.problem import Checked, Place, Problem
from medsite.model.reading import Reading
from medsite.plan.contact import credited_accounts
from medsite.read.documents import read_config, read_waivers
from medsite.read.mentions import read_mentions
from medsite.read.sources import read_source
from medsite.screen.engine import Screen, open_screen, screen_words
from medsite.screen.facts import Facts, gather_facts
from medsite.steps.kinds import CONFIG, MENTIONS, WAIVERS, kind_of
from medsite.steps.known import NOWHERE, Memory, read_doctors, remember_doctors, screen_sources

_WAYS = frozenset(["EMAIL", "IP", "URL"])
"""What a way to a host can look like: git@host, an address in numbers, an endpoint."""


class Foreword(Struct, frozen=True):
    """Settings, people and exceptions. config: None where site.yaml is missing or cannot be used.

    readings: of the doctors, with their bodies. sources: what was read, for the screening; digests: of their bytes.
    """

    config: Config | None
    readings: tuple[Reading, ...]
    waivers: tuple[Waiver, ...]
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    facts: Facts

    @property
    def digests(self) -> dict[str, str]:
        """Return path → digest of everything read here."""
        return {source.path: source.digest for source in self.sources}


def read_foreword(root: Path, paths: Sequence[str], memory: Memory = NOWHERE) -> Foreword:
    """Read site.yaml, the doctors and the waivers among `paths`, each once."""
    wanted = [path for path in paths if kind_of(path) in {"config", "doctor", "waivers", "mentions"}]
    opened = {path: read_source(root, path) for path in wanted}
    problems = [problem for one in opened.values() for problem in one.problems]
    sources = {path: one.value for path, one in opened.items() if one.value is not None}
    config = read_config(sources[CONFIG]) if CONFIG in sources else _no_config(CONFIG in opened)
    waivers = read_waivers(sources[WAIVERS]) if WAIVERS in sources else Checked(())
    doctors = read_doctors([source for path, source in sources.items() if kind_of(path) == "doctor"], memory)
    mentions = read_mentions(sources[MENTIONS]) if MENTIONS in sources else Checked(())
    for checked in (config, waivers, mentions, *doctors):
        problems += checked.problems
    readings = tuple(doctor.value for doctor in doctors if doctor.value is not None)
    people = [reading.document for reading in readings if isinstance(reading.document, Doctor)]
    facts = _with_handles(gather_facts(config.value, people), config.value, people)
    settings = config.value and replace(config.value, mentions=mentions.value or ())
    return Foreword(settings, readings, waivers.value or (), tuple(sources.values()), tuple(problems), facts)


def _with_handles(facts: Facts, config: Config | None, people: Sequence[Doctor]) -> Facts:
    """Return `facts` with the accounts that pages credit: a Mastodon handle (@name@host) looks like e-mail."""
    every = [*(person.social for person in people), config.social if config else ()]
    handles = {handle.lstrip("@").casefold() for social in every for _, handle in credited_accounts(social, ())}
    return replace(facts, emails=facts.emails | {handle for handle in handles if "@" in handle})


def screen_foreword(foreword: Foreword, memory: Memory = NOWHERE) -> tuple[Screen, tuple[Finding, ...]]:
    """Return the screen that the foreword's facts make, and what it finds in the foreword itself."""
    settings = foreword.config.screening if foreword.config else ()
    screen = open_screen(foreword.facts, settings)
    screened = list(screen_sources(screen, foreword.sources, memory))
    faulty = {source.path for source, findings in screened if findings} | {p.place.path for p in foreword.problems}
    remember_doctors(foreword.readings, faulty, memory)
    found = [
        finding
        for source, findings in screened
        for finding in findings
        if not (source.path == WAIVERS and _names_the_decider(source, finding))
        and not (source.path == CONFIG and _names_the_host(foreword.config, finding))
    ]
    return screen, (*found, *_screen_mentions(screen, foreword))


def admit_config(config: Config, blocked: Collection[str]) -> Config:
    """Return the settings without the mentions where their file is blocked: it goes no further than any other."""
    return replace(config, mentions=()) if MENTIONS in blocked else config


def _screen_mentions(screen: Screen, foreword: Foreword) -> Iterator[Finding]:
    """Yield what a mention says of its own author: "I was her patient", with a name before it, names a patient."""
    mentions = foreword.config.mentions if foreword.config else ()
    for mention in mentions:
        said = f"“{mention.text}” ({mention.author})" if mention.text else ""
        yield from (replace(finding, place=mention.place) for finding in screen_words(screen, "mention.txt", said))


def _names_the_decider(source: Source, finding: Finding) -> bool:
    """Say whether a finding in waivers.yaml is who decided and when, which must stand there and is not published."""
    lines = source.data.decode("utf-8", "replace").splitlines()
    line = lines[finding.place.line - 1] if finding.place.line <= len(lines) else ""
    return line.strip().removeprefix("- ").startswith(("who:", "when:", "until:"))


def _names_the_host(config: Config | None, finding: Finding) -> bool:
    """Say whether a finding is a part of the way to a host under ``publish:``, which is on no page."""
    places = find_places(config.source, config.places) if config else {}
    starts = sorted((place.line, key) for key, place in places.items())
    above = [key for line, key in starts if line <= finding.place.line]
    return finding.category in _WAYS and above[-1:] == ["publish"]


def _no_config(unreadable: bool) -> Checked[Config]:  # noqa: FBT001 - one private caller
    if unreadable:
        return Checked(None)
    problem = Problem(
        Place(CONFIG),
        "R000",
        "there is no content/site.yaml, so medsite does not know the site's title and address",
        'make the file with two lines: "title: …" and "url: https://…", or start with "medsite new"',
    )
    return Checked(None, (problem,))
