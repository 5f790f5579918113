"""Articles with all that is planned beside them, each planned anew only where something that it shows has changed.

What a family of outputs is planned from is cut out of the site first: the article, what fills its slots, its
neighbours' teasers, and a frame that all families share. The digest of just that is the key under which the plan of
the family is remembered, and a planner sees nothing else, so a key cannot miss what a page shows. The views are not
kept: they are made when an output is pressed, so that a large site's views are never all in memory.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Protocol

from msgspec import Struct
from msgspec.json import Decoder, encode
from msgspec.structs import fields, replace

from medsite.compute.digest import digest_values
from medsite.model.content import Article
from medsite.model.output import Later, Maker, Output, View
from medsite.model.site import Site
from medsite.model.theme import Theme
from medsite.plan.keys import Printer
from medsite.plan.shelf import STATIC, Shelf
from medsite.plan.urls import output_path
from medsite.plan.views.articles import plan_article, unpublished
from medsite.plan.views.atlas import Atlas
from medsite.plan.views.planned import Planned
from medsite.plan.views.related import Chosen, Related

_SLICE = 4_000  # articles; what is remembered of so many is in memory together
_OF_ONE = ("dressed", "teasers", "tags_of")  # what the atlas has for each text by itself


class Remembered(Protocol):
    """Where results are remembered; a store is one."""

    def fetch(self, keys: Iterable[str]) -> Mapping[str, bytes]:
        """Return what is remembered under `keys`."""

    def keep(self, results: Mapping[str, bytes]) -> None:
        """Remember `results`."""


class Memory(Struct, frozen=True):
    """What plans are remembered with. unkept: sources whose plans are not to be remembered."""

    store: Remembered
    unkept: Container[str] = frozenset()


class Families:
    """Plans the families of articles, and makes their views when they are asked for."""

    def __init__(self, atlas: Atlas, related: Related, memory: Memory) -> None:
        """Begin with nothing planned."""
        self._atlas = atlas
        self._related = related
        self._memory = memory
        self._frame = _frame(atlas)
        self._printer = Printer()
        self._articles = {article.source: article for article in atlas.site.articles}
        self._fresh: set[str] = set()
        self._open: tuple[str, dict[str, View | Later]] = ("", {})

    def plan(self) -> Iterator[Planned]:
        """Yield the outputs of all articles, each with a view that is still to be made.

        Raises ValueError, TypeError or LookupError where what was remembered is unfit.
        """
        shared = _digest_frame(self._frame)
        articles = iter(self._articles.values())
        while some := [(article, self._key(article, shared)) for article in islice(articles, _SLICE)]:
            rows = self._memory.store.fetch(key for _, key in some if key)
            for article, key in some:
                yield from _unpack(rows[key], article.source) if key in rows else self._plan_anew(article, key)

    def view_of(self, output: Output) -> View:
        """Return an output's view; raises LookupError where it is not the one that was remembered."""
        if not isinstance(output.view, Later):
            return output.view
        if self._open[0] != output.source:
            planned = self._planned(self._articles[output.source])
            self._open = output.source, {output_path(plan.address): plan.view for plan in planned}
        view = self._open[1][output.path]
        known = output.source in self._fresh or self._printer.digest(view) == output.view.seen
        if isinstance(view, Later) or not known:
            raise LookupError(output.path)
        return view

    def _plan_anew(self, article: Article, key: str) -> list[Planned]:
        self._fresh.add(article.source)
        made = [replace(plan, view=Later(self._printer.digest(plan.view))) for plan in self._planned(article)]
        if key and article.source not in self._memory.unkept:
            self._memory.store.keep({key: _pack(made)})
        return made

    def _planned(self, article: Article) -> Iterator[Planned]:
        if unpublished(article, self._atlas):
            return plan_article(article, self._atlas, self._related)
        near = self._related.to(article)
        return plan_article(article, self._narrowed(article, near), Chosen(near))

    def _narrowed(self, article: Article, near: Sequence[Article]) -> Atlas:
        """Return the atlas with nothing in it but what the key of the article's family names."""
        atlas, source = self._atlas, article.source
        today = atlas.site.today if article.event else article.published.date()
        return replace(
            self._frame,
            site=replace(self._frame.site, today=today),
            dressed={source: replace(atlas.dressed[source], jobs=(), problems=(), strangers=())},
            teasers={other.source: atlas.teasers[other.source] for other in near},
            tags_of={source: atlas.tags_of.get(source, ())},
        )

    def _key(self, article: Article, shared: str) -> str:
        """Return what an article's family is remembered under, "" for one whose page changes with the hour.

        A source's digest, with the frame, stands for all that is read in it; what a link leads to, a picture and the
        article's neighbours are of other sources.
        """
        atlas = self._atlas
        if unpublished(article, atlas):
            return ""
        dressed = atlas.dressed[article.source]
        near = [(other.source, other.digest, atlas.dressed[other.source].shown) for other in self._related.to(article)]
        today = atlas.site.today if article.event else None
        filled = (dressed.body.fills, dressed.picture, dressed.alt, dressed.card, dressed.audio)
        return digest_values("family", shared, article.source, article.digest, today, filled, near)


def _frame(atlas: Atlas) -> Atlas:
    """Return the atlas without its texts, and with those pictures only that cards of any article can show."""
    site = Site(atlas.site.config, (), (), (), (), (), atlas.site.today)
    paths = {shot.picture.path for shot in atlas.portraits.values()}
    paths.add(STATIC + atlas.view.settings.get("logo", "").lstrip("/"))
    pictures = {path: atlas.shelf.pictures[path] for path in sorted(paths) if path in atlas.shelf.pictures}
    shelf = Shelf(pictures, {}, atlas.shelf.code, atlas.shelf.cards, {}, atlas.shelf.search)
    return replace(atlas, site=site, shelf=shelf, dressed={}, teasers={}, tags_of={})


def _digest_frame(frame: Atlas) -> str:
    """Return the digest of everything in the frame but the day."""
    values = [getattr(frame, f.name) for f in fields(frame) if f.name not in _OF_ONE and f.name != "site"]
    return digest_values(frame.site.config, *map(_printable, values))


def _printable(value: Any) -> Any:
    """Return a value that prints all that matters, and the same for equal ones."""
    if isinstance(value, Theme):
        return value.digest
    return sorted(value) if isinstance(value, frozenset) else value


_Names = tuple[str, ...]
_ROWS = Decoder(list[tuple[str, Maker, str, str, _Names, _Names, bool, str, str]])


def _pack(family: Iterable[Planned]) -> bytes:
    return encode(
        [(p.address, p.maker, _seen(p), p.template, p.bodies, p.files, p.listed, p.lastmod, p.salt) for p in family]
    )


def _seen(plan: Planned) -> str:
    return plan.view.seen if isinstance(plan.view, Later) else ""


def _unpack(data: bytes, source: str) -> list[Planned]:
    return [
        Planned(address, maker, Later(seen), template, bodies, files, source, listed, lastmod, salt)
        for address, maker, seen, template, bodies, files, listed, lastmod, salt in _ROWS.decode(data)
    ]
