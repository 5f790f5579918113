"""Safe rewrites say less in the place of an identifier, fit their sentence, and touch nothing else."""

import pytest

from medsite.model.finding import Finding
from medsite.screen.engine import Screen, open_screen, screen_source
from medsite.screen.facts import Facts
from medsite.screen.rewrites import FEW_PEOPLE, Rewrite, apply_rewrites, rewrite_source
from medsite.screen.rewrites_words import tell_language

SCREEN: Screen = open_screen(Facts())
PATH = "content/articles/x.md"


def _never(_: Finding) -> bool:
    return False


def _rewrite(words: str, path: str = PATH) -> str:
    return rewrite_source(SCREEN, path, words, _never)


CASES = [
    # names
    ("My patient Adaeze told me she had not slept.", "My patient told me she had not slept."),
    ("Mrs Thornbury was admitted that night.", "A patient was admitted that night."),
    ("Her son Ruben Achterberg drove.", "Her son drove."),
    ("I met a man named Ruben Achterberg, who was ill.", "I met a man, who was ill."),
    (
        "My patient Adaeze wept. That night Adaeze's creatinine rose.",
        "My patient wept. That night the patient's creatinine rose.",
    ),
    ("Her son Ruben Achterberg drove. Later Ruben Achterberg wept.", "Her son drove. Later the son wept."),
    ("- Patient: Ruben Achterberg", "- Patient: [removed]"),
    ("Text.\n\n<!-- real name: Adaeze Thornbury -->", "Text.\n\n<!-- real name: removed -->"),
    ("She signs everything 'I.K.'", "She signs everything '[removed]'"),
    ("Mi paciente Adaeze ingresó anoche.", "Mi paciente ingresó anoche."),
    # dates
    ("She was admitted on 4 March 2021.", "She was admitted in 2021."),
    ("She was admitted on the 4th of March 2021 with pain.", "She was admitted in 2021 with pain."),
    ("She was admitted on 2021-03-04.", "She was admitted in 2021."),
    ("DOB: 04/03/1961.", "DOB: 1961."),
    ("She was admitted on the 5th of May.", "She was admitted one day."),
    ("Mi paciente ingresó el 4 de marzo de 2021.", "Mi paciente ingresó en 2021."),
    ("Unser Patient wurde am 5. März 2021 operiert.", "Unser Patient wurde im Jahr 2021 operiert."),
    ("Mon patient a été opéré le 11 février 2023 et il va bien.", "Mon patient a été opéré en 2023 et il va bien."),
    # ages
    ("My patient is 94 and swims.", "My patient is 90 or older and swims."),
    ("A ninety-four-year-old woman came in.", "A woman aged 90 or older came in."),
    ("A 94-year-old former miner came in.", "An over-89-year-old former miner came in."),
    ("My patient is 94 years old.", "My patient is 90 or more years old."),
    ("Mi paciente tiene 94 años y camina.", "Mi paciente tiene más de 89 años y camina."),
    ("My oldest patient was born in 1931.", "My oldest patient was born before 1937."),
    # places
    ("My patient lives in Kampala.", "My patient lives in a town."),
    ("My patient gave her ZIP code 02139.", "My patient gave her ZIP code 021."),
    ("My patient gave her ZIP code 03601.", "My patient gave her ZIP code 000."),
    # numbers and addresses
    ("Her medical record number is MRN 00481516.", "Her medical record number is MRN [removed]."),
    ("His mail is ruben@somewhere.example, my patient said.", "His mail is [removed], my patient said."),
    # nothing to do, or nothing that is safe
    ("Parkinson's disease is common.", "Parkinson's disease is common."),
    ("World Sleep Day is on 15 March.", "World Sleep Day is on 15 March."),
    ("People over 90 can still benefit.", "People over 90 can still benefit."),
]


@pytest.mark.parametrize(("before", "after"), CASES, ids=[case[0][:50] for case in CASES])
def test_a_rewrite_fits_its_sentence(before: str, after: str) -> None:
    assert _rewrite(before) == after


@pytest.mark.parametrize("before", [case[0] for case in CASES if case[0] != case[1]])
def test_what_was_rewritten_is_found_no_more(before: str) -> None:
    assert not [found for found in screen_source(SCREEN, PATH, _rewrite(before).encode()) if found.severity == "error"]


@pytest.mark.parametrize(
    "words",
    [
        "![A swollen hand](/img/adaeze-thornbury.jpg)",
        "[Her page](https://example.org/patients/adaeze-thornbury)",
    ],
)
def test_addresses_are_left_to_the_author(words: str) -> None:
    assert _rewrite(words) == words


def test_a_name_that_also_stands_in_an_address_is_left_alone_so_that_it_is_still_found() -> None:
    words = "My patient Adaeze told me on 4 March 2021.\n\n![A hand](/img/adaeze.jpg)"
    assert _rewrite(words) == words.replace("on 4 March 2021", "in 2021")


def test_words_with_markup_half_inside_are_left_to_the_author() -> None:
    words = "Her (MRN 44**718**29 is known), MRN 44**71829 and** so on."
    assert "**71829 and**" in _rewrite(words)


def test_line_ends_and_everything_else_stay_as_they_are() -> None:
    assert _rewrite("Über  alles \t\r\n\r\nHer MRN 00481516.\r\n") == "Über  alles \t\r\n\r\nHer MRN [removed].\r\n"


def test_a_name_across_two_lines_becomes_one_phrase() -> None:
    assert _rewrite("My patient Yusuf\nHaddad, then 64, came.") == "My patient, then 64, came."


def test_a_record_keeps_its_fields() -> None:
    found = _rewrite("```\nPID|1||H815353||FOGARTY^DECLAN||20090214|F\n```\n")
    assert found.count("|") == 9 - 1
    assert "FOGARTY" not in found
    assert "atient" not in found


def test_rewriting_twice_changes_nothing_more() -> None:
    once = _rewrite("\n\n".join(before for before, _ in CASES))
    assert _rewrite(once) == once


def test_front_matter_stays_yaml() -> None:
    found = _rewrite("---\ntitle: T\ndate: 2026-01-01\nextra:\n  mrn: MRN 00481516\n---\n\nText.\n")
    assert "[removed]" not in found
    assert "removed" in found


def test_what_a_waiver_excuses_is_not_rewritten() -> None:
    words = "Her MRN is 00481516."
    assert rewrite_source(SCREEN, PATH, words, lambda _: True) == words


@pytest.mark.parametrize("path", ["data.json", "list.csv", "card.vcf"])
def test_files_of_data_are_left_alone(path: str) -> None:
    assert _rewrite('"MRN 00481516"', path) == '"MRN 00481516"'


def test_seventeen_areas_have_few_people() -> None:
    assert sum(bool(FEW_PEOPLE.fullmatch(f"{area:03}")) for area in range(1000)) == 17


def test_neighbouring_removals_are_said_once() -> None:
    rewrites = [Rewrite(3, 5, "[removed]"), Rewrite(7, 9, "[removed]"), Rewrite(8, 9, "x")]
    assert apply_rewrites("at 12, 34.", rewrites) == "at [removed]."


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("She was in the garden.", "en"),
        ("Ella estaba con su hija en la casa.", "es"),
        ("Sie war mit der Tochter im Garten.", "de"),
        ("Elle était avec son fils dans le jardin.", "fr"),
        ("वह अस्पताल में है", "hi"),
        ("12345", "en"),
    ],
)
def test_the_language_is_told_by_everyday_words(words: str, code: str) -> None:
    assert tell_language(words, words) == code
