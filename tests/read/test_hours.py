"""Opening hours in the forms that people write."""

import pytest

from medsite.read.hours import read_hours


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Mon-Fri 08:30-17:00", [("Monday to Friday", ("08:30–17:00",))]),
        ("Mon - Fri: 8.30 – 17.00", [("Monday to Friday", ("08:30–17:00",))]),
        ("Monday to Friday 9am-5pm; Sat closed", [("Monday to Friday", ("09:00–17:00",)), ("Saturday", ())]),
        ("Tue, Thu 9-12, 13-17", [("Tuesday, Thursday", ("09:00–12:00", "13:00–17:00"))]),
        ("Sat-Mon 10-12", [("Monday, Saturday, Sunday", ("10:00–12:00",))]),
        ("daily 0:00-24:00", [("Monday to Sunday", ("00:00–24:00",))]),
        ("weekends 24 hours", [("Saturday, Sunday", ("00:00–24:00",))]),
        (["Mon 9-12", {"Tue": "13-17"}], [("Monday", ("09:00–12:00",)), ("Tuesday", ("13:00–17:00",))]),
        ([{"days": ["Mon", "Wed"], "open": "9:00", "close": "12:00"}], [("Monday, Wednesday", ("09:00–12:00",))]),
        (
            {"mon": ["9-12", "13-17"], "weekends": "closed"},
            [("Monday", ("09:00–12:00", "13:00–17:00")), ("Saturday, Sunday", ())],
        ),
    ],
)
def test_hours_are_read(value: object, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(opening.days, opening.times) for opening in read_hours(value)] == expected


@pytest.mark.parametrize(
    "value",
    [
        "Mon",
        "Mon 9",
        "Mon 17-9",
        "Mon 25-26",
        "Mon 9:70-10",
        "Mon 13pm-14pm",
        "Blursday 9-12",
        "M 9-12",
        "Mon-Tue-Wed 9-12",
        "Mon 9-12; Mon 11-13",
        "Mon 9-12, 11-13",
        {"Mon": "9-12", "weekdays": "11-12"},
        [{"days": "Mon", "from": "9"}],
        [["Mon"]],
        [{"days": "Mon"}],
    ],
)
def test_hours_that_are_unclear_are_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_hours(value)
