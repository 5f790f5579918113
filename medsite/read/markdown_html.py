"""Raw HTML in Markdown: sanitised with our own allow-list."""

import functools
import re

import nh3

_TAGS = frozenset(
    [
        "a",
        "abbr",
        "address",
        "article",
        "aside",
        "b",
        "bdi",
        "bdo",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "data",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "footer",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "meter",
        "ol",
        "p",
        "pre",
        "progress",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "section",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul",
        "var",
        "wbr",
        "input",
        "label",
    ]
)
_ATTRIBUTES = {
    "*": {"id", "class", "lang", "dir", "title", "role", "translate"},
    "a": {"href", "hreflang", "download"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "col": {"span"},
    "colgroup": {"span"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "details": {"open"},
    "time": {"datetime"},
    "ins": {"datetime", "cite"},
    "del": {"datetime", "cite"},
    "blockquote": {"cite"},
    "q": {"cite"},
    "data": {"value"},
    "meter": {"value", "min", "max", "low", "high", "optimum"},
    "progress": {"value", "max"},
    "input": {"checked"},
}
_VALUES = {
    "div": {"tabindex": {"0"}},
    "pre": {"tabindex": {"0"}},
}
_FORCED = {"input": {"type": "checkbox", "disabled": ""}}
_GONE = frozenset(
    [
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "template",
        "noscript",
        "svg",
        "math",
        "title",
        "textarea",
        "select",
    ]
)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_SCHEMES = frozenset(["http", "https", "mailto", "tel", "sms"])
_NAMED = _GONE | frozenset(
    ["audio", "video", "source", "track", "form", "button", "link", "meta", "base", "center", "font"]
)
"""Tags that are named when they are removed; others could be a person's name in angle brackets."""
_MARK = "\ufdd0"
_ENTITY = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));?")
_CHECKBOX = re.compile(r'(<input[^<>]*) disabled="" type="checkbox"')
_H1 = re.compile(r"(</?)h1(?=[\s>/])", re.IGNORECASE)
_NAMES = re.compile(r"<([a-zA-Z][\w-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)")
_ID = re.compile(r"""\sid\s*=\s*(?:"([^"]+)"|'([^']+)'|([^\s"'>]+))""", re.IGNORECASE)
_HANDLER = re.compile(r"\s(on\w+|style|srcset|formaction)\s*=", re.IGNORECASE)


@functools.cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_TAGS),
        clean_content_tags=set(_GONE),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        tag_attribute_values={tag: {n: set(v) for n, v in names.items()} for tag, names in _VALUES.items()},
        set_tag_attribute_values=_FORCED,
        generic_attribute_prefixes={"aria-"},
        url_schemes=set(_SCHEMES),
        link_rel=None,
        strip_comments=True,
    )


def clean_html(part: str) -> str:
    r"""Return a part without anything that could run or reach out; ``\x00N\x00`` marks stay."""
    clean = _cleaner().clean(part.replace("\x00", _MARK)).replace(_MARK, "\x00")
    # the cleaner adds these two in any order, another one in each process
    return _CHECKBOX.sub(r'\1 type="checkbox" disabled=""', clean) if "<input" in clean else clean


def tame_raw(raw: str) -> str:
    """Return a piece of raw HTML that can neither forge our marks nor add a second h1."""
    if "&#" in raw:
        raw = _ENTITY.sub(_tame_entity, raw)
    return _H1.sub(r"\1h2", raw) if "h1" in raw or "H1" in raw else raw


def _tame_entity(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else int(match[2])
    return "\ufffd" if 0xFDD0 <= code <= 0xFDEF or code < 9 else match[0]


def find_ids(raw: str) -> list[str]:
    """Return the ids in a piece of raw HTML."""
    if "id" not in raw.lower():
        return []
    found = (pair for match in _NAMES.finditer(raw) for pair in _ID.finditer(match[2]))
    return [pair[1] or pair[2] or pair[3] for pair in found]


def count_open(raw: str) -> int:
    """Return how many more tags a piece of raw HTML opens than it closes."""
    opened = sum(1 for match in _NAMES.finditer(raw) if match[1].lower() not in _VOID and not match[2].endswith("/"))
    return opened - raw.count("</")


def name_removed(raw: str) -> tuple[str, ...]:
    """Return what the cleaner will take out of a piece of raw HTML: tags, handlers, styles."""
    if "<" not in raw:
        return ()
    removed = []
    for match in _NAMES.finditer(raw):
        name = match[1].lower()
        if name not in _TAGS and name != "h1":
            removed.append(f"<{name}>" if name in _NAMED else "an unknown tag")
        removed += [found[1].lower() for found in _HANDLER.finditer(match[2])]
    return tuple(dict.fromkeys(removed))
