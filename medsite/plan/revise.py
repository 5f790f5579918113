"""A text that was written anew is put into a prospect, without planning the others."""

from collections.abc import Iterator
from typing import TypeVar

from msgspec.structs import replace

from medsite.model.content import Article, LinkSlot, Page
from medsite.model.problem import Problem
from medsite.model.site import Site
from medsite.plan.addresses import texts_of
from medsite.plan.checks import check_days, check_people
from medsite.plan.claims import address_for
from medsite.plan.links import anchors_of
from medsite.plan.prospect import Prospect
from medsite.plan.views.chart import chart_again

Text = TypeVar("Text", Article, Page)
# Fields of a text that other pages neither order nor address it by.
_FREE = ("digest", "body", "summary", "updated", "image", "image_alt", "extra", "places")
_FREE_ARTICLE = (
    *_FREE, "title", "reviewed_by", "reviewed", "review_due", "references", "kind", "audience", "feed_id",
)  # fmt: skip


def revise(prospect: Prospect, text: Article | Page) -> Prospect | None:
    """Return `prospect` with a text written anew, or None where the text has moved: then the site is assembled anew.

    A text moves with its address, aliases, day, tags, authors, language or draft mark, a page with its title as well:
    lists and the menu are ordered by these.
    """
    before = _before(prospect.site, text)
    if before is None or _moved(before, text):
        return None
    site = _with_text(prospect, before, text)
    address = address_for(text)
    book = prospect.chart.wardrobe.book
    anchors = anchors_of(text.body)
    same = book.anchors.get(address) == anchors
    if not same:
        book = replace(book, anchors={**book.anchors, address: anchors})
    chart = chart_again(prospect.chart, site, text, book)
    if not same:
        for other in _that_lead_to_parts(site, text):
            chart = chart_again(chart, site, other, book)
    return replace(prospect, site=site, chart=chart, assembly=_assembly(prospect, before, text))


def _before(site: Site, text: Article | Page) -> Article | Page | None:
    return next((old for old in texts_of(site) if old.source == text.source), None)


def _moved(before: Article | Page, text: Article | Page) -> bool:
    if type(before) is not type(text):
        return True
    free = _FREE_ARTICLE if isinstance(text, Article) else _FREE
    return replace(text, **{name: getattr(before, name) for name in free}) != before


def _with_text(prospect: Prospect, before: Article | Page, text: Article | Page) -> Site:
    site = prospect.site
    if isinstance(text, Page):
        return replace(site, pages=_swapped(site.pages, before, text))
    mine = {tag.slug for tag in prospect.chart.atlas.tags_of[text.source]}
    tags = tuple(replace(t, articles=_swapped(t.articles, before, text)) if t.slug in mine else t for t in site.tags)
    return replace(site, articles=_swapped(site.articles, before, text), tags=tags)


def _swapped(texts: tuple[Text, ...], before: object, text: Text) -> tuple[Text, ...]:
    found = list(texts)
    for number, old in enumerate(texts):
        if old is before:
            found[number] = text
            break
    return tuple(found)


def _that_lead_to_parts(site: Site, text: Article | Page) -> Iterator[Article | Page]:
    """Yield the other texts with a link to a part of some page: it may be a part of this one."""
    for other in texts_of(site):
        if other.source != text.source and any(
            isinstance(slot, LinkSlot) and "#" in slot.target[1:] for slot in other.body.slots
        ):
            yield other


def _assembly(prospect: Prospect, before: Article | Page, text: Article | Page) -> tuple[Problem, ...]:
    if not isinstance(before, Article) or not isinstance(text, Article):
        return prospect.assembly
    site = prospect.site
    gone = {*check_people((before,), site.doctors), *check_days((before,), site.today)}
    new = (*check_people((text,), site.doctors), *check_days((text,), site.today))
    return tuple(sorted({*(p for p in prospect.assembly if p not in gone), *new}))
