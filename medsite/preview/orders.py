"""An output with everything that it needs, ready to be pressed: bodies that were read, files from the disk."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from medsite.model.content import Body, Outline
from medsite.model.output import Maker, Output
from medsite.plan.prospect import Prospect
from medsite.preview.folder import Folder
from medsite.read.sources import read_source
from medsite.steps.pressing import Job, PressDesk

HEAVY: frozenset[Maker] = frozenset({"picture", "card", "copy"})


class Work(Struct, frozen=True):
    """An output with all that it needs, to be pressed wherever there is time. path: under output/."""

    path: str
    desk: PressDesk
    job: Job

    @property
    def heavy(self) -> bool:
        """Return whether it takes long: pictures and cards."""
        return self.job.output.maker in HEAVY


def order(output: Output, prospect: Prospect, folder: Folder) -> Work:
    """Return the work that makes `output`."""
    bodies: dict[str, tuple[Body, Outline]] = {}
    vouched: set[str] = set()
    for source, outline in _outlines(output, prospect):
        if outline.digest in output.bodies:
            body, sure = folder.body(source, outline.digest)
            bodies[outline.digest] = (body, outline if body.parts != ("",) else Outline())
            vouched |= {outline.digest} if sure else set()
    found = {path: read_source(folder.request.root, path).value for path in output.files}
    files = {path: source.data for path, source in found.items() if source}
    screen = replace(folder.ledger.desk.screen, waivers=folder.waivers)
    host = urlsplit(prospect.site.config.url).netloc
    screened = screen.digest if folder.waivers else folder.ledger.desk.screened
    desk = PressDesk(prospect.chart.atlas.theme, screen, host, folder.request.code, screened)
    return Work(output.path, desk, Job(output, bodies, files, frozenset(vouched)))


def _outlines(output: Output, prospect: Prospect) -> Iterator[tuple[str, Outline]]:
    """Yield source and outline of the texts that an output could show."""
    site, only = prospect.site, output.source
    if output.bodies:
        yield from ((text.source, text.body) for text in site.articles if not only or text.source == only)
        yield from ((text.source, text.body) for text in site.pages if not only or text.source == only)
        yield from ((doctor.source, doctor.bio) for doctor in site.doctors)
