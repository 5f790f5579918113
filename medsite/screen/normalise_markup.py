"""What may be markup in a source, by the sign that it begins with, and where such signs stand."""

import re

from medsite.screen.normalise_letters import INVISIBLE

SIGN = 1
_PERCENT = r"(?P<percent>%[2-7][0-9A-F])"
_CODE = r"(?P<code>\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|U[0-9a-fA-F]{8}))"
_ESCAPE = r"(?P<escape>\\[!-/:-@\[-`{-~])"
_ENTITY = r"(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
_IMAGE = (
    r"(?P<image>(?<=!)\[(?P<alt>[^\[\]]{0,500})\](?:\((?P<to>[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)"
    r"(?:\s{1,3}(?P<title>\"[^\"]{0,500}\"|'[^']{0,500}'))?\s{0,3}\)|\[[^\[\]]{0,200}\])?)"
)
_LINK = (
    r"(?P<link>\]\(\s{0,3}<?(?P<to>[^()\s<>]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)>?"
    r"(?:\s{1,3}(?P<title>\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?\s{0,3}\))"
)
_REFERENCE = r"(?P<reference>\]\[[^\[\]]{0,200}\])"
_SAID = r"(?P<said>\[ ?(?P<word>at|dot|arroba|arobase|punto|point|punkt|ponto) ?\])"
_NOTE = r"(?P<note>\[\^[^\[\]\s]{1,100}\])"
_ADDRESS = r"(?P<address><(?P<to>[A-Za-z][A-Za-z0-9+.-]{1,20}:[^\s<>]{1,2000}|[^\s<>@]{1,100}@[^\s<>@]{1,200})>)"
_TAG = (
    r"(?P<tag></?(?P<name>[A-Za-z][A-Za-z0-9:-]{0,40})"
    r"(?P<attributes>(?:[^<>\"']|\"[^\"]{0,4000}\"|'[^']{0,4000}'){0,4000})>)"
)
_SPACE = r"(?P<space>(?:[ \t]{2,400}|\t)(?:\\?\r?\n[ \t>]{0,400})?| ?\\?\r?\n[ \t>]{0,400})"
_RUN = r"(?P<gone>[*`\[\]]+)"
OTHER = re.compile(rf"(?P<gone>[{INVISIBLE}]+|[*`\[\]]+|~~|==|(?<![^\W_])_+|_+(?![^\W_]))")
MARKUP = {
    **dict.fromkeys("*`", re.compile(_RUN)),
    **dict.fromkeys(" \t\r\n", re.compile(_SPACE)),
    "[": re.compile(f"{_IMAGE}|{_SAID}|{_NOTE}|{_RUN}"),
    "]": re.compile(f"{_LINK}|{_REFERENCE}|{_RUN}"),
    "<": re.compile(f"{_ADDRESS}|{_TAG}"),
    "\\": re.compile(f"{_CODE}|{_ESCAPE}|{_SPACE}"),
    "&": re.compile(_ENTITY),
    "%": re.compile(_PERCENT),
}
_WIDE = re.compile(f"[{''.join(INVISIBLE.partition(chr(0x34F))[1:])}]")
_SIGNS = re.compile(rf"[*_`~\\&<\[\]=%{INVISIBLE}\t\r]")
_TABLE = bytes(SIGN if _SIGNS.match(chr(code)) else code for code in range(256))


def map_signs(source: str) -> bytes:
    """Return a copy of a source, as long, in which `SIGN` stands wherever markup may begin, and nowhere else.

    Of a run of spaces, each second one is such a place. One sign is found far faster than any of thirty.
    """
    try:
        signs = source.encode("latin-1")
    except UnicodeEncodeError:
        signs = _WIDE.sub("\0", source).encode("latin-1", "replace")
    signs = signs.translate(_TABLE).replace(b"\n ", b"\x01 ").replace(b"  ", b"\x01 ")
    return signs.replace(b"\n>", b"\x01>").replace(b">", b"\x01") if b">" in signs else signs
