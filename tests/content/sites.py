"""The sample site and the starter, read once for the tests beside this file."""

import functools
from dataclasses import dataclass
from pathlib import Path

from medsite.model.config import Config
from medsite.model.content import Article, Page
from medsite.model.people import Doctor
from medsite.model.problem import Problem
from medsite.model.reading import Document
from medsite.read.documents import read_article, read_config, read_doctor, read_page
from medsite.read.sources import find_sources, read_source

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT
STARTER = ROOT / "medsite" / "starter"


@dataclass(frozen=True, slots=True)
class Site:
    """A whole site, read."""

    config: Config
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]

    @property
    def articles(self) -> tuple[Article, ...]:
        """Return the articles."""
        return tuple(document for document in self.documents if isinstance(document, Article))

    @property
    def doctors(self) -> tuple[Doctor, ...]:
        """Return the doctors."""
        return tuple(document for document in self.documents if isinstance(document, Doctor))

    @property
    def pages(self) -> tuple[Page, ...]:
        """Return the pages."""
        return tuple(document for document in self.documents if isinstance(document, Page))


@functools.cache
def read_site(root: Path) -> Site:
    """Return the site under a folder with all that reading says about it."""
    found = find_sources(root)
    problems = list(found.problems)
    documents: list[Document] = []
    config = _read_config(root, problems)
    for sighting in found.files:
        document = _read_document(root, sighting.path, config.timezone, problems)
        documents += [document] if document else []
    return Site(config, tuple(documents), tuple(problems))


def _read_config(root: Path, problems: list[Problem]) -> Config:
    source = read_source(root, "content/site.yaml")
    assert source.value
    checked = read_config(source.value)
    problems += source.problems + checked.problems
    assert checked.value, checked.problems
    return checked.value


def _read_document(root: Path, path: str, timezone: str, problems: list[Problem]) -> Document | None:
    folder, suffix = path.split("/")[1], path.rpartition(".")[2]
    if (folder, suffix) not in (("articles", "md"), ("doctors", "yaml"), ("pages", "md")):
        return None
    source = read_source(root, path)
    assert source.value, source.problems
    if folder == "articles":
        checked = read_article(source.value, timezone)
    else:
        checked = (read_doctor if folder == "doctors" else read_page)(source.value)
    problems += source.problems + checked.problems
    return checked.value.document if checked.value else None
