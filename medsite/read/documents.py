"""Sources become typed documents, with every problem in them."""

from datetime import datetime, timedelta
from datetime import timezone as fixed_zone
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from medsite.model.config import CardSettings, Config, FeedSettings, NavItem, Target
from medsite.model.content import Article, Page, Reference, Source
from medsite.model.finding import Waiver
from medsite.model.hosting import Hosting
from medsite.model.people import Address, Clinic, Doctor, Registration
from medsite.model.places import pack_places
from medsite.model.problem import Checked, Problem
from medsite.model.reading import Reading
from medsite.read.heads import Head, key_places, pick_slug, read_bio, read_halves, read_head, read_listed
from medsite.read.rules import make_problem
from medsite.read.schemas import (
    AddressShape,
    ArticleShape,
    ClinicShape,
    DoctorShape,
    PageShape,
    ReferenceShape,
    SiteShape,
    WaiversShape,
)
from medsite.read.shared_values import make_audio, make_event, make_podcast

_EPOCH = "1970-01-01"


def read_config(source: Source) -> Checked[Config]:
    """Return what site.yaml says."""
    head = read_head(source, SiteShape, {"title": "?", "url": "https://site.invalid"})
    shape = head.shape
    if shape is None:
        return Checked(None, head.problems)
    clinics = (shape.clinic, *shape.clinics) if shape.clinic else shape.clinics
    config = Config(
        source=source.path,
        digest=source.digest,
        title=shape.title,
        url=shape.url,
        description=shape.description,
        language=shape.language,
        timezone=shape.timezone,
        theme=shape.theme.name,
        settings=shape.theme.settings,
        clinics=tuple(map(_make_clinic, clinics)),
        navigation=tuple(NavItem(item.label, item.url) for item in shape.navigation),
        feeds=FeedSettings(
            shape.feeds.full_text, shape.feeds.limit, shape.feeds.hub or "", make_podcast(shape.feeds.podcast)
        ),
        social=tuple(pair for pair in shape.social if pair[0] != "webmention"),
        webmention=dict(shape.social).get("webmention", ""),
        screening=shape.screening,
        targets=tuple(Target(item.name, item.kind, item.options) for item in shape.publish.targets),
        hosting=Hosting(shape.publish.hosts, shape.publish.security_contact),
        emergency=shape.emergency,
        extra=shape.extra,
        places=pack_places(key_places(head.node)),
        venues=tuple(Clinic(v.name, address=_make_address(v.address), geo=v.geo) for v in shape.venues),
        cards=CardSettings(tuple(dict.fromkeys(shape.cards.shapes)), shape.cards.keep),
    )
    return Checked(config, tuple(sorted(head.problems)))


def read_doctor(source: Source) -> Checked[Reading]:
    """Return a doctor's profile; its body is the bio."""
    head = read_head(source, DoctorShape, {"name": "?"})
    shape = head.shape
    if shape is None:
        return Checked(None, head.problems)
    body, outline, found = read_bio(shape.bio, head.node, source.path)
    slug = pick_slug(shape.slug, source.path)
    places = pack_places(key_places(head.node))
    doctor = replace(_make_doctor(source, shape), slug=slug.value or "", bio=outline, places=places)
    return Checked(Reading(doctor, body), tuple(sorted((*head.problems, *found, *slug.problems))))


def _make_doctor(source: Source, shape: DoctorShape) -> Doctor:
    return Doctor(
        source=source.path,
        digest=source.digest,
        slug="",
        name=shape.name,
        credentials=shape.credentials,
        specialties=(*shape.specialty, *shape.specialties),
        clinics=(*shape.clinic, *shape.clinics),
        phone=shape.phone,
        fax=shape.fax,
        email=shape.email or "",
        address=_make_address(shape.address),
        languages=tuple(dict.fromkeys(shape.languages)),
        registrations=tuple(
            Registration(item.scheme.lower(), item.id, item.jurisdiction, item.verify_url or "")
            for item in shape.registrations
        ),
        photo=shape.photo,
        photo_alt=shape.photo_alt,
        education=shape.education,
        certifications=shape.certifications,
        affiliations=shape.affiliations,
        publications=shape.publications,
        booking=shape.booking or "",
        telehealth=shape.telehealth or "",
        portal=shape.portal or "",
        social=shape.social,
        hours=shape.hours,
        accepting=shape.accepting,
        disclosures=shape.disclosures,
        say=shape.say,
        pronouns=shape.pronouns,
        orcid=shape.orcid or "",
        extra=shape.extra,
    )


def read_article(source: Source, timezone: str) -> Checked[Reading]:
    """Return an article. timezone: the site's, for dates without an offset."""
    halves = read_halves(source, ArticleShape, {"date": _EPOCH})
    head, shape = halves.head, halves.head.shape
    if shape is None:
        return Checked(None, tuple(sorted(head.problems)))
    slug = pick_slug(shape.slug, source.path)
    article = Article(
        source=source.path,
        digest=source.digest,
        slug=slug.value or "",
        title=shape.title,
        published=_place_in_time(shape.date, timezone),
        body=halves.outline,
        updated=shape.updated,
        summary=shape.summary,
        tags=tuple(dict.fromkeys(shape.tags)),
        authors=tuple(dict.fromkeys(shape.authors)),
        reviewed_by=tuple(dict.fromkeys(shape.reviewed_by)),
        reviewed=shape.reviewed,
        review_due=shape.review_due,
        draft=shape.draft,
        expires=shape.expires,
        image=shape.image,
        image_alt=shape.image_alt,
        language=shape.language or "",
        aliases=shape.aliases,
        references=tuple(map(_make_reference, shape.references)),
        kind=shape.kind,
        audience=shape.audience,
        feed_id=shape.feed_id,
        extra=shape.extra,
        places=pack_places(key_places(head.node)),
        corrections=shape.corrections,
        card=shape.card,
        card_alt=shape.card_alt,
        syndication=tuple(dict.fromkeys(shape.syndication)),
        audio=make_audio(shape.audio),
        event=make_event(shape.event, head.node),
    )
    return Checked(Reading(article, halves.body), _gather(head, slug.problems))


def read_page(source: Source) -> Checked[Reading]:
    """Return a page."""
    halves = read_halves(source, PageShape, {})
    head, shape = halves.head, halves.head.shape
    if shape is None:
        return Checked(None, tuple(sorted(head.problems)))
    slug = pick_slug(shape.slug, source.path)
    page = Page(
        source=source.path,
        digest=source.digest,
        slug=slug.value or "",
        title=shape.title,
        body=halves.outline,
        summary=shape.summary,
        updated=shape.updated,
        draft=shape.draft,
        image=shape.image,
        image_alt=shape.image_alt,
        language=shape.language or "",
        aliases=shape.aliases,
        extra=shape.extra,
        places=pack_places(key_places(head.node)),
        event=make_event(shape.event, head.node),
    )
    return Checked(Reading(page, halves.body), _gather(head, slug.problems))


def read_waivers(source: Source) -> Checked[tuple[Waiver, ...]]:
    """Return the reviewed exceptions; none for an empty file."""
    listed = read_listed(source, "waivers", WaiversShape)
    if listed.value is None:
        return Checked(None, listed.problems)
    items = listed.value.shape.waivers if listed.value.shape else ()
    waivers = tuple(
        Waiver(item.rule, item.path, item.words, item.reason, item.who, item.when, item.until, place)
        for item, place in zip(items, listed.value.places, strict=False)
    )
    return Checked(waivers, listed.problems)


def _gather(head: Head[ArticleShape] | Head[PageShape], more: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return all problems of a text, by place, with that of an image that has no alternative text."""
    problems = [*head.problems, *more]
    if head.shape is not None and head.shape.image and not head.shape.image_alt:
        place = dict(key_places(head.node)).get("image", head.node.place)
        problems.append(make_problem("R031", place, 'the image has no "image_alt"', 'Add "image_alt: …".'))
    if isinstance(head.shape, ArticleShape) and head.shape.card and not head.shape.card_alt:
        place = dict(key_places(head.node)).get("card", head.node.place)
        problems.append(make_problem("R031", place, 'the card has no "card_alt"', 'Add "card_alt: …".'))
    return tuple(sorted(problems))


def _make_reference(shape: ReferenceShape) -> Reference:
    return Reference(shape.text, shape.url or "", shape.doi or "", shape.pmid or "")


def _make_address(shape: AddressShape | None) -> Address | None:
    if shape is None:
        return None
    return Address(shape.text, shape.street, shape.locality, shape.region, shape.postcode, shape.country)


def _make_clinic(shape: ClinicShape) -> Clinic:
    address = _make_address(shape.address)
    return Clinic(shape.name, shape.phone, shape.email or "", address, shape.hours, shape.geo)


def _place_in_time(moment: datetime, name: str) -> datetime:
    """Return the moment with a fixed offset, that of the site's zone where none was written."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(name))
    return moment.replace(tzinfo=fixed_zone(moment.utcoffset() or timedelta()))
