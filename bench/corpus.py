"""Write the same made-up health articles in the layout of several generators; two runs write the same bytes.

python bench/corpus.py FOLDER --articles 1000
"""

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TOPICS = ("sleep", "heart", "lungs", "skin", "food", "movement", "stress", "pain", "travel", "vaccines", "children")
DOCTORS = ("Ilse Brandt", "Tomas Reyes", "Nadia Farouk", "Oskar Lind", "Mira Kovac")
SUBJECTS = ("a steady walk", "a quiet evening", "plenty of water", "less salt", "a warm room", "regular meals")
VERBS = ("helps", "supports", "protects", "eases", "steadies")
OBJECTS = ("the heart", "the joints", "your sleep", "the skin", "your breathing", "the lower back")
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
    words = f"{chance.choice(SUBJECTS)} {chance.choice(VERBS)} {chance.choice(OBJECTS)} {chance.choice(ENDINGS)}."
    if chance.random() < 0.1:
        words += f" Read [the leaflet](https://example.org/leaflets/{chance.randint(1, 999)}) on it."
    return words[0].upper() + words[1:]


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def write_medsite(folder: Path, drafts: list[Draft]) -> None:
    """Write a site for medsite."""
    content = folder / "content"
    for part in ("articles", "doctors"):
        (content / part).mkdir(parents=True)
    (content / "site.yaml").write_text("title: Bench clinic\nurl: https://bench.example.org\n")
    for name in DOCTORS:
        (content / "doctors" / f"{_slug(name)}.yaml").write_text(f"name: Dr {name}\ncredentials: MD\n")
    for draft in drafts:
        head = f"title: {json.dumps(draft.title)}\ndate: {draft.day}\ntags: {json.dumps(draft.topics)}\n"
        text = f"---\n{head}authors: [{_slug(draft.author)}]\n---\n\n{draft.body}"
        (content / "articles" / f"{draft.slug}.md").write_text(text)


def write_hugo(folder: Path, drafts: list[Draft]) -> None:
    """Write a site for Hugo, with archive, tags, authors, feeds and sitemap."""
    (folder / "content/articles").mkdir(parents=True)
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (folder / "hugo.toml").write_text(
        'baseURL = "https://bench.example.org/"\ntitle = "Bench clinic"\n'
        '[taxonomies]\ntag = "tags"\nauthor = "authors"\n'
    )
    (layouts / "baseof.html").write_text(_HUGO_BASE)
    (layouts / "single.html").write_text('{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}')
    (layouts / "list.html").write_text(_HUGO_LIST)
    for draft in drafts:
        head = {"title": draft.title, "date": draft.day, "tags": draft.topics, "authors": [draft.author]}
        (folder / f"content/articles/{draft.slug}.md").write_text(f"{json.dumps(head)}\n\n{draft.body}")


def write_pelican(folder: Path, drafts: list[Draft]) -> None:
    """Write a site for Pelican, with its own simple theme."""
    (folder / "content").mkdir(parents=True)
    (folder / "pelicanconf.py").write_text(
        'SITENAME = "Bench clinic"\nSITEURL = "https://bench.example.org"\nPATH = "content"\nTIMEZONE = "UTC"\n'
        'THEME = "simple"\nFEED_ALL_ATOM = "feeds/all.atom.xml"\nDEFAULT_PAGINATION = 20\nPLUGINS = []\n'
    )
    for draft in drafts:
        head = f"Title: {draft.title}\nDate: {draft.day}\nTags: {', '.join(draft.topics)}\nAuthor: {draft.author}\n"
        (folder / f"content/{draft.slug}.md").write_text(f"{head}\n{draft.body}")


_HUGO_BASE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>'
    '<meta name="description" content="{{ .Summary | plainify }}"><link rel="canonical" href="{{ .Permalink }}"></head>'
    '<body><header><a href="/">{{ site.Title }}</a></header><main>{{ block "main" . }}{{ end }}</main></body></html>'
)
_HUGO_LIST = (
    '{{ define "main" }}<h1>{{ .Title }}</h1>{{ range (.Paginate .Pages 20).Pages }}'
    '<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>{{ .Summary }}</article>{{ end }}{{ end }}'
)
WRITERS = {"medsite": write_medsite, "hugo": write_hugo, "pelican": write_pelican}


def main() -> None:
    """Write the layouts that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    chosen = parser.parse_args()
    drafts = list(make_drafts(chosen.articles))
    for name, write in WRITERS.items():
        write(chosen.folder / name, drafts)


if __name__ == "__main__":
    main()
