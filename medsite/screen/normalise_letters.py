"""Letters that look alike made alike, one for one: digits of any script, wide and mathematical letters, homoglyphs."""

import re
import unicodedata

INVISIBLE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u20e3\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e01ef"
)
PUNCTUATION = {
    **dict.fromkeys("‐‑‒–—―−﹘﹣－⁃˗", "-"),
    **dict.fromkeys("‘’‚‛′ʼ＇`´", "'"),
    **dict.fromkeys("“”„‟″＂", '"'),
    **dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    ),
    **dict.fromkeys("\u0085\u2028\u2029", " "),
    **dict.fromkeys("⁄∕", "/"),
    **dict.fromkeys("․", "."),
    "٫": ".",
    "٬": ",",
}
# The Cyrillic, Greek and Armenian letters that print like Latin ones (Unicode UTS 39, confusables.txt).
LOOKALIKES = str.maketrans(
    "аеорсухіјѕһԁԛԝѵкгьпмтвнАВЕКМНОРСТУХІЈЅҮԌԚԜҺαοριυνκτεΑΒΕΖΗΙΚΜΝΟΡΤΥΧօսոհցԼՕՍ",
    "aeopcyxijshdqwvkrbnmtbhABEKMHOPCTYXIJSYGQWHaopiuvkteABEZHIKMNOPTYXounhgLOU",
)
TOKEN = re.compile(r"[^\W\d_]{2,60}")
FOREIGN = re.compile("[\u0370-\u058f]")
LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


def fold_letters(plain: str) -> str:
    """Return a text of the same length with every letter, digit and mark in its plain form."""
    if plain.isascii():
        return plain
    for letter in set(plain):
        if letter > "\x7f":
            other = _plain_form(letter)
            if other != letter:
                plain = plain.replace(letter, other)
    return TOKEN.sub(_unmask, plain) if FOREIGN.search(plain) else plain


def _plain_form(letter: str) -> str:
    if letter in PUNCTUATION:
        return PUNCTUATION[letter]
    digit = unicodedata.decimal(letter, None)
    if digit is not None:
        return str(digit)
    if unicodedata.decomposition(letter).startswith(("<super>", "<sub>")):
        return letter  # "10⁹" is not 109
    other = unicodedata.normalize("NFKC", letter)
    return other if len(other) == 1 else letter


def _unmask(found: re.Match[str]) -> str:
    word = found[0]
    if FOREIGN.search(word) and LATIN.search(word):
        return word.translate(LOOKALIKES)
    return word
