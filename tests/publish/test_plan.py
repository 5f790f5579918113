"""What is sent, in which order, and what is left alone."""

import pytest

from medsite.compute.digest import digest_bytes
from medsite.publish.ledger import EMPTY, NAME, Ledger, is_inside, ledger_bytes, parse_ledger
from medsite.publish.plan import (
    ASSETS,
    HOME,
    KEEP_CARDS,
    LISTS,
    PAGES,
    list_unsettled,
    note_sent,
    plan_sending,
    stage_of,
)
from tests.publish.sites import NEXT, SITE, URL


def _files(site: dict[str, bytes]) -> dict[str, tuple[str, int]]:
    return {path: (digest_bytes(data), len(data)) for path, data in site.items()}


def _ledger(site: dict[str, bytes], **more: tuple[tuple[str, int], ...]) -> Ledger:
    return Ledger(tuple(sorted((path, digest) for path, (digest, _) in _files(site).items())), url=URL, **more)  # type: ignore[arg-type]


def test_a_first_run_sends_everything_and_a_second_one_nothing() -> None:
    first = plan_sending(_files(SITE), EMPTY, {}, url=URL)
    assert {upload.path for upload in first.uploads} == set(SITE)
    assert all(upload.new for upload in first.uploads)
    assert first.size == sum(map(len, SITE.values()))
    second = plan_sending(_files(SITE), first.after, {}, url=URL)
    assert second.is_empty
    assert second.unchanged == len(SITE)


def test_what_pages_show_goes_first_and_the_front_page_last() -> None:
    order = [upload.path for upload in plan_sending(_files(SITE), EMPTY, {}, url=URL).uploads]
    assert order[:3] == ["assets/style-0123456789.css", "assets/tea-a1b2c3d4e5.png", "cards/colds-a1b2c3d4e5.png"]
    assert order[3:6] == ["articles/colds/index.html", "about/index.html", "articles/index.html"]
    assert order[6:] == ["feed.xml", "sitemap.xml", "index.html"]


@pytest.mark.parametrize(
    ("path", "stage"),
    [
        ("index.html", HOME),
        ("de/index.html", PAGES),
        ("404.html", PAGES),
        ("sitemap.xml", LISTS),
        ("search/index.json", LISTS),
        ("_redirects", LISTS),
        ("CNAME", LISTS),
        ("assets/style-0123456789.css", ASSETS),
        ("doctors/ines-tavares.vcf", ASSETS),
        ("images/index.html.png", ASSETS),
    ],
)
def test_each_file_has_its_stage(path: str, stage: int) -> None:
    assert stage_of(path) == stage


def test_only_what_changed_is_sent_and_what_is_gone_is_removed() -> None:
    plan = plan_sending(_files(NEXT), _ledger(SITE), {}, url=URL)
    assert [upload.path for upload in plan.uploads if upload.new] == [
        "cards/colds-ffffffffff.png",
        "articles/coughs/index.html",
    ]
    assert [upload.path for upload in plan.uploads if not upload.new] == [
        "articles/index.html",
        "feed.xml",
        "index.html",
    ]
    assert plan.deletions == ("about/index.html",)
    assert plan.kept == ("cards/colds-a1b2c3d4e5.png",)


def test_an_earlier_card_goes_after_so_many_publishes_that_sent_something() -> None:
    ledger = _ledger(SITE)
    for number in range(KEEP_CARDS):
        site = _files({**NEXT, "index.html": b"%d" % number})
        plan = plan_sending(site, ledger, {}, url=URL)
        assert plan.kept, f"gone after {number} publishes"
        assert plan_sending(site, plan.after, {}, url=URL).is_empty
        ledger = plan.after
    last = plan_sending(_files({**NEXT, "index.html": b"last"}), ledger, {}, url=URL)
    assert (last.kept, last.deletions) == ((), ("cards/colds-a1b2c3d4e5.png",))


def test_a_card_that_comes_back_is_an_ordinary_file_again() -> None:
    away = plan_sending(_files(NEXT), _ledger(SITE), {}, url=URL)
    back = plan_sending(_files(SITE), away.after, {}, url=URL)
    assert "cards/colds-a1b2c3d4e5.png" not in [upload.path for upload in back.uploads]
    assert back.kept == ("cards/colds-ffffffffff.png",)
    assert plan_sending(_files(SITE), _ledger(SITE), {}, url=URL, keep_cards=0).is_empty


def test_a_card_goes_with_its_page() -> None:
    without = {path: data for path, data in SITE.items() if "colds" not in path}
    plan = plan_sending(_files(without), _ledger(SITE), {}, url=URL)
    assert plan.kept == ()
    assert plan.deletions == ("articles/colds/index.html", "cards/colds-a1b2c3d4e5.png")


def test_without_patience_no_card_is_kept() -> None:
    plan = plan_sending(_files(NEXT), _ledger(SITE), {}, url=URL, keep_cards=0)
    assert plan.deletions == ("about/index.html", "cards/colds-a1b2c3d4e5.png")


def test_files_of_others_are_in_the_way_unless_they_are_the_same() -> None:
    standing = {"index.html": digest_bytes(b"It works!"), "feed.xml": digest_bytes(SITE["feed.xml"])}
    plan = plan_sending(_files(SITE), EMPTY, standing, url=URL)
    assert plan.clashes == ("index.html",)
    assert not plan.is_empty
    replaced = plan_sending(_files(SITE), EMPTY, standing, url=URL, replace=True)
    assert replaced.clashes == ()
    assert [upload.path for upload in replaced.uploads][-1] == "index.html"
    assert "feed.xml" not in [upload.path for upload in replaced.uploads]
    assert dict(replaced.during.files) == {"feed.xml": digest_bytes(SITE["feed.xml"])}


def test_nothing_is_removed_that_medsite_did_not_put_there() -> None:
    others = Ledger((("index.html", "1"),), (), (), URL)
    assert plan_sending(_files(NEXT), EMPTY, {}, url=URL).deletions == ()
    assert plan_sending(_files(NEXT), others, {}, url=URL).deletions == ()


def test_a_run_that_was_cut_off_is_taken_up_where_it_stopped() -> None:
    plan = plan_sending(_files(NEXT), _ledger(SITE), {}, url=URL)
    half = note_sent(plan.during, plan.uploads[:2])
    unsettled = list_unsettled({path: digest for path, (digest, _) in _files(NEXT).items()}, half)
    assert unsettled == ("articles/index.html", "feed.xml", "index.html")
    standing = {"articles/index.html": digest_bytes(NEXT["articles/index.html"]), "feed.xml": "old"}
    again = plan_sending(_files(NEXT), half, standing, url=URL)
    assert [upload.path for upload in again.uploads] == ["feed.xml", "index.html"]
    assert again.clashes == ()
    assert again.deletions == ("about/index.html",)
    assert again.after == plan.after


def test_what_was_about_to_be_sent_is_ours_to_remove() -> None:
    cut = Ledger(_ledger(SITE).files, (("articles/coughs/index.html", "x"),), (), URL)
    plan = plan_sending(_files(SITE), cut, {}, url=URL)
    assert plan.deletions == ("articles/coughs/index.html",)


def test_a_file_in_the_place_of_a_folder_waits_until_the_folder_is_gone() -> None:
    old, new = _ledger({"guide/index.html": b"1", "map": b"2"}), _files({"guide": b"1", "map/index.html": b"2"})
    plan = plan_sending(new, old, {}, url=URL)
    assert plan.clearing == plan.deletions == ("guide/index.html", "map")
    assert plan_sending(_files(NEXT), _ledger(SITE), {}, url=URL).clearing == ()


def test_a_name_that_changes_its_letter_case_is_removed_before_it_comes() -> None:
    old, new = {"files/Map.pdf": b"1", "index.html": b"2"}, _files({"files/map.pdf": b"1", "index.html": b"2"})
    same = {"files/map.pdf": digest_bytes(b"1")}  # what a system says that does not know one from the other
    for standing in ({}, same):
        plan = plan_sending(new, _ledger(old), standing, url=URL)
        assert plan.clearing == ("files/Map.pdf",)
        assert [upload.path for upload in plan.uploads] == ["files/map.pdf"]
        assert plan.clashes == ()


@pytest.mark.parametrize("other", ["https://other.example.org", "https://elmrow.example.org/sub"])
def test_another_site_is_not_replaced_unless_asked_for(other: str) -> None:
    theirs = Ledger(_ledger(SITE).files, url=other)
    plan = plan_sending(_files(NEXT), theirs, {}, url=URL)
    assert (plan.stranger, plan.is_barred, plan.is_empty) == (other, True, False)
    moved = plan_sending(_files(NEXT), theirs, {}, url=URL, replace=True)
    assert not moved.is_barred
    assert "about/index.html" in moved.deletions, "moving leaves nothing behind"
    assert moved.during.url == moved.after.url == URL


@pytest.mark.parametrize(
    "same", ["", "http://elmrow.example.org", "https://elmrow.example.org/", "https://ELMROW.example.org"]
)
def test_the_same_site_is_known_again(same: str) -> None:
    assert not plan_sending(_files(NEXT), Ledger(_ledger(SITE).files, url=same), {}, url=URL).is_barred


def test_everything_can_be_sent_again() -> None:
    plan = plan_sending(_files(SITE), _ledger(SITE), {}, url=URL, again=True)
    assert len(plan.uploads) == len(SITE)
    assert plan.after == _ledger(SITE)


def test_a_ledger_survives_its_file() -> None:
    ledger = Ledger((("a b.html", "1"), ("ü.html", "2")), (("c", "3"),), (("cards/x.png", 2),), URL)
    assert parse_ledger(ledger_bytes(ledger)) == ledger


@pytest.mark.parametrize(
    "data",
    [
        None,
        b"",
        b"{",
        b"[]",
        b'{"format": 2, "url": "", "files": {}, "pending": {}, "kept": {}}',
        b'{"format": 1, "url": "", "files": {"../x": "1"}, "pending": {}, "kept": {}}',
        b'{"format": 1, "url": "", "files": {"/etc/x": "1"}, "pending": {}, "kept": {}}',
        b'{"format": 1, "url": "", "files": {}, "pending": {"a/../../x": "1"}, "kept": {}}',
        b'{"format": 1, "url": "", "files": {"c:x": "1"}, "pending": {}, "kept": {}}',
        b'{"format": 1, "url": "", "files": 3, "pending": {}, "kept": {}}',
        b"\xff\xfe",
    ],
)
def test_a_ledger_that_cannot_be_trusted_names_nothing(data: bytes | None) -> None:
    assert parse_ledger(data) == EMPTY


@pytest.mark.parametrize("path", ["a", "a/b.html", ".well-known/security.txt", "ü/…"])
def test_an_ordinary_path_is_inside(path: str) -> None:
    assert is_inside(path)


@pytest.mark.parametrize("path", ["", "/a", "a//b", "a/", "./a", "a/../b", "a\\b", "c:a", "a\0b", NAME])
def test_an_odd_path_is_not_inside(path: str) -> None:
    assert not is_inside(path)
