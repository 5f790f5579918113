"""Run one peer over a site's sources and print what it finds, inside the peer's own environment.

``python peers_screening_runner.py TOOL FOLDER`` prints {"path": [[start, end], …]}, offsets in code points.
Both are asked as their manuals say. Presidio's named entities need a spaCy model, which no package index has; a blank
one is put in, so its pattern recognisers run with their context words, and no name or place recogniser does.
"""

import json
import logging
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

Find = Callable[[str], Iterator[tuple[int, int]]]
_OWN = re.compile(
    r"^\s*(?:- )?(?:name|title|phone|fax|email|address|street|city|postcode|url):\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE
)
# Days that say when a page was written, in fields that every site has: no tool is blamed for them.
_WRITTEN = re.compile(r"^(?:date|updated|reviewed|review_due|expires|lastmod|published): .*$", re.MULTILINE)
LEAST_SCORE = 0.4


def open_presidio(own: list[str]) -> Find:
    """Return Presidio's analyzer with its pattern recognisers. own: what is public on purpose, as its allow list."""
    import spacy
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    class Blank(SpacyNlpEngine):
        def load(self) -> None:
            self.nlp = {"en": spacy.blank("en")}

        def is_loaded(self) -> bool:
            return True

    engine = Blank()
    engine.load()
    analyzer = AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])

    def find(text: str) -> Iterator[tuple[int, int]]:
        for found in analyzer.analyze(text, language="en", score_threshold=LEAST_SCORE, allow_list=own):
            yield found.start, found.end

    return find


def open_scrubadub(own: list[str]) -> Find:
    """Return scrubadub with the detectors it has by default. own: what is public on purpose."""
    import scrubadub

    scrubber = scrubadub.Scrubber()
    allowed = set(own)

    def find(text: str) -> Iterator[tuple[int, int]]:
        for found in scrubber.iter_filth(text):
            if text[found.beg : found.end].strip() not in allowed:
                yield found.beg, found.end

    return find


def _without_fields(text: str, spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    known = [found.span() for found in _WRITTEN.finditer(text)]
    return (span for span in spans if not any(low <= span[0] < high for low, high in known))


def main(tool: str, folder: Path) -> None:
    """Print what the tool finds in every source below `folder`/content."""
    logging.disable(logging.CRITICAL)
    files = sorted(path for path in (folder / "content").rglob("*") if path.suffix in {".md", ".yaml"})
    texts = {path: path.read_bytes().decode("utf-8") for path in files}
    own = sorted({word for path, text in texts.items() if path.suffix == ".yaml" for word in _OWN.findall(text)})
    find = {"presidio": open_presidio, "scrubadub": open_scrubadub}[tool](own)
    found = {
        path.relative_to(folder).as_posix(): sorted(_without_fields(text, find(text))) for path, text in texts.items()
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
