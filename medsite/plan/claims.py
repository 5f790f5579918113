"""Who stands at which address: one source each, also by case, accent and Unicode form."""

import unicodedata
from collections.abc import Iterable, Iterator

from msgspec import Struct

from medsite.model.config import Config
from medsite.model.content import Article, Page
from medsite.model.people import Doctor
from medsite.model.problem import Problem
from medsite.plan.rules import place_of, problem
from medsite.plan.spelling import fold
from medsite.plan.urls import (
    Base,
    alias_address,
    article_address,
    doctor_address,
    is_reserved,
    page_address,
    read_base,
    wrong_slug,
)

Document = Article | Doctor | Page


class Claims(Struct, frozen=True):
    """The addresses that were given. refused: sources that got none. problems: why."""

    refused: frozenset[str]
    problems: tuple[Problem, ...]


def address_for(document: Document) -> str:
    """Return a document's address."""
    if isinstance(document, Article):
        return article_address(document.slug)
    return doctor_address(document.slug) if isinstance(document, Doctor) else page_address(document.slug)


def claim_addresses(config: Config, documents: Iterable[Document]) -> Claims:
    """Return who cannot have the address they ask for; documents first, then aliases, each by path."""
    ordered = sorted(documents, key=lambda d: d.source)
    taken: dict[str, Document] = {}
    refused: set[str] = set()
    problems: list[Problem] = []
    for document in ordered:
        fault = _slug_fault(document) or _twin_fault(document, taken)
        if fault:
            problems.append(fault)
            refused.add(document.source)
        else:
            taken[fold(address_for(document))] = document
    problems.extend(_alias_faults(ordered, taken, read_base(config.url)))
    return Claims(frozenset(refused), tuple(problems))


def _slug_fault(document: Document) -> Problem | None:
    wrong = wrong_slug(document.slug)
    if wrong:
        mend = 'give it a "slug" of letters, digits and hyphens'
        return problem("R202", place_of(document, "slug"), f"the slug {wrong}", mend)
    taken = is_reserved(document.slug) if isinstance(document, Page) else fold(document.slug) in {"page", "index.html"}
    if not taken:
        return None
    message = f'the address "{address_for(document)}" is kept for the site itself'
    return problem("R202", place_of(document, "slug"), message, 'give it another "slug"')


def _twin_fault(document: Document, taken: dict[str, Document]) -> Problem | None:
    twin = taken.get(fold(address_for(document)))
    if twin is None:
        return None
    message = f'the address "{address_for(document)}" is already that of {twin.source}'
    return problem("R201", place_of(document, "slug"), message, 'give one of the two another "slug"')


def _alias_faults(documents: Iterable[Document], taken: dict[str, Document], base: Base) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for document in documents:
        if isinstance(document, Doctor):
            continue
        for index, alias in enumerate(document.aliases):
            message = _alias_fault(document, alias_address(alias, base), taken, seen)
            if message:
                where = place_of(document, "aliases", index)
                yield problem("R207", where, f'the alias "{alias}" {message}', "take it out, or change it")


def _alias_fault(document: Document, address: str, taken: dict[str, Document], seen: dict[str, str]) -> str:
    if not is_safe_alias(address):
        return "cannot be an address of this site"
    key = fold(address)
    stands = taken.get(key)
    if stands is not None:
        return "is the address of this text itself" if stands is document else f"is the address of {stands.source}"
    if is_kept(address):
        return "is an address that the site keeps for itself"
    if seen.setdefault(key, document.source) != document.source:
        return f"is already an alias of {seen[key]}"
    return ""


def is_safe_alias(address: str) -> bool:
    """Return whether an alias stays inside the site and can be a folder or file name."""
    pieces = address.strip("/").split("/")
    odd = any(c in '\\?#%:*"<>|' or unicodedata.category(c)[0] == "C" for c in address)
    short = len(address.encode("utf-8", "surrogatepass")) < 1000
    return short and not odd and address.startswith("/") and all(p not in {"", ".", ".."} for p in pieces)


def is_kept(address: str) -> bool:
    """Return whether an alias would stand on a list, a feed or another output that is always there."""
    pieces = fold(address).strip("/").split("/")
    if len(pieces) == 1:
        return is_reserved(pieces[0])
    inner = ("page", "feed.xml", "atom.xml", "feed.json")
    return pieces[0] in {"cards", "assets"} or (pieces[0] in {"articles", "tags", "doctors"} and pieces[-1] in inner)
