"""Files with which reference managers cite an article: BibTeX, RIS and CSL-JSON."""

import json
import re
from datetime import date

from msgspec import Struct

# Characters that mean something to BibTeX; braces keep the letter case of a title.
_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
_MEANT = re.compile("|".join(map(re.escape, _BIBTEX)))
_TITLE = re.compile(r"(?:(?:dr|prof|professor|doctor|mr|mrs|ms|miss|mx|sir|dame|dra|डॉ)\.?\s+)+", re.IGNORECASE)


class Cited(Struct, frozen=True):
    """What is cited. key: for BibTeX. authors: names without titles, whole: which word is the family's differs."""

    key: str
    title: str
    authors: tuple[str, ...]
    site: str
    published: date
    url: str
    language: str


def plain_name(name: str) -> str:
    """Return a name without the titles before it: reference managers sort by what stands first."""
    return _TITLE.sub("", name, count=1) if _TITLE.match(name) else name


def bibtex_text(cited: Cited) -> str:
    """Return the entry for BibTeX and BibLaTeX."""
    day = cited.published
    fields = {
        "author": " and ".join(f"{{{_escaped(name)}}}" for name in cited.authors),
        "title": f"{{{_escaped(cited.title)}}}",
        "year": str(day.year),
        "month": str(day.month),
        "day": str(day.day),
        "publisher": _escaped(cited.site),
        "url": cited.url,
        "language": cited.language,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    key = re.sub(r"[^A-Za-z0-9-]", "", cited.key) or f"page-{day.isoformat()}"
    return "\n".join((f"@online{{{key},", *lines, "}\n"))


def ris_text(cited: Cited) -> str:
    """Return the entry in the format of Research Information Systems."""
    day = cited.published
    rows = [
        ("TY", "ELEC"),
        *(("AU", name) for name in cited.authors),
        ("TI", cited.title),
        ("PB", cited.site),
        ("PY", str(day.year)),
        ("DA", f"{day:%Y/%m/%d}"),
        ("UR", cited.url),
        ("LA", cited.language),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in rows if value]
    return "\r\n".join((*lines, "ER  - ", ""))


def csl_text(cited: Cited) -> str:
    """Return the entry as CSL-JSON 1.0."""
    day = cited.published
    entry = {
        "id": cited.url,
        "type": "webpage",
        "title": cited.title,
        "author": [{"literal": name} for name in cited.authors],
        "container-title": cited.site,
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "URL": cited.url,
        "language": cited.language,
    }
    return json.dumps([{name: value for name, value in entry.items() if value}], ensure_ascii=False, indent=1) + "\n"


def _escaped(text: str) -> str:
    return _MEANT.sub(lambda hit: _BIBTEX[hit[0]], " ".join(text.split()))


FORMATS = (("BibTeX", "bib", bibtex_text), ("RIS", "ris", ris_text), ("CSL-JSON", "json", csl_text))
