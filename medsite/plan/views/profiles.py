"""Doctors' profiles and their vCards."""

from collections.abc import Iterator, Sequence
from itertools import islice

from medsite.model.content import Article
from medsite.model.feed import TextFileView
from medsite.model.page_view import ProfileView, WrittenView
from medsite.model.people import Clinic, Doctor
from medsite.model.view import LinkView
from medsite.plan.contact import clinic_view, home_country, mail_link, network_name, phone_link
from medsite.plan.policy import frame_origins
from medsite.plan.registers import registration_view
from medsite.plan.structured import physician
from medsite.plan.urls import DIRECTORY, HOME, doctor_address, paged, vcard_address
from medsite.plan.vcard import vcard_text
from medsite.plan.views.atlas import Atlas
from medsite.plan.views.cards import Card, credited, doctor_card
from medsite.plan.views.heads import Subject, description_for, head_for
from medsite.plan.views.lists import PER_PAGE, newest_change, numbered, pager_for, pages_of, planned_card, shown_card
from medsite.plan.views.planned import Planned, planned_page
from medsite.plan.views.shared import feed_links


def plan_profile(doctor: Doctor, articles: tuple[Article, ...], atlas: Atlas) -> Iterator[Planned]:
    """Yield a doctor's page, pages of older articles, card and vCard; articles: by this doctor, newest first."""
    address = doctor_address(doctor.slug)
    card = doctor_card(atlas.persons[doctor.slug], doctor.slug, atlas)
    clinics = clinics_of(doctor, atlas.site.config.clinics)
    view = _profile_view(doctor, articles, atlas, card)
    yield Planned(
        address=address,
        maker="page",
        view=view,
        template="doctor.html",
        bodies=(view.bio.digest,) if view.bio.digest else (),
        source=doctor.source,
        listed=True,
        lastmod=newest_change(articles),
    )
    yield from _plan_older(doctor, articles, atlas, card)
    yield from planned_card(card, doctor.source)
    text = vcard_text(doctor, clinics[0] if clinics else None, atlas.absolute(address))
    yield Planned(vcard_address(doctor.slug), "text", TextFileView(text), source=doctor.source)


def _plan_older(doctor: Doctor, articles: tuple[Article, ...], atlas: Atlas, card: Card | None) -> Iterator[Planned]:
    """Yield the pages of a doctor's articles that the profile has no room for."""
    profile = doctor_address(doctor.slug)
    person = atlas.persons[doctor.slug]
    for number, part in islice(pages_of(articles), 1, None):
        pager = pager_for(atlas, profile, number, len(articles))
        title = numbered(atlas.word("articles_by", name=person.name), pager, atlas)
        subject = Subject(
            address=paged(profile, number),
            title=title,
            description=f"{title} – {atlas.view.title}",
            above=(DIRECTORY,),
            card=shown_card(card),
            feeds=feed_links(atlas.base, profile, f"{atlas.view.title}: {doctor.name}"),
            previous=pager.previous,
            next=pager.next,
        )
        head, listed = head_for(subject, atlas), atlas.listed(part)
        view = WrittenView(head, person, atlas.url(profile), listed, pager, len(articles), atlas.view)
        yield planned_page(subject.address, view, "written.html", lastmod=newest_change(part))


def clinics_of(doctor: Doctor, clinics: Sequence[Clinic]) -> tuple[Clinic, ...]:
    """Return the clinics where a doctor works, the main one first; a site's only clinic needs no naming."""
    named = {clinic.name: clinic for clinic in clinics}
    found = tuple(named[name] for name in doctor.clinics if name in named)
    return found or (tuple(clinics) if len(clinics) == 1 and not doctor.clinics else ())


def _profile_view(doctor: Doctor, articles: tuple[Article, ...], atlas: Atlas, card: Card | None) -> ProfileView:
    clinics = clinics_of(doctor, atlas.site.config.clinics)
    return ProfileView(
        head=head_for(_subject(doctor, clinics, atlas, card), atlas),
        person=atlas.persons[doctor.slug],
        say=doctor.say,
        pronouns=doctor.pronouns,
        phone=doctor.phone,
        phone_url=phone_link(doctor.phone),
        fax=doctor.fax,
        email=doctor.email,
        email_url=mail_link(doctor.email),
        address=doctor.address,
        languages=doctor.languages,
        clinics=tuple(clinic_view(clinic, home_country(atlas.site.config.clinics)) for clinic in clinics),
        hours=doctor.hours,
        booking=doctor.booking,
        telehealth=doctor.telehealth,
        portal=doctor.portal,
        bio=atlas.dressed[doctor.source].body,
        education=doctor.education,
        certifications=doctor.certifications,
        affiliations=doctor.affiliations,
        publications=doctor.publications,
        disclosures=doctor.disclosures,
        registrations=tuple(map(registration_view, doctor.registrations)),
        me=_elsewhere(doctor),
        articles=atlas.listed(articles[:PER_PAGE]),
        pager=pager_for(atlas, doctor_address(doctor.slug), 1, len(articles)),
        vcard=atlas.url(vcard_address(doctor.slug)),
        site=atlas.view,
    )


def _subject(doctor: Doctor, clinics: Sequence[Clinic], atlas: Atlas, card: Card | None) -> Subject:
    address = doctor_address(doctor.slug)
    title = credited(atlas.persons[doctor.slug])
    portrait = atlas.portraits.get(doctor.slug)
    image = atlas.base.origin + portrait.view.url if portrait else ""
    about = ", ".join(doctor.specialties)
    described = f"{title}: {about}. {atlas.view.title}" if about else f"{title}. {atlas.view.title}"
    facts = {"url": atlas.absolute(address), "description": description_for(described, title, atlas), "image": image}
    return Subject(
        address=address,
        title=doctor.name,
        description=described,
        type="profile",
        above=(DIRECTORY,),
        card=card.view if card else None,
        feeds=feed_links(atlas.base, address, f"{atlas.view.title}: {doctor.name}"),
        nodes=(physician(doctor, facts, clinics, atlas.absolute(HOME)),),
        social=doctor.social,
        frames=frame_origins(doctor.bio),
    )


def _elsewhere(doctor: Doctor) -> tuple[LinkView, ...]:
    links = [LinkView(network_name(network), url) for network, url in doctor.social]
    orcid = f"https://orcid.org/{doctor.orcid}"
    if doctor.orcid and orcid not in {link.url for link in links}:
        links.append(LinkView("ORCID", orcid))
    return tuple(links)
