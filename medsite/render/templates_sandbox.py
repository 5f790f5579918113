"""The sandbox of templates: what they may reach, call and repeat. With templates.py, the door of jinja2."""

import functools
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sized
from datetime import date
from types import BuiltinMethodType, CodeType
from typing import Any

import markupsafe
from jinja2 import StrictUndefined, TemplateNotFound
from jinja2.environment import Environment, Template, TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.loaders import BaseLoader
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Joiner, Namespace
from markupsafe import Markup, escape
from msgspec import Struct

_DROPPED_GLOBALS = ("lipsum",)
_DROPPED_FILTERS = ("attr", "center", "format", "pprint", "random", "urlize", "wordwrap", "xmlattr", "filesizeformat")
_COUNTING_FILTERS = ("batch", "slice", "indent", "join", "replace", "truncate", "round")
_DATE = frozenset({"year", "month", "day", "hour", "minute", "isoformat", "weekday", "isoweekday"})
_LOOP = frozenset(
    [
        "index",
        "index0",
        "revindex",
        "revindex0",
        "first",
        "last",
        "length",
        "depth",
        "depth0",
        "previtem",
        "nextitem",
        "cycle",
        "changed",
    ]
)
_TEXT = frozenset(
    [
        "startswith",
        "endswith",
        "lower",
        "upper",
        "title",
        "capitalize",
        "strip",
        "lstrip",
        "rstrip",
        "split",
        "rsplit",
        "partition",
        "replace",
        "removeprefix",
        "removesuffix",
        "isdigit",
        "isalpha",
        "isupper",
        "islower",
        "find",
    ]
)
_MAPPING = frozenset({"items", "keys", "values", "get"})
_LONGEST = 1_000_000
_MOST = 10_000


class _OpenNames(dict[type, frozenset[str]]):
    """Type → the attributes that a template may read: a view's fields, a date's parts, plain methods."""

    def __missing__(self, kind: type) -> frozenset[str]:
        names = self[kind] = _open_names(kind)
        return names


def _open_names(kind: type) -> frozenset[str]:
    if issubclass(kind, Struct) and kind.__module__.startswith("medsite."):
        return frozenset(name for name in kind.__struct_fields__ if not name.startswith("_"))
    for base, names in (
        (date, _DATE),
        (str, _TEXT),
        (dict, _MAPPING),
        (LoopContext, _LOOP),
        (Macro, frozenset({"name", "arguments", "caller"})),
        (BlockReference, frozenset({"super"})),
        (Cycler, frozenset({"next", "current", "reset"})),
        (tuple, frozenset({"index", "count"})),
    ):
        if issubclass(kind, base):
            return names
    return frozenset()


_OPEN_NAMES = _OpenNames()


class TemplateSandbox(ImmutableSandboxedEnvironment):
    """Jinja's immutable sandbox, narrowed: attributes by list, no clock, no chance, no endless repeats."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, **settings: Any) -> None:
        """Begin with no template loaded. settings: jinja's."""
        super().__init__(**settings)
        self._loaded: dict[str, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - jinja's name
    ) -> Template:
        """Return a template; one that was loaded before at once, as no template changes while its environment lives."""
        if not isinstance(name, str) or globals:
            return super().get_template(name, parent, globals)
        template = self._loaded.get(name)
        if template is None:
            template = self._loaded[name] = super().get_template(name, parent)
        return template

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a view's field at once; leave all else to the sandbox."""
        if attribute in _OPEN_NAMES[type(obj)]:
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return a view's field, for a view has no items; leave all else to the sandbox."""
        if isinstance(obj, Struct) and isinstance(argument, str):
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002 - jinja's signature
        """Say whether a template may read `attr`."""
        if isinstance(obj, (Namespace, TemplateModule)):
            return not attr.startswith("_")
        return attr in _OPEN_NAMES[type(obj)]

    def is_safe_callable(self, obj: Any) -> bool:
        """Say whether a template may call `obj`: never a class, but jinja's own counters."""
        return obj in {Namespace, Cycler, Joiner} if isinstance(obj, type) else super().is_safe_callable(obj)

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - jinja's names
        """Call the theme's words, plain methods and macros at once; let the sandbox look at every other callable.

        A plain method is one that Python has built in; it was open to the template, or it would not be here.
        """
        kind: Any = type(__obj)
        is_plain = kind is BuiltinMethodType and __obj.__name__ != "replace"
        if is_plain or kind is Macro or __obj is __self.globals.get("t"):
            if kwargs:  # jinja adds the variables of a loop and a block to what a call is given
                kwargs.pop("_loop_vars", None)
                kwargs.pop("_block_vars", None)
            return __obj(__context.eval_ctx, *args, **kwargs) if kind is Macro else __obj(*args, **kwargs)
        if getattr(__obj, "__name__", "") == "replace" and isinstance(getattr(__obj, "__self__", None), str):
            _refuse_swelling(__obj.__self__, args)
        return super().call(__context, __obj, *args, **kwargs)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Refuse powers, formats and repeats that could fill the memory."""
        if operator == "%" and isinstance(left, str):
            raise SecurityError("text % values is not available in templates")
        if operator == "**" or (operator == "*" and not _is_small_product(left, right)):
            raise SecurityError(f"{operator} with such values is not available in templates")
        return super().call_binop(context, operator, left, right)


class _TextLoader(BaseLoader):
    """Templates out of a mapping, compiled once for all languages."""

    def __init__(self, templates: Mapping[str, str], origins: Mapping[str, str], codes: dict[str, CodeType]) -> None:
        self._templates, self._origins, self._codes = templates, origins, codes

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 - jinja's signature
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template and where it stands."""
        if template not in self._templates:
            raise TemplateNotFound(template)
        return self._templates[template], self._origins.get(template, template), lambda: True

    def load(self, environment: Environment, name: str, globals: Any = None) -> Template:  # noqa: A002 - jinja's name
        """Return a template, from the compiled code where there is one."""
        source, filename, _ = self.get_source(environment, name)
        code = self._codes.get(name)
        if code is None:
            code = self._codes[name] = environment.compile(source, name, filename)
        template = environment.template_class.from_code(environment, code, dict(globals or {}))
        template.root_render_func.__globals__["escape"] = escaped
        template.root_render_func = _in_one_piece(template.root_render_func)
        return template


def _in_one_piece(render: Callable[[Context], Iterator[str]]) -> Callable[[Context], Iterator[str]]:
    """Return what renders a template, so that its words go up through the templates around it as one."""

    def render_in_one_piece(context: Context) -> Iterator[str]:
        yield "".join(render(context))

    return render_in_one_piece


# markupsafe's own loop over a text, which `escape` calls too; where a version of it has none, `escape` does
_escape_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)


def escaped(value: Any) -> str:
    """Return what `escape` does, without a Markup made for the moment around each word that is printed."""
    kind = type(value)
    if kind is str:
        return _escape_text(value)
    return value if kind is Markup else escape(value)


def open_sandbox(
    templates: Mapping[str, str], origins: Mapping[str, str], codes: dict[str, CodeType]
) -> TemplateSandbox:
    """Return an environment over these templates and nothing else. codes: filled with what was compiled."""
    sandbox = TemplateSandbox(
        loader=_TextLoader(templates, origins, codes),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        optimized=False,  # sums of constants, which no template has, cost more to look for than to make
        auto_reload=False,
        cache_size=-1,
    )
    for name in _DROPPED_GLOBALS:
        del sandbox.globals[name]
    for name in _DROPPED_FILTERS:
        del sandbox.filters[name]
    for name in _COUNTING_FILTERS:
        sandbox.filters[name] = _bounded(sandbox.filters[name])
    return sandbox


def _bounded(filter_: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that refuses numbers and texts by which a short value could fill the memory."""

    value_at = 1 if hasattr(filter_, "jinja_pass_arg") else 0
    is_replace = filter_.__name__ == "do_replace"

    @functools.wraps(filter_)  # with the mark by which jinja knows what to hand it
    def bounded(*args: Any, **kwargs: Any) -> Any:
        given = [*args[value_at + 1 :], *kwargs.values()]
        for one in given:
            if isinstance(one, int) and abs(one) > _MOST:
                raise SecurityError(f"numbers above {_MOST} are not available here in templates")
            if isinstance(one, str) and len(one) > _MOST and not is_replace:
                raise SecurityError(f"texts of more than {_MOST} characters are not available here in templates")
        if is_replace:
            _refuse_swelling(str(args[value_at]), tuple(given))
        return filter_(*args, **kwargs)

    return bounded


def _refuse_swelling(text: str, args: tuple[Any, ...]) -> None:
    """Refuse a replacement that would make a text of more than a million characters."""
    if len(args) >= 2 and isinstance(args[0], str) and isinstance(args[1], str):
        count = text.count(args[0]) if len(args) < 3 or not isinstance(args[2], int) else args[2]
        if count * len(args[1]) > _LONGEST:
            raise SecurityError("such a replacement is not available in templates")


def _is_small_product(left: Any, right: Any) -> bool:
    pair = {type(left), type(right)}
    if pair <= {int, float, bool}:
        return bool(abs(left) < 1e12 and abs(right) < 1e12)
    count = left if isinstance(left, int) else right
    thing = right if isinstance(left, int) else left
    return isinstance(count, int) and isinstance(thing, Sized) and bool(len(thing) * count <= _LONGEST)
