"""Dates: those of a person's life, not those of the calendar, the law or the press."""

import pytest

from tests.screen.people_cases import is_found, words_found

LIVES = [
    ("La señora Etxeberri, nacida el 2-II-1951, vino sola.", "2-II-1951"),
    ("My patient Ruben fell on New Year's Day and lay there.", "New Year's Day"),
    ("- 12 April: my patient comes with a lump. 19 April: biopsy. 3 May: she sings.", "12 April"),
    ("```\nFrom: Zdenka Achterberg\nDate: 5-Sep-2023\nSubject: my stent\n```\n", "5-Sep-2023"),
    ("His D.O.B. is the fourth of July nineteen fifty-two.", "the fourth of July"),
    ("Subject 014, a nurse, withdrew on 03 Mar 2021.", "03 Mar 2021"),
    ("| Initials | Date of surgery | Village |\n|---|---|---|\n| B.A.Q. | 03.05.2021 | Al Namas |\n", "03.05.2021"),
    ("She was admitted on 4 March 2021 and slept.", "4 March 2021"),
    ("DOB 04/03/1961.", "04/03/1961"),
    ("My patient died on the 28th of July.", "28th of July"),
    ("Mrs Thornbury came on March 4, 2021.", "March 4, 2021"),
    ("Herr Achterberg kam am 7. März 2022 zu uns.", "7. März 2022"),
    ("Mme Solène est venue le 11 février 2023.", "11 février 2023"),
    ("El señor Etxeberri ingresó el 3 de mayo de 2021.", "3 de mayo de 2021"),
    ("श्री सुरेश का ऑपरेशन २ मई २०२० को हुआ।", "2 मई 2020"),
    ("患者王小明于2019年6月3日入院。", "2019年6月3日"),
    ("I first met Ruben in March 2019, when he was 40.", "March 2019"),
    ("Operation date 2021-03-04; stitches out 2021-03-18.", "2021-03-18"),
    ("He was a poet. He had walked into the sea on 1 January, Mrs Thornbury said.", "1 January"),
    ("Ilona asszony a beteg; Mrs Achterberg came on 2021. május 5. to us.", "2021. május 5."),
    ("| Date | Event |\n|---|---|\n| 14/02/2022 | First visit |\n| 19/03/2022 | Biopsy |\n", "14/02/2022"),
    ("Ruben Achterberg told me: the fever began on Sunday 28th.", "Sunday 28th"),
    ("The biopsy of our patient Ruben came back on Tuesday, 9 May.", "Tuesday, 9 May"),
    ("Frau Thornbury kam am Montag, 3. Juli, zu uns.", "Montag, 3. Juli"),
    ("My patient Ruben sat on our step on Boxing Day 2020.", "Boxing Day 2020"),
    ("Follow-up call 05.09.: Herr Achterberg feels well.", "05.09."),
    ("Mr Achterberg was seen on 21/3 and sent home.", "21/3"),
    ("Mrs Thornbury, a baker, fell on the 3rd.", "the 3rd"),
    ("A dona Zdenka nasceu em 1 de dezembro de 1944 e nunca viu o mar.", "1 de dezembro de 1944"),
    ("Nurse's note, 22/8, 03:10: Mr Achterberg found on the floor.", "22/8"),
    ("On Ash Wednesday 2019 I met Mrs Thornbury, and she wept.", "Ash Wednesday 2019"),
]
HARMLESS = [
    "- were born to a mother with hepatitis C\n- had an organ transplant before July 1992\n",
    "```\nFrom: Harbour Street Surgery\nDate: 5-Sep-2023\nSubject: opening hours\n```\n",
    "Los pacientes de la clínica celebran este año, el 7 de mayo, su fiesta.",
    "World Sleep Day is on 15 March, and our clinic opens on 8 April 2025.",
    "Page last reviewed: 4 March 2021.",
    "The vaccine was authorised on 2 December 2020.",
    "Edward Jenner gave the first vaccine on 14 May 1796.",
    "We are closed on 25 December and 1 January.",
    "May is a good month to start. She was born in 1961.",
    "Apply by 31 March 2025 to keep your cover.",
    "| Date | Event |\n|---|---|\n| 14/02/2022 | Opening talk |\n| 15/02/2022 | Dinner |\n",
    "The fun run on Sunday 11 June raised £4,312 for the heart foundation.",
    "The clinic is open on Monday 8-12 and on Tuesday 14 to 18.",
    "His pain was 7/10, and Mrs Thornbury took 1/2 tablet on the third floor.",
    "Members of Parliament debated it on 16 January; he voted, she did not.",
    "Ask for a test if there was a transfusion or an organ transplant before July 1992.",
    "He was bled and blistered by fourteen doctors, and died on 6 February 1685.",
]


@pytest.mark.parametrize(("story", "date"), LIVES)
def test_a_date_of_a_life_is_found(story: str, date: str) -> None:
    assert is_found(story, "DATE", date)


@pytest.mark.parametrize("text", HARMLESS)
def test_a_public_date_passes(text: str) -> None:
    assert words_found(text, "DATE") == set()
