"""The one Markdown parser: markdown-it-py with medsite's links, images, containers and headings."""

import functools
import re
from collections.abc import Callable, Iterator
from typing import Any

from linkify_it import LinkifyIt
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, linkify
from markdown_it.rules_inline import StateInline, autolink, html_inline, image, link
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from medsite.read.markdown_anchors import split_own_anchor
from medsite.read.markdown_attributes import read_attributes
from medsite.read.markdown_containers import add_containers
from medsite.read.markdown_effort import limit_effort
from medsite.read.markdown_paragraphs import early_heading, plain_list, plain_paragraph
from medsite.read.markdown_phrases import read_phrases
from medsite.read.markdown_tokens import parse_blocks

DEEPEST = 60
"""Levels of nesting; more would be lost, so it is an error."""

LONGEST_PARAGRAPH = 20_000
"""Characters; a paragraph's brackets are matched with one another, and that must stay cheap."""

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_SCHEMES = frozenset(["http", "https", "mailto", "tel", "sms"])
_STOPS = re.compile(r"[\n!&*<\[\\\]^_`~]")
"""Where one of our inline rules could start; markdown-it's own list stops at every hyphen and colon."""

_STRETCH = re.compile(r"[^ ]+")
_CONTROL = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]")


@functools.cache
def open_parser() -> MarkdownIt:
    """Return the parser. It is made once; parsing leaves nothing behind in it."""
    parser = MarkdownIt("js-default", {"html": True, "linkify": True, "maxNesting": DEEPEST})
    parser.use(footnote_plugin).use(deflist_plugin)
    add_containers(parser)
    limit_effort(parser)
    parser.block.ruler.before("table", "plain_paragraph", plain_paragraph)
    parser.block.ruler.before("table", "plain_list", plain_list)
    parser.block.ruler.before("table", "early_heading", early_heading)
    parser.linkify = _Linker()
    parser.inline.ruler.disable("linkify")  # our linker works on whole texts
    parser.inline.ruler.at("link", _remember_span(link, "link_open"))
    parser.inline.ruler.at("autolink", _remember_span(autolink, "link_open"))
    parser.inline.ruler.at("html_inline", _remember_span(html_inline, "html_inline"))
    parser.inline.ruler.at("image", _image)
    parser.core.ruler.before("inline", "own_anchors", _split_own_anchors)
    parser.core.ruler.at("normalize", _normalize)
    parser.core.ruler.at("block", parse_blocks)
    parser.core.ruler.at("inline", _parse_inlines)
    parser.core.ruler.at("linkify", _link_addresses)
    parser.core.ruler.disable(["replacements", "smartquotes", "text_join"])  # the writer takes texts as they come
    parser.inline.terminator_re = _STOPS
    for name, rule in (("validateLink", is_safe_target), ("normalizeLink", _keep), ("normalizeLinkText", _keep)):
        setattr(parser, name, rule)  # markdown-it's documented way of changing them
    return parser


def _normalize(state: StateCore) -> None:
    """Leave one kind of line end and no NUL."""
    if "\r" in state.src:
        state.src = state.src.replace("\r\n", "\n").replace("\r", "\n")
    state.src = state.src.replace("\0", "\ufffd")


def _split_own_anchors(state: StateCore) -> None:
    """Take ``{#anchor}`` off the headings before their words are parsed."""
    if "{" not in state.src:
        return
    for index, token in enumerate(state.tokens):
        if token.type == "heading_open":
            inline = state.tokens[index + 1]
            inline.content, token.meta["anchor"] = split_own_anchor(inline.content)


def _parse_inlines(state: StateCore) -> None:
    """Parse the words of every block; words without any mark need no parser."""
    parse = state.md.inline.parse
    for token in state.tokens:
        if token.type != "inline":
            continue
        content = token.content
        if len(content) > LONGEST_PARAGRAPH:
            _refuse_long(state, token)
        elif (children := read_phrases(content, is_safe_target)) is not None:
            token.children = children
        else:
            token.children = []
            parse(content, state.md, state.env, token.children)


def _link_addresses(state: StateCore) -> None:
    """Make links of bare addresses; markdown-it is shown only the words that may hold one."""
    tokens = state.tokens
    state.tokens = [token for token in tokens if token.type == "inline" and _may_hold_address(token.content)]
    linkify(state)
    state.tokens = tokens


def _may_hold_address(text: str) -> bool:
    # a single letter is found ten times as fast as two
    return (":" in text and "://" in text) or "@" in text or "www." in text or ("W" in text and "WWW." in text)


def _refuse_long(state: StateCore, token: Token) -> None:
    token.children = []
    line = token.map[0] if token.map else 0
    message = f"this paragraph is longer than {LONGEST_PARAGRAPH} characters"
    state.env.setdefault("faults", {})["R040", line] = message


def is_safe_target(target: str) -> bool:
    """Return True for a path, a fragment, or an address of a kind that runs nothing."""
    if target.startswith("https://"):
        return True
    tight = _CONTROL.sub("", target)
    match = _SCHEME.match(tight)
    if not match:
        return True
    return match[1].lower() in _SCHEMES


def _keep(target: str) -> str:
    return target


Rule = Callable[[StateInline, bool], bool]


def _remember_span(rule: Rule, kind: str) -> Rule:
    """Return the rule, with where it matched kept in its token."""

    def remembering(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            for token in state.tokens[count:]:
                if token.type == kind:
                    token.meta["span"] = (start, state.pos)
                    break
        return True

    return remembering


def _image(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    """Match an image and the attributes in braces behind it."""
    start, count = state.pos, len(state.tokens)
    if state.src[start] != "!" or not image(state, silent):
        return False
    attributes = None
    if state.pos < state.posMax and state.src[state.pos] == "{":
        attributes = read_attributes(state.src, state.pos, state.posMax)
        if attributes:
            state.pos = attributes.end
    if not silent:
        for token in state.tokens[count:]:
            if token.type == "image":
                token.meta["span"] = (start, state.pos)
                token.meta["attributes"] = attributes.pairs if attributes else ()
    return True


class _Linker:
    """Finds bare addresses: those with ``://``, ``www.`` or ``@``; never ``notes.md`` or ``e.g.this``."""

    def __init__(self) -> None:
        self._finder = LinkifyIt()

    pretest = test = staticmethod(_may_hold_address)

    def match(self, text: str) -> list[Any] | None:
        """Return the addresses of a text; none holds a space, so each stretch without one is looked at by itself."""
        return [
            match
            for stretch in _STRETCH.finditer(text)
            if _may_hold_address(stretch[0])
            for match in self._match_stretch(stretch[0], stretch.start())
        ]

    def _match_stretch(self, words: str, start: int) -> Iterator[Any]:
        for match in self._finder.match(words) or ():
            match.index += start
            match.last_index += start
            if match.schema in ("http:", "https:", "mailto:"):
                yield match
            elif not match.schema and match.text.lower().startswith("www."):
                match.url = "https://" + match.text
                yield match
