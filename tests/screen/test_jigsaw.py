"""Age, sex, a small place, a time and a rare condition of one person on one page warn; ordinary writing does not."""

import pytest

from medsite.screen.blocks import read_text
from medsite.screen.engine import open_screen, screen_source
from medsite.screen.facts import Facts
from medsite.screen.jigsaw import AGE, PLACE, RARE, RARE_WORDS, SEX, TIME, WHOLE, sum_pieces

SCREEN = open_screen(Facts())
TOLD = [
    "A 34-year-old woman came to us from a fishing village in the spring of 2021. Hers is a rare disease of the blood.",
    (
        "I first met him in our village surgery last winter. He was 41, a sheep farmer, and his eyes had turned yellow."
        "\n\nIn the end it was Crigler-Najjar syndrome, which only a few hundred families have."
    ),
    (
        "My patient, a boy of seven from a small island, could not walk any more in autumn 2019. His mother carried him in. "
        "The tests showed a very rare form of muscular dystrophy."
    ),
    (
        "She is 52 and keeps the only shop in our village. Two years ago she lost her voice. Stiff person syndrome meets "
        "about one in a million people, and she is one of them."
    ),
    (
        "He was 19 when he fell ill in June 2018. His family has a farm in a remote valley. Fatal familial insomnia is known "
        "in fewer than 100 families in the world, and his is one."
    ),
    (
        "Our patient was a 28-year-old teacher from a small town in Devonshire. In 2017 she began to see double. She has "
        "an ultra-rare disease of white blood cells."
    ),
    (
        "Una mujer de 45 años de un pueblo pequeño vino a vernos el invierno pasado, en marzo. Ella tenía una enfermedad "
        "rara de la sangre. Su marido la trajo."
    ),
    (
        "Eine 44-jährige Frau aus einem kleinen Dorf kam im Juni zu uns. Sie hatte eine seltene Krankheit der Nieren. Ihr "
        "Mann begleitete sie."
    ),
]
ORDINARY = [
    "Gaucher disease is a rare disease: about 1 in 40,000 people have it. Ask your doctor. In 2019 a new medicine came.",
    "A 34-year-old woman came to us in 2021. She had asthma, and her husband smoked. We gave her an inhaler.",
    (
        "Ehlers-Danlos syndrome makes joints loose. If you are 20 and your joints hurt, see a physiotherapist. The clinic in "
        "our village opens on Mondays."
    ),
    (
        "Serious side effects are very rare: fewer than 1 in 10,000 people who take it have them. A woman who is pregnant "
        "should ask her midwife. Our village clinic is closed in August."
    ),
    "A 50-year-old man from a small town came in 2020 with a cough. He had a cold. We told him to rest.",
    "Rare Disease Day is on the last day of February. In 2022 our village lit the church. A girl of the school sang.",
    "He was 70 when he came to us from a small village in 2016. He had type 2 diabetes, and his wife cooked for him.",
    "Sarcoma is a rare cancer. In 2021, 3,000 people in the country were told so. A surgeon at a large hospital treats it.",
    "People on the island live long. A study of 1,200 men and women aged 90 in 2018 looked for a rare variant of a gene.",
    "A 34-year-old woman came to us in 2021. She has a very rare form of asthma.",
]


def _warned(words: str) -> bool:
    found = screen_source(SCREEN, "content/articles/x.md", f"# A story\n\n{words}\n".encode())
    return any(one.rule == "S-JIGSAW" and one.severity == "warning" for one in found)


@pytest.mark.parametrize("words", TOLD, ids=[words[:40] for words in TOLD])
def test_a_story_with_all_five_pieces_warns(words: str) -> None:
    assert _warned(words)


@pytest.mark.parametrize("words", ORDINARY, ids=[words[:40] for words in ORDINARY])
def test_ordinary_health_writing_does_not_warn(words: str) -> None:
    assert not _warned(words)


@pytest.mark.parametrize(
    ("instead", "by"),
    [
        ("34-year-old ", ""),
        ("a fishing village", "a city"),
        (" in the spring of 2021", ""),
        ("a rare disease of the blood", "a cold"),
    ],
)
def test_taking_one_piece_out_is_enough(instead: str, by: str) -> None:
    assert _warned(TOLD[0])
    assert not _warned(TOLD[0].replace(instead, by))


@pytest.mark.parametrize(
    "words",
    [
        "a rare genetic disorder",
        "one in 200,000",
        "1 in 2,500 births",
        "about 1 in a million",
        "Guillain-Barré syndrome",
        "an orphan disease",
        "ORPHA: 558",
        "only 12 known cases worldwide",
        "une maladie rare",
        "eine seltene Erkrankung",
        "una enfermedad rara",
    ],
)
def test_words_for_a_rare_condition_are_known(words: str) -> None:
    assert RARE_WORDS.search(words)


@pytest.mark.parametrize(
    "words",
    ["rarely", "a rare steak", "1 in 4 people", "one in 1,000", "type 2 diabetes", "Crohn's disease", "in rare cases"],
)
def test_ordinary_illness_is_not_rare(words: str) -> None:
    assert not RARE_WORDS.search(words)


def test_the_pieces_of_a_part_are_summed() -> None:
    part = read_text(
        "content/articles/x.md", "She is 52 and lives in our village.\n\nLater.\n\nShe came last winter.\n"
    )
    assert sum_pieces(part, Facts()).kinds == AGE | SEX | PLACE | TIME == WHOLE - RARE
    assert sum_pieces(read_text("x.md", "Drink enough."), Facts()).kinds == 0
