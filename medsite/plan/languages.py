"""Which way a language is written."""

from functools import cache

RTL = frozenset(("ar", "he", "iw", "fa", "ur", "ps", "yi", "ji", "dv", "ckb", "sd", "ug", "arc", "syr"))
RTL_SCRIPTS = frozenset(("arab", "hebr", "thaa", "syrc", "nkoo", "adlm"))


@cache
def direction_of(language: str) -> str:
    """Return ``rtl`` or ``ltr`` for a BCP 47 tag; a script in it decides ("pa-Arab", "sd-Deva")."""
    first, *rest = language.replace("_", "-").lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    if script:
        return "rtl" if script in RTL_SCRIPTS else "ltr"
    return "rtl" if first in RTL else "ltr"
