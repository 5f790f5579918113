"""The sandbox of templates: what they may reach, call and repeat. With templates.py, the door of jinja2."""

import functools
from collections.abc import Callable, Mapping, Sized
from datetime import date
from functools import lru_cache
from types import CodeType
from typing import Any

from jinja2 import StrictUndefined, TemplateNotFound
from jinja2.environment import Environment, Template, TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.loaders import BaseLoader
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Joiner, Namespace
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


@lru_cache(maxsize=512)
def _open_names(kind: type) -> frozenset[str]:
    """Return the attributes of a type that a template may read: a view's fields, a date's parts, plain methods."""
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


class TemplateSandbox(ImmutableSandboxedEnvironment):
    """Jinja's immutable sandbox, narrowed: attributes by list, no clock, no chance, no endless repeats."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a view's field at once; leave all else to the sandbox."""
        kind: Any = type(obj)
        if attribute in _open_names(kind):
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002 - jinja's signature
        """Say whether a template may read `attr`."""
        if isinstance(obj, (Namespace, TemplateModule)):
            return not attr.startswith("_")
        kind: Any = type(obj)
        return attr in _open_names(kind)

    def is_safe_callable(self, obj: Any) -> bool:
        """Say whether a template may call `obj`: never a class, but jinja's own counters."""
        return obj in {Namespace, Cycler, Joiner} if isinstance(obj, type) else super().is_safe_callable(obj)

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - jinja's names
        """Call the theme's words at once; let the sandbox look at every other callable."""
        words: Any = __self.globals.get("t")
        if __obj is words:
            return words(*args, **kwargs)
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
        return environment.template_class.from_code(environment, code, dict(globals or {}))


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

    @functools.wraps(filter_)  # with the mark by which jinja knows what to hand it
    def bounded(*args: Any, **kwargs: Any) -> Any:
        given = [*args[value_at + 1 :], *kwargs.values()]
        if any(isinstance(one, int) and abs(one) > _MOST for one in given):
            raise SecurityError(f"numbers above {_MOST} are not available here in templates")
        if filter_.__name__ == "do_replace":
            _refuse_swelling(str(args[value_at]), tuple(given))
        elif any(isinstance(one, str) and len(one) > _MOST for one in given):
            raise SecurityError(f"texts of more than {_MOST} characters are not available here in templates")
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
