"""content/mentions.yaml: what others said of the site's articles, as a doctor let it stand."""

from medsite.model.content import Mention, Source
from medsite.model.problem import Checked, Place
from medsite.read.checking import check_fields
from medsite.read.encoding import read_text
from medsite.read.heads import name_shape
from medsite.read.schemas import MentionShape, MentionsShape
from medsite.read.yaml_nodes import Entry, Fields, Items, compose_yaml


def read_mentions(source: Source) -> Checked[tuple[Mention, ...]]:
    """Return the mentions, newest first; none for an empty file."""
    text = read_text(source)
    if text.value is None:
        return Checked(None, text.problems)
    composed = compose_yaml(text.value, source.path)
    node = composed.value
    problems = (*text.problems, *composed.problems)
    if node is None:
        return Checked(None if composed.problems else (), problems)
    if isinstance(node, Items):
        node = Fields((Entry("mentions", node.place, node),), node.place)
    if not isinstance(node, Fields):
        return Checked(None, (*problems, name_shape(node.place, "mentions are a list")))
    checked = check_fields(MentionsShape, node, standing={})
    if checked.value is None:
        return Checked(None, (*problems, *checked.problems))
    listed = node.entries[0].value if node.entries else node
    items = listed.items if isinstance(listed, Items) else ()
    mentions = [_mention(shape, item.place) for shape, item in zip(checked.value.mentions, items, strict=False)]
    ordered = sorted(mentions, key=lambda mention: (mention.day, mention.url), reverse=True)
    return Checked(tuple(ordered), (*problems, *checked.problems))


def _mention(shape: MentionShape, place: Place) -> Mention:
    return Mention(
        url=shape.url,
        author=shape.author,
        kind=shape.kind,
        target=shape.target,
        day=shape.date,
        place=place,
        author_url=shape.author_url or "",
        text=shape.text,
        reviewed_by=shape.reviewed_by or "",
        reviewed=shape.reviewed,
    )
