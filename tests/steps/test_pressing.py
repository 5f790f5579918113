"""The second gate looks at the search's files: at every word by itself, and at every title and summary."""

import pytest

from medsite.model.output import Output, Pressed
from medsite.model.search import SearchAboutView, SearchFileView, SearchWordsView, ShownText
from medsite.model.theme import Theme
from medsite.screen.engine import open_screen
from medsite.screen.facts import gather_facts
from medsite.steps.pressing import Job, PressDesk, press_one
from tests.theme.clinic import clinic

THEME: Theme = clinic()


def press(view: SearchFileView, path: str) -> Pressed:
    screen = open_screen(gather_facts(None, ()))
    desk = PressDesk(THEME, screen, "river.example", "code", screen.digest)
    return press_one(desk, Job(Output(path, "search", view, "key"), {}, {}))


def test_ordinary_words_pass_also_where_neighbours_look_like_names() -> None:
    words = ("anna", "anne", "mary", "patient", "patients", "patricia", "patrick", "paul", "smith", "smithson")
    made = press(SearchWordsView(tuple((word, "!#|$") for word in words)), "search/words-0.json")
    assert made.findings == ()
    assert made.artifact


@pytest.mark.parametrize("word", ["ines@river.example", "+44 20 7946 0321", "MRN 4432178"])
def test_a_word_that_is_an_identifier_blocks(word: str) -> None:
    made = press(SearchWordsView((("aspirin", "!"), (word, "!"))), "search/words-0.json")
    assert [finding.severity for finding in made.findings]


def test_signs_that_hide_letters_are_looked_at_too() -> None:
    made = press(SearchWordsView((("mrn", "! 4432178"),)), "search/words-0.json")
    assert made.findings


@pytest.mark.parametrize("url", ["/articles/x/", "/articles/nils.aker@mail.example/"])
def test_what_is_shown_of_a_text_is_looked_at(url: str) -> None:
    made = press(SearchAboutView((ShownText("Hay fever", url, "What helps.", "en"),)), "search/about-0.json")
    assert bool(made.findings) == ("@" in url)
