"""Parts of a series that together tell who somebody is warn; what they hold is remembered without a word of it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from medsite.compute.digest import digest_bytes
from medsite.compute.store import open_memory_store
from medsite.model.content import Article, LinkSlot, Outline
from medsite.model.problem import Place
from medsite.screen.engine import open_screen
from medsite.screen.facts import Facts
from medsite.steps.intake import Desk
from medsite.steps.series import find_series, warn_of_series

FIRST = "She is 52, and keeps a shop in our village. She came to see us last winter, for she had lost her voice.\n"
SECOND = "The answer was stiff person syndrome, which meets one in a million people.\n"
SCREEN = open_screen(Facts())


def _article(
    name: str, title: str, *, series: str = "", tags: tuple[str, ...] = ("case",), link: str = "", day: int = 1
) -> Article:
    slots = (LinkSlot(link, Place("x")),) if link else ()
    return Article(
        f"content/articles/{name}.md",
        name,
        name,
        title,
        datetime(2026, 1, day, tzinfo=UTC),
        Outline(slots=slots),
        tags=tags,
        authors=("ines-tavares",),
        extra=(("series", series),) if series else (),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_article("a", "A lost voice, part 1"), _article("b", "A lost voice, part 2")),
        (_article("a", "A lost voice"), _article("b", "A lost voice (2/3)")),
        (_article("a", "A lost voice"), _article("b", "A lost voice (continued)")),
        (_article("a", "A lost voice I"), _article("b", "A lost voice II")),
        (_article("a", "The shop", series="Voice"), _article("b", "The answer", series="voice")),
        (_article("a", "The shop"), _article("b", "The answer", link="a.md")),
        (_article("a", "The shop"), _article("b", "The answer", link="/articles/a/")),
    ],
)
def test_parts_of_one_series_are_told_together(one: Article, other: Article) -> None:
    assert [*find_series([other, one])] == [(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_article("a", "A lost voice"), _article("b", "A found voice")),
        (_article("a", "The shop", series="Voice"), _article("b", "The answer", series="sleep")),
        (_article("a", "The shop"), _article("b", "The answer", link="a.md", tags=("flu",))),
        (_article("a", "The shop"), _article("b", "The answer", link="https://other.example/b")),
    ],
)
def test_other_articles_are_no_series(one: Article, other: Article) -> None:
    assert [*find_series([one, other])] == []


def test_a_column_of_many_parts_is_no_story() -> None:
    assert [*find_series([_article(f"n{at}", f"Colds, part {at}") for at in range(80)])] == []


def _site(root: Path, *texts: str) -> tuple[Desk, list[Article], dict[str, str]]:
    (root / "content/articles").mkdir(parents=True)
    articles = [_article(f"voice-{at}", f"A lost voice, part {at}", day=at + 1) for at in range(len(texts))]
    for article, text in zip(articles, texts, strict=True):
        (root / article.source).write_text(text)
    digests = {article.source: digest_bytes((root / article.source).read_bytes()) for article in articles}
    return Desk(str(root), "code", "UTC", SCREEN, SCREEN.digest), articles, digests


def test_pieces_spread_over_the_parts_warn_at_the_rare_condition(tmp_path: Path) -> None:
    desk, articles, digests = _site(tmp_path, FIRST, SECOND)
    (found,) = warn_of_series(desk, articles, digests, open_memory_store(), found=())
    assert (found.rule, found.severity) == ("S-JIGSAW-SERIES", "warning")
    assert (found.place.path, found.place.line) == (articles[1].source, 1)
    assert len(found.words) == 3


def test_a_warm_run_says_the_same_and_remembers_no_words(tmp_path: Path) -> None:
    desk, articles, digests = _site(tmp_path, FIRST, SECOND)
    store = open_memory_store()
    cold = warn_of_series(desk, articles, digests, store, found=())
    for article in articles:
        (tmp_path / article.source).unlink()  # what is remembered is not read again
    assert warn_of_series(desk, articles, digests, store, found=()) == cold != ()


@pytest.mark.parametrize("texts", [(FIRST, "Drink enough."), (FIRST + SECOND, "Drink enough."), (SECOND, SECOND)])
def test_parts_that_lack_a_piece_or_hold_all_alone_are_not_told_as_a_series(
    tmp_path: Path, texts: tuple[str, str]
) -> None:
    desk, articles, digests = _site(tmp_path, *texts)
    assert warn_of_series(desk, articles, digests, open_memory_store(), found=()) == ()
