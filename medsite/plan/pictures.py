"""Pictures of the content: which files they become, and how pages show them."""

import posixpath
from collections.abc import Sequence
from functools import cache
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from medsite.model.feed import CopyJob, PictureJob
from medsite.model.networks import NAMES, STEEPEST
from medsite.model.picture import Picture
from medsite.model.problem import Place, Problem
from medsite.model.view import PictureView
from medsite.plan.rules import problem
from medsite.plan.shelf import STATIC, Shelf
from medsite.plan.spelling import did_you_mean, slug_of
from medsite.plan.urls import Base, site_url

WIDTHS = (480, 960, 1440)
PORTRAIT_WIDTHS = (160, 320, 640)
WIDEST = 1600
CARD_WIDTH = 1200
LARGE = (600, 315)  # below, Facebook shows a thumbnail
TALLEST = 1.0  # a picture that is higher than wide is cut in half by most
WANTED = "1200 × 630"
ENDINGS = {"jpeg": "jpg", "png": "png", "webp": "webp", "gif": "gif", "avif": "avif", "svg": "svg"}
Job = tuple[str, PictureJob | CopyJob]  # address, how its bytes are made


class Shot(Struct, frozen=True):
    """A picture in its place. view: without alternative text. jobs: the files it needs. picture: what it is made of."""

    view: PictureView
    jobs: tuple[Job, ...]
    picture: Picture


class Wanted(Struct, frozen=True):
    """A picture that a source asks for. source: path of the document. target: as written."""

    source: str
    target: str
    place: Place


def find_picture(wanted: Wanted, shelf: Shelf, base: Base) -> Picture | Problem:
    """Return the picture that a source means: beside it, or under content/static where the target begins with "/"."""
    target = wanted.target.strip()
    if target.startswith("//") or ":" in target.split("/", 1)[0]:
        mend = "save the picture beside the text and name the file"
        return problem("R213", wanted.place, "a picture from another host", mend)
    for path in meant_paths(wanted.source, target.split("?")[0].split("#")[0], base):
        if path in shelf.pictures:
            return shelf.pictures[path]
    if "\\" in target:
        return problem("R212", wanted.place, f'there is no picture "{target}"', 'write "/" in place of the backslash')
    known = {posixpath.basename(path) for path in shelf.pictures}
    otherwise = "put the file beside the text, or in content/static and begin with /"
    message = f'there is no picture "{target}"'
    return problem("R212", wanted.place, message, did_you_mean(posixpath.basename(target), known, otherwise))


def meant_paths(source: str, target: str, base: Base) -> list[str]:
    """Return the paths that a target can mean, the likeliest first."""
    targets = list(dict.fromkeys((target, unquote(target))))
    if target.startswith("/"):
        inner = [t[len(base.path) - 1 :] for t in targets if base.path != "/" and t.startswith(base.path)]
        return [posixpath.normpath(STATIC + t.lstrip("/")) for t in (*inner, *targets)]
    return [posixpath.normpath(posixpath.join(posixpath.dirname(source), t)) for t in targets]


def shoot(picture: Picture, folder: str, base: Base) -> Shot:
    """Return a picture for the running text; folder: the address of its page, where its files stand."""
    return _shoot(picture, folder, base, WIDTHS)


def shoot_portrait(picture: Picture, folder: str, base: Base) -> Shot:
    """Return a picture for a small place: a doctor's photo."""
    return _shoot(picture, folder, base, PORTRAIT_WIDTHS)


def shoot_card(picture: Picture, folder: str, base: Base) -> Shot:
    """Return a picture for social networks: one file, at most 1200 pixels wide."""
    address = f"{folder}{_stem(picture)}.{ENDINGS[picture.format]}"
    width = min(picture.width, CARD_WIDTH)
    height = max(1, round(picture.height * width / picture.width))
    job = PictureJob(picture.path, picture.digest, 0 if width == picture.width else width)
    return Shot(PictureView(site_url(base, address), "", width, height), ((address, job),), picture)


def card_fault(picture: Picture, place: Place) -> Problem | None:
    """Return why some network would not show a picture, None where all do (limits: model/networks.py)."""
    size = f"{picture.width} × {picture.height} pixels"
    if picture.format not in {"jpeg", "png"}:
        return problem("R217", place, f"not every network shows a {picture.format} picture", "save it as JPEG or PNG")
    if picture.width < LARGE[0] or picture.height < LARGE[1]:
        return problem("R217", place, f"this picture is too small for a card: {size}", f"use one of at least {WANTED}")
    if not TALLEST <= picture.width / picture.height <= STEEPEST:
        return problem("R217", place, f"this picture has the wrong shape for a card: {size}", f"cut it to {WANTED}")
    heaviest = NAMES["whatsapp"].picture
    if picture.size > heaviest and picture.width <= CARD_WIDTH:
        message = f"this picture is too heavy for a card: {picture.size // 1000} KB"
        return problem("R217", place, message, f"save it as a JPEG of at most {heaviest // 1000} KB")
    return None


def dressed_view(shot: Shot, alt: str, caption: str, attributes: tuple[tuple[str, str], ...]) -> PictureView:
    """Return the view of a shot with the words that one place gives it."""
    return replace(shot.view, alt=alt, caption=caption, attributes=attributes)


def _shoot(picture: Picture, folder: str, base: Base, widths: Sequence[int]) -> Shot:
    if picture.path.startswith(STATIC):
        # One picture for many pages: its files stand once, where the original would.
        folder = "/" + posixpath.dirname(picture.path[len(STATIC) :]).strip("/")
        folder = folder if folder == "/" else folder + "/"
    stem = folder + _stem(picture)
    ending = ENDINGS.get(picture.format, picture.format)
    if picture.format in {"svg", "gif"}:
        address = f"{stem}.{ending}"
        view = PictureView(site_url(base, address), "", picture.width, picture.height)
        return Shot(view, ((address, CopyJob(picture.path, picture.digest)),), picture)
    return _renditions(picture, (stem, ending), base, widths)


def _renditions(picture: Picture, name: tuple[str, str], base: Base, widths: Sequence[int]) -> Shot:
    stem, ending = name
    widest = min(WIDEST, 2 * widths[-1])
    width = min(picture.width, widest) or picture.width
    height = max(1, round(picture.height * width / picture.width)) if picture.width else picture.height
    job = PictureJob(picture.path, picture.digest, 0 if width == picture.width else width)
    smaller = [w for w in widths if w < picture.width] if picture.format in {"jpeg", "png"} else []
    files = [(w, f"{stem}-{w}.webp") for w in smaller]
    jobs = ((f"{stem}.{ending}", job), *((a, PictureJob(picture.path, picture.digest, w, "webp")) for w, a in files))
    srcset = ", ".join(f"{site_url(base, address)} {w}w" for w, address in files)
    return Shot(PictureView(site_url(base, f"{stem}.{ending}"), "", width, height, srcset), jobs, picture)


@cache
def _named(path: str) -> str:
    return slug_of(posixpath.splitext(posixpath.basename(path))[0])[:80] or "picture"


def _stem(picture: Picture) -> str:
    return f"{_named(picture.path)}-{picture.digest[:10]}"
