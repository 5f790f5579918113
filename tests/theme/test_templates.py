"""The theme's templates compile, are all used, and ask nothing of another host."""

import re

import pytest

from medsite.render.templates_sandbox import open_sandbox
from tests.theme.clinic import clinic

PAGES = {
    "home",
    "archive",
    "article",
    "directory",
    "doctor",
    "tags",
    "tag",
    "written",
    "page",
    "404",
    "redirect",
    "links",
    "search",
}
CONTAINERS = {"note", "warning", "emergency", "keyfacts", "faq", "video"}
MADE_BY_RENDER = {"parts/picture.html"}
LEADS_TO = re.compile(r'{%-?\s*(?:include|extends|from)\s+"([^"]+)"')


@pytest.mark.parametrize("name", sorted(clinic().templates))
def test_a_template_compiles(name: str) -> None:
    sandbox = open_sandbox(clinic().templates, clinic().origins, {})
    for filter_name in (
        "long_date",
        "language_name",
        "render_body",
        "reading_time",
        "tel",
        "iso",
        "number",
        "qr_code",
        "country_name",
    ):
        sandbox.filters[filter_name] = str
    sandbox.get_template(name)


def test_every_page_and_container_has_its_template() -> None:
    wanted = {f"{name}.html" for name in PAGES} | {f"containers/{name}.html" for name in CONTAINERS}
    assert wanted <= set(clinic().templates)


def test_every_template_is_used() -> None:
    led_to = {name for text in clinic().templates.values() for name in LEADS_TO.findall(text)}
    own = {f"{name}.html" for name in PAGES} | {f"containers/{name}.html" for name in CONTAINERS} | MADE_BY_RENDER
    assert led_to <= set(clinic().templates)
    assert set(clinic().templates) - led_to - own == set()


@pytest.mark.parametrize("name", sorted(clinic().templates))
def test_a_template_runs_no_script_and_loads_nothing_from_elsewhere(name: str) -> None:
    text = clinic().templates[name]
    own = """ src="{{ site.assets["site.js"] }}" defer></script>"""
    assert re.findall(r"<script(?! type=\"application/ld\+json\")", text.replace("<script" + own, "")) == []
    assert re.findall(r"\son[a-z]+=", text) == []
    assert re.findall(r'(?:src|srcset)="(?:https?:)?//', text) == []
    assert "<iframe" not in text


@pytest.mark.parametrize("name", sorted(clinic().templates))
def test_a_template_puts_nothing_in_a_style_attribute(name: str) -> None:
    assert " style=" not in clinic().templates[name]


def test_sharing_tags_stand_before_styles_and_structured_data() -> None:
    head = clinic().templates["parts/head.html"]
    last_tag = max(head.rindex('"og:image:alt"'), head.rindex('"twitter:image:alt"'), head.rindex('"article:tag"'))
    assert last_tag < head.index("stylesheet") < head.index("application/ld+json")


def test_every_meta_value_is_double_quoted() -> None:
    head = clinic().templates["parts/head.html"]
    for tag in re.findall(r"<meta [^\n]*>", head):
        assert "='" not in tag
        assert re.search(r'(?:content|charset)="', tag), tag


def test_the_script_is_small_and_asks_nothing_of_another_host() -> None:
    script = clinic().assets["site.js"].decode()
    assert len(script.encode()) < 5 * 1024
    assert re.findall(r"https?:|//[a-z]+\.|eval\(|innerHTML|setAttribute|\.style\b", script) == []


def test_assets_that_the_head_names_exist() -> None:
    named = {name for text in clinic().templates.values() for name in re.findall(r'assets\["([^"]+)"\]', text)}
    assert named == {"icon.svg", "site.js", "style.css", "touch-icon.png"}
    assert named <= set(clinic().assets)
