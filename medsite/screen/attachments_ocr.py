"""Read the letters that are burnt into pictures: the door of rapidocr, which comes with ``medsite[ocr]``.

Its models lie in its own wheel; nothing is fetched, and nothing leaves the machine. Without it, `find_reader` returns
None, and what looks like a scan or a page of words is left to a person (attachments_pixels.py).
"""

import importlib.util
import logging
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from medsite.screen.attachments_kinds import Attachment, Refusal
from medsite.screen.attachments_pixels import Looks, Undecodable, read_pixels
from medsite.screen.dates import DATE
from medsite.screen.names_words import class_of

if TYPE_CHECKING:
    from PIL.Image import Image

Reader = Callable[["Image"], tuple[str, ...]]
WHERE = "letters in the picture"
SCAN = Refusal(
    "S-FILE-SCAN-LIKE",
    "looks like a medical scan, and nobody has read what is written in it",
    "look at every corner for names, dates and numbers; then waive this in content/waivers.yaml with your name, or "
    'install medsite[ocr] ("pip install medsite[ocr]"), which reads it.',
    "PHOTO",
    "warning",
)
WORDS = Refusal(
    "S-FILE-PAGE-LIKE",
    "looks like a page or a screen full of words, and nobody has read them",
    "read it as a stranger would; then waive this in content/waivers.yaml with your name, or "
    'install medsite[ocr] ("pip install medsite[ocr]"), which reads it.',
    "PHOTO",
    "warning",
)
UNSEEN = Refusal("S-FILE-BROKEN", "cannot be decoded as a picture", "open it, save it again, and look at it")
_MAKERS = frozenset(
    ["agfa", "canon", "carestream", "esaote", "fuji", "hitachi", "hologic", "mindray", "philips", "samsung", "siemens"]
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NAME_LINE = re.compile(r"[^\W\d_][^\d:;=/()]{3,60}")


@cache
def find_reader() -> Reader | None:
    """Return what reads letters in pictures, None where ``medsite[ocr]`` is not installed."""
    if not (importlib.util.find_spec("rapidocr") and importlib.util.find_spec("onnxruntime")):
        return None
    return _read_letters


def look_into(found: Attachment, data: bytes, reader: Reader | None) -> Attachment:
    """Return what is known of a picture, with the letters in its pixels, or a warning where nobody reads them.

    found: what its file says. Pictures of words and scans are told apart by their looks.
    """
    try:
        pixels = read_pixels(data)
    except Undecodable:
        return Attachment(found.kind, found.texts, (*found.refusals, UNSEEN))
    if reader is None:
        warned = {"scan": (SCAN,), "words": (WORDS,)}.get(pixels.looks, ())
        return Attachment(found.kind, found.texts, (*found.refusals, *warned))
    lines = [line.strip() for line in reader(pixels.image) if line.strip()]
    texts = tuple((WHERE, text) for text in _texts(lines, pixels.looks))
    return Attachment(found.kind, (*found.texts, *texts), found.refusals)


def _texts(lines: Sequence[str], looks: Looks) -> Iterator[str]:
    """Yield the lines as they are to be screened.

    On a scan a bare name or day is the patient's, so it is given that label. The lines of a page are one running text
    as well, for a name may go over their end.
    """
    if not lines:
        return
    yield "\n\n".join(_labelled(line) if looks == "scan" else line for line in lines)
    if looks == "words" or len(lines) > 8:
        yield " ".join(lines)


def _labelled(line: str) -> str:
    bare = DATE.search(line)
    if bare and not _WORD.search(line[: bare.start()]):
        return f"Patient: {line}"
    return f"Patient: {line}" if _NAME_LINE.fullmatch(line) and _is_name(_WORD.findall(line)) else line


def _is_name(words: Sequence[str]) -> bool:
    """Say whether words are a name and nothing else: a known first name or two known surnames, no everyday word."""
    kinds = [class_of(word.capitalize()) for word in words]
    if not 2 <= len(words) <= 4 or {"C", "P"} & set(kinds) or _MAKERS & {word.casefold() for word in words}:
        return False
    return "F" in kinds or (sum(kind in "LW" for kind in kinds) > 1 and "L" in kinds)


def _read_letters(image: "Image") -> tuple[str, ...]:
    import numpy as np

    found = _open_engine()(np.asarray(image)[:, :, ::-1])
    return tuple(found.txts or ())


@cache
def _open_engine() -> Callable[..., Any]:
    """Return the engine, with its models loaded; it works in one thread and says nothing."""
    from rapidocr import RapidOCR

    quiet = {
        "Global.log_level": "critical",
        "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    }
    engine: Callable[..., Any] = RapidOCR(params=quiet)
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return engine
