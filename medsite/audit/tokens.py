"""How a page's HTML is cut into tokens: the patterns that `Scan` goes by."""

import html
import re
from functools import lru_cache

_ATTRS = r"""[^>"']*+(?:(?:"[^"]*+"|'[^']*+')[^>"']*+)*+"""
# Tokens are opening tags, the closing tags that matter, comments, and scripts and styles whole; then the first letter
# of the words that follow, if any. Where a text stands behind a closing tag that is skipped, either that tag follows
# a token (and is stepped over here) or other words that were noted: a link with words is never taken for an empty one.
# What is never closed runs to the end of the page, as in browsers; else each "<" would be looked at to the end again.
TOKEN = re.compile(
    r"<(?:(/(?:a|button|label|table|h[1-6])(?=[\s>])|(?!script|style)[a-zA-Z][\w-]*+)"
    rf"({_ATTRS})(?:>|.*+)|!--.*?(?:-->|\Z)"
    r"|(script[\s>].*?(?:</script|\Z)|style[\s>].*?(?:</style|\Z))[^>]*+>?)"
    r"(?:\s*+</(?!(?:a|button|label|table|h[1-6])[\s>])[\w-]++\s*+>)*+\s*+([^<\s]?)",
    re.DOTALL,
)
CODE = re.compile(rf"(script|style)({_ATTRS})>(.*?)(?:</(?:script|style)|)\Z", re.DOTALL)
_VALUE = r"""\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
_ATTR = re.compile(rf"([^\s=\"'>/]+)(?:{_VALUE})?")
HREF = re.compile(rf"(?:^|\s)href{_VALUE}", re.IGNORECASE)
ID = re.compile(rf"(?:^|\s)id{_VALUE}", re.IGNORECASE)
META = re.compile(r'\s(?:property|name)="([^"]*)"\s+content="([^"]*)"\s*/?')
LINK = re.compile(r'\srel="([^"]*)"(?:\s(?:type|title)="[^"]*"){0,2}\shref="([^"]*)"')


@lru_cache(maxsize=4096)  # menus, icons and portraits are the same on every page
def read_attributes(attrs: str) -> dict[str, str]:
    """Return the attributes of a tag by lower-case name, their values as they are meant; not to be changed."""
    return {name.lower(): html.unescape(a or b or c) for name, a, b, c in _ATTR.findall(attrs)}
