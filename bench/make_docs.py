"""Make the parts of the manual that the code can tell by itself.

These are docs/rules.md, the views in docs/themes.md, and the networks' limits in docs/sharing.md.

python bench/make_docs.py           writes them
python bench/make_docs.py --check   ends with 1 where they are not up to date
"""

import re
import sys
import typing
from pathlib import Path
from types import ModuleType

from msgspec import Struct

from medsite.explain import Explanation, all_explanations
from medsite.model import content, page_view, people, view
from medsite.model.networks import NETWORKS, Network
from medsite.render import templates
from medsite.screen.attachments_rules import RULES as FILE_RULES
from medsite.screen.rules_table import all_rules

ROOT = Path(__file__).parents[1]
RULES = ROOT / "docs" / "rules.md"
THEMES = ROOT / "docs" / "themes.md"
SHARING = ROOT / "docs" / "sharing.md"
LIMITS = (
    "<!-- The limits: made by bench/make_docs.py from medsite/model/networks.py -->",
    "<!-- The end of the limits -->",
)
START, END = "<!-- The views: made by bench/make_docs.py -->", "<!-- The end of the views -->"
_MOST_EXAMPLES = 4
_PLAIN = {
    "str": "text",
    "int": "number",
    "bool": "yes or no",
    "date": "day",
    "datetime": "day and time",
    "Markup": "HTML",
}
_COMMON = {
    "head": "what stands in `<head>` and around the main part",
    "site": "what every page shows of the site",
    "pager": "the numbered pages of this list",
    "total": "how many articles the whole list has",
    "title": "of this page",
    "summary": 'one sentence, "" where none is written',
    "body": "the text; print it with `render_body`",
    "picture": "its own picture",
    "published": "when it came out",
    "updated": "the day of the last real change",
}
"""What is said of fields that many views have and few explain."""
_NO_MEND = "Follow the message"
_GROUPS = (
    ("S-", "The screening", "What may tell who a patient is. These block a page, but where “warning” is said."),
    ("R0", "Reading", "The form of `site.yaml`, profiles, front matter and Markdown."),
    ("R2", "The site as a whole", "Addresses, links, pictures, people and days that must fit together."),
    ("T", "Themes", ""),
    ("C", "Social cards", ""),
    ("P", "Pictures", ""),
    ("A", "Finished pages", "The audit of what a reader would get."),
    ("B", "Building and writing", ""),
    ("U", "Publishing", "What can stop `medsite publish`. Nothing is lost on either side."),
)


def main(arguments: list[str]) -> int:
    """Write both pages, or say which is out of date; return the exit code."""
    themes = THEMES.read_text("utf-8")
    wanted = {
        RULES: rules_page(),
        THEMES: put_between(themes, views_reference(), (START, END)),
        SHARING: put_between(SHARING.read_text("utf-8"), limits_table(), LIMITS),
    }
    old = [path for path, text in wanted.items() if not path.is_file() or path.read_text("utf-8") != text]
    for path in old:
        if "--check" not in arguments:
            path.write_text(wanted[path], encoding="utf-8", newline="\n")
        print(path.relative_to(ROOT), "is out of date" if "--check" in arguments else "was made anew")
    return 1 if old and "--check" in arguments else 0


def put_between(page: str, part: str, marks: tuple[str, str]) -> str:
    """Return the page with `part` between its two marks."""
    start, end = marks
    before, _, rest = page.partition(start)
    return f"{before}{start}\n\n{part}\n{end}{rest.partition(end)[2]}"


def limits_table() -> str:
    """Return what each network shows and takes, as a table."""
    head = "| network | title | text | post | picture | source |\n|---|---|---|---|---|---|\n"
    return head + "\n".join(map(_limits_row, NETWORKS)) + "\n"


def _limits_row(network: Network) -> str:
    picture = f"{network.picture / 1_000_000:g} MB" if network.picture >= 1_000_000 else f"{network.picture // 1000} kB"
    if network.least[0]:
        picture += f", from {network.least[0]} × {network.least[1]}"
    cells = (
        _shown(network.title, network.title_bytes),
        _shown(network.description, network.description_bytes),
        f"{network.post:,} {network.unit}" if network.post else "",
        picture,
        network.source,
    )
    return f"| {network.label} | {' | '.join(cells)} |"


def _shown(letters: int, weight: int) -> str:
    return f"{letters} characters" if letters else f"{weight} bytes" if weight else ""


def rules_page() -> str:
    """Return docs/rules.md."""
    every = list(all_explanations())
    pieces = [_RULES_HEAD]
    for prefix, title, words in _GROUPS:
        found = [rule for rule in every if _group_of(rule.id) == prefix]
        pieces += [f"## {title}\n", *([words + "\n"] if words else []), *map(_rule, found)]
    return "\n".join(pieces)


_RULES_HEAD = """\
# The rules

<!-- Made by bench/make_docs.py from what the rules say of themselves; do not edit. -->

Each message of medsite names a rule. `medsite explain RULE` says the same as this page. All names and numbers in the
examples are made up.
"""


def _group_of(rule: str) -> str:
    known = [prefix for prefix, _, _ in _GROUPS if rule.startswith(prefix)]
    return known[0] if known else "B"


def _rule(rule: Explanation) -> str:
    lines = [f"### {rule.id}", "", f"**{_sentence(rule.title)}** {_sentence(_why(rule))}".strip(), ""]
    lines += [f"- Mend: {rule.mend}"] if not rule.mend.startswith(_NO_MEND) else []
    lines += [f"- Source: {rule.source}"] if rule.source else []
    screening = (all_rules() | {known.id: known for known in FILE_RULES}).get(rule.id)
    if screening and screening.category != "POLICY":
        severity = "; a warning" if screening.severity == "warning" else ""
        lines.append(f"- Category: {screening.category}, letter {screening.letter}{severity}")
    for title, examples in (("Finds", rule.finds), ("Lets pass", rule.passes)):
        lines += ["", f"{title}, for example:", "", *map(_example, examples[:_MOST_EXAMPLES])] if examples else []
    return "\n".join(lines).rstrip("\n") + "\n"


def _why(rule: Explanation) -> str:
    """Return the reason without the title where it begins with it."""
    rest = rule.why.removeprefix(rule.title).lstrip(": ")
    return "" if rest in ("", ".") else rest


def _sentence(words: str) -> str:
    words = words[:1].upper() + words[1:]
    return words if not words or words.endswith((".", "?")) else f"{words}."


def _example(words: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in words.split("\n"))


def views_reference() -> str:
    """Return the reference of every view, and of the values that views hold."""
    whole = [kind for kind in _classes(page_view) if "template ``" in (kind.__doc__ or "")]
    small = [kind for kind in (*_classes(view), *_classes(page_view)) if kind not in whole]
    values = [content.Heading, people.Address, people.Opening, templates.ContainerView]
    named = {kind.__name__ for kind in (*whole, *small, *values)}
    pieces = ["### Whole pages", *(_view(kind, named) for kind in whole)]
    pieces += ["### Parts of pages", *(_view(kind, named) for kind in (*small, *values))]
    return "\n\n".join(pieces) + "\n"


def _classes(module: ModuleType) -> list[type]:
    found = [kind for kind in vars(module).values() if isinstance(kind, type) and kind.__module__ == module.__name__]
    return [kind for kind in found if issubclass(kind, Struct)]


def _view(kind: type, named: set[str]) -> str:
    fields = typing.get_type_hints(kind)
    about, meanings = split_docstring(kind.__doc__ or "", list(fields))
    rows = [
        f"| `{name}` | {_type(hint, named)} | {meanings.get(name) or _COMMON.get(name, '')} |"
        for name, hint in fields.items()
    ]
    rows = [row.replace("|  |", "| |") for row in rows]
    return "\n".join([f"#### {kind.__name__}", "", about, "", "| field | type | |", "|---|---|---|", *rows])


def split_docstring(text: str, names: list[str]) -> tuple[str, dict[str, str]]:
    """Return what is said of the whole, and name → what is said of it: ``name, other: words.``"""
    plain = re.sub(r"``(.+?)``|`(.+?)`", lambda found: f"`{found[1] or found[2]}`", " ".join(text.split()))
    plain = plain.replace("|", "\\|")
    one = "|".join(map(re.escape, names))
    marks = list(re.finditer(rf"(?:(?<=[.;] )|^)((?:{one})(?:, (?:{one}))*): ", plain))
    ends = [*(mark.start() for mark in marks[1:]), len(plain)][: len(marks)]
    said: dict[str, str] = {}
    for mark, end in zip(marks, ends, strict=True):
        for name in mark[1].split(", "):
            said[name] = plain[mark.end() : end].strip().rstrip(";")
    return plain[: marks[0].start() if marks else len(plain)].strip(), said


def _type(hint: object, named: set[str]) -> str:
    """Return a type in words."""
    arguments = [part for part in typing.get_args(hint) if part is not ...]
    if typing.get_origin(hint) is tuple:
        words = " and ".join(_type(part, named) for part in arguments)
        return f"list of {words}" if ... in typing.get_args(hint) else f"({words})"
    if typing.get_origin(hint) is dict:
        return f"{_type(arguments[1], named)} by name"
    if arguments:
        return " or ".join(dict.fromkeys(_type(part, named) for part in arguments))
    if hint is type(None):
        return "none"
    name = getattr(hint, "__name__", str(hint))
    return f"[{name}](#{name.lower()})" if name in named else _PLAIN.get(name, name)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
