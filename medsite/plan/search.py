"""The index of the site's search, cut into small files so that a question loads little at any size of site.

``/search/index.json``: ``{version, texts, each, first}``. texts: how many there are; they are numbered from 0, the
oldest first, so that a new article changes no number. each: texts in an about file. first: the first word of each
words file. version: changes with anything in the index.
``/search/words-N.json``: word → where it stands, as three lists with "|" between: title, tags and names; summary,
headings and authors; the text itself. A text stands in the first list that it belongs to.
A list is the numbers of its texts as distances (less one) from the one before, in `SIGNS`: one of the first sixteen
ends a number and is worth its place; the other eight stand before it, worth three bits each, the lowest first.
``/search/about-N.json``: a list of ``[title, URL, summary, language]``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from medsite.compute.digest import digest_values
from medsite.compute.words import find_words
from medsite.model.content import Article, Page
from medsite.model.page_view import SearchView
from medsite.model.people import Doctor
from medsite.model.search import SearchAboutView, SearchHeadView, SearchWordsView, ShownText
from medsite.plan.claims import address_for
from medsite.plan.urls import SEARCH, search_file
from medsite.plan.views.atlas import Atlas
from medsite.plan.views.cards import Card
from medsite.plan.views.heads import Subject, head_for, summary_of
from medsite.plan.views.planned import Planned
from medsite.plan.views.shared import SEARCH_TEMPLATE

SIGNS = "!#$%()*+,-./:;?@[]^_`{}~"  # none of them is a letter or a figure, and none has a meaning in JSON
EACH = 32  # texts in an about file
HEAVY = 24_000  # bytes of a words file, after which the next begins
COMMON = 0.25  # of all texts: a word that more of them hold says nothing of any of them ...
FEW = 40  # ... where there are at least so many
MOST_SHOWN = 160  # letters of a summary
Postings = tuple[list[int], list[int], list[int]]


def plan_search(atlas: Atlas, card: Card | None) -> Iterator[Planned]:
    """Yield the page of the search."""
    if not atlas.view.search:
        return
    title = atlas.word("search")
    described = f"{title} – {atlas.view.title}"
    subject = Subject(SEARCH, title, described, card=card.view if card else None, draft=True)
    index = atlas.url(search_file("index"))
    view = SearchView(head_for(subject, atlas), index.removesuffix("index.json"), atlas.view)
    yield Planned(SEARCH, "page", view, SEARCH_TEMPLATE)


def plan_index(atlas: Atlas) -> Iterator[Planned]:
    """Yield the files of the index."""
    if not atlas.view.search:
        return
    texts = _texts(atlas)
    shards = list(_shards(_index(texts, atlas), len(texts)))
    for number, words in enumerate(shards):
        yield Planned(search_file(f"words-{number}"), "search", SearchWordsView(words))
    abouts = [_about(texts[start : start + EACH], atlas) for start in range(0, len(texts), EACH)]
    for number, about in enumerate(abouts):
        yield Planned(search_file(f"about-{number}"), "search", about)
    version = digest_values(shards, [about.articles for about in abouts])[:10].translate(_LETTERS)
    head = SearchHeadView(version, len(texts), EACH, tuple(words[0][0] for words in shards))
    yield Planned(search_file("index"), "search", head)


_LETTERS = str.maketrans("0123456789", "ghijklmnop")  # a version without figures, which could look like a number
Text = Article | Doctor | Page


def _texts(atlas: Atlas) -> list[Text]:
    """Return what can be found, in the order of its numbers: articles by age, behind the doctors and pages."""
    site = atlas.site
    return [*sorted(site.doctors, key=lambda d: d.slug), *site.pages, *reversed(site.articles)]


def _index(texts: Sequence[Text], atlas: Atlas) -> dict[str, Postings]:
    tags = {tag.slug: find_words(tag.label) for tag in atlas.site.tags}
    names = {doctor.slug: find_words(doctor.name) for doctor in atlas.site.doctors}
    places: tuple[dict[str, list[int]], ...] = (defaultdict(list), defaultdict(list), defaultdict(list))
    for number, text in enumerate(texts):
        seen: set[str] = set()
        for place, words in zip(places, _said(text, atlas, tags, names), strict=True):
            new = set(words) - seen
            seen |= new
            for word in new:
                place[word].append(number)
    own, about, body = places
    return {word: (own.get(word, []), about.get(word, []), body.get(word, [])) for word in {*own, *about, *body}}


def _said(
    text: Text, atlas: Atlas, tags: dict[str, list[str]], names: dict[str, list[str]]
) -> tuple[Iterable[str], Iterable[str], Iterable[str]]:
    """Return the words of a text: of its title, tags and names; of summary, headings and authors; of the rest."""
    if isinstance(text, Doctor):
        roles = " ".join((*text.specialties, *text.credentials, *text.clinics))
        return find_words(text.name), find_words(roles), text.bio.terms[1].split()
    headings, body = text.body.terms
    own, about = find_words(text.title), [*find_words(text.summary), *headings.split()]
    if isinstance(text, Article):
        own += [word for tag in atlas.tags_of.get(text.source, ()) for word in tags[tag.slug]]
        about += [word for slug in text.authors if slug in names for word in names[slug]]
    return own, about, body.split()


def _shards(index: dict[str, Postings], count: int, heavy: int = HEAVY) -> Iterator[tuple[tuple[str, str], ...]]:
    """Yield the words with where they stand, in files that begin where the first two letters change."""
    codes = [encode(distance) for distance in range(count)]
    shard: list[tuple[str, str]] = []
    weight, before = 0, ""
    for word in sorted(index):
        signs = _signs(index[word], codes, count)
        if not signs:
            continue
        if weight > heavy and (word[:2] != before[:2] or weight > 2 * heavy):
            yield tuple(shard)
            shard, weight = [], 0
        shard.append((word, signs))
        weight, before = weight + 2 * len(word) + len(signs), word
    if shard:
        yield tuple(shard)


def _signs(postings: Postings, codes: list[str], count: int) -> str:
    own, about, body = postings
    if count >= FEW and len(body) > COMMON * count:
        body = []
    lists = ("".join([codes[n - before - 1] for before, n in pairwise((-1, *part))]) for part in (own, about, body))
    return "|".join(lists).rstrip("|")


def encode(number: int) -> str:
    """Return a number from 0 up in `SIGNS`."""
    signs = ""
    while number > 15:
        signs += SIGNS[16 + (number & 7)]
        number >>= 3
    return signs + SIGNS[number]


def _about(texts: Sequence[Text], atlas: Atlas) -> SearchAboutView:
    return SearchAboutView(tuple(_shown(text, atlas) for text in texts))


def _shown(text: Text, atlas: Atlas) -> ShownText:
    url = atlas.url(address_for(text))
    if isinstance(text, Doctor):
        return ShownText(text.name, url, ", ".join(text.specialties or text.credentials), atlas.language)
    summary = summary_of(text)
    if len(summary) > MOST_SHOWN:
        summary = summary[: MOST_SHOWN - 1].rpartition(" ")[0].rstrip(" .,;:–-") + "…"
    return ShownText(text.title, url, summary, text.language or atlas.language)
