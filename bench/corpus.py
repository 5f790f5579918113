"""Made-up health articles that belong to no generator yet; two runs make the same bytes.

python bench/corpus.py FOLDER --articles 1000
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TOPICS = ("sleep", "heart", "lungs", "skin", "food", "movement", "stress", "pain", "travel", "vaccines", "children")
DOCTORS = ("Ilse Brandt", "Tomas Reyes", "Nadia Farouk", "Oskar Lind", "Mira Kovac")
SUBJECTS = (
    *("a steady walk", "a quiet evening", "plenty of water", "less salt", "a warm room", "regular meals"),
    *("a short rest", "gentle stretching", "a diary of symptoms", "cutting back on coffee", "fresh fruit", "a plan"),
)
VERBS = ("helps", "supports", "protects", "eases", "steadies", "rarely harms", "often calms", "slowly strengthens")
OBJECTS = (
    *("the heart", "the joints", "your sleep", "the skin", "your breathing", "the lower back", "the kidneys"),
    *("tired eyes", "a stiff neck", "blood pressure", "the stomach", "your mood", "the immune system"),
)
WHEN = ("In winter", "After 6 weeks", "For most adults", "During a busy month", "At any age", "On holiday")
ENDINGS = (
    "in most people, even when the change is small",
    "after a few weeks, if it is kept up",
    "and it costs nothing to try",
    "but it does not replace a visit to your doctor",
    "so ask a pharmacist before you start",
)
WORDS = 1_000  # in an article


@dataclass(frozen=True, slots=True)
class Draft:
    """An article of no generator yet."""

    slug: str
    title: str
    day: str
    topics: tuple[str, ...]
    author: str
    body: str


def make_drafts(count: int) -> Iterator[Draft]:
    """Yield `count` articles of about a thousand words each, with headings, lists, links and a table."""
    chance = random.Random(20261122)
    for number in range(count):
        subject, place = chance.choice(SUBJECTS), chance.choice(OBJECTS)
        day = f"20{chance.randint(15, 25)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        topics = tuple(sorted(chance.sample(TOPICS, 3)))
        title = f"How {subject} {chance.choice(VERBS)} {place} ({number})"
        yield Draft(f"article-{number:06}", title, day, topics, chance.choice(DOCTORS), _body(chance))


def _body(chance: random.Random) -> str:
    parts, words = [], 0
    while words < WORDS:
        parts.append(f"## What {chance.choice(OBJECTS)} needs")
        for _ in range(3):
            paragraph = " ".join(_sentence(chance) for _ in range(chance.randint(3, 6)))
            parts.append(paragraph)
            words += paragraph.count(" ") + 1
        parts.append("\n".join(f"- Try **{chance.choice(SUBJECTS)}** for a month." for _ in range(4)))
    parts.append("| Habit | How long |\n|---|---|\n| A walk | a month |\n| Water | every day |")
    return "\n\n".join(parts) + "\n"


def _sentence(chance: random.Random) -> str:
    lead = f"{chance.choice(WHEN)} " if chance.random() < 0.5 else ""
    words = f"{lead}{chance.choice(SUBJECTS)} {chance.choice(VERBS)} {chance.choice(OBJECTS)} {chance.choice(ENDINGS)}."
    if chance.random() < 0.1:
        words += f" Read [the leaflet](https://example.org/leaflets/{chance.randint(1, 999)}) on it."
    return words[0].upper() + words[1:]


def main() -> None:
    """Write the layouts that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    chosen = parser.parse_args()
    from layouts import WRITERS

    drafts = list(make_drafts(chosen.articles))
    for name, write in WRITERS.items():
        write(chosen.folder / name, drafts)


if __name__ == "__main__":
    main()
