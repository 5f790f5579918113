"""JSON-LD after schema.org, as texts that are safe inside a script element."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from medsite.model.config import Config
from medsite.model.content import Article
from medsite.model.people import Address, Clinic, Doctor, Opening, Registration
from medsite.model.view import LinkView, PersonView, VideoView
from medsite.plan.contact import phone_link
from medsite.plan.specialties import specialty_url

Node = Mapping[str, Any]
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# What is said in a person's own voice is a posting; everything else explains health.
VOICES = frozenset({"blog", "opinion", "news", "case", "event", "announcement", "story", "letter"})
DANGER = re.compile("[<>&\u2028\u2029]")
UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def script_json(node: Node) -> str:
    """Return a node as JSON that cannot end or change the script element it stands in; empty values are left out."""
    return _script_text(_pruned(node))


def _script_text(node: Node) -> str:
    text = _WRITER.encode({"@context": "https://schema.org", **node})
    return text.translate(UNSAFE) if DANGER.search(text) else text


def website(config: Config, home: str, logo: str) -> str:
    """Return the site itself; home: its absolute URL; logo: absolute or ""."""
    publisher: Node = {"@type": "Organization", "@id": f"{home}#publisher", "name": config.title, "url": home}
    return script_json(
        {
            "@type": "WebSite",
            "@id": f"{home}#website",
            "url": home,
            "name": config.title,
            "description": config.description,
            "inLanguage": config.language,
            "publisher": {**publisher, "logo": logo, "sameAs": [url for _, url in config.social]},
        }
    )


def breadcrumb_list(crumbs: Sequence[LinkView], origin: str) -> str:
    """Return the way to a page; crumbs: the page itself last, URLs from the root of `origin`."""
    items = [
        {"@type": "ListItem", "position": n, "name": crumb.label, "item": origin + crumb.url}
        for n, crumb in enumerate(crumbs, 1)
    ]
    return _script_text({"@type": "BreadcrumbList", "itemListElement": items})


def article_node(article: Article, page: Node, authors: Iterable[Node], reviewers: Sequence[Node]) -> str:
    """Return an article: a MedicalWebPage, or a BlogPosting for what is said in a person's own voice.

    page: url, title, description, image, language, publisher; the same words as Open Graph's.
    authors, reviewers: from `person_node`.
    """
    review = _said({"lastReviewed": _day(article.reviewed), "reviewedBy": list(reviewers)})
    node: dict[str, Any] = {
        "@id": f"{page['url']}#article",
        "url": page["url"],
        "headline": page["title"],
        "description": page["description"],
        "image": page["image"],
        "inLanguage": page["language"],
        "datePublished": article.published.isoformat(),
        "dateModified": (article.updated or article.published).isoformat(),
        "author": list(authors),
        "publisher": page["publisher"],
        "keywords": list(article.tags),
        "wordCount": article.body.words or None,
        "citation": [reference.text for reference in article.references],
    }
    if article.kind.casefold() in VOICES:
        whole = {"@type": "WebPage", "@id": page["url"], **review}
        return _script_text(_said({"@type": "BlogPosting", **node, "mainEntityOfPage": whole}))
    audience = {"@type": "MedicalAudience", "audienceType": article.audience} if article.audience else None
    said = {"@type": "MedicalWebPage", **node, "name": page["title"], **review, "audience": audience}
    return _script_text(_said(said))


def _said(node: Node) -> Node:
    """Return a flat node without what says nothing; unlike `_pruned` it does not look inside."""
    return {key: value for key, value in node.items() if value}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def video_node(video: VideoView, page: Node) -> str:
    """Return a video of a page; page: as for an article, with ``date`` for a video that does not say its own."""
    poster = page["origin"] + video.poster.url if video.poster else ""
    said = {
        "@type": "VideoObject",
        "name": video.title,
        "description": video.description or page["description"],
        "thumbnailUrl": [poster] if poster else page["image"],
        "uploadDate": video.uploaded or page["date"],
        "duration": f"PT{video.seconds // 60}M{video.seconds % 60}S" if video.seconds else "",
        "embedUrl": video.embed.partition("?")[0],
        "contentUrl": page["origin"] + video.file if video.file else "",
        "url": "" if video.file else video.page,
        "inLanguage": video.language,
        "isPartOf": {"@id": page["url"]},
    }
    return script_json(said)


def page_node(page: Node, updated: date | None) -> str:
    """Return any other page; page: as for an article."""
    return script_json(
        {
            "@type": "WebPage",
            "@id": page["url"],
            "url": page["url"],
            "name": page["title"],
            "headline": page["title"],
            "description": page["description"],
            "image": page["image"],
            "inLanguage": page["language"],
            "dateModified": updated,
            "publisher": page["publisher"],
        }
    )


def person_node(person: PersonView, origin: str) -> Node:
    """Return a doctor as the author or reviewer of a text."""
    return _said(
        {
            "@type": "Person",
            "@id": f"{origin}{person.url}#person",
            "name": person.name,
            "url": origin + person.url,
            "honorificSuffix": ", ".join(person.credentials),
            "jobTitle": ", ".join(person.specialties),
        }
    )


def physician(doctor: Doctor, page: Node, clinics: Iterable[Clinic], home: str) -> str:
    """Return a doctor with the numbers of the registers; page: url, description and image of the profile."""
    known = [url for specialty in doctor.specialties if (url := specialty_url(specialty))]
    same = [url for _, url in doctor.social] + ([f"https://orcid.org/{doctor.orcid}"] if doctor.orcid else [])
    return script_json(
        {
            "@type": "Physician",
            "additionalType": "https://schema.org/IndividualPhysician",
            "@id": f"{page['url']}#physician",
            "url": page["url"],
            "name": doctor.name,
            "description": page["description"],
            "image": page["image"],
            "telephone": doctor.phone,
            "faxNumber": doctor.fax,
            "email": doctor.email,
            "address": _address(doctor.address),
            "medicalSpecialty": known,
            "knowsAbout": list(doctor.specialties),
            "knowsLanguage": list(doctor.languages),
            "isAcceptingNewPatients": doctor.accepting,
            "usNPI": next((r.id for r in doctor.registrations if r.scheme.casefold() == "npi"), ""),
            "identifier": [_identifier(entry) for entry in doctor.registrations],
            "hasCredential": [_credential(text) for text in (*doctor.credentials, *doctor.certifications)],
            "openingHoursSpecification": _hours(doctor.hours),
            "memberOf": [clinic_node(clinic, home) for clinic in clinics],
            "potentialAction": {"@type": "ReserveAction", "target": doctor.booking} if doctor.booking else None,
            "sameAs": same,
        }
    )


def clinic_node(clinic: Clinic, home: str) -> Node:
    """Return a clinic, the same on every page that names it."""
    geo = {"@type": "GeoCoordinates", "latitude": clinic.geo[0], "longitude": clinic.geo[1]} if clinic.geo else None
    return {
        "@type": "MedicalClinic",
        "name": clinic.name,
        "url": home,
        "telephone": phone_link(clinic.phone).removeprefix("tel:") and clinic.phone,
        "email": clinic.email,
        "address": _address(clinic.address),
        "geo": geo,
        "openingHoursSpecification": _hours(clinic.hours),
    }


def _address(address: Address | None) -> Node | str | None:
    """Return a postal address; one that was given as a line of text stays a text, which schema.org allows."""
    if address is None:
        return None
    parts = {
        "streetAddress": address.street,
        "addressLocality": address.locality,
        "addressRegion": address.region,
        "postalCode": address.postcode,
        "addressCountry": address.country,
    }
    return {"@type": "PostalAddress", **parts} if any(parts.values()) else address.text


def _hours(hours: Iterable[Opening]) -> list[Node]:
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [f"https://schema.org/{DAYS[day]}" for day in opening.weekdays],
            "opens": opens,
            "closes": closes,
        }
        for opening in hours
        if opening.weekdays
        for opens, closes in opening.spans
    ]


def _identifier(entry: Registration) -> Node:
    return {"@type": "PropertyValue", "propertyID": entry.scheme.upper(), "value": entry.id}


def _credential(text: str) -> Node:
    return {"@type": "EducationalOccupationalCredential", "name": text}


def _pruned(value: Any) -> Any:
    """Return `value` without what says nothing, dates as ISO texts; False and 0 say something."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        kept = {key: inner if type(inner) is str else _pruned(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner or inner is False or inner == 0}
    if isinstance(value, list):
        return [inner for inner in map(_pruned, value) if inner or inner is False or inner == 0]
    return value.isoformat() if isinstance(value, date) else value
