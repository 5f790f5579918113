"""A plan and a result, as a doctor reads them."""

import pytest

from medsite.compute.digest import digest_bytes
from medsite.publish.ledger import EMPTY
from medsite.publish.plan import plan_sending
from medsite.publish.words import AT_ONCE, IN_ORDER, plan_lines, show_address, show_size, sum_up_sending
from tests.publish.sites import NEXT, SITE


def _files(site: dict[str, bytes]) -> dict[str, tuple[str, int]]:
    return {path: (digest_bytes(data), len(data)) for path, data in site.items()}


def test_a_plan_says_what_is_new_changed_gone_and_kept() -> None:
    before = plan_sending(_files(SITE), EMPTY, {}).after
    lines = plan_lines(plan_sending(_files(NEXT), before, {}), "the folder www", AT_ONCE)
    assert lines == [
        "What would be done in the folder www:",
        "  new: 2 files (1 page), 34 bytes",
        "    /articles/coughs/",
        "    … and 1 more",
        "  changed: 3 files (2 pages), 90 bytes",
        "    /",
        "    /articles/",
        "    /feed.xml",
        "  gone: 1 file",
        "    /about/",
        "  4 files there already",
        "  1 earlier card stays for a while: networks still show it",
        "Readers see the old site until everything is there, then the new one at once.",
    ]


def test_file_by_file_the_order_is_told() -> None:
    lines = plan_lines(plan_sending(_files(SITE), EMPTY, {}), "the bucket www", IN_ORDER)
    assert lines[-1].startswith("Pictures and styles go first")


def test_a_long_list_is_cut() -> None:
    site = {f"articles/a{number:03}/index.html": b"x" for number in range(40)}
    lines = plan_lines(plan_sending(_files(site), EMPTY, {}), "x", AT_ONCE)
    assert lines[1:3] == ["  new: 40 files (40 pages), 40 bytes", "    /articles/a000/"]
    assert lines[-2] == "    … and 28 more"


def test_nothing_to_do_is_told() -> None:
    before = plan_sending(_files(SITE), EMPTY, {}).after
    sending = plan_sending(_files(SITE), before, {})
    assert plan_lines(sending, "x", AT_ONCE) == ["x has everything already: 9 files. Nothing would be sent."]
    assert sum_up_sending(sending, "x", 0.1) == "x has everything already: 9 files; nothing was sent."


def test_what_was_done_is_told_in_one_line() -> None:
    before = plan_sending(_files(SITE), EMPTY, {}).after
    sending = plan_sending(_files(NEXT), before, {})
    told = sum_up_sending(sending, "the folder www", 1.25)
    assert told == "published to the folder www: 5 files sent (124 bytes), 1 file removed, 4 there already; 1.2 s."


def test_what_is_in_the_way_is_all_that_is_told() -> None:
    sending = plan_sending(_files(SITE), EMPTY, {"index.html": "x"})
    assert plan_lines(sending, "x", AT_ONCE) == ["in the way in x: index.html"]


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 kB"), (12_345, "12 kB"), (5_337_000, "5.3 MB"), (7e9, "7.0 GB")],
)
def test_sizes_are_written_as_people_do(size: int, words: str) -> None:
    assert show_size(int(size)) == words


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.html", "/"),
        ("about/index.html", "/about/"),
        ("404.html", "/404.html"),
        ("myindex.html", "/myindex.html"),
        ("feed.xml", "/feed.xml"),
    ],
)
def test_files_are_told_by_the_address_that_readers_know(path: str, address: str) -> None:
    assert show_address(path) == address
