"""Time social cards: what one costs, part by part, against an empty typst page and mkdocs-material on the same machine.

    python bench/cards.py [--cards 60] [--rounds 5] [--material PYTHON]

CPU milliseconds of the best round: on a shared machine the others tell of the neighbours. ``--material`` names a Python
that has ``mkdocs-material[imaging]``; its social plugin then makes as many cards. It fetches a font once, unless the
machine's own are given by MATERIAL_FONTS (a folder with Regular.ttf and Bold.ttf).
"""

import argparse
import contextlib
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from medsite.model.feed import CardFace
from medsite.read.plain import load_plain
from medsite.render import cards
from medsite.render.theme import read_theme

ROOT = Path(__file__).resolve().parent.parent
PHOTO, LOGO = "content/doctors/asha-rao.png", "content/static/images/logo.png"
LOOK = (("brand", "#1f6f78"), ("brand_dark", "#145059"), ("brand_tint", "#e6f0f0"))
TITLES = (
    "Hay fever: what helps, and what does not",
    "When a child has a fever",
    "Your blood pressure at home: how to measure it, what the numbers mean, and when to call us about them",
    "Sleep",
    "Type 2 diabetes: the first hundred days, in small steps",
)
EMPTY = b'#set page(width: 1200pt, height: 630pt)\n#set text(font: "Inter")\n#sys.inputs.data\n'


def main() -> None:
    """Measure and print."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--cards", type=int, default=60)
    given.add_argument("--rounds", type=int, default=5)
    given.add_argument("--material", default="", help="a Python with mkdocs-material[imaging]")
    wanted = given.parse_args()
    photo = next((p for p in sorted((ROOT / "content/doctors").iterdir()) if p.suffix in {".png", ".jpg"}), None)
    files = {PHOTO: photo.read_bytes() if photo else b"", LOGO: (ROOT / LOGO).read_bytes()}
    loaded = read_theme("clinic", (ROOT / "themes",), load_plain).value
    if loaded is None:
        raise SystemExit("the theme cannot be read")
    theme, fresh = loaded, _faces(PHOTO if photo else "")
    made = [cards.make_card(next(fresh), theme, files) for _ in range(20)]  # fonts, and what typst remembers
    parts = _best(lambda: _parts(fresh, theme, files, wanted.cards), wanted.rounds)
    floor = _best(lambda: {"an empty page in typst": _floor(theme, wanted.cards)}, wanted.rounds)
    weights = sorted(map(len, made))
    for name, seconds in (parts | floor).items():
        print(f"{name:32}{1000 * seconds / wanted.cards:7.1f} ms")
    print(f"{'weight':32}{sum(weights) / len(weights) / 1000:7.1f} KB, heaviest {weights[-1] / 1000:.1f} KB")
    if wanted.material:
        print(
            "mkdocs-material, the same titles {:9.1f} ms {:7.1f} KB".format(*_material(wanted.material, wanted.cards))
        )


def _faces(portrait: str) -> Iterator[CardFace]:
    """Yield one face after the other, none twice: typst remembers what it has laid out before."""
    number = 0
    while True:
        number += 1
        yield CardFace(
            kind="article",
            title=f"{TITLES[number % len(TITLES)]} ({number})",
            eyebrow="Allergy",
            byline="Dr Asha Rao, MBBS, MRCGP",
            note="2026-03-12",
            site="Almond Yard Clinic",
            host="almondyard.example.org",
            language="en",
            direction="ltr",
            initials="AR",
            portrait=portrait,
            logo=LOGO,
            colours=LOOK,
        )


def _parts(fresh: Iterator[CardFace], theme: object, files: dict[str, bytes], count: int) -> dict[str, float]:
    """Return the CPU seconds of so many cards: all of it, and of each part inside it."""
    spent: dict[str, float] = {}
    with contextlib.ExitStack() as stack:
        for place, name, words in (
            (cards, "_compile", "  typst: layout and PDF"),
            (cards, "paint_page", "  pdfium: pixels"),
            (cards, "shrink_card", "  Pillow: palette and PNG"),
        ):
            stack.enter_context(_timed(place, name, words, spent))
        begun = time.process_time()
        for _ in range(count):
            cards.make_card(next(fresh), theme, files)  # type: ignore[arg-type]
        return {"a card, all of it": time.process_time() - begun, **spent}


@contextlib.contextmanager
def _timed(place: object, name: str, words: str, spent: dict[str, float]) -> Iterator[None]:
    made: Callable[..., object] = getattr(place, name)

    def timed(*given: object) -> object:
        begun = time.process_time()
        result = made(*given)
        spent[words] = spent.get(words, 0.0) + time.process_time() - begun
        return result

    setattr(place, name, timed)
    try:
        yield
    finally:
        setattr(place, name, made)


def _floor(theme: object, count: int) -> float:
    compiler = cards._open_compiler(cards._fonts(theme))  # type: ignore[arg-type]  # noqa: SLF001 - what is measured
    begun = time.process_time()
    for number in range(count):
        compiler.compile(input=EMPTY, format="pdf", sys_inputs={"data": f"{begun} {number}"}, pdf_tags=False)
    return time.process_time() - begun


def _best(measure: Callable[[], dict[str, float]], rounds: int) -> dict[str, float]:
    return min((measure() for _ in range(rounds)), key=lambda found: next(iter(found.values())))


def _material(python: str, count: int) -> tuple[float, float]:
    """Return mkdocs-material's CPU milliseconds and kilobytes a card: a build with cards less one without."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "docs").mkdir()
        for number in range(count):
            title = f"{TITLES[number % len(TITLES)]} ({number})"
            (folder / "docs" / f"a{number}.md").write_text(f"# {title}\n\nWords.\n", encoding="utf-8")
        (folder / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
        plain, dressed = (_mkdocs(python, folder, plugins) for plugins in ((), ("social",)))
        weights = [path.stat().st_size for path in (folder / "site" / "assets" / "images" / "social").rglob("*.png")]
    return 1000 * (dressed - plain) / len(weights), sum(weights) / len(weights) / 1000


def _mkdocs(python: str, folder: Path, plugins: tuple[str, ...]) -> float:
    settings = {
        "site_name": "Almond Yard Clinic",
        "site_url": "https://almondyard.example.org",
        "theme": {"name": "material"},
        "plugins": list(plugins),
    }
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    if fonts := os.environ.get("MATERIAL_FONTS"):
        cache = folder / ".cache" / "plugin" / "social" / "fonts" / "Roboto"
        cache.mkdir(parents=True, exist_ok=True)
        for path in Path(fonts).glob("*.ttf"):
            (cache / path.name).write_bytes(path.read_bytes())
    before = os.times()
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([python, "-m", "mkdocs", "build", "-q"], cwd=folder, check=True, env=quiet)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


if __name__ == "__main__":
    main()
