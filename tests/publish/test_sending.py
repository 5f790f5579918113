"""The run itself: order, lanes, tries, and what stands when it is cut off."""

from pathlib import Path
from typing import Self

import pytest

from medsite.publish.clearance import Clearance
from medsite.publish.ledger import NAME, parse_ledger
from medsite.publish.retry import PAUSES, try_again
from medsite.publish.sending import Manner, plan_for, send
from medsite.publish.setbacks import Changed, Denied, Refused, Unreachable
from tests.publish.sites import MANNER, NEXT, SITE, MemoryTarget, clear, publish, sleep_not, watch_not


@pytest.fixture
def cleared(tmp_path: Path) -> Clearance:
    return clear(tmp_path / "output", SITE)


def _public(target: MemoryTarget) -> dict[str, bytes]:
    return {path: data for path, data in target.files.items() if path != NAME}


def test_a_second_run_asks_for_no_change_at_all(cleared: Clearance) -> None:
    target = MemoryTarget()
    publish(target, cleared)
    assert _public(target) == SITE
    target.calls.clear()
    assert publish(target, cleared).is_empty
    assert target.calls == ["closed"]


def test_a_target_that_is_not_atomic_knows_beforehand_what_comes(cleared: Clearance) -> None:
    target = MemoryTarget()
    publish(target, cleared)
    assert target.calls[0] == "begin"
    assert target.calls[-2:] == ["finish", "closed"]
    assert "note" in target.calls


def test_an_atomic_target_is_not_told_of_the_way(cleared: Clearance) -> None:
    target = MemoryTarget(atomic=True)
    publish(target, cleared)
    assert "note" not in target.calls


def test_removals_come_after_all_files(tmp_path: Path, cleared: Clearance) -> None:
    target = MemoryTarget()
    publish(target, cleared)
    target.calls.clear()
    publish(target, clear(tmp_path / "next", NEXT))
    changes = [call for call in target.calls if call.startswith(("put", "delete"))]
    assert changes[-2:] == ["put index.html", "delete about/index.html"]


def test_many_lanes_keep_the_stages_apart(cleared: Clearance) -> None:
    target = MemoryTarget(lanes=4)
    publish(target, cleared)
    puts = [call.removeprefix("put ") for call in target.calls if call.startswith("put")]
    assert sorted(puts) == sorted(SITE)
    assert all(path.startswith(("assets/", "cards/")) for path in puts[:3])
    assert puts[3] == "articles/colds/index.html"
    assert puts[-1] == "index.html"


@pytest.mark.parametrize("lanes", [1, 3])
def test_a_broken_line_is_tried_again(cleared: Clearance, lanes: int) -> None:
    target = MemoryTarget(lanes=lanes)
    target.faults = [Unreachable("gone", "wait"), Unreachable("gone", "wait")]
    publish(target, cleared)
    assert _public(target) == SITE


@pytest.mark.parametrize("lanes", [1, 3])
def test_a_closed_door_is_not_tried_again(cleared: Clearance, lanes: int) -> None:
    target = MemoryTarget(lanes=lanes)
    target.faults = [Denied("no", "log in")]
    with pytest.raises(Denied):
        publish(target, cleared)
    assert target.calls[-1] == "closed"
    publish(target, cleared)
    assert _public(target) == SITE


def test_a_host_that_is_slow_to_answer_is_asked_again(cleared: Clearance) -> None:
    class Slow(MemoryTarget):
        tries = 0

        def __enter__(self) -> Self:
            self.tries += 1
            if self.tries < 3:
                raise Unreachable("busy", "wait")
            return self

    target = Slow()
    publish(target, cleared)
    assert _public(target) == SITE


def test_the_pauses_grow_and_end() -> None:
    slept: list[float] = []

    def fail() -> None:
        raise Unreachable("gone", "wait")

    with pytest.raises(Unreachable):
        try_again(fail, slept.append)
    assert tuple(slept) == PAUSES == tuple(sorted(PAUSES))


def test_a_file_that_changes_on_the_way_is_not_sent(cleared: Clearance) -> None:
    target = MemoryTarget()
    with target:
        sending = plan_for(target, cleared, MANNER)
        (cleared.output / "about/index.html").write_bytes(b"<p>Somebody was here.</p>")
        with pytest.raises(Refused, match=r"about/index\.html changed while the site was being sent"):
            send(target, cleared, sending, MANNER)
    assert b"Somebody was here" not in b"".join(target.files.values())
    assert "index.html" not in target.files, "the front page would lead to what is not there"


def test_a_link_in_the_place_of_a_file_is_not_followed(tmp_path: Path, cleared: Clearance) -> None:
    twin = tmp_path / "twin.html"
    twin.write_bytes(SITE["about/index.html"])
    (cleared.output / "about/index.html").unlink()
    (cleared.output / "about/index.html").symlink_to(twin)
    with pytest.raises(Refused):
        publish(MemoryTarget(), cleared)


def test_a_run_that_stops_at_any_call_is_finished_by_the_next(tmp_path: Path, cleared: Clearance) -> None:
    after = clear(tmp_path / "next", NEXT)
    for stop in range(9):
        target = MemoryTarget()
        publish(target, cleared)
        target.calls.clear()
        puts = 0

        def watch(words: str, done: int, total: int, stop: int = stop) -> None:
            nonlocal puts
            puts += 1
            if puts > stop:
                raise KeyboardInterrupt

        try:
            publish(target, after, Manner(sleep_not, watch))
        except KeyboardInterrupt:
            whole = {path for path, data in _public(target).items() if data in (SITE.get(path), NEXT.get(path))}
            assert whole == set(_public(target)), f"cut off after {stop}: a file is neither old nor new"
            assert set(SITE) & set(NEXT) <= set(_public(target))
        publish(target, after)
        assert {p: d for p, d in _public(target).items() if not p.startswith("cards/")} == {
            p: d for p, d in NEXT.items() if not p.startswith("cards/")
        }
        assert parse_ledger(target.files[NAME]).pending == ()


def test_files_of_others_stop_the_run_before_it_begins(cleared: Clearance) -> None:
    target = MemoryTarget(files={"index.html": b"It works!", "own.txt": b"mine"})
    with pytest.raises(Changed, match=r"index\.html; nothing was sent"):
        publish(target, cleared)
    assert target.calls == ["closed"]
    publish(target, cleared, Manner(sleep_not, watch_not, replace=True))
    assert _public(target) == {**SITE, "own.txt": b"mine"}
