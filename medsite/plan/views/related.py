"""Articles on the same topics."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from medsite.model.content import Article
from medsite.model.site import Tag

MOST = 3
REACH = 4


class Neighbours(Protocol):
    """What finds the articles on the same topics as another."""

    def to(self, article: Article) -> tuple[Article, ...]:
        """Return up to three articles."""


class Chosen(Struct, frozen=True):
    """Neighbours that were found before."""

    articles: tuple[Article, ...]

    def to(self, _: Article) -> tuple[Article, ...]:
        """Return them."""
        return self.articles


class Related:
    """Finds for each article the most alike of its neighbours in its topics' lists.

    Only a few neighbours in each list are looked at: so the work grows with the articles, not with their pairs,
    and a new article changes the pages of its neighbours alone.
    """

    def __init__(self, tags: Sequence[Tag], language: str) -> None:
        """Note where each article stands in each of its topics; language: the site's own."""
        self._language = language
        self._tags = tuple(tags)
        self._stands: dict[str, list[int]] = {}  # the number of a tag, the place in its list, and so on
        for number, tag in enumerate(tags):
            for index, article in enumerate(tag.articles):
                self._stands.setdefault(article.source, []).extend((number, index))

    def to(self, article: Article) -> tuple[Article, ...]:
        """Return up to three articles in the same language, most shared topics first, then the nearest in time."""
        shared: dict[str, int] = {}
        near: dict[str, Article] = {}
        stands = iter(self._stands.get(article.source, ()))
        for number, index in zip(stands, stands, strict=True):
            for other in self._tags[number].articles[max(0, index - REACH) : index + REACH + 1]:
                shared[other.source] = shared.get(other.source, 0) + 1
                near[other.source] = other
        near.pop(article.source, None)
        spoken = article.language or self._language
        alike = [other for other in near.values() if (other.language or self._language) == spoken]
        when = article.published
        alike.sort(key=lambda other: (-shared[other.source], abs(other.published - when), other.slug))
        return tuple(alike[:MOST])
