"""A document's open slots are filled: links, pictures, containers; once for all the views that show it."""

from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from medsite.model.content import Article, ContainerSlot, ImageSlot, LinkSlot, Outline, Page
from medsite.model.page_view import AudioView
from medsite.model.people import Doctor
from medsite.model.problem import Problem
from medsite.model.theme import Theme
from medsite.model.view import BodyView, PictureView, VideoView
from medsite.plan.audio import Studio, hear_article
from medsite.plan.links import AddressBook, Stray, Written, resolve_link, resolve_raw_link
from medsite.plan.pictures import (
    Job,
    Shot,
    Wanted,
    card_fault,
    dressed_view,
    find_picture,
    shoot,
    shoot_card,
    shoot_portrait,
)
from medsite.plan.rules import place_of, problem
from medsite.plan.shelf import Shelf
from medsite.plan.spelling import did_you_mean
from medsite.plan.videos import NAME, Around, Clip, find_clip

WORDS_A_MINUTE = 220
CONTAINERS = "containers/"


class Wardrobe(Struct, frozen=True):
    """What slots are filled from. language: the site's own."""

    book: AddressBook
    shelf: Shelf
    theme: Theme
    language: str = "en"


class Dressed(Struct, frozen=True):
    """A document whose slots are filled. picture: its own, or a doctor's photo. jobs: files its pictures need.

    strangers: URLs of this host that it leads to and that are not of this site. card: its own for social networks.
    audio: it as a recording.
    """

    body: BodyView
    picture: Shot | None = None
    alt: str = ""
    jobs: tuple[Job, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    strangers: tuple[str, ...] = ()
    card: Shot | None = None
    audio: AudioView | None = None

    @property
    def shown(self) -> PictureView | None:
        """Return the document's picture with its alternative text."""
        return dressed_view(self.picture, self.alt, "", ()) if self.picture else None


def dress_text(text: Article | Page, address: str, wardrobe: Wardrobe) -> Dressed:
    """Return an article or page with its body's slots filled and its picture found."""
    fills = list(_fill(text.body, text.source, address, wardrobe))
    for number, slot in enumerate(text.body.slots):
        if isinstance(slot, ContainerSlot) and slot.name == NAME and fills[number][0] is None:
            around = Around(text, address, wardrobe.book, wardrobe.shelf, wardrobe.language)
            fills[number] = (find_clip(slot, around), None)
    wanted = Wanted(text.source, text.image, place_of(text, "image")) if text.image else None
    picture = _own_picture(wanted, address, wardrobe) if wanted else None
    dressed = _dressed(text.body, fills, picture, text.image_alt)
    if isinstance(text, Page):
        return dressed
    dressed = _with_audio(dressed, text, address, wardrobe) if text.audio else dressed
    return _with_card(dressed, text, wardrobe) if text.card else dressed


def _with_audio(dressed: Dressed, article: Article, address: str, wardrobe: Wardrobe) -> Dressed:
    """Return an article with its recording."""
    if article.audio is None:
        return dressed
    studio = Studio(wardrobe.shelf, wardrobe.book.base, wardrobe.theme, wardrobe.language)
    heard = hear_article(article, article.audio, address, studio)
    jobs, problems = (*dressed.jobs, *heard.jobs), (*dressed.problems, *heard.problems)
    return replace(dressed, audio=heard.view, jobs=jobs, problems=problems)


def _with_card(dressed: Dressed, article: Article, wardrobe: Wardrobe) -> Dressed:
    """Return an article with a picture of its own for social networks, if networks would show it."""
    place = place_of(article, "card")
    found = find_picture(Wanted(article.source, article.card, place), wardrobe.shelf, wardrobe.book.base)
    fault = found if isinstance(found, Problem) else card_fault(found, place)
    if fault or isinstance(found, Problem):
        return replace(dressed, problems=(*dressed.problems, *([fault] if fault else [])))
    shot = shoot_card(found, "/cards/", wardrobe.book.base)
    return replace(dressed, card=shot, jobs=(*dressed.jobs, *shot.jobs))


def dress_doctor(doctor: Doctor, address: str, wardrobe: Wardrobe) -> Dressed:
    """Return a doctor with the bio's slots filled and the photo found."""
    fills = list(_fill(doctor.bio, doctor.source, address, wardrobe))
    picture: Shot | Problem | None = None
    if doctor.photo:
        wanted = Wanted(doctor.source, doctor.photo, place_of(doctor, "photo"))
        found = find_picture(wanted, wardrobe.shelf, wardrobe.book.base)
        picture = found if isinstance(found, Problem) else shoot_portrait(found, address, wardrobe.book.base)
    return _dressed(doctor.bio, fills, picture, doctor.photo_alt or doctor.name)


def minutes_for(words: int) -> int:
    """Return the reading time in whole minutes, at 220 words a minute."""
    return max(1, (words + WORDS_A_MINUTE // 2) // WORDS_A_MINUTE)


Fill = str | Shot | Clip | Problem | Stray | None


def _fill(outline: Outline, source: str, address: str, wardrobe: Wardrobe) -> Iterator[tuple[Fill, ImageSlot | None]]:
    for slot in outline.slots:
        if isinstance(slot, LinkSlot):
            resolve = resolve_raw_link if slot.raw else resolve_link
            yield resolve(Written(slot.target, slot.place, source, address), wardrobe.book), None
        elif isinstance(slot, ImageSlot):
            yield _own_picture(Wanted(source, slot.target, slot.place), address, wardrobe), slot
        else:
            yield _container_fault(slot, wardrobe.theme), None


def _own_picture(wanted: Wanted, address: str, wardrobe: Wardrobe) -> Shot | Problem | None:
    if not wanted.target:
        return None
    found = find_picture(wanted, wardrobe.shelf, wardrobe.book.base)
    return found if isinstance(found, Problem) else shoot(found, address, wardrobe.book.base)


def _container_fault(slot: ContainerSlot, theme: Theme) -> Problem | None:
    if f"{CONTAINERS}{slot.name}.html" in theme.templates:
        return None
    known = [_container_name(name) for name in theme.templates if name.startswith(CONTAINERS)]
    otherwise = f"the theme has: {', '.join(sorted(known))}" if known else "the theme has no containers"
    return problem("R214", slot.place, f'unknown container ":::{slot.name}"', did_you_mean(slot.name, known, otherwise))


def _container_name(template: str) -> str:
    return template.removeprefix(CONTAINERS).removesuffix(".html")


def _dressed(
    outline: Outline,
    filled: list[tuple[Fill, ImageSlot | None]],
    picture: Shot | Problem | None,
    alt: str,
) -> Dressed:
    fills = tuple(fill if isinstance(fill, str) else _shown(fill, slot) for fill, slot in filled)
    every = [fill for fill in (*(fill for fill, _ in filled), picture) if fill is not None and type(fill) is not str]
    jobs = tuple(job for fill in every if isinstance(fill, (Shot, Clip)) for job in fill.jobs)
    body = BodyView(
        digest=outline.digest,
        fills=fills,
        headings=outline.headings,
        words=outline.words,
        minutes=minutes_for(outline.words),
        containers=tuple(s.name for s in outline.slots if isinstance(s, ContainerSlot)),
    )
    strays = tuple(fill for fill in every if isinstance(fill, Stray))
    problems = (*(fill for fill in every if isinstance(fill, Problem)), *(stray.doubt for stray in strays))
    problems += tuple(wrong for fill in every if isinstance(fill, Clip) for wrong in fill.problems)
    shot = picture if isinstance(picture, Shot) else None
    return Dressed(body, shot, alt, jobs, problems, tuple(stray.url for stray in strays))


def _shown(fill: Fill, slot: ImageSlot | None) -> str | PictureView | VideoView | None:
    if isinstance(fill, Clip):
        return fill.view
    if isinstance(fill, Shot):
        return dressed_view(fill, slot.alt, slot.caption, slot.attributes) if slot else fill.view
    if isinstance(fill, Stray):
        return fill.url
    return None if isinstance(fill, Problem) else fill
