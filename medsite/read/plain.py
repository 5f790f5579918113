"""YAML that is no document of the site (a theme's files): shape and text, no schema."""

from medsite.model.content import Source
from medsite.model.problem import Checked
from medsite.read.encoding import read_text
from medsite.read.yaml_nodes import compose_yaml, plain_value


def load_plain(path: str, data: bytes) -> Checked[object]:
    """Return the YAML in `data` as dictionaries, lists and text; {} for an empty file. path: for messages."""
    text = read_text(Source(path, data, ""))
    if text.value is None:
        return Checked(None, text.problems)
    composed = compose_yaml(text.value, path)
    value = {} if composed.value is None else plain_value(composed.value)
    return Checked(value, (*text.problems, *composed.problems))
