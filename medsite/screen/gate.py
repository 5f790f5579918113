"""The gate: the one place where something is said to be clear for the world to see."""

from medsite.model.output import Cleared, Pressed, Standing


def clear_pressed(pressed: Pressed) -> Cleared | None:
    """Return the artifact as cleared, or None where anything was found in it or it could not be made.

    A warning does not block; an error of the screening or of the audit does.
    """
    if pressed.artifact is None:
        return None
    if any(finding.severity == "error" for finding in pressed.findings):
        return None
    if any(problem.severity == "error" for problem in pressed.problems):
        return None
    artifact = pressed.artifact
    return Cleared(artifact.path, artifact.data, artifact.digest)


def clear_standing(path: str, digest: str) -> Standing:
    """Return a file of the last build as cleared.

    Only for a file whose bytes have the digest that was cleared before, under a key that holds the same rules,
    facts, content and theme.
    """
    return Standing(path, digest)
