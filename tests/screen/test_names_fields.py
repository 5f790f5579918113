"""Names in fields: lists, tables, comments, front matter, code, addresses."""

import pytest

from tests.screen.people_cases import is_found, words_found

FIELDS = [
    ("- Patient: Ruben Achterberg\n- DOB: 4 March 1961\n", "Ruben Achterberg"),
    ("- Nombre: Amaia Etxeberri\n- Fecha de ingreso: 3 de mayo de 2021\n", "Amaia Etxeberri"),
    ("| Patient | Seen |\n|---|---|\n| Ruben Achterberg | 4 March 2021 |\n", "Ruben Achterberg"),
    ("<!-- real name: Adaeze Thornbury -->\n", "Adaeze Thornbury"),
    ('---\ntitle: "Sleep"\npatient: "Zhou Peiyan"\n---\n', "Zhou Peiyan"),
    ('---\ntitle: "Sleep"\nimage_alt: "Portrait of Ruben Achterberg"\n---\n', "Ruben Achterberg"),
    ("```\nPID|1||X77||ACHTERBERG^RUBEN||19610304|M\n```\n", "ACHTERBERG^RUBEN"),
    ("![Mrs Thornbury on the beach](/img/beach.jpg)\n", "Thornbury"),
    ("[more](/patients/ruben-achterberg/)\n", "ruben-achterberg"),
    ("> Ruben Achterberg\n> 12 Orchard Road\n> Penrith CA11 7AB\n", "Ruben Achterberg"),
    ("- रोगी का नाम: सुनीता वर्मा\n", "सुनीता वर्मा"),
    ('---\ntitle: "Sleep"\nimage_alt: "Gethyn at home with the cat"\n---\n', "Gethyn"),
    ('---\ntitle: "A heart for Rojin"\n---\n', "Rojin"),
    ('---\ntitle: "Goodbye to Faith"\n---\n', "Faith"),
    ("Name of child: Tevita F. Age: 5. School: primary.\n", "Tevita F"),
    ("**Achterberg i Puig, Montserrat**, 94 years, at home.\n", "Achterberg i Puig, Montserrat"),
    ("| Bed | Name | DOB |\n|---|---|---|\n| 3 | F. Al-Achterberg | 19/08/1957 |\n", "F. Al-Achterberg"),
    ("---\ninterviewee: Zdenka Achterberg\n---\n", "Zdenka Achterberg"),
    ('---\ntitle: "The winter of Zdenka Achterberg"\n---\n', "Zdenka Achterberg"),
    ('---\ntitle: "Walking home with Ruben"\n---\n', "Ruben"),
    ('---\ntitle: "Ruben, the stairs and the oxygen"\n---\n', "Ruben"),
    ("---\nold_url: /stories/zdenka-achterberg/\n---\n", "zdenka-achterberg"),
    ("On our screen she is Achterberg, Zdenka M., born 4.2.1949.", "Achterberg, Zdenka M"),
]
HARMLESS = [
    "- Name: what the medicine is called\n- Dose: how much to take\n",
    "| Name | Strength |\n|---|---|\n| Amoxicillin | 500 mg |\n",
    "| Name | Born | Known for |\n|---|---|---|\n| Edward Jenner | 1749 | vaccine |\n",
    "![X-ray of a normal chest](/img/chest-2.png)\n",
    "---\ntitle: Better Sleep Without Pills\nauthors: [ana-lind]\n---\n",
    "[guide](/guides/healthy-heart/)\n",
    "- Patient leaflets: see the rack\n- Patients: please take a number\n",
    "---\ntitle: Life with Ozempic\n---\n",
    "---\ntitle: Recipes for Ramadan\n---\n",
    "---\ntitle: A year with Parkinson's\n---\n",
]


@pytest.mark.parametrize(("source", "name"), FIELDS)
def test_a_field_shows_its_name(source: str, name: str) -> None:
    assert is_found(source, "NAME", name)


@pytest.mark.parametrize("source", HARMLESS)
def test_a_harmless_field_names_nobody(source: str) -> None:
    assert words_found(source, "NAME") == set()
