"""Home, archive, directory, topics and the page for addresses that do not exist."""

from collections.abc import Iterator, Sequence
from datetime import date

from medsite.model.content import Article
from medsite.model.page_view import (
    ArchiveView,
    DirectoryView,
    HomeView,
    LinksView,
    NotFoundView,
    TagsView,
    TagView,
    TopicView,
)
from medsite.model.site import Tag
from medsite.model.view import CardView, LinkView, PagerView
from medsite.plan.structured import clinic_node, script_json, website
from medsite.plan.urls import ARCHIVE, DIRECTORY, HOME, LINKS, NOT_FOUND, TOPICS, paged, tag_address
from medsite.plan.views.atlas import Atlas
from medsite.plan.views.cards import Card, tag_card
from medsite.plan.views.heads import Subject, head_for
from medsite.plan.views.planned import Planned, planned_page
from medsite.plan.views.shared import LINKS_TEMPLATE, feed_links

PER_PAGE = 20
LATEST = 7
LATEST_LINKS = 3
SHOWN_DOCTORS = 12
SHOWN_TOPICS = 12


def plan_home(atlas: Atlas, card: Card | None) -> Planned:
    """Return the home page."""
    site = atlas.site
    home = atlas.absolute(HOME)
    logo = atlas.base.origin + atlas.view.logo.url if atlas.view.logo else ""
    clinics = tuple(script_json(clinic_node(clinic, home)) for clinic in site.config.clinics)
    subject = Subject(
        address=HOME,
        title=site.config.title,
        description=site.config.description,
        card=shown_card(card),
        nodes=(website(site.config, home, logo), *clinics),
    )
    view = HomeView(
        head=head_for(subject, atlas),
        latest=atlas.listed(site.articles[:LATEST]),
        doctors=tuple(atlas.persons[d.slug] for d in site.doctors[:SHOWN_DOCTORS]),
        topics=main_topics(atlas),
        site=atlas.view,
    )
    return planned_page(HOME, view, "home.html", lastmod=newest_change(site.articles))


def plan_archive(atlas: Atlas, card: Card | None) -> Iterator[Planned]:
    """Yield the pages of the archive, 20 articles each; an empty archive has one page."""
    articles = atlas.site.articles
    for number, part in pages_of(articles):
        pager = pager_for(atlas, ARCHIVE, number, len(articles))
        title = numbered(atlas.word("articles"), pager, atlas)
        subject = Subject(
            address=paged(ARCHIVE, number),
            title=title,
            description=f"{atlas.word('all_articles')} – {atlas.view.title}",
            above=() if number == 1 else (ARCHIVE,),
            card=shown_card(card),
            previous=pager.previous,
            next=pager.next,
        )
        view = ArchiveView(head_for(subject, atlas), atlas.listed(part), pager, len(articles), atlas.view)
        yield planned_page(subject.address, view, "archive.html", lastmod=newest_change(part))


def plan_directory(atlas: Atlas, card: Card | None) -> Planned:
    """Return the doctors' directory."""
    site = atlas.site
    described = f"{atlas.word('our_doctors')} – {site.config.title}"
    head = head_for(Subject(DIRECTORY, atlas.word("doctors"), described, card=shown_card(card)), atlas)
    doctors = tuple(atlas.persons[d.slug] for d in site.doctors)
    specialties = tuple(sorted({s for d in doctors for s in d.specialties}, key=lambda s: (s.casefold(), s)))
    return planned_page(DIRECTORY, DirectoryView(head, doctors, specialties, atlas.view), "directory.html")


def plan_topics(atlas: Atlas, card: Card | None) -> Planned:
    """Return the list of all tags."""
    described = f"{atlas.word('all_topics')} – {atlas.view.title}"
    head = head_for(Subject(TOPICS, atlas.word("topics"), described, card=shown_card(card)), atlas)
    topics = tuple(TopicView(t.label, atlas.topics[t.slug].url, len(t.articles)) for t in atlas.site.tags)
    return planned_page(TOPICS, TagsView(head, topics, atlas.view), "tags.html")


def plan_tag(tag: Tag, atlas: Atlas) -> Iterator[Planned]:
    """Yield the pages of one tag, and its card."""
    address = tag_address(tag.slug)
    card = tag_card(tag, atlas)
    for number, part in pages_of(tag.articles):
        pager = pager_for(atlas, address, number, len(tag.articles))
        subject = Subject(
            address=paged(address, number),
            title=numbered(tag.label, pager, atlas),
            description=f"{tag.label} – {atlas.view.title}",
            above=(TOPICS,),
            card=shown_card(card),
            feeds=feed_links(atlas.base, address, f"{atlas.view.title}: {tag.label}"),
            previous=pager.previous,
            next=pager.next,
        )
        view = TagView(head_for(subject, atlas), tag.label, atlas.listed(part), pager, len(tag.articles), atlas.view)
        yield planned_page(subject.address, view, "tag.html", lastmod=newest_change(part))
    yield from planned_card(card)


def plan_links(atlas: Atlas, card: Card | None) -> Iterator[Planned]:
    """Yield the page for profiles elsewhere to link to."""
    if not atlas.view.links:
        return
    site = atlas.site
    subject = Subject(
        LINKS, atlas.word("links"), site.config.description, card=shown_card(card), social=(), type="website"
    )
    doctors = tuple(atlas.persons[d.slug] for d in site.doctors[:SHOWN_DOCTORS])
    latest = atlas.listed(site.articles[:LATEST_LINKS])
    view = LinksView(head_for(subject, atlas), site.config.title, latest, doctors, atlas.view)
    yield planned_page(LINKS, view, LINKS_TEMPLATE, lastmod=newest_change(site.articles))


def plan_not_found(atlas: Atlas) -> Planned:
    """Return the page for an address that does not exist; its links hold from any depth."""
    title = atlas.word("not_found_title")
    head = head_for(Subject(NOT_FOUND, title, draft=True), atlas)
    return Planned(NOT_FOUND, "page", NotFoundView(head, main_topics(atlas), atlas.view), "404.html")


def planned_card(card: Card | None, source: str = "") -> tuple[Planned, ...]:
    """Return the output of a card, nothing for a picture that stands in for one."""
    if card is None or card.face is None:
        return ()
    return (Planned(card.address, "card", card.face, files=card.files, source=source, salt=card.digest),)


def main_topics(atlas: Atlas) -> tuple[LinkView, ...]:
    """Return the tags with the most articles, by label."""
    most = sorted(atlas.site.tags, key=lambda t: (-len(t.articles), t.slug))[:SHOWN_TOPICS]
    return tuple(atlas.topics[t.slug] for t in sorted(most, key=lambda t: (t.label.casefold(), t.slug)))


def newest_change(articles: Sequence[Article]) -> str:
    """Return the day of the last change in a list of articles, "" for none."""
    latest = max(map(_day_of_change, articles), default=None)
    return latest.isoformat() if latest else ""


def changed(article: Article) -> str:
    """Return the day an article was last changed."""
    return _day_of_change(article).isoformat()


def _day_of_change(article: Article) -> date:
    day = article.published.date()
    return max(article.updated, day) if article.updated else day


def shown_card(card: Card | None) -> CardView | None:
    """Return what a page's head says of a card."""
    return card.view if card else None


def pages_of(articles: tuple[Article, ...]) -> Iterator[tuple[int, tuple[Article, ...]]]:
    """Yield the number of each page of a list with its articles; an empty list has one page."""
    for start in range(0, max(1, len(articles)), PER_PAGE):
        yield start // PER_PAGE + 1, articles[start : start + PER_PAGE]


def numbered(title: str, pager: PagerView, atlas: Atlas) -> str:
    """Return a title that no other page has."""
    said = atlas.word("page_of", number=pager.number, count=pager.count)
    return title if pager.number == 1 else f"{title}, {said}"


def pager_for(atlas: Atlas, address: str, number: int, total: int) -> PagerView:
    """Return the numbers under a list: all of a few, else the ends and the neighbours."""
    count = max(1, -(-total // PER_PAGE))
    near = (
        range(1, count + 1)
        if count <= 9
        else sorted({1, count, *range(max(1, number - 2), min(count, number + 2) + 1)})
    )
    links = {n: atlas.url(paged(address, n)) for n in near}
    return PagerView(
        number=number,
        count=count,
        pages=tuple(LinkView(str(n), url, current=n == number) for n, url in links.items()),
        previous=links.get(number - 1, ""),
        next=links.get(number + 1, ""),
    )
