"""Wherever an identifier stands it is found and named; whatever page is made can be reached; nothing leaves output/."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.hostile.sites import all_bytes, build, put
from tests.laws.sites import ARTICLE, read_tree, write_article, write_site

NUMBER = "00481516"
SAID = f"MRN {NUMBER}"
_LINK = re.compile(r'\b(?:href|src|content)="([^"]*)"')


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site")


def _article(more: str = "", text: str = "Rest.") -> str:
    return ARTICLE.format(title="A visit", date="2026-01-02", tag="visits", text=text).replace(
        "---\n", f"---\n{more}", 1
    )


PLACES: dict[str, tuple[str, str]] = {
    "a title": ("content/articles/a.md", _article().replace("A visit", SAID)),
    "a tag": ("content/articles/a.md", _article().replace("[visits]", f"[{SAID}]")),
    "a summary": ("content/articles/a.md", _article().replace("What helps, and", f"{SAID}, and")),
    "a paragraph": ("content/articles/a.md", _article(text=SAID)),
    "a heading": ("content/articles/a.md", _article(text=f"## {SAID}")),
    "alt text": ("content/articles/a.md", _article(text=f"![{SAID}](p.png)")),
    "a title of a link": ("content/articles/a.md", _article(text=f'[a](/about/ "{SAID}")')),
    "a comment": ("content/articles/a.md", _article(text=f"<!-- {SAID} -->")),
    "code": ("content/articles/a.md", _article(text=f"```\n{SAID}\n```")),
    "a link": ("content/articles/a.md", _article(text=f"[a](https://a.example/?mrn={NUMBER})")),
    "a table": ("content/articles/a.md", _article(text=f"| MRN |\n|---|\n| {NUMBER} |")),
    "a footnote": ("content/articles/a.md", _article(text=f"A.[^1]\n\n[^1]: {SAID}")),
    "raw HTML": ("content/articles/a.md", _article(text=f'<span title="{SAID}">a</span>')),
    "a field of one's own": ("content/articles/a.md", _article(f"extra: {{note: {SAID}}}\n")),
    "a comment in YAML": ("content/articles/a.md", _article(f"# {SAID}\n")),
    "the name of a file": (f"content/articles/mrn-{NUMBER}.md", _article()),
    "the name of a leaflet": (f"content/static/mrn-{NUMBER}.txt", "A leaflet."),
    "a leaflet": ("content/static/a.txt", f"{SAID}\n"),
    "a table of data": ("content/static/a.csv", f"name,mrn\nsomebody,{NUMBER}\n"),
    "a profile": ("content/doctors/b.yaml", f"name: Dr. Ines Tavares\nbio: {SAID}\n"),
    "a page": ("content/pages/b.md", f"---\ntitle: B\n---\n\n{SAID}\n"),
    "the settings": ("content/site.yaml", f"title: A\nurl: https://a.example\ndescription: {SAID}\n"),
    "markup that splits it": ("content/articles/a.md", _article(text=f"MRN 00**48**15<b>16</b> and MRN {NUMBER[:4]}<!-- -->{NUMBER[4:]}")),
    "entities": ("content/articles/a.md", _article(text="MRN &#48;&#48;48&#x31;516")),
    "zero-width letters": ("content/articles/a.md", _article(text=f"MRN {NUMBER[:3]}\u200b{NUMBER[3:]}")),
    "other digits": ("content/articles/a.md", _article(text="MRN ００４８１５１６")),
    "words": ("content/articles/a.md", _article(text="Her S\u00adS\u00adN is 536-90-4399.")),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_an_identifier_in_any_place_ends_the_build_and_is_named(site: Path, place: str) -> None:
    path, text = PLACES[place]
    put(site, path, text)
    code, said = build(site)
    assert code == 1, said
    named = re.escape(path).replace(NUMBER, r".*")
    assert re.search(rf"^{named}:\d+:\d+: block S-", said, re.MULTILINE), said
    assert not (site / "output").exists()
    told = said.replace(path, "")
    for word in (NUMBER, "536-90-4399"):
        assert word not in told
        assert all(word.encode() not in file.read_bytes() for file in (site / ".medsite").rglob("*") if file.is_file())


@pytest.mark.parametrize(
    "text",
    [
        "Take 500 mg twice a day for 7 days; at most 4 g in 24 hours.",
        "In 2024 the NHS saw 1,234,567 patients; 12.5% had a cold.",
        "A blood pressure of 120/80 mmHg is usual at rest.",
        "Ring 999 in an emergency, or our desk on +44 20 7946 0321.",
        "See the guideline NG237, section 1.4.2, of 12 March 2026.",
    ],
)
def test_ordinary_health_writing_passes(site: Path, text: str) -> None:
    write_article(site, "advice", title="Advice", text=text)
    code, said = build(site)
    assert code == 0, said


def test_every_page_that_is_made_can_be_reached_by_links(site: Path) -> None:
    for number in range(30):
        write_article(site, f"more-{number}", title=f"More, part {number}", tag=f"topic {number % 3}")
    path = write_article(site, "moved", title="Moved")
    path.write_text(path.read_text().replace("tags:", "aliases: [/old-place/]\ntags:"))
    assert build(site)[0] == 0
    output = site / "output"
    seen: set[str] = set()
    waiting = ["index.html", "sitemap.xml"]
    while waiting:
        page = waiting.pop()
        if page not in seen and (output / page).is_file():
            seen.add(page)
            waiting += _links(output, page)
    pages = {path for path in read_tree(output) if path.endswith(".html")}
    alone = {page for page in pages - seen if 'http-equiv="refresh"' not in (output / page).read_text("utf-8")}
    assert alone <= {"404.html"}


def _links(output: Path, page: str) -> Iterator[str]:
    text = (output / page).read_text("utf-8", "replace")
    for found in (*_LINK.findall(text), *re.findall(r"<loc>([^<]*)</loc>", text)):
        address = unquote(urlsplit(found).path)
        if found.startswith(("/", "https://elmrow.example.org")) and not found.startswith("//"):
            yield (address + "index.html" if address.endswith("/") else address).lstrip("/")


def test_template_syntax_in_content_is_text(site: Path) -> None:
    write_article(
        site, "braces", title='"{{ 6 * 7 }} and {% raw %}"', text="{{ view.site.title }} {% include 'x' %} {# a #}"
    )
    code, said = build(site)
    assert code == 0, said
    page = (site / "output/articles/braces/index.html").read_text("utf-8")
    assert "{{ 6 * 7 }} and {% raw %}" in page
    assert "{{ view.site.title }}" in page
    assert b"42 and" not in all_bytes(site)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sleep", "sleep"), ("caf\u00e9", "cafe\u0301"), ("stra\u00dfe", "STRASSE"), ("a", "a.markdown")],
)
def test_no_two_sources_share_an_address_in_silence(site: Path, one: str, other: str) -> None:
    names = [name if "." in name else f"{name}.md" for name in (one, other)]
    for name in names:
        put(site, f"content/articles/{name}", _article())
    if len(list((site / "content/articles").glob("*"))) < 5:
        pytest.skip("this file system takes the two names for one")
    code, said = build(site)
    pages = list(read_tree(site / "output"))
    folded = {path.casefold() for path in pages}
    assert code == 1 or (len(folded) == len(pages) and sum("/index.html" in path for path in pages) >= 2), said
    if code == 1:
        assert "error R2" in said
