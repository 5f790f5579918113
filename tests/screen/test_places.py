"""Places below state or county: where somebody lives, not where a study was done."""

import pytest

from tests.screen.people_cases import is_found, words_found

HOMES = [
    ("My patient, a fisherman out of Kinlochbervie, lost two fingers.", "Kinlochbervie"),
    ("We buried him at Llanbadarn in the rain.", "Llanbadarn"),
    ("Die Patientin aus Oberammergau stürzte auf dem Eis.", "Oberammergau"),
    ("My brother's plot is in the cemetery at Ballinasloe.", "Ballinasloe"),
    ("Subject 014, a nurse from Skegness, withdrew after a week.", "Skegness"),
    ("Patient X was seen in Ullapool on the morning of 3rd Feb.", "Ullapool"),
    ("Unser Patient Ruben hört seit dem Sturz bei Lauterbrunnen nichts mehr.", "Lauterbrunnen"),
    ("Madame Thornbury est arrivée à pied d'Abbeville, très fatiguée.", "Abbeville"),
    ("La bambina, Ginevra, è nata ad Agrigento e pesava poco.", "Agrigento"),
    ("My patient Ruben Achterberg fell in Mall Road with his shopping.", "Mall Road"),
    ("Male, 50s, off Tywyn beach, named as Rhodri Llewelyn.", "Tywyn"),
    ("مريضي بندر القحطاني من أبها كان يخاف من الإبر.", "أبها"),
    ("| Initials | Date of surgery | Village |\n|---|---|---|\n| B.A.Q. | 03.05.2021 | Al Namas |\n", "Al Namas"),
    ("My patient lives in Kampala with her cat.", "Kampala"),
    ("She lives at 12 Orchard Road, Penrith CA11 7AB.", "12 Orchard Road"),
    ("She lives at 12 Orchard Road, Penrith CA11 7AB.", "CA11 7AB"),
    ("Ruben drove from Baton Rouge with his mother.", "Baton Rouge"),
    ("Herr Achterberg aus Kassel kam im Mai; er hinkte.", "Kassel"),
    ("- Patient: Ruben Achterberg\n- Address: 4 rue des Lilas, Quimper, 29000\n", "Quimper"),
    ("| Patient | Seen | From |\n|---|---|---|\n| Zhou Peiyan | 4 March 2021 | Chengdu |\n", "Chengdu"),
    ("> Ruben Achterberg\n> 3 Kornmarkt\n> Kassel 34117\n", "Kassel"),
    ("Our colleague visited Mrs Thornbury at home, 3 Fishergate, Penrith.", "3 Fishergate"),
    ("Il signor Achterberg, 61 anni, vive da solo a Matera.", "Matera"),
    ("Adaeze Thornbury, 63, Penrith: she told us her story.", "Penrith"),
    ("Patient : ACHTERBERG Ruben, demeurant 8 venelle du Port, 29000 Quimper.", "8 venelle du Port"),
    ("La signora Thornbury, di Scilla, è venuta da noi.", "Scilla"),
    ("Mrs Thornbury rang; her Eircode is F26 KX21 now.", "F26 KX21"),
    ("Ruben A. 82 yo. Lives Ledbury w/ dog.", "Ledbury"),
    ("Case 4 (R.A., f, 38, Kornmarkt): she came with a tear.", "Kornmarkt"),
    ("My patient came in from Ipswich IP4 2QX with a cough.", "Ipswich"),
    ("My patient came in from Ipswich IP4 2QX with a cough.", "IP4 2QX"),
    ("Mrs Thornbury, who lives in M1 1AE, fell.", "M1 1AE"),
    ("My patient Ruben gave us K1A 0B1 as where he stays.", "K1A 0B1"),
    ("Born in Kostroma in 1927, he had survived a war and three wives.", "Kostroma"),
    ("A 44-year-old female (R.A.), resident of Spalding, presented with fever.", "Spalding"),
]
HARMLESS = [
    "The clinic moved from Park Street to Mill Lane in March 2021.",
    "She came off Zopiclone and was rushed to Ward 4.",
    "Copyright 2024 Harbour Street Surgery. My patient may read this.",
    "My patient walked down the High Street with a stick.",
    "Parking is in Mall Road, beside the church.",
    "Patient A and patient B are asked the same questions in Boston.",
    "Use the Glasgow Coma Scale or the Bristol stool chart.",
    "Patients were recruited in Lagos and Manchester.",
    "Cranberry juice from any shop in Lincoln, Boston or Bath.",
    "If you live in Texas, you can change your plan.",
    "My patient lives in Scotland.",
    "My patient takes vitamin B12 2MG a day and half a tablet of T4 50UG.",
    "Visit the practice at 14 Almond Yard, London N23 4QT.",
    "Visit us at 41 Wharf Lane, Sheffield.",
    "She said that Mental Health Week runs 8-14 May.",
]


@pytest.mark.parametrize(("story", "place"), HOMES)
def test_a_home_is_found(story: str, place: str) -> None:
    assert is_found(story, "GEO", place)


@pytest.mark.parametrize("text", HARMLESS)
def test_a_place_of_nobody_passes(text: str) -> None:
    assert words_found(text, "GEO") == set()
