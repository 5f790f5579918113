"""What a host answered, looked at with nothing but the answer and what was built."""

import json
import re
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin, urlsplit
from xml.parsers import expat

from msgspec import Struct, field

from medsite.audit.rules import state_problem
from medsite.compute.digest import digest_bytes
from medsite.model.problem import Problem

_NEEDED = ("content-security-policy", "x-content-type-options", "referrer-policy")
_LONGEST = 3600  # seconds for which a page may be kept unasked
_LASTING = 30 * 86_400
_UNENCRYPTED = re.compile(
    rb"""<(?!a\s)[a-z]+\s[^<>]*?\b(?:src|srcset|poster|data)\s*=\s*["']?(http://[^"'\s>]{1,200})"""
)
_STYLE = re.compile(rb"""<link\s[^<>]*?\brel=["']?stylesheet[^<>]*?\bhref=["']?(http://[^"'\s>]{1,200})""")
_MARKED = re.compile(rb"<meta\s+(?:property|name)=\"(og:image(?::width|:height)?)\"\s+content=\"([^\"]*)\"")
_CANONICAL = re.compile(rb"<link\s+rel=\"canonical\"\s+href=\"([^\"]*)\"")
_REFRESH = re.compile(rb"<meta\s+http-equiv=\"refresh\"\s+content=\"0;\s*url=([^\"]*)\"")
_SHOWN = 120


class Answer(Struct, frozen=True):
    """What a host said at a URL. status: 0 where it said nothing; then `fault` says why in words.

    headers: by lower-case name. cut: whether more came than was wanted and the rest was not read.
    """

    url: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    fault: str = ""
    cut: bool = False


def judge_file(path: str, answer: Answer, digest: str, kind: str) -> Iterator[Problem]:
    """Yield what is wrong with a file of the site. digest, kind: of what was built, its bytes' and its media type."""
    if answer.status in range(300, 400):
        yield state_problem("A062", path, f"to {show(answer.headers.get('location', ''))}")
    elif answer.status != 200:
        yield state_problem("A060", path, answer.fault or f"the host answers {answer.status}")
    elif answer.cut or digest_bytes(answer.body) != digest:
        yield state_problem("A061", path)
    if answer.status == 200:
        yield from _judge_type(path, answer, kind)


def _judge_type(path: str, answer: Answer, kind: str) -> Iterator[Problem]:
    """Yield a wrong media type where it harms: pages, styles, scripts and pictures."""
    wanted, given = kind.partition(";")[0], answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    strict = wanted in {"text/html", "text/css"} or wanted.startswith("image/")
    script = wanted == "text/javascript" and "javascript" not in given
    if (strict and given != wanted) or script:
        yield state_problem("A070", path, f"{show(given) or 'none'}, not {wanted}")


def judge_headers(path: str, answer: Answer) -> Iterator[Problem]:
    """Yield the security headers that a page comes without."""
    secure = answer.url.startswith("https:")
    needed = (*_NEEDED, "strict-transport-security") if secure else _NEEDED
    for name in needed:
        if not answer.headers.get(name, "").strip():
            yield state_problem("A063", path, name)
    policy = answer.headers.get("content-security-policy", "")
    if "'unsafe-inline'" in policy or "'unsafe-eval'" in policy:
        yield state_problem("A063", path, "content-security-policy allows code in the page")


def judge_keeping(path: str, answer: Answer, *, lasting: bool) -> Iterator[Problem]:
    """Yield what is wrong with how long a file is kept. lasting: whether its name holds its digest."""
    told = answer.headers.get("cache-control", "").lower()
    ages = [int(age) for age in re.findall(r"(?:^|[\s,])max-age=([0-9]{1,12})", told)]
    age = 0 if "no-cache" in told or "no-store" in told else max(ages, default=0)
    if lasting and age < _LASTING:
        yield state_problem("A064", path, f"its name holds its digest, and it is kept for {age} seconds")
    elif not lasting and (age > _LONGEST or "immutable" in told):
        yield state_problem("A064", path, f"it may change, and is kept for {age} seconds")


def judge_former(path: str, answer: Answer, built: bytes) -> Iterator[Problem]:
    """Yield what is wrong at a former address. built: the page there that leads on, for hosts that cannot redirect."""
    target = redirect_of(built)
    if answer.status in {301, 302, 307, 308}:
        led = urljoin(answer.url, answer.headers.get("location", ""))
        if urlsplit(led).path != urlsplit(target).path:
            yield state_problem("A065", path, f"it leads to {show(led)}")
    elif answer.status != 200 or redirect_of(answer.body) != target:
        yield state_problem("A065", path, answer.fault or f"the host answers {answer.status}")


def judge_missing(answer: Answer, digest: str) -> Iterator[Problem]:
    """Yield what is wrong with the answer for an address that is nowhere on the site. digest: of 404.html."""
    path = urlsplit(answer.url).path
    if answer.status not in {404, 410}:
        yield state_problem("A066", path, answer.fault or f"the host answers {answer.status}")
    elif digest and digest_bytes(answer.body) != digest:
        yield state_problem("A066", path, "the host shows a page of its own")


def judge_page(path: str, answer: Answer, home: str) -> Iterator[Problem]:
    """Yield what something on the way has put into a page. home: the address that readers use, without a slash."""
    if answer.url.startswith("https:"):
        for found in (*_UNENCRYPTED.findall(answer.body)[:1], *_STYLE.findall(answer.body)[:1]):
            yield state_problem("A069", path, show(found.decode("utf-8", "replace")))
    canonical = _CANONICAL.search(answer.body)
    if canonical and not canonical[1].decode("utf-8", "replace").startswith(home + "/"):
        yield state_problem("A071", path, show(canonical[1].decode("utf-8", "replace")))


def judge_feed(path: str, body: bytes) -> Iterator[Problem]:
    """Yield why a feed cannot be read."""
    if path.endswith(".json"):
        try:
            whole = isinstance(json.loads(body)["items"], list)
        except (ValueError, KeyError, TypeError, RecursionError):
            whole = False
        if not whole:
            yield state_problem("A068", path, "it is no JSON feed")
        return
    fault = _xml_fault(body)
    if fault:
        yield state_problem("A068", path, fault)


def _xml_fault(body: bytes) -> str:
    reader = expat.ParserCreate()
    seen: list[str] = []
    declared: list[str] = []

    def note(name: str, _: object) -> None:
        if not seen:
            seen.append(name.rpartition(":")[2])

    reader.StartElementHandler = note
    reader.StartDoctypeDeclHandler = lambda name, *_: declared.append(name)
    try:
        reader.Parse(body, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as error:
        return f"line {error.lineno} is no XML"
    return "" if seen and seen[0] in {"rss", "feed"} and not declared else "it is no feed"


def judge_card(path: str, answer: Answer, claimed: tuple[int, int], size: tuple[int, int]) -> Iterator[Problem]:
    """Yield why a network could not show a card. claimed: what the page says; size: of the picture; both in pixels."""
    if answer.status != 200:
        yield state_problem("A067", path, answer.fault or f"the host answers {answer.status}")
    elif not answer.headers.get("content-type", "").startswith("image/"):
        yield state_problem("A067", path, f"its type is {show(answer.headers.get('content-type', 'not said'))}")
    elif size != claimed:
        yield state_problem("A067", path, f"it has {size[0]} × {size[1]} pixels, not {claimed[0]} × {claimed[1]}")


def card_of(page: bytes) -> tuple[str, tuple[int, int]]:
    """Return the address of a page's card and the size it promises, "" for none."""
    tags = {name.decode(): value.decode("utf-8", "replace") for name, value in _MARKED.findall(page)}
    width, height = tags.get("og:image:width", ""), tags.get("og:image:height", "")
    return tags.get("og:image", ""), (int(width or 0), int(height or 0)) if (width + height).isdecimal() else (0, 0)


def redirect_of(page: bytes) -> str:
    """Return where a page leads by itself, "" for nowhere."""
    found = _REFRESH.search(page)
    return found[1].decode("utf-8", "replace") if found else ""


def show(text: str) -> str:
    """Return what a host said as it may be printed: no control characters, not too long."""
    plain = "".join(sign if sign.isprintable() else "?" for sign in text)
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"
