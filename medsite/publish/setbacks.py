"""What can stop a publish: each kind is an error with plain words, and the next thing to do."""

from medsite.model.problem import Defect, Place, Problem


class Setback(Defect):
    """Raised where publishing cannot go on. Neither `what` nor `mend` may hold a secret or a path of this machine.

    what: plain words. mend: the next thing to do. place: where the user can change something, site.yaml by default.
    """

    rule = "U001"

    def __init__(self, what: str, mend: str, *, place: Place | None = None) -> None:
        super().__init__(Problem(place or Place("content/site.yaml"), self.rule, what, mend))
        self.what = what
        self.mend = mend

    def __reduce__(self) -> tuple[type["Setback"], tuple[str, str]]:  # type: ignore[override]
        """Return how to make it again."""
        return type(self), (self.what, self.mend)


class Refused(Setback):
    """Medsite itself will not: what stands there is not cleared, or is somebody else's."""

    rule = "U001"


class Unreachable(Setback):
    """The other side did not answer, or the line broke. The only kind that is tried again by itself."""

    rule = "U002"


class Denied(Setback):
    """The other side does not let this person in, or not write there."""

    rule = "U003"


class Full(Setback):
    """There is no room left at the target."""

    rule = "U004"


class Misplaced(Setback):
    """What site.yaml names is not there or is something else: no such bucket, branch, folder or program."""

    rule = "U005"


class Changed(Setback):
    """The other side is not who it was, or somebody else changed what medsite put there."""

    rule = "U006"


class Secret(Setback):
    """A token, password or key stands in a file of the site."""

    rule = "U007"
