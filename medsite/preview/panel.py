"""What the preview says on top of a page: the badge in the corner, and the panel where something is wrong."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from medsite.model.finding import Finding
from medsite.model.problem import Place, Problem
from medsite.preview.markup import Markup, join, tag
from medsite.preview.shown import Count, Notes, Shown
from medsite.read.sources import LARGEST

STUDIO = "/_studio/"
_LINE = 240  # characters of a line that are shown
_BODY_END = b"</body>"
_EMPTY = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Preview</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<link rel="stylesheet" href="/_studio/studio.css"></head>'
    '<body class="empty"><main id="main">{words}</main></body></html>'
)


class Desk:
    """What the panel is made with. root: of the site; bundled: themes that come with medsite; editor: "" for none."""

    def __init__(self, root: Path, bundled: Path, editor: str) -> None:
        """Note where the files stand."""
        self._root, self._bundled, self.editor = root, bundled, editor

    def find(self, path: str) -> Path | None:
        """Return the file that a message names, None for one that is no source or theme file."""
        pieces = path.split("/")
        if pieces[0] not in {"content", "themes"} or any(piece[:1] in {"", "."} for piece in pieces):
            return None
        here = self._root / path
        if here.is_file() and here.resolve().is_relative_to(self._root.resolve()):
            return here
        theirs = self._bundled.joinpath(*pieces[1:])
        return theirs if pieces[0] == "themes" and theirs.is_file() else None

    def line(self, place: Place) -> str:
        """Return the line that a message is about, "" where it cannot be read."""
        file = self.find(place.path)
        if file is None or file.stat().st_size > LARGEST:
            return ""
        try:
            lines = file.read_text("utf-8-sig", "replace").splitlines()
        except OSError:
            return ""
        return lines[place.line - 1] if place.line <= len(lines) else ""


def dress_page(shown: Shown, count: Count, desk: Desk, gist: str) -> bytes:
    """Return a page with the preview's own parts put before the end of its body."""
    data = shown.data
    if not data:
        words = "There is no page at this address." if shown.status == 404 else "There is nothing to show here yet."
        said = tag("h1", words) + (tag("p", tag("a", "To the home page", href="/")) if shown.status == 404 else "")
        data = _EMPTY.format(words=said).encode()
    at = data.rfind(_BODY_END)
    at = at if at >= 0 else len(data)
    return data[:at] + overlay(shown, count, desk, gist).encode() + data[at:]


def overlay(shown: Shown, count: Count, desk: Desk, gist: str) -> Markup:
    """Return the preview's element: a shadow tree, so that the theme's styles and these never meet."""
    notes = shown.notes
    inside = join(
        [
            tag("link", rel="stylesheet", href=f"{STUDIO}parts.css"),
            tag("link", rel="stylesheet", href=f"{STUDIO}panel.css"),
            _panel(notes, desk) if notes.withheld or notes.sitewide else None,
            badge(count, notes),
        ]
    )
    template = tag("template", inside, shadowrootmode="open")
    element = tag("medsite-preview", template, data_path=shown.path, data_gist=gist, lang="en", dir="ltr")
    return Markup(element + tag("script", src=f"{STUDIO}live.js", defer=True))


def badge(count: Count, notes: Notes) -> Markup:
    """Return the corner badge: a link to the studio that counts what is wrong."""
    errors = count.errors + count.blocks
    words = [_many(count.blocks, "blocked")] if count.blocks else []
    words += [_plural(count.errors, "problem")] if count.errors else []
    words += [_plural(count.warnings, "warning")] if count.warnings else []
    words += [f"{count.waiting} still to be checked"] if count.waiting else []
    mood = "bad" if errors else "fair" if count.warnings or count.waiting else "good"
    return tag(
        "aside",
        tag("span", _mark_words(notes.mark), class_="mark", role="status") if notes.mark else None,
        tag(
            "a",
            tag("span", {"bad": "!", "fair": "•", "good": "✓"}[mood], class_="sign", aria_hidden="true"),
            tag("span", ", ".join(words) or "All is well", class_="words"),
            href=STUDIO,
            class_=f"badge {mood}",
        ),
        class_="corner",
        aria_label="Preview",
    )


def _mark_words(mark: str) -> str:
    return {"draft": "Draft: not published", "expired": "Expired: not published"}.get(mark, f"Not published {mark}")


def _panel(notes: Notes, desk: Desk) -> Markup:
    blocks = [f for f in notes.findings if f.severity == "error"]
    errors = [p for p in (*notes.sitewide, *notes.problems) if p.severity == "error"]
    title = "This page is blocked" if blocks else "Something is to be mended first"
    behind = "Behind this you see it as it last was in order." if notes.stale else ""
    why = "It holds something that could identify a patient, so it would not be published." if blocks else ""
    return tag(
        "section",
        tag(
            "div",
            tag("p", "Preview", class_="eyebrow"),
            tag("h2", title, id="title", tabindex="-1"),
            tag("p", f"{why} {behind}".strip(), class_="lead") if why or behind else None,
            lines_of([*blocks, *dict.fromkeys(errors)], desk),
            tag("p", "Save the file once it is mended: this goes away by itself.", class_="foot"),
            tag("button", "Look behind", type="button", class_="peek", data_peek=True) if notes.stale else None,
            class_="card",
        ),
        class_="veil",
        role="dialog",
        aria_labelledby="title",
    )


def item(message: Problem | Finding, desk: Desk, *, page: str = "", entry: str = "") -> Markup:
    """Return one message: what, where, the line itself, and how to mend it.

    page: URL of the page it is about. entry: the waiver that would let a finding through, "" for none.
    """
    place = message.place
    kind = "block" if isinstance(message, Finding) and message.severity == "error" else message.severity
    text = desk.line(place)
    return tag(
        "li",
        tag("p", tag("strong", _sentence(message.message)), class_="what"),
        tag(
            "p",
            tag("code", f"{place.path}, line {place.line}"),
            tag("a", "Look at the page", href=page) if page else None,
            tag("a", "Open in editor", href=f"{STUDIO}open?{urlencode({'path': place.path, 'line': place.line})}")
            if desk.editor and desk.find(place.path)
            else None,
            tag("button", "Copy a waiver", type="button", class_="copy", data_copy=entry) if entry else None,
            tag("span", message.rule, class_="rule"),
            class_="where",
        ),
        tag("pre", tag("code", marked_line(text, place))) if text.strip() else None,
        tag("p", _sentence(message.mend), class_="mend"),
        class_=f"item {kind}",
    )


def marked_line(text: str, place: Place) -> Markup:
    """Return a line with the place marked in it, cut around the place where it is very long."""
    start = max(0, place.column - 1)
    end = place.end_column - 1 if place.end_line == place.line else len(text)
    end = max(start + 1, end)
    cut = max(0, start - _LINE // 2)
    before, hit, after = text[cut:start], text[start:end][:_LINE], text[end : end + _LINE // 2]
    ends = "…" if len(text) > end + _LINE // 2 else ""
    return join(["…" + before if cut else before.lstrip(), tag("mark", hit) if hit.strip() else hit, after, ends])


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _plural(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")


def _many(number: int, word: str) -> str:
    return f"{number} {word}"


def lines_of(entries: Sequence[Problem | Finding], desk: Desk) -> Markup:
    """Return a list of messages."""
    return tag("ul", (item(entry, desk) for entry in entries), class_="items", role="list")
