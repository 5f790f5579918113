"""Social cards: what each shows, and its address."""

from msgspec import Struct
from msgspec.structs import replace

from medsite.compute.digest import digest_bytes, digest_values
from medsite.model.config import CARD_SHAPES
from medsite.model.content import Article, Page
from medsite.model.feed import CardFace
from medsite.model.site import Tag
from medsite.model.theme import Theme
from medsite.model.view import CardView, PageHead, PersonView
from medsite.plan.languages import direction_of
from medsite.plan.pictures import Shot
from medsite.plan.urls import card_address
from medsite.plan.views.atlas import Atlas

WIDE = (1200, 630)
COLOURS = ("brand", "brand_ink", "brand_dark", "brand_tint", "brand_light")
MIME = {"jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp", "gif": "image/gif"}


class Card(Struct, frozen=True):
    """A planned card. files: source paths of its pictures. face: None where an article's own picture stands in."""

    view: CardView
    address: str = ""
    face: CardFace | None = None
    digest: str = ""
    files: tuple[str, ...] = ()


class Lines(Struct, frozen=True):
    """The words of a card; fields as in `CardFace`. name: the last piece of its file name before the digest."""

    kind: str
    name: str
    title: str
    eyebrow: str = ""
    byline: str = ""
    note: str = ""
    language: str = ""
    initials: str = ""


def card_base(theme: Theme) -> str:
    """Return the digest of what all cards of a theme share, "" for a theme without cards."""
    fonts = sorted((name, digest_bytes(data)) for name, data in theme.fonts.items())
    return digest_values(theme.card, fonts) if theme.card else ""


def plan_card(lines: Lines, atlas: Atlas, portrait: Shot | None = None, size: tuple[int, int] = WIDE) -> Card | None:
    """Return the card with these words, None where cards are not made. size: pixels."""
    if not atlas.card_base:
        return None
    face = replace(_face(lines, atlas, portrait), width=size[0], height=size[1])
    files = tuple(path for path in (face.portrait, face.logo) if path)
    pictures = tuple(atlas.shelf.pictures[path].digest for path in files)
    digest = digest_values(atlas.card_base, face, pictures)
    address = card_address(lines.name, digest)
    alt = ". ".join(part.strip(" .") for part in (face.title, face.byline, face.site) if part)
    return Card(CardView(atlas.absolute(address), alt, *size), address, face, digest, files)


def picture_card(shot: Shot | None, alt: str, atlas: Atlas) -> Card | None:
    """Return a picture of the content as a card, where no card is made; networks show no SVG and no AVIF."""
    if shot is None or shot.picture.format not in MIME:
        return None
    view = shot.view
    return Card(CardView(atlas.base.origin + view.url, alt, view.width, view.height, MIME[shot.picture.format]))


def _face(lines: Lines, atlas: Atlas, portrait: Shot | None) -> CardFace:
    config = atlas.site.config
    settings = atlas.view.settings
    language = lines.language or config.language
    logo = f"content/static/{settings.get('logo', '').lstrip('/')}"
    return CardFace(
        kind=lines.kind,
        title=lines.title,
        eyebrow=lines.eyebrow,
        byline=lines.byline,
        note=lines.note,
        site=config.title,
        host=config.url.partition("://")[2],
        language=language,
        direction=direction_of(language),
        initials=lines.initials,
        portrait=portrait.picture.path if portrait else "",
        logo=logo if logo in atlas.shelf.pictures else "",
        colours=tuple((name, settings[name]) for name in COLOURS if name in settings),
    )


def article_card(article: Article, atlas: Atlas) -> Card | None:
    """Return an article's card: the author's own, else one that is made, else its picture where cards are not made."""
    dressed = atlas.dressed[article.source]
    if dressed.card:
        return picture_card(dressed.card, article.card_alt, atlas)
    portrait = _author_portrait(article, atlas)
    lines = _article_lines(article, atlas)
    return plan_card(lines, atlas, portrait) or picture_card(dressed.picture, dressed.alt, atlas)


def shaped_cards(article: Article, atlas: Atlas) -> tuple[Card, ...]:
    """Return an article's cards of the other shapes that site.yaml asks for."""
    lines, portrait = _article_lines(article, atlas), _author_portrait(article, atlas)
    made = (
        plan_card(replace(lines, name=f"{lines.name}-{shape}"), atlas, portrait, CARD_SHAPES[shape])
        for shape in atlas.site.config.cards.shapes
    )
    return tuple(card for card in made if card)


def tall_card(head: PageHead) -> str:
    """Return the URL of a page's tall card, "" for none."""
    return next((card.url for card in head.cards if card.height > card.width), "")


def _author_portrait(article: Article, atlas: Atlas) -> Shot | None:
    return next((atlas.portraits[slug] for slug in article.authors if slug in atlas.portraits), None)


def _article_lines(article: Article, atlas: Atlas) -> Lines:
    authors = atlas.people(article.authors)
    tags = atlas.tag_links(article)
    return Lines(
        kind="article",
        name=article.slug,
        title=article.title,
        eyebrow=tags[0].label if tags else "",
        byline=credited(authors[0]) if len(authors) == 1 else ", ".join(person.name for person in authors),
        note=(article.updated or article.published.date()).isoformat(),  # put into words when the card is made
        language=article.language,
        initials=authors[0].initials if authors else "",
    )


def doctor_card(person: PersonView, slug: str, atlas: Atlas) -> Card | None:
    """Return a doctor's card."""
    lines = Lines(
        kind="doctor",
        name=f"doctor-{slug}",
        title=person.name,
        eyebrow=", ".join(person.specialties),
        byline=", ".join(person.credentials),
        note=", ".join(person.clinics),
        initials=person.initials,
    )
    portrait = atlas.portraits.get(slug)
    return plan_card(lines, atlas, portrait) or picture_card(portrait, person.name, atlas)


def page_card(page: Page, atlas: Atlas) -> Card | None:
    """Return a page's card."""
    lines = Lines("page", f"page-{page.slug}", page.title, byline=page.summary, language=page.language)
    dressed = atlas.dressed[page.source]
    return plan_card(lines, atlas) or picture_card(dressed.picture, dressed.alt, atlas)


def tag_card(tag: Tag, atlas: Atlas) -> Card | None:
    """Return a tag's card."""
    return plan_card(Lines("tag", f"tag-{tag.slug}", tag.label, eyebrow=atlas.word("topic")), atlas)


def home_card(atlas: Atlas) -> Card | None:
    """Return the site's own card, which lists use too."""
    config = atlas.site.config
    return plan_card(Lines("home", "home", config.title, byline=config.description), atlas)


def credited(person: PersonView) -> str:
    """Return a name with its credentials."""
    return ", ".join((person.name, *person.credentials))
