"""Unknown names that are treated as people are: on any page, and on one that tells of somebody."""

import pytest

from tests.screen.people_cases import is_found, words_found

PEOPLE = [
    ("Every Thursday Tharindel brings us yams. He is well.", "Tharindel"),
    ("Handover: Tharindel M., bed 14, 66/m, drains out.", "Tharindel M."),
    ("Bed 3 quiet, wife Vorna anxious, ring her tonight.", "Vorna"),
    ('"Tell Gesmundo that the boat can wait," I told his wife.', "Gesmundo"),
    ("Tharindel's turban hid the scar; her brother laughed.", "Tharindel"),
    ("Zurbelen B., Jg. 1928, lebt allein.", "Zurbelen B."),
    ("It's Salvarice again. She rings from the phone box.", "Salvarice"),
    ("Last spring the surgeons sent Oberdelfer home with a stent. He sang.", "Oberdelfer"),
    ('"Ammira," said the boy, "they will cut your foot."', "Ammira"),
    ("Photograph: Torbern Solhaug at 91, mending nets.", "Torbern Solhaug"),
    ("मुरुगन नाम का एक मछुआरा हमारे अस्पताल आया।", "मुरुगन"),
    ("أنا يسرى، من قرية صغيرة.", "يسرى"),
    ("ROSENBLADT, A. - 58F - chest clear - home.", "ROSENBLADT, A."),
    ("| Patient | Farial Chikworth |\n|---|---|\n| Ward | 3 |", "Farial Chikworth"),
    ("```\npatient=shevtsenka.natalya ward=3\n```", "shevtsenka.natalya"),
    ("[then](/stories/tendari-mukombela/)", "tendari-mukombela"),
    ("Grandad Tolvik sang to the nurses.", "Tolvik"),
    ("![Parmindor with the physiotherapist](a.jpg)", "Parmindor"),
]
NOBODY = [
    "Talk with your doctor before using Xenovil or Allovi to lose weight. He or she can discuss the risks.",
    "| Patient | Diagnosis |\n|---|---|\n| a | b |",
    "```\npatient=record.person ward=3\n```",
    "[then](/stories/quiet-nights/)",
    "![The midwife with the doctor](a.jpg)",
    "Gripe water, Epsom salts and Lucozade stood in every cupboard.",
    "It is Zika again, says the newspaper.",
    "Insulin glargine is better than Lantomel for some.",
    "Photograph: Greta Holm, Reuters.",
    "Tell the clinic that the lift is broken.",
    '"Palliative," said the dictionary, comes from a cloak.',
    "The Vorna region is hot in July.",
]
PAGE = "Our patient Adaeze Thornbury, 54, came with her mother.\n\n"
MORE = [
    ("After the second fit Rahimel was tied to the bed. She wept.", "Rahimel"),
    ("- Feisan - wants the form for work", "Feisan"),
    ("Nothing had prepared Capuline for the quiet of the room. She slept.", "Capuline"),
]


@pytest.mark.parametrize(("words", "name"), PEOPLE)
def test_an_unknown_word_treated_as_a_person_is_found(words: str, name: str) -> None:
    assert is_found(words, "NAME", name)


@pytest.mark.parametrize("words", NOBODY)
def test_things_treated_as_things_are_no_names(words: str) -> None:
    assert not words_found(words, "NAME")


@pytest.mark.parametrize(("words", "name"), MORE)
def test_a_page_that_names_somebody_is_read_more_warily(words: str, name: str) -> None:
    assert name in words_found(PAGE + words, "NAME")


def test_a_brand_is_no_person_on_a_page_that_names_somebody() -> None:
    found = words_found(PAGE + "Eliquonto was stopped, and she was given Lantomel 20 mg.", "NAME")
    assert not any("Eliquonto" in words or "Lantomel" in words for words in found)
