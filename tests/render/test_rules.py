"""Every rule of render/ can be explained."""

import re
from pathlib import Path

from medsite.render.rules import RULES

ROOM = Path(__file__).parents[2] / "medsite" / "render"


def test_every_rule_that_is_used_is_explained_and_the_other_way_round() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in ROOM.glob("*.py") if path.name != "rules.py")
    assert set(re.findall(r'"([TCP]\d{3})"', sources)) == set(RULES)
