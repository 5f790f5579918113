"""A rule that takes too long withholds the file and is named; an ordinary text never meets the limit."""

from collections.abc import Iterator

import pytest

from medsite.screen import engine
from medsite.screen.engine import open_screen, screen_source
from medsite.screen.facts import Facts
from medsite.screen.patience import LEAST, Patience, TooSlow
from medsite.screen.text import Hit, Text

HIT = Hit(0, 1, "S-MRN", "MRN")


def _tell(*moments: float) -> Iterator[float]:
    yield from moments


def test_hits_pass_while_there_is_time() -> None:
    moments = _tell(0.0, 1.0, LEAST, LEAST)
    patience = Patience(0, lambda: next(moments))
    assert list(patience.spend("people", [HIT, HIT])) == [HIT, HIT]


def test_a_rule_that_is_late_at_a_hit_is_named() -> None:
    moments = _tell(0.0, LEAST + 0.1)
    with pytest.raises(TooSlow) as late:
        list(Patience(0, lambda: next(moments)).spend("people", [HIT]))
    assert (late.value.looked_for, late.value.seconds) == ("people", LEAST)


def test_a_rule_that_finds_nothing_is_late_as_well() -> None:
    moments = _tell(0.0, LEAST + 0.1)
    with pytest.raises(TooSlow):
        list(Patience(0, lambda: next(moments)).spend("people", []))


def test_a_longer_text_has_more_time() -> None:
    assert Patience(3_000_000).seconds > Patience(1_000_000).seconds > Patience(0).seconds >= 60


def test_a_late_rule_blocks_the_file_and_the_message_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def find_wonders(text: Text, facts: Facts) -> Iterator[Hit]:
        yield HIT

    moments = _tell(0.0, 1000.0)
    monkeypatch.setattr(engine, "DETECTORS", (find_wonders,))
    monkeypatch.setattr(engine, "Patience", lambda size: Patience(size, lambda: next(moments)))
    (found,) = screen_source(open_screen(Facts()), "content/articles/x.md", b"secret words")
    assert (found.rule, found.severity) == ("S-FAULT", "error")
    assert "looking for wonders took more than 60 seconds" in found.message
    assert "secret" not in repr(found)


def test_many_findings_cost_no_more_each_than_few() -> None:
    screen = open_screen(Facts())
    found = screen_source(screen, "a.md", b"Her MRN is 00481516.\n\n" * 3000)
    assert len(found) == 3000
