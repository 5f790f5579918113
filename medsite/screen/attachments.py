"""Read files that are published as they are: what they are by content, every word in them, and why some are refused.

The readers of each kind are loaded when the first file of that kind is met: most builds meet none.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from medsite.compute.digest import digest_bytes
from medsite.model.finding import Finding
from medsite.model.problem import Place
from medsite.screen.attachments_kinds import BROKEN, MAX_TEXT, TOO_BIG, Attachment, Family, Refusal, tell_kind
from medsite.screen.engine import Screen, screen_source
from medsite.screen.rules import LETTERS
from medsite.screen.waivers import digest_words

if TYPE_CHECKING:
    from medsite.screen.attachments_ocr import Reader

MAX_NESTING = 3
_LINE = re.compile(r"line (\d+)(?:, )?")


def screen_attachment(
    screen: Screen, path: str, data: bytes, *, find: "Callable[[], Reader | None] | None" = None
) -> tuple[Finding, ...]:
    """Return what stands in a file that is published as it is, and why it cannot be published at all.

    Text is found at its line and column, words of a drawing at their line; what stands inside other files is at
    line 1, and the message says where ("…, in: page 3"). find: returns what reads letters in pictures, if
    anything; without it, what is installed.
    """
    attachment = _look_into(read_attachment(path, data), data, find)
    refused = tuple(_refuse(path, data, refusal) for refusal in attachment.refusals)
    texts = attachment.texts
    if texts and texts[0][0] == "text" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        found = screen_source(screen, path, data)
        found += _screen_texts(screen, path, texts[1:]) if texts[1:] else ()
    else:
        found = _screen_texts(screen, path, texts)
    return (*refused, *dict.fromkeys(found))


def read_attachment(path: str, data: bytes) -> Attachment:
    """Return a file's kind, all its words, and why it cannot be published.

    path: only tells one kind of text from another and names secrets; everything else is told by the bytes.
    Never raises: what cannot be read is refused.
    """
    try:
        found = _read(path, data, 0)
    except Exception:  # noqa: BLE001 - the outermost door: whatever a hostile file does to a reader, it is withheld
        return Attachment("application/octet-stream", (), (BROKEN,))
    if sum(len(text) for _, text in found.texts) > MAX_TEXT:
        return Attachment(found.kind, (), (*found.refusals, TOO_BIG))
    return found


def _look_into(attachment: Attachment, data: bytes, find: "Callable[[], Reader | None] | None") -> Attachment:
    """Return what is known of a picture, its pixels included; never raises."""
    if not attachment.kind.startswith("image/") or attachment.kind == "image/svg+xml" or attachment.refusals:
        return attachment
    try:
        from medsite.screen.attachments_ocr import find_reader, look_into

        return look_into(attachment, data, (find or find_reader)())
    except Exception:  # noqa: BLE001 - the outermost door: whatever a hostile file does to a reader, it is withheld
        return Attachment(attachment.kind, attachment.texts, (BROKEN,))


def _refuse(path: str, data: bytes, refusal: Refusal) -> Finding:
    """Return the finding that withholds a file. words: of the whole file, so that a waiver ends when it changes."""
    return Finding(
        Place(path),
        refusal.rule,
        refusal.category,
        refusal.severity,
        f"this file {refusal.reason}",
        refusal.mend,
        LETTERS[refusal.category],
        0,
        digest_words(refusal.rule, path, digest_bytes(data)),
    )


def _screen_texts(screen: Screen, path: str, texts: tuple[tuple[str, str], ...]) -> tuple[Finding, ...]:
    """Screen all words of a file in one go, so that a name found on one page is found on all of them."""
    starts, pieces, line = [], ["\n\n"], 3  # the first line is left empty: what is found there is the file's name
    for _, text in texts:
        starts.append(line)
        pieces.append(f"{text}\n\n")
        line += text.count("\n") + 2
    found = screen_source(screen, path, "".join(pieces).encode("utf-8", "replace"))
    return tuple(_place(finding, texts, starts) for finding in found)


def _place(finding: Finding, texts: tuple[tuple[str, str], ...], starts: list[int]) -> Finding:
    at = bisect_right(starts, finding.place.line) - 1
    if at < 0:
        return replace(finding, place=Place(finding.place.path))
    known = _LINE.match(texts[at][0])
    where = texts[at][0][known.end() :] if known else texts[at][0]
    message = f"{finding.message}, in: {where}" if where else finding.message
    return replace(finding, place=Place(finding.place.path, int(known[1]) if known else 1), message=message)


def _read(path: str, data: bytes, depth: int) -> Attachment:
    if not data:
        return Attachment("application/x-empty")
    kind, family, refusal = tell_kind(data)
    if refusal or depth > MAX_NESTING:
        return Attachment(kind, (), (refusal or BROKEN,))
    match family:
        case "image":
            from medsite.screen.attachments_images import read_image

            return read_image(kind, data)
        case "media":
            from medsite.screen.attachments_media import read_media

            return read_media(kind, data)
        case "font":
            return Attachment(kind)
    return _read_document(path, data, family, depth)


def _read_document(path: str, data: bytes, family: Family, depth: int) -> Attachment:
    """Return what stands in a file that can hold other files."""

    def nested(name: str, inner: bytes) -> Attachment:
        return _read(name, inner, depth + 1)

    if family == "pdf":
        from medsite.screen.attachments_pdf import read_pdf

        return read_pdf(data)
    if family == "zip":
        from medsite.screen.attachments_office import read_zip

        return read_zip(data, nested)
    from medsite.screen.attachments_text import read_text

    found = read_text(path, data, nested)
    if found.kind != "image/svg+xml":
        return found
    from medsite.screen.attachments_svg import read_svg

    drawn = read_svg(data, nested)
    return Attachment(drawn.kind, drawn.texts, tuple(dict.fromkeys((*found.refusals, *drawn.refusals))))
