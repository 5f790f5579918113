"""Pictures and other files that are published as they are: screened by content, measured, remembered."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.json import Decoder, encode

from medsite.compute.digest import digest_values
from medsite.compute.pool import Pool
from medsite.compute.store import Store
from medsite.model.audio import Sound
from medsite.model.finding import Finding
from medsite.model.picture import Picture
from medsite.model.problem import Problem
from medsite.read.sources import read_source
from medsite.render import sounds
from medsite.render.pictures import measure_picture
from medsite.screen.attachments import screen_attachment
from medsite.steps.intake import Desk

PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg")
_CHUNK = 4
_LEAST = 16


class Attached(Struct, frozen=True):
    """A file beside a document or under content/static. picture, sound: None for all that is none."""

    path: str
    digest: str
    picture: Picture | None
    problems: tuple[Problem, ...]
    findings: tuple[Finding, ...]
    sound: Sound | None = None


def attach_files(
    desk: Desk, paths: Sequence[str], known: dict[str, str], *, store: Store, pool: Pool
) -> Iterator[Attached]:
    """Yield every file of `paths`, in order, screened and measured; what is remembered as clean is not read again."""
    keys = {path: _key(desk, path, known[path]) for path in paths if path in known}
    rows = store.fetch(keys.values())
    remembered = {path: _unpack(path, known[path], rows[key]) for path, key in keys.items() if key in rows}
    missing = [path for path in paths if path not in remembered]
    fresh = pool.map_chunks(
        _attach_chunk, desk, missing, chunk=_CHUNK, least=_LEAST, words="looking at pictures and files"
    )
    for path in paths:
        if path in remembered:
            yield remembered[path]
            continue
        attached = next(fresh)
        if attached.digest and not attached.problems and not attached.findings:
            store.keep({_key(desk, path, attached.digest): _pack(attached)})
        yield attached


def _attach_chunk(desk: Desk, paths: Sequence[str]) -> list[Attached]:
    return [_attach_one(desk, path) for path in paths]


def _attach_one(desk: Desk, path: str) -> Attached:
    opened = read_source(Path(desk.root), path)
    source = opened.value
    if source is None:
        return Attached(path, "", None, opened.problems, ())
    findings = screen_attachment(desk.screen, path, source.data)
    if path.lower().endswith(sounds.ENDINGS):
        return Attached(path, source.digest, None, opened.problems, findings, sounds.measure_sound(source))
    if not path.lower().endswith(PICTURE_ENDINGS):
        return Attached(path, source.digest, None, opened.problems, findings)
    measured = measure_picture(source)
    return Attached(path, source.digest, measured.value, opened.problems + measured.problems, findings)


def _key(desk: Desk, path: str, digest: str) -> str:
    return digest_values(desk.code, "attached", path, digest, desk.screened)


_MEASURED = Decoder(tuple[Picture | None, Sound | None])


def _pack(attached: Attached) -> bytes:
    return encode((attached.picture, attached.sound))


def _unpack(path: str, digest: str, data: bytes) -> Attached:
    picture, sound = _MEASURED.decode(data)
    return Attached(path, digest, picture, (), (), sound=sound)
