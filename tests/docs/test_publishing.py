"""What docs/publishing.md shows can be written into content/site.yaml as it stands."""

import re
from pathlib import Path

import pytest

from medsite.compute.digest import digest_bytes
from medsite.model.content import Source
from medsite.publish.setbacks import Setback
from medsite.publish.targets.kinds import KINDS
from medsite.read.documents import read_config
from medsite.steps.kinds import CONFIG

MANUAL = (Path(__file__).parents[2] / "docs" / "publishing.md").read_text(encoding="utf-8")
EXAMPLES = [text for text in re.findall(r"```yaml\n(.*?)```", MANUAL, re.DOTALL) if "kind:" in text]
_HEAD = "title: Elm Row\nurl: https://elmrow.example.org\n"


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_of_a_target_is_read_without_complaint(text: str) -> None:
    whole = text if text.startswith("publish:") else f"publish:\n  targets:\n{text}"
    data = (_HEAD + whole).encode()
    read = read_config(Source(CONFIG, data, digest_bytes(data)))
    assert read.problems == ()
    assert read.value is not None
    assert read.value.targets


def test_every_kind_of_target_has_an_example() -> None:
    assert set(re.findall(r"kind: (\w+)", "".join(EXAMPLES))) == set(KINDS)


def test_every_reason_to_stop_is_in_the_table() -> None:
    kinds: list[type[Setback]] = [Setback, *Setback.__subclasses__()]
    every = {kind.rule for kind in kinds}
    assert set(re.findall(r"^\| (U\d{3}) \|", MANUAL, re.MULTILINE)) == every
