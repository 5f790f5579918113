"""Videos of a text: where they can be watched, which player shows them, and what is missing.

Nothing is asked of another host before the reader wants to watch: the picture in front of a video lies on this site.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import parse_qs, urlsplit

from msgspec import Struct

from medsite.model.content import Article, ContainerSlot, Page
from medsite.model.problem import Place, Problem
from medsite.model.view import VideoView
from medsite.plan.links import AddressBook, Written, resolve_link
from medsite.plan.pictures import Job, Shot, Wanted, dressed_view, find_picture, shoot
from medsite.plan.rules import problem
from medsite.plan.shelf import Shelf
from medsite.plan.spelling import did_you_mean

NAME = "video"  # of the container
_ADDRESSES = ("url", "src", "file")
_POSTERS = ("picture", "poster", "thumbnail", "image")
_KNOWN = (*_ADDRESSES, *_POSTERS, "captions", "duration", "date", "description", "class", "id")
_TYPES = {".mp4": "video/mp4", ".m4v": "video/mp4", ".webm": "video/webm", ".ogv": "video/ogg"}
_YOUTUBE = frozenset({"youtube.com", "youtube-nocookie.com", "youtu.be"})
_NETLOC = re.compile(r"[A-Za-z0-9.-]+(?::[0-9]{1,5})?")  # it becomes a part of the content security policy
_TUBE_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_TUBE_PATH = re.compile(r"/(?:embed|shorts|live|v)/([A-Za-z0-9_-]{11})/?")
_VIMEO = re.compile(r"/(?:video/)?([0-9]{1,12})(?:/([0-9a-f]{6,16}))?/?")
_PEERTUBE = re.compile(
    r"/(?:w|videos/(?:watch|embed))/([A-Za-z0-9]{20,24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
)
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)")
_ISO = re.compile(r"PT(?=\d)(?:(\d{1,2})H)?(?:(\d{1,3})M)?(?:(\d{1,4})S)?")
_NONE = frozenset({"", "no", "false"})
_OWN = frozenset({"yes", "true"})  # brought by the video: only hosts can say so
_MEND = "write the address of one video: {url=https://www.youtube.com/watch?v=…}"


class Player(Struct, frozen=True):
    """A hosted video. page: where people watch it. embed: of the frame that plays it at once, "" for none."""

    page: str
    embed: str


class Clip(Struct, frozen=True):
    """A video of a text. view: None where it cannot be shown. jobs: files that its poster needs."""

    view: VideoView | None
    jobs: tuple[Job, ...]
    problems: tuple[Problem, ...]


class Around(Struct, frozen=True):
    """What a video stands in. address: of the page; text: the document; language: of the site."""

    text: Article | Page
    address: str
    book: AddressBook
    shelf: Shelf
    language: str


def find_player(url: str) -> Player | None:
    """Return how a hosted video is shown; None for an address that leads to no single video.

    An https address of a host that nobody here knows is a page to watch it on, without a player.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return None
    if parts.scheme != "https" or "." not in host or not _NETLOC.fullmatch(parts.netloc):
        return None
    if host in _YOUTUBE:
        return _youtube(host, parts.path, parse_qs(parts.query))
    if host in {"vimeo.com", "player.vimeo.com"}:
        return _vimeo(parts.path, parse_qs(parts.query))
    tube = _PEERTUBE.fullmatch(parts.path.rstrip("/"))
    if tube:
        embed = f"https://{parts.netloc}/videos/embed/{tube[1]}?autoplay=1&p2p=0"
        return Player(url, embed)
    return Player(url, "")


def _youtube(host: str, path: str, query: Mapping[str, list[str]]) -> Player | None:
    inside = _TUBE_PATH.fullmatch(path)
    name = path.strip("/") if host == "youtu.be" else inside[1] if inside else query.get("v", [""])[0]
    if not _TUBE_ID.fullmatch(name):
        return None
    embed = f"https://www.youtube-nocookie.com/embed/{name}?autoplay=1&rel=0&cc_load_policy=1"
    return Player(f"https://www.youtube.com/watch?v={name}", embed)


def _vimeo(path: str, query: Mapping[str, list[str]]) -> Player | None:
    found = _VIMEO.fullmatch(path)
    if not found:
        return None
    secret = found[2] or query.get("h", [""])[0]
    page = f"https://vimeo.com/{found[1]}" + (f"/{secret}" if secret else "")
    embed = f"https://player.vimeo.com/video/{found[1]}?autoplay=1&dnt=1"
    return Player(page, embed + (f"&h={secret}" if secret else ""))


def player_origin(url: str) -> str:
    """Return the origin of the player that a video's address needs, "" for none; for ``frame-src``."""
    player = find_player(url)
    parts = urlsplit(player.embed) if player and player.embed else None
    return f"{parts.scheme}://{parts.netloc}" if parts else ""


def video_address(slot: ContainerSlot) -> str:
    """Return the address that a ``:::video`` gives, "" for none."""
    given = dict(slot.attributes)
    return next((given[name] for name in _ADDRESSES if given.get(name)), "").strip()


def find_clip(slot: ContainerSlot, around: Around) -> Clip:
    """Return a ``:::video`` as pages show it, and everything that is wrong with it."""
    given = dict(slot.attributes)
    problems = [*_unknown(slot), *_silent(slot)]
    shot = _poster(given, slot.place, around)
    if isinstance(shot, Problem):
        problems.append(shot)
    where = _where(slot, around)
    captions = _captions(given, slot.place, around)
    seconds = _seconds(given, slot.place)
    uploaded = _day(given, slot.place)
    problems += [found for found in (where, captions, seconds, uploaded) if isinstance(found, Problem)]
    if problems or isinstance(where, Problem) or isinstance(shot, Problem):
        return Clip(None, (), tuple(problems))
    view = VideoView(
        title=slot.title or around.text.title,
        page=where.page,
        embed=where.embed,
        file="" if where.page.startswith("https://") else where.page,
        type=_TYPES.get(posixpath.splitext(where.page)[1].lower(), ""),
        captions=str(captions),
        host=(urlsplit(where.page).hostname or "").removeprefix("www."),
        poster=dressed_view(shot, "", "", ()) if shot else None,
        language=around.text.language or around.language,
        duration=_spoken(int(seconds)) if isinstance(seconds, int) else "",
        seconds=seconds if isinstance(seconds, int) else 0,
        uploaded=uploaded if isinstance(uploaded, date) else None,
        description=given.get("description", ""),
    )
    return Clip(view, shot.jobs if shot else (), ())


def _unknown(slot: ContainerSlot) -> Iterator[Problem]:
    for name, _ in slot.attributes:
        if name not in _KNOWN:
            mend = did_you_mean(name, _KNOWN, "a video has url, picture, captions, duration, date and description")
            yield problem("R220", slot.place, f'a video has no "{name}"', mend)


def _silent(slot: ContainerSlot) -> Iterator[Problem]:
    """Yield a problem for a video that people who cannot hear it would miss (WCAG 2.2, 1.2.1 and 1.2.2)."""
    said = dict(slot.attributes).get("captions", "").strip().lower()
    if slot.words or (said not in _NONE and (said not in _OWN or video_address(slot).startswith("https:"))):
        return
    mend = "write what is said above the closing :::, or add captions=yes where the video brings its own"
    yield problem("R219", slot.place, "a video with neither captions nor a transcript", mend)


def _where(slot: ContainerSlot, around: Around) -> Player | Problem:
    url = video_address(slot)
    if not url:
        return problem("R220", slot.place, "a video without an address", _MEND)
    if ":" not in url.split("/", 1)[0] and not url.startswith("//"):
        return _local(url, slot.place, around)
    if not url.startswith("https://"):
        return problem("R220", slot.place, "the address of a video must begin with https://", _MEND)
    return find_player(url) or problem("R220", slot.place, "this address leads to no single video", _MEND)


def _local(target: str, place: Place, around: Around) -> Player | Problem:
    ending = posixpath.splitext(target)[1].lower()
    if ending not in _TYPES:
        known = ", ".join(sorted(_TYPES))
        return problem("R220", place, f'"{target}" is no video that browsers play', f"save it as one of: {known}")
    found = _file(target, place, around)
    return Player(found, "") if isinstance(found, str) else found


def _file(target: str, place: Place, around: Around) -> str | Problem:
    """Return the URL of a file under content/static."""
    found = resolve_link(Written(target, place, around.text.source, around.address), around.book)
    if isinstance(found, str):
        return found
    mend = "put the file in content/static and begin its name with /"
    return problem("R220", place, f'there is no file "{target}"', mend)


def _captions(given: Mapping[str, str], place: Place, around: Around) -> str | Problem:
    """Return the URL of a local file's captions, "" where the video brings its own or has none."""
    said = given.get("captions", "").strip()
    if said.lower() in _NONE | _OWN:
        return ""
    if not said.lower().endswith(".vtt"):
        return problem("R219", place, "captions are a WebVTT file, or yes", "write {captions=/videos/name.vtt}")
    return _file(said, place, around)


def _poster(given: Mapping[str, str], place: Place, around: Around) -> Shot | Problem | None:
    target = next((given[name] for name in _POSTERS if given.get(name)), "")
    if not target:
        return None
    found = find_picture(Wanted(around.text.source, target, place), around.shelf, around.book.base)
    return found if isinstance(found, Problem) else shoot(found, around.address, around.book.base)


def _seconds(given: Mapping[str, str], place: Place) -> int | Problem:
    said = given.get("duration", "").strip()
    found = _CLOCK.fullmatch(said) or _ISO.fullmatch(said)
    if found:
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        return hours * 3600 + minutes * 60 + seconds
    mend = "write minutes and seconds, like {duration=2:30}"
    return problem("R220", place, f'"{said}" is no duration', mend) if said else 0


def _day(given: Mapping[str, str], place: Place) -> date | Problem | None:
    said = given.get("date", "").strip()
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        return problem("R220", place, f'"{said}" is no day', "write the day it came out, like {date=2026-03-12}")


def _spoken(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    minutes, last = divmod(rest, 60)
    if not seconds:
        return ""
    return f"{hours}:{minutes:02}:{last:02}" if hours else f"{minutes}:{last:02}"
