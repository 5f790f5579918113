"""Inline tokens become HTML: text, emphasis, links, images, footnote marks."""

import re
from html import escape
from typing import Any

from medsite.model.content import ImageSlot, LinkSlot
from medsite.model.problem import Place
from medsite.read.markdown_book import Book
from medsite.read.markdown_html import count_open, find_ids, name_removed, tame_raw

_FIXED = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "s_open": "<s>",
    "s_close": "</s>",
    "hardbreak": "<br>\n",
    "softbreak": "\n",
    "link_close": "</a>",
}
_ATTRIBUTES = frozenset(["width", "height", "class", "id", "alt", "caption", "title", "credit", "loading", "lang"])
_REFUSED = re.compile(r"\]\(\s*<?(?:javascript|vbscript|data|file|blob):", re.IGNORECASE)
_MOST_OPEN = 100
"""Open tags are opened anew in every paragraph that follows: they must stay few."""

_WITHOUT_TEXT = re.compile(r"\[\^[^\]\s]{1,60}\]")


def write_inline(inline: Any, book: Book, out: list[str], *, figure: bool = False) -> None:
    """Append the HTML of an inline token. figure: whether an image in it may become a figure."""
    for token in inline.children:
        kind = token.type
        if kind == "text":
            out.append(_write_text(token.content, inline, book))
        elif kind in _FIXED:
            out.append(_FIXED[kind])
        elif kind == "link_open":
            out.append(_open_link(token, inline, book))
        elif kind == "image":
            out.append(_write_image(token, inline, book, figure=figure))
        elif kind == "code_inline":
            out.append(f"<code>{escape(token.content, quote=False)}</code>")
        elif kind == "html_inline":
            out.append(_write_raw(token, inline, book))
        elif kind == "footnote_ref":
            out.append(_write_note(token.meta))
        else:
            out.append(escape(token.content, quote=False))


def _write_text(content: str, inline: Any, book: Book) -> str:
    if "[" in content:
        _check_text(content, inline, book)
    return escape(content, quote=False) if "&" in content or "<" in content or ">" in content else content


def plain_text(children: list[Any]) -> str:
    """Return the words of inline tokens."""
    words = []
    for token in children:
        if token.type in ("text", "text_special", "code_inline"):
            words.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            words.append(" ")
        elif token.type == "image":
            words.append(plain_text(token.children or []))
    return "".join(words)


def is_figure(inline: Any) -> bool:
    """Return True where a paragraph holds nothing but an image with a caption, or a link around one."""
    children = inline.children
    if len(children) == 3 and children[0].type == "link_open" and children[2].type == "link_close":
        children = children[1:2]
    if len(children) != 1 or children[0].type != "image":
        return False
    return bool(_read_caption(children[0]))


def _read_caption(token: Any) -> str:
    own = dict(token.meta.get("attributes", ()))
    return str(own.get("caption") or token.attrs.get("title") or "")


def _check_text(content: str, inline: Any, book: Book) -> None:
    """Report what was meant as a footnote or a link and is left as text."""
    for match in _WITHOUT_TEXT.finditer(content):
        at = inline.content.find(match[0])
        place = book.finder.of_span(inline, (at, at + len(match[0])) if at >= 0 else None)
        book.report("R038", place, "this footnote has no text", severity="warning")
    for match in _REFUSED.finditer(content):
        at = inline.content.find(match[0])
        place = book.finder.of_span(inline, (at, at + len(match[0])) if at >= 0 else None)
        book.report("R035", place, "a link of this kind is left as text", severity="warning")


def _open_link(token: Any, inline: Any, book: Book) -> str:
    target = str(token.attrs["href"])
    span = token.meta.get("span")
    if span is None and token.info == "auto":
        span = _find_bare(inline.content, target)
    mark = book.add_slot(LinkSlot(target, book.finder.of_span(inline, span)))
    title = token.attrs.get("title")
    return f'<a href="{mark}" title="{escape(str(title))}">' if title else f'<a href="{mark}">'


def _find_bare(content: str, target: str) -> tuple[int, int] | None:
    """Return where a bare address stands that was completed with its scheme."""
    for words in (target, target.removeprefix("https://").removeprefix("mailto:")):
        at = content.find(words)
        if at >= 0:
            return at, at + len(words)
    return None


def _write_image(token: Any, inline: Any, book: Book, *, figure: bool) -> str:
    place = book.finder.of_span(inline, token.meta.get("span"))
    own = dict(token.meta.get("attributes", ()))
    for name in [name for name in own if name not in _ATTRIBUTES]:
        book.report("R034", place, f'an image has no attribute "{name[:40]}"')
        del own[name]
    if "id" in own:
        book.claim_id(own["id"], place)
    alt = " ".join((own.pop("alt", None) or plain_text(token.children or [])).split())
    if not alt and "alt" not in dict(token.meta.get("attributes", ())):
        book.report("R031", place, "this image has no alternative text")
    caption = _read_caption(token)
    own.pop("caption", None)
    if caption and not figure:
        own.setdefault("title", caption)
    target = str(token.attrs["src"])
    slot = ImageSlot(target, alt, escape(caption, quote=False) if figure else "", tuple(own.items()), place)
    return book.add_slot(slot)


def _write_raw(token: Any, inline: Any, book: Book) -> str:
    return keep_raw(token.content, book.finder.of_span(inline, token.meta.get("span")), book)


def keep_raw(raw: str, place: Place, book: Book) -> str:
    """Return raw HTML for the cleaner, and report what it will take out."""
    if not book.raw:
        book.raw, book.raw_line = True, place.line - book.finder.origin.line
    if book.overflowed:
        return ""
    book.open_tags = max(0, book.open_tags + count_open(raw))
    if book.open_tags > _MOST_OPEN:
        book.overflowed = True
        book.report("R037", place, f"more than {_MOST_OPEN} HTML tags are open here")
        return ""
    if removed := name_removed(raw):
        book.report("R036", place, f"removed here: {', '.join(removed)[:200]}", severity="warning")
    for name in find_ids(raw):
        book.claim_id(name, place)
    if raw.startswith("<!--") and "-->" not in raw:
        book.report("R039", place, "this comment is never closed")
    return tame_raw(raw)


def _write_note(meta: dict[str, Any]) -> str:
    number = meta["id"] + 1
    again = f":{meta['subId']}" if meta.get("subId", 0) > 0 else ""
    return (
        f'<sup class="footnote-ref"><a href="#fn:{number}" id="fnref:{number}{again}" role="doc-noteref">'
        f"{number}</a></sup>"
    )
