"""What a file under content/ is, by where it stands."""

from typing import Literal

Kind = Literal["config", "waivers", "mentions", "doctor", "article", "page", "static", "beside", "stray"]

CONFIG = "content/site.yaml"
WAIVERS = "content/waivers.yaml"
MENTIONS = "content/mentions.yaml"
STATIC = "content/static/"
TEXT_KINDS: frozenset[Kind] = frozenset({"article", "page"})
YAML_ENDINGS = (".yaml", ".yml")
_SINGLE: dict[str, Kind] = {CONFIG: "config", WAIVERS: "waivers", MENTIONS: "mentions"}
_FOLDERS: dict[str, tuple[Kind, tuple[str, ...]]] = {
    "doctors": ("doctor", YAML_ENDINGS),
    "articles": ("article", (".md", ".markdown")),
    "pages": ("page", (".md", ".markdown")),
}


def kind_of(path: str) -> Kind:
    """Return the kind of the file at `path` ("content/articles/…", forward slashes).

    ``beside``: a picture or attachment that stands beside a document; ``stray``: a file nothing uses.
    """
    if path in _SINGLE:
        return _SINGLE[path]
    if path.startswith(STATIC):
        return "static"
    folder = path.split("/")[1]
    if folder not in _FOLDERS:
        return "stray"
    kind, endings = _FOLDERS[folder]
    return kind if path.lower().endswith(endings) else "beside"
