"""Documents become the site: held back, checked, ordered and linked. A function of (config, documents, moment)."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, tzinfo
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct
from msgspec.structs import replace

from medsite.model.config import Config
from medsite.model.content import Article, Page
from medsite.model.people import Clinic, Doctor
from medsite.model.problem import Checked
from medsite.model.reading import Document
from medsite.model.site import Held, Site
from medsite.plan.checks import check_clinics, check_days, check_people, check_sources
from medsite.plan.claims import claim_addresses
from medsite.plan.mentions import check_mentions
from medsite.plan.tags import gather_tags
from medsite.plan.urls import article_address, page_address

Text = TypeVar("Text", Article, Page)
Any = TypeVar("Any", Article, Doctor, Page)


class Moment(Struct, frozen=True):
    """When the site is built, as the plan sees it. today: in the site's time zone.

    drafts: whether drafts and future articles are shown as if they were published.
    now: the instant, with a zone, for articles that have an hour; without it they are out on their day.
    """

    today: date
    drafts: bool = False
    now: datetime | None = None


def assemble(config: Config, documents: Sequence[Document], moment: Moment) -> Checked[Site]:
    """Return the site of `moment` and everything that is wrong between its documents.

    The order of `documents` is nothing. Held documents are checked, but block no address and leave no trace
    but in `Site.held`. Of two documents with one address the first by path stays.
    """
    zone = zone_of(config)
    ordered = sorted(documents, key=lambda d: d.source)
    doctors = tuple(_composed(d) for d in ordered if isinstance(d, Doctor))
    articles = tuple(_timed(_composed(a), zone) for a in ordered if isinstance(a, Article))
    pages = tuple(_composed(p) for p in ordered if isinstance(p, Page))
    problems = [*check_people(articles, doctors), *check_clinics(config, doctors), *check_days(articles, moment.today)]
    problems += [*check_sources(articles), *check_mentions(config, articles, doctors)]
    held = [*_held_articles(articles, moment, zone), *_held_pages(pages, moment)]
    away = {h.path for h in held}
    claims = claim_addresses(config, (*doctors, *_without(articles, away), *_without(pages, away)))
    away |= claims.refused
    shown = sorted(_without(articles, away), key=lambda a: (-a.published.timestamp(), a.slug))
    tags, faults = gather_tags(shown)
    doctors = tuple(_placed(d, config.clinics) for d in _without(doctors, away))
    site = Site(
        config=config,
        doctors=tuple(sorted(doctors, key=lambda d: (d.name.casefold(), d.slug))),
        articles=tuple(shown),
        pages=tuple(sorted(_without(pages, away), key=lambda p: p.slug)),
        tags=tags,
        held=tuple(sorted(held, key=lambda h: h.path)),
        today=moment.today,
        now=moment.now,
    )
    return Checked(site, tuple(sorted((*problems, *claims.problems, *faults))))


def held_back(site: Site) -> tuple[Held, ...]:
    """Return what a build of today would hold back, by path; for a site that was assembled with drafts as well."""
    zone, moment = zone_of(site.config), Moment(site.today)
    held = {entry.path: entry for entry in site.held}
    held |= {entry.path: entry for entry in _held_articles(site.articles, moment, zone)}
    held |= {entry.path: entry for entry in _held_pages(site.pages, moment)}
    return tuple(held[path] for path in sorted(held))


def zone_of(config: Config) -> tzinfo:
    """Return the site's time zone; UTC where the name is not known, which the reading has already said."""
    try:
        return ZoneInfo(config.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def _without(documents: Iterable[Any], away: set[str]) -> list[Any]:
    return [d for d in documents if d.source not in away]


def _composed(document: Any) -> Any:
    """Return `document` with its slug in composed letters (NFC), as its address and output path are written."""
    slug = unicodedata.normalize("NFC", document.slug)
    return document if slug == document.slug else replace(document, slug=slug)


def _timed(article: Article, zone: tzinfo) -> Article:
    """Return `article` with an instant: a date without an offset is the site's own time, never the machine's."""
    return article if article.published.tzinfo else replace(article, published=article.published.replace(tzinfo=zone))


def _placed(doctor: Doctor, clinics: tuple[Clinic, ...]) -> Doctor:
    """Return `doctor` with the clinics' names as site.yaml spells them."""
    spelled = {c.name.casefold(): c.name for c in clinics}
    names = tuple(spelled.get(name.casefold(), name) for name in doctor.clinics)
    return doctor if names == doctor.clinics else replace(doctor, clinics=names)


def _held_articles(articles: Iterable[Article], moment: Moment, zone: tzinfo) -> list[Held]:
    found: list[Held] = []
    for article in articles:
        why, until = _why_held(article, moment, zone)
        if why:
            found.append(Held(article.source, article.title, why, until, article_address(article.slug)))
    return found


def _why_held(article: Article, moment: Moment, zone: tzinfo) -> tuple[str, datetime | None]:
    """Return why an article stays out, "" if it does not, and until when.

    An article expires as its day begins, so that a text that must not be read on a day never is.
    """
    if article.draft and not moment.drafts:
        return "draft", None
    # The instant is compared, not the written day: 23:00 in Honolulu is tomorrow in London.
    if not moment.drafts and article.published > (moment.now or datetime.combine(moment.today, time.max, zone)):
        return "future", article.published
    if article.expires and article.expires <= moment.today:
        return "expired", None
    return "", None


def _held_pages(pages: Iterable[Page], moment: Moment) -> list[Held]:
    if moment.drafts:
        return []
    return [Held(p.source, p.title, "draft", None, page_address(p.slug)) for p in pages if p.draft]
