"""The door of jinja2: pages made from the theme's templates and views."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from traceback import walk_tb
from types import CodeType
from typing import Any

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, pass_context
from jinja2.environment import Template
from jinja2.runtime import Context
from markupsafe import Markup, escape
from msgspec import Struct

from medsite.model.content import ContainerSlot
from medsite.model.output import Output
from medsite.model.page_view import RedirectView
from medsite.model.problem import Defect, Place, Problem
from medsite.model.theme import Theme
from medsite.model.view import BodyView, PictureView, VideoView
from medsite.render.bodies import Fill, Fillers, fill_body
from medsite.render.codes import qr_svg
from medsite.render.materials import Materials, body_of
from medsite.render.templates_sandbox import TemplateSandbox, escaped, open_sandbox
from medsite.render.words import (
    MissingWordError,
    country_name,
    decimal,
    fill_holes,
    find_word,
    language_name,
    long_date,
)

# bytes that never belong into a page: C0 controls but tab and line ends, and DEL
_CONTROLS = bytes(code for code in (*range(32), 127) if code not in b"\t\n\r")
_MISTAKES = (TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError)
_TELLING = (TemplateError, TypeError, AttributeError, MissingWordError)
_MEND = "mend the template at that line; docs/themes.md lists what each page offers"


class ContainerView(Struct, frozen=True):
    """A ``:::name title`` block; template ``containers/NAME.html``. body: its inner HTML, safe.

    video: of a ``:::video`` that can be shown, else None.
    """

    name: str
    title: str
    attributes: dict[str, str]
    body: Markup
    video: VideoView | None = None


@dataclass(frozen=True, slots=True)
class _Key:
    """A theme as a cache key: two themes with one digest are one theme."""

    digest: str
    theme: Theme = field(compare=False, repr=False)


class _Bench:
    """What `render_body` needs of the page at hand; templates can see nothing of it."""

    __slots__ = ("materials",)

    def __init__(self, materials: Materials) -> None:
        self.materials = materials

    def __repr__(self) -> str:
        return ""


def render_page(output: Output, materials: Materials) -> bytes:
    """Return the page's HTML; raise `Defect` with template, line and page where the template cannot make it."""
    view: Any = output.view
    language = view.language if isinstance(view, RedirectView) else view.head.language
    key = _Key(materials.theme.digest, materials.theme)
    try:
        template = _open_press(key, language).get_template(output.template)
        html = template.render(view=view, _bench=_Bench(materials))
    except _MISTAKES as error:
        raise _defect(error, output, materials.theme) from error
    return html.encode("utf-8", "replace").translate(None, _CONTROLS)


@lru_cache(maxsize=32)
def _open_press(key: _Key, language: str) -> TemplateSandbox:
    """Return the environment of a theme in a language, kept for the life of the process."""
    press = open_sandbox(key.theme.templates, key.theme.origins, _codes(key))
    translate = _translator(key.theme.words, language)
    press.globals["t"] = translate
    press.filters.update(
        long_date=_in_language(long_date, language),
        language_name=_in_language(language_name, language),
        country_name=_in_language(country_name, language),
        iso=lambda day: day.isoformat(),
        tel=lambda number: "tel:" + re.sub(r"[^+0-9]", "", str(number)),
        reading_time=lambda body: translate("reading_time", count=getattr(body, "minutes", body)),
        number=_in_language(decimal, language),
        qr_code=lambda text, label="": Markup(qr_svg(str(text), str(label))),  # noqa: S704 - made by us
        render_body=_body_filter(press),
    )
    return press


@lru_cache(maxsize=8)
def _codes(key: _Key) -> dict[str, CodeType]:  # noqa: ARG001 - one for each theme
    """Return the theme's place for compiled templates, shared by its languages."""
    return {}


def _in_language(words: Callable[[Any, str], str], language: str) -> Callable[..., str]:
    """Return `words` as a filter in the page's language; taking the context keeps jinja from folding constants."""

    @pass_context
    def in_language(context: Context, value: Any, other: str = "") -> str:  # noqa: ARG001 - see above
        if not isinstance(value, (date, str, int)):
            raise TypeError(f"expected a date, a tag or a number, not {type(value).__name__}")
        return words(value, other or language)

    return in_language


def _translator(words: Mapping[str, Mapping[str, str]], language: str) -> Callable[..., str]:
    """Return ``t("key", **values)`` for one language; ``count`` (or ``n``) picks the plural form."""
    find = lru_cache(maxsize=2048)(lambda key, count: find_word(words, key, language, count))
    counted = lru_cache(maxsize=2048)(
        lambda key, count: fill_holes(find(key, count), {"count": decimal(count, language)})
    )

    def translate(key: str, **values: Any) -> str:
        if len(values) == 1 and type(values.get("count")) is int:
            return str(counted(key, values["count"]))
        count = values.get("count", values.get("n"))
        text: str = find(key, count if isinstance(count, int) else None)
        if not values:
            return text
        shown = {name: decimal(v, language) if type(v) is int else v for name, v in values.items()}
        if any(isinstance(value, Markup) for value in shown.values()):
            return Markup(fill_holes(escape(text), {name: escape(v) for name, v in shown.items()}))  # noqa: S704
        return fill_holes(text, {name: str(value) for name, value in shown.items()})

    return translate


def _body_filter(press: TemplateSandbox) -> Callable[..., Markup]:
    def picture(view: PictureView) -> str:
        return press.get_template("parts/picture.html").render(picture=view).strip()

    def container(slot: ContainerSlot, inner: str, fill: Fill, bench: _Bench) -> str:
        video = fill if isinstance(fill, VideoView) else None
        block = ContainerView(slot.name, slot.title, dict(slot.attributes), Markup(inner), video)  # noqa: S704
        template: Template = press.get_template(f"containers/{slot.name}.html")
        return template.render(container=block, _bench=bench).strip()

    @pass_context
    def render_body(context: Context, view: BodyView) -> Markup:
        bench = context.get("_bench")
        if not isinstance(bench, _Bench):
            raise TypeError('render_body needs the page: import the macro "with context"')
        body, outline = body_of(view, bench.materials)
        fillers = Fillers(
            link=escaped,
            picture=picture,
            container=lambda slot, inner, fill: container(slot, inner, fill, bench),
        )
        return Markup(fill_body(body, outline.slots, view.fills, fillers))  # noqa: S704 - sanitised when read

    return render_body


def _defect(error: Exception, output: Output, theme: Theme) -> Defect:
    path, line = _where(error, output, theme)
    said = _in_words(str(error)) if isinstance(error, _TELLING) else type(error).__name__
    if isinstance(error, TemplateNotFound):
        said = f'the theme has no template "{error.name}"'
    message = f"{path}, line {line}, while making {output.path}: {said}"
    rule = "T010" if isinstance(error, TemplateSyntaxError) else "T011"
    return Defect(Problem(Place(path, line), rule, message, _MEND))


def _in_words(said: str) -> str:
    """Return what jinja says of a name that is not there, without Python's names."""
    said = re.sub(r"^'dict object' has no attribute '(.+)'$", r'there is nothing named "\1" here', said)
    return re.sub(r"^'medsite\.[\w.]+\.(\w+) object' has no attribute '(\w+)'$", r'\1 has no field "\2"', said)


def _where(error: Exception, output: Output, theme: Theme) -> tuple[str, int]:
    """Return the innermost template file and line of an error."""
    if isinstance(error, TemplateSyntaxError):
        return theme.origins.get(error.name or "", error.filename or error.name or output.template), error.lineno
    files = set(theme.origins.values()) | set(theme.templates)
    frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    hits = [(name, line) for name, line in frames if name in files]
    return hits[-1] if hits else (theme.origins.get(output.template, output.template), 1)
