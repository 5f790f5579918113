"""A picture of the author's own for social networks."""

import pytest

from medsite.model.page_view import ArticleView
from medsite.model.picture import Picture
from tests.plan.sites import article, doctor, outputs_of, plan_of, shelf

PATH = "content/articles/card.png"


def picture(width: int = 1200, height: int = 630, form: str = "png", size: int = 90_000) -> Picture:
    return Picture(PATH, "0123456789ab", width, height, form, size)


def test_an_own_card_stands_in_place_of_the_made_one() -> None:
    made = outputs_of(doctor(), article(card="card.png", card_alt="Seven tips"), ready=shelf(picture(2400, 1260)))
    view = made["articles/hay-fever/index.html"].view
    assert isinstance(view, ArticleView) and view.head.card
    card = view.head.card
    assert card.url == "https://river.example/cards/card-0123456789.png"
    assert (card.width, card.height, card.alt, card.type) == (1200, 630, "Seven tips", "image/png")
    assert made["cards/card-0123456789.png"].maker == "picture"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (picture(599, 400), "too small"),
        (picture(900, 314), "too small"),
        (picture(1200, 1300), "wrong shape"),
        (picture(2000, 400), "wrong shape"),
        (picture(size=300_001), "too heavy"),
        (picture(form="webp"), "not every network"),
        (picture(form="svg"), "not every network"),
    ],
)
def test_a_card_that_a_network_would_drop_is_an_error(given: Picture, told: str) -> None:
    made = plan_of(doctor(), article(card="card.png", card_alt="x"), ready=shelf(given))
    assert [(p.rule, p.severity) for p in made.problems] == [("R217", "error")]
    assert told in made.problems[0].message


def test_a_card_that_is_not_there_is_said() -> None:
    made = plan_of(doctor(), article(card="crad.png", card_alt="x"), ready=shelf(picture()))
    assert [(p.rule, p.mend) for p in made.problems] == [("R212", 'did you mean "card.png"?')]
