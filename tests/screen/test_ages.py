"""Ages over 89 of a person, and birth years that imply one."""

import pytest

from tests.screen.people_cases import is_found, words_found

OLD = [
    ("In loving memory of Zdenka Achterberg, 1929-2021, who waited here.", "1929-2021"),
    ("Frau Thornbury, Jg. 1928, lebt allein.", "1928"),
    ("At ninety-seven, my patient still digs. His knees, he says, are 97 as well.", "97"),
    ("My patient is 94 and swims.", "94"),
    ("A ninety-four-year-old woman came in.", "ninety-four"),
    ("At the age of one hundred and two, he learned to swim.", "one hundred and two"),
    ("Mrs Thornbury turned 91 in the spring.", "91"),
    ("Her mother is now 97.", "97"),
    ("For his 99th birthday he asked for a kite.", "99th"),
    ("My oldest patient was born in 1931.", "1931"),
    ("She came into the world in 1931, and has buried two doctors.", "1931"),
    ("La señora Etxeberri tiene 93 años.", "93"),
    ("She was in her ninety-sixth year when she asked for a hip.", "ninety-sixth"),
]
HARMLESS = [
    "In memory of Zdenka Achterberg, 1949-2021, who waited here.",
    "Marie Curie (1867-1934) and Rita Levi-Montalcini (1909-2012) never met.",
    "People over 90 can still benefit.",
    "At 95 beats a minute, rest.",
    "My patient is 84 and swims.",
    "The trial took 90 men, aged 65 to 95.",
    "The hospital opened in 1931. Penicillin turned 90.",
    "Women who live past ninety sleep seven hours.",
    "She takes 90 mg and walks for 95 minutes.",
]


@pytest.mark.parametrize(("story", "age"), OLD)
def test_a_great_age_is_found(story: str, age: str) -> None:
    assert is_found(story, "AGE", age)


@pytest.mark.parametrize("text", HARMLESS)
def test_cohorts_and_measures_pass(text: str) -> None:
    assert words_found(text, "AGE") == set()


def test_the_article_s_date_moves_the_birth_year_that_counts() -> None:
    article = "---\ntitle: Age\ndate: {year}-03-04\n---\n\nMy oldest patient was born in 1938.\n"
    assert words_found(article.format(year=2026), "AGE") == set()
    assert words_found(article.format(year=2028), "AGE") == {"1938"}
