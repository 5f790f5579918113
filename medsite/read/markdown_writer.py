"""Block tokens become HTML with open slots: one pass, one list of pieces."""

from collections.abc import Callable
from html import escape
from typing import Any

from msgspec.structs import replace

from medsite.model.content import ContainerSlot, Heading
from medsite.model.problem import Place
from medsite.read.markdown_book import Book
from medsite.read.markdown_html import clean_html
from medsite.read.markdown_inline import is_figure, keep_raw, plain_text, write_inline
from medsite.read.markdown_parser import is_safe_target
from medsite.read.markdown_raw import open_raw_slots
from medsite.read.slugs import make_slug

_FIXED = {
    "bullet_list_open": "<ul>\n",
    "bullet_list_close": "</ul>\n",
    "ordered_list_close": "</ol>\n",
    "blockquote_open": "<blockquote>\n",
    "blockquote_close": "</blockquote>\n",
    "hr": "<hr>\n",
    "dl_open": "<dl>\n",
    "dl_close": "</dl>\n",
    "dt_open": "<dt>",
    "dt_close": "</dt>\n",
    "dd_open": "<dd>",
    "dd_close": "</dd>\n",
    "list_item_open": "<li>",
    "list_item_close": "</li>\n",
    "thead_open": "<thead>\n",
    "thead_close": "</thead>\n",
    "tbody_open": "<tbody>\n",
    "tbody_close": "</tbody>\n",
    "tr_open": "<tr>\n",
    "tr_close": "</tr>\n",
    "td_close": "</td>\n",
    "table_close": "</table>\n</div>\n",
    "footnote_block_open": '<section class="footnotes" role="doc-endnotes">\n<ol>\n',
    "footnote_block_close": "</ol>\n</section>\n",
    "footnote_close": "</li>\n",
}
_TASKS = {"[ ] ": "", "[x] ": " checked", "[X] ": " checked"}


class Writer:
    """Writes the parts of one body; `book` gathers the rest."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.words = 0
        self.excerpt = ""
        self.said: list[str] = []
        self.parts: list[str] = [""]
        self.out: list[str] = []
        self.alone = False  # whether the paragraph is a figure
        self.part = 0
        self.outer: list[tuple[list[str], int, bool, int, str]] = []
        self.opened: list[tuple[int, ContainerSlot, int]] = []
        self.labels: dict[str, int] = {}
        self.blocks: dict[str, Callable[[list[Any], int], None]] = {
            "heading_open": self.open_heading,
            "heading_close": self.close_heading,
            "table_open": self.open_table,
            "th_open": self.open_th,
            "th_close": self.close_th,
            "td_open": self.open_td,
            "ordered_list_open": self.open_ordered_list,
            "fence": self.write_code,
            "code_block": self.write_code,
            "html_block": self.write_raw,
            "container_open": self.open_container,
            "container_close": self.close_container,
            "footnote_open": self.open_footnote,
            "footnote_anchor": self.write_back_link,
        }

    def write(self, tokens: list[Any]) -> tuple[str, ...]:
        """Return the parts that the tokens make."""
        blocks = self.blocks
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "inline":
                self.write_words(tokens, index)
            elif kind == "paragraph_open":
                inline = tokens[index + 1]
                self.alone = "!" in inline.content and is_figure(inline)
                if not token.hidden and not self.alone:
                    self.out.append("<p>")
            elif kind == "paragraph_close":
                if not token.hidden:
                    self.out.append("\n" if self.alone and tokens[index - 1].type == "inline" else "</p>\n")
            elif kind in _FIXED:
                self.out.append(_FIXED[kind])
            else:
                blocks[kind](tokens, index)
        self.finish_part()
        return tuple(self.parts)

    def write_words(self, tokens: list[Any], index: int) -> None:
        token, is_paragraph = tokens[index], tokens[index - 1].type == "paragraph_open"
        content = token.content
        self.words += len(content.split())
        self.said.append(content)
        if not self.excerpt and token.level == 1 and is_paragraph:
            self.excerpt = _shorten(plain_text(token.children))
        if content[:1] == "[" and content[:4] in _TASKS and tokens[index - 2].type == "list_item_open":
            self.write_task(token)
        else:
            write_inline(token, self.book, self.out, figure=is_paragraph and self.alone)

    def write_task(self, token: Any) -> None:
        first = token.children[0]
        state = _TASKS[token.content[:4]]
        if first.type == "text":
            first.content = first.content[4:] if first.content[:4] in _TASKS else first.content
        self.out.append(f'<label class="task"><input type="checkbox" disabled{state}> ')
        write_inline(token, self.book, self.out)
        self.out.append("</label>")

    def finish_part(self) -> None:
        part = "".join(self.out)
        if self.book.raw:
            part = open_raw_slots(clean_html(part), self.book)
        self.parts[self.part] = part

    def open_container(self, tokens: list[Any], index: int) -> None:
        token = tokens[index]
        place = self.book.finder.of_line(token.map[0])
        meta = token.meta
        for name, value in meta["attributes"]:
            if not is_safe_target(value):
                self.book.report("R035", place, f'the attribute "{name}" holds no address of a page')
        part = len(self.parts)
        slot = ContainerSlot(meta["name"].lower(), meta["title"], meta["attributes"], part, place)
        mark = self.book.add_slot(slot)
        self.opened.append((len(self.book.slots) - 1, slot, self.words))
        self.outer.append((self.out, self.part, self.book.raw, self.book.raw_line, mark))
        self.parts.append("")
        self.out, self.part, self.book.raw = [], part, False

    def close_container(self, tokens: list[Any], index: int) -> None:
        del tokens, index
        self.finish_part()
        self.out, self.part, self.book.raw, self.book.raw_line, mark = self.outer.pop()
        number, slot, before = self.opened.pop()
        self.book.slots[number] = replace(slot, words=self.words - before)
        self.out.append(f"{mark}\n")

    def open_heading(self, tokens: list[Any], index: int) -> None:
        token, inline = tokens[index], tokens[index + 1]
        level = self.book.anchors.level(int(token.tag[1]))
        place = self.book.finder.of_line(token.map[0])
        words = " ".join(plain_text(inline.children).split())
        own = token.meta.get("anchor", "")
        if not words:
            self.book.report("R046", place, "this heading has no words")
        anchor = self.claim_anchor(own, words, place)
        self.book.headings.append(Heading(level, anchor, words))
        token.tag = tokens[index + 2].tag = f"h{level}"
        self.out.append(f'<h{level} id="{escape(anchor)}">')

    def claim_anchor(self, own: str, words: str, place: Place) -> str:
        if own and own in self.book.anchors.taken:
            self.book.report("R047", place, "this anchor is taken already")
        elif own and own == make_slug(own):
            self.book.anchors.taken.add(own)
            return own
        elif own:
            self.book.report("R047", place, "an anchor has lower-case letters, digits and hyphens only")
        return self.book.anchors.claim(words)

    def close_heading(self, tokens: list[Any], index: int) -> None:
        self.out.append(f"</{tokens[index].tag}>\n")

    def open_table(self, tokens: list[Any], index: int) -> None:
        titles = []
        for token in tokens[index:]:
            if token.type == "inline":
                titles.append(" ".join(plain_text(token.children).split()))
            elif token.type == "thead_close":
                break
        label = ", ".join(filter(None, titles)) or (self.book.headings[-1].text if self.book.headings else "…")
        count = self.labels[label] = self.labels.get(label, 0) + 1
        label = f"{label} ({count})" if count > 1 else label
        self.out.append(f'<div class="table-wrap" role="region" tabindex="0" aria-label="{escape(label)}">\n<table>\n')

    def open_th(self, tokens: list[Any], index: int) -> None:
        if tokens[index + 1].content.strip():
            self.out.append(f'<th scope="col"{_aligned(tokens[index])}>')
        else:
            self.out.append(f"<td{_aligned(tokens[index])}>")  # an empty header cell confuses screen readers

    def close_th(self, tokens: list[Any], index: int) -> None:
        self.out.append("</th>\n" if tokens[index - 1].content.strip() else "</td>\n")

    def open_td(self, tokens: list[Any], index: int) -> None:
        self.out.append(f"<td{_aligned(tokens[index])}>")

    def open_ordered_list(self, tokens: list[Any], index: int) -> None:
        start = tokens[index].attrs.get("start")
        self.out.append(f'<ol start="{int(start)}">\n' if start is not None else "<ol>\n")

    def write_code(self, tokens: list[Any], index: int) -> None:
        token = tokens[index]
        language = make_slug(token.info.split()[0]) if token.info.strip() else ""
        named = f' class="language-{language}"' if language else ""
        self.out.append(f'<pre tabindex="0"><code{named}>{escape(token.content, quote=False)}</code></pre>\n')

    def write_raw(self, tokens: list[Any], index: int) -> None:
        token = tokens[index]
        self.out.append(keep_raw(token.content, self.book.finder.of_line(token.map[0]), self.book))

    def open_footnote(self, tokens: list[Any], index: int) -> None:
        name = f"fn:{tokens[index].meta['id'] + 1}"
        self.book.others.append(name)
        self.out.append(f'<li id="{name}">')

    def write_back_link(self, tokens: list[Any], index: int) -> None:
        meta = tokens[index].meta
        number, again = meta["id"] + 1, f":{meta['subId']}" if meta["subId"] > 0 else ""
        label = f"{number}" if not again else f"{number}{again}"
        self.out.append(
            f' <a href="#fnref:{number}{again}" role="doc-backlink" aria-label="\u21a9 {label}">\u21a9\ufe0e</a>'
        )


def _aligned(token: Any) -> str:
    style = str(token.attrs.get("style", ""))
    return f' class="align-{style.rpartition(":")[2]}"' if style else ""


def _shorten(text: str) -> str:
    """Return at most 300 characters, cut between words where there are any.

    What was cut ends in no mark: with one beyond Latin, each letter in memory would take twice its place.
    """
    text = " ".join(text.split())
    if len(text) <= 300:
        return text
    head = text[:299]
    return (head[: head.rfind(" ")] if " " in head[200:] else head).rstrip(" ,;:")
