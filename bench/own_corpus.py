"""Write our own second corpus of stories and look-alikes, in the layout that score_phi.py measures.

Run ``python bench/own_corpus.py FOLDER [SEED [PART]]``; the parts ``more`` to ``eighth`` have
other blocks; a line ``¶`` stands for a blank line within a block. The people and places are invented.
Blocks stand in ``own/stories.txt`` and ``own/lookalikes.txt``; every ``{placeholder}`` of a story is an
identifier and goes to gold.jsonl.
"""

import json
import random
import re
import sys
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).parent / "own"
MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "de": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    "pt": [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
    "it": [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
}
NINETY = [
    (90, "ninety"), (91, "ninety-one"), (93, "ninety-three"), (96, "ninety-six"), (99, "ninety-nine"),
    (100, "one hundred"), (102, "one hundred and two"), (94, "ninety-four"),
]  # fmt: skip
NTH = {90: "90th", 91: "91st", 93: "93rd", 96: "96th", 99: "99th", 100: "100th", 102: "102nd", 94: "94th"}
NTHWORD = {90: "ninetieth", 91: "ninety-first", 93: "ninety-third", 96: "ninety-sixth", 99: "ninety-ninth",
           100: "hundredth", 102: "hundred-and-second", 94: "ninety-fourth"}  # fmt: skip
NICKS = ["Bunty", "Dodo", "Titch", "Nonno Pip", "Mzee", "Ajji", "Babu", "Skip"]
SITE = """title: Harbour Street Notes
url: https://harbour-surgery.example.org
timezone: Europe/Berlin
clinic:
  name: Harbour Street Surgery
  phone: "+49 30 901820"
  email: desk@harbour-surgery.example.org
  address: "12 Hafenstraße, 20359 Hamburg"
"""
DOCTORS = {
    "ifeoma-castellan": (
        "Dr. Ifeoma Castellan",
        "Paediatrics",
        "Born in Owerri, she has looked after children since 2007.",
    ),
    "bastian-ohlendorf": ("Dr. Bastian Ohlendorf", "General practice", "Bastian Ohlendorf trained in Kiel and Leeds."),
}
GOLD = {
    "full": "NAME", "full2": "NAME", "first": "NAME", "first2": "NAME", "last": "NAME", "title": "NAME", "LAST": "NAME",
    "FIRST": "NAME", "UPPER": "NAME", "lower": "NAME", "initials": "NAME", "initial": "NAME", "nick": "NAME",
    "surfirst": "NAME", "possessive": "NAME", "slug": "NAME", "HL7": "NAME", "town": "GEO", "town2": "GEO",
    "street": "GEO",
    "zip": "GEO", "ninety": "AGE", "ninetyth": "AGE", "ninetyw": "AGE", "ninetyword": "AGE", "oldyear": "AGE",
}  # fmt: skip
PLAIN = {"age", "ninetywordish"}
CATEGORY = {"N": "NAME", "D": "DATE", "G": "GEO", "A": "AGE", "P": "PHONE", "E": "EMAIL", "I": "ID", "U": "URL"}
FRONT = ["patient: {full}", "summary: {full} of {town} tells us how it was.", "image_alt: {first} at home with the cat",
         "subtitle: What {title} taught us", "slug: {slug}", "keywords: [sleep, {full}]",
         "caption: {full}, {town}, {monthyear}"]  # fmt: skip
TITLES = ["{first}'s year without bread", "What happened to {full}", "A heart for {first}", "Saying goodbye to {title}"]
CALM = ["Salt and the heart", "Better nights", "Ticks in summer", "When the back hurts", "Shingles", "Sore throats"]


def ascii_slug(text: str) -> str:
    """Return the slug of a name, without accents."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("ł", "l"))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")


def spell_date(day: date, language: str, rng: random.Random) -> str:
    """Return a date as an author of that language may write it."""
    month = MONTHS[language][day.month - 1]
    if language == "es":
        return f"{day.day} de {month} de {day.year}"
    if language == "pt":
        return f"{day.day} de {month} de {day.year}"
    if language == "de":
        return rng.choice([f"{day.day}. {month} {day.year}", f"{day:%d.%m.%Y}"])
    if language in ("fr", "it"):
        return f"{day.day} {month} {day.year}"
    return rng.choice(
        [f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}", f"{day:%d/%m/%Y}", f"{day.isoformat()}",
         f"the {day.day}{ordinal(day.day)} of {month}", f"{day.day}{ordinal(day.day)} {month} {day.year}",
         f"{month[:3]} {day.day}, {day.year}", f"{day.day}.{day.month}.{day.year}", f"{day.day}-{month[:3]}-{day.year}"]
    )  # fmt: skip


def ordinal(number: int) -> str:
    """Return "st", "nd", "rd" or "th"."""
    return "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def cast(people: list[list[str]], rng: random.Random) -> dict[str, str]:
    """Return the words for every placeholder of one page."""
    (first, last, town, street, post), (first2, last2, town2, *_) = rng.sample(people, 2)
    day = date(2017, 1, 3) + timedelta(days=rng.randrange(3000))
    age, word = rng.choice(NINETY)
    title = rng.choice(["Mr", "Mrs", "Ms", "Miss", "Mr.", "Mrs."]) + " " + last
    when = {f"{lang}date": spell_date(day, lang, rng) for lang in MONTHS if lang != "en"}
    return when | {
        "full": f"{first} {last}", "full2": f"{first2} {last2}", "first": first, "first2": first2, "last": last,
        "title": title, "LAST": last.upper(), "FIRST": first.upper(), "UPPER": f"{first} {last}".upper(),
        "lower": f"{first} {last}".lower(), "initials": f"{first[0]}.{last[0].upper()}.", "initial": last[0].upper(),
        "nick": rng.choice(NICKS), "surfirst": f"{last} {first}", "possessive": f"{first}'s",
        "slug": ascii_slug(f"{first} {last}"), "HL7": f"{last}^{first}".upper(), "town": town, "town2": town2,
        "street": street, "zip": post, "age": str(rng.randrange(19, 86)), "ninety": str(age), "ninetyw": word,
        "ninetyth": NTH[age], "ninetyword": NTHWORD[age], "oldyear": str(rng.randrange(1921, 1931)),
        "date": spell_date(day, "en", rng), "date2": spell_date(day + timedelta(days=9), "en", rng),
        "day": f"{day.day} {MONTHS['en'][day.month - 1]}", "deday": f"{day.day}. {MONTHS['de'][day.month - 1]}",
        "day2": f"{MONTHS['en'][day.month - 1]} {day.day}{ordinal(day.day)}", "iso": day.isoformat(),
        "monthyear": f"{MONTHS['en'][day.month - 1]} {day.year}", "compact": f"{day:%Y%m%d}",
        "ninetywordish": "proud of it",
    }  # fmt: skip


def roughen(text: str, rng: random.Random) -> tuple[str, str]:
    """Return the words as they are, or hidden behind one trick, and the trick's name."""
    roll = rng.random()
    if roll > 0.12 or len(text) < 4:
        return text, "plain"
    cut = rng.randrange(1, len(text) - 1)
    if roll < 0.03:
        return text[:cut] + "\u200b" + text[cut:], "zerowidth"
    if roll < 0.06:
        return text[:cut] + f"&#{ord(text[cut])};" + text[cut + 1 :], "entity"
    if roll < 0.09:
        return f"**{text}**", "emphasis"
    return text.replace(" ", "\n", 1) if " " in text else f"*{text}*", "softbreak"


class Page:
    """A page being written: its text and the gold spans in it."""

    def __init__(self, words: dict[str, str], rng: random.Random) -> None:
        """Start empty."""
        self.text, self.words, self.rng, self.gold = "", words, rng, []

    def add(self, template: str, kind: str) -> None:
        """Append a template and record its identifiers. kind: the trick's name for blocks that are not plain."""
        for piece in re.split(r"(\{(?:\w+|[NDGAPEIU]=[^}]*)\})", template):
            self.add_piece(piece, kind)

    def add_piece(self, piece: str, kind: str) -> None:
        """Append plain text or one placeholder."""
        key = piece[1:-1]
        if not piece.startswith("{") or (key not in self.words and "=" not in key):
            self.text += piece
            return
        if "=" in key:
            category, text = CATEGORY[key[0]], key[2:]
            if category == "DATE" and text.isalpha():
                category = ""
        else:
            category, text = GOLD.get(key, "DATE" if key not in PLAIN else ""), self.words[key]
        trick = kind
        if kind == "plain" and category:
            text, trick = roughen(text, self.rng)
        if category and text:
            self.gold.append((len(self.text), text, category, trick))
        self.text += text


def kind_of(block: str) -> str:
    """Return the trick's name of a block's shape."""
    for start, kind in (("|", "table-cell"), ("- ", "list"), (">", "blockquote"), ("```", "code-fence"),
                        ("<!--", "html-comment"),
                        ("!", "alt-text"), ("<img", "html-attribute"), ("[^", "footnote"),
                        ("[", "link-text")):  # fmt: skip
        if block.startswith(start):
            return kind
    return "plain"


def write_page(blocks: list[tuple[str, bool]], front: list[str], words: dict[str, str], rng: random.Random) -> Page:
    """Return a page of blocks; (block, True) is a story."""
    page = Page(words, rng)
    page.text = "---\n"
    for line in front:
        page.add(line + "\n", "front-matter")
    page.text += "---\n\n"
    for block, story in blocks:
        if story:
            page.add(block, kind_of(block))
        else:
            page.text += block
        page.text += "\n\n"
    return page


def write_site(folder: Path) -> None:
    """Write site.yaml and the doctors."""
    (folder / "content/articles").mkdir(parents=True, exist_ok=True)
    (folder / "content/doctors").mkdir(exist_ok=True)
    (folder / "content/site.yaml").write_text(SITE, encoding="utf-8")
    for slug, (name, specialty, bio) in DOCTORS.items():
        text = f'name: {name}\nslug: {slug}\nspecialty: {specialty}\nclinic: Harbour Street Surgery\nbio: "{bio}"\n'
        (folder / f"content/doctors/{slug}.yaml").write_text(text, encoding="utf-8")


def read_blocks(name: str) -> list[str]:
    """Return the blocks of a file, parted by blank lines."""
    blocks = (HERE / name).read_text(encoding="utf-8").split("\n\n")
    return [b.strip("\n").replace("\n¶\n", "\n\n") for b in blocks if b.strip()]


def read_people(part: str) -> list[list[str]]:
    """Return the people of a part, or those of all parts."""
    own = HERE / f"{part}_people.tsv"
    path = own if own.exists() else HERE / "people.tsv"
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def read_lines(name: str, usual: list[str]) -> list[str]:
    """Return the lines of a part's own file, or the usual ones."""
    path = HERE / name
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else usual


def head(title: str, rng: random.Random) -> list[str]:
    """Return the usual front matter."""
    day = date(2021, 2, 1) + timedelta(days=rng.randrange(1500))
    return [
        f'title: "{title}"',
        f"date: {day.isoformat()}",
        f"authors: [{rng.choice(list(DOCTORS))}]",
        "tags: [advice]",
    ]


def main(folder: Path, seed: int, part: str) -> None:
    """Write one page for each story block, mixed pages, front matter pages and the harmless ones."""
    rng = random.Random(seed)
    people = read_people(part)
    prefix = f"{part}_" if part else ""
    stories, calm = read_blocks(f"{prefix}stories.txt"), read_blocks(f"{prefix}lookalikes.txt")
    front, titles = read_lines(f"{prefix}front.txt", FRONT), read_lines(f"{prefix}titles.txt", TITLES)
    pages: list[tuple[str, Page]] = []
    for number, story in enumerate(stories):
        mixed = [(b, False) for b in rng.sample(calm, 4)]
        mixed.insert(rng.randrange(5), (story, True))
        pages.append((f"one-{number:03}", write_page(mixed, head(rng.choice(CALM), rng), cast(people, rng), rng)))
    for number in range(40):
        mixed = [(b, False) for b in rng.sample(calm, 5)] + [(b, True) for b in rng.sample(stories, 5)]
        rng.shuffle(mixed)
        pages.append((f"many-{number:03}", write_page(mixed, head(rng.choice(CALM), rng), cast(people, rng), rng)))
    for number in range(33):
        mixed = [(b, False) for b in rng.sample(calm, 4)]
        extra = [front[number % len(front)]] if number % 3 else []
        title = rng.choice(CALM) if extra else titles[number // 3 % len(titles)]
        pages.append((f"front-{number:03}", write_page(mixed, head(title, rng) + extra, cast(people, rng), rng)))
    write_site(folder / "site")
    write_site(folder / "neg")
    with (folder / "gold.jsonl").open("w", encoding="utf-8") as gold:
        for name, page in pages:
            path = f"site/content/articles/{name}.md"
            (folder / path).write_text(page.text, encoding="utf-8", newline="")
            for start, text, category, trick in page.gold:
                row = {"file": path, "start": start, "end": start + len(text),
                       "line": page.text.count("\n", 0, start) + 1,
                       "text": text, "category": category, "subtype": "", "hard": trick != "plain",
                       "trick": trick}  # fmt: skip
                gold.write(json.dumps(row, ensure_ascii=False) + "\n")
    for number, block in enumerate(calm):
        mixed = [(b, False) for b in [block, *rng.sample(calm, 1)]]
        page = write_page(mixed, head(rng.choice(CALM), rng), {}, rng)
        (folder / f"neg/content/articles/calm-{number:03}.md").write_text(page.text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1, sys.argv[3] if len(sys.argv) > 3 else "")
