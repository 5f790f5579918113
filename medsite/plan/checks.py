"""What documents say of each other: authors that exist, clinics that exist, days in order."""

from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import urlsplit

from medsite.model.config import Config
from medsite.model.content import Article, Reference
from medsite.model.people import Doctor
from medsite.model.places import find_places
from medsite.model.problem import Problem
from medsite.plan.rules import place_of, problem
from medsite.plan.spelling import did_you_mean


def check_people(articles: Iterable[Article], doctors: Iterable[Doctor]) -> Iterator[Problem]:
    """Yield a problem for every author or reviewer who is not a doctor of the site, held articles included."""
    names = {d.slug: d.name for d in doctors}
    for article in articles:
        for key, role, slugs in (
            ("authors", "author", article.authors),
            ("reviewed_by", "reviewer", article.reviewed_by),
        ):
            for index, slug in enumerate(slugs):
                if slug not in names:
                    yield _unknown_person(article, (key, index), f'unknown {role} "{slug}"', names)


def _unknown_person(article: Article, where: tuple[str, int], message: str, names: dict[str, str]) -> Problem:
    key, index = where
    slug = getattr(article, key)[index]
    by_name = next((s for s, name in names.items() if name.casefold() == slug.casefold()), "")
    known = ", ".join(sorted(names)[:5]) or "nobody yet"
    otherwise = f"add content/doctors/{slug}.yaml, or use one of: {known}"
    mend = f'did you mean "{by_name}"?' if by_name else did_you_mean(slug, names, otherwise)
    return problem("R203", place_of(article, key, index), message, mend)


def check_clinics(config: Config, doctors: Iterable[Doctor]) -> Iterator[Problem]:
    """Yield a warning for every clinic that a doctor names and site.yaml does not, where it names any.

    A doctor may well work elsewhere too; but next to the site's own clinics an unknown name is often a slip.
    """
    names = [c.name for c in config.clinics]
    known = {name.casefold() for name in names}
    if not known:
        return
    for doctor in doctors:
        for index, name in enumerate(doctor.clinics):
            if name.casefold() not in known:
                places = find_places(doctor.source, doctor.places)
                key = "clinics" if "clinics" in places and "clinic" not in places else "clinic"
                mend = did_you_mean(name, names, 'add it to "clinics" in content/site.yaml')
                said = f'unknown clinic "{name}"'
                yield problem("R204", place_of(doctor, key, index), said, mend, severity="warning")


def check_days(articles: Iterable[Article], today: date) -> Iterator[Problem]:
    """Yield a problem for days that cannot follow each other."""
    for article in articles:
        written = article.published.date()
        yield from _order(article, ("review_due", article.review_due), ("reviewed", article.reviewed))
        yield from _order(article, ("updated", article.updated), ("date", written))
        yield from _order(article, ("expires", article.expires), ("date", written))
        for key, day in (("reviewed", article.reviewed), ("updated", article.updated)):
            if day and day > max(today, written):
                message = f'"{key}" is {day.isoformat()}, a day that has not come yet'
                yield problem("R205", place_of(article, key), message, "put the day it happened", severity="warning")


def check_sources(articles: Iterable[Article]) -> Iterator[Problem]:
    """Yield a warning for every article that rests on Wikipedia alone."""
    for article in articles:
        hosts = {_host(reference) for reference in article.references}
        if hosts and all(host == "wikipedia.org" or host.endswith(".wikipedia.org") for host in hosts):
            message = "the only sources of this article are pages of Wikipedia"
            mend = "name the work that Wikipedia itself cites, or a guideline"
            yield problem("R218", place_of(article, "references"), message, mend, severity="warning")


def _host(reference: Reference) -> str:
    """Return the host that a reference leads to, "" for a paper or a text without a link."""
    if reference.doi or reference.pmid:
        return ""
    return urlsplit(reference.url).hostname or ""


def _order(article: Article, later: tuple[str, date | None], earlier: tuple[str, date | None]) -> Iterator[Problem]:
    (key, day), (before, start) = later, earlier
    if day and start and day < start:
        message = f'"{key}" ({day.isoformat()}) is before "{before}" ({start.isoformat()})'
        yield problem("R205", place_of(article, key), message, "put the two days in order")
