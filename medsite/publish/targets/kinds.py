"""Which file makes which kind of target."""

import importlib
from typing import cast

from medsite.publish.setbacks import Misplaced
from medsite.publish.target import Setting, Target

KINDS = ("folder", "git", "s3", "ssh", "command")
"""Each is a file of this folder with ``make_target(setting) -> Target``, imported only when it is used."""


def make_target(kind: str, setting: Setting) -> Target:
    """Return the target of `kind`, not yet opened. Raises `Setback` for options that cannot be meant."""
    if kind not in KINDS:
        raise Misplaced(f'there is no kind of target "{kind}"', f"write one of {', '.join(KINDS)} behind kind:")
    module = importlib.import_module(f"medsite.publish.targets.{kind}")
    return cast("Target", module.make_target(setting))
