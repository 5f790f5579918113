"""Sources: everything under content/ is found, nothing outside is opened, nothing hangs."""

import os
import socket
from pathlib import Path

import pytest

from medsite.read.sources import LARGEST, find_sources, read_source


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content" / "articles").mkdir(parents=True)
    (tmp_path / "content" / "site.yaml").write_bytes(b"title: T\n")
    return tmp_path


def paths(root: Path) -> list[str]:
    return [sighting.path for sighting in find_sources(root).files]


def said(root: Path) -> list[tuple[str, str]]:
    return [(problem.place.path, problem.rule) for problem in find_sources(root).problems]


def test_files_come_by_path_with_their_facts(root: Path) -> None:
    for name in ("articles/b.md", "articles/a.md", "articles/a/index.md", "articles/a-b.md"):
        (root / "content" / name).parent.mkdir(exist_ok=True)
        (root / "content" / name).write_bytes(b"x")
    found = find_sources(root)
    names = [sighting.path for sighting in found.files]
    assert names == sorted(names)
    assert len(names) == 5
    facts = (root / "content/articles/a.md").stat()
    sighting = next(one for one in found.files if one.path == "content/articles/a.md")
    assert (sighting.size, sighting.mtime_ns, sighting.inode) == (1, facts.st_mtime_ns, facts.st_ino)


@pytest.mark.parametrize(
    "name",
    ["a.md~", ".a.md.swp", "a.md.bak", "#a.md#", ".#a.md", ".DS_Store", "Thumbs.db", ".git/x", "~$a.docx", "a.tmp"],
)
def test_backups_and_dotfiles_are_passed_over(root: Path, name: str) -> None:
    file = root / "content" / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"x")
    assert paths(root) == ["content/site.yaml"]
    assert said(root) == []


def test_well_known_is_kept_under_static_alone(root: Path) -> None:
    for folder in ("static/.well-known", "articles/.well-known", "static/a/.well-known"):
        (root / "content" / folder).mkdir(parents=True)
        (root / "content" / folder / "x").write_bytes(b"x")
    assert paths(root) == ["content/site.yaml", "content/static/.well-known/x"]


@pytest.mark.parametrize("target", ["../outside.md", "site.yaml", "/etc/hostname", ".", "nowhere", "a.md"])
def test_a_link_is_said_and_never_followed(root: Path, target: str) -> None:
    (root / "outside.md").write_bytes(b"secret")
    (root / "content" / "a.md").symlink_to(target)
    assert paths(root) == ["content/site.yaml"]
    assert said(root) == [("content/a.md", "R042")]
    read = read_source(root, "content/a.md")
    assert (read.value, [problem.rule for problem in read.problems]) == (None, ["R042"])


def test_a_content_folder_that_is_a_link_is_said(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "content").symlink_to("elsewhere")
    assert said(tmp_path) == [("content", "R042")]


def test_pipes_and_sockets_are_said_and_never_hang(root: Path) -> None:
    os.mkfifo(root / "content" / "a.md")
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(root / "content" / "b.md"))
        assert said(root) == [("content/a.md", "R042"), ("content/b.md", "R042")]
        for name in ("a.md", "b.md"):
            read = read_source(root, f"content/{name}")
            assert read.value is None
            assert len(read.problems) == 1


def test_a_missing_content_folder_is_said(tmp_path: Path) -> None:
    assert said(tmp_path) == [("content", "R041")]


def test_a_file_that_is_gone_is_said_without_the_machines_path(root: Path) -> None:
    problem = read_source(root, "content/gone.md").problems[0]
    assert problem.rule == "R041"
    assert str(root) not in problem.message
    assert problem.message == "this file cannot be read: no such file or directory"


def test_a_file_that_is_too_large_is_said(root: Path) -> None:
    with (root / "content" / "a.bin").open("wb") as file:
        file.truncate(LARGEST + 1)
    assert said(root) == [("content/a.bin", "R044")]
    assert [problem.rule for problem in read_source(root, "content/a.bin").problems] == ["R044"]


def test_a_name_that_no_address_can_hold_is_said(root: Path) -> None:
    for name in (b"a\xff.md", b"a\n.md", b"a\\b.md"):
        (Path(os.fsdecode(os.fsencode(root / "content") + b"/" + name))).write_bytes(b"x")
    assert [rule for _, rule in said(root)] == ["R043"] * 3
    for problem in find_sources(root).problems:
        problem.place.path.encode()
        assert problem.place.path.isprintable()


def test_deep_folders_end(root: Path) -> None:
    folder = root / "content"
    for _ in range(60):
        folder /= "d"
    folder.mkdir(parents=True)
    assert [rule for _, rule in said(root)] == ["R043"]


def test_bytes_are_read_once_and_named_by_digest(root: Path) -> None:
    source = read_source(root, "content/site.yaml").value
    assert source is not None
    assert (source.path, source.data, len(source.digest)) == ("content/site.yaml", b"title: T\n", 32)


@pytest.mark.parametrize(
    "path", ["content/../secret", "secret", "content//a", "content/b/secret", "/etc/hostname", "content"]
)
def test_no_path_leads_out_of_the_content(root: Path, path: str) -> None:
    (root / "secret").write_bytes(b"x")
    (root / "content" / "b").symlink_to("..")
    read = read_source(root, path)
    assert read.value is None
    assert [problem.rule for problem in read.problems] in (["R042"], ["R041"])
