"""The shapes of the files under content/: what may stand there, and the JSON Schemas that editors check against."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, WithJsonSchema

from medsite.model.hosting import USUAL
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
    People,
    Prose,
    SecureAddress,
    SiteAddress,
    Slug,
    WebAddress,
    WebAddresses,
    Words,
    YesNo,
)
from medsite.read.hosting import Contact, HostNames
from medsite.read.schema_fields import (
    Count,
    Details,
    Geo,
    Hours,
    MentionKind,
    Pairs,
    Social,
    Timezone,
    check_doi,
    check_orcid,
    check_pmid,
    check_registration,
)
from medsite.read.schema_sharing import Audio, CardsShape, Event, PodcastShape
from medsite.read.shapes import (
    read_target,
    spread_address,
    spread_menu,
    spread_one,
    spread_reference,
    spread_targets,
    spread_telehealth,
    spread_theme,
)


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


class VenueShape(Shape):
    """A place where events are held and nobody is treated."""

    name: Line = Field(description="Its name; events refer to it.")
    address: AddressField | None = None
    geo: Geo | None = Field(None, description="Latitude and longitude in degrees.")


class NavShape(Shape):
    """An entry of the menu."""

    label: Line
    url: Line


class FeedsShape(Shape):
    """How feeds are made."""

    full_text: YesNo = Field(default=True, description="Whole articles, else summaries.")
    limit: Count = Field(default=20, description="How many of the newest articles a feed holds.")
    hub: SecureAddress | None = Field(default=None, description="A WebSub hub that tells readers of news at once.")
    podcast: PodcastShape | None = Field(default=None, description="The podcast of all articles with a recording.")


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
    hosts: HostNames = Field(default=USUAL, description="Whose own files are published with the site; [] for none.")
    security_contact: Contact = Field(
        default="", description="Whom to tell of a weakness of the site: e-mail or https."
    )


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
    venues: Annotated[tuple[VenueShape, ...], BeforeValidator(spread_one)] = Field((), description="Places of events.")
    navigation: Annotated[tuple[NavShape, ...], BeforeValidator(spread_menu)] = Field((), description="The menu.")
    feeds: FeedsShape = Field(default_factory=FeedsShape)
    social: Social = ()
    cards: CardsShape = Field(default_factory=CardsShape)
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
        tuple[Annotated[RegistrationShape, BeforeValidator(check_registration)], ...], BeforeValidator(spread_one)
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
    orcid: Annotated[str, PlainValidator(check_orcid), WithJsonSchema({"type": "string"})] | None = None
    extra: Pairs = ()


class ReferenceShape(Shape):
    """A work that an article rests on."""

    text: Line = Field(description="The citation.")
    url: WebAddress | None = None
    doi: Annotated[str, PlainValidator(check_doi), WithJsonSchema({"type": "string"})] | None = None
    pmid: Annotated[str, PlainValidator(check_pmid), WithJsonSchema({"type": ["string", "integer"]})] | None = None


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
    event: Event | None = Field(None, description="What this text invites to.")
    extra: Pairs = Field((), description="Anything of your own.")


class ArticleShape(PageShape):
    """The front matter of content/articles/NAME.md."""

    date: Instant = Field(description="When it is published: YYYY-MM-DD, with a time if you like.")
    tags: Words = Field((), description="Topics.")
    authors: People = Field((), description="Doctors, by their slugs.")
    reviewed_by: People = Field((), description="Doctors who checked it, by their slugs.")
    reviewed: Day | None = Field(None, description="The day of the last check.")
    review_due: Day | None = None
    expires: Day | None = Field(None, description="From this day it is published nowhere.")
    references: References = ()
    kind: OptionalLine = Field("", description="Such as guide, opinion, case.")
    audience: OptionalLine = Field("", description="Such as patients.")
    feed_id: OptionalLine = Field("", description="A stable id for feeds that survives a new slug.")
    corrections: Details = Field((), description="What was put right after publication, a line each.")
    card: FilePath = Field("", description="A picture of your own for social networks, best 1200 × 630.")
    card_alt: OptionalLine = Field("", description="What that picture says or shows.")
    syndication: WebAddresses = Field((), description="Addresses of the same text elsewhere.")
    audio: Audio | None = Field(None, description="This text as a recording: an MP3 or M4A file.")


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


class MentionShape(Shape):
    """What somebody said of an article elsewhere."""

    url: WebAddress = Field(description="Where it was said.")
    author: Line = Field(description="By whom.")
    author_url: WebAddress | None = Field(None, description="Their own page.")
    kind: MentionKind = Field("mention", description="like, repost, reply or mention.")
    text: OptionalLine = Field("", description="The words, or the part of them that is shown.")
    date: Day
    target: Line = Field(description="The article: its slug or its address.")
    reviewed_by: Slug | None = Field(None, description="The doctor who let it stand, by slug.")
    reviewed: Day | None = Field(None, description="When; until then it is not shown.")


class MentionsShape(Shape):
    """content/mentions.yaml: what others said of the articles."""

    mentions: tuple[MentionShape, ...] = ()


def json_schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema of every kind of file."""
    shapes: dict[str, type[Shape]] = {
        "site": SiteShape,
        "doctor": DoctorShape,
        "article": ArticleShape,
        "page": PageShape,
        "waivers": WaiversShape,
        "mentions": MentionsShape,
    }
    draft = "https://json-schema.org/draft/2020-12/schema"
    return {name: {"$schema": draft, **shape.model_json_schema()} for name, shape in shapes.items()}
