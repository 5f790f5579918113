"""vCards."""

from medsite.model.people import Address, Clinic, Doctor
from medsite.plan.vcard import vcard_text
from tests.plan.sites import doctor

URL = "https://river.example/doctors/asha-rao/"


def lines(made: Doctor, clinic: Clinic | None = None) -> list[str]:
    return vcard_text(made, clinic, URL).replace("\r\n ", "").split("\r\n")


def test_a_card_says_who_and_where() -> None:
    address = Address("1 High St", street="1 High St; Floor 2", locality="Leeds", postcode="LS1 1AA", country="GB")
    clinic = Clinic("River, the Clinic", phone="+44 20 7946 0800", email="desk@river.example", address=address)
    made = doctor(credentials=("MBBS", "MD"), specialties=("Cardiology",), languages=("en", "hi"))
    assert lines(made, clinic) == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:individual",
        "FN:Dr. Asha Rao",
        "N:;Dr. Asha Rao;;;MBBS,MD",
        "TITLE:Cardiology",
        "ORG:River\\, the Clinic",
        "TEL;VALUE=uri;TYPE=work,voice:tel:+442079460800",
        "EMAIL;TYPE=work:desk@river.example",
        "ADR;TYPE=work:;;1 High St\\; Floor 2;Leeds;;LS1 1AA;GB",
        "LANG;PREF=1:en",
        "LANG;PREF=2:hi",
        f"URL:{URL}",
        "SOURCE:https://river.example/doctors/asha-rao.vcf",
        "END:VCARD",
        "",
    ]


def test_no_text_can_begin_a_line_of_its_own() -> None:
    made = doctor(name="Eve\r\nTEL:666\nX\\;,\x00")
    assert "FN:Eve\\nTEL:666\\nX\\\\\\;\\," in lines(made)
    assert not [line for line in lines(made) if line.startswith("TEL")]


def test_lines_are_folded_at_75_octets_between_letters() -> None:
    text = vcard_text(doctor(name="ध" * 60), None, URL)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "FN:" + "ध" * 60 in text.replace("\r\n ", "")
