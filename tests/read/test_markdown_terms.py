"""The words that the search finds are those that readers see: no address, no comment, no attribute."""

import pytest

from medsite.compute.words import find_words
from medsite.model.content import Heading
from medsite.read.markdown import read_markdown
from medsite.read.markdown_places import Origin
from medsite.read.markdown_terms import MOST, find_terms


def terms(text: str) -> tuple[str, str]:
    return read_markdown(text, Origin("content/articles/a.md", 1))[1].terms


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("See [our page](https://secret.example/path).", "our page see"),
        ("See https://secret.example/path today.", "see today"),
        ("Pollen <!-- not for readers > at all --> flies.", "flies pollen"),
        ('Very <b class="loud">loud</b> noise.', "loud noise very"),
        ("Salt &amp; water&nbsp;help.", "help salt water"),
        ("![A *nose* spray](spray.png){width=300 .wide}", "nose spray"),
        (":::note Good to know\nRain washes.\n:::", "rain washes"),
        ("- one step\n- two steps", "one step steps two"),
        ("| Sign | Means |\n|---|---|\n| Rash | Call |", "call means rash sign"),
        ("```\ncode(x)\n```", ""),
        ("Ça brûle", "brule"),
    ],
)
def test_the_words_of_a_text(text: str, words: str) -> None:
    assert terms(text)[1] == words


def test_the_words_of_headings_stand_by_themselves() -> None:
    assert terms("## When to call\n\nAt once.")[0] == "call when"
    assert find_terms([Heading(2, "a", "Dizzy?")], []) == ("dizzy", "")


def test_an_outline_does_not_grow_with_its_text() -> None:
    long = " ".join(f"word{n:x}letters" for n in range(5000))
    assert len(terms(long)[1].split()) == MOST
    assert len(find_words(long)) == 5000
