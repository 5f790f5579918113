"""A doctor's vCard 4.0 (RFC 6350)."""

from collections.abc import Iterator

from medsite.model.people import Address, Clinic, Doctor
from medsite.plan.contact import phone_link


def vcard_text(doctor: Doctor, clinic: Clinic | None, url: str) -> str:
    """Return the whole card, lines folded at 75 octets and ended with CRLF; clinic: the main one."""
    return "".join(_folded(line) + "\r\n" for line in _lines(doctor, clinic, url))


def _lines(doctor: Doctor, clinic: Clinic | None, url: str) -> Iterator[str]:
    yield from ("BEGIN:VCARD", "VERSION:4.0", "KIND:individual", f"FN:{_escaped(doctor.name)}")
    # Which word is the family name differs between cultures; the whole name is safe for every address book.
    yield f"N:;{_escaped(doctor.name)};;;{','.join(map(_escaped, doctor.credentials))}"
    if doctor.specialties:
        yield f"TITLE:{_escaped(', '.join(doctor.specialties))}"
    if clinic:
        yield f"ORG:{_escaped(clinic.name)}"
    yield from _reach(doctor, clinic)
    yield from (f"LANG;PREF={n}:{_escaped(tag)}" for n, tag in enumerate(doctor.languages[:100], 1))
    yield from (f"URL:{_uri(url)}", f"SOURCE:{_uri(url.rstrip('/') + '.vcf')}", "END:VCARD")


def _reach(doctor: Doctor, clinic: Clinic | None) -> Iterator[str]:
    phone = doctor.phone or (clinic.phone if clinic else "")
    if phone_link(phone):
        yield f"TEL;VALUE=uri;TYPE=work,voice:{_uri(phone_link(phone))}"
    if phone_link(doctor.fax):
        yield f"TEL;VALUE=uri;TYPE=work,fax:{_uri(phone_link(doctor.fax))}"
    email = doctor.email or (clinic.email if clinic else "")
    if email:
        yield f"EMAIL;TYPE=work:{_escaped(email)}"
    address = doctor.address or (clinic.address if clinic else None)
    if address:
        yield f"ADR;TYPE=work:{';'.join(_parts(address))}"


def _parts(address: Address) -> tuple[str, ...]:
    parts = (address.street, address.locality, address.region, address.postcode, address.country)
    street, *rest = parts if any(parts) else (address.text, "", "", "", "")
    return ("", "", *map(_escaped, (street, *rest)))


def _escaped(text: str) -> str:
    """Return `text` as a value: backslash, comma, semicolon and line ends escaped (RFC 6350, 3.4), no controls."""
    text = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(c for c in text if c >= " " and c != "\x7f")


def _uri(text: str) -> str:
    return "".join(c for c in text if c > " " and c != "\x7f")


def _folded(line: str) -> str:
    """Return `line` cut into pieces of at most 75 octets, never inside a letter (RFC 6350, 3.2)."""
    if len(line) <= 75 and line.isascii():
        return line
    pieces: list[str] = []
    piece, size = "", 0
    for letter in line:
        weight = len(letter.encode("utf-8", "surrogatepass"))
        if size + weight > 75:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + letter, size + weight
    return "\r\n".join((*pieces, piece))
