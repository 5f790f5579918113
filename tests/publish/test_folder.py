"""Publishing into a folder: whole at once or file by file, and nothing of anybody else's is touched."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from medsite.publish.clearance import Clearance
from medsite.publish.ledger import NAME
from medsite.publish.sending import Manner
from medsite.publish.setbacks import Changed, Denied, Full, Misplaced
from medsite.publish.targets.disk import is_movable
from medsite.publish.targets.folder import FolderTarget, make_target
from tests.publish.sites import NEXT, SITE, clear, make_setting, publish, read_tree, sleep_not, watch_not

REPO = Path(__file__).parents[2]
WAYS = pytest.mark.parametrize("in_place", ["no", "yes"])


@pytest.fixture
def cleared(tmp_path: Path) -> Clearance:
    return clear(tmp_path / "site" / "output", SITE)


@pytest.fixture
def after(tmp_path: Path) -> Clearance:
    return clear(tmp_path / "next", NEXT)


def _target(tmp_path: Path, in_place: str = "no", path: str = "../public") -> FolderTarget:
    return make_target(make_setting(tmp_path / "site", {}, path=path, in_place=in_place))


def _shown(tree: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in tree.items() if not path.startswith("cards/")}


@WAYS
def test_the_folder_becomes_the_site_and_follows_it(
    tmp_path: Path, cleared: Clearance, after: Clearance, in_place: str
) -> None:
    public = tmp_path / "public"
    publish(_target(tmp_path, in_place), cleared)
    assert read_tree(public) == SITE
    second = publish(_target(tmp_path, in_place), cleared)
    assert second.is_empty
    plan = publish(_target(tmp_path, in_place), after)
    assert len(plan.uploads) == 5
    assert _shown(read_tree(public)) == _shown(NEXT)
    assert sorted(place.name for place in tmp_path.iterdir()) == ["next", "public", "site"], (
        "something was left beside the folder"
    )


@WAYS
def test_files_links_and_folders_of_others_stay(
    tmp_path: Path, cleared: Clearance, after: Clearance, in_place: str
) -> None:
    public, elsewhere = tmp_path / "public", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "secret.txt").write_bytes(b"private")
    (public / "own" / "empty").mkdir(parents=True)
    (public / "own" / "CNAME").write_bytes(b"mine")
    (public / "way").symlink_to(elsewhere)
    public.chmod(0o751)
    for site in (cleared, after, cleared):
        publish(_target(tmp_path, in_place), site)
        tree = read_tree(public)
        assert tree["own/CNAME"] == b"mine"
        assert tree["way"].startswith(b"-> ")
        assert (public / "own" / "empty").is_dir()
        assert public.stat().st_mode & 0o777 == 0o751
    assert read_tree(elsewhere) == {"secret.txt": b"private"}


@WAYS
def test_a_page_of_somebody_else_is_not_overwritten(tmp_path: Path, cleared: Clearance, in_place: str) -> None:
    public = tmp_path / "public"
    public.mkdir()
    (public / "index.html").write_bytes(b"It works!")
    with pytest.raises(Changed, match=r"index\.html"):
        publish(_target(tmp_path, in_place), cleared)
    assert read_tree(public) == {"index.html": b"It works!"}
    publish(_target(tmp_path, in_place), cleared, Manner(sleep_not, watch_not, replace=True))
    assert read_tree(public) == SITE


@WAYS
def test_a_page_that_somebody_changed_is_not_overwritten(tmp_path: Path, cleared: Clearance, in_place: str) -> None:
    publish(_target(tmp_path, in_place), cleared)
    page = tmp_path / "public" / "about" / "index.html"
    page.write_bytes(b"<p>Closed on Monday.</p>")
    with pytest.raises(Changed, match="about"):
        publish(_target(tmp_path, in_place), cleared)
    assert page.read_bytes() == b"<p>Closed on Monday.</p>"


@WAYS
def test_what_went_missing_is_sent_again(tmp_path: Path, cleared: Clearance, in_place: str) -> None:
    publish(_target(tmp_path, in_place), cleared)
    (tmp_path / "public" / "feed.xml").unlink()
    plan = publish(_target(tmp_path, in_place), cleared)
    assert [upload.path for upload in plan.uploads] == ["feed.xml"]


@WAYS
def test_a_lost_list_costs_nothing(tmp_path: Path, cleared: Clearance, after: Clearance, in_place: str) -> None:
    publish(_target(tmp_path, in_place), cleared)
    (tmp_path / "public" / NAME).unlink()
    assert publish(_target(tmp_path, in_place), cleared).uploads == ()
    assert _shown(read_tree(tmp_path / "public")) == _shown(SITE)
    publish(_target(tmp_path, in_place), after)
    assert _shown(read_tree(tmp_path / "public")) == _shown(NEXT)


@WAYS
def test_a_link_in_the_place_of_a_folder_is_not_written_through(
    tmp_path: Path, cleared: Clearance, in_place: str
) -> None:
    public, elsewhere = tmp_path / "public", tmp_path / "elsewhere"
    public.mkdir()
    elsewhere.mkdir()
    (public / "assets").symlink_to(elsewhere)
    with pytest.raises(Changed, match="assets at the target is a link"):
        publish(_target(tmp_path, in_place), cleared)
    assert list(elsewhere.iterdir()) == []


@WAYS
def test_a_file_and_a_folder_can_change_places(tmp_path: Path, in_place: str) -> None:
    first = clear(tmp_path / "a", {"guide": b"1", "map/index.html": b"2"})
    second = clear(tmp_path / "b", {"guide/index.html": b"1", "map": b"2"})
    (tmp_path / "site").mkdir()
    publish(_target(tmp_path, in_place), first)
    publish(_target(tmp_path, in_place), second)
    assert read_tree(tmp_path / "public") == {"guide/index.html": b"1", "map": b"2"}


@WAYS
def test_a_folder_of_others_in_the_place_of_a_file_stays(tmp_path: Path, cleared: Clearance, in_place: str) -> None:
    (tmp_path / "public" / "feed.xml" / "own").mkdir(parents=True)
    with pytest.raises(Changed, match=r"feed\.xml at the target is a folder"):
        publish(_target(tmp_path, in_place), cleared)
    assert (tmp_path / "public" / "feed.xml" / "own").is_dir()


def test_a_folder_that_another_program_lives_in_stays_the_same_folder(tmp_path: Path, cleared: Clearance) -> None:
    public = tmp_path / "public"
    public.mkdir()
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes in folders")
    os.mkfifo(public / "pipe")
    before = public.stat().st_ino
    target = _target(tmp_path)
    publish(target, cleared)
    assert not target.atomic
    assert public.stat().st_ino == before
    assert (public / "pipe").exists()
    assert (public / "index.html").read_bytes() == SITE["index.html"]


def test_only_a_plain_tree_is_moved(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for number in range(3):
        (tmp_path / "a" / f"{number}.txt").touch()
    (tmp_path / "way").symlink_to("/")
    assert is_movable(tmp_path, (), 4)
    assert not is_movable(tmp_path, (), 3)
    assert is_movable(tmp_path, ("a/0.txt",), 3)


@pytest.mark.parametrize(
    "path", [".", "..", "../..", "content", "content/static", "themes/x", "output", "./output/sub", ".medsite"]
)
def test_the_sites_own_folders_are_no_target(tmp_path: Path, path: str) -> None:
    with pytest.raises(Misplaced, match="the site's own place"):
        _target(tmp_path, path=path)


@pytest.mark.parametrize("path", ["../public", "public", "outputs", "~/public"])
def test_other_folders_are(tmp_path: Path, path: str) -> None:
    setting = make_setting(tmp_path / "site", {"HOME": str(tmp_path / "home")}, path=path)
    assert make_target(setting).where == f"the folder {path}"


def test_a_drive_that_is_not_there_is_told(tmp_path: Path, cleared: Clearance) -> None:
    with pytest.raises(Misplaced, match="the folder above") as told:
        publish(_target(tmp_path, path="../drive/public"), cleared)
    assert str(tmp_path) not in told.value.what


@pytest.mark.parametrize("kind", ["file", "link"])
def test_a_target_that_is_no_folder_is_not_touched(tmp_path: Path, cleared: Clearance, kind: str) -> None:
    public, other = tmp_path / "public", tmp_path / "other"
    other.mkdir()
    if kind == "link":
        public.symlink_to(other)
    else:
        public.write_bytes(b"mine")
    with pytest.raises(Misplaced, match="a link" if kind == "link" else "not a folder"):
        publish(_target(tmp_path), cleared)
    assert list(other.iterdir()) == []


_RUN = """
import os, resource, sys
from pathlib import Path
from medsite.publish.setbacks import Setback
from tests.publish.sites import NEXT, clear, make_setting, publish
from medsite.publish.targets.disk import is_movable
from medsite.publish.targets.folder import make_target
root, in_place, trouble = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
cleared = clear(root / "next", NEXT)
if trouble == "read-only" and os.getuid() == 0:
    os.setuid(65534)
if trouble == "full":
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, 16))
try:
    publish(make_target(make_setting(root / "site", {}, path="../deep/public", in_place=in_place)), cleared)
except Setback as setback:
    sys.stdout.write(type(setback).__name__ + ": " + setback.what)
"""


@WAYS
@pytest.mark.parametrize(("trouble", "kind"), [("read-only", Denied), ("full", Full)])
def test_a_full_or_read_only_target_keeps_the_old_site(
    tmp_path: Path, in_place: str, trouble: str, kind: type[Exception]
) -> None:
    cleared = clear(tmp_path / "site" / "output", SITE)
    if sys.platform == "win32":
        pytest.skip("Windows has no such limits and rights")
    (tmp_path / "deep").mkdir()
    publish(_target(tmp_path, in_place, "../deep/public"), cleared)
    for folder in [tmp_path, *tmp_path.parents]:
        if folder.owner() == tmp_path.owner() and "pytest" in folder.name:
            folder.chmod(0o755)
    if trouble == "read-only":
        for place in [*(tmp_path / "deep").rglob("*"), tmp_path / "deep"]:
            place.chmod(0o555 if place.is_dir() else 0o444)
    done = subprocess.run(
        [sys.executable, "-c", _RUN, str(tmp_path), in_place, trouble],
        env={**os.environ, "PYTHONPATH": str(REPO)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.startswith(f"{kind.__name__}: "), done.stdout + done.stderr
    assert str(tmp_path) not in done.stdout
    public = tmp_path / "deep" / "public"
    tree = read_tree(public)
    assert {path: data for path, data in tree.items() if path in SITE} == SITE
    for place in [tmp_path / "deep", *(tmp_path / "deep").rglob("*")]:
        place.chmod(0o755 if place.is_dir() else 0o644)
    publish(_target(tmp_path, in_place, "../deep/public"), clear(tmp_path / "next", NEXT))
    assert _shown(read_tree(public)) == _shown(NEXT)
    assert [place.name for place in (tmp_path / "deep").iterdir()] == ["public"]
