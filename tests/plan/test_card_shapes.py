"""More shapes of cards: only where site.yaml asks, for articles, and where they are of use."""

import re
from urllib.parse import parse_qs, urlsplit

from medsite.model.config import CardSettings
from medsite.model.feed import CardFace
from medsite.model.output import Output
from medsite.model.page_view import ArticleView
from medsite.plan.assemble import assemble
from medsite.plan.prospect import find_output, open_prospect
from tests.plan.sites import NOW, article, config, doctor, outputs_of, shelf, theme

BOTH = config(cards=CardSettings(("square", "tall")))


def cards(made: dict[str, Output]) -> dict[str, tuple[int, int]]:
    found = {path: output.view for path, output in made.items() if output.maker == "card"}
    return {
        re.sub(r"-[0-9a-f]{10}\.png$", "", path): (face.width, face.height)
        for path, face in found.items()
        if isinstance(face, CardFace)
    }


def view_of(made: dict[str, Output]) -> ArticleView:
    view = made["articles/hay-fever/index.html"].view
    assert isinstance(view, ArticleView)
    return view


def test_articles_alone_get_the_shapes_that_are_asked_for() -> None:
    plain, both = (cards(outputs_of(doctor(), article(tags=("Sleep",)), conf=conf)) for conf in (config(), BOTH))
    assert set(plain.values()) == {(1200, 630)}
    assert {name: size for name, size in both.items() if name not in plain} == {
        "cards/hay-fever-square": (1080, 1080),
        "cards/hay-fever-tall": (1000, 1500),
    }


def test_the_wide_card_stays_the_one_that_networks_are_told_of() -> None:
    plain, both = (view_of(outputs_of(doctor(), article(), conf=conf)) for conf in (config(), BOTH))
    assert both.head.card == plain.head.card
    assert [(card.width, card.height) for card in both.head.cards] == [(1080, 1080), (1000, 1500)]
    assert plain.head.cards == ()


def test_pinterest_is_given_the_tall_card_and_only_it() -> None:
    plain, both = (view_of(outputs_of(doctor(), article(), conf=conf)) for conf in (config(), BOTH))
    assert "Pinterest" not in [link.label for link in plain.share]
    pin = next(link.url for link in both.share if link.label == "Pinterest")
    given = parse_qs(urlsplit(pin).query)
    assert given["media"] == [card.url for card in both.head.cards if card.height > card.width]
    assert given["url"] == [both.head.canonical]


def test_every_shape_can_be_planned_alone() -> None:
    documents = (doctor(), article("a"), article("a-tall"))
    made = outputs_of(*documents, conf=BOTH)
    site = assemble(BOTH, documents, NOW).value
    assert site is not None
    prospect = open_prospect(site, theme(), shelf())
    paths = [path for path, output in made.items() if output.maker == "card"]
    assert len(paths) > 6
    for path in paths:
        assert find_output(prospect, path) == made[path]


def test_a_site_without_cards_has_none_of_any_shape() -> None:
    made = outputs_of(doctor(), article(), conf=BOTH, ready=shelf(cards=False))
    assert cards(made) == {}
    assert view_of(made).head.cards == ()
