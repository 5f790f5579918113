"""What a file under content/ is, by where it stands."""

from typing import Literal

Kind = Literal["config", "waivers", "doctor", "article", "page", "static", "beside", "stray"]

CONFIG = "content/site.yaml"
WAIVERS = "content/waivers.yaml"
STATIC = "content/static/"
TEXT_KINDS: frozenset[Kind] = frozenset({"article", "page"})
YAML_ENDINGS = (".yaml", ".yml")
_FOLDERS: dict[str, tuple[Kind, tuple[str, ...]]] = {
    "doctors": ("doctor", YAML_ENDINGS),
    "articles": ("article", (".md", ".markdown")),
    "pages": ("page", (".md", ".markdown")),
}


def kind_of(path: str) -> Kind:
    """Return the kind of the file at `path` ("content/articles/…", forward slashes).

    ``beside``: a picture or attachment that stands beside a document; ``stray``: a file nothing uses.
    """
    if path in {CONFIG, WAIVERS}:
        return "config" if path == CONFIG else "waivers"
    if path.startswith(STATIC):
        return "static"
    folder = path.split("/")[1]
    if folder not in _FOLDERS:
        return "stray"
    kind, endings = _FOLDERS[folder]
    return kind if path.lower().endswith(endings) else "beside"
