"""JSON-LD."""

import json
from datetime import date
from typing import Any

import pytest

from medsite.model.page_view import ArticleView, HomeView, ProfileView
from medsite.model.people import Address, Clinic, Opening, Registration
from medsite.model.reading import Document
from medsite.plan.structured import script_json
from tests.plan.sites import article, config, doctor, outputs_of


def nodes(path: str, *documents: Document, **settings: Any) -> dict[str, Any]:
    view = outputs_of(*documents, conf=config(**settings))[path].view
    assert isinstance(view, (ArticleView, HomeView, ProfileView))
    read = [json.loads(text) for text in view.head.json_ld]
    assert all(node["@context"] == "https://schema.org" for node in read)
    return {node["@type"]: node for node in read}


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--", "a & b", "\u2028\u2029", "]]>"])
def test_no_text_can_end_its_script(text: str) -> None:
    made = script_json({"name": text})
    assert not set("<>&\u2028\u2029") & set(made)
    assert json.loads(made)["name"] == text


def test_nothing_empty_is_said_but_no_and_nought_are() -> None:
    made = script_json({"a": "", "b": None, "c": [], "d": [""], "e": False, "f": 0, "g": {"h": ""}})
    assert json.loads(made) == {"@context": "https://schema.org", "e": False, "f": 0}


def test_an_article_says_who_wrote_and_who_reviewed_it() -> None:
    made = article(
        title="Hay fever & you",
        summary="What helps.",
        reviewed_by=("ben-ode",),
        reviewed=date(2026, 3, 2),
        audience="patients",
    )
    found = nodes("articles/hay-fever/index.html", doctor(credentials=("MD",)), doctor("ben-ode"), made)
    page = found["MedicalWebPage"]
    assert page["headline"] == "Hay fever & you"
    assert page["description"] == "What helps."
    assert page["datePublished"] == "2026-03-01T09:00:00+00:00"
    assert page["lastReviewed"] == "2026-03-02"
    assert page["reviewedBy"][0]["name"] == "Dr. Ben Ode"
    assert page["author"] == [
        {
            "@type": "Person",
            "@id": "https://river.example/doctors/asha-rao/#person",
            "name": "Dr. Asha Rao",
            "url": "https://river.example/doctors/asha-rao/",
            "honorificSuffix": "MD",
        }
    ]
    assert page["audience"] == {"@type": "MedicalAudience", "audienceType": "patients"}
    assert [(i["position"], i["item"]) for i in found["BreadcrumbList"]["itemListElement"]] == [
        (1, "https://river.example/"),
        (2, "https://river.example/articles/"),
        (3, "https://river.example/articles/hay-fever/"),
    ]


def test_an_opinion_is_a_posting() -> None:
    made = article(kind="opinion", reviewed_by=("asha-rao",), reviewed=date(2026, 3, 2))
    found = nodes("articles/hay-fever/index.html", doctor(), made)["BlogPosting"]
    assert found["mainEntityOfPage"]["lastReviewed"] == "2026-03-02"
    assert "lastReviewed" not in found


def test_a_physician_has_the_numbers_of_the_registers() -> None:
    made = doctor(
        specialties=("General practice", "Wilderness medicine"),
        registrations=(Registration("npi", "1234567893"), Registration("gmc", "1234567")),
        orcid="0000-0002-1825-0097",
        languages=("en", "no"),
        accepting=False,
        address=Address("1 High St, Leeds"),
    )
    found = nodes("doctors/asha-rao/index.html", made)["Physician"]
    assert found["usNPI"] == "1234567893"
    assert [(i["propertyID"], i["value"]) for i in found["identifier"]] == [("NPI", "1234567893"), ("GMC", "1234567")]
    assert found["medicalSpecialty"] == ["https://schema.org/PrimaryCare"]
    assert found["knowsLanguage"] == ["en", "no"]
    assert found["isAcceptingNewPatients"] is False
    assert found["sameAs"] == ["https://orcid.org/0000-0002-1825-0097"]
    assert found["address"] == "1 High St, Leeds"
    assert found["memberOf"][0]["@type"] == "MedicalClinic"


def test_a_clinic_has_address_place_and_hours() -> None:
    opening = Opening("Monday", ("08:30–12:00",), (0, 1), (("08:30", "12:00"),))
    address = Address("1 High St", "1 High St", "Leeds", "", "LS1 1AA", "GB")
    clinic = Clinic("River Clinic", "+44 20 7946 0800", address=address, hours=(opening,), geo=(51.5, 0.0))
    found = nodes("index.html", clinics=(clinic,))["MedicalClinic"]
    assert found["telephone"] == "+44 20 7946 0800"
    assert found["address"]["postalCode"] == "LS1 1AA"
    assert found["geo"] == {"@type": "GeoCoordinates", "latitude": 51.5, "longitude": 0.0}
    assert found["openingHoursSpecification"] == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["https://schema.org/Monday", "https://schema.org/Tuesday"],
            "opens": "08:30",
            "closes": "12:00",
        }
    ]


def test_the_site_says_its_name() -> None:
    found = nodes("index.html", description="A clinic.")["WebSite"]
    assert (found["name"], found["url"], found["description"]) == (
        "River Clinic",
        "https://river.example/",
        "A clinic.",
    )
