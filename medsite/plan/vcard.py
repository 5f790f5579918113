"""A doctor's vCard 4.0 (RFC 6350)."""

from collections.abc import Iterator

from medsite.model.people import Address, Clinic, Doctor
from medsite.plan.contact import phone_link
from medsite.plan.content_lines import escape_value, plain_uri, write_lines


def vcard_text(doctor: Doctor, clinic: Clinic | None, url: str) -> str:
    """Return the whole card, lines folded at 75 octets and ended with CRLF; clinic: the main one."""
    return write_lines(_lines(doctor, clinic, url))


def _lines(doctor: Doctor, clinic: Clinic | None, url: str) -> Iterator[str]:
    yield from ("BEGIN:VCARD", "VERSION:4.0", "KIND:individual", f"FN:{escape_value(doctor.name)}")
    # Which word is the family name differs between cultures; the whole name is safe for every address book.
    yield f"N:;{escape_value(doctor.name)};;;{','.join(map(escape_value, doctor.credentials))}"
    if doctor.specialties:
        yield f"TITLE:{escape_value(', '.join(doctor.specialties))}"
    if clinic:
        yield f"ORG:{escape_value(clinic.name)}"
    yield from _reach(doctor, clinic)
    yield from (f"LANG;PREF={n}:{escape_value(tag)}" for n, tag in enumerate(doctor.languages[:100], 1))
    yield from (f"URL:{plain_uri(url)}", f"SOURCE:{plain_uri(url.rstrip('/') + '.vcf')}", "END:VCARD")


def _reach(doctor: Doctor, clinic: Clinic | None) -> Iterator[str]:
    phone = doctor.phone or (clinic.phone if clinic else "")
    if phone_link(phone):
        yield f"TEL;VALUE=uri;TYPE=work,voice:{plain_uri(phone_link(phone))}"
    if phone_link(doctor.fax):
        yield f"TEL;VALUE=uri;TYPE=work,fax:{plain_uri(phone_link(doctor.fax))}"
    email = doctor.email or (clinic.email if clinic else "")
    if email:
        yield f"EMAIL;TYPE=work:{escape_value(email)}"
    address = doctor.address or (clinic.address if clinic else None)
    if address:
        yield f"ADR;TYPE=work:{';'.join(_parts(address))}"


def _parts(address: Address) -> tuple[str, ...]:
    parts = (address.street, address.locality, address.region, address.postcode, address.country)
    street, *rest = parts if any(parts) else (address.text, "", "", "", "")
    return ("", "", *map(escape_value, (street, *rest)))
