"""Links to call, write, find and share."""

import pytest

from medsite.model.people import Address, Clinic, Registration
from medsite.plan.contact import Pairs, clinic_view, credited_accounts, home_country, map_link, phone_link, share_links
from medsite.plan.languages import direction_of
from medsite.plan.registers import registration_view
from medsite.plan.views.shared import initials_of


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        ("+44 20 7946 0800", "tel:+442079460800"),
        ("+44 (0)20 7946 0800", "tel:+442079460800"),
        ("(312) 555-0144", "tel:3125550144"),
        ("312.555.0144 ext. 12", "tel:3125550144;ext=12"),
        ("(+49) 30 1234", "tel:+49301234"),
        ("٠١٢٣", "tel:0123"),
        ("ask at the desk", ""),
        ("", ""),
    ],
)
def test_a_number_becomes_a_link_to_call(phone: str, link: str) -> None:
    assert phone_link(phone) == link


def test_directions_lead_to_the_point_or_the_address() -> None:
    assert (
        map_link(Address("1 High St, Leeds"), (51.5, -0.1)) == "https://www.openstreetmap.org/directions?to=51.5%2C-0.1"
    )
    assert map_link(Address("1 High St"), None) == "https://www.openstreetmap.org/search?query=1%20High%20St"
    assert map_link(None, None) == ""


def test_share_links_carry_whole_words_and_addresses() -> None:
    links = {link.label: link.url for link in share_links("https://x.example/a/?b", "Salt & you")}
    assert list(links) == ["X", "Facebook", "LinkedIn", "WhatsApp", "Telegram", "Bluesky", "E-mail"]
    assert all("Salt & you" not in url and "https%3A%2F%2Fx.example%2Fa%2F%3Fb" in url for url in links.values())


@pytest.mark.parametrize(
    ("entry", "scheme", "url"),
    [
        (Registration("gmc", "1234567"), "General Medical Council", "https://www.gmc-uk.org/doctors/1234567"),
        (
            Registration("NPI", "1234567893"),
            "National Provider Identifier",
            "https://npiregistry.cms.hhs.gov/provider-view/1234567893",
        ),
        (Registration("orcid", "0000-0002-1825-0097"), "ORCID", "https://orcid.org/0000-0002-1825-0097"),
        (Registration("gmc", "1", verify_url="https://own.example"), "General Medical Council", "https://own.example"),
        (Registration("kmc", "48211", "Karnataka"), "KMC (Karnataka)", ""),
        (Registration("Ordine dei Medici", "1"), "Ordine dei Medici", ""),
    ],
)
def test_registrations_lead_to_their_registers(entry: Registration, scheme: str, url: str) -> None:
    view = registration_view(entry)
    assert (view.scheme, view.id, view.url) == (scheme, entry.id, url)


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("ar", "rtl"),
        ("ar-EG", "rtl"),
        ("he", "rtl"),
        ("ur-PK", "rtl"),
        ("pa-Arab", "rtl"),
        ("sd-Deva", "ltr"),
        ("en", "ltr"),
        ("arn", "ltr"),
    ],
)
def test_languages_know_their_direction(language: str, direction: str) -> None:
    assert direction_of(language) == direction


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Dr. Asha Rao", "AR"), ("Prof Jan van der Berg", "JB"), ("Plato", "P"), ("डॉ. रिया शर्मा", "रिश"), ("", "")],
)
def test_initials_leave_out_titles(name: str, initials: str) -> None:
    assert initials_of(name) == initials


def test_a_clinic_of_the_sites_own_country_does_not_name_it() -> None:
    home = Clinic("A", address=Address("1 High St, Leeds", street="1 High St", locality="Leeds", country="GB"))
    branch = Clinic("B", address=Address("Rue 1, Paris", street="Rue 1", locality="Paris", country="FR"))
    assert home_country((home, Clinic("C"))) == "GB"
    assert home_country((home, branch)) == ""
    shown, abroad = clinic_view(home, "GB").address, clinic_view(branch, "GB").address
    assert shown is not None and shown.country == ""
    assert abroad is not None and abroad.country == "FR"


@pytest.mark.parametrize(
    ("authors", "site", "named"),
    [
        ((("mastodon", "https://med.example/@asha"),), (), {"fediverse:creator": "@asha@med.example"}),
        ((), (("mastodon", "https://med.example/@clinic"),), {"fediverse:creator": "@clinic@med.example"}),
        (
            (("x", "https://x.com/asha"),),
            (("x", "https://x.com/c"),),
            {"twitter:creator": "@asha", "twitter:site": "@c"},
        ),
        ((("mastodon", "https://med.example/users/asha/x"),), (), {}),
        ((("linkedin", "https://www.linkedin.com/in/asha/"),), (), {}),
    ],
)
def test_authors_are_credited_where_networks_ask_for_it(authors: Pairs, site: Pairs, named: dict[str, str]) -> None:
    assert dict(credited_accounts(authors, site)) == named
