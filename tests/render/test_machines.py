"""The same bytes on any machine: other time zones, languages and hash seeds change nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
from medsite.compute.digest import digest_bytes
from medsite.model.output import Output
from medsite.render.press import make_bytes
from tests.render.samples import a_feed, a_text, a_theme, an_entry, materials
from tests.render.test_cards import face, theme
page = a_theme({"p.html": "{{ t('a', count=1234) }} {{ view.title }}"}, {"en": {"a": "{count}", "b": "x"}})
feed = a_feed(an_entry(1), an_entry(2))
outputs = [(Output("o", kind, feed, "k"), materials()) for kind in ("rss", "atom", "json_feed")]
outputs += [(Output("o", "page", a_text(), "k", "p.html"), materials(page)), (Output("o", "card", face(), "k"), materials(theme()))]
print(*(digest_bytes(make_bytes(output, made)) for output, made in outputs))
"""


def run(environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize(
    "environment",
    [{"PYTHONHASHSEED": "7", "TZ": "Asia/Kolkata", "LANG": "de_DE.UTF-8", "LC_ALL": "C"}],
)
def test_the_machine_changes_nothing(environment: dict[str, str]) -> None:
    assert run({"PYTHONHASHSEED": "1", "TZ": "UTC"}) == run(environment)
