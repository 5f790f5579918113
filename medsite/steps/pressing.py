"""Planned outputs become bytes, each rendered, screened and looked over in one go."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from medsite.audit.page import read_finished
from medsite.compute.digest import digest_bytes, digest_values
from medsite.compute.pool import Pool
from medsite.model.content import Body, Outline
from medsite.model.feed import CardFace
from medsite.model.finding import Finding
from medsite.model.output import Artifact, Maker, Output, Pressed
from medsite.model.page_view import ArticleView, TextView
from medsite.model.problem import Defect, Problem
from medsite.model.search import SearchWordsView
from medsite.model.theme import Theme
from medsite.render.materials import Materials
from medsite.render.press import make_bytes
from medsite.render.relative import Home, as_script, home_of, make_relative
from medsite.screen.engine import Screen, screen_artifact
from medsite.screen.finished import Artifact as Finished
from medsite.screen.finished import Known, screen_finished
from medsite.steps.draft import Draft
from medsite.steps.request import Request

_CHUNK = {"card": 8, "picture": 2, "rss": 4, "atom": 4, "json_feed": 4}  # feeds are long, and a chunk is in memory
_LEAST = {"card": 16, "picture": 6}
_WORDS = {"page": "making pages", "card": "making social cards", "picture": "preparing pictures"}
_SIGN = re.compile(r"[\W_]+")
_SCREENED_AS_SOURCE: frozenset[Maker] = frozenset({"picture", "copy", "asset"})


class PressDesk(Struct, frozen=True):
    """What every output is pressed with.

    host: the site's own, for the audit. code: digest of medsite's version. screened: digest of the screen.
    home: where the site lives, for one that is to open from a folder; else None.
    """

    theme: Theme
    screen: Screen
    host: str
    code: str
    screened: str
    home: Home | None = None


class Job(Struct, frozen=True):
    """An output with what it needs.

    bodies: digest → body and outline; files: source path → bytes. vouched: digests of bodies
    that say nothing that their screened sources did not.
    """

    output: Output
    bodies: Mapping[str, tuple[Body, Outline]]
    files: Mapping[str, bytes]
    vouched: frozenset[str] = frozenset()


def open_desk(request: Request, draft: Draft) -> PressDesk:
    """Return the desk for a draft that has a plan."""
    if draft.theme is None or draft.site is None:
        raise ValueError("a draft without a plan cannot be pressed")
    host = urlsplit(draft.site.config.url).netloc
    screen = replace(draft.screen, waivers=draft.waivers)
    home = home_of(draft.site.config.url) if request.relative else None
    return PressDesk(draft.theme, screen, host, request.code, screen.digest, home)


def memo_key(desk: PressDesk, output: Output) -> str:
    """Return the key under which `output` is remembered once it was pressed and cleared."""
    kind = "pressed for a folder" if desk.home else "pressed"
    return digest_values(desk.code, kind, output.path, output.key, desk.screened)


def press_outputs(desk: PressDesk, jobs: Sequence[Job], pool: Pool) -> Iterator[Pressed]:
    """Yield what `jobs` make, grouped by maker so that fonts travel only with cards."""
    by_maker: dict[str, list[Job]] = {}
    for job in jobs:
        by_maker.setdefault(job.output.maker, []).append(job)
    lean = replace(desk, theme=replace(desk.theme, fonts={}, assets={}))
    for maker, group in by_maker.items():
        with_files = desk if maker in {"card", "asset"} else lean
        yield from pool.map_chunks(
            press_chunk,
            with_files,
            group,
            chunk=_CHUNK.get(maker, 24),
            least=_LEAST.get(maker, 240),
            words=_WORDS.get(maker, "making feeds"),
        )


def press_chunk(desk: PressDesk, jobs: Sequence[Job]) -> list[Pressed]:
    """Make some outputs' bytes, screen them together and look them over; runs in a worker."""
    made = [_make(desk, job) for job in jobs]
    artifacts = [_artifact(job, data) for job, data in zip(jobs, made, strict=True) if _needs_screening(job, data)]
    found = iter(screen_finished(desk.screen, artifacts, _known(desk.screened)))
    return [
        _look_over(desk, job, data, next(found) if _needs_screening(job, data) else _screen_alone(desk, job, data))
        for job, data in zip(jobs, made, strict=True)
    ]


def press_one(desk: PressDesk, job: Job) -> Pressed:
    """Make one output's bytes, screen them and look them over."""
    return press_chunk(desk, [job])[0]


def _make(desk: PressDesk, job: Job) -> bytes | Problem:
    """Return an output's bytes, or what is wrong with the theme or the file that they are made of."""
    materials = Materials(
        desk.theme,
        {digest: body for digest, (body, _) in job.bodies.items()},
        {digest: outline for digest, (_, outline) in job.bodies.items()},
        job.files,
    )
    try:
        data = make_bytes(job.output, materials)
        return make_relative(data, job.output.path, job.output.view, desk.home) if desk.home else data
    except Defect as defect:
        return defect.problem


def _needs_screening(job: Job, data: bytes | Problem) -> bool:
    """Say whether an output is screened together with others."""
    view = job.output.view
    if isinstance(view, SearchWordsView) or (isinstance(view, ArticleView) and view.mentions):
        return False
    return isinstance(data, bytes) and job.output.maker not in _SCREENED_AS_SOURCE


def _screen_alone(desk: PressDesk, job: Job, data: bytes | Problem) -> tuple[Finding, ...]:
    """Return what stands in an output that is not screened with others, () for what was screened as a source.

    Words of the search: each by itself, for neighbours in the alphabet say nothing together. An article that others
    speak of: the names of those whom a doctor let stand under it are public on this page, and on no other.
    """
    view = job.output.view
    if isinstance(view, SearchWordsView):
        words = (f"{word} {_SIGN.sub('', signs)}" for word, signs in view.words)
        return screen_artifact(desk.screen, job.output.path + ".txt", "\n\n".join(words).encode())
    if isinstance(view, ArticleView) and view.mentions and isinstance(data, bytes):
        screen = replace(desk.screen, facts=desk.screen.facts.with_names(mention.author for mention in view.mentions))
        return screen_finished(screen, [_artifact(job, data)], Known())[0]
    return ()


def _look_over(desk: PressDesk, job: Job, data: bytes | Problem, found: Sequence[Finding]) -> Pressed:
    """Return the output with what blocks it; warnings were given for the sources already."""
    output = job.output
    if isinstance(data, Problem):
        return Pressed(output.path, output.key, None, problems=(data,))
    findings = tuple(finding for finding in found if finding.severity == "error")
    finished = read_finished(output.path, data, desk.host)
    # An audit quotes addresses and ids of the page, so it stays silent about a page with findings.
    problems = () if findings else finished.problems
    data = as_script(data, output.path) if desk.home and output.maker == "search" else data
    artifact = Artifact(output.path, data, digest_bytes(data))
    return Pressed(output.path, output.key, artifact, findings, problems, finished.links, finished.anchors)


def _artifact(job: Job, data: bytes | Problem) -> Finished:
    """Return what is screened of an output: its bytes, and of a card the words that are drawn."""
    face = job.output.view
    if isinstance(face, CardFace):
        words = f"{face.title}\n\n{face.eyebrow}\n\n{face.byline}\n\n{face.note}\n\n{face.site}"
        return Finished(job.output.path + ".txt", words.encode())
    vouched = tuple(part for digest in sorted(job.vouched) for part in job.bodies[digest][0].parts)
    shown = data if isinstance(data, bytes) else b""
    return Finished(job.output.path, shown, vouched, tuple(_said(job)), tuple(_repeated(job)))


def _said(job: Job) -> Iterator[str]:
    """Yield words of sources that passed the first gate, which pages repeat in many places, and the page's address.

    Titles and summaries of articles are shown only of sources that were admitted; headings only of vouched bodies.
    """
    view, output = job.output.view, job.output
    if output.maker not in {"page", "search"}:
        return
    yield "/" + output.path.removesuffix("index.html")
    for name in ("related", "articles", "latest"):
        for teaser in getattr(view, name, ()):
            yield from (teaser.title, teaser.summary)
    if isinstance(view, ArticleView | TextView) and job.vouched.issuperset(output.bodies):
        yield from (view.title, view.summary, view.head.description)
        yield from (heading.text for heading in view.body.headings)


def _repeated(job: Job) -> Iterator[str]:
    """Yield what feeds, sitemaps and the search repeat of a text: its title, its summary and its address."""
    view, output = job.output.view, job.output
    if isinstance(view, ArticleView | TextView) and job.vouched.issuperset(output.bodies):
        address = "/" + output.path.removesuffix("index.html")
        yield from (view.title, view.summary, address, view.site.url + address)


@cache
def _known(_: str) -> Known:
    """Return what this process knows to be clean under the screen with the given digest."""
    return Known()
