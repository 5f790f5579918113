"""HL7 fields: what a message says of one person, and what a description of one does not."""

import pytest

from medsite.screen.blocks import read_text
from medsite.screen.facts import Facts
from medsite.screen.identifiers_hl7 import find_hl7

MESSAGE = (
    "MSH|^~|ADT|A|B|C|202301040915||ADT^A01|1|P|2.5 "
    "PID|1||QX771204^^^A^MR||ACHTERBERG^RUBEN^J||19610704|M|||9 DYKE LANE^^SPALDING^^PE11 1AA||01775 555 013 "
    "NK1|1|ACHTERBERG^ILSE|SPO|9 DYKE LANE|01775 555 014 PV1|1|I|WARD2||||||||||||||||V88120"
)
FORMS = [
    "PID|1||<id>^^^<assigner>^MR||<family>^<given>||<YYYYMMDD>|<sex>",
    "PID|1||{mrn}||{name}||{dob}",
    "PID|1||||DOE^JOHN||YYYYMMDD|M|||STREET^^CITY",
    "The PID segment follows; PID|1||||||||| has no value at all.",
]


def found(source: str) -> dict[str, list[str]]:
    """Return the words found, by category."""
    text = read_text("content/articles/a.md", source)
    kinds: dict[str, list[str]] = {}
    for hit in find_hl7(text, Facts()):
        kinds.setdefault(hit.category, []).append(text.plain[hit.start : hit.end])
    return kinds


def test_every_field_of_a_message_in_prose_is_found() -> None:
    kinds = found(MESSAGE)
    assert kinds["NAME"] == ["ACHTERBERG^RUBEN^J", "ACHTERBERG^ILSE"]
    assert kinds["MRN"] == ["QX771204^^^A^MR", "V88120"]
    assert kinds["DATE"] == ["19610704"]
    assert len(kinds["GEO"]) == len(kinds["PHONE"]) == 2


@pytest.mark.parametrize("source", FORMS)
def test_a_form_says_nothing_of_anybody(source: str) -> None:
    assert found(source) == {}
