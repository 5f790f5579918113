"""A plan that is partly remembered is the plan that would be made anew."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from medsite.compute.store import Store, open_memory_store
from medsite.model.content import Heading, LinkSlot, Outline
from medsite.model.event import Event
from medsite.model.output import Later, Output, Plan
from medsite.model.problem import Place
from medsite.model.reading import Document
from medsite.plan.assemble import Moment
from medsite.plan.families import Memory
from medsite.plan.outputs import plan_outputs
from tests.plan.sites import NOW, TODAY, article, config, doctor, page, picture, shelf, site_of, theme

PHOTO = picture("content/doctors/asha.jpg", 700, 700)
SHELF = shelf(PHOTO, picture("content/articles/wide.jpg", 1600, 900))


def body(target: str, digest: str = "b1") -> Outline:
    slots = (LinkSlot(target, Place("content/articles/one.md", 9)),)
    return Outline(digest, slots=slots, headings=(Heading(2, "rest", "Rest"),), words=300)


SMALL: tuple[Document, ...] = (
    doctor(photo="asha.jpg", photo_alt="Asha"),
    doctor("ben-ode", disclosures=("Owns shares.",)),
    article("one", tags=("Sleep",), body=body("two.md#rest"), aliases=("/first/",)),
    article("two", tags=("Sleep", "Heart"), authors=("ben-ode",), aliases=("/old/",), body=body("one.md")),
    article("three", tags=("Sleep",), image="wide.jpg", image_alt="A bed", language="fr"),
    article("four", tags=("Heart",), reviewed_by=("ben-ode",)),
    page(),
)


def swap(slug: str, /, **changes: Any) -> tuple[Document, ...]:
    """Return the small site after a document was written anew: what its bytes say is told by its digest."""
    digest = repr(sorted(changes.items()))
    return tuple(replace(d, digest=digest, **changes) if d.slug == slug else d for d in SMALL)


CHANGES: dict[str, tuple[tuple[Document, ...], dict[str, Any]]] = {
    "nothing": (SMALL, {}),
    "a title": (swap("one", title="Another"), {}),
    "a summary": (swap("one", summary="In short."), {}),
    "a body": (swap("one", body=body("two.md#rest", "b2")), {}),
    "a heading": (swap("two", body=replace(body("one.md"), headings=(Heading(2, "tired", "Tired"),))), {}),
    "a slug": (swap("two", slug="deux"), {}),
    "a day": (swap("four", published=datetime(2026, 1, 3, tzinfo=UTC)), {}),
    "a language": (swap("two", language="fr"), {}),
    "a tag": (swap("four", tags=("Sleep",)), {}),
    "a label": (swap("two", tags=("sleep", "HEART")), {}),
    "an author": (swap("four", authors=("ben-ode",)), {}),
    "a picture": (swap("one", image="wide.jpg", image_alt="Two beds"), {}),
    "an alias": (swap("one", aliases=("/eins/",)), {}),
    "an event": (
        swap("one", event=Event(start=datetime(2026, 12, 1, 18, tzinfo=UTC).replace(tzinfo=None), place="Hall")),
        {},
    ),
    "a doctor's name": (swap("ben-ode", name="Dr. Ben Other"), {}),
    "a doctor's declaration": (swap("ben-ode", disclosures=()), {}),
    "a doctor's photo": (swap("asha-rao", photo=""), {}),
    "a page": ((*SMALL, page("privacy")), {}),
    "an article more": ((*SMALL, article("five", tags=("Sleep",))), {}),
    "an article less": (tuple(d for d in SMALL if d.slug != "two"), {}),
    "the site's title": (SMALL, {"title": "Oak Row"}),
    "the site's address": (SMALL, {"url": "https://other.example.org/~pat"}),
    "the site's language": (SMALL, {"language": "fr"}),
}


def plan(documents: Iterable[Document], memory: Memory | None, settings: dict[str, Any], **how: Any) -> Plan:
    site = site_of(*documents, conf=config(**settings), moment=how.get("moment", NOW))
    made = plan_outputs(site, how.get("theme") or theme(), how.get("shelf") or SHELF, memory).value
    assert made is not None
    return made


def whole(made: Plan) -> list[Output]:
    return [made.opened(output) for output in made.outputs]


def memory_of(documents: Iterable[Document] = SMALL) -> Memory:
    memory = Memory(open_memory_store())
    plan(documents, memory, {})
    return memory


@pytest.mark.parametrize("name", CHANGES)
def test_a_plan_with_memory_equals_the_plan_without(name: str) -> None:
    documents, settings = CHANGES[name]
    memory = memory_of()
    for _ in range(2):
        assert whole(plan(documents, memory, settings)) == list(plan(documents, None, settings).outputs)


@pytest.mark.parametrize(
    "how",
    [
        {"moment": Moment(date(2027, 5, 1))},
        {"moment": Moment(TODAY, drafts=True)},
        {"theme": theme(digest="theme2")},
        {"shelf": replace(SHELF, cards=False)},
        {"shelf": replace(SHELF, search=False)},
        {"shelf": replace(SHELF, code="code2")},
        {"shelf": shelf(replace(PHOTO, digest="0123456789abcdef"), picture("content/articles/wide.jpg", 800, 450))},
    ],
)
def test_whatever_is_around_the_documents_is_in_the_keys(how: dict[str, Any]) -> None:
    early = article("soon", published=datetime(2040, 1, 1, tzinfo=UTC), tags=("Sleep",))
    memory = memory_of()
    for _ in range(2):
        assert whole(plan((*SMALL, early), memory, {}, **how)) == list(plan((*SMALL, early), None, {}, **how).outputs)


class _Counting:
    """A store that counts what is kept in it."""

    def __init__(self) -> None:
        self.kept = 0
        self._store: Store = open_memory_store()
        self.fetch: Callable[[Iterable[str]], dict[str, bytes]] = self._store.fetch

    def keep(self, results: Mapping[str, bytes]) -> None:
        self.kept += len(results)
        self._store.keep(results)


@pytest.mark.parametrize(
    ("name", "count"),
    [("nothing", 0), ("a body", 1 + 1), ("a picture", 1 + 1), ("a day", 1 + 1), ("the site's title", 4)],
)
def test_only_what_shows_a_change_is_planned_again(name: str, count: int) -> None:
    store = _Counting()
    plan(SMALL, Memory(store), {})
    assert store.kept == 4
    documents, settings = CHANGES[name]
    plan(documents, Memory(store), settings)
    assert store.kept == 4 + count


def test_views_are_left_for_later_and_their_keys_are_not() -> None:
    made = plan(SMALL, memory_of(), {})
    late = {output.path for output in made.outputs if isinstance(output.view, Later)}
    assert {"articles/one/index.html", "first/index.html", "old/index.html"} <= late
    assert not late & {"index.html", "about/index.html", "tags/sleep/index.html", "feed.xml"}
    assert [output.key for output in made.outputs] == [o.key for o in plan(SMALL, None, {}).outputs]


def test_a_source_that_must_not_be_remembered_is_not() -> None:
    store = _Counting()
    memory = Memory(store, {article("one").source})
    for _ in range(2):
        assert whole(plan(SMALL, memory, {})) == list(plan(SMALL, None, {}).outputs)
    assert store.kept == 3


def test_a_plan_that_was_remembered_wrong_is_refused() -> None:
    class Wrong(_Counting):
        def keep(self, results: Mapping[str, bytes]) -> None:
            super().keep({key: data.replace(b"articles/one/", b"articles/uno/") for key, data in results.items()})

    memory = Memory(Wrong())
    plan(SMALL, memory, {})
    with pytest.raises(LookupError):
        whole(plan(SMALL, memory, {}))


def test_a_file_in_an_articles_place_is_still_told_of() -> None:
    ready = shelf(PHOTO, picture("content/articles/wide.jpg"), static={"articles/one/index.html": "0" * 32})
    site = site_of(*SMALL, conf=config())
    memory = Memory(open_memory_store())
    found = [plan_outputs(site, theme(), ready, known).problems for known in (None, memory, memory)]
    assert found[0] == found[1] == found[2]
    assert {problem.rule for problem in found[0]} == {"R216"}
