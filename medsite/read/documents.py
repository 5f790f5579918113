"""Sources become typed documents, with every problem in them."""

from datetime import datetime, timedelta
from datetime import timezone as fixed_zone
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from medsite.model.config import Config, FeedSettings, NavItem, Target
from medsite.model.content import Article, Body, Outline, Page, Reference, Source
from medsite.model.finding import Waiver
from medsite.model.people import Address, Clinic, Doctor, Registration
from medsite.model.problem import Checked, Place, Problem
from medsite.model.reading import Reading
from medsite.read.checking import check_fields
from medsite.read.encoding import read_text
from medsite.read.front_matter import split_front_matter
from medsite.read.markdown import read_markdown
from medsite.read.markdown_places import Origin
from medsite.read.rules import make_problem
from medsite.read.schemas import (
    AddressShape,
    ArticleShape,
    ClinicShape,
    DoctorShape,
    PageShape,
    SiteShape,
    WaiversShape,
)
from medsite.read.slugs import explain_slug, name_slug
from medsite.read.yaml_nodes import Entry, Fields, Items, Node, Scalar, compose_yaml

_EPOCH = "1970-01-01"


def read_config(source: Source) -> Checked[Config]:
    """Return what site.yaml says."""
    checked, node, problems = _read_yaml(source, SiteShape, {"title": "?", "url": "https://site.invalid"})
    if checked is None:
        return Checked(None, problems)
    shape = checked
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
        feeds=FeedSettings(shape.feeds.full_text, shape.feeds.limit),
        social=shape.social,
        screening=shape.screening,
        targets=tuple(Target(item.name, item.kind, item.options) for item in shape.publish.targets),
        emergency=shape.emergency,
        extra=shape.extra,
        places=_key_places(node),
    )
    return Checked(config, problems)


def read_doctor(source: Source) -> Checked[Reading]:
    """Return a doctor's profile; its body is the bio."""
    shape, node, problems = _read_yaml(source, DoctorShape, {"name": "?"})
    if shape is None:
        return Checked(None, problems)
    body, outline, more = _read_bio(shape.bio, node, source.path)
    slug, slug_problems = _pick_slug(shape.slug, source.path)
    doctor = Doctor(
        source=source.path,
        digest=source.digest,
        slug=slug,
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
        bio=outline,
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
        places=_key_places(node),
    )
    return Checked(Reading(doctor, body), tuple(sorted((*problems, *more, *slug_problems))))


def read_article(source: Source, timezone: str) -> Checked[Reading]:
    """Return an article. timezone: the site's, for dates without an offset."""
    shape, node, body, outline, problems = _read_text_document(source, ArticleShape, {"date": _EPOCH})
    if shape is None:
        return Checked(None, problems)
    slug, slug_problems = _pick_slug(shape.slug, source.path)
    article = Article(
        source=source.path,
        digest=source.digest,
        slug=slug,
        title=shape.title,
        published=_place_in_time(shape.date, timezone),
        body=outline,
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
        references=tuple(
            Reference(item.text, item.url or "", item.doi or "", item.pmid or "") for item in shape.references
        ),
        kind=shape.kind,
        audience=shape.audience,
        feed_id=shape.feed_id,
        extra=shape.extra,
        places=_key_places(node),
    )
    return Checked(Reading(article, body), tuple(sorted((*problems, *slug_problems))))


def read_page(source: Source) -> Checked[Reading]:
    """Return a page."""
    shape, node, body, outline, problems = _read_text_document(source, PageShape, {})
    if shape is None:
        return Checked(None, problems)
    slug, slug_problems = _pick_slug(shape.slug, source.path)
    page = Page(
        source=source.path,
        digest=source.digest,
        slug=slug,
        title=shape.title,
        body=outline,
        summary=shape.summary,
        updated=shape.updated,
        draft=shape.draft,
        image=shape.image,
        image_alt=shape.image_alt,
        language=shape.language or "",
        aliases=shape.aliases,
        extra=shape.extra,
        places=_key_places(node),
    )
    return Checked(Reading(page, body), tuple(sorted((*problems, *slug_problems))))


def read_waivers(source: Source) -> Checked[tuple[Waiver, ...]]:
    """Return the reviewed exceptions; none for an empty file."""
    text = read_text(source)
    if text.value is None:
        return Checked(None, text.problems)
    composed = compose_yaml(text.value, source.path)
    node = composed.value
    problems = (*text.problems, *composed.problems)
    if node is None:
        return Checked(None if composed.problems else (), problems)
    if isinstance(node, Items):
        node = Fields((Entry("waivers", node.place, node),), node.place)
    if not isinstance(node, Fields):
        return Checked(None, (*problems, _name_shape(source.path, "waivers are a list")))
    checked = check_fields(WaiversShape, node, standing={})
    if checked.value is None:
        return Checked(None, (*problems, *checked.problems))
    places = _item_places(node)
    waivers = tuple(
        Waiver(item.rule, item.path, item.words, item.reason, item.who, item.when, item.until, place)
        for item, place in zip(checked.value.waivers, places, strict=False)
    )
    return Checked(waivers, (*problems, *checked.problems))


def _item_places(node: Fields) -> list[Place]:
    listed = node.entries[0].value if node.entries else node
    return [item.place for item in listed.items] if isinstance(listed, Items) else []


def _read_yaml(source: Source, model: Any, standing: dict[str, Any]) -> tuple[Any, Fields, tuple[Problem, ...]]:
    nothing = Fields((), Place(source.path))
    text = read_text(source)
    if text.value is None:
        return None, nothing, text.problems
    composed = compose_yaml(text.value, source.path)
    return _check_head(composed, model, standing, (source.path, text.problems))


def _check_head(
    composed: Checked[Node], model: type[BaseModel], standing: dict[str, Any], context: tuple[str, tuple[Problem, ...]]
) -> tuple[Any, Fields, tuple[Problem, ...]]:
    path, problems = context
    problems = (*problems, *composed.problems)
    node = composed.value
    if node is None and not composed.problems:
        node = Fields((), Place(path))
    if not isinstance(node, Fields):
        if node is not None:
            problems = (*problems, _name_shape(path, "fields belong here, each as name: value"))
        return None, Fields((), Place(path)), problems
    if any(entry.key == "draft" for entry in node.entries):
        standing = {**standing, "draft": "true"}
    checked = check_fields(model, node, standing=standing)
    return checked.value, node, (*problems, *checked.problems)


def _read_text_document(
    source: Source, model: type[BaseModel], standing: dict[str, Any]
) -> tuple[Any, Fields, Body, Outline, tuple[Problem, ...]]:
    text = read_text(source)
    nothing = (None, Fields((), Place(source.path)), Body(), Outline())
    if text.value is None:
        return (*nothing, text.problems)
    split = split_front_matter(text.value, source.path)
    halves = split.value
    problems = (*text.problems, *split.problems)
    if halves is None:
        return (*nothing, problems)
    body, outline, more = read_markdown(halves.body, Origin(source.path, halves.body_line))
    problems = (*problems, *more)
    if split.problems:
        return (*nothing[:2], body, outline, problems)
    composed = compose_yaml(halves.head, source.path, 1)
    standing = {"title": name_slug(source.path) or "?", **standing}
    shape, node, problems = _check_head(composed, model, standing, (source.path, problems))
    if shape is not None and shape.image and not shape.image_alt:
        place = dict(_key_places(node)).get("image", Place(source.path))
        problems = (*problems, make_problem("R031", place, 'the image has no "image_alt"', 'Add "image_alt: …".'))
    return shape, node, body, outline, problems


def _name_shape(path: str, message: str) -> Problem:
    return make_problem("R010", Place(path), message)


def _pick_slug(slug: str | None, path: str) -> tuple[str, tuple[Problem, ...]]:
    if slug:
        return slug, ()
    named = name_slug(path)
    if fault := explain_slug(named):
        message = f"this file's name gives no address: {fault}"
        return named or "unnamed", (make_problem("R017", Place(path), message, 'Rename it, or add "slug: …".'),)
    return named, ()


def _key_places(node: Fields) -> tuple[tuple[str, Place], ...]:
    return tuple((entry.key, entry.value.place) for entry in node.entries)


def _read_bio(bio: str, node: Fields, path: str) -> tuple[Body, Outline, tuple[Problem, ...]]:
    if not bio.strip():
        return Body(), Outline(), ()
    value = next((entry.value for entry in node.entries if entry.key == "bio"), None)
    place = value.place if value else Place(path)
    line, indent = place.line, place.column - 1
    if isinstance(value, Scalar) and value.style in ("|", ">"):
        line, indent = line + 1, 2
    elif isinstance(value, Scalar) and value.style:
        indent += 1
    return read_markdown(bio, Origin(path, line, indent))


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
