"""What the makers of render/ are handed beside the plan: the theme, the bodies, the source files."""

from collections.abc import Mapping

from msgspec import Struct, field

from medsite.model.content import Body, Outline
from medsite.model.problem import Defect, Place, Problem
from medsite.model.theme import Theme
from medsite.model.view import BodyView


class Materials(Struct, frozen=True):
    """Everything an output is made from; picklable, so that it can go to another process.

    bodies, outlines: by `BodyView.digest`. files: source path → bytes, for the outputs that need them.
    """

    theme: Theme
    bodies: Mapping[str, Body] = field(default_factory=dict)
    outlines: Mapping[str, Outline] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)


def defect(place: str | Place, rule: str, message: str, mend: str) -> Defect:
    """Return a `Defect` with one problem; place: a file's path, or a place in it."""
    return Defect(Problem(place if isinstance(place, Place) else Place(place), rule, message, mend))


def spoiled(path: str, error: Exception) -> Defect:
    """Return the `Defect` of a picture that cannot be used."""
    return defect(path, "P001", f"{path}: {error}", "save the picture again from a graphics program, or take it out")


def body_of(view: BodyView, materials: Materials) -> tuple[Body, Outline]:
    """Return the HTML that belongs to `view` and its outline."""
    if not view.digest:
        return Body(), Outline()
    return materials.bodies[view.digest], materials.outlines[view.digest]
