"""A store gives back what it was given, or nothing: never anything else."""

import sqlite3
from pathlib import Path

import pytest

from medsite.compute.store import open_memory_store, open_store


def test_what_is_kept_is_fetched_after_the_process_is_gone(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.keep({"a": b"one", "b": b"two"})
    store.close()
    assert open_store(tmp_path).fetch(["a", "b", "c"]) == {"a": b"one", "b": b"two"}


def test_what_is_kept_is_fetched_before_it_reaches_the_disk() -> None:
    store = open_memory_store()
    store.keep({"a": b"one"})
    assert store.fetch(["a"]) == {"a": b"one"}


def test_more_keys_than_one_question_can_hold_are_fetched() -> None:
    store = open_memory_store()
    results = {f"key{n}": str(n).encode() for n in range(2500)}
    store.keep(results)
    assert store.fetch(results) == results


def test_a_row_that_was_changed_is_not_given_back(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.keep({"a": b"one", "b": b"two"})
    store.close()
    with sqlite3.connect(tmp_path / "memo.sqlite") as database:
        database.execute("UPDATE memo SET value = ? WHERE key = 'a'", (b"evil",))
    assert open_store(tmp_path).fetch(["a", "b"]) == {"b": b"two"}


def test_a_row_under_another_rows_key_is_not_given_back(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.keep({"a": b"one"})
    store.close()
    with sqlite3.connect(tmp_path / "memo.sqlite") as database:
        database.execute("UPDATE memo SET key = 'b'")
    assert open_store(tmp_path).fetch(["a", "b"]) == {}


@pytest.mark.parametrize("cut", [0, 1, 100, 4096, 5000])
def test_a_file_that_was_cut_is_as_good_as_none(tmp_path: Path, cut: int) -> None:
    store = open_store(tmp_path)
    store.keep({f"key{n}": b"x" * 100 for n in range(200)})
    store.close()
    path = tmp_path / "memo.sqlite"
    path.write_bytes(path.read_bytes()[:cut])
    again = open_store(tmp_path)
    assert set(again.fetch([f"key{n}" for n in range(200)]).values()) <= {b"x" * 100}
    again.keep({"new": b"1"})
    again.close()
    assert open_store(tmp_path).fetch(["new"]) == {"new": b"1"}


@pytest.mark.parametrize("noise", [b"", b"noise" * 1000, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_file_of_noise_is_as_good_as_none(tmp_path: Path, noise: bytes) -> None:
    (tmp_path / "memo.sqlite").write_bytes(noise)
    store = open_store(tmp_path)
    assert store.fetch(["a"]) == {}
    store.keep({"a": b"one"})
    store.close()
    assert open_store(tmp_path).fetch(["a"]) == {"a": b"one"}


def test_a_file_with_a_trigger_is_not_ours_and_is_replaced(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "memo.sqlite") as database:
        database.execute("CREATE TABLE memo (key TEXT PRIMARY KEY, sum BLOB NOT NULL, value BLOB NOT NULL)")
        database.execute("CREATE TRIGGER t AFTER INSERT ON memo BEGIN DELETE FROM memo; END")
    store = open_store(tmp_path)
    store.keep({"a": b"one"})
    store.close()
    assert open_store(tmp_path).fetch(["a"]) == {"a": b"one"}


def test_a_folder_in_the_place_of_the_file_does_not_stop_anything(tmp_path: Path) -> None:
    (tmp_path / "memo.sqlite").mkdir()
    store = open_store(tmp_path)
    store.keep({"a": b"one"})
    assert store.fetch(["a"]) == {"a": b"one"}


def test_what_nobody_asked_for_goes_when_it_is_most_of_the_store(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.keep({f"old{n}": b"x" for n in range(3000)})
    store.close()
    again = open_store(tmp_path)
    again.keep({"new": b"y"})
    again.settle()
    assert again.fetch(["new"]) == {"new": b"y"}
    again.forget_unused()
    assert open_store(tmp_path).fetch(["old1", "new"]) == {"new": b"y"}


def test_a_store_knows_whether_it_is_empty(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    assert store.is_empty()
    store.keep({"a": b"one"})
    assert not store.is_empty()
    store.close()
    assert not open_store(tmp_path).is_empty()
