"""content/mentions.yaml: what others said of the site's articles, as a doctor let it stand."""

from medsite.model.content import Mention, Source
from medsite.model.problem import Checked, Place
from medsite.read.heads import read_listed
from medsite.read.schemas import MentionShape, MentionsShape


def read_mentions(source: Source) -> Checked[tuple[Mention, ...]]:
    """Return the mentions, newest first; none for an empty file."""
    listed = read_listed(source, "mentions", MentionsShape)
    if listed.value is None:
        return Checked(None, listed.problems)
    shapes = listed.value.shape.mentions if listed.value.shape else ()
    mentions = [_mention(shape, place) for shape, place in zip(shapes, listed.value.places, strict=False)]
    ordered = sorted(mentions, key=lambda mention: (mention.day, mention.url), reverse=True)
    return Checked(tuple(ordered), listed.problems)


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
