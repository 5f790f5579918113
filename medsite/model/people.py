"""Who writes and where they work: doctors and clinics."""

from msgspec import Struct

from medsite.model.content import Outline

NO_TEXT = Outline()


class Address(Struct, frozen=True):
    """A postal address. text: on one line, as people write it; the parts are "" where only text was given."""

    text: str
    street: str = ""
    locality: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""


class Opening(Struct, frozen=True):
    """When a door is open. days: words for the days ("Monday to Friday"); times: ("08:30–12:00", …), () for closed.

    weekdays: 0 (Monday) to 6. spans: ("08:30", "12:00") pairs, 24-hour, for structured data.
    """

    days: str
    times: tuple[str, ...]
    weekdays: tuple[int, ...] = ()
    spans: tuple[tuple[str, str], ...] = ()


class Clinic(Struct, frozen=True):
    """A place where doctors see patients. phone: as written. geo: (latitude, longitude) in degrees, WGS 84."""

    name: str
    phone: str = ""
    email: str = ""
    address: Address | None = None
    hours: tuple[Opening, ...] = ()
    geo: tuple[float, float] | None = None


class Registration(Struct, frozen=True):
    """An entry in a professional register. scheme: ``npi``, ``gmc``, ``ahpra``, ``nmc``, ``imc`` or another word."""

    scheme: str
    id: str
    jurisdiction: str = ""
    verify_url: str = ""


class Doctor(Struct, frozen=True):
    """A doctor's profile.

    credentials: post-nominals, one each ("MBBS"). languages: BCP 47 tags.
    clinics: names of the site's clinics where the doctor works; the first is the main one.
    phone, fax, email, booking, telehealth, portal: as written; the last three are https addresses.
    photo: as written, beside the source. bio: its `Outline`. say: how the name is pronounced.
    education, certifications, affiliations, publications, disclosures: a line of text each.
    accepting: True, False, or None where the profile does not say.
    social: (network, URL) pairs. extra: the author's own keys as text.
    """

    source: str
    digest: str
    slug: str
    name: str
    credentials: tuple[str, ...] = ()
    specialties: tuple[str, ...] = ()
    clinics: tuple[str, ...] = ()
    phone: str = ""
    fax: str = ""
    email: str = ""
    address: Address | None = None
    languages: tuple[str, ...] = ()
    registrations: tuple[Registration, ...] = ()
    photo: str = ""
    photo_alt: str = ""
    bio: Outline = NO_TEXT
    education: tuple[str, ...] = ()
    certifications: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    publications: tuple[str, ...] = ()
    booking: str = ""
    telehealth: str = ""
    portal: str = ""
    social: tuple[tuple[str, str], ...] = ()
    hours: tuple[Opening, ...] = ()
    accepting: bool | None = None
    disclosures: tuple[str, ...] = ()
    say: str = ""
    pronouns: str = ""
    orcid: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    places: str = ""
