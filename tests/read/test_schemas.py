"""The schemas for editors, and the table of rules."""

import json
import re
from pathlib import Path

from medsite.read.rules import RULES
from medsite.read.schemas import json_schemas


def test_editors_get_a_schema_for_every_kind_of_file() -> None:
    schemas = json_schemas()
    assert set(schemas) == {"site", "doctor", "article", "page", "waivers", "mentions"}
    assert schemas["article"]["required"] == ["title", "date"]
    assert schemas["article"]["additionalProperties"] is False
    assert schemas["article"]["properties"]["date"]["description"]
    json.dumps(schemas)


def test_every_rule_that_is_used_is_explained() -> None:
    folder = Path(__file__).parents[2] / "medsite" / "read"
    used = {
        rule
        for file in folder.glob("*.py")
        if file.name != "rules.py"
        for rule in re.findall(r'"(R\d{3})"', file.read_text("utf-8"))
    }
    assert used == set(RULES)
    for rule in RULES.values():
        assert rule.title
        assert rule.why.endswith(".")
        assert rule.mend
