"""A sure name makes its parts findings on the whole page."""

from medsite.screen.facts import Facts
from tests.screen.people_cases import findings, words_found

PAGE = """My patient Adaeze Thornbury told me she could not sleep.

Later on, ADAEZE wrote. It was thornbury's idea. See /files/adaeze.jpg for more.
"""


def test_parts_of_a_name_are_found_in_any_letters() -> None:
    assert {"ADAEZE", "thornbury", "adaeze"} <= words_found(PAGE, "NAME")


def test_a_name_that_is_a_word_does_not_spread_to_the_word() -> None:
    page = "My patient Rose Achterberg told me so.\n\nRose hips help. Prices rose."
    assert {words for words in words_found(page, "NAME") if "ose" in words} == {"Rose Achterberg"}


def test_the_family_of_a_name_and_its_pictures_are_found() -> None:
    page = "My patient Rose Leighton told me so.\n\nThe Leightons came back. ![x](/img/rose-home.jpg) Prices rose."
    assert {"Rose Leighton", "Leightons", "rose"} == words_found(page, "NAME")


def test_the_site_s_own_doctor_is_no_finding_and_a_namesake_is() -> None:
    facts = Facts(names=frozenset(["amara nwosu", "nwosu", "dr nwosu", "dr amara nwosu"]))
    page = "Dr Nwosu saw him.\n\nMy patient Peter Nwosu told me he could walk again."
    assert ("NAME", "Peter Nwosu") in findings(page, facts)
    assert not any(words.startswith("Dr") for _, words in findings(page, facts))
