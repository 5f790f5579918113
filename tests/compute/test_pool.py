"""A pool gives the same results, in the same order, wherever it runs."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from medsite.compute.pool import Pool


def _add(shared: int, items: Sequence[int]) -> list[int]:
    return [shared + item for item in items]


def _tell_thread(_: int, items: Sequence[int]) -> list[int]:
    return [threading.get_ident()] * len(items)


def _fail(shared: int, items: Sequence[int]) -> list[int]:
    raise ValueError("no")


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 7, 100])
def test_results_come_in_the_order_of_the_items(jobs: int, count: int) -> None:
    with Pool(jobs) as pool:
        results = list(pool.map_chunks(_add, 10, range(count), chunk=3, least=5, words="adding"))
    assert results == [10 + n for n in range(count)]


def test_any_executor_will_do() -> None:
    with Pool(4, start=ThreadPoolExecutor) as pool:
        assert list(pool.map_chunks(_add, 1, range(50), chunk=4, least=1, words="adding")) == list(range(1, 51))


def test_a_fault_in_a_worker_reaches_the_caller() -> None:
    with pytest.raises(ValueError, match="no"), Pool(2) as pool:
        list(pool.map_chunks(_fail, 0, range(10), chunk=2, least=1, words="failing"))


def test_whoever_watches_sees_every_part_done() -> None:
    seen: list[tuple[str, int, int]] = []
    with Pool(1, watch=lambda words, done, total: seen.append((words, done, total))) as pool:
        list(pool.map_chunks(_add, 0, range(5), chunk=2, least=9, words="adding"))
    assert seen == [("adding", 2, 5), ("adding", 4, 5), ("adding", 5, 5)]


def test_a_little_work_starts_nothing_but_goes_where_work_runs_already() -> None:
    started: list[ThreadPoolExecutor] = []

    def start(jobs: int) -> ThreadPoolExecutor:
        started.append(ThreadPoolExecutor(jobs))
        return started[-1]

    with Pool(2, start=start) as pool:
        here = threading.get_ident()
        assert set(pool.map_chunks(_tell_thread, 0, range(4), chunk=2, least=5, words="telling")) == {here}
        assert not started
        assert here not in set(pool.map_chunks(_tell_thread, 0, range(6), chunk=2, least=5, words="telling"))
        assert here not in set(pool.map_chunks(_tell_thread, 0, range(4), chunk=2, least=5, words="telling"))
        assert len(started) == 1
