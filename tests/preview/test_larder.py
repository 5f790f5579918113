"""What was made is kept, and forgotten in time."""

from medsite.preview.larder import Larder


def test_the_oldest_goes_when_there_is_no_room() -> None:
    larder: Larder[str] = Larder(10)
    for name in "abc":
        larder.keep(name, name.upper(), 4)
    assert [larder.take(name) for name in "abc"] == [None, "B", "C"]


def test_what_was_asked_for_stays_longest() -> None:
    larder: Larder[str] = Larder(10)
    larder.keep("a", "A", 4)
    larder.keep("b", "B", 4)
    assert larder.take("a") == "A"
    larder.keep("c", "C", 4)
    assert larder.take("b") is None


def test_a_newer_value_takes_the_place_of_the_older() -> None:
    larder: Larder[str] = Larder(10)
    larder.keep("a", "A", 9)
    larder.keep("a", "AA", 9)
    assert larder.take("a") == "AA"
