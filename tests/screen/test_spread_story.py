"""A page that names somebody is read more warily; one that names nobody is not."""

from tests.screen.people_cases import is_found, words_found

STORY = "My patient Ruben Achterberg told me that he had not slept for a week.\n\n"


def test_what_is_loose_elsewhere_belongs_to_the_person_of_the_page() -> None:
    line = "He came back on 4 May from Spalding, and smiled."
    assert is_found(STORY + line, "DATE", "4 May")
    assert is_found(STORY + line, "GEO", "Spalding")


def test_advice_beside_a_story_stays_advice() -> None:
    calm = "World Kidney Day is on 9 March. You can walk in any park in Lincoln."
    assert not words_found(STORY + calm, "DATE")
    assert not words_found(STORY + calm, "GEO")


def test_a_page_without_a_person_is_read_as_before() -> None:
    assert not words_found("Walks start on 4 May from Spalding. Wear good shoes.", "GEO")
