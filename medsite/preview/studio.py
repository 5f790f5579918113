"""The studio: what is wrong in the whole site, and what the world will see of it."""

from collections.abc import Iterable, Sequence
from importlib.resources import files
from string import Template

from medsite.model.finding import Finding, Waiver
from medsite.model.networks import NETWORKS, Network
from medsite.model.problem import Problem
from medsite.model.site import Held
from medsite.preview.markup import Markup, join, tag
from medsite.preview.networks import cut_description, cut_title, note_of, ratio_of
from medsite.preview.panel import Desk, item
from medsite.preview.posts import post_url, post_words
from medsite.preview.shown import Count
from medsite.preview.survey import Host, Shown, Survey, Wall
from medsite.sharing.share import Shared

STUDIO, CARDS = "/_studio/", "/_studio/cards"
_MOST = 200  # messages that are listed
_LINKS = frozenset({"R208", "R209", "R210", "R211"})
_WHY = {"draft": "Draft", "future": "Dated in the future", "expired": "Expired"}


def studio_page(survey: Survey, desk: Desk) -> bytes:
    """Return the studio's first page."""
    links = [p for p in survey.problems if p.rule in _LINKS]
    other = [p for p in survey.problems if p.rule not in _LINKS]
    main = join(
        [
            _standing(survey.count),
            _messages("blocked", "Held up by the screening", survey.findings, survey=survey, desk=desk),
            _messages("mend", "To mend", other, survey=survey, desk=desk),
            _messages("links", "Links that lead nowhere", links, survey=survey, desk=desk),
            _held(survey.held, survey.pages),
            _waivers(survey.waivers),
            _hosts(survey.hosts),
        ]
    )
    return _page("Studio", main, current=STUDIO)


def cards_page(wall: Wall, network: Network) -> bytes:
    """Return the wall of cards as one network shows them."""
    tabs = (
        tag("a", known.label, href=f"{CARDS}?network={known.name}", aria_current=_current(known is network))
        for known in NETWORKS
    )
    main = join(
        [
            tag("h1", f"Shared on {network.label}"),
            tag("p", note_of(network), class_="lead") if note_of(network) else None,
            tag("nav", tabs, class_="tabs", aria_label="Networks"),
            tag("ul", (_card(shared, network) for shared in wall.shared), class_="wall", role="list"),
            _pager(wall, network),
        ]
    )
    return _page(f"Cards on {network.label}", main, current=CARDS)


def post_page(shared: Shared, desk: Desk, mark: str) -> bytes:
    """Return the post kit of an article. mark: why it is not published yet, "" where it is."""
    return _page("What to post", post_words(shared, desk, mark), current=CARDS)


def _page(title: str, main: Markup, *, current: str) -> bytes:
    shell = Template(files("medsite.preview").joinpath("web", "studio.html").read_text("utf-8"))
    ways = (("/", "The site"), (STUDIO, "What to mend"), (CARDS, "Cards"))
    menu = join(tag("a", name, href=url, aria_current=_current(url == current)) for url, name in ways)
    return shell.substitute(title=join([title]), menu=menu, main=main).encode()


def _current(lit: bool) -> str:  # noqa: FBT001 - one private use
    return "page" if lit else ""


def _standing(count: Count) -> Markup:
    """Return the one sentence that says whether the site could be published."""
    stops = count.errors + count.blocks
    if stops:
        words, mood = "This site cannot be published yet", "bad"
    elif count.waiting:
        words, mood = "So far, all is well", "fair"
    else:
        words, mood = "This site can be published", "good"
    told = [f"{_count(count.blocks, 'file')} blocked" if count.blocks else ""]
    told += [_count(count.errors, "problem") if count.errors else ""]
    told += [_count(count.warnings, "warning") if count.warnings else ""]
    told += [f"{count.waiting} of the texts are still to be checked" if count.waiting else ""]
    return tag("div", tag("h1", words), tag("p", ", ".join(filter(None, told))), class_=f"standing {mood}")


def _messages(
    name: str, title: str, entries: Sequence[Problem | Finding], *, survey: Survey, desk: Desk
) -> Markup | None:
    if not entries:
        return None
    ordered = sorted(entries, key=lambda e: (e.severity, e.place))
    shown = (item(e, desk, page=survey.pages.get(e.place.path, ""), entry=_entry(e, survey)) for e in ordered[:_MOST])
    more = len(ordered) - _MOST
    return _section(
        name,
        f"{title} ({len(ordered)})",
        tag("ul", shown, class_="items", role="list"),
        tag("p", f"… and {more} more. Mend these first.") if more > 0 else None,
    )


def _entry(entry: Problem | Finding, survey: Survey) -> str:
    return survey.entries.get(entry, "") if isinstance(entry, Finding) else ""


def _held(held: Sequence[Held], pages: dict[str, str]) -> Markup:
    rows = (
        tag(
            "tr",
            tag("td", tag("a", h.title or h.path, href=pages[h.path]) if h.path in pages else h.title or h.path),
            tag("td", _WHY.get(h.why, h.why)),
            tag("td", f"{h.until.day} {h.until:%B %Y}" if h.until else "–"),
        )
        for h in held[:_MOST]
    )
    kind = "Nothing is held back: every text is published."
    return _section(
        "held", f"Held back ({len(held)})", _table(("Text", "Why", "Appears"), rows) if held else tag("p", kind)
    )


def _waivers(waivers: Sequence[Waiver]) -> Markup:
    rows = (
        tag(
            "tr",
            tag("td", w.rule),
            tag("td", w.path),
            tag("td", w.reason),
            tag("td", f"{w.who}, {w.when.isoformat()}"),
            tag("td", w.until.isoformat() if w.until else "–"),
        )
        for w in waivers
    )
    kind = "No waiver is in force: nothing that the screening found was let through."
    heads = ("Rule", "File", "Reason", "Decided by", "Until")
    return _section("waivers", f"Waivers ({len(waivers)})", _table(heads, rows) if waivers else tag("p", kind))


def _hosts(hosts: Sequence[Host]) -> Markup:
    rows = (
        tag("tr", tag("td", h.name), tag("td", str(h.links), class_="number"), tag("td", ", ".join(h.sources)))
        for h in hosts[:_MOST]
    )
    kind = "The site leads to no other host."
    table = _table(("Host", "Links", "For example in"), rows) if hosts else tag("p", kind)
    return _section("hosts", f"Other hosts that the site leads to ({len(hosts)})", table)


def _section(name: str, title: str, *parts: Markup | None) -> Markup:
    return tag("section", tag("h2", title, id=name), parts, aria_labelledby=name)


def _table(heads: Sequence[str], rows: Iterable[Markup]) -> Markup:
    head = tag("thead", tag("tr", (tag("th", name, scope="col") for name in heads)))
    whole = tag("table", head, tag("tbody", rows))
    return tag("div", whole, class_="wide", tabindex="0", role="group", aria_label="Table")


def _card(shared: Shown, network: Network) -> Markup:
    title, words = cut_title(shared.title, network), cut_description(shared.description, network)
    picture = tag("img", src=shared.picture, alt=shared.alt, loading="lazy") if shared.picture else None
    lost = [f"{_count(title.lost, 'character')} of the title are cut"] if title.lost else []
    lost += [f"{_count(words.lost, 'character')} of the description are cut"] if words.lost else []
    return tag(
        "li",
        tag(
            "article",
            tag("div", picture, class_="face", style=f"aspect-ratio: {ratio_of(network)}"),
            tag("p", shared.host, class_="host"),
            tag("h2", tag("a", title.shown, href=shared.url)),
            tag("p", words.shown, class_="words") if words.shown else None,
            class_="shared",
        ),
        tag("p", ". ".join(lost), class_="cut") if lost else None,
        tag("p", tag("a", "What to post about it", href=post_url(shared.source))) if shared.source else None,
    )


def _pager(wall: Wall, network: Network) -> Markup | None:
    if wall.pages < 2:
        return None
    address = f"{CARDS}?network={network.name}&page="
    before = tag("a", "Newer", href=f"{address}{wall.number - 1}") if wall.number > 1 else None
    after = tag("a", "Older", href=f"{address}{wall.number + 1}") if wall.number < wall.pages else None
    return tag("nav", before, tag("span", f"{wall.number} of {wall.pages}"), after, class_="pager", aria_label="Pages")


def _count(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")
