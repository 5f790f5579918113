"""Files that look like texts and that nothing reads: in silence they would be published nowhere."""

import difflib
from collections.abc import Iterable, Iterator

from medsite.model.problem import Place, Problem
from medsite.steps.kinds import kind_of

_FOLDERS = ("articles", "doctors", "pages", "static")
_MEANT = (".txt", ".text", ".rtf", ".doc", ".odt", ".mdx", ".mkd")
_TEXTS = (*_MEANT, ".md", ".markdown", ".yaml", ".yml", ".docx")


def name_strays(paths: Iterable[str]) -> Iterator[Problem]:
    """Yield a warning for each of `paths` that somebody wrote to be read, by its ending, and that is not."""
    for path in paths:
        kind, name = kind_of(path), path.lower()
        if kind == "stray" and name.endswith(_TEXTS):
            yield Problem(Place(path), "B002", "nothing reads this file here", _way(path), "warning")
        elif kind == "beside" and name.endswith(_MEANT):
            ending = ".yaml" if path.startswith("content/doctors/") else ".md"
            message = f"nothing reads this file: its name does not end in {ending}"
            mend = f"save it as plain text under a name that ends in {ending}"
            yield Problem(Place(path), "B002", message, mend, "warning")


def _way(path: str) -> str:
    folder = path.split("/")[1]
    near = difflib.get_close_matches(folder.lower(), _FOLDERS, n=1) if path.count("/") > 1 else []
    if near:
        return f'did you mean the folder "content/{near[0]}"?'
    return "put it into content/articles/ or content/pages/, with a name that ends in .md"
