"""A build leaves Python's collector as it found it."""

import gc

import pytest

from medsite.cli.surroundings import collect_seldom


def test_circles_are_looked_for_seldom_and_then_as_often_as_before() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="a build that fails"), collect_seldom():
        assert gc.isenabled()
        assert gc.get_threshold()[0] > before[0]
        raise ValueError("a build that fails")
    assert gc.get_threshold() == before
