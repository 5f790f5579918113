"""What the manual takes from the code is up to date, and its links lead somewhere."""

import os
import subprocess
import sys

import pytest

from medsite.explain import all_explanations
from tests.docs.manual import DOCS, ROOT, anchors, links

PAGES = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in sorted(DOCS.glob("*.md"))}
PAGES["README.md"] = (ROOT / "README.md").read_text("utf-8")
PAGES["CONTRIBUTING.md"] = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_the_made_pages_are_up_to_date() -> None:
    command = [sys.executable, "bench/make_docs.py", "--check"]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f'{done.stdout}{done.stderr}Run "make docs".'


def test_every_rule_has_a_place_in_the_manual() -> None:
    told = anchors(PAGES["docs/rules.md"])
    assert {rule.id.lower() for rule in all_explanations()} <= told


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_the_manual_leads_somewhere(page: str) -> None:
    for target in links(PAGES[page]):
        path, _, anchor = target.partition("#")
        there = (ROOT / page).parent / path if path else ROOT / page
        assert there.exists(), target
        if anchor and there.suffix == ".md":
            assert anchor in anchors(there.read_text("utf-8")), target
