"""Articles and pages, with the redirects from their former addresses."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from medsite.model.content import Article, Page, Reference
from medsite.model.feed import TextFileView
from medsite.model.page_view import ArticleView, CiteView, RedirectView, ReferenceView, TextView
from medsite.model.view import CardView, FeedLink, LinkView, VideoView
from medsite.plan.citation import FORMATS, Cited, plain_name
from medsite.plan.claims import is_safe_alias
from medsite.plan.contact import share_links
from medsite.plan.mentions import mention_views
from medsite.plan.policy import frame_origins
from medsite.plan.structured import Node, article_node, page_node, video_node
from medsite.plan.urls import ARCHIVE, alias_address, article_address, cite_address, language_address, page_address
from medsite.plan.views.atlas import Atlas
from medsite.plan.views.cards import Card, article_card, page_card, shaped_cards, tall_card
from medsite.plan.views.events import event_nodes, event_view, plan_own_calendar
from medsite.plan.views.heads import Subject, at_midnight, description_for, head_for, summary_of
from medsite.plan.views.lists import changed, planned_card
from medsite.plan.views.planned import REDIRECT, Planned
from medsite.plan.views.podcast import episode_nodes, shown_audio
from medsite.plan.views.related import Neighbours
from medsite.plan.views.shared import feed_links

CITING = "parts/cite.html"  # a theme without it does not want citations


def plan_article(article: Article, atlas: Atlas, related: Neighbours) -> Iterator[Planned]:
    """Yield an article, its card, and a redirect for each of its aliases."""
    card = article_card(article, atlas)
    view = article_view(article, atlas, card, related)
    yield Planned(
        address=article_address(article.slug),
        maker="page",
        view=view,
        template="article.html",
        bodies=_digests(view.body.digest),
        source=article.source,
        listed=not unpublished(article, atlas),
        lastmod=changed(article),
    )
    for made in (card, *shaped_cards(article, atlas)):
        yield from planned_card(made, article.source)
    yield from plan_own_calendar(article, atlas)
    if view.cite:
        yield from _citations(article, view.cite, atlas)
    yield from _redirects(article, view.head.canonical, atlas)


def _citations(article: Article, cite: CiteView, atlas: Atlas) -> Iterator[Planned]:
    cited = Cited(
        key=f"{article.slug}-{article.published.year}",
        title=article.title,
        authors=cite.authors,
        site=atlas.view.title,
        published=article.published.date(),
        url=atlas.absolute(article_address(article.slug)),
        language=article.language or atlas.language,
    )
    for _, ending, write in FORMATS:
        text = TextFileView(write(cited))
        yield Planned(cite_address(article.slug, ending), "text", text, source=article.source)


def _cite_view(article: Article, atlas: Atlas) -> CiteView | None:
    """Return how to cite an article; a text that names its own sources is one that others may want to name."""
    if CITING not in atlas.theme.templates or not article.references:
        return None
    links = (LinkView(name, atlas.url(cite_address(article.slug, ending))) for name, ending, _ in FORMATS)
    authors = tuple(plain_name(person.name) for person in atlas.people(article.authors))
    return CiteView(authors or (atlas.view.title,), tuple(links))


def article_view(article: Article, atlas: Atlas, card: Card | None, related: Neighbours) -> ArticleView:
    """Return what the article's template sees."""
    dressed = atlas.dressed[article.source]
    authors = atlas.people(article.authors)
    reviewers = atlas.people(article.reviewed_by)
    subject = _subject(article, atlas, card)
    head = head_for(subject, atlas)
    return ArticleView(
        head=head,
        title=article.title,
        summary=article.summary,
        kind=article.kind,
        audience=article.audience,
        published=article.published,
        updated=article.updated,
        authors=authors,
        reviewers=reviewers,
        reviewed=article.reviewed,
        review_due=article.review_due,
        tags=atlas.tag_links(article),
        picture=dressed.shown,
        body=dressed.body,
        references=tuple(map(reference_view, article.references)),
        disclosures=_disclosures(article, atlas),
        share=share_links(head.canonical, article.title, tall_card(head)),
        related=atlas.listed(related.to(article)),
        site=atlas.view,
        corrections=article.corrections,
        syndication=tuple(LinkView(url.split("/")[2].removeprefix("www."), url) for url in article.syndication),
        cite=_cite_view(article, atlas),
        mentions=mention_views(article, atlas.site.config),
        audio=shown_audio(article, atlas),
        event=event_view(article, atlas),
    )


def _subject(article: Article, atlas: Atlas, card: Card | None) -> Subject:
    address = article_address(article.slug)
    authors = atlas.people(article.authors)
    shaped = tuple(made.view for made in shaped_cards(article, atlas))
    facts = page_facts(address, article, atlas, card.view if card else None)
    node = article_node(article, facts, _nodes(article.authors, atlas), _nodes(article.reviewed_by, atlas))
    return Subject(
        address=address,
        title=article.title,
        description=summary_of(article),
        type="article",
        language=article.language,
        above=(ARCHIVE,),
        card=card.view if card else None,
        cards=shaped,
        feeds=_language_feeds(article.language, atlas),
        nodes=(
            node,
            *event_nodes(article, atlas, facts["image"]),
            *episode_nodes(article, atlas),
            *_video_nodes(article, facts, atlas, article.published),
        ),
        draft=unpublished(article, atlas),
        frames=frame_origins(article.body),
        published=article.published,
        updated=at_midnight(article.updated, article.published),
        tags=tuple(link.label for link in atlas.tag_links(article)),
        authors=tuple(person.name for person in authors),
        social=tuple(pair for slug in article.authors for pair in atlas.accounts.get(slug, ())),
    )


def _language_feeds(language: str, atlas: Atlas) -> tuple[FeedLink, ...]:
    """Return the feeds of an article's language, where that is not the site's own."""
    if language not in atlas.spoken or language == atlas.language:
        return ()
    return feed_links(atlas.base, language_address(language), f"{atlas.view.title} ({language})")


def _nodes(slugs: tuple[str, ...], atlas: Atlas) -> list[Node]:
    return [atlas.nodes[slug] for slug in slugs if slug in atlas.nodes]


def page_facts(address: str, text: Article | Page, atlas: Atlas, card: CardView | None) -> Mapping[str, Any]:
    """Return what structured data says of a text, in the same words as Open Graph."""
    picture = atlas.dressed[text.source].picture
    images = [card.url] if card else []
    if picture and atlas.base.origin + picture.view.url not in images:
        images.append(atlas.base.origin + picture.view.url)
    return {
        "url": atlas.absolute(address),
        "title": text.title,
        "description": description_for(summary_of(text), text.title, atlas),
        "image": images,
        "language": text.language or atlas.language,
        "publisher": {"@type": "Organization", "name": atlas.view.title, "url": atlas.absolute("/")},
    }


def _video_nodes(text: Article | Page, facts: Mapping[str, Any], atlas: Atlas, day: date | None) -> tuple[str, ...]:
    """Return the videos of a text as structured data; day: when they came out, where they do not say."""
    around = {**facts, "origin": atlas.base.origin, "date": day}
    fills = atlas.dressed[text.source].body.fills
    return tuple(video_node(fill, around) for fill in fills if isinstance(fill, VideoView))


def unpublished(article: Article, atlas: Atlas) -> bool:
    """Return whether an article is only shown because drafts are."""
    now = atlas.site.now
    return article.draft or article.published.date() > atlas.site.today or bool(now and article.published > now)


def _disclosures(article: Article, atlas: Atlas) -> tuple[str, ...]:
    """Return what the authors declare, a sentence each with the name before it."""
    told = [
        (atlas.persons[slug].name, atlas.disclosures.get(slug, ())) for slug in article.authors if slug in atlas.persons
    ]
    return tuple(f"{name}: {text}" for name, texts in told for text in texts)


def reference_view(reference: Reference) -> ReferenceView:
    """Return a cited work with the links that lead to it."""
    links: list[LinkView] = []
    if reference.doi:
        doi = reference.doi.removeprefix("https://doi.org/").removeprefix("doi:").strip()
        links.append(LinkView(f"doi:{doi}", f"https://doi.org/{doi}"))
    if reference.pmid:
        links.append(LinkView(f"PMID {reference.pmid}", f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/"))
    if reference.url and reference.url not in {link.url for link in links}:
        host = reference.url.partition("://")[2].partition("/")[0].removeprefix("www.")
        links.append(LinkView(host or reference.url, reference.url))
    return ReferenceView(reference.text, tuple(links))


def plan_page(page: Page, atlas: Atlas) -> Iterator[Planned]:
    """Yield a page, its card, and a redirect for each of its aliases."""
    address = page_address(page.slug)
    dressed = atlas.dressed[page.source]
    card = page_card(page, atlas)
    shown = card.view if card else None
    facts = page_facts(address, page, atlas, shown)
    subject = Subject(
        address=address,
        title=page.title,
        description=summary_of(page),
        language=page.language,
        card=shown,
        nodes=(
            page_node(facts, page.updated),
            *event_nodes(page, atlas, facts["image"]),
            *_video_nodes(page, facts, atlas, page.updated),
        ),
        draft=page.draft,
        frames=frame_origins(page.body),
    )
    head = head_for(subject, atlas)
    view = TextView(head, page.title, page.summary, page.updated, dressed.shown, dressed.body, atlas.view)
    view = replace(view, event=event_view(page, atlas)) if page.event else view
    yield from plan_own_calendar(page, atlas)
    yield Planned(
        address=address,
        maker="page",
        view=view,
        template="page.html",
        bodies=_digests(dressed.body.digest),
        source=page.source,
        listed=not page.draft,
        lastmod=page.updated.isoformat() if page.updated else "",
    )
    yield from planned_card(card, page.source)
    yield from _redirects(page, head.canonical, atlas)


def _redirects(text: Article | Page, target: str, atlas: Atlas) -> Iterator[Planned]:
    view = RedirectView(target, text.title, text.language or atlas.language)
    addresses = dict.fromkeys(alias_address(alias, atlas.base) for alias in text.aliases)
    for address in addresses:
        if is_safe_alias(address):
            yield Planned(address, "page", view, REDIRECT, source=text.source)


def _digests(digest: str) -> tuple[str, ...]:
    return (digest,) if digest else ()
