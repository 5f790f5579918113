"""The same articles in the layout of each generator, with the lists, feeds and sitemap that it can make."""

import json
from collections.abc import Iterable
from pathlib import Path

from corpus import DOCTORS, Draft

URL = "https://bench.example.org"


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def write_medsite(folder: Path, drafts: Iterable[Draft]) -> None:
    """Write a site for medsite."""
    content = folder / "content"
    for part in ("articles", "doctors"):
        (content / part).mkdir(parents=True)
    (content / "site.yaml").write_text("title: Bench clinic\nurl: https://bench.example.org\n")
    for name in DOCTORS:
        (content / "doctors" / f"{_slug(name)}.yaml").write_text(f"name: Dr {name}\ncredentials: MD\n")
    for draft in drafts:
        head = f"title: {json.dumps(draft.title)}\ndate: {draft.day}\ntags: {json.dumps(draft.topics)}\n"
        text = f"---\n{head}authors: [{_slug(draft.author)}]\n---\n\n{draft.body}"
        (content / "articles" / f"{draft.slug}.md").write_text(text)


def write_hugo(folder: Path, drafts: Iterable[Draft]) -> None:
    """Write a site for Hugo, with archive, tags, authors, feeds and sitemap."""
    (folder / "content/articles").mkdir(parents=True)
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (folder / "hugo.toml").write_text(
        'baseURL = "https://bench.example.org/"\ntitle = "Bench clinic"\n'
        '[taxonomies]\ntag = "tags"\nauthor = "authors"\n'
    )
    (layouts / "baseof.html").write_text(_HUGO_BASE)
    (layouts / "single.html").write_text('{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}')
    (layouts / "list.html").write_text(_HUGO_LIST)
    for draft in drafts:
        head = {"title": draft.title, "date": draft.day, "tags": draft.topics, "authors": [draft.author]}
        (folder / f"content/articles/{draft.slug}.md").write_text(f"{json.dumps(head)}\n\n{draft.body}")


def write_pelican(folder: Path, drafts: Iterable[Draft]) -> None:
    """Write a site for Pelican, with its own simple theme."""
    (folder / "content").mkdir(parents=True)
    (folder / "pelicanconf.py").write_text(
        'SITENAME = "Bench clinic"\nSITEURL = "https://bench.example.org"\nPATH = "content"\nTIMEZONE = "UTC"\n'
        'THEME = "simple"\nFEED_ALL_ATOM = "feeds/all.atom.xml"\nDEFAULT_PAGINATION = 20\nPLUGINS = []\n'
    )
    for draft in drafts:
        head = f"Title: {draft.title}\nDate: {draft.day}\nTags: {', '.join(draft.topics)}\nAuthor: {draft.author}\n"
        (folder / f"content/{draft.slug}.md").write_text(f"{head}\n{draft.body}")


def write_mkdocs(folder: Path, drafts: Iterable[Draft]) -> None:
    """Write a site for MkDocs, with its own theme; it has no lists, no tags and no feed."""
    (folder / "docs/articles").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(f"site_name: Bench clinic\nsite_url: {URL}\ntheme: mkdocs\nplugins: []\n")
    (folder / "docs/index.md").write_text("# Bench clinic\n")
    for draft in drafts:
        (folder / f"docs/articles/{draft.slug}.md").write_text(f"# {draft.title}\n\n{draft.body}")


def write_zensical(folder: Path, drafts: Iterable[Draft]) -> None:
    """Write a site for Zensical, with its own theme, whose menu names every page; no lists, tags or feed."""
    write_mkdocs(folder, drafts)
    (folder / "mkdocs.yml").write_text(f"site_name: Bench clinic\nsite_url: {URL}\n")


def write_nikola(folder: Path, drafts: Iterable[Draft]) -> None:
    """Write a blog for Nikola, with its base theme."""
    (folder / "posts").mkdir(parents=True)
    (folder / "conf.py").write_text(_NIKOLA_CONF)
    for draft in drafts:
        head = {"title": draft.title, "slug": draft.slug, "date": f"{draft.day} 00:00:00 UTC", "author": draft.author}
        lines = "".join(f".. {name}: {value}\n" for name, value in (*head.items(), ("tags", ", ".join(draft.topics))))
        (folder / f"posts/{draft.slug}.md").write_text(f"<!--\n{lines}-->\n\n{draft.body}")


def write_eleventy(folder: Path, drafts: Iterable[Draft]) -> None:
    """Write a site for Eleventy, with archive, tags, a feed and a sitemap."""
    for part in ("src/articles", "src/_includes"):
        (folder / part).mkdir(parents=True)
    for path, text in _ELEVENTY.items():
        (folder / path).write_text(text)
    for draft in drafts:
        head = {"title": draft.title, "date": draft.day, "tags": draft.topics, "author": draft.author}
        (folder / f"src/articles/{draft.slug}.md").write_text(f"---json\n{json.dumps(head)}\n---\n\n{draft.body}")


_NIKOLA_CONF = """BLOG_AUTHOR = BLOG_TITLE = BLOG_DESCRIPTION = "Bench clinic"
SITE_URL = "https://bench.example.org/"
BLOG_EMAIL = "editor@example.org"
DEFAULT_LANG = "en"
TIMEZONE = "UTC"
THEME = "base"
POSTS = (("posts/*.md", "articles", "post.tmpl"),)
PAGES = ()
COMPILERS = {"markdown": (".md",), "html": (".html",)}
MARKDOWN_EXTENSIONS = ["markdown.extensions.extra"]
NAVIGATION_LINKS = {"en": (("/archive.html", "Archive"),)}
INDEX_DISPLAY_POST_COUNT = 20
INDEX_TEASERS = True
COMMENT_SYSTEM = ""
"""


def _eleventy(head: dict[str, object], body: str) -> str:
    return f"---json\n{json.dumps({**head, 'eleventyExcludeFromCollections': True})}\n---\n{body}"


_TEASER = "<article><h2><a href='{{ a.url }}'>{{ a.data.title }}</a></h2></article>"
_ENTRY = "<entry><title>{{ a.data.title }}</title><content>{{ a.content | escape }}</content></entry>"
_ELEVENTY = {
    "eleventy.config.mjs": (
        'export default (c) => ({ dir: { input: "src", output: "_site" }, markdownTemplateEngine: false });\n'
    ),
    "src/_includes/base.njk": (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head><body>'
        '<header><a href="/">Bench clinic</a></header><main><h1>{{ title }}</h1>{{ content | safe }}</main>'
        "</body></html>"
    ),
    "src/articles/articles.json": json.dumps({"layout": "base.njk"}),
    "src/index.njk": _eleventy(
        {
            "layout": "base.njk",
            "title": "Articles",
            "pagination": {"data": "collections.all", "size": 20, "reverse": True},
            "permalink": "{% if pagination.pageNumber %}/page/{{ pagination.pageNumber + 1 }}/{% else %}/{% endif %}",
        },
        f"{{% for a in pagination.items %}}{_TEASER}{{% endfor %}}",
    ),
    "src/tags.njk": _eleventy(
        {
            "layout": "base.njk",
            "title": "Tag",
            "pagination": {"data": "collections", "size": 1, "alias": "tag", "filter": ["all"]},
            "permalink": "/tags/{{ tag }}/",
        },
        f"{{% for a in collections[tag] %}}{_TEASER}{{% endfor %}}",
    ),
    "src/feed.njk": _eleventy(
        {"permalink": "/feed.xml"},
        "<feed>{% for a in collections.all | reverse %}{% if loop.index < 21 %}"
        + _ENTRY
        + "{% endif %}{% endfor %}</feed>",
    ),
    "src/sitemap.njk": _eleventy(
        {"permalink": "/sitemap.xml"},
        "<urlset>{% for a in collections.all %}<url><loc>" + URL + "{{ a.url }}</loc></url>{% endfor %}</urlset>",
    ),
}
_HUGO_BASE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>'
    '<meta name="description" content="{{ .Summary | plainify }}"><link rel="canonical" href="{{ .Permalink }}"></head>'
    '<body><header><a href="/">{{ site.Title }}</a></header><main>{{ block "main" . }}{{ end }}</main></body></html>'
)
_HUGO_LIST = (
    '{{ define "main" }}<h1>{{ .Title }}</h1>{{ range (.Paginate .Pages 20).Pages }}'
    '<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>{{ .Summary }}</article>{{ end }}{{ end }}'
)
WRITERS = {
    "medsite": write_medsite,
    "hugo": write_hugo,
    "pelican": write_pelican,
    "mkdocs": write_mkdocs,
    "zensical": write_zensical,
    "nikola": write_nikola,
    "eleventy": write_eleventy,
}
