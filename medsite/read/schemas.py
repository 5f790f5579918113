"""The shapes of the files under content/: what may stand there, and the JSON Schemas that editors check against."""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, WithJsonSchema

from medsite.model.people import Opening
from medsite.read.faults import make_fault
from medsite.read.fields import (
    Day,
    Email,
    FilePath,
    FormerAddresses,
    Instant,
    Language,
    Languages,
    Line,
    Lines,
    OptionalLine,
    Prose,
    SecureAddress,
    SiteAddress,
    Slug,
    Slugs,
    WebAddress,
    Words,
    YesNo,
)
from medsite.read.hours import read_hours
from medsite.read.registrations import explain_registration
from medsite.read.shapes import (
    flatten_pairs,
    join_details,
    read_count,
    read_geo,
    read_target,
    read_timezone,
    spread_address,
    spread_menu,
    spread_one,
    spread_reference,
    spread_targets,
    spread_telehealth,
    spread_theme,
)
from medsite.read.social import read_social

Pairs = Annotated[tuple[tuple[str, str], ...], PlainValidator(flatten_pairs), WithJsonSchema({"type": "object"})]
Hours = Annotated[
    tuple[Opening, ...],
    PlainValidator(read_hours),
    WithJsonSchema({"type": ["string", "array", "object"], "examples": ["Mon-Fri 08:30-17:00; Sat closed"]}),
]
Social = Annotated[
    tuple[tuple[str, str], ...],
    PlainValidator(read_social),
    WithJsonSchema({"type": ["object", "array"], "examples": [{"mastodon": "https://example.org/@name"}]}),
]
Geo = Annotated[tuple[float, float], PlainValidator(read_geo), WithJsonSchema({"type": ["string", "array", "object"]})]
Details = Annotated[tuple[str, ...], PlainValidator(join_details), WithJsonSchema({"type": ["string", "array"]})]
Timezone = Annotated[str, PlainValidator(read_timezone), WithJsonSchema({"type": "string"})]
Count = Annotated[int, PlainValidator(read_count), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 1000})]


class Shape(BaseModel):
    """What all shapes share: no unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class AddressShape(Shape):
    """A postal address."""

    text: OptionalLine = Field("", description="The whole address on one line.")
    street: OptionalLine = ""
    locality: OptionalLine = Field("", description="Town or city.")
    region: OptionalLine = Field("", description="State, province or county.")
    postcode: OptionalLine = ""
    country: OptionalLine = Field("", description="Country, or its two-letter code.")


AddressField = Annotated[AddressShape, BeforeValidator(spread_address)]


class ClinicShape(Shape):
    """A place where doctors see patients."""

    name: Line = Field(description="The clinic's name; doctors refer to it.")
    phone: OptionalLine = Field("", description="As people dial it.")
    email: Email | None = None
    address: AddressField | None = None
    hours: Hours = Field((), description="Opening hours.")
    geo: Geo | None = Field(None, description="Latitude and longitude in degrees.")


class NavShape(Shape):
    """An entry of the menu."""

    label: Line
    url: Line


class FeedsShape(Shape):
    """How feeds are made."""

    full_text: YesNo = Field(default=True, description="Whole articles, else summaries.")
    limit: Count = Field(default=20, description="How many of the newest articles a feed holds.")


class ThemeShape(Shape):
    """The theme and its settings."""

    name: Slug
    settings: Pairs = ()


def _default_theme() -> ThemeShape:
    return ThemeShape(name="clinic")


class TargetShape(Shape):
    """Somewhere to publish to."""

    name: Line
    kind: Line
    options: Pairs = ()


class PublishShape(Shape):
    """Where the site is published."""

    targets: Annotated[
        tuple[Annotated[TargetShape, BeforeValidator(read_target)], ...], BeforeValidator(spread_targets)
    ] = ()


class SiteShape(Shape):
    """content/site.yaml: the site's own settings."""

    title: Line = Field(description="The site's name.")
    url: SiteAddress = Field(description="Where the site will stand, with https://.")
    description: OptionalLine = Field("", description="A sentence for search engines and feeds.")
    language: Language = Field("en", description="BCP 47 tag of the site's main language.")
    timezone: Timezone = Field("UTC", description="IANA name, such as Europe/London.")
    theme: Annotated[ThemeShape, BeforeValidator(spread_theme)] = Field(default_factory=_default_theme)
    clinic: ClinicShape | None = Field(None, description="The clinic, where there is one.")
    clinics: Annotated[tuple[ClinicShape, ...], BeforeValidator(spread_one)] = Field((), description="The clinics.")
    navigation: Annotated[tuple[NavShape, ...], BeforeValidator(spread_menu)] = Field((), description="The menu.")
    feeds: FeedsShape = Field(default_factory=FeedsShape)
    social: Social = ()
    screening: Pairs = Field((), description="Settings of the screening for patient identifiers.")
    publish: PublishShape = Field(default_factory=PublishShape)
    emergency: OptionalLine = Field("", description="The local emergency number as people dial it.")
    extra: Pairs = Field((), description="Anything of your own.")


class RegistrationShape(Shape):
    """An entry in a professional register."""

    scheme: Line = Field(description="npi, gmc, ahpra, nmc, imc or another word.")
    id: Line
    jurisdiction: OptionalLine = ""
    verify_url: WebAddress | None = None


def _check_registration(value: Any) -> Any:
    if isinstance(value, Mapping) and isinstance(value.get("scheme"), str) and isinstance(value.get("id"), str):
        fault = explain_registration(value["scheme"], value["id"])
        if fault:
            raise make_fault("R023", fault, "", ("id",))
    return value


def _check_orcid(value: Any) -> str:
    if not isinstance(value, str):
        raise make_fault("R010", "an ORCID is text")
    number = value.strip().removeprefix("https://orcid.org/")
    if fault := explain_registration("orcid", number):
        raise make_fault("R023", fault)
    return number


class DoctorShape(Shape):
    """content/doctors/NAME.yaml: one doctor's profile."""

    name: Line = Field(description="As patients know the doctor.")
    slug: Slug | None = Field(None, description="The last piece of the address; default: the file's name.")
    credentials: Words = Field((), description="Degrees and memberships: MBBS, MRCGP.")
    specialty: Words = ()
    specialties: Words = ()
    clinic: Lines = Field((), description="The name of a clinic in site.yaml.")
    clinics: Lines = ()
    phone: OptionalLine = ""
    fax: OptionalLine = ""
    email: Email | None = None
    address: AddressField | None = None
    languages: Languages = Field((), description="BCP 47 tags or English names.")
    registrations: Annotated[
        tuple[Annotated[RegistrationShape, BeforeValidator(_check_registration)], ...], BeforeValidator(spread_one)
    ] = ()
    photo: FilePath = Field("", description="A picture beside this file.")
    photo_alt: OptionalLine = Field("", description="What the photo shows.")
    bio: Prose = Field("", description="Markdown.")
    education: Details = ()
    certifications: Details = ()
    affiliations: Details = ()
    publications: Details = ()
    booking: SecureAddress | None = None
    telehealth: Annotated[SecureAddress, BeforeValidator(spread_telehealth)] | None = None
    portal: SecureAddress | None = None
    social: Social = ()
    hours: Hours = ()
    accepting: YesNo | None = Field(None, description="Whether new patients are accepted.")
    disclosures: Details = ()
    say: OptionalLine = Field("", description="How the name is pronounced.")
    pronouns: OptionalLine = ""
    orcid: Annotated[str, PlainValidator(_check_orcid), WithJsonSchema({"type": "string"})] | None = None
    extra: Pairs = ()


_DOI = re.compile(r"10\.\d{4,9}/\S+")


def _check_doi(value: Any) -> str:
    text = str(value).strip()
    text = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", text, flags=re.IGNORECASE)
    if not _DOI.fullmatch(text):
        raise make_fault("R029", "this is not a DOI", "Write it like 10.1136/bmj.n71.")
    return text


def _check_pmid(value: Any) -> str:
    text = re.sub(r"^PMID:?\s*", "", str(value).strip(), flags=re.IGNORECASE)
    if not re.fullmatch(r"[1-9][0-9]{0,7}", text):
        raise make_fault("R029", "a PMID has up to 8 digits")
    return text


class ReferenceShape(Shape):
    """A work that an article rests on."""

    text: Line = Field(description="The citation.")
    url: WebAddress | None = None
    doi: Annotated[str, PlainValidator(_check_doi), WithJsonSchema({"type": "string"})] | None = None
    pmid: Annotated[str, PlainValidator(_check_pmid), WithJsonSchema({"type": ["string", "integer"]})] | None = None


References = Annotated[
    tuple[Annotated[ReferenceShape, BeforeValidator(spread_reference)], ...], BeforeValidator(spread_one)
]


class PageShape(Shape):
    """The front matter of content/pages/NAME.md."""

    title: Line
    slug: Slug | None = Field(None, description="The last piece of the address; default: the file's name.")
    updated: Day | None = Field(None, description="The day of the last change.")
    summary: OptionalLine = Field("", description="A sentence for lists, search engines and feeds.")
    draft: YesNo = Field(default=False, description="A draft is published nowhere.")
    image: FilePath = Field("", description="A picture beside this file, or /… of content/static.")
    image_alt: OptionalLine = Field("", description="What the image shows.")
    language: Language | None = Field(None, description="BCP 47 tag, where it is not the site's.")
    aliases: FormerAddresses = Field((), description="Former addresses, each starting with /.")
    extra: Pairs = Field((), description="Anything of your own.")


class ArticleShape(PageShape):
    """The front matter of content/articles/NAME.md."""

    date: Instant = Field(description="When it is published: YYYY-MM-DD, with a time if you like.")
    tags: Words = Field((), description="Topics.")
    authors: Slugs = Field((), description="Doctors, by their slugs.")
    reviewed_by: Slugs = Field((), description="Doctors who checked it, by their slugs.")
    reviewed: Day | None = Field(None, description="The day of the last check.")
    review_due: Day | None = None
    expires: Day | None = Field(None, description="From this day it is published nowhere.")
    references: References = ()
    kind: OptionalLine = Field("", description="Such as guide, opinion, case.")
    audience: OptionalLine = Field("", description="Such as patients.")
    feed_id: OptionalLine = Field("", description="A stable id for feeds that survives a new slug.")


class WaiverShape(Shape):
    """One reviewed exception to the screening."""

    rule: Line
    path: Line
    words: Line = Field(description="The digest that the report shows.")
    reason: Line
    who: Line
    when: Day
    until: Day | None = None


class WaiversShape(Shape):
    """content/waivers.yaml: reviewed exceptions to the screening."""

    waivers: tuple[WaiverShape, ...] = ()


def json_schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema of every kind of file."""
    shapes: dict[str, type[Shape]] = {
        "site": SiteShape,
        "doctor": DoctorShape,
        "article": ArticleShape,
        "page": PageShape,
        "waivers": WaiversShape,
    }
    draft = "https://json-schema.org/draft/2020-12/schema"
    return {name: {"$schema": draft, **shape.model_json_schema()} for name, shape in shapes.items()}
