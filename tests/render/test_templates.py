"""Pages made from templates."""

import pickle

import pytest

from medsite.model.output import Output
from medsite.model.page_view import RedirectView
from medsite.model.problem import Defect, Problem
from medsite.render.press import make_bytes
from tests.render.samples import a_text, a_theme, materials

WORDS = {
    "en": {"hello": "Hello {name}", "count.one": "{count} page", "count.other": "{count} pages", "only": "Only"},
    "hi": {"hello": "नमस्ते {name}"},
}


def page(template: str, language: str = "en", title: str = "About", **others: str) -> str:
    named = {name.replace("__", "/") + ".html": text for name, text in others.items()}
    theme = a_theme({"page.html": template, **named}, WORDS)
    output = Output("about/index.html", "page", a_text(title, language), "k", "page.html")
    return make_bytes(output, materials(theme)).decode()


def fault(template: str, **others: str) -> Problem:
    with pytest.raises(Defect) as caught:
        page(template, **others)
    return caught.value.problem


def test_a_view_is_escaped_once() -> None:
    assert page("{{ view.title }}", title="<b> & 'x'") == "&lt;b&gt; &amp; &#39;x&#39;"


def test_whatever_is_printed_is_escaped_unless_it_is_safe_already() -> None:
    around = "{% macro m(x) %}{{ x }}{% endmacro %}{% set s %}{{ view.title }}{% endset %}"
    printed = "{{ s }} {{ m(view.title) }} {{ view.title|upper }} {{ ['<']|join }} {{ '<'|safe }} {{ 7 }} {{ ('<',) }}"
    made = page(around + printed, title="<b>")
    assert made == "&lt;b&gt; &lt;b&gt; &lt;B&gt; &lt; < 7 (&#39;&lt;&#39;,)"


def test_control_bytes_never_reach_a_page() -> None:
    assert page("{{ view.title }}", title="a\x00\x1b[31m\x7fb\tc") == "a[31mb\tc"


def test_template_syntax_in_content_is_text() -> None:
    assert page("{{ view.title }}", title="{{ 7*7 }}{% raw %}") == "{{ 7*7 }}{% raw %}"


@pytest.mark.parametrize(
    ("template", "language", "made"),
    [
        ("{{ t('hello', name='<i>') }}", "en", "Hello &lt;i&gt;"),
        ("{{ t('hello', name='A') }}", "hi", "नमस्ते A"),
        ("{{ t('only') }}", "hi-IN", "Only"),
        ("{{ t('count', count=1) }}, {{ t('count', count=1200) }}", "en", "1 page, 1,200 pages"),
        ("{{ t('hello', name='<b>'|safe) }}", "en", "Hello <b>"),
        ("{{ '+44 20 7946 0000'|tel }}", "en", "tel:+442079460000"),
        ("{{ 'hi'|language_name }} {{ 'hi'|language_name('de') }}", "en", "Hindi Hindi"),
        ("{{ 1234|number }}", "de", "1.234"),
    ],
)
def test_words_are_in_the_page_s_language(template: str, language: str, made: str) -> None:
    assert page(template, language) == made


def test_words_are_told_nothing_of_the_loop_and_the_block_around_them() -> None:
    theme = a_theme(
        {"page.html": "{% for x in [1] %}{% set y = x %}{{ t('x') }}{{ t('x', n=2) }}{% endfor %}"},
        {"en": {"x": "{_loop_vars}{n}"}},
    )
    output = Output("a", "page", a_text(), "k", "page.html")
    assert make_bytes(output, materials(theme)) == b"{_loop_vars}{n}{_loop_vars}2"


def test_words_work_in_an_imported_macro() -> None:
    macro = "{% macro m(x) %}{{ t('hello', name=x) }}{% endmacro %}"
    assert page("{% from 'parts/m.html' import m %}{{ m('A') }}", "hi", parts__m=macro) == "नमस्ते A"


def test_a_body_is_filled_by_the_theme_s_templates() -> None:
    picture = '<img src="{{ picture.url }}" alt="{{ picture.alt }}">'
    note = '<aside class="{{ container.name }} l{{ container.attributes.level }}">{{ container.title }}{{ container.body }}</aside>'
    html = page("{{ view.body|render_body }}", parts__picture=picture, containers__note=note)
    assert html == (
        '<p><a href="/base/about/">about</a> <img src="/base/a.png" alt="a &#34;map&#34;"></p>'
        '<aside class="note l2">Take &lt;care&gt;<p>inside <a href="#part">x</a></p></aside><p><a href="#fn">1</a></p>'
    )


def test_a_missing_container_template_is_named() -> None:
    problem = fault("\n{{ view.body|render_body }}", parts__picture="x")
    assert "containers/note.html" in problem.message
    assert problem.place.line == 2


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        ("a\n{% if %}", 2, "Expected"),
        ("a\nb\n{{ view.titel }}", 3, "titel"),
        ("{{ nothing }}", 1, "nothing"),
        ("a\n{{ 1 + 'x' }}", 2, "unsupported operand"),
        ("a\n{{ 1 // 0 }}", 2, "ZeroDivisionError"),
        ("{% include 'gone.html' %}", 1, 'no template "gone.html"'),
        ("a\n\n{{ t('never') }}", 3, 'no word "never"'),
        ("{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}", 1, "RecursionError"),
    ],
)
def test_a_template_error_names_template_line_and_page(template: str, line: int, said: str) -> None:
    problem = fault(template)
    assert problem.place.path == "themes/tiny/templates/page.html"
    assert problem.place.line == line
    assert said in problem.message
    assert "about/index.html" in problem.message


def test_an_error_in_a_part_names_the_part() -> None:
    problem = fault("{% include 'parts/x.html' %}", parts__x="\n{{ view.nope }}")
    assert (problem.place.path, problem.place.line) == ("themes/tiny/templates/parts/x.html", 2)


@pytest.mark.parametrize(
    "escape",
    [
        "{{ view.__class__ }}",
        "{{ view['__class__'] }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ view|attr('__class__') }}",
        "{{ view.head.published.__reduce__() }}",
        "{{ t.__globals__ }}",
        "{{ self.__init__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ '{0.__class__}'.format(view) }}",
        "{{ '%s'|format(view) }}",
        "{{ '%999999999d' % 1 }}",
        "{{ 'x' * 999999999 }}",
        "{{ 9**9**9**9 }}",
        "{{ range(999999999)|list }}",
        "{{ lipsum(n=99999) }}",
        "{{ 'x'|center(999999999) }}",
        "{{ view.site.assets.update({'a': 'b'}) }}",
        "{{ view.site.settings.__setitem__('a', 'b') }}",
        "{% include '../../etc/passwd' %}",
        "{% include '/etc/passwd' %}",
        "{{ config }}",
        "{{ [1,2]|random }}",
        "{{ _bench.materials }}",
        "{{ namespace.__mro__ }}",
        "{% set ns = namespace(a=1) %}{{ ns.__init__ }}",
        "{{ joiner.__subclasses__() }}",
        "{{ t('hello', name=1).__class__ }}",
        "{% for x in [1] %}{{ loop.__class__ }}{% endfor %}",
        "{{ view.body.digest.encode() }}",
    ],
)
def test_the_sandbox_holds(escape: str) -> None:
    assert fault(escape).rule in {"T010", "T011"}


def test_a_hidden_attribute_in_a_list_is_undefined() -> None:
    assert page("{{ [view]|map(attribute='__class__')|list }}") == "[Undefined]"


def test_the_words_of_a_theme_cannot_reach_inside_a_value() -> None:
    theme = a_theme({"page.html": "{{ t('x', name=view) }}|{{ t('x', name='A') }}"}, {"en": {"x": "{name.__class__}"}})
    output = Output("a", "page", a_text(), "k", "page.html")
    assert make_bytes(output, materials(theme)) == b"{name.__class__}|{name.__class__}"


def test_dates_are_in_words_and_ignore_the_machine() -> None:
    from datetime import date

    from medsite.render.words import long_date

    assert long_date(date(2026, 3, 12), "en") == "12 March 2026"
    assert long_date(date(2026, 3, 12), "en-US") == "March 12, 2026"
    assert long_date(date(2026, 3, 12), "de-XX") == "12. März 2026"
    assert long_date(date(2026, 3, 12), "zz") == "12 March 2026"


def test_a_redirect_has_its_own_language() -> None:
    theme = a_theme({"redirect.html": "{{ t('hello', name=view.title) }}"}, WORDS)
    output = Output("old/index.html", "page", RedirectView("https://h.example/new/", "New", "hi"), "k", "redirect.html")
    assert make_bytes(output, materials(theme)).decode() == "नमस्ते New"


def test_materials_can_go_to_another_process() -> None:
    made = pickle.loads(pickle.dumps(materials(a_theme({"page.html": "x"}))))
    assert made.theme.templates == {"page.html": "x"}
