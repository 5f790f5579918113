"""How a page's HTML is cut into tokens: the patterns that `Scan` goes by."""

import html
import re
from functools import lru_cache

_ATTRS = r"""[^>"']*+(?:(?:"[^"]*+"|'[^']*+')[^>"']*+)*+"""
_ENDS = r"(?:a|button|label|table|h[1-6])(?=[\s>])"
_PLAIN = r"""(?:div|em|li|ol|p|span|strong|td|time|tr|ul)(?:\sclass="[^"<>(]*+")?+>"""
_LEADING = rf"""(?:\s(?!href=)[a-z-]++="[^"]*+")*+\shref="([^"]++)"{_ATTRS}"""
# Tokens are links with nothing but words in them, whole; opening tags that may matter, closing tags that do, comments,
# and scripts and styles whole; then the first letter of the words that follow, if any. Where a text stands behind a
# tag that is skipped, either that tag follows a token (and is stepped over here) or other words that were noted: a
# link with words is never taken for an empty one. What is never closed runs to the end of the page, as in browsers;
# else each "<" would be looked at to the end again.
TOKEN = re.compile(
    rf"<(?!{_PLAIN}|/[^abhlt])(?:a({_LEADING})>\s*+[^\s<][^<]*+</a>"
    rf"|(/{_ENDS}|(?!script|style)[a-zA-Z][\w-]*+)({_ATTRS})(?:>|.*+)|!--.*?(?:-->|\Z)"
    r"|(script[\s>].*?(?:</script|\Z)|style[\s>].*?(?:</style|\Z))[^>]*+>?)"
    rf"(?:\s*+<(?:{_PLAIN}|(?:/(?!{_ENDS})|(?![a-zA-Z/!]))[^<>]*+>?))*+\s*+([^<\s]?)",
    re.DOTALL,
)
CODE = re.compile(rf"(script|style)({_ATTRS})>(.*)", re.DOTALL)
_VALUE = r"""\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
_ATTR = re.compile(rf"([^\s=\"'>/]+)(?:{_VALUE})?")
HREF = re.compile(rf"(?:^|\s)href{_VALUE}", re.IGNORECASE)
ID = re.compile(rf"(?:^|\s)id{_VALUE}", re.IGNORECASE)
META = re.compile(r'\s(?:property|name)="([^"]*)"\s+content="([^"]*)"\s*/?')
_LINK = re.compile(r'\srel="([^"]*)"(?:\s(?:type|title)="[^"]*"){0,2}\shref="([^"]*)"')


@lru_cache(maxsize=1024)  # most of them are the same on every page
def read_link(attrs: str) -> tuple[frozenset[str], str]:
    """Return what a <link> is to the page, and its address."""
    quick = _LINK.match(attrs)
    known = {} if quick else read_attributes(attrs)
    rels = (quick[1] if quick else known.get("rel", "")).lower().split()
    return frozenset(rels), html.unescape(quick[2]) if quick else known.get("href", "")


@lru_cache(maxsize=4096)  # menus, icons and portraits are the same on every page
def read_attributes(attrs: str) -> dict[str, str]:
    """Return the attributes of a tag by lower-case name, their values as they are meant; not to be changed."""
    return {name.lower(): html.unescape(a or b or c) for name, a, b, c in _ATTR.findall(attrs)}


def unescape(value: str) -> str:
    """Return an attribute's value as it is meant: most have no entity but that for "&"."""
    if "&" not in value:
        return value
    return value.replace("&amp;", "&") if value.count("&") == value.count("&amp;") else html.unescape(value)
