"""Every promise has a test, and every test that is named for one exists."""

import ast
import re

import pytest

from tests.docs.manual import ROOT, links

PAGE = (ROOT / "docs/promises.md").read_text("utf-8")
ROWS = re.findall(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \|$", PAGE, re.MULTILINE)


def test_all_forty_four_promises_are_there_once() -> None:
    assert [int(number) for number, _, _ in ROWS] == list(range(1, 45))


@pytest.mark.parametrize("row", ROWS, ids=[f"promise {number}" for number, _, _ in ROWS])
def test_the_tests_that_hold_a_promise_exist(row: tuple[str, str, str]) -> None:
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", row[2])
    assert named, "nothing holds this promise"
    assert len(named) == row[2].count("`") // 2
    for path, name in named:
        tree = ast.parse((ROOT / "tests" / path).read_text("utf-8"))
        functions = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
        assert name in functions, f"{path} has no {name}"


def test_the_links_of_the_security_page_lead_somewhere() -> None:
    for target in links((ROOT / "SECURITY.md").read_text("utf-8")):
        assert (ROOT / target.partition("#")[0]).exists(), target
