"""What is online, compared with what was built: files, headers, redirects, the 404 page, cards and feeds."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from medsite.audit.online import (
    Answer,
    card_of,
    judge_card,
    judge_feed,
    judge_file,
    judge_former,
    judge_headers,
    judge_keeping,
    judge_missing,
    judge_page,
    redirect_of,
)
from medsite.audit.rules import state_problem
from medsite.compute.digest import digest_bytes
from medsite.model.content import Source
from medsite.model.hosting import HOSTS
from medsite.model.problem import Problem
from medsite.plan.urls import address_of, read_base, site_url
from medsite.publish.headers import IMMUTABLE, cache_control, content_type
from medsite.publish.verify_line import Manner, Question, ask_all
from medsite.render.pictures import measure_picture

_ALWAYS = ("index.html", "feed.xml", "atom.xml", "feed.json", "robots.txt", "sitemap.xml", "404.html")
_FEEDS = ("feed.xml", "atom.xml", "feed.json")
_UNSERVED = frozenset(name for names in HOSTS.values() for name in names)
_SLACK = 200_000  # bytes that an answer may have more than what was built, before it is cut off
_LARGEST_CARD = 10_000_000  # bytes
_NOWHERE = "medsite-verify/this-is-not-here/"


Cards = dict[str, tuple[str, tuple[int, int]]]
"""URL of a card → the page that shows it, and the size in pixels that the page promises."""


class Visit(Struct, frozen=True):
    """What is to be compared.

    url: where the site is online, without a slash at the end. home: the url of site.yaml. output: the built site.
    files: path → digest of what was built. most: how many files are asked for, 0 for all.
    """

    url: str
    home: str
    output: Path
    files: Mapping[str, str]
    most: int = 0


class Seen(Struct, frozen=True):
    """What came of a visit. asked: how many files were looked at, of how many."""

    problems: tuple[Problem, ...]
    asked: int
    files: int


class _Asked(Struct, frozen=True):
    """A file that was asked for. built: its bytes in the output, b"" where it is not needed."""

    path: str
    answer: Answer
    built: bytes = b""


def verify_online(visit: Visit, manner: Manner, watch: Callable[[int, int], None]) -> Seen:
    """Return what differs between what was built and what readers are given.

    watch: told how many questions are answered, of how many.
    """
    served = [path for path in visit.files if path.rpartition("/")[2] not in _UNSERVED]
    nowhere = next(ask_all([Question(_url(visit, "/" + _NOWHERE))], manner, lambda _: None))
    if not nowhere.status:
        return Seen((state_problem("A072", visit.url, nowhere.fault),), 0, len(served))
    chosen = choose_files(served, visit.files, visit.most)
    questions = [_question(visit, path) for path in chosen]
    answers = _ask_in_batches(questions, manner, lambda done: watch(done, len(questions)))
    asked = (_Asked(path, answer, _built(visit, path)) for path, answer in zip(chosen, answers, strict=True))
    cards: Cards = {}
    found = [*_judge_files(visit, asked, cards), *judge_missing(nowhere, visit.files.get("404.html", ""))]
    found += [*_judge_cards(cards, manner), *_judge_unencrypted(visit, manner)]
    return Seen(tuple(sorted(set(found))), len(chosen), len(served))


def _ask_in_batches(questions: Sequence[Question], manner: Manner, watch: Callable[[int], None]) -> Iterator[Answer]:
    """Yield the answers in order; never more than a batch of them is in memory."""
    for start in range(0, len(questions), manner.batch):
        yield from ask_all(questions[start : start + manner.batch], manner, partial(_tell, watch, start))


def _tell(watch: Callable[[int], None], before: int, done: int) -> None:
    watch(before + done)


def verify_folder(folder: Path, visit: Visit) -> Seen:
    """Return what differs between what was built and what stands in a folder that it was published to."""
    chosen = choose_files(list(visit.files), visit.files, visit.most)
    if not folder.is_dir():
        return Seen((state_problem("A072", "content/site.yaml", "the folder is not there"),), 0, len(visit.files))
    found: list[Problem] = []
    for path in chosen:
        try:
            standing = digest_bytes((folder / path).read_bytes())
        except OSError:
            found.append(state_problem("A060", path, "it is not in the folder"))
            continue
        if standing != visit.files[path]:
            found.append(state_problem("A061", path))
    return Seen(tuple(sorted(found)), len(chosen), len(visit.files))


def choose_files(paths: Sequence[str], digests: Mapping[str, str], most: int) -> list[str]:
    """Return which files to ask for: all, or `most`, those that every site has first and then an even handful.

    The handful goes by digest: the same for the same build, another after a change, and pages as likely as pictures.
    """
    if not most or len(paths) <= most:
        return sorted(paths)
    first = [path for path in paths if path in _ALWAYS or path.startswith("assets/")]
    rest = sorted((path for path in paths if path not in set(first)), key=lambda path: (digests[path], path))
    return sorted([*first, *rest][: max(most, len(first))])


def _url(visit: Visit, address: str) -> str:
    base = read_base(visit.url)
    return base.origin + site_url(base, address)


def _question(visit: Visit, path: str) -> Question:
    size = (visit.output / path).stat().st_size if (visit.output / path).is_file() else 0
    return Question(_url(visit, address_of(path)), size + _SLACK)


def _built(visit: Visit, path: str) -> bytes:
    """Return the bytes of a page as it was built; it may be one that leads on from a former address."""
    if not path.endswith((".html", ".htm")):
        return b""
    try:
        return (visit.output / path).read_bytes()
    except OSError:
        return b""


def _judge_files(visit: Visit, asked: Iterable[_Asked], cards: Cards) -> Iterator[Problem]:
    """Yield what is wrong with files; the cards of pages are noted in `cards`."""
    sampled: set[str] = set()  # headers are looked at once for each kind of file, not for each file
    for one in asked:
        if redirect_of(one.built):
            yield from judge_former(one.path, one.answer, one.built)
            continue
        if one.path == "404.html" and one.answer.status in {200, 301, 302, 307, 308, 404}:
            continue  # hosts show it in their own way; the address that is nowhere tells
        yield from judge_file(one.path, one.answer, visit.files[one.path], content_type(one.path))
        if one.answer.status != 200:
            continue
        yield from _judge_kind(one, sampled)
        if one.built:
            yield from judge_page(one.path, one.answer, visit.home)
            address, claimed = card_of(one.built)
            if address.startswith(visit.home + "/"):
                cards.setdefault(visit.url + address.removeprefix(visit.home), (one.path, claimed))
        if one.path.rpartition("/")[2] in _FEEDS:
            yield from judge_feed(one.path, one.answer.body)


def _judge_kind(one: _Asked, sampled: set[str]) -> Iterator[Problem]:
    lasting = cache_control(one.path) == IMMUTABLE
    kind = "lasting" if lasting else one.path.rpartition(".")[2]
    if kind in sampled:
        return
    sampled.add(kind)
    yield from judge_keeping(one.path, one.answer, lasting=lasting)
    if kind == "html":
        yield from judge_headers(one.path, one.answer)


def _judge_cards(cards: Cards, manner: Manner) -> Iterator[Problem]:
    """Yield what is wrong with the cards of the pages that were asked for, each card looked at once."""
    questions = [Question(url, _LARGEST_CARD) for url in cards]
    for answer in _ask_in_batches(questions, manner, lambda _: None):
        path, claimed = cards[answer.url]
        yield from judge_card(path, answer, claimed, _size(answer))


def _judge_unencrypted(visit: Visit, manner: Manner) -> Iterator[Problem]:
    """Yield whether the unencrypted address of an encrypted site gives its pages away as they are."""
    if visit.url.startswith("https://"):
        plain = Question(f"http://{visit.url.removeprefix('https://')}/")
        for answer in ask_all([plain], manner, lambda _: None):
            if answer.status == 200:
                yield state_problem("A063", "index.html", "http:// is not led on to https://")


def _size(answer: Answer) -> tuple[int, int]:
    picture = measure_picture(Source("card.png", answer.body, "")).value
    return (picture.width, picture.height) if picture else (0, 0)
