"""Themes are read whole, parents folded in."""

from pathlib import Path

import pytest

from medsite.model.problem import Checked
from medsite.model.theme import Theme
from medsite.render.theme import read_theme
from tests.render.samples import load_yaml


def write_theme(folder: Path, name: str, files: dict[str, str]) -> None:
    for path, text in files.items():
        target = folder / name / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def read(name: str, *folders: Path) -> Checked[Theme]:
    return read_theme(name, folders, load_yaml)


BASE = {
    "theme.yaml": "name: base\nsettings:\n  brand: {kind: colour, default: '#123456', about: The colour}\n",
    "templates/page.html": "base page",
    "templates/parts/picture.html": "base picture",
    "static/style.css": "base",
    "i18n/en.yaml": "hello: Hello\nminutes: {one: a minute, other: minutes}\n",
    "card.typ": "base card",
    "fonts/a.otf": "font",
}


def test_a_theme_is_read_whole(tmp_path: Path) -> None:
    write_theme(tmp_path, "base", BASE)
    theme = read("base", tmp_path).value
    assert theme is not None
    assert theme.templates == {"page.html": "base page", "parts/picture.html": "base picture"}
    assert theme.origins["page.html"] == "themes/base/templates/page.html"
    assert theme.words == {"en": {"hello": "Hello", "minutes.one": "a minute", "minutes.other": "minutes"}}
    assert (theme.card, theme.assets, theme.fonts) == ("base card", {"style.css": b"base"}, {"a.otf": b"font"})
    assert [(s.name, s.kind, s.default) for s in theme.settings] == [("brand", "colour", "#123456")]


def test_a_child_stands_in_place_of_its_parent(tmp_path: Path) -> None:
    write_theme(tmp_path, "base", BASE)
    child = {"theme.yaml": "parent: base\n", "templates/page.html": "own", "i18n/en.yaml": "hello: Hi\n"}
    write_theme(tmp_path, "mine", child)
    theme = read("mine", tmp_path).value
    assert theme is not None
    assert theme.name == "mine"
    assert theme.templates == {"page.html": "own", "parts/picture.html": "base picture"}
    assert theme.origins["page.html"] == "themes/mine/templates/page.html"
    assert theme.words["en"] == {"hello": "Hi", "minutes.one": "a minute", "minutes.other": "minutes"}
    assert theme.card == "base card"


def test_a_site_s_theme_goes_before_a_bundled_one_and_may_extend_it(tmp_path: Path) -> None:
    write_theme(tmp_path / "bundled", "base", BASE)
    write_theme(tmp_path / "site", "base", {"theme.yaml": "parent: base\n", "templates/page.html": "own"})
    theme = read("base", tmp_path / "site", tmp_path / "bundled").value
    assert theme is not None
    assert theme.templates["page.html"] == "own"
    assert theme.card == "base card"


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        ("parent: bese", 'there is no theme "bese"'),
        ("parent: mine", "circle"),
        ("parent: ../base", 'there is no theme "../base"'),
        ("perent: base", 'unknown field "perent"'),
        ("- a", "must be keys and values"),
        ("settings: {a: {kind: color}}", 'unknown kind "color"'),
        ("settings: {a: {kind: choice, default: x, choices: [y]}}", "not one of the choices"),
        ("settings: {a: {knd: text}}", 'unknown field "a: knd"'),
        ("settings: [a]", '"settings" must be'),
    ],
)
def test_a_mistake_in_a_theme_is_a_problem(tmp_path: Path, yaml: str, said: str) -> None:
    write_theme(tmp_path, "base", BASE)
    write_theme(tmp_path, "mine", {"theme.yaml": yaml})
    checked = read("mine", tmp_path)
    assert checked.value is None
    assert said in checked.problems[0].message
    assert checked.problems[0].place.path == "themes/mine/theme.yaml"


def test_a_missing_theme_is_guessed(tmp_path: Path) -> None:
    write_theme(tmp_path, "clinic", BASE)
    problem = read("clinc", tmp_path).problems[0]
    assert (problem.place.path, problem.mend) == ("content/site.yaml", 'did you mean "clinic"?')


def test_a_longer_circle_is_found(tmp_path: Path) -> None:
    write_theme(tmp_path, "a", {"theme.yaml": "parent: b"})
    write_theme(tmp_path, "b", {"theme.yaml": "parent: a"})
    assert "a → b → a" in read("a", tmp_path).problems[0].message


@pytest.mark.parametrize("path", ["templates/x.html", "card.typ", "fonts"])
def test_a_link_out_of_the_theme_is_not_followed(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key").write_text("secret")
    write_theme(tmp_path / "themes", "mine", {"theme.yaml": "name: mine", "templates/a.html": ""})
    (tmp_path / "themes" / "mine" / path).symlink_to(tmp_path / "secret" / ("" if path == "fonts" else "key"))
    checked = read("mine", tmp_path / "themes")
    assert checked.value is None
    assert f"themes/mine/{path} is a link" in checked.problems[0].message


def test_the_digest_is_of_the_content_alone(tmp_path: Path) -> None:
    write_theme(tmp_path / "1", "base", BASE)
    write_theme(tmp_path / "2", "base", dict(reversed(BASE.items())))
    first, second = read("base", tmp_path / "1").value, read("base", tmp_path / "2").value
    write_theme(tmp_path / "2", "base", {"fonts/a.otf": "fonT"})
    third = read("base", tmp_path / "2").value
    assert first is not None
    assert second is not None
    assert third is not None
    assert first == second
    assert first.digest != third.digest


def test_editors_backups_and_dotfiles_are_not_part_of_a_theme(tmp_path: Path) -> None:
    write_theme(tmp_path, "base", BASE | {"templates/.x.html": "", "static/style.css~": ""})
    theme = read("base", tmp_path).value
    assert theme is not None
    assert list(theme.assets) == ["style.css"]
    assert ".x.html" not in theme.templates


def test_every_template_of_the_bundled_theme_compiles() -> None:
    from medsite.render.templates_sandbox import open_sandbox

    theme = read("clinic", Path(__file__).parents[2] / "themes").value
    assert theme is not None
    sandbox = open_sandbox(theme.templates, theme.origins, {})
    sandbox.filters.update(
        dict.fromkeys(
            ("long_date", "language_name", "country_name", "qr_code", "iso", "tel", "number", "render_body"), str
        )
    )
    for name in theme.templates:
        assert sandbox.get_template(name).name == name
