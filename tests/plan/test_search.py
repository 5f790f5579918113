"""The search's index holds every published text and nothing else, in files of a bounded size."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from medsite.model.content import Article, Outline
from medsite.model.output import Output
from medsite.model.page_view import HomeView, SearchView
from medsite.model.reading import Document
from medsite.model.search import SearchAboutView, SearchHeadView, SearchWordsView
from medsite.plan.search import EACH, HEAVY, SIGNS, encode
from tests.plan.sites import article, config, doctor, outputs_of, page, shelf

START = datetime(2020, 1, 1, tzinfo=UTC)


def decode(signs: str) -> list[int]:
    """Return the numbers of a list of signs, as site.js reads them."""
    found, number, value, shift = [], -1, 0, 0
    for sign in signs:
        at = SIGNS.index(sign)
        value += (at % 16) << shift
        shift += 3
        if at < 16:
            number += value + 1
            found.append(number)
            value = shift = 0
    return found


def words_in(outputs: dict[str, Output]) -> dict[str, str]:
    views = [output.view for output in outputs.values() if isinstance(output.view, SearchWordsView)]
    return {word: signs for view in views for word, signs in view.words}


def titles_in(outputs: dict[str, Output]) -> list[str]:
    views = {path: one.view for path, one in outputs.items() if isinstance(one.view, SearchAboutView)}
    ordered = sorted(views, key=lambda path: int(path.rpartition("-")[2].partition(".")[0]))
    return [text.title for path in ordered for text in views[path].articles]


def find(outputs: dict[str, Output], word: str) -> list[list[str]]:
    """Return the titles that a word leads to, by the place where it stands."""
    titles, known = titles_in(outputs), words_in(outputs)
    return [[titles[n] for n in decode(part)] for part in known.get(word, "").split("|")]


def said(headings: str, body: str) -> Outline:
    return Outline("b", terms=(headings, body))


ONE: tuple[Document, ...] = (
    doctor("asha-rao", name="Dr. Asha Rao", specialties=("Dermatology",)),
    article(
        "itch", title="An itch", summary="Skin at night", tags=("Skin",), body=said("scratching", "cream itch skin")
    ),
    article("later", title="Later", draft=True, body=said("", "unpublished")),
    page("about", title="About", body=said("", "cream")),
)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("itch", [["An itch"]]),
        ("skin", [["An itch"]]),
        ("night", [[], ["An itch"]]),
        ("scratching", [[], ["An itch"]]),
        ("rao", [["Dr. Asha Rao"], ["An itch"]]),
        ("dermatology", [[], ["Dr. Asha Rao"]]),
        ("cream", [[], [], ["About", "An itch"]]),
        ("unpublished", [[]]),
        ("later", [[]]),
    ],
)
def test_a_word_leads_to_where_it_stands(word: str, found: list[list[str]]) -> None:
    assert find(outputs_of(*ONE), word) == found


def test_a_site_without_search_has_no_trace_of_it() -> None:
    outputs = outputs_of(*ONE, ready=replace(shelf(), search=False))
    assert [path for path in outputs if path.startswith("search/")] == []
    home = outputs["index.html"].view
    assert isinstance(home, HomeView)
    assert home.site.search == ""


def test_a_page_of_ones_own_at_that_address_takes_its_place() -> None:
    outputs = outputs_of(*ONE, page("search", title="Find us"))
    assert [path for path in outputs if path.startswith("search/")] == ["search/index.html"]
    assert outputs["search/index.html"].source == "content/pages/search.md"


@pytest.mark.parametrize("number", [0, 1, 15, 16, 127, 128, 9_999, 1_000_000])
def test_a_number_comes_back(number: int) -> None:
    assert decode(encode(number)) == [number]


def many(count: int, words: int = 60) -> tuple[Article, ...]:
    """Return articles with words of their own and words that they share with some or all others."""
    return tuple(
        article(
            f"text-{n}",
            title=f"Title{chr(97 + n % 26)} {n}",
            published=START + timedelta(days=n),
            authors=(),
            body=said("", " ".join(sorted({"every", *(f"w{(n * 31 + k * k) % 9973:04x}" for k in range(words))}))),
        )
        for n in range(count)
    )


def test_files_stay_small_however_many_texts_there_are() -> None:
    outputs = outputs_of(*many(1_200))
    shards = [output.view for output in outputs.values() if isinstance(output.view, SearchWordsView)]
    assert len(shards) > 3
    assert max(sum(len(w) + len(s) for w, s in view.words) for view in shards) < 3 * HEAVY
    assert max(len(o.view.articles) for o in outputs.values() if isinstance(o.view, SearchAboutView)) == EACH


def test_the_head_says_where_each_word_would_stand() -> None:
    outputs = outputs_of(*many(1_200))
    head = outputs["search/index.json"].view
    assert isinstance(head, SearchHeadView)
    for number, first in enumerate(head.first):
        view = outputs[f"search/words-{number}.json"].view
        assert isinstance(view, SearchWordsView)
        assert view.words[0][0] == first
    assert list(head.first) == sorted(head.first)
    assert head.texts == len(titles_in(outputs)) == 1_200


def test_a_word_of_nearly_all_texts_says_nothing() -> None:
    assert words_in(outputs_of(*many(100))).get("every") is None
    assert find(outputs_of(*many(10)), "every") == [[], [], titles_in(outputs_of(*many(10)))]


def test_a_new_article_changes_no_number_of_the_others() -> None:
    before = titles_in(outputs_of(*many(70)))
    assert titles_in(outputs_of(*many(71)))[:70] == before


def test_a_changed_word_changes_few_files() -> None:
    texts = many(1_200)
    changed = replace(texts[5], body=said("", "another"))
    before, after = outputs_of(*texts), outputs_of(*texts[:5], changed, *texts[6:])
    files = [p for p in after if p.startswith("search/about-") and before[p].key != after[p].key]
    assert files == []


def test_addresses_carry_the_base_path() -> None:
    outputs = outputs_of(*ONE, conf=config(url="https://host.example/~rao"))
    about = outputs["search/about-0.json"].view
    assert isinstance(about, SearchAboutView)
    assert {text.url.startswith("/~rao/") for text in about.articles} == {True}
    place = outputs["search/index.html"].view
    assert isinstance(place, SearchView)
    assert place.index == "/~rao/search/"
