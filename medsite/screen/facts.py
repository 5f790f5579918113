"""What is public on purpose: the site's own people, clinics and contacts, as exact whole values."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from medsite.compute.digest import digest_values
from medsite.model.config import Config
from medsite.model.finding import Category
from medsite.model.people import Address, Clinic, Doctor

TITLES = frozenset(
    [
        "dr",
        "prof",
        "professor",
        "doctor",
        "dra",
        "doc",
        "mr",
        "mrs",
        "ms",
        "miss",
        "sir",
        "dame",
        "md",
        "do",
        "phd",
        "docteur",
        "doktor",
        "dottore",
    ]
)


class Facts(Struct, frozen=True):
    """Values that may be shown, each in its comparable form (see the functions below). Empty without a site.

    names: full names, surnames and names with a title, as `fold_name` makes them. slugs: of doctors.
    numbers: digits of phones and faxes, with and without the country's prefix. emails: lower case. hosts: lower case.
    urls: as `fold_url` makes them. places: parts of the addresses, folded. codes: registration ids, folded.
    country: ISO 3166 of the main clinic, "" where unknown. language: the site's.
    """

    names: frozenset[str] = frozenset()
    slugs: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    urls: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    country: str = ""
    language: str = "en"

    def allows(self, category: Category, words: str) -> bool:
        """Return whether words found as this kind of identifier are exactly one of the facts."""
        url = fold_url(words) if category == "URL" else ""
        match category:
            case "NAME":
                allowed = fold_name(words) in self.names or words.casefold() in self.slugs
            case "PHONE" | "FAX":
                allowed = bool(phone_forms(words) & self.numbers)
            case "EMAIL":
                allowed = words.casefold() in self.emails
            case "URL":
                allowed = url in self.urls or url.split("/")[0] in self.hosts
            case "GEO":
                allowed = fold_name(words) in self.places
            case _:
                allowed = category in {"LICENSE", "OTHER_ID", "ACCOUNT"} and fold_code(words) in self.codes
        return allowed

    def with_names(self, names: Iterable[str]) -> "Facts":
        """Return the facts with names of people who are public on one page."""
        return replace(self, names=self.names | {form for name in names for form in _name_forms(name)})

    @property
    def digest(self) -> str:
        """Return the digest of all facts, independent of the order they were gathered in."""
        return digest_values(*(tuple(sorted(part)) for part in self._sets()), self.country, self.language)

    def _sets(self) -> Iterator[frozenset[str]]:
        yield from (self.names, self.slugs, self.numbers, self.emails, self.hosts, self.urls, self.places, self.codes)


def fold_name(words: str) -> str:
    """Return words as they are compared: lower case, no accents, no marks, single spaces ("Dr. Iyer" → "dr iyer")."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", kept.replace("'s ", " ").removesuffix("'s").removesuffix("’s")))


def fold_code(words: str) -> str:
    """Return letters and digits only, upper case ("KMC 48211" → "KMC48211")."""
    return "".join(letter for letter in words.upper() if letter.isalnum())


def fold_url(words: str) -> str:
    """Return an address without scheme, "www.", query and closing slash, lower case."""
    bare = re.sub(r"^(?:https?:)?//", "", words.strip().casefold()).removeprefix("www.")
    return re.split(r"[?#]", bare, maxsplit=1)[0].rstrip("/")


def phone_forms(words: str) -> set[str]:
    """Return the digits of a phone number in the forms people write it: whole, and without the country's prefix."""
    bare = re.split(r"[^\W\d_]|#", words.strip(), maxsplit=1)[0]  # without an extension
    digits = re.sub(r"\D", "", bare.replace("(0)", ""))
    forms = {digits} if len(digits) >= 5 else set()
    if len(digits) == 11 and digits.startswith("1"):
        forms.add(digits[1:])  # North America, with the 1 before the area
    if digits.startswith("00"):
        return forms | phone_forms("+" + digits[2:])
    if words.strip().startswith("+"):
        for prefix in range(1, 4):
            rest = digits[prefix:]
            forms |= {rest, "0" + rest} if len(rest) >= 7 else set()
    return forms


def gather_facts(config: Config | None, doctors: Sequence[Doctor]) -> Facts:
    """Return what the site says of itself and its doctors."""
    clinics = config.clinics if config else ()
    places = (*clinics, *(config.venues if config else ()))
    return Facts(
        names=frozenset(name for doctor in doctors for name in _name_forms(doctor.name))
        | frozenset(fold_name(place.name) for place in places),
        slugs=frozenset(doctor.slug for doctor in doctors),
        numbers=frozenset(form for words in _phones(clinics, doctors) for form in phone_forms(words)),
        emails=frozenset(words.casefold() for words in _emails(config, doctors) if words),
        hosts=frozenset(_hosts(config, doctors)),
        urls=frozenset(fold_url(url) for url in _urls(config, doctors) if url),
        places=frozenset(_places(places, doctors)),
        codes=frozenset(fold_code(entry.id) for doctor in doctors for entry in doctor.registrations),
        language=config.language if config else "en",
    )


def _emails(config: Config | None, doctors: Iterable[Doctor]) -> Iterator[str]:
    yield from (doctor.email for doctor in doctors)
    yield from (clinic.email for clinic in (config.clinics if config else ()))
    yield _told(config)
    yield config.feeds.podcast.email if config and config.feeds.podcast else ""


def _told(config: Config | None) -> str:
    """Return the e-mail address for those who find a weakness of the site, "" for none."""
    contact = config.hosting.contact if config else ""
    return contact.removeprefix("mailto:") if contact.startswith("mailto:") else ""


def _name_forms(name: str) -> Iterator[str]:
    tokens = fold_name(name.split(",", maxsplit=1)[0]).split()
    bare = [token for token in tokens if token not in TITLES]
    if not bare:
        return
    yield " ".join(tokens)
    yield " ".join(bare)
    yield bare[-1]
    yield bare[0]
    for title in TITLES:
        yield f"{title} {' '.join(bare)}"
        yield f"{title} {bare[-1]}"
    yield f"{bare[0][0]} {bare[-1]}"
    yield " ".join(token[0] for token in bare)
    yield "".join(token[0] for token in bare)


def _phones(clinics: Iterable[Clinic], doctors: Iterable[Doctor]) -> Iterator[str]:
    for clinic in clinics:
        yield clinic.phone
    for doctor in doctors:
        yield doctor.phone
        yield doctor.fax


def _urls(config: Config | None, doctors: Iterable[Doctor]) -> Iterator[str]:
    if config:
        yield config.url
        yield "" if _told(config) else config.hosting.contact
        yield from (url for _, url in config.social)
    for doctor in doctors:
        yield from (doctor.booking, doctor.telehealth, doctor.portal)
        yield from (url for _, url in doctor.social)


def _hosts(config: Config | None, doctors: Sequence[Doctor]) -> Iterator[str]:
    if config:
        yield fold_url(config.url).split("/")[0]
    mails = [doctor.email for doctor in doctors] + [clinic.email for clinic in (config.clinics if config else ())]
    yield from (mail.partition("@")[2].casefold() for mail in mails if "@" in mail)


def _places(clinics: Iterable[Clinic], doctors: Iterable[Doctor]) -> Iterator[str]:
    addresses = [clinic.address for clinic in clinics] + [doctor.address for doctor in doctors]
    for address in addresses:
        if address:
            yield from _address_parts(address)


def _address_parts(address: Address) -> Iterator[str]:
    yield fold_name(address.text)
    for part in address.text.split(","):
        yield fold_name(part)
    for part in (address.street, address.locality, address.region, address.postcode):
        if part:
            yield fold_name(part)
